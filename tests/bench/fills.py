"""Tiling 200 pages that were cut at random from full ones: each must be filled again, exactly.

Counted are pages filled, cells covered twice, depths that a story does not have, and hard rules
broken (the lead at the left top, nothing wider). The soft costs are told weight by weight.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from newsroom.arrange.judging import judged
from newsroom.arrange.pieces import Effort, Rectangle, Tiling
from newsroom.arrange.tiling import tile
from newsroom.job import Job
from tests.bench.cut_pages import Cut, cut
from tests.bench.runner import Bars, Bench, Samples

_PAGES, _FOUND = 200, 0.5  # progress is told as half when the first fill is found
EFFORT = Effort(4.0, 0.5)


@dataclass
class _Tally:
    """What was found of all pages."""

    filled: int = 0
    held: int = 0
    overset: int = 0
    overlaps: int = 0
    broken: int = 0
    costs: Counter[str] = field(default_factory=Counter)
    totals: list[int] = field(default_factory=list)

    def add(self, page: Cut, found: Tiling) -> None:
        """Count one page."""
        rects = list(found.places.values())
        self.filled += found.exact
        self.held += len(page.items) - len(rects)
        self.overlaps += sum(map(_overlapping, *_pairs(rects)))
        for item in page.items:
            place = found.places.get(item.key)
            if place is not None:
                self.overset += place.depth not in item.options[place.span]
        self.broken += _broken(page, found)
        kept = [item for item in page.items if item.key in found.places]
        costs = judged(page.field, kept, found.places)
        self.costs.update(costs)
        self.totals.append(sum(costs.values()))


def _pairs(rects: Sequence[Rectangle]) -> tuple[list[Rectangle], list[Rectangle]]:
    pairs = [(one, other) for n, one in enumerate(rects) for other in rects[n + 1 :]]
    return [one for one, _ in pairs], [other for _, other in pairs]


def _overlapping(one: Rectangle, other: Rectangle) -> bool:
    aside = one.right <= other.column or other.right <= one.column
    return not (aside or one.bottom <= other.row or other.bottom <= one.row)


def _broken(page: Cut, found: Tiling) -> int:
    lead = found.places.get(page.items[0].key)
    if lead is None:
        return 1
    corner = (lead.column, lead.row) != (0, page.field.first)
    return corner + any(r.span > lead.span for r in found.places.values()) + len(found.loosened)


def measure(quick: bool) -> Samples:
    """Pages one after the other."""
    tally, first, whole = _Tally(), [], []
    for seed in range(2 if quick else _PAGES):
        page, found = cut(seed), []
        start = time.perf_counter()

        def hear(
            fraction: float, _text: str, began: float = start, at: list[float] = found
        ) -> None:
            if fraction >= _FOUND:
                at.append(time.perf_counter() - began)

        tiling = tile(page.field, page.items, Job(hear), EFFORT)
        whole.append(time.perf_counter() - start)
        first.append(found[0] if found and tiling.exact else whole[-1])
        tally.add(page, tiling)
    return Samples(first, whole, tuple(_notes(tally)), _missed(tally))


def _notes(tally: _Tally) -> list[str]:
    count = len(tally.totals)
    told = ", ".join(f"{name} {cost / count:.0f}" for name, cost in tally.costs.most_common())
    return [
        (
            f"{tally.filled} of {count} filled, {tally.held} held over, {tally.overset} overset, "
            f"{tally.overlaps} overlaps, {tally.broken} hard rules broken"
        ),
        f"soft cost median {median(tally.totals):.0f}; a page on average: {told}",
    ]


def _missed(tally: _Tally) -> tuple[str, ...]:
    wrong = {
        "pages not filled": len(tally.totals) - tally.filled,
        "stories held over": tally.held,
        "overset": tally.overset,
        "overlaps": tally.overlaps,
        "hard rules broken": tally.broken,
    }
    return tuple(f"{name}: {count}" for name, count in wrong.items() if count)


BENCH = Bench(
    "fills",
    f"{_PAGES} pages cut at random from full ones: to the first exact fill",
    "the same with the looks improved",
    Bars(median=0.3, p95=1.0),
    measure,
    steady=False,
)
