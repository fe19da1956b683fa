"""A text frame as Word paragraphs in text boxes: which lines share a box and a paragraph.

With exact spacing every engine sets a baseline 0.8 of the line below the line's top, whatever the
font, so boxes and paragraphs follow from baselines alone. Lines keep their places by indents and
ends by line breaks, never by an engine's own breaking or alignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsroom.export.word_lines import (
    Glyph,
    Look,
    Policy,
    glyphs,
    pieces,
    runs_xml,
)
from newsroom.model.frame import Line, TextFrame, TextRole
from newsroom.model.length import EMU_PER_PT, EMU_PER_TWIP, Length

ABOVE = 0.8  # of the line lies above its baseline
_SLACK = 1.3  # em a box is wider than its text, so that no engine finds a line too long
_LATIN_SLACK = 0.25  # em more for each Latin letter, which a stand-in font may set wider
_DRIFT = 6  # twips a baseline may be off before a paragraph is split to correct it
_BREAK = "<w:r><w:br/></w:r>"


@dataclass(frozen=True, slots=True)
class Usual:
    """What a role's paragraph style says, so that paragraphs and runs need not. pitch: twips."""

    look: Look
    pitch: int


@dataclass(frozen=True, slots=True)
class Set:
    """A line with its glyphs; left: of the first one, in twips from the frame."""

    line: Line
    glyphs: tuple[Glyph, ...]
    left: int


@dataclass(slots=True)
class Paragraph:
    """Lines of one w:p. left, first: indents of the further lines and of the first, in twips."""

    role: TextRole
    before: int
    pitch: int
    lines: list[Set] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first line's indent."""
        return self.lines[0].left

    @property
    def left(self) -> int:
        """The further lines' indent."""
        return self.lines[-1].left

    def takes(self, line: Set, step: int, *, same: bool) -> bool:
        """Whether a line `step` twips below the last one may follow in this w:p.

        same: both lines are of one composed paragraph.
        """
        fits = len(self.lines) == 1 or line.left == self.left
        return same and fits and line.line.role is self.role and abs(step) <= _DRIFT


@dataclass(slots=True)
class Box:
    """Paragraphs of one text box. top: from the frame's top, in twips; shift: its left edge."""

    top: int
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def lines(self) -> Iterable[Set]:
        """All lines, downwards."""
        return (line for paragraph in self.paragraphs for line in paragraph.lines)

    @property
    def shift(self) -> int:
        """Left edge from the frame's: negative where a line begins left of the frame.

        A squeezed opening bracket's blank half lies there; engines may clip what leaves a box.
        """
        return min(0, *(line.left for line in self.lines))

    @property
    def height(self) -> int:
        """Of all lines, in twips."""
        return sum(p.before + p.pitch * len(p.lines) for p in self.paragraphs)

    @property
    def right(self) -> float:
        """Where the longest line ends, with its slack, in EMU from the frame's left."""
        return max(
            (_end(line.glyphs) for line in self.lines if line.glyphs),
            default=0.0,
        )


def _end(line: Sequence[Glyph]) -> float:
    size = max(glyph.look.size for glyph in line) * EMU_PER_PT / 2
    latin = sum(glyph.char.isascii() and glyph.char.isalnum() for glyph in line)
    natural = line[-1].x + line[-1].advance
    return natural + size * (_SLACK + _LATIN_SLACK * latin)


def boxes(frame: TextFrame, policy: Policy) -> tuple[Box, ...]:
    """The frame's lines in as few boxes as can hold them; lines side by side need one each."""
    found: list[Box] = []
    baseline = 0
    previous: Set | None = None
    for line in _set(frame, policy):
        wanted = Length(line.line.baseline).twips
        pitch = _pitch(frame, line)
        step = wanted - baseline
        if previous is None or step < pitch // 2:
            found.append(Box(wanted - round(ABOVE * pitch)))
            found[-1].paragraphs.append(Paragraph(line.line.role, 0, pitch, [line]))
            baseline = found[-1].top + round(ABOVE * pitch)
        else:
            same = line.line.paragraph == previous.line.paragraph and not previous.line.ends
            baseline += _add(found[-1], line, step, pitch, same=same)
        previous = line
    return tuple(found)


def _set(frame: TextFrame, policy: Policy) -> Iterable[Set]:
    for line in frame.lines:
        made = glyphs(line, policy)
        if made:
            yield Set(line, made, round(made[0].x / EMU_PER_TWIP))


def _pitch(frame: TextFrame, line: Set) -> int:
    """The line's height in twips; a sole line gets room enough for its tallest strokes."""
    if len(frame.lines) > 1:
        return max(frame.pitch.twips, 20)
    return max(frame.pitch.twips, max(glyph.look.size for glyph in line.glyphs) * 12)


def _add(box: Box, line: Set, step: int, pitch: int, *, same: bool) -> int:
    """Put a line below the last one; give how far its baseline lies below the last baseline."""
    last = box.paragraphs[-1]
    if last.takes(line, step - last.pitch, same=same):
        last.lines.append(line)
        return last.pitch
    below = last.pitch - round(ABOVE * last.pitch)
    before = step - below - round(ABOVE * pitch)
    if abs(before) <= 1:
        before = 0
    elif before < 0:
        pitch = max(round((step - below) / ABOVE), 20)
        before = 0
    box.paragraphs.append(Paragraph(line.line.role, before, pitch, [line]))
    return below + before + round(ABOVE * pitch)


def paragraphs_xml(
    paragraphs: Iterable[Paragraph], shift: int, policy: Policy, usual: Mapping[TextRole, Usual]
) -> str:
    """The w:p elements of a box whose left edge is `shift` twips from its frame's."""
    return "".join(
        _paragraph(paragraph, shift, policy, usual[paragraph.role]) for paragraph in paragraphs
    )


def _paragraph(paragraph: Paragraph, shift: int, policy: Policy, usual: Usual) -> str:
    lines = _BREAK.join(
        runs_xml(pieces(line.glyphs, policy), usual.look) for line in paragraph.lines
    )
    spacing = ""
    if paragraph.before or paragraph.pitch != usual.pitch:
        spacing = (
            f'<w:spacing w:before="{paragraph.before}" w:after="0" w:line="{paragraph.pitch}"'
            ' w:lineRule="exact"/>'
        )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(paragraph.role)}"/>{spacing}'
        f"{_indent(paragraph, shift)}</w:pPr>{lines}</w:p>"
    )


def _indent(paragraph: Paragraph, shift: int) -> str:
    left, more = paragraph.left - shift, paragraph.first - paragraph.left
    parts = f' w:left="{left}"' if left else ""
    if more > 0:
        parts += f' w:firstLine="{more}"'
    elif more < 0:
        parts += f' w:hanging="{-more}"'
    return f"<w:ind{parts}/>" if parts else ""


def style_id(role: TextRole) -> str:
    """The paragraph style of a role on a page."""
    return f"Page{role.value.capitalize()}"
