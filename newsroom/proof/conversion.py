"""Whether whole masses of copy had their marks or figures converted by whoever passed them on.

Archives and data sets often come with all their marks in half width, or with figures as wide as
hanzi, as old systems wrote them. To tell each of these would hide all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MARKS, FIGURES = "marks", "figures"
_HAN = r"\u3400-\u9fff"
_NARROW_MARK = re.compile(rf"(?<=[{_HAN}])[,;:?!(]")
_WIDE_MARK = re.compile("[，；：？！（]")
_WIDE_FIGURE = re.compile("[０-９]+")
_NARROW_FIGURE = re.compile("[0-9]+")
_LEAST = 20  # of them in all copy, before it is judged
_TIMES = 4  # as many as of the right ones


def converted(texts: Iterable[str]) -> frozenset[str]:
    """What was converted throughout: MARKS, FIGURES, both or neither."""
    counts = [0, 0, 0, 0]
    for text in texts:
        for place, pattern in enumerate((_NARROW_MARK, _WIDE_MARK, _WIDE_FIGURE, _NARROW_FIGURE)):
            counts[place] += len(pattern.findall(text))
    marks = _mostly(counts[0], counts[1])
    figures = _mostly(counts[2], counts[3])
    return frozenset([MARKS] * marks + [FIGURES] * figures)


def _mostly(wrong: int, right: int) -> bool:
    return wrong >= max(_LEAST, _TIMES * right)
