"""A font at one size: advances in EMU, looked up as fast as a dictionary can."""

from __future__ import annotations

from newsroom.typeset.classes import INVISIBLE, LATIN
from newsroom.typeset.fonts import Font, FontBook
from newsroom.typeset.kinds import TABLED, kinds_of


class Scale(dict[str, int]):
    """Natural advance in EMU of any character; those of other faces and invisible ones included.

    odd: characters met so far that are not painted in `font` (another face has them, or nothing
    is painted). em: the size.
    """

    __slots__ = ("_book", "_even", "_fonts", "_inks", "em", "font", "odd")

    def __init__(self, book: FontBook, font: Font, em: int) -> None:
        super().__init__()
        self._book = book
        self._even: bool | None = None
        self._fonts: dict[str, Font] = {}
        self._inks: dict[str, tuple[int, int]] = {}
        self.font = font
        self.em = em
        self.odd: set[str] = set()

    def __missing__(self, char: str) -> int:
        if INVISIBLE.match(char):
            self.odd.add(char)
            width = 0
        elif char.isspace() and char != "\u3000":
            width = round(self.font.advance(" ") * self.em)
        else:
            font = self.font_of(char)
            width = round(font.advance(self._book.shown(font, char)) * self.em)
        self[char] = width
        return width

    def kinds(self, text: str) -> bytes:
        """The kinds of a text's characters (see `kinds`); empty where it is not wholly within the
        table, or where this face has not all the table's marks at one em."""
        if self._even is None:
            usual = all(self[char] == self.em for char in TABLED)
            self._even = usual and self.odd.isdisjoint(TABLED)
        if not self._even or self.font.others.search(text):
            return b""
        return kinds_of(text)

    def font_of(self, char: str) -> Font:
        """The font a character is painted in."""
        known = self._fonts.get(char)
        if known is None:
            latin = self._book.latin
            wanted = latin if latin is not None and _is_latin(char) else self.font
            known = wanted if char.isspace() else self._book.having(wanted, char)
            if known is not self.font:
                self.odd.add(char)
            self._fonts[char] = known
        return known

    def painted(self, char: str) -> Font | None:
        """The font a character is painted in; None where nothing is painted."""
        return None if INVISIBLE.match(char) else self.font_of(char)

    def ink(self, char: str) -> tuple[int, int]:
        """Left and right edge of the ink in EMU from the glyph's origin."""
        known = self._inks.get(char)
        if known is None:
            font = self.font_of(char)
            left, right = font.ink(self._book.shown(font, char))
            known = (round(left * self.em), round(right * self.em))
            self._inks[char] = known
        return known


def _is_latin(char: str) -> bool:
    return "!" <= char <= "~" or LATIN.match(char) is not None
