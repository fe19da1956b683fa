"""What more time brings: the soft cost after 5 seconds against the best found in 60, on 40 pages.

The pages are those of `assembly`, each with the stories of its first exact fill. Seconds are the
solver's and the annealing's own measure of a usual machine, so the figures do not depend on what
else the machine does. It takes most of an hour, so it runs only when it is named.
"""

from __future__ import annotations

import time
from statistics import median

from newsroom.arrange.assemble import assemble
from newsroom.arrange.pieces import Effort
from newsroom.job import Job
from newsroom.typeset.compose import Composer
from tests.bench.assembly import page
from tests.bench.paper import fonts, tabloid
from tests.bench.runner import Bars, Bench, Samples

_PAGES, _SHORT, _LONG = 40, 5.0, 60.0
_NEAR, _SHARE = 1.05, 0.9


def costs(seed: int, seconds: float) -> tuple[float, float]:
    """Seconds that were spent on a page, and the soft cost that it came out with."""
    start = time.perf_counter()
    composer = Composer(tabloid(), fonts())
    done = assemble(page(seed), "page2", composer, Job(), Effort(1.5, seconds))
    return time.perf_counter() - start, done.cost


def measure(quick: bool) -> Samples:
    """Each page with little time and with much."""
    pages, short, long = (1, 0.02, 0.04) if quick else (_PAGES, _SHORT, _LONG)
    ours, best, ratios = [], [], []
    for seed in range(pages):
        seconds, cost = costs(seed, short)
        longer, least = costs(seed, long)
        ours.append(seconds)
        best.append(longer)
        ratios.append(cost / min(cost, least) if cost else 1.0)
    near = sum(ratio <= _NEAR for ratio in ratios)
    ordered = sorted(ratios)
    notes = (
        (
            f"within {_NEAR - 1:.0%} on {near} of {pages} pages; median {median(ratios):.3f}, "
            f"worst {ordered[-1]:.3f}"
        ),
    )
    enough = quick or near >= _SHARE * pages
    return Samples(ours, best, notes, () if enough else (f"near on {near} of {pages} only",))


BENCH = Bench(
    "effort",
    f"soft cost of {_PAGES} pages after {_SHORT:g} s",
    f"after {_LONG:g} s",
    Bars(),
    measure,
    steady=False,
)
