"""Counts words and pairs of words in statutes, so that the quiet level knows official prose.

Statutes and other documents of state organs are nobody's (Copyright Law of China, article 5).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import jieba
import numpy as np
from quiet_trie import Trie

HAN = re.compile("[一-龥]+")
_SHARED = 12  # characters in a row that a line may not share with what is left out
_LONGEST = 6
_UNKNOWN = -17.0
_TOLD = 20  # how often one wording counts at most
_OFTEN, _NEW = 8, 3  # a new word stands so often and has at most so many characters


@dataclass(frozen=True)
class Counts:
    """words: those that the model lacks, with their counts; they follow its own in number.
    singles, pairs: by ids."""

    words: tuple[tuple[str, int], ...]
    singles: Counter[int]
    pairs: Counter[tuple[int, int]]


def wordings(folder: Path, left_out: Iterable[Path]) -> Counter[str]:
    """Runs of characters in all .md files of a folder, with their counts. Lines that share twelve
    characters in a row with a text that is left out do not count.
    """
    shared = set(_shared(left_out))
    found: Counter[str] = Counter()
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.md")):
        for line in path.read_text("utf8", "replace").split("INFO END -->")[-1].splitlines():
            runs = HAN.findall(line)
            joined = "".join(runs)
            if len(joined) < 8 or joined in seen or any(one in shared for one in _rows(runs)):
                continue
            seen.add(joined)
            found.update(runs)
    return found


def count(trie: Trie, runs: Counter[str]) -> Counts:
    """Cut the runs into words by the model and count them."""
    chances = {word: float(trie.single[i]) for i, word in enumerate(trie.words) if i}
    new = _new(chances.keys(), runs)
    total = sum(len(run) * times for run, times in runs.items()) / 1.6
    numbers = {word: i for i, word in enumerate(trie.words) if i}
    numbers |= {word: len(trie.words) + i for i, (word, _) in enumerate(new)}
    singles = np.append(trie.single, [np.log(times / total) for _, times in new])
    rests = np.append(trie.rest, np.zeros(len(new)))
    table = _Table(trie, singles, rests)
    words: Counter[int] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for run, times in runs.items():
        ids = _cut(run, numbers, table)
        weight = min(times, _TOLD)
        for one in ids:
            words[one] += weight
        for pair in pairwise(ids):
            pairs[pair] += weight
    return Counts(tuple(new), words, pairs)


class _Table:
    def __init__(self, trie: Trie, singles: np.ndarray, rests: np.ndarray) -> None:
        keys = (trie.pairs[:, 0].astype(np.uint64) << np.uint64(20)) | trie.pairs[:, 1].astype(
            np.uint64
        )
        order = np.argsort(keys)
        self.keys, self.chances = keys[order], trie.pair_chance[order]
        self.singles, self.rests = singles, rests

    def __call__(self, first: list[int], second: list[int]) -> list[float]:
        one, two = np.array(first), np.array(second)
        keys = (one.astype(np.uint64) << np.uint64(20)) | two.astype(np.uint64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        backed = self.rests[one] + self.singles[two]
        return np.where(self.keys[at] == keys, self.chances[at], backed).tolist()


def _cut(run: str, numbers: dict[str, int], table: _Table) -> list[int]:
    """The likeliest words of a run, by ids; 0 for what is none."""
    nodes: list[tuple[int, int, int]] = []
    ends: list[list[int]] = [[] for _ in range(len(run) + 1)]
    starts: list[list[int]] = [[] for _ in range(len(run) + 1)]
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
            number = numbers.get(run[start:end], 0)
            if number or end == start + 1:
                starts[start].append(len(nodes))
                ends[end].append(len(nodes))
                nodes.append((start, end, number))
    edges = [(a, b) for i in range(1, len(run)) for a in ends[i] for b in starts[i]]
    told = table([nodes[a][2] for a, _ in edges], [nodes[b][2] for _, b in edges]) if edges else []
    best = [-1e9] * len(nodes)
    before = [-1] * len(nodes)
    for node in starts[0]:
        best[node] = max(float(table.singles[nodes[node][2]]), _UNKNOWN)
    for (a, b), chance in zip(edges, told, strict=True):
        value = best[a] + max(chance, _UNKNOWN)
        if value > best[b]:
            best[b], before[b] = value, a
    node = max(ends[len(run)], key=best.__getitem__)
    path = []
    while node >= 0:
        path.append(nodes[node][2])
        node = before[node]
    return path[::-1]


def _new(known: Set[str], runs: Counter[str]) -> list[tuple[str, int]]:
    """Words of jieba's dictionary that the model lacks and the texts often have."""
    jieba.setLogLevel(logging.ERROR)
    found: Counter[str] = Counter()
    for run, times in runs.items():
        for word in jieba.cut(run):
            found[word] += min(times, _TOLD)
    dictionary = jieba.dt.FREQ
    return [
        (word, times)
        for word, times in found.most_common()
        if times >= _OFTEN
        and 2 <= len(word) <= _NEW
        and word not in known
        and word in dictionary
        and HAN.fullmatch(word)
    ]


def _shared(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        for line in path.read_text("utf8").splitlines():
            yield from _rows(HAN.findall(line))


def _rows(runs: Iterable[str]) -> Iterator[str]:
    for run in runs:
        for start in range(len(run) - _SHARED + 1):
            yield run[start : start + _SHARED]
