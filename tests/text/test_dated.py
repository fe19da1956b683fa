from __future__ import annotations

import datetime

import pytest

from newsroom.text.dated import Dated, dated


@pytest.mark.parametrize(
    ("names", "day"),
    [
        (["2019-03-12"], (2019, 3, 12)),
        (["20190312一版"], (2019, 3, 12)),
        (["上街时报2019年3月12日"], (2019, 3, 12)),
        (["第12期（2019.3.12）"], (2019, 3, 12)),
        (["一版", "3月12日", "2019年"], (2019, 3, 12)),
        (["A01", "0312", "2019"], (2019, 3, 12)),
        (["03-12 二版", "2019年报纸"], (2019, 3, 12)),
        (["定稿", "2019_3_12", "2018年"], (2019, 3, 12)),
    ],
)
def test_days(names: list[str], day: tuple[int, int, int]) -> None:
    assert dated(names).date == datetime.date(*day)


@pytest.mark.parametrize("names", [["一版"], ["第12期", "2019年"], ["2019-13-40"], ["电话1390312"]])
def test_no_day_is_made_up(names: list[str]) -> None:
    assert dated(names).date is None


def test_numbers_and_pages() -> None:
    told = dated(["第十二版", "第32期 总第707期", "2021年10月16日"])
    assert told == Dated(datetime.date(2021, 10, 16), 32, 707, 12)
    assert dated(["A03版面"]).page == 3
    assert dated(["P2"]).page == 2
    assert dated(["3版"]).page == 3
    assert dated(["总第707期"]) == Dated(None, 0, 707, 0)


def test_the_nearer_name_goes_first() -> None:
    assert dated(["二版", "一版合集"]).page == 2
