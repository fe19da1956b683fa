"""All measurements of a run in one table, beside rivals, floors, bars and what was stored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from tests.bench.baseline import Baseline
from tests.bench.runner import Row, percentile

_HEADS = ("measure", "ours", "p95", "beside", "ratio", "was", "change", "")


def table(rows: Sequence[Row], baseline: Baseline) -> str:
    """A line for each measurement; its last column says which bar was missed, or a slow-down."""
    lines = [_HEADS, *(_line(row, baseline) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_joined(line, widths) for line in lines)


def _line(row: Row, baseline: Baseline) -> tuple[str, ...]:
    name = row.bench.name
    if row.samples is None:
        return (name, *[""] * (len(_HEADS) - 2), f"skipped: {row.absent}")
    say, ours = row.bench.told, row.samples.ours
    figure = baseline.figures.get(name)
    slow = ["SLOWER"] if baseline.worse(row) else []
    return (
        name,
        say(median(ours)),
        say(percentile(ours, 0.95)),
        say(median(row.samples.rival)),
        f"{row.ratio:.2f}",
        f"{figure.ratio:.2f}" if figure else "",
        _change(baseline.change(row)),
        "; ".join([*slow, *(f"MISSED {one}" for one in row.missed)]),
    )


def _change(share: float) -> str:
    return "" if math.isnan(share) else f"{share - 1:+.0%}"


def _joined(line: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers, last = line
    cells = [name.ljust(widths[0])]
    cells += [cell.rjust(width) for cell, width in zip(numbers, widths[1:-1], strict=True)]
    return "  ".join([*cells, last]).rstrip()
