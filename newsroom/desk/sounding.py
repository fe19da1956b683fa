"""Whether words are meant by what was typed: some of their characters, or how they sound."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.text import pinyin


def read(words: Iterable[str]) -> None:
    """Read the tables and the readings of these words, which takes some tenths of a second."""
    for char in {char for each in words for char in each}:
        pinyin.readings(char)


def sounds_like(typed: str, words: str) -> bool:
    """Whether some part of the words begins as typed, in Latin letters: zdpb for 自动排版."""
    letters = typed.strip()
    if not letters.isascii() or not any(char.isalpha() for char in letters):
        return False
    said = "".join(char for char in words if char.isalnum())
    return any(pinyin.fits(letters, said[start:]) for start in range(len(said)))
