"""Fonts cut down to some glyphs, under names of their own, as they travel in Word files.

A subset may travel only where the font's own bits let it be installed or edited with and its
licence is one that lets everyone pass it on; a renamed copy is what such licences ask for.
PostScript outlines are turned into TrueType ones, since Word embeds no others.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError

from newsroom.export.halving import OPENING
from newsroom.export.word_base import EmbeddedFont
from newsroom.model.frame import FontFace

# The binding carries no type information.
hb: Any = uharfbuzz

_ALLOWED_BITS = (0, 8)  # installable, editable
_FREE = ("SIL Open Font License", "scripts.sil.org/OFL", "openfontlicense.org")
_LONGEST_NAME = 31  # characters that systems know of a font's name
_KEPT_NAMES = {0: "copyright", 13: "licenseDescription", 14: "licenseInfoURL"}
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG")
_DEVIATION = 0.001  # em an outline may be off after the change of curves
_OVER = 0.05  # em that a mark's ink may reach over the middle of its em
_HIDDEN = 32  # bytes of the file's head that are masked

Drawn = dict[str, Any]
Widths = dict[str, int]


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


@lru_cache(maxsize=64)
def half_marks(face: FontFace, marks: str) -> tuple[EmbeddedFont, frozenset[str]] | None:
    """Marks at half their width, those whose ink lies in the half that they keep; None as above."""
    kept: set[str] = set()

    def halve(chosen: dict[int, str], drawn: Drawn, widths: Widths) -> None:
        for code, glyph in list(chosen.items()):
            if _halve(drawn, widths, glyph, last=chr(code) in OPENING):
                kept.add(chr(code))
            else:
                del chosen[code]

    font = _made(face, marks, marks, face.word_name, halve)
    return (font, frozenset(kept)) if font and kept else None


def _halve(drawn: Drawn, widths: Widths, glyph: str, *, last: bool) -> bool:
    """Keep the first or the last half of a glyph's room, where that holds all of its ink."""
    em, across = widths[glyph], [x for x, _ in drawn[glyph].coordinates]
    if not across:
        return False
    if last and min(across) >= em * (0.5 - _OVER):
        drawn[glyph].coordinates.translate((-em // 2, 0))
    elif last or max(across) > em * (0.5 + _OVER):
        return False
    widths[glyph] = em // 2
    return True


_Change = Callable[[dict[int, str], Drawn, Widths], None]


def _made(
    face: FontFace, chars: str, shown: str, other: str, change: _Change | None = None
) -> EmbeddedFont | None:
    """Characters with the glyphs of those shown in their places. change: made to the glyphs."""
    asked = f"{face.path} {face.index} {chars} {shown} {change is None}"
    mark = hashlib.sha256(asked.encode()).hexdigest()[:8]
    name = f"NR{mark} {face.family}"[:_LONGEST_NAME].rstrip()
    try:
        with TTFont(io.BytesIO(_cut(face, shown))) as font:
            if not allowed(font):
                return None
            data = _subset(font, dict(zip(chars, shown, strict=True)), name, change)
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


def _subset(font: TTFont, shown: Mapping[str, str], name: str, change: _Change | None) -> bytes:
    """A TrueType font file with the characters' glyphs, of those that the font has."""
    cmap = font.getBestCmap() or {}
    chosen = {ord(char): cmap[ord(as_)] for char, as_ in shown.items() if ord(as_) in cmap}
    order = [".notdef", *sorted(set(chosen.values()) - {".notdef"})]
    drawn, widths = _outlines(font, order)
    if change is not None:
        change(chosen, drawn, widths)
    head, hhea, bits = (_any(font[table]) for table in ("head", "hhea", "OS/2"))
    made = FontBuilder(head.unitsPerEm, isTTF=True)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(chosen)
    made.setupGlyf(drawn)
    made.setupHorizontalMetrics({glyph: (widths[glyph], drawn[glyph].xMin or 0) for glyph in order})
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


def _outlines(font: TTFont, order: Iterable[str]) -> tuple[Drawn, Widths]:
    """Quadratic outlines and advances of the named glyphs."""
    glyphs = font.getGlyphSet()
    limit = _any(font["head"]).unitsPerEm * _DEVIATION
    drawn: Drawn = {}
    widths: Widths = {}
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
