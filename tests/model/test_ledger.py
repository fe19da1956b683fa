from __future__ import annotations

import datetime

import pytest

from newsroom.model.ledger import Line, span_words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2026-01-01", "2026-12-31", "2026年"),
        ("2026-04-01", "2026-06-30", "2026年第2季度"),
        ("2024-02-01", "2024-02-29", "2024年2月"),
        ("2026-01-01", "2026-06-30", "2026年1—6月"),
        ("2026-02-01", "2026-04-30", "2026年2—4月"),
        ("2026-03-07", "2026-03-07", "2026年3月7日"),
        ("2026-03-01", "2026-03-15", "2026年3月1日至3月15日"),
        ("2025-12-16", "2026-01-15", "2025年12月16日至2026年1月15日"),
        ("2025-11-01", "2026-01-31", "2025年11月1日至2026年1月31日"),
    ],
)
def test_days_are_called_as_people_call_them(since: str, until: str, words: str) -> None:
    assert span_words(*map(datetime.date.fromisoformat, (since, until))) == words


def test_the_rate_of_nothing_is_nothing() -> None:
    assert Line(key="", name="").rate == 0
    assert Line(key="", name="", submitted=4, used=3).rate == 0.75
