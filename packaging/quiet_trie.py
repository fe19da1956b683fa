"""Reads a KenLM model of order 3 as libime ships it: a quantised trie with packed pointers.

The layout is that of KenLM's binary format, version 5: header, hashed vocabulary, tables of the
quantiser, unigrams, then bit-packed pairs and triples; last the words, each ended by a zero byte.
A trie of KenLM is walked from the last word to the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

_COUNTS_AT, _VOCABULARY_AT = 108, 136
_NATURAL = float(np.log(10))


@dataclass(frozen=True)
class Trie:
    """A model in natural logarithms. words: by id, the unknown word first. single, rest: log chance
    and backoff of each word. pairs, triples: ids in reading order, an entry a row.
    """

    words: tuple[str, ...]
    single: np.ndarray
    rest: np.ndarray
    pairs: np.ndarray
    pair_chance: np.ndarray
    pair_rest: np.ndarray
    triples: np.ndarray
    triple_chance: np.ndarray


def read(path: Path) -> Trie:
    """Read a model. Raises ValueError where it is of another kind."""
    raw = path.read_bytes()
    words, pairs, triples = (int(n) for n in np.frombuffer(raw, np.uint64, 3, _COUNTS_AT))
    at = _VOCABULARY_AT + 8 + 8 * words
    at -= 0 if raw[at] == 2 else 8
    if not raw.startswith(b"mmap lm http://kheafield.com/code format version 5") or raw[at] != 2:
        raise ValueError(path)
    chance_bits, rest_bits = raw[at + 1], raw[at + 2]
    at += 8
    tables = []
    for bits in (chance_bits, rest_bits, chance_bits):
        tables.append(np.frombuffer(raw, np.float32, 1 << bits, at) * _NATURAL)
        at += 4 << bits
    unigrams = np.frombuffer(raw, np.dtype([("p", "f4"), ("b", "f4"), ("n", "u8")]), words + 2, at)
    at += 16 * (words + 2)
    inline, high, at = _pointers(raw, at, pairs, triples)
    wide = words.bit_length()
    row = wide + chance_bits + rest_bits + inline
    packed = np.frombuffer(raw + b"\0" * 8, np.uint8)
    first = _bits(packed, at, row, 0, wide, pairs)
    rest = tables[1][_bits(packed, at, row, wide, rest_bits, pairs)]
    chance = tables[0][_bits(packed, at, row, wide + rest_bits, chance_bits, pairs)]
    next_ = _bits(packed, at, row, wide + rest_bits + chance_bits, inline, pairs + 1)
    next_ |= (np.searchsorted(high, np.arange(pairs + 1), side="right") - 1) << inline
    at += ((1 + pairs) * row + 7) // 8 + 8
    row = wide + chance_bits
    earliest = _bits(packed, at, row, 0, wide, triples)
    triple = tables[2][_bits(packed, at, row, wide, chance_bits, triples)]
    at += ((1 + triples) * row + 7) // 8 + 8
    last = np.repeat(np.arange(words), np.diff(unigrams["n"][: words + 1].astype(np.int64)))
    of = np.repeat(np.arange(pairs), np.diff(next_))
    return Trie(
        words=tuple(one.decode() for one in raw[at:].split(b"\0")[:words]),
        single=unigrams["p"][:words] * _NATURAL,
        rest=unigrams["b"][:words] * _NATURAL,
        pairs=np.stack([first, last], axis=1),
        pair_chance=chance,
        pair_rest=rest,
        triples=np.stack([earliest, first[of], last[of]], axis=1),
        triple_chance=triple,
    )


def _pointers(raw: bytes, at: int, pairs: int, triples: int) -> tuple[int, np.ndarray, int]:
    """How many bits of a pointer stand in its row, where the others change, and what follows."""
    needed = triples.bit_length()
    chopped = min(
        range(min(needed, raw[at + 1]) + 1),
        key=lambda chop: (triples >> (needed - chop)) * 64 - (pairs + 1) * chop,
    )
    count = (triples >> (needed - chopped)) + 1
    high = np.frombuffer(raw, np.uint64, count, (at + 7) // 8 * 8 + 8).astype(np.int64)
    return needed - chopped, high, at + 8 * (1 + count) + 7


def _bits(packed: np.ndarray, at: int, row: int, start: int, wide: int, count: int) -> np.ndarray:
    """One field of rows of so many bits."""
    places = np.arange(count, dtype=np.uint64) * np.uint64(row) + np.uint64(start)
    bytes_ = (places >> np.uint64(3)).astype(np.int64) + at
    found = np.zeros(count, np.uint64)
    for number in range(8):
        found |= packed[bytes_ + number].astype(np.uint64) << np.uint64(8 * number)
    return ((found >> (places & np.uint64(7))) & np.uint64((1 << wide) - 1)).astype(np.int64)
