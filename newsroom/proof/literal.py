"""What can be known of a pattern without running it: the characters any match must hold, and how
heavy its repeats are.
"""

from __future__ import annotations

import re
from math import prod

_REPEATS = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_OPTIONAL = "*?{"
_MEANING = frozenset(".^$+|()[]\\*?{}")


def weight(pattern: str) -> int:
    """The pattern's counted repeats, multiplied as if each stood within the others."""
    counts = [max(int(low or 1), int(high or 1)) for low, high in _REPEATS.findall(pattern)]
    return prod(count or 1 for count in counts)


def needed(pattern: str) -> frozenset[str]:
    """Characters that stand in everything a pattern matches: those outside of groups, classes and
    choices. Perhaps none.
    """
    if "(?" in pattern.replace("(?:", "").replace("(?=", "").replace("(?<", "").replace("(?!", ""):
        return frozenset()  # flags may change what a character means
    found: set[str] = set()
    at = depth = 0
    while at < len(pattern):
        one = pattern[at]
        if one == "\\":
            at += 2
            continue
        if one == "[":
            at = _class_end(pattern, at)
            continue
        depth += (one == "(") - (one == ")")
        if depth == 0:
            if one == "|":
                return frozenset()
            if one not in _MEANING and pattern[at + 1 : at + 2] not in tuple(_OPTIONAL):
                found.add(one)
        at = _repeat_end(pattern, at) if one == "{" else at + 1
    return frozenset(found)


def _class_end(pattern: str, at: int) -> int:
    """Where a class of characters ends that begins there."""
    at += 1
    at += pattern.startswith("^", at)
    at += pattern.startswith("]", at)
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _repeat_end(pattern: str, at: int) -> int:
    found = _REPEATS.match(pattern, at)
    return found.end() if found else at + 1
