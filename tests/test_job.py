"""A job: cancelled at once, or settled with what was found."""

from __future__ import annotations

import pytest

from newsroom.errors import CancelledError
from newsroom.job import Job


def test_progress_is_told_within_bounds() -> None:
    told: list[tuple[float, str]] = []
    Job(lambda fraction, text: told.append((fraction, text))).report(1.5, "正在排版")
    assert told == [(1.0, "正在排版")]


def test_a_cancel_runs_the_stopper_and_ends_the_work() -> None:
    job, stopped = Job(), []
    job.stop_with(lambda: stopped.append(True))
    job.cancel()
    assert stopped == [True]
    with pytest.raises(CancelledError):
        job.check()


def test_a_stopper_that_comes_after_the_cancel_is_called_at_once() -> None:
    job, stopped = Job(), []
    job.cancel()
    job.stop_with(lambda: stopped.append(True))
    assert stopped == [True]


def test_settling_ends_only_what_looks_for_something_better() -> None:
    job, stopped = Job(), []
    job.stop_with(lambda: stopped.append("needed"))
    job.settle()
    assert stopped == []
    job.stop_with(lambda: stopped.append("better"), settles=True)
    assert stopped == ["better"]
    assert job.settled
    job.check()
