from __future__ import annotations

import datetime

import pytest

from newsroom.text.holidays import holiday


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2021-10-07", "国庆节"),
        ("2021-10-09", ""),
        ("2028-01-26", "春节"),
        ("2028-01-25", "除夕"),
        ("2028-04-04", "清明节"),
        ("2028-05-28", "端午节"),
        ("2028-07-01", ""),
    ],
)
def test_days_off(date: str, name: str) -> None:
    assert holiday(datetime.date.fromisoformat(date)) == name
