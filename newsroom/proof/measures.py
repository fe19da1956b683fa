"""Measures: the units and measure words that stand behind numbers (resources/lexicon/measures.txt).

GB 3100—93, 中华人民共和国法定计量单位 and 现代汉语八百词 (its table of measure words).
"""

from __future__ import annotations

import re
from functools import cache

from newsroom import paths

_LATIN = r"[ckmμ]m(?![A-Za-z])|kg(?![A-Za-z])"


@cache
def pattern() -> str:
    """A regular expression of them all, the longest first."""
    lines = (paths.resources() / "lexicon" / "measures.txt").read_text("utf8").split("\n")
    names = {word for line in lines if not line.startswith("#") for word in line.split()}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest)) + "|" + _LATIN
