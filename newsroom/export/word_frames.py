"""Frames that Word cannot take as they are: vertical lines, and the words of empty pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from newsroom.export.word_boxes import style_id
from newsroom.export.word_lines import Look, Policy, glyphs, pieces, runs_xml
from newsroom.model.frame import Line, PageFrames, PictureFrame, Run, Stance, TextFrame, TextRole
from newsroom.model.length import Length, Pt

_PLACEHOLDER_SIZE = int(Pt(9))
_CLOSEST = 0.9  # em between baselines that one text box can hold
_ASCENT = 0.88  # of the em box lies above the baseline
# Marks that lie on their side or in a corner in vertical lines, unless in their vertical forms.
_TURNING = frozenset("—…⋯–～~-‐“”‘’（）《》〈〉【】〖〗〔〕［］｛｝「」『』：；，。、．")


def parted(frame: TextFrame, line: Line) -> Iterator[TextFrame | Line]:
    """A vertical line in its order: frames of what stands in it, lines of what lies.

    What stands becomes a horizontal frame, one em of it a line, each in its place: office programs
    disagree on the axis and the beginning of vertical text, never on this. A new frame begins at a
    mark set closer than a line can be low, whose ink would be cut off. Words lie, and marks that a
    font has no vertical forms of.
    """
    found: list[Line] = []
    for run in line.runs:
        for part in _cut(run):
            baseline = Length(round(part.xs[0] + _ASCENT * run.size))
            lies = part.stance is Stance.LYING
            if found and (lies or baseline - found[-1].baseline < run.size * _CLOSEST):
                yield _stack(frame, found)
                found = []
            if lies:
                yield replace(line, runs=(part,))
            else:
                width = sum(part.advances)
                xs = accumulate(part.advances, initial=round(line.baseline - width / 2))
                one = replace(part, xs=tuple(xs), stance=Stance.UPRIGHT)
                found.append(replace(line, baseline=baseline, runs=(one,), ends=False))
    if found:
        yield _stack(frame, found)


def _stack(frame: TextFrame, lines: Sequence[Line]) -> TextFrame:
    steps = [b.baseline - a.baseline for a, b in pairwise(lines)]
    pitch = Length(min(steps, default=int(frame.pitch)))
    return replace(frame, lines=tuple(lines), pitch=pitch, vertical=False)


def _cut(run: Run) -> Iterator[Run]:
    """A run of upright characters one by one; others whole."""
    if run.stance is not Stance.UPRIGHT:
        yield run
        return
    for index, char in enumerate(run.text):
        if not char.isspace():
            yield replace(
                run,
                text=char,
                xs=run.xs[index : index + 2],
                advances=(run.advances[index] or int(run.size),),
                offsets=(),
                stance=Stance.LYING if char in _TURNING else Stance.UPRIGHT,
            )


def lying_xml(line: Line, usual: Look, policy: Policy) -> str:
    """The w:p of what lies in a vertical line: automatic spacing, in a box centred on its axis."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.role)}"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"{runs_xml(pieces(glyphs(line, policy), policy), usual)}</w:p>"
    )


def placeholder(frame: PictureFrame, page: PageFrames) -> TextFrame | None:
    """The words in an empty picture's place, centred; None on a page without any type."""
    face = next(
        (
            run.face
            for text in page.frames
            if isinstance(text, TextFrame)
            for line in text.lines
            for run in line.runs
        ),
        None,
    )
    if face is None:
        return None
    first = "图片打不开" if frame.picture else "图片待补"
    size = min(_PLACEHOLDER_SIZE, int(frame.width) // (len(first) + 1))
    room = max(int(frame.width) // max(size, 1) - 1, 0)
    caption = "" if frame.label == first else frame.label
    if len(caption) > room:
        caption = caption[: max(room - 1, 0)] + "…"
    words = [text for text in (first, caption) if text]
    pitch = size * 1.5
    top = frame.height / 2 - pitch * (len(words) - 1) / 2 + size * 0.38
    lines = []
    for number, content in enumerate(words):
        left = (frame.width - size * len(content)) / 2
        xs = tuple(round(left + size * index) for index in range(len(content) + 1))
        run = Run(content, face, Length(size), xs, (size,) * len(content), colour="6B7280")
        baseline = Length(round(top + pitch * number))
        lines.append(Line(baseline, (run,), frame.width, number, TextRole.CAPTION, ends=True))
    return TextFrame(
        frame.x,
        frame.y,
        frame.width,
        frame.height,
        tuple(lines),
        Length(round(pitch)),
        TextRole.CAPTION,
        f"{frame.label}　{first}",
        frame.placement,
        frame.article,
    )
