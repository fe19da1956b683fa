"""Faces and their metrics, and the fonts of a publication by role.

Widths are those of nominal glyphs, without kerning and ligatures: Word sets text that way, and
typesetting owns all spacing itself. A character that a role's face lacks comes from another
installed face; one that no face has is painted as 〓, as print shops do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import uharfbuzz

from newsroom.errors import NewsroomError
from newsroom.model.frame import FontFace
from newsroom.model.publication import FontRole
from newsroom.typeset.classes import IDEOGRAPH
from newsroom.typeset.fontlist import InstalledFace, find, folded, installed
from newsroom.typeset.kinds import COMMON_HAN, others

# The binding carries no type information.
hb: Any = uharfbuzz

GETA = "\u3013"
_PROBE = "国，"
_PRIVATE = "Co"
_NO_LETTERS = {"Cc", "Cn", "Cs", "Zl", "Zp"}


class _Metrics:
    """What one face says of its characters; shared by every font that uses the face."""

    def __init__(self, path: str, index: int) -> None:
        self.font = hb.Font(hb.Face(hb.Blob.from_file_path(path), index))
        self.upem = self.font.face.upem
        self.glyphs: dict[str, int] = {}
        self.advances: dict[str, float] = {}
        self.inks: dict[str, tuple[float, float]] = {}

    @cached_property
    def others(self) -> re.Pattern[str]:
        """See `Font.others`; asking every common character takes some 10 ms, once."""
        glyph, advance = self.font.get_nominal_glyph, self.font.get_glyph_h_advance
        return others(
            code for code in COMMON_HAN if (found := glyph(code)) and advance(found) == self.upem
        )


@lru_cache(maxsize=256)
def _metrics(path: str, index: int) -> _Metrics:
    return _Metrics(path, index)


class Font:
    """One face with its metrics.

    face: as frames carry it.
    """

    __slots__ = ("_metrics", "face")

    def __init__(self, face: FontFace) -> None:
        self.face = face
        self._metrics = _metrics(face.path, face.index)

    def __repr__(self) -> str:
        return f"Font({self.face.family}:{self.face.style})"

    def glyph(self, char: str) -> int:
        """The nominal glyph's number; 0 where the face lacks the character."""
        known = self._metrics.glyphs.get(char)
        if known is None:
            known = self._metrics.font.get_nominal_glyph(ord(char)) or 0
            self._metrics.glyphs[char] = known
        return known

    @property
    def others(self) -> re.Pattern[str]:
        """Finds characters that are neither in the table of kinds nor common Han which this face
        has with an advance of exactly one em."""
        return self._metrics.others

    def covers(self, char: str) -> bool:
        """Whether the face has the character."""
        return self.glyph(char) != 0

    def advance(self, char: str) -> float:
        """Natural advance in em; that of the missing glyph where the face lacks it."""
        known = self._metrics.advances.get(char)
        if known is None:
            glyph = self.glyph(char)
            known = self._metrics.font.get_glyph_h_advance(glyph) / self._metrics.upem
            self._metrics.advances[char] = known
        return known

    def ink(self, char: str) -> tuple[float, float]:
        """Left and right edge of the glyph's ink in em from its origin; equal where empty."""
        known = self._metrics.inks.get(char)
        if known is None:
            extents = self._metrics.font.get_glyph_extents(self.glyph(char))
            left = extents.x_bearing if extents else 0
            right = left + extents.width if extents else 0
            known = (left / self._metrics.upem, right / self._metrics.upem)
            self._metrics.inks[char] = known
        return known


class FontBook:
    """The fonts of a publication, by role; faces are opened when first asked for.

    faces: what is installed; the machine's own fonts where not given.
    """

    def __init__(
        self, roles: Mapping[str, FontRole], faces: Sequence[InstalledFace] | None = None
    ) -> None:
        self._roles = dict(roles)
        self._faces = faces
        self._fonts: dict[str, Font] = {}
        self._substituted: dict[str, str] = {}
        self._missing: dict[str, None] = {}
        self._fallbacks: dict[str, Font | None] = {}
        # Advances at sizes (see `scale`), kept here so that all who set with the book share them.
        self.scales: dict[tuple[Font, int], Any] = {}
        self._order: list[InstalledFace] | None = None

    @property
    def substituted(self) -> tuple[str, ...]:
        """Roles asked for so far whose named font is absent, each once."""
        return tuple(self._substituted)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """The absent fonts' names as people know them (仿宋), each once, in the house's order."""
        asked = self._substituted
        listed = [asked[role] for role in self._roles if role in asked]
        return tuple(dict.fromkeys((*listed, *asked.values())))

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters asked for so far that no installed face has."""
        return tuple(self._missing)

    @property
    def lenders(self) -> dict[str, str]:
        """The families that lent Han so far which a role's own face lacks, by character."""
        return {
            char: font.face.family
            for char, font in self._fallbacks.items()
            if font is not None and IDEOGRAPH.match(char)
        }

    def font(self, role: str) -> Font:
        """The font of a role; an unnamed role is set in `body`, or else in the first one.

        Raises NewsroomError where the machine has no Chinese font at all.
        """
        known = self._fonts.get(role)
        if known is None:
            if role not in self._roles and self._roles:
                known = self.font("body" if "body" in self._roles else next(iter(self._roles)))
            else:
                known = self._open(role)
            self._fonts[role] = known
        return known

    @property
    def latin(self) -> Font | None:
        """The font of Latin letters and digits where the house style names one."""
        return self.font("latin") if "latin" in self._roles else None

    def having(self, font: Font, char: str) -> Font:
        """`font` if it has the character, else another; `font` again where none has, and the
        character is then counted as missing and shown as 〓 (see `shown`)."""
        if font.glyph(char):
            return font
        if char not in self._fallbacks:
            # What a private character is, only the font knows that a text was written in.
            own = unicodedata.category(char) == _PRIVATE
            self._fallbacks[char] = None if own else self._search(char)
        other = self._fallbacks[char]
        if other is not None:
            return other
        self._missing[char] = None
        return self.having(font, GETA) if char != GETA else font

    def shown(self, font: Font, char: str) -> str:
        """What is painted for the character: itself, or 〓 where no installed face has it."""
        self.having(font, char)
        return GETA if char in self._missing else char

    def _open(self, role: str) -> Font:
        facts = self._roles.get(role) or FontRole("", "", ())
        named = {folded(facts.word_name), folded(facts.alt_name)}
        faces = self._installed()
        for number, wanted in enumerate(facts.candidates):
            face = find(faces, wanted)
            if face is not None:
                own = number == 0 or not named.isdisjoint(map(folded, face.families))
                return self._font(role, facts, face, substituted=not own)
        for face in self._fallback_order():
            font = self._font(role, facts, face, substituted=True)
            if all(font.glyph(char) for char in _PROBE):
                return font
        raise NewsroomError(
            "电脑里没有可用的中文字体",
            kept="稿件和版面没有改动",
            advice="请安装宋体、黑体、楷体等中文字体（如 Noto Serif CJK SC）后重新打开",
        )

    def _font(self, role: str, facts: FontRole, face: InstalledFace, *, substituted: bool) -> Font:
        if substituted:
            self._substituted[role] = facts.word_name or role
        return Font(
            FontFace(
                face.path,
                face.index,
                face.family,
                face.style,
                facts.word_name or face.family,
                facts.alt_name,
                substituted,
            )
        )

    def _installed(self) -> Sequence[InstalledFace]:
        return installed() if self._faces is None else self._faces

    def _fallback_order(self) -> list[InstalledFace]:
        if self._order is None:
            self._order = sorted(self._installed(), key=_likeness)
        return self._order

    def _search(self, char: str) -> Font | None:
        if unicodedata.category(char) in _NO_LETTERS:
            # Old symbol fonts keep signs of their own there.
            return None
        for role in self._roles:
            font = self.font(role)
            if font.glyph(char):
                return font
        for face in self._fallback_order():
            font = _stand_in(face)
            if font.glyph(char):
                return font
        return None


@lru_cache(maxsize=256)
def _stand_in(face: InstalledFace) -> Font:
    return Font(FontFace(face.path, face.index, face.family, face.style, face.family))


def _likeness(face: InstalledFace) -> tuple[int, str, int]:
    """Sort key of faces asked for a character: upright simplified Chinese song faces first."""
    names = folded(face.family + " " + " ".join(face.families))
    rank = 0 if any(mark in names for mark in ("cjksc", "serifsc", "sanssc", "宋", "sim")) else 4
    if rank and any(mark in names for mark in ("cjk", "han", "ming", "kai", "hei", "楷", "黑")):
        rank = 2
    style = face.style.casefold()
    rank += "serif" not in names and "宋" not in names
    rank += 8 * ("italic" in style or "oblique" in style) + 2 * ("bold" in style)
    return (rank, face.path, face.index)
