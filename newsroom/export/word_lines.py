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
from functools import lru_cache
from itertools import groupby, pairwise
from math import ceil, floor

from newsroom.export.word_base import attribute, half_points, text
from newsroom.model.frame import FontFace, Line, Run
from newsroom.model.length import EMU_PER_PT, EMU_PER_TWIP, Length

GUARD = "\u200b"
_IDEOGRAPHIC = "\u3000"
_SQUARE = 0.02  # em by which a character may differ from one em in any font
_SQUEEZED = 1 / 12  # em: less than this taken from a glyph is the fine adjustment of a line
_LONG = 3  # gaps of a stretch that is worth tightening
_TOLERANCE = 2.0  # twips a glyph may be off for the sake of longer runs: 0.035 mm
_HAN = re.compile(
    "[\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LATIN = re.compile("[A-Za-z0-9\u00c0-\u024f\u0370-\u04ff]")
_NARROW = frozenset("“”‘’…—·")  # one em in some fonts of Han, less in others
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Policy(StrEnum):
    """For whom a page file is written. SAFE looks right everywhere; EXACT is for Word and WPS."""

    SAFE = "safe"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Look:
    """What one glyph is set in. size: half points. colour: six hexadecimal digits.

    scale: width of the glyphs in per cent.
    latin: the font named for Latin letters and digits. Han advances are one em in any stand-in,
    Latin ones are not, so SAFE names the very font that was measured; and names it for all of a
    run of marks that are not one em wide in it (quotation marks of some fonts).
    """

    font: str
    latin: str
    size: int
    colour: str
    scale: int = 100


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
        em = int(run.size)
        look, odd = _looks(run.face, em, run.colour, round(run.narrow * 100), policy)
        scale = look.size * EMU_PER_PT / 2 / em if em else 1.0
        content = _UNPRINTABLE.sub(" ", run.text)
        least, most = em * (1 - _SQUARE), em * (1 + _SQUARE)
        for char, x, advance in zip(content, run.xs, run.advances, strict=False):
            square = (least < advance < most and char not in _NARROW) or char.isascii()
            found.append(Glyph(char, look if square else odd, x, advance * scale))
    return _blanks(found) if policy is Policy.SAFE else tuple(found)


def look_of(run: Run, policy: Policy) -> Look:
    """The look of a run's square characters, at the font's own width."""
    return _looks(run.face, int(run.size), run.colour, 100, policy)[0]


@lru_cache(maxsize=1024)
def _looks(face: FontFace, em: int, colour: str, scale: int, policy: Policy) -> tuple[Look, Look]:
    """The looks of square characters and of the others."""
    name, latin = _names(face, policy)
    size, ink = half_points(Length(em)), colour.lstrip("#").upper()
    return Look(name, latin, size, ink, scale), Look(latin, latin, size, ink, scale)


def _blanks(line: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Blanks beside Han, and blanks that lost room, as ideographic ones of the size that fits.

    Those are one em in every font, other blanks are not; a smaller blank is exact everywhere,
    negative tracking is not; and a squeezed mark before a blank is blank on that side anyway.
    """
    found = list(line)
    if len(line) > 1 and line[-1].char.isspace():
        before = line[-2]
        found[-1] = replace(line[-1], x=max(line[-1].x, before.x + before.advance))
    for index, blank in enumerate(line[:-1]):
        if not blank.char.isspace():
            continue
        x, after = blank.x, line[index + 1]
        before = found[index - 1] if index else None
        if before and before.x + before.advance - x > _slight(blank):
            x = before.x + before.advance
        em = blank.look.size * EMU_PER_PT / 2
        size = min(floor(2 * (after.x - x) / EMU_PER_PT), blank.look.size)
        latin = before and _LATIN.match(before.char) and _LATIN.match(after.char)
        if size >= 2 and not latin and (blank.char != _IDEOGRAPHIC or after.x - x < em):
            look = replace(blank.look, size=size)
            found[index] = Glyph(_IDEOGRAPHIC, look, x, size * EMU_PER_PT / 2)
    return tuple(found)


def _slight(glyph: Glyph) -> float:
    """What a glyph may lose in the fine adjustment of a line, in EMU."""
    return _SQUEEZED * glyph.look.size * EMU_PER_PT / 2


def _names(face: FontFace, policy: Policy) -> tuple[str, str]:
    measured = policy is Policy.SAFE and face.substituted and face.family
    return face.word_name, face.family if measured else face.word_name


def tracking(line: Sequence[Glyph], policy: Policy) -> tuple[int, ...]:
    """Tracking of each glyph in twips. Nothing follows the last one, so that its own is free: it
    is that of the glyph before it where this keeps a tightened run in one piece."""
    if not line:
        return ()
    wanted = [(b.x - a.x - a.advance) / EMU_PER_TWIP for a, b in pairwise(line)]
    if policy is Policy.SAFE and _squeezed(line, wanted):
        wanted = _evened(line, wanted)
    given = _whole(wanted)
    tight = policy is Policy.SAFE and given and given[-1] < 0
    return (*given, given[-1] if tight and not _held(line[-2], line[-1]) else 0)


def _squeezed(line: Sequence[Glyph], wanted: Sequence[float]) -> bool:
    """Whether some glyph got clearly less room than it needs: a mark set at half width."""
    return any(
        value * EMU_PER_TWIP < -_slight(glyph) for value, glyph in zip(wanted, line, strict=False)
    )


def _evened(line: Sequence[Glyph], wanted: Sequence[float]) -> list[float]:
    """The squeeze of single marks spread evenly over the stretches of Han.

    Gaps beside and within Latin stay as they are. LibreOffice leaves negative tracking out at the
    end of each stretch that does not end the line, Word does not: the mean of both is aimed at.
    """
    held = [_held(a, b) for a, b in pairwise(line)]
    stretches = [
        [index for index, _ in group]
        for kept, group in groupby(enumerate(held), key=lambda pair: pair[1])
        if not kept
    ]
    chosen = [each for each in stretches if len(each) >= _LONG] or stretches
    spread = {index for each in chosen for index in each}
    values = [0.0 if index in spread else max(value, 0.0) for index, value in enumerate(wanted)]
    if not spread:
        return values
    rest = sum(wanted) - sum(values)
    lost = sum(each[-1] != len(wanted) - 1 for each in chosen) / 2 if rest < 0 else 0
    even = round(rest / max(len(spread) - lost, 1))
    return [even if index in spread else value for index, value in enumerate(values)]


def _held(left: Glyph, right: Glyph) -> bool:
    """Whether the gap between two glyphs is no place to tighten: at Latin or where looks change."""
    one, other = left.look, right.look
    alike = (one.latin, one.size, one.scale) == (other.latin, other.size, other.scale)
    return bool(not alike or _LATIN.match(left.char) or _LATIN.match(right.char))


def _whole(wanted: Sequence[float]) -> list[int]:
    """Whole twips that keep every glyph within the tolerance, changing as seldom as possible."""
    given: list[int] = []
    error = 0.0  # where the glyphs should be, less where they are
    last: int | None = None
    for value in wanted:
        error += value
        low, high = floor(value), ceil(value)
        if last is None or not low <= last <= high or abs(error - last) > _TOLERANCE:
            last = low if abs(error - low) <= abs(error - high) else high
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
    mixed = policy is Policy.SAFE and _LATIN.search("".join(glyph.char for glyph in line))
    for glyph, space in zip(line, tracking(line, policy), strict=True):
        guarded = mixed and _gap_expected(before, glyph.char)
        if held is None or space != held[1] or glyph.look != held[0] or guarded:
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
    if look.scale != usual.scale:
        parts.append(f'<w:w w:val="{look.scale}"/>')
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
