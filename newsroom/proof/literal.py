"""What can be known of a pattern without running it: the characters a passage must hold for it to
match, and how heavy its repeats are.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from math import prod

_REPEATS = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_FLAGS = re.compile(r"\(\?[a-zA-Z-]+[:)]|\(\?\(|\(\?[&>|RP](?![<=!])|\(\?\d")
_OPENING = re.compile(r"\((?:\?(?:P?<\w+>|:|<?=))?")
_WITHOUT = re.compile(r"\(\?(?:<?!|#)")
_MEANING = frozenset(".^$+|()[]\\*?{}")


@dataclass(frozen=True, slots=True)
class Need:
    """Characters of every passage in which a pattern matches: all of one set, and of each choice
    those of one of its sets.
    """

    all: frozenset[str] = frozenset()
    choices: tuple[tuple[frozenset[str], ...], ...] = ()

    def met(self, characters: Set[str]) -> bool:
        """Whether a passage of these characters can hold a match."""
        if not self.all <= characters:
            return False
        return all(any(one <= characters for one in choice) for choice in self.choices)


def weight(pattern: str) -> int:
    """The pattern's counted repeats, multiplied as if each stood within the others."""
    counts = [max(int(low or 1), int(high or 1)) for low, high in _REPEATS.findall(pattern)]
    return prod(count or 1 for count in counts)


def needed(pattern: str) -> Need:
    """What a passage must hold for a pattern to match, as far as can be told; perhaps nothing."""
    if _FLAGS.search(pattern):
        return Need()  # flags may change what a character means
    try:
        return _joined(_Reader(pattern).choices())
    except IndexError:
        return Need()


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def choices(self) -> list[Need]:
        """What each alternative needs, to the end of the group or of the pattern."""
        found = [self._sequence()]
        while self._next("|"):
            self._at += 1
            found.append(self._sequence())
        return found

    def _sequence(self) -> Need:
        known: set[str] = set()
        choices: list[tuple[frozenset[str], ...]] = []
        while self._at < len(self._pattern) and not self._next("|") and not self._next(")"):
            part = self._part()
            if not self._optional():
                known |= part.all
                choices += part.choices
        return Need(frozenset(known), tuple(choices))

    def _part(self) -> Need:
        one = self._pattern[self._at]
        if one == "\\":
            self._at += 2
        elif one == "[":
            self._class()
        elif one == "(":
            return self._group()
        else:
            self._at += 1
            if one not in _MEANING:
                return Need(frozenset(one))
        return Need()

    def _group(self) -> Need:
        without = _WITHOUT.match(self._pattern, self._at)
        opening = without or _OPENING.match(self._pattern, self._at)
        assert opening is not None
        self._at = opening.end()
        found = self.choices()
        if not self._next(")"):
            raise IndexError
        self._at += 1
        return Need() if without else _joined(found)

    def _class(self) -> None:
        self._at += 1
        self._at += self._next("^")
        self._at += self._next("]")
        while self._pattern[self._at] != "]":
            self._at += 2 if self._pattern[self._at] == "\\" else 1
        self._at += 1

    def _optional(self) -> bool:
        """Whether what was read may be left out; its repeats are passed over."""
        found = _REPEATS.match(self._pattern, self._at)
        if found is not None:
            self._at = found.end()
            return not int(found[1] or 0)
        return self._next("*") or self._next("?")

    def _next(self, one: str) -> bool:
        return self._pattern.startswith(one, self._at)


def _joined(found: list[Need]) -> Need:
    """What a choice of alternatives needs."""
    if len(found) == 1:
        return found[0]
    choice = tuple(dict.fromkeys(one.all for one in found))
    return Need(choices=(choice,)) if all(choice) else Need()
