"""What the quiet level knows of words: how likely each is, alone, behind another and behind two.

The tables are made by packaging/quiet_model.py and stand in resources/lexicon/quiet with their
licence. Chances are natural logarithms; 0 is the number of what is no word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsroom import paths

_STEP, _REST, _BONUS = 16, 20, 16
_BIAS = 6.0
_COMMON = -7.5  # single characters at least so likely may stand alone


class Chances:
    """numbers: of each word. spellings: by number. single: chance of each word by number. alone:
    single characters that are common as words.

    Takes some 25 MB. Raises OSError, KeyError where the file is missing or broken.
    """

    def __init__(self, tables: dict[str, np.ndarray]) -> None:
        self.spellings = _lines(tables["words"])
        self.numbers = {word: number for number, word in enumerate(self.spellings) if word}
        levels = [level / -10 for level in range(256)]  # kept once each
        self.single: list[float] = [levels[level] for level in tables["single"].tolist()]
        self.alone = frozenset(
            word
            for word, number in self.numbers.items()
            if len(word) == 1 and self.single[number] > _COMMON
        )
        self._single = np.array(self.single, dtype=np.float32)
        self._rest = (tables["rest"] / _REST - _BIAS).astype(np.float32)
        self._paired = len(tables["pairs"])
        self._keys = np.repeat(np.arange(len(tables["pairs"]), dtype=np.uint32), tables["pairs"])
        seconds = _values(tables, "second", self._keys)
        self._keys <<= 16
        self._keys |= seconds
        self._chance = tables["chance"]
        self._pair_rest = tables["pair_rest"]
        rows = np.repeat(np.arange(len(tables["triples"]), dtype=np.uint32), tables["triples"])
        self._triples = rows.astype(np.uint64) << np.uint64(16)
        self._triples |= _values(tables, "third", rows)
        self._bonus = tables["bonus"]

    def pairs(self, first: Sequence[int], second: Sequence[int]) -> list[float]:
        """The chance of each second word behind the first."""
        if not first:
            return []
        one, two = np.array(first, dtype=np.uint32), np.array(second, dtype=np.uint32)
        keys = (one << 16) | two
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        known = (self._keys[at] == keys) & (one < self._paired) & (two < self._paired)
        backed = self._rest[one] + self._single[two]
        return np.where(known, self._chance[at] * np.float32(-1 / _STEP), backed).tolist()

    def threes(self, numbers: Sequence[int]) -> float:
        """What a row of words gains or loses where each is judged by two before it, not by one."""
        return sum(
            self._three(*three) for three in zip(numbers, numbers[1:], numbers[2:], strict=False)
        )

    def _three(self, first: int, second: int, third: int) -> float:
        if max(first, second, third) >= self._paired:
            return 0.0
        key = np.uint32((first << 16) | second)
        row = int(np.searchsorted(self._keys, key))
        if row == len(self._keys) or self._keys[row] != key:
            return 0.0
        three = np.uint64((row << 16) | third)
        at = int(np.searchsorted(self._triples, three))
        if at < len(self._triples) and self._triples[at] == three:
            return int(self._bonus[at]) / _BONUS - 8
        return int(self._pair_rest[row]) / _REST - _BIAS


def tables() -> dict[str, np.ndarray]:
    """The file's tables by name."""
    with np.load(paths.resources() / "lexicon" / "quiet" / "model.npz") as file:
        return {name: file[name] for name in file.files}


def _values(tables: dict[str, np.ndarray], name: str, rows: np.ndarray) -> np.ndarray:
    """Numbers that are kept as steps within rows."""
    steps = tables[f"{name}_low"] | tables[f"{name}_high"].astype(np.uint32) << 8
    total = np.cumsum(steps, dtype=np.uint32)  # may run over, which the difference undoes
    begins = np.append(0, np.flatnonzero(rows[1:] != rows[:-1]) + 1)
    before = (total[begins] - steps[begins]).astype(np.uint32)
    total -= np.repeat(before, np.diff(begins, append=len(steps)))
    return total


def _lines(table: np.ndarray) -> list[str]:
    return table.tobytes().decode("utf8").split("\n")
