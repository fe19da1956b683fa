"""Words whose numerals stay Chinese, found where one of their signs was typed as a figure
(resources/lexicon/fixed_numerals.txt): 7上8下, 3农, 第1书记.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsroom.proof import lexicon, numerals

_FIGURE = re.compile(r"(?<![0-9.．A-Za-z/\-])[1-9](?![0-9.．%％A-Za-z/\-])")
_LONGEST = 8


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and the right writing of each."""
    told = -1
    for figure in _FIGURE.finditer(text):
        if figure.start() < told:
            continue
        start = max(figure.start() - _LONGEST, 0)
        written = numerals.spelled(text[start : figure.end() + _LONGEST])
        for found in _words().finditer(written):
            first, last = start + found.start(), start + found.end()
            if first <= figure.start() < last and not _more(text, first, last):
                told = last
                yield first, last, found[0]
                break


def _more(text: str, first: int, last: int) -> bool:
    """Whether a number goes on at an end of the word, so that it is not this word."""
    return text[max(first - 1, 0) : first].isdecimal() or text[last : last + 1].isdecimal()


@cache
def _words() -> re.Pattern[str]:
    words = lexicon.entries("fixed_numerals.txt")
    return re.compile(lexicon.either(word for word in words if set(word) & set(numerals.DIGITS)))
