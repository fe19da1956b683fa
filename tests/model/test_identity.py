"""Identities sort in the order they were made, also within one millisecond."""

from __future__ import annotations

import time
import uuid

from pytest import MonkeyPatch

from newsroom.model.identity import new_id


def test_identities_are_of_version_seven_and_of_now():
    one = uuid.UUID(new_id())
    assert (one.version, one.variant) == (7, uuid.RFC_4122)
    assert abs((one.int >> 80) - time.time_ns() // 1_000_000) < 60_000


def test_identities_made_together_keep_their_order():
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(set(made))


def test_order_holds_where_the_clock_stands_still_or_runs_back(monkeypatch: MonkeyPatch):
    now = time.time_ns()
    for reading in (now, now, now - 3_600_000_000_000):
        before = new_id()
        monkeypatch.setattr(time, "time_ns", lambda reading=reading: reading)
        assert new_id() > before
