"""Makes resources/lexicon/quiet/model.npz: what the quiet level of proofreading knows of words.

    python packaging/quiet_model.py zh_CN.lm LAWS FONT… [--without TEXT…]

zh_CN.lm: the language model of libime (Debian: libime-data-language-model), LGPL-2.1-or-later.
LAWS: a copy of github.com/LawRefBook/Laws: statutes of China, which are nobody's. FONT: font files
that have the characters of GB 2312 (Noto Sans CJK and Noto Serif CJK). --without: texts whose
sentences must not count, as those that the level is measured on.

The model is the trie's, its words cut to 110,000, of which the commonest 65,535 have pairs, mixed
with the counts of the statutes and kept to a byte a chance.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import quiet_alike
import quiet_laws
import quiet_trie
from quiet_laws import HAN, Counts
from quiet_trie import Trie

OUT = Path(__file__).parents[1] / "resources" / "lexicon" / "quiet" / "model.npz"
PAIRED, MOST = 65_535, 110_000  # words with pairs, and all
_SHARE, _SEEN, _DISCOUNT = 0.28, 20, 0.7  # of the statutes; how fast they are trusted
_FLOOR, _LONGEST = -17.0, 6
STEP, REST, BONUS = 16, 20, 16  # parts of a unit of log chance that are told apart
_BIAS = 6.0


def main() -> None:
    """Make the file."""
    named, _, without = " ".join(sys.argv[1:]).partition("--without")
    model, laws, *fonts = named.split()
    trie = quiet_trie.read(Path(model))
    runs = quiet_laws.wordings(Path(laws), [Path(one) for one in without.split()])
    print(sum(len(run) * times for run, times in runs.items()), "characters of statutes")  # noqa: T201
    counts = quiet_laws.count(trie, runs)
    chars = quiet_alike.characters()
    made = mixed(trie, counts, chars)
    made |= {
        "chars": _text(chars),
        "readings": _text([" ".join(quiet_alike.readings(char)) for char in chars]),
        "alike": _text(quiet_alike.alike(chars, fonts)),
    }
    np.savez_compressed(OUT, allow_pickle=False, **made)
    print(OUT.stat().st_size, {name: len(value) for name, value in made.items()})  # noqa: T201


def mixed(trie: Trie, counts: Counts, chars: list[str]) -> dict[str, np.ndarray]:
    """The model's tables, words numbered by how common they are."""
    every = [*trie.words, *(word for word, _ in counts.words)]
    single, rest = _grown(trie, len(every))
    seen = np.zeros(len(every))
    seen[list(counts.singles)] = list(counts.singles.values())
    seen[0] = 0
    lawful = seen / seen.sum()
    chance = np.log((1 - _SHARE) * np.exp(single) + _SHARE * lawful)
    number, words = _numbered(every, chance, chars)
    kept = number >= 0
    pairs, told = _pairs(trie, counts, single, rest, lawful)
    paired = kept & (number <= PAIRED)
    inside = paired[pairs[:, 0]] & paired[pairs[:, 1]]
    pairs, told = number[pairs[inside]], told[inside]
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    pairs, told = pairs[order], told[order]
    place = {(int(a), int(b)): row for row, (a, b) in enumerate(pairs)}
    new_single = np.full(len(words), _FLOOR)
    new_rest = np.zeros(len(words))
    new_single[number[kept]], new_rest[number[kept]] = chance[kept], rest[kept]
    return {
        "words": _text(words),
        "single": _byte(-new_single * 10),
        "rest": _byte((new_rest + _BIAS) * REST),
        "pairs": np.bincount(pairs[:, 0], minlength=PAIRED + 1).astype(np.uint16),
        **_planes("second", pairs[:, 0], pairs[:, 1]),
        "chance": _byte(-told * STEP),
        **_triples(trie, number, place, len(pairs)),
    }


def _grown(trie: Trie, size: int) -> tuple[np.ndarray, np.ndarray]:
    single, rest = np.full(size, -20.0), np.zeros(size)
    single[: len(trie.words)] = np.where(np.isfinite(trie.single), trie.single, -20)
    rest[: len(trie.words)] = trie.rest
    single[0] = _FLOOR
    return single, rest


def _numbered(
    every: list[str], chance: np.ndarray, chars: list[str]
) -> tuple[np.ndarray, list[str]]:
    """The new number of each word, -1 where it is left out, and the words kept; 0 is unknown."""
    alphabet = set(chars)
    fit = [
        i
        for i, word in enumerate(every)
        if i and len(word) <= _LONGEST and HAN.fullmatch(word) and alphabet.issuperset(word)
    ]
    fit.sort(key=lambda i: (len(every[i]) > 1, -chance[i]))
    missing = [char for char in chars if char not in {every[i] for i in fit[: len(chars)]}]
    own = PAIRED - len(missing)
    paired = sorted(fit[:own], key=lambda i: -chance[i])
    others = fit[own : MOST - len(missing)]
    number = np.full(len(every), -1)
    number[0] = 0
    number[paired] = np.arange(1, len(paired) + 1)
    number[others] = np.arange(PAIRED + 1, PAIRED + 1 + len(others))
    return number, ["", *(every[i] for i in paired), *missing, *(every[i] for i in others)]


def _pairs(
    trie: Trie, counts: Counts, single: np.ndarray, rest: np.ndarray, lawful: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """All pairs by old numbers with their mixed log chances."""
    size = len(single)
    of = np.array(list(counts.pairs))
    times = np.array(list(counts.pairs.values()), dtype=float)
    law_keys = of[:, 0] * size + of[:, 1]
    order = np.argsort(law_keys)
    law_keys, times = law_keys[order], times[order]
    web_keys = trie.pairs[:, 0] * size + trie.pairs[:, 1]
    web_order = np.argsort(web_keys)
    web_keys, web_chance = web_keys[web_order], trie.pair_chance[web_order]
    keys = np.union1d(web_keys, law_keys[times > 1])
    first, second = keys // size, keys % size
    web = np.exp(_found(web_keys, web_chance, keys, rest[first] + single[second]))
    seen = np.bincount(of[:, 0], weights=np.array(list(counts.pairs.values())), minlength=size)
    kinds = np.bincount(of[:, 0], minlength=size)
    told = _found(law_keys, times, keys, np.zeros(len(keys)))
    total = np.maximum(seen[first], 1)
    law = np.maximum(told - _DISCOUNT, 0) / total
    law += _DISCOUNT * kinds[first] / total * lawful[second]
    share = _SHARE * seen[first] / (seen[first] + _SEEN)
    return np.stack([first, second], axis=1), np.log((1 - share) * web + share * law)


def _found(
    keys: np.ndarray, values: np.ndarray, wanted: np.ndarray, otherwise: np.ndarray
) -> np.ndarray:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], otherwise)


def _triples(
    trie: Trie, number: np.ndarray, place: dict[tuple[int, int], int], pairs: int
) -> dict[str, np.ndarray]:
    """What a third word gains or loses by the first of three, beside what the second says."""
    size = len(trie.words)
    keys = trie.pairs[:, 0] * size + trie.pairs[:, 1]
    order = np.argsort(keys)
    wanted = trie.triples[:, 1] * size + trie.triples[:, 2]
    backed = trie.rest[trie.triples[:, 1]] + trie.single[trie.triples[:, 2]]
    bonus = trie.triple_chance - _found(keys[order], trie.pair_chance[order], wanted, backed)
    rows, thirds, gains = [], [], []
    for (a, b, c), gain in zip(number[trie.triples], bonus, strict=True):
        row = place.get((int(a), int(b)))
        if row is not None and 0 <= c <= PAIRED and abs(gain) >= 0.25:
            rows.append(row)
            thirds.append(int(c))
            gains.append(float(gain))
    found = np.array([rows, thirds]).T
    order = np.lexsort((found[:, 1], found[:, 0]))
    found, told = found[order], np.array(gains)[order]
    rests = np.full(pairs, _BIAS)
    old = number[trie.pairs]
    for (a, b), rest in zip(old, trie.pair_rest, strict=True):
        row = place.get((int(a), int(b)))
        if row is not None:
            rests[row] = rest + _BIAS
    return {
        "pair_rest": _byte(np.round(rests * 4) / 4 * REST),
        "triples": np.bincount(found[:, 0], minlength=pairs).astype(np.uint16),
        **_planes("third", found[:, 0], found[:, 1]),
        "bonus": _byte((told + 8) * BONUS),
    }


def _planes(name: str, rows: np.ndarray, values: np.ndarray) -> dict[str, np.ndarray]:
    """Rising numbers of each row as steps from one to the next, low and high bytes apart."""
    steps = np.diff(values, prepend=0)
    begins = np.diff(rows, prepend=-1) != 0
    steps[begins] = values[begins]
    return {
        f"{name}_low": (steps & 255).astype(np.uint8),
        f"{name}_high": (steps >> 8).astype(np.uint8),
    }


def _byte(values: np.ndarray) -> np.ndarray:
    return np.clip(np.round(values), 0, 255).astype(np.uint8)


def _text(lines: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


if __name__ == "__main__":
    main()
