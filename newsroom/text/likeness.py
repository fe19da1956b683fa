"""How alike two texts are, whatever was cut, put in another order, or renamed in between.

A text is taken as its runs of five characters (grams), each within one paragraph, without marks,
width and case, every figure alike. Of all grams a library keeps only some (marks): those whose hash
is low, so that two texts keep the same ones of what they share. The longer a text, the fewer of its
grams are marks, in halves: what a short text has in common with a long one is still found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from newsroom.text.folding import fold

VERSION = 1  # to be raised with every change of what marks a text has
LEAST = 16  # grams: shorter texts are alike by chance

_RUN = 5
_FEWEST = 24  # marks of a text that has grams enough
_SPREAD = 0x9E3779B1  # an odd number near 2³² / φ: spreads checksums evenly
_ALL = 0xFFFFFFFF
_BITS = 32
_MOST_HALVES = 11
_FIGURES = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两]+")
_UNIT = 2  # bytes of a character in UTF-16; rare ones count twice

# Measured on copies that were cut by 30 %, reordered and renamed, beside other stories of the same
# series (tests/bench/similar): copies share 0.65 and more, stories of one series up to 0.77, but
# then with several of the others as well.
_ALIKE = 0.62
_ABOVE_SERIES = 0.11  # more than with the others of its series
_BELOW_BEST = 0.15  # less than the one that is most alike
_SURELY = 0.88
_SERIES = 4  # so many others that share as much are a series


class _Kept(dict[int, str]):
    """What each character becomes: folded; nothing for marks."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = "".join(char for char in fold(chr(code)) if char.isalnum())
        return kept


_KEPT = _Kept()


@dataclass(frozen=True)
class Print:
    """A text as it is compared. grams: hashes of 32 bits in reading order."""

    grams: tuple[int, ...]

    @cached_property
    def distinct(self) -> frozenset[int]:
        """Its grams, each once."""
        return frozenset(self.grams)

    @property
    def marks(self) -> tuple[int, ...]:
        """The grams that a library keeps, in order of size."""
        halves = (len(self.distinct) // _FEWEST).bit_length() - 1
        limit = 1 << (_BITS - max(min(halves, _MOST_HALVES), 1))
        return tuple(sorted(gram for gram in self.distinct if gram < limit))

    @property
    def telling(self) -> bool:
        """Whether it is long enough to be like another one not by chance."""
        return len(self.distinct) >= LEAST

    def share(self, other: Print) -> float:
        """How much of the one with fewer grams stands in the other: 0.0 to 1.0."""
        least = min(len(self.distinct), len(other.distinct))
        return len(self.distinct & other.distinct) / least if least else 0.0


def print_of(text: str, *, figures: bool = False) -> Print:
    """A text's grams; paragraphs are lines. figures: each for itself, to tell how much of two texts
    is the same to the letter.
    """
    grams: list[int] = []
    for paragraph in text.split("\n"):
        plain = paragraph.translate(_KEPT)
        plain = plain if figures else _FIGURES.sub("0", plain)
        data = plain.encode("utf-16-le", "replace")
        last = len(data) - (_RUN - 1) * _UNIT
        grams += [crc32(data[at : at + 10]) * _SPREAD & _ALL for at in range(0, last, _UNIT)]
    return Print(tuple(grams))


def alike(shares: Mapping[str, float]) -> tuple[str, ...]:
    """Which of a text's nearest ones are the same story, by what each shares with it.

    Stories of a series (the week's weather, reports of meetings) share their formulas with all
    others of it: where several share about as much, only one that shares clearly more is a copy;
    beside one that is nearly the same to the letter, others are none that merely resemble it.
    """
    ordered = sorted(shares.values(), reverse=True)
    series = ordered[_SERIES] if len(ordered) > _SERIES else 0.0
    best = ordered[0] if ordered else 0.0
    least = min(max(_ALIKE, series + _ABOVE_SERIES, best - _BELOW_BEST), _SURELY)
    return tuple(name for name, share in shares.items() if share >= least)
