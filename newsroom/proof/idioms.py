"""Set phrases (成语): which one a wording of four characters was meant to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from newsroom import paths
from newsroom.text import pinyin, words

LENGTH = 4


@dataclass(frozen=True)
class Phrases:
    """The set phrases by their first and by their last two characters; halves: all of these;
    right: wordings that are no slip of one.
    """

    heads: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    halves: frozenset[str]
    right: frozenset[str]

    def meant(self, wording: str) -> str:
        """The phrase that differs by one character, sounding or looking alike; empty for none."""
        if wording in self.right or words.counts()[1].get(wording):
            return ""
        half = LENGTH // 2
        near = (*self.heads.get(wording[:half], ()), *self.tails.get(wording[half:], ()))
        alike = [one for one in near if _one_slip(wording, one)]
        return max(alike, key=lambda one: words.counts()[1].get(one, 0), default="")


@cache
def phrases() -> Phrases:
    """All set phrases, read once."""
    known: list[str] = []
    right: list[str] = []
    for line in _lines("idioms.txt"):
        (right if line.startswith("=") else known).extend(line.strip("= ").split())
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for one in known:
        heads.setdefault(one[:2], []).append(one)
        tails.setdefault(one[2:], []).append(one)
    whole = frozenset(known) | frozenset(right)
    return Phrases(_frozen(heads), _frozen(tails), frozenset(heads) | frozenset(tails), whole)


def alike(one: str, other: str) -> bool:
    """Whether two characters sound or look alike."""
    if other in _looks().get(one, ""):
        return True
    return not set(pinyin.readings(one)).isdisjoint(pinyin.readings(other))


def _one_slip(wording: str, phrase: str) -> bool:
    differ = [place for place in range(LENGTH) if wording[place] != phrase[place]]
    return len(differ) == 1 and alike(wording[differ[0]], phrase[differ[0]])


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


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ones) for key, ones in found.items()}
