"""Set phrases (成语) and long words: which one a wording was meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsroom import paths
from newsroom.text import pinyin, words

_GAP = "*"
_Lengths = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Phrases:
    """Phrases of four and more characters.

    heads, tails: how long those are that begin, end with two characters. gapped: phrases by
    themselves with one character left out. right: wordings that are no slip of one.
    """

    heads: _Lengths
    tails: _Lengths
    gapped: Mapping[str, tuple[str, ...]]
    right: frozenset[str]

    def candidates(self, text: str) -> Iterator[tuple[int, int]]:
        """Where something stands that begins or ends like a phrase: start and end."""
        pairs = [one + other for one, other in pairwise(text)]
        heads, tails = self.heads, self.tails
        for at in [place for place, pair in enumerate(pairs) if pair in heads or pair in tails]:
            spans = {(at, at + length) for length in heads.get(pairs[at], ())}
            spans |= {(at + 2 - length, at + 2) for length in tails.get(pairs[at], ())}
            yield from (one for one in spans if one[0] >= 0 and one[1] <= len(text))

    def meant(self, wording: str) -> str:
        """The phrase that differs by one character, sounding or looking alike; empty for none."""
        if wording in self.right or words.counts()[1].get(wording):
            return ""
        near = [
            phrase
            for place, one in enumerate(wording)
            for phrase in self.gapped.get(_without(wording, place), ())
            if alike(one, phrase[place])
        ]
        return max(near, key=lambda one: words.counts()[1].get(one, 0), default="")


@cache
def phrases(name: str = "idioms") -> Phrases:
    """The phrases of one list of the lexicon, read once."""
    known: list[str] = []
    right: list[str] = []
    for line in _lines(f"{name}.txt"):
        (right if line.startswith("=") else known).extend(line.strip("= ").split())
    gapped: dict[str, list[str]] = {}
    for one in known:
        for place in range(len(one)):
            gapped.setdefault(_without(one, place), []).append(one)
    return Phrases(
        _lengths((one[:2], len(one)) for one in known),
        _lengths((one[-2:], len(one)) for one in known),
        {key: tuple(ones) for key, ones in gapped.items()},
        frozenset(known) | frozenset(right),
    )


def alike(one: str, other: str) -> bool:
    """Whether two characters sound or look alike."""
    if other in _looks().get(one, ""):
        return True
    return not set(pinyin.readings(one)).isdisjoint(pinyin.readings(other))


def _without(phrase: str, place: int) -> str:
    return phrase[:place] + _GAP + phrase[place + 1 :]


def _lengths(given: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for key, length in given:
        found.setdefault(key, set()).add(length)
    return {key: tuple(sorted(lengths)) for key, lengths in found.items()}


@cache
def _looks() -> dict[str, str]:
    """For each character those that look like it."""
    found: dict[str, str] = {}
    for group in _lines("lookalikes.txt"):
        for one in group:
            found[one] = found.get(one, "") + group
    return found


def _lines(name: str) -> Iterator[str]:
    text = (paths.resources() / "lexicon" / name).read_text("utf8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
