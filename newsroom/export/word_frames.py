"""Frames that Word cannot take as they are: vertical lines, and the words of empty pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsroom.export.word_boxes import style_id
from newsroom.export.word_lines import Glyph, Look, Policy, glyphs, pieces, runs_xml
from newsroom.model.frame import Line, PageFrames, PictureFrame, Run, TextFrame, TextRole
from newsroom.model.length import EMU_PER_PT, Length, Pt

_UPRIGHT_ROOM = 0.95  # em from which a digit or letter stands upright
_FULL_WIDTH = 0xFEE0  # from ASCII to its full-width forms
_PLACEHOLDER_SIZE = int(Pt(9))
_ASCENT = 0.88  # of the em box lies above the baseline
# Marks that lie on their side or in a corner in vertical lines, unless in their vertical forms.
_TURNING = frozenset("—…⋯–～~-‐“”‘’（）《》〈〉【】〖〗〔〕［］｛｝「」『』：；，。、．")


def stacked(frame: TextFrame, line: Line) -> TextFrame | None:
    """A vertical line as a horizontal frame with one character a line, each in its place.

    Office programs disagree on the axis and the beginning of vertical text, never on this. None
    where some character of the line lies on its side.
    """
    found = []
    for run in line.runs:
        for index, char in enumerate(run.text):
            top, room = run.xs[index], run.xs[index + 1] - run.xs[index]
            lies = unicodedata.east_asian_width(char) not in "WFA" and not char.isspace()
            if char in _TURNING or (lies and room < _UPRIGHT_ROOM * run.size):
                return None
            if char.isspace():
                continue
            advance = run.advances[index] or int(run.size)
            left = round(line.baseline - advance / 2)
            one = replace(
                run, text=char, xs=(left, left + advance), advances=(advance,), offsets=()
            )
            baseline = Length(round(top + _ASCENT * run.size))
            found.append(replace(line, baseline=baseline, runs=(one,), ends=False))
    if not found:
        return None
    steps = [b.baseline - a.baseline for a, b in pairwise(found)]
    pitch = Length(min(steps, default=int(frame.pitch)))
    return replace(frame, lines=tuple(found), pitch=pitch, vertical=False)


def upright_xml(line: Line, usual: Look, policy: Policy) -> str:
    """The w:p of a vertical line: automatic spacing, in a box centred on the line's axis."""
    upright = _standing(glyphs(line, policy))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.role)}"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"{runs_xml(pieces(upright, policy), usual)}</w:p>"
    )


def _standing(line: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The line with its upright digits and letters as full-width ones.

    Those were given a full em each; office programs would lay their usual forms on the side.
    """
    found = []
    for index, glyph in enumerate(line):
        em = glyph.look.size * EMU_PER_PT / 2
        room = line[index + 1].x - glyph.x if index + 1 < len(line) else em
        if "!" <= glyph.char <= "~" and room >= _UPRIGHT_ROOM * em:
            wide = chr(ord(glyph.char) + _FULL_WIDTH)
            found.append(replace(glyph, char=wide, advance=em))
        else:
            found.append(glyph)
    return tuple(found)


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
