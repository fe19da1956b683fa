from __future__ import annotations

import datetime

import pytest

from newsroom.preflight import dates
from tests.preflight.made import dated, issued, this, words


def test_the_calendars_weekday_and_lunar_date() -> None:
    wrong = dated(weekday="星期五", lunar_date="辛丑年九月十二")
    assert words(dates.printed_date, wrong) == [
        "2021年10月16日是星期六，报头印着星期五",
        "2021年10月16日是农历辛丑年九月十一，报头印着辛丑年九月十二",
    ]
    assert words(dates.printed_date, dated(weekday="周六", lunar_date="农历九月十一")) == []


def test_a_masthead_of_another_day() -> None:
    (told,) = words(dates.printed_date, dated(date=datetime.date(2021, 10, 15)))
    assert told == "报头日期是2021年10月15日，本期日期是2021年10月16日"


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("辛丑年九月十一", True),
        ("农历辛丑年九月十一日", True),
        ("九月十一", True),
        ("庚子年九月十一", False),
        ("九月十", False),
    ],
)
def test_lunar_dates_as_mastheads_print_them(printed: str, same: bool) -> None:
    assert dates.same_lunar(printed, "辛丑年九月十一") is same


def test_the_almanacs_month_names() -> None:
    assert dates.same_lunar("腊月廿三", "辛丑年十二月廿三")
    assert dates.same_lunar("冬月初一", "辛丑年十一月初一")


def test_an_issue_earlier_or_later_than_usual() -> None:
    (told,) = words(dates.interval, others=(issued("2021-10-12", 31),))
    assert told == "与上一期（10月12日第31期）相隔 4 天，本报每 7 天一期"
    assert words(dates.interval, others=(issued("2021-10-09", 31),)) == []
    late = this("2021-11-20", 36)
    assert len(words(dates.interval, late, others=(issued("2021-11-06", 35),))) == 1


def test_holidays_and_combined_issues_explain_a_rest() -> None:
    october = this("2021-10-09", 31)
    assert words(dates.interval, october, others=(issued("2021-09-25", 30),)) == []
    both = this("2021-11-20", 36, 37)
    assert words(dates.interval, both, others=(issued("2021-11-06", 35),)) == []
