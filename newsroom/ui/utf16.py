"""The one converter of text offsets: Python counts characters, Qt counts UTF-16 units."""

from __future__ import annotations

from bisect import bisect_right

_LAST_SINGLE = "\uffff"


def to_qt(text: str, index: int) -> int:
    """Qt's offset of the character at `index` of `text` (0 to its length, both included).

    Raises IndexError where the index lies outside the text.
    """
    if not 0 <= index <= len(text):
        raise IndexError(index)
    if text.isascii():
        return index
    return index + _doubles(text[:index])


def from_qt(text: str, offset: int) -> int:
    """The index in `text` of Qt's `offset`; inside a double unit, that of its character.

    Raises IndexError where the offset lies outside the text.
    """
    if offset < 0:
        raise IndexError(offset)
    if offset <= len(text) and (text.isascii() or not _doubles(text[:offset])):
        return offset
    units = 0
    for index, char in enumerate(text):
        units += 2 if char > _LAST_SINGLE else 1
        if units > offset:
            return index
    if units == offset:
        return len(text)
    raise IndexError(offset)


def qt_length(text: str) -> int:
    """How many UTF-16 units Qt counts in the text."""
    return len(text) + _doubles(text)


def _doubles(text: str) -> int:
    """Characters that take two units each. A text without any is known at C speed."""
    if not text or max(text) <= _LAST_SINGLE:
        return 0
    return sum(char > _LAST_SINGLE for char in text)


class Units:
    """The characters of one text by their places in UTF-16 units, for many conversions."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self.length = qt_length(text)
        if self.length != len(text):
            units = 0
            for char in text:
                self._starts.append(units)
                units += 2 if char > _LAST_SINGLE else 1

    def index(self, offset: int) -> int:
        """The index of the character at Qt's `offset`; inside a double unit, that character's.

        Raises IndexError where the offset lies outside the text.
        """
        if not 0 <= offset <= self.length:
            raise IndexError(offset)
        if not self._starts:
            return offset
        return (
            len(self._starts) if offset == self.length else bisect_right(self._starts, offset) - 1
        )

    def after(self, index: int) -> int:
        """Qt's offset behind the character at `index`; behind the text where there is none."""
        if not self._starts:
            return index + 1
        return self._starts[index + 1] if index + 1 < len(self._starts) else self._end(index)

    def _end(self, index: int) -> int:
        return self.length if index < len(self._starts) else self.length + 1
