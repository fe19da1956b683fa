"""Measures: the units and measure words that stand behind numbers (resources/lexicon/measures.txt).

GB 3100—93, 中华人民共和国法定计量单位 and 现代汉语八百词 (its table of measure words).
"""

from __future__ import annotations

from functools import cache

from newsroom.proof import lexicon

_LATIN = r"[ckmμ]m(?![A-Za-z])|kg(?![A-Za-z])"


@cache
def pattern() -> str:
    """A regular expression of them all, the longest first."""
    return lexicon.either(lexicon.entries("measures.txt")) + "|" + _LATIN
