from __future__ import annotations

import datetime

import pytest

from newsroom.desk.days import read_day, told_day

TODAY = datetime.date(2026, 3, 7)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年10月8日", datetime.date(2021, 10, 8)),
        ("２０２１－１０－８", datetime.date(2021, 10, 8)),
        ("21.10.8", datetime.date(2021, 10, 8)),
        ("3月5日", datetime.date(2026, 3, 5)),
        ("10.8", datetime.date(2025, 10, 8)),
        ("2月30日", None),
        ("前天", None),
        ("", None),
        ("1 2 3 4", None),
        ("2.29", None),
    ],
)
def test_days_as_people_type_them(text: str, day: datetime.date | None) -> None:
    assert read_day(text, TODAY) == day


def test_a_day_is_told_and_read_back() -> None:
    assert read_day(told_day(TODAY), TODAY) == TODAY
    assert told_day(None) == ""
