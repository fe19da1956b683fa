"""Whether time and memory grow with the number of pages and no faster: 1, 4 and 16 of unseen text.

A new composer over fonts that are open sets all pages. Time is measured for each page of 16 and of
4 in turn; memory is what composer and finished pages hold, as tracemalloc counts it.
"""

from __future__ import annotations

import gc
import tracemalloc
from statistics import median

from newsroom.model.edition import Edition
from newsroom.typeset.compose import Composer
from tests.bench.paper import edition, fonts
from tests.bench.runner import Bars, Bench, Samples, interleaved, ms, timed
from tests.bench.writing import CHARACTERS, STORIES, Writer

_STORIES, _FEW, _MANY, _MOST = 3, 4, 16, 1.25
_UNSEEN = 50_000


def measure(quick: bool) -> Samples:
    """Time for each page of many beside each page of a few, and the memory of both."""
    mine, theirs = interleaved(
        7,
        lambda number: _seconds(_MANY, number),
        lambda number: _seconds(_FEW, 100 + number),
        quick=quick,
    )
    single = [_seconds(1, 200 + number) for number in range(1 if quick else 7)]
    few, many = _bytes(_FEW), _bytes(_MANY)
    missed = (f"memory {many / few:.2f} > {_MOST}",) if many > _MOST * few else ()
    return Samples(
        mine,
        theirs,
        (
            (
                f"one page alone {ms(median(single))}; memory for each page "
                f"{many / 2**20:.2f} MiB of {_MANY}, {few / 2**20:.2f} MiB of {_FEW}, "
                f"ratio {many / few:.2f} (bar {_MOST})"
            ),
        ),
        missed,
    )


def _seconds(pages: int, number: int) -> float:
    made = _edition(pages, number)
    return timed(lambda: Composer(made.publication, fonts()).pages(made)) / pages


def _bytes(pages: int) -> float:
    made = _edition(pages, 300 + pages)
    gc.collect()
    tracemalloc.start()
    composer = Composer(made.publication, fonts())
    done = composer.pages(made)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(done) == pages
    return held / pages


def _edition(pages: int, number: int) -> Edition:
    stories = _STORIES * pages
    written = Writer(_UNSEEN + number).load(stories, CHARACTERS * stories // STORIES)
    return edition(written, (_STORIES,) * pages)


BENCH = Bench(
    "pages",
    "each page of 16 composed from unseen text; memory that it holds",
    "each page of 4",
    Bars(ratio=_MOST),
    measure,
)
