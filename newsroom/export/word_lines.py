"""Composed lines as Word runs: each glyph's place is carried by tracking.

Word moves a glyph's successor by the font's advance plus the run's tracking, so tracking is the
placed width less the advance. Two policies:

EXACT  per glyph, negative values allowed: what Word and WPS place to a hundredth of a millimetre.
SAFE   LibreOffice clamps negative tracking and leaves it out on a run's last glyph, so a line that
       holds a squeezed mark gets one even tracking instead, which keeps its first and last glyph
       in place; and it adds a gap of its own between Han and Latin, which a zero-width space in
       an untracked run takes away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import ceil, floor

from newsroom.export.word_base import attribute, half_points, text
from newsroom.model.frame import FontFace, Line
from newsroom.model.length import EMU_PER_PT, EMU_PER_TWIP

GUARD = "\u200b"
_SQUEEZED = 1 / 12  # em: less than this taken from a glyph is the fine adjustment of a line
_TOLERANCE = 2.0  # twips a glyph may be off for the sake of longer runs: 0.035 mm
_HAN = re.compile(
    "[\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LATIN = re.compile("[A-Za-z0-9\u00c0-\u024f\u0370-\u04ff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Policy(StrEnum):
    """For whom a page file is written. SAFE looks right everywhere; EXACT is for Word and WPS."""

    SAFE = "safe"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Look:
    """What one glyph is set in. size: half points. colour: six hexadecimal digits.

    latin: the font named for Latin letters and digits. Han advances are one em in any stand-in,
    Latin ones are not, so SAFE names the very font that was measured.
    """

    font: str
    latin: str
    size: int
    colour: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a line. x: its origin; advance: its own width; both in EMU."""

    char: str
    look: Look
    x: float
    advance: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters that share look and tracking (twips): one w:r."""

    text: str
    look: Look
    tracking: int


def glyphs(line: Line, policy: Policy) -> tuple[Glyph, ...]:
    """The line's characters with origins and advances, advances at the size Word can be given."""
    found = []
    for run in line.runs:
        size = half_points(run.size)
        scale = size * EMU_PER_PT / 2 / run.size if run.size else 1.0
        look = Look(*_names(run.face, policy), size, run.colour.lstrip("#").upper())
        content = _UNPRINTABLE.sub(" ", run.text)
        for char, x, advance in zip(content, run.xs, run.advances, strict=False):
            found.append(Glyph(char, look, x, advance * scale))
    return _narrowed(found) if policy is Policy.SAFE else tuple(found)


def _narrowed(line: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Blanks that lost room, or whose left neighbour did, in a smaller size instead.

    A squeezed mark is blank on that side anyway, and a smaller blank is exact everywhere, where
    negative tracking is not.
    """
    found = list(line)
    for index, blank in enumerate(line[:-1]):
        if not blank.char.isspace():
            continue
        x = blank.x
        if index and (found[index - 1].x + found[index - 1].advance - x) > _slight(blank):
            x = found[index - 1].x + found[index - 1].advance
        room = line[index + 1].x - x
        size = floor(blank.look.size * room / blank.advance) if blank.advance else 0
        if size >= 2 and blank.advance - room > _slight(blank):
            share = size / blank.look.size
            look = replace(blank.look, size=size)
            found[index] = replace(blank, x=x, advance=blank.advance * share, look=look)
    return tuple(found)


def _slight(glyph: Glyph) -> float:
    """What a glyph may lose in the fine adjustment of a line, in EMU."""
    return _SQUEEZED * glyph.look.size * EMU_PER_PT / 2


def _names(face: FontFace, policy: Policy) -> tuple[str, str]:
    measured = policy is Policy.SAFE and face.substituted and face.family
    return face.word_name, face.family if measured else face.word_name


def tracking(line: Sequence[Glyph], policy: Policy) -> tuple[int, ...]:
    """Tracking of each glyph in twips; the last one's is 0, for nothing follows it."""
    wanted = [(b.x - a.x - a.advance) / EMU_PER_TWIP for a, b in pairwise(line)]
    if policy is Policy.SAFE and _squeezed(line, wanted):
        even = sum(wanted) / len(wanted)
        wanted = [even] * len(wanted)
    return (*_whole(wanted), 0) if line else ()


def _squeezed(line: Sequence[Glyph], wanted: Sequence[float]) -> bool:
    """Whether some glyph got clearly less room than it needs: a mark set at half width."""
    return any(
        value * EMU_PER_TWIP < -_slight(glyph) for value, glyph in zip(wanted, line, strict=False)
    )


def _whole(wanted: Sequence[float]) -> list[int]:
    """Whole twips that keep every glyph within the tolerance, changing as seldom as possible."""
    given: list[int] = []
    error = 0.0  # where the glyphs should be, less where they are
    last: int | None = None
    for value in wanted:
        error += value
        choices = {floor(value), ceil(value)}
        if last not in choices or abs(error - last) > _TOLERANCE:
            last = min(choices, key=lambda choice: abs(error - choice))
            if abs(error - last) > _TOLERANCE:
                last = round(error)
        given.append(last)
        error -= last
    return given


def pieces(line: Sequence[Glyph], policy: Policy) -> tuple[Piece, ...]:
    """The line as runs, with guards between Han and Latin under SAFE."""
    found: list[Piece] = []
    content: list[str] = []
    held: tuple[Look, int] | None = None

    def close() -> None:
        if held is not None and content:
            found.append(Piece("".join(content), *held))
            content.clear()

    before = ""
    for glyph, space in zip(line, tracking(line, policy), strict=True):
        guarded = policy is Policy.SAFE and _gap_expected(before, glyph.char)
        if (glyph.look, space) != held or guarded:
            close()
            if guarded:
                found.append(Piece(GUARD, glyph.look, 0))
            held = (glyph.look, space)
        content.append(glyph.char)
        before = glyph.char
    close()
    return tuple(found)


def _gap_expected(left: str, right: str) -> bool:
    """Whether LibreOffice would put a gap of its own between two characters."""
    return bool(
        (_HAN.match(left) and _LATIN.match(right)) or (_LATIN.match(left) and _HAN.match(right))
    )


def runs_xml(line: Iterable[Piece], usual: Look) -> str:
    """The runs of a line; what differs from the paragraph style's look is said in each run."""
    return "".join(
        f"<w:r><w:rPr>{_look(piece.look, usual, piece.tracking)}</w:rPr>"
        f'<w:t xml:space="preserve">{text(piece.text)}</w:t></w:r>'
        for piece in line
    )


def _look(look: Look, usual: Look, space: int) -> str:
    """Inner w:rPr in schema order."""
    names = ""
    if (look.font, look.latin) != (usual.font, usual.latin):
        west, east = attribute(look.latin), attribute(look.font)
        names = f" w:ascii={west} w:hAnsi={west} w:eastAsia={east} w:cs={west}"
    parts = [f'<w:rFonts w:hint="eastAsia"{names}/>']
    if look.colour != usual.colour:
        parts.append(f'<w:color w:val="{look.colour}"/>')
    if space:
        parts.append(f'<w:spacing w:val="{space}"/>')
    if look.size != usual.size:
        parts.append(f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>')
    return "".join(parts)


def font_names(lines: Iterable[Line], policy: Policy) -> dict[str, str]:
    """Fonts that the lines name, each with another name that it may be found under."""
    found: dict[str, str] = {}
    for face in {run.face for line in lines for run in line.runs}:
        name, latin = _names(face, policy)
        found[name] = face.alt_name
        if latin != name:
            found.setdefault(latin, face.alt_name or name)
    return dict(sorted(found.items()))
