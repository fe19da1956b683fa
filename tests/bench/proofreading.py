"""All rules and packs that are on by default, over the clean sentences of the labelled set.

Ours is what reading new copy takes: paragraphs of some five sentences, none of them seen before.
The rival is jieba alone cutting the same paragraphs: the floor of any tool that looks at words.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.text import of_lines
from newsroom.text import words
from tests.bench.runner import Bars, Bench, Samples, interleaved, ms
from tests.proof.labels import cases

RUNS = 5
_SPEED = 20_000  # characters a second
_RATIO = 14.0  # of the floor
_SENTENCES = 5  # of a paragraph
_FEW = 40


def prose(*, quick: bool) -> str:
    """Clean sentences, a paragraph a line."""
    clean = [case.text.replace("\n", "") for case in cases() if not case.marks and not case.context]
    if quick:
        clean = clean[:_FEW]
    parts = [clean[at : at + _SENTENCES] for at in range(0, len(clean), _SENTENCES)]
    return "\n".join("".join(part) for part in parts)


def _read(text: str) -> int:
    return len(Proofreader().story(of_lines(text)))


def _cut(text: str) -> int:
    return sum(len(words.cut(line)) for line in text.split("\n"))


def _busy(work: Callable[[str], int], text: str) -> float:
    """Seconds of the processor: what else the machine does is not counted."""
    gc.collect()
    start = time.process_time()
    work(text)
    return time.process_time() - start


def measure(quick: bool) -> Samples:
    """Seconds for the whole text; the dictionary and the packs are loaded before."""
    text = prose(quick=quick)
    _read(text[:100])
    _cut(text[:100])
    ours, rival = interleaved(
        RUNS,
        lambda _number: _busy(_read, text),
        lambda _number: _busy(_cut, text),
        quick=quick,
    )
    slow = min(ours) > len(text) / _SPEED and not quick
    speed = len(text) / min(ours)
    return Samples(
        ours,
        rival,
        (
            f"{len(text)} characters; at best {speed:,.0f} characters a second",
            f"{ms(1000 * min(ours) / len(text))} for 1,000 characters",
        ),
        (f"{speed:,.0f} characters a second < {_SPEED:,}",) if slow else (),
    )


BENCH = Bench(
    "proofreading",
    "rules and packs over new copy",
    "jieba cutting the same copy",
    Bars(ratio=_RATIO),
    measure,
)
