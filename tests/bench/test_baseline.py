"""What is stored is found again, and a slow-down is told from chance."""

from __future__ import annotations

import datetime
import math
from pathlib import Path

import pytest

from tests.bench.baseline import Baseline, Stored, machine, repeated
from tests.bench.registry import BENCHES
from tests.bench.runner import Bars, Bench, Row, Samples
from tests.bench.table import table

DAY = datetime.date(2026, 5, 4)


def row(ratio: float, *, steady: bool = True) -> Row:
    samples = Samples([ratio, ratio, 9 * ratio], [1.0, 1.0, 1.0])
    return Row(Bench("made", "", "nobody", Bars(), lambda _: samples, steady=steady), samples)


def stored(ratio: float) -> Baseline:
    return Baseline("a machine", {"made": Stored(ratio, ratio, 1.0, "2026-05-03")})


def test_a_fifth_more_is_a_slow_down_and_less_is_none() -> None:
    assert stored(2.0).worse(row(2.41))
    assert not stored(2.0).worse(row(2.39))
    assert not stored(2.0).worse(row(0.5))


def test_nothing_is_said_of_what_is_not_stored_or_has_no_steady_rival() -> None:
    assert math.isnan(Baseline("", {}).change(row(9.0)))
    assert math.isnan(stored(1.0).change(row(9.0, steady=False)))
    absent = Row(row(1.0).bench, None, "not installed")
    assert not stored(1.0).worse(absent)


def test_what_comes_near_is_measured_again_and_the_best_counts() -> None:
    came = iter((row(2.5), row(2.3), row(2.6), row(0.0)))
    assert repeated(lambda: next(came), stored(2.0)).ratio == 2.3
    assert next(came).ratio == 0.0


@pytest.mark.parametrize(("first", "left"), [(2.1, 3), (1.0, 3)])
def test_what_is_as_it_was_is_measured_once(first: float, left: int) -> None:
    came = iter((row(first), row(5.0), row(5.0), row(5.0)))
    assert repeated(lambda: next(came), stored(2.0)).ratio == first
    assert len(list(came)) == left


def test_stored_figures_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert Baseline.load(path).figures == {}
    taken = Baseline.load(path).taken({"made": row(1.5)}, DAY)
    taken.save(path)
    assert Baseline.load(path) == taken
    assert taken.machine == machine()
    assert taken.figures == {"made": Stored(1.5, 1.5, 1.0, "2026-05-04")}


def test_figures_of_one_machine_are_kept_beside_new_ones_of_that_machine_only() -> None:
    here = Baseline(machine(), {"other": Stored(3.0, 3.0, 1.0, "2026-05-03")})
    assert set(here.taken({"made": row(1.5)}, DAY).figures) == {"made", "other"}
    assert set(stored(2.0).taken({"new": row(1.5)}, DAY).figures) == {"new"}
    assert stored(2.0).taken({"new": row(1.5, steady=False)}, DAY).figures == {}


def test_all_that_is_stored_is_measured() -> None:
    assert {*Baseline.load().figures} <= {*BENCHES}


def test_the_table_says_what_was_stored_and_what_became_of_it() -> None:
    absent = Row(Bench("other", "", "", Bars(), lambda _: Samples([], [])), None, "no screen")
    lines = table((row(2.5), absent), stored(2.0)).split("\n")
    assert lines[0].split() == ["measure", "ours", "p95", "beside", "ratio", "was", "change"]
    assert lines[1].endswith("2.50  2.00    +25%  SLOWER")
    assert lines[2].split() == ["other", "skipped:", "no", "screen"]
