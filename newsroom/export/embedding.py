"""Glyphs that travel in a Word file: TrueType subsets under names of their own, where allowed.

A subset travels only where the font's own bits let it be installed or edited with and its licence
is one that lets everyone pass it on; a renamed copy is what such licences ask for. PostScript
outlines are turned into TrueType ones, since Word embeds no others.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError

from newsroom.export.word_base import EmbeddedFont
from newsroom.model.frame import FontFace, Frame, Line, PageFrames, Run, TextFrame, TextRole

# The binding carries no type information.
hb: Any = uharfbuzz

# What Latin text and its marks may need, so that it can be edited on.
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "–—‘’“”…‰′″℃"
_ALLOWED_BITS = (0, 8)  # installable, editable
_FREE = ("SIL Open Font License", "scripts.sil.org/OFL", "openfontlicense.org")
_LONGEST_NAME = 31  # characters that systems know of a font's name
_KEPT_NAMES = {0: "copyright", 13: "licenseDescription", 14: "licenseInfoURL"}
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG")
_DEVIATION = 0.001  # em an outline may be off after the change of curves
_HIDDEN = 32  # bytes of the file's head that are masked


# What is set in type of its own, which a print shop may not have.
_TITLES = frozenset(
    (TextRole.MASTHEAD, TextRole.HEADLINE, TextRole.KICKER, TextRole.SUBHEAD, TextRole.SECTION)
)
_ODD = 1 / 12  # em by which a character's width must differ from one em to be set as Latin is


@dataclass(frozen=True, slots=True)
class Carried:
    """Faces that travel. titles, latin: the fonts by the faces that they are taken from."""

    titles: dict[FontFace, EmbeddedFont] = field(default_factory=dict)
    latin: dict[FontFace, EmbeddedFont] = field(default_factory=dict)

    @property
    def fonts(self) -> tuple[EmbeddedFont, ...]:
        """All of them, each once."""
        found = {font.name: font for font in (*self.titles.values(), *self.latin.values())}
        return tuple(found.values())

    def page(self, page: PageFrames) -> PageFrames:
        """The page with its runs named after what travels."""
        return replace(page, frames=tuple(self._frame(frame) for frame in page.frames))

    def _frame(self, frame: Frame) -> Frame:
        if not isinstance(frame, TextFrame):
            return frame
        return replace(frame, lines=tuple(self._line(line) for line in frame.lines))

    def _line(self, line: Line) -> Line:
        runs = tuple(replace(run, face=self._face(run.face, line.role)) for run in line.runs)
        return replace(line, runs=runs)

    def _face(self, face: FontFace, role: TextRole) -> FontFace:
        title = self.titles.get(face) if role in _TITLES else None
        if title is not None:
            name, other = title.name, title.other
            return replace(face, family=name, word_name=name, alt_name=other, substituted=False)
        latin = self.latin.get(face)
        return face if latin is None else replace(face, family=latin.name)


def carried(pages: Iterable[PageFrames], *, titles: bool, latin: bool) -> Carried:
    """The fonts that are to travel with pages and may.

    titles: the glyphs of mastheads and headlines, under the name of the font they were set in.
    latin: Latin letters, digits and marks of the fonts that stand in for others.
    """
    found = Carried()
    title_chars: dict[FontFace, set[str]] = {}
    latin_chars: dict[FontFace, set[str]] = {}
    for run, role in _runs(pages):
        if titles and role in _TITLES:
            title_chars.setdefault(run.face, set()).update(run.text)
        elif latin and run.face.substituted:
            odd = latin_chars.setdefault(run.face, set(LATIN))
            odd.update(_odd_ones(run))
    for chars, kept, of_titles in (
        (title_chars, found.titles, True),
        (latin_chars, found.latin, False),
    ):
        for face, used in chars.items():
            other = face.word_name if of_titles else face.family
            font = embedded(face, "".join(sorted(used)), other)
            if font is not None:
                kept[face] = font
    return found


def _runs(pages: Iterable[PageFrames]) -> Iterator[tuple[Run, TextRole]]:
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame):
                for line in frame.lines:
                    for run in line.runs:
                        yield run, line.role


def _odd_ones(run: Run) -> Iterator[str]:
    for char, advance in zip(run.text, run.advances, strict=False):
        if abs(advance - run.size * run.narrow) > run.size * _ODD:
            yield char


@lru_cache(maxsize=64)
def embedded(face: FontFace, chars: str, other: str) -> EmbeddedFont | None:
    """The glyphs of some characters of a face; None where it may not or cannot travel.

    other: the name a program is to look for that shows no embedded fonts. Kept for the session:
    exports of an issue ask for the same ones again and again.
    """
    return _made(face, chars, chars, other)


def disguised(face: FontFace, char: str, shown: str, other: str) -> EmbeddedFont | None:
    """A font that shows one character as another one: it tells whether embedded fonts are used."""
    return _made(face, char, shown, other)


def _made(face: FontFace, chars: str, shown: str, other: str) -> EmbeddedFont | None:
    """Characters with the glyphs of those shown in their places."""
    mark = hashlib.sha256(f"{face.path} {face.index} {chars} {shown}".encode()).hexdigest()[:8]
    name = f"NR{mark} {face.family}"[:_LONGEST_NAME].rstrip()
    try:
        with TTFont(io.BytesIO(_cut(face, shown))) as font:
            if not allowed(font):
                return None
            data = _subset(font, dict(zip(chars, shown, strict=True)), name)
    except (OSError, TTLibError, hb.HarfBuzzError, RuntimeError, KeyError, ValueError):
        return None
    key = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(data).hexdigest())
    return EmbeddedFont(name, other, f"{{{str(key).upper()}}}", _masked(data, key))


def _cut(face: FontFace, chars: str) -> bytes:
    """The face with those characters alone, outlines as they were; HarfBuzz cuts in an instant."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.unicode_set.update(map(ord, chars))
    wanted.name_id_set.update(_KEPT_NAMES)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    source = hb.Face(hb.Blob.from_file_path(face.path), face.index)
    wanted.pin_all_axes_to_default(source)
    return hb.subset(source, wanted).blob.data


def allowed(font: TTFont) -> bool:
    """Whether a font's embedding bits and its licence both let a subset of it travel."""
    said = " ".join(_name(font, number) for number in (13, 14, 0))
    bits: Any = font["OS/2"]
    return bits.fsType in _ALLOWED_BITS and any(words in said for words in _FREE)


def _name(font: TTFont, number: int) -> str:
    names: Any = font["name"]
    return names.getDebugName(number) or ""


def _subset(font: TTFont, shown: Mapping[str, str], name: str) -> bytes:
    """A TrueType font file with the characters' glyphs, of those that the font has."""
    cmap = font.getBestCmap() or {}
    chosen = {ord(char): cmap[ord(as_)] for char, as_ in shown.items() if ord(as_) in cmap}
    order = [".notdef", *sorted(set(chosen.values()) - {".notdef"})]
    drawn, widths = _outlines(font, order)
    head, hhea, bits = (_any(font[table]) for table in ("head", "hhea", "OS/2"))
    made = FontBuilder(head.unitsPerEm, isTTF=True)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(chosen)
    made.setupGlyf(drawn)
    made.setupHorizontalMetrics(
        {glyph: (widths[glyph], _any(drawn[glyph]).xMin or 0) for glyph in order}
    )
    made.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent, lineGap=hhea.lineGap)
    names = dict.fromkeys(("familyName", "fullName", "uniqueFontIdentifier"), name)
    names |= {"styleName": "Regular", "psName": "".join(filter(str.isalnum, name))}
    kept = {field: _name(font, number) for number, field in _KEPT_NAMES.items()}
    made.setupNameTable(names | {field: text for field, text in kept.items() if text})
    made.setupOS2(
        fsType=bits.fsType,
        usWeightClass=400,
        sTypoAscender=bits.sTypoAscender,
        sTypoDescender=bits.sTypoDescender,
        sTypoLineGap=bits.sTypoLineGap,
        usWinAscent=bits.usWinAscent,
        usWinDescent=bits.usWinDescent,
        ulUnicodeRange1=bits.ulUnicodeRange1,
        ulUnicodeRange2=bits.ulUnicodeRange2,
        ulCodePageRange1=getattr(bits, "ulCodePageRange1", 1),
        panose=bits.panose,
    )
    made.setupPost()
    stream = io.BytesIO()
    made.font.save(stream)
    return stream.getvalue()


def _any(table: object) -> Any:
    """The library names a table's fields only at run time."""
    return table


def _outlines(font: TTFont, order: Iterable[str]) -> tuple[dict[str, object], dict[str, int]]:
    """Quadratic outlines and advances of the named glyphs."""
    glyphs = font.getGlyphSet()
    limit = _any(font["head"]).unitsPerEm * _DEVIATION
    drawn: dict[str, object] = {}
    widths: dict[str, int] = {}
    for glyph in order:
        whole = DecomposingRecordingPen(glyphs)
        glyphs[glyph].draw(whole)
        pen = TTGlyphPen(None)
        cubic = "glyf" not in font
        whole.replay(Cu2QuPen(pen, limit, reverse_direction=True) if cubic else pen)
        drawn[glyph] = pen.glyph()
        widths[glyph] = round(glyphs[glyph].width)
    return drawn, widths


def _masked(data: bytes, key: uuid.UUID) -> bytes:
    """The file with its head mixed with the key, as ECMA-376 part 4, 2.8.1 has it."""
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ mask[place] for place, byte in enumerate(data[:_HIDDEN]))
    return head + data[_HIDDEN:]
