"""Characters and words taken for one another: they sound or look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import numpy as np

SAME_TONE, SAME_SOUND, NEAR_SOUND, ALIKE = 8, 1, 2, 4
"""How two characters are like one another, as bits."""

_WORD = 4  # characters of the longest word that is taken for one of the same sound
_FEW: frozenset[str] = frozenset()
_NO_SOUND = 511  # stands for a syllable that no word has


class Likes:
    """chars, readings, looks: as the model's file has them, a line a character. words: all, by
    number.

    behind, before: what stands behind and before each character in words of two; within_behind,
    within_before: the same in longer words.
    """

    def __init__(
        self, chars: list[str], readings: list[str], looks: list[str], words: list[str]
    ) -> None:
        own = {char: char for char in chars}
        tones = {char: line.split() for char, line in zip(chars, readings, strict=True)}
        self._tones = {char: frozenset(told) for char, told in tones.items()}
        self._sounds = {c: frozenset(_bare(one) for one in told) for c, told in tones.items()}
        self._looks = {
            char: frozenset(own[one] for one in line)
            for char, line in zip(chars, looks, strict=True)
        }
        near: dict[str, set[str]] = defaultdict(set)
        for char, sounds in self._sounds.items():
            for sound in sounds:
                near[_near(sound)].add(char)
        self._near = {sound: frozenset(of) for sound, of in near.items()}
        self.behind, self.before = _neighbours((one for one in words if len(one) == 2), own)
        self.within_behind, self.within_before = _neighbours(
            (one for one in words if len(one) > 2), own
        )
        self._syllable = _syllables(tones)
        self._homophones, self._of = self._sounding(words)
        self.likes = lru_cache(1024)(self._likes)

    def _likes(self, char: str) -> frozenset[str]:
        """What may stand for a character, itself left out."""
        found: set[str] = set(self._looks.get(char, _FEW))
        for sound in self._sounds.get(char, _FEW):
            found |= self._near[_near(sound)]
        found.discard(char)
        return frozenset(found)

    def kind(self, one: str, other: str) -> int:
        """How two characters are like one another."""
        found = ALIKE if other in self._looks.get(one, _FEW) else 0
        mine, others = self._sounds[one], self._sounds[other]
        if mine & others:
            found |= SAME_SOUND
        elif {_near(sound) for sound in mine} & {_near(sound) for sound in others}:
            found |= NEAR_SOUND
        if self._tones[one] & self._tones[other]:
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


def _neighbours(
    words: Iterable[str], own: dict[str, str]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """What stands behind and before each character within words."""
    behind: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for one, other in pairwise(word):
            behind[own[one]].add(own[other])
            before[own[other]].add(own[one])
    return (
        {char: frozenset(of) for char, of in behind.items()},
        {char: frozenset(of) for char, of in before.items()},
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
