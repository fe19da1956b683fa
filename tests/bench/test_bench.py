"""Every measurement runs; what it measures is nobody's promise here."""

from __future__ import annotations

import pytest

from tests.bench.registry import BENCHES
from tests.bench.runner import (
    Bars,
    Bench,
    MissingError,
    Row,
    Samples,
    interleaved,
    percentile,
    run,
    told,
)


@pytest.mark.parametrize("name", BENCHES)
def test_each_runs_once(name: str) -> None:
    row = run(BENCHES[name], quick=True)
    assert row.bench.name == name
    if row.samples is None:
        assert f"skipped: {row.absent}" in told(row)
    else:
        assert min(*row.samples.ours, *row.samples.rival) > 0
        assert "ratio" in told(row)


def bench(bars: Bars, samples: Samples) -> Bench:
    return Bench("made", "nothing", "nobody", bars, lambda _quick: samples)


def test_a_bar_is_missed_beyond_it_only() -> None:
    samples = Samples([2.0, 4.0, 3.0], [2.0, 2.0, 2.0])
    assert Row(bench(Bars(ratio=1.5, median=3.0, p95=4.0), samples), samples).missed == ()
    missed = Row(bench(Bars(ratio=1.4, median=2.9, p95=3.9), samples), samples).missed
    assert missed == ("ratio 1.5 > 1.4", "median 3 > 2.9", "p95 4 > 3.9")


def test_what_is_not_installed_is_named() -> None:
    def measure(_quick: bool) -> Samples:
        raise MissingError("the rival is not installed")

    row = run(Bench("made", "nothing", "nobody", Bars(), measure), quick=True)
    assert row.missed == ("not measured: the rival is not installed",)
    assert told(row).endswith("skipped: the rival is not installed")


def test_runs_take_turns_and_warm_ones_do_not_count() -> None:
    order: list[tuple[str, int]] = []

    def note(who: str, number: int) -> float:
        order.append((who, number))
        return float(number)

    found = interleaved(2, lambda n: note("ours", n), lambda n: note("rival", n), quick=False)
    assert found == ([1.0, 2.0], [1.0, 2.0])
    assert order[:4] == [("ours", 0), ("rival", 0), ("ours", 1), ("rival", 1)]


def test_percentile() -> None:
    assert percentile([5.0, 1.0, 3.0], 0.5) == 3.0
    assert percentile([float(n) for n in range(1, 21)], 0.95) == 19.0
