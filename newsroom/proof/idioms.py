"""Set phrases (成语) and long words: which one a wording was meant to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter, ne

from newsroom.proof import lexicon
from newsroom.proof.likeness import homophones, look_alike
from newsroom.text import words

_Index = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Phrases:
    """Phrases of four and more characters.

    heads, tails: those that begin, end with two characters, in the order of the list. right:
    wordings that are no slip of one.
    """

    heads: _Index
    tails: _Index
    right: frozenset[str]

    def candidates(self, text: str) -> Iterator[tuple[int, int]]:
        """Where something stands that begins or ends like a phrase: start and end."""
        pairs = [one + other for one, other in pairwise(text)]
        heads, tails = self.heads, self.tails
        for at in [place for place, pair in enumerate(pairs) if pair in heads or pair in tails]:
            spans = {(at, at + length) for length in map(len, heads.get(pairs[at], ()))}
            spans |= {(at + 2 - length, at + 2) for length in map(len, tails.get(pairs[at], ()))}
            yield from (one for one in spans if one[0] >= 0 and one[1] <= len(text))

    def meant(self, wording: str) -> str:
        """The phrase that differs by one character, sounding or looking alike; empty for none."""
        if wording in self.right or words.counts()[1].get(wording):
            return ""
        near = [phrase for _, phrase in sorted(self._near(wording), key=itemgetter(0))]
        return max(near, key=lambda one: words.counts()[1].get(one, 0), default="")

    def _near(self, wording: str) -> Iterator[tuple[int, str]]:
        """Phrases that differ by one character that sounds or looks alike, with its place. One
        differs among the first two characters, or they are the same.
        """
        of_head = self.heads.get(wording[:2], ())
        of_tail = (one for one in self.tails.get(wording[-2:], ()) if one[:2] != wording[:2])
        for phrase in (*of_tail, *of_head):
            if len(phrase) == len(wording) and sum(map(ne, wording, phrase)) == 1:
                at = next(at for at, one in enumerate(wording) if one != phrase[at])
                if look_alike(wording[at], phrase[at]) or homophones(wording[at], phrase[at]):
                    yield at, phrase


@cache
def phrases(name: str = "idioms") -> Phrases:
    """The phrases of one list of the lexicon, read once."""
    known: list[str] = []
    right: list[str] = []
    for line in lexicon.lines(f"{name}.txt"):
        (right if line.startswith("=") else known).extend(line.strip("= ").split())
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for one in known:
        heads.setdefault(one[:2], []).append(one)
        tails.setdefault(one[-2:], []).append(one)
    return Phrases(heads, tails, frozenset(known) | frozenset(right))
