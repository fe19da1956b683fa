"""Characters that may stand for others: what would read likelier with one or a few changed.

Wherever a run of characters breaks up into unlikely words, those that sound or look alike are put
in its place; what makes the run much likelier is told with all that helps to judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from newsroom.proof.alike import Likes
from newsroom.proof.chances import Chances, tables
from newsroom.proof.lattice import Lattice

LEAST = 4.0
"""How much likelier a run must become, in units of log chance."""

_HAN = re.compile("[一-龥]+")
_UNLIKELY = 13.0  # words of the likeliest way that cost more are looked at
_RIVAL = 0.5
_REACH = 3  # a word reaches so far beyond the changed character
NUMERALS = frozenset("一二三四五六七八九十百千万亿零两〇几")
_PERSONS = frozenset("他她它")


class Candidate(NamedTuple):
    """A word that may stand in a run. start, end: of the word; at: of the one changed character, -1
    where several change; char: what it becomes. gain: how much likelier the run becomes. left,
    right: the nodes beside the word, -1 for none."""

    start: int
    end: int
    number: int
    at: int
    char: str
    gain: float = 0.0
    left: int = -1
    right: int = -1


@dataclass(frozen=True, slots=True)
class Swap:
    """One possible fault of a text. start, end: what changes; old, new: how it reads now and then;
    word_start, word_end, word: the whole word then. lattice, candidate: what it was reckoned from;
    lead: by how much it is likelier than any other change there. changed: places in the run. text:
    what was read."""

    start: int
    end: int
    old: str
    new: str
    word_start: int
    word_end: int
    word: str
    lattice: Lattice
    candidate: Candidate
    changed: tuple[int, ...]
    lead: float
    text: str

    @property
    def stands(self) -> str:
        """What stands where the word would."""
        return self.lattice.run[self.candidate.start : self.candidate.end]

    def moved(self, by: int) -> Swap:
        """The same in a text that has so many characters more before it."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            word_start=self.word_start + by,
            word_end=self.word_end + by,
        )


@cache
def model() -> tuple[Chances, Likes]:
    """What is known of words and likeness; read at first use."""
    given = tables()
    chances = Chances(given)
    lines = [given[name].tobytes().decode("utf8").split("\n") for name in _LINES]
    return chances, Likes(lines[0], lines[1], lines[2], chances.spellings)


_LINES = ("chars", "readings", "alike")


def find(text: str) -> list[Swap]:
    """All swaps of a text that make it likelier by `LEAST`."""
    chances, likes = model()
    lattices = [
        Lattice(found[0], found.start(), chances.numbers)
        for found in _HAN.finditer(text)
        if len(found[0]) > 1
    ]
    _solve(lattices, chances)
    wanted = [(one, _candidates(one, chances, likes)) for one in lattices if _doubtful(one)]
    _add_homophones(text, wanted, chances, likes)
    swaps: list[Swap] = []
    for lattice, judged in _judged(wanted, chances):
        swaps += _swaps(text, lattice, judged, chances)
    return swaps


def _solve(lattices: list[Lattice], chances: Chances) -> None:
    first = [one.number[node] for one in lattices for node in one.first]
    second = [one.number[node] for one in lattices for node in one.second]
    told = chances.pairs(first, second)
    at = 0
    for one in lattices:
        one.solve(told[at : at + len(one.first)], chances.single)
        at += len(one.first)


def _doubtful(lattice: Lattice) -> bool:
    return max(lattice.cost) > _UNLIKELY


def _candidates(lattice: Lattice, chances: Chances, likes: Likes) -> list[Candidate]:
    """Words with one character changed, wherever the run is unlikely."""
    run, cost, place = lattice.run, lattice.cost, lattice.place
    found: list[Candidate] = []
    for at, char in enumerate(run):
        if cost[place[at]] > _UNLIKELY and char not in NUMERALS:
            _change(run, at, chances, likes, found)
    return found


def _change(run: str, at: int, chances: Chances, likes: Likes, found: list[Candidate]) -> None:
    """Add the words that stand there with one character changed."""
    numbers = chances.numbers
    like = likes.likes(run[at])
    left, right = run[at - 1 : at], run[at + 1 : at + 2]
    for char in like & likes.behind(left):
        number = numbers.get(left + char)
        if number is not None:
            found.append(Candidate(at - 1, at + 1, number, at, char))
    for char in like & likes.before(right):
        number = numbers.get(char + right)
        if number is not None:
            found.append(Candidate(at, at + 2, number, at, char))
    behind = like & likes.within_behind(left)
    before = like & likes.within_before(right)
    for char in behind | before:
        first = max(0, at - _REACH) if char in behind else at
        last = min(len(run), at + 1 + _REACH) if char in before else at + 1
        for start in range(first, at + 1):
            head = run[start:at] + char
            for end in range(max(at + 1, start + 3), last + 1):
                number = numbers.get(head + run[at + 1 : end])
                if number is not None:
                    found.append(Candidate(start, end, number, at, char))
    for char in like & chances.alone:
        found.append(Candidate(at, at + 1, numbers[char], at, char))


def _add_homophones(
    text: str, wanted: list[tuple[Lattice, list[Candidate]]], chances: Chances, likes: Likes
) -> None:
    """Add words that sound like what stands there and differ in several characters."""
    owner: dict[int, tuple[Lattice, list[Candidate]]] = {}
    for one in wanted:
        lattice = one[0]
        for at, rank in enumerate(lattice.place):
            if lattice.cost[rank] > _UNLIKELY:
                owner[lattice.at + at] = one
    if not owner:
        return
    for begin, stop, number in likes.homophones(text):
        given = next((owner[at] for at in range(begin, stop) if at in owner), None)
        if given is None:
            continue
        lattice, found = given
        word = chances.spellings[number]
        if sum(a != b for a, b in zip(text[begin:stop], word, strict=True)) > 1:
            found.append(Candidate(begin - lattice.at, stop - lattice.at, number, -1, word))


def _judged(
    wanted: list[tuple[Lattice, list[Candidate]]], chances: Chances
) -> Iterator[tuple[Lattice, list[Candidate]]]:
    """Candidates with their gains, where they gain anything."""
    first: list[int] = []
    second: list[int] = []
    for lattice, candidates in wanted:
        number = lattice.number
        for one in candidates:
            for node in lattice.ends[one.start]:
                first.append(number[node])
                second.append(one.number)
            for node in lattice.starts[one.end]:
                first.append(one.number)
                second.append(number[node])
    told = chances.pairs(first, second)
    at = 0
    for lattice, candidates in wanted:
        judged = []
        for one in candidates:
            ends, starts = lattice.ends[one.start], lattice.starts[one.end]
            split = at + len(ends)
            left, before = _best(ends, lattice.ahead, told[at:split])
            right, behind = _best(starts, lattice.back, told[split : split + len(starts)])
            at = split + len(starts)
            left = left if ends else chances.single[one.number]
            gain = left + (right if starts else 0.0) - lattice.best
            if gain > _RIVAL:
                judged.append(
                    Candidate(
                        one.start, one.end, one.number, one.at, one.char, gain, before, behind
                    )
                )
        yield lattice, judged


def _best(nodes: list[int], values: list[float], told: list[float]) -> tuple[float, int]:
    best, of = -1e9, -1
    for node, chance in zip(nodes, told, strict=True):
        value = values[node] + chance
        if value > best:
            best, of = value, node
    return best, of


def _swaps(
    text: str, lattice: Lattice, judged: list[Candidate], chances: Chances
) -> Iterator[Swap]:
    """The best word for each change."""
    best: dict[tuple[int, int, str], Candidate] = {}
    for one in judged:
        key = (one.at, one.at, one.char) if one.at >= 0 else (one.start, one.end, one.char)
        if key not in best or best[key].gain < one.gain:
            best[key] = one
    for one in best.values():
        if one.gain < LEAST:
            continue
        word = chances.spellings[one.number]
        changed = tuple(
            place
            for place in range(one.start, one.end)
            if lattice.run[place] != word[place - one.start]
        )
        start, end = changed[0], changed[-1] + 1
        old, new = lattice.run[start:end], word[start - one.start : end - one.start]
        if _idle(old, new):
            continue
        rival = max(
            (
                other.gain
                for other in best.values()
                if other is not one and _touch(other, start, end)
            ),
            default=_RIVAL,
        )
        at = lattice.at
        yield Swap(
            at + start, at + end, old, new, at + one.start, at + one.end, word,
            lattice, one, changed, one.gain - rival, text,
        )  # fmt: skip


def _idle(old: str, new: str) -> bool:
    """Whether a change says nothing: one number, or one person, for another."""
    return bool(NUMERALS & {*old, *new}) or (old in _PERSONS and new in _PERSONS)


def _touch(other: Candidate, start: int, end: int) -> bool:
    if other.at >= 0:
        return start <= other.at < end
    return other.start < end and start < other.end
