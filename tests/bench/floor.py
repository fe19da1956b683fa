"""The floor under any line breaker in Python: greedy, one pass, next to no rules.

Every Han character and mark is one em, everything else its own advance; two marks that meet lose
half an em; a line ends where the next character does not fit, except before a closing mark.
"""

from __future__ import annotations

from collections.abc import Mapping

_CLOSING = frozenset("，。、；：！？”’）》")
_OPENING = frozenset("“‘（《")


def greedy(
    text: str, measure: float, advances: Mapping[str, float]
) -> list[tuple[int, list[float]]]:
    """Lines as their end and the place of each character, in em; two em before the first."""
    lines: list[tuple[int, list[float]]] = []
    places: list[float] = []
    pen, before = 2.0, ""
    for index, char in enumerate(text):
        width = advances[char]
        if (before in _CLOSING and char in _CLOSING) or (before in _OPENING and char in _OPENING):
            pen -= 0.5
        if pen + width > measure and char not in _CLOSING:
            lines.append((index, places))
            places, pen = [], 0.0
        places.append(pen)
        pen += width
        before = char
    lines.append((len(text), places))
    return lines
