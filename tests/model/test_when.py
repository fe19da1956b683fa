"""Days as editors write them."""

from __future__ import annotations

import datetime

import pytest

from newsroom.model.when import days

TODAY = datetime.date(2021, 10, 20)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021年", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021年2月", "2021-02-01", "2021-02-28"),
        ("2021.10.6", "2021-10-06", "2021-10-06"),
        ("２０２１年１０月１６日", "2021-10-16", "2021-10-16"),
        ("20211016", "2021-10-16", "2021-10-16"),
        ("2021-06..2021-09", "2021-06-01", "2021-09-30"),
        ("2021年6月至2021年9月", "2021-06-01", "2021-09-30"),
        ("2020~", "2020-01-01", "9999-12-31"),
        ("..2020", "0001-01-01", "2020-12-31"),
        ("今天", "2021-10-20", "2021-10-20"),
        ("昨天", "2021-10-19", "2021-10-19"),
        ("本周", "2021-10-18", "2021-10-24"),
        ("上周", "2021-10-11", "2021-10-17"),
        ("本月", "2021-10-01", "2021-10-31"),
        ("上月", "2021-09-01", "2021-09-30"),
        ("今年", "2021-01-01", "2021-12-31"),
        ("去年", "2020-01-01", "2020-12-31"),
        ("近30天", "2021-09-21", "2021-10-20"),
        ("最近2周", "2021-10-07", "2021-10-20"),
        ("近1年", "2020-10-21", "2021-10-20"),
    ],
)
def test_named(text: str, first: str, last: str) -> None:
    found = days(text, TODAY)
    assert found is not None
    assert [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize(
    "text", ["", "昨晚", "2021-13", "2021-02-30", "2021-09..2021-06", "..", "16", "近天", "0000"]
)
def test_not_understood(text: str) -> None:
    assert days(text, TODAY) is None


def test_the_last_day_of_the_year_has_a_year_before() -> None:
    assert days("去年", datetime.date(2020, 12, 31)) == (
        datetime.date(2019, 1, 1),
        datetime.date(2019, 12, 31),
    )
