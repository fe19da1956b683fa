"""Characters and words taken for one another: they sound or look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import pairwise

import numpy as np

SAME_TONE, SAME_SOUND, NEAR_SOUND, ALIKE = 8, 1, 2, 4
"""How two characters are like one another, as bits."""

_WORD = 4  # characters of the longest word that is taken for one of the same sound
_KEPT = 1_024  # characters whose sets are kept
_NO_SOUND = 511  # stands for a syllable that no word has


class Likes:
    """chars, readings, looks: as the model's file has them, a line a character. words: all, by
    number.

    What is asked for often is kept as sets, the rest as text, which takes a tenth of the room.
    """

    def __init__(
        self, chars: list[str], readings: list[str], looks: list[str], words: list[str]
    ) -> None:
        self._own = {char: char for char in chars}
        tones = {char: line.split() for char, line in zip(chars, readings, strict=True)}
        self._tones = {char: tuple(told) for char, told in tones.items()}
        self._looks = dict(zip(chars, looks, strict=True))
        near: dict[str, set[str]] = defaultdict(set)
        for char, told in tones.items():
            for one in told:
                near[_near(_bare(one))].add(char)
        self._near = {sound: frozenset(of) for sound, of in near.items()}
        pairs = _neighbours(one for one in words if len(one) == 2)
        longer = _neighbours(one for one in words if len(one) > 2)
        self._syllable = _syllables(tones)
        self._homophones, self._of = self._sounding(words)
        kept = lru_cache(_KEPT)
        self.likes = kept(self._likes)
        self.behind, self.before = (
            kept(partial(self._of_text, pairs[0])),
            kept(partial(self._of_text, pairs[1])),
        )
        """What stands behind, and before, a character in words of two."""
        self.within_behind, self.within_before = (
            kept(partial(self._of_text, longer[0])),
            kept(partial(self._of_text, longer[1])),
        )
        """The same in longer words."""

    def _of_text(self, texts: dict[str, str], char: str) -> frozenset[str]:
        return self._set(texts.get(char, ""))

    def _set(self, text: str) -> frozenset[str]:
        own = self._own
        return frozenset(own[char] for char in text)

    def _likes(self, char: str) -> frozenset[str]:
        """What may stand for a character, itself left out."""
        found = set(self._set(self._looks.get(char, "")))
        for one in self._tones.get(char, ()):
            found |= self._near[_near(_bare(one))]
        found.discard(char)
        return frozenset(found)

    def kind(self, one: str, other: str) -> int:
        """How two characters are like one another."""
        found = ALIKE if other in self._looks.get(one, "") else 0
        mine = {_bare(told) for told in self._tones[one]}
        others = {_bare(told) for told in self._tones[other]}
        if mine & others:
            found |= SAME_SOUND
        elif {_near(sound) for sound in mine} & {_near(sound) for sound in others}:
            found |= NEAR_SOUND
        if set(self._tones[one]) & set(self._tones[other]):
            found |= SAME_TONE
        return found

    def homophones(self, run: str) -> list[tuple[int, int, int]]:
        """Words that sound like two to four characters of a run: start, end and number of each."""
        told = np.array([self._syllable.get(char, _NO_SOUND) for char in run], dtype=np.int64)
        found = []
        for length in range(2, min(_WORD, len(run)) + 1):
            keys = np.zeros(len(run) - length + 1, dtype=np.int64)
            for place in range(length):
                keys = keys * 512 + told[place : len(run) - length + 1 + place]
            low = np.searchsorted(self._homophones, keys)
            high = np.searchsorted(self._homophones, keys, side="right")
            for start in np.flatnonzero(high > low).tolist():
                for number in self._of[low[start] : high[start]].tolist():
                    found.append((start, start + length, number))
        return found

    def _sounding(self, words: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
        keys, numbers = [], []
        for number, word in enumerate(words):
            if 2 <= len(word) <= _WORD:
                key = 0
                for char in word:
                    key = key * 512 + self._syllable[char]
                keys.append(key)
                numbers.append(number)
        told = np.array(keys, dtype=np.int64)
        order = np.argsort(told, kind="stable")
        return told[order], np.array(numbers, dtype=np.int32)[order]


def _neighbours(words: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands behind and before each character within words."""
    behind: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for one, other in pairwise(word):
            behind[one].add(other)
            before[other].add(one)
    return (
        {char: "".join(sorted(of)) for char, of in behind.items()},
        {char: "".join(sorted(of)) for char, of in before.items()},
    )


def _syllables(tones: dict[str, list[str]]) -> dict[str, int]:
    """The number of each character's usual sound, from 1."""
    numbers: dict[str, int] = {}
    return {
        char: numbers.setdefault(_bare(told[0]), len(numbers) + 1) for char, told in tones.items()
    }


def _near(sound: str) -> str:
    """One spelling for sounds that many do not tell apart: zh and z, ang and an, l and n."""
    if sound[1:2] == "h":
        sound = sound[0] + sound[2:]
    sound = sound.removesuffix("g") if sound.endswith("ng") else sound
    return "n" + sound[1:] if sound[0] == "l" else sound


def _bare(reading: str) -> str:
    return reading.rstrip("12345")
