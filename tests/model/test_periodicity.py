"""When the next issue comes out, and why."""

from __future__ import annotations

import datetime

import pytest

from newsroom.model.periodicity import following

TODAY = datetime.date(2026, 4, 20)


def days(*texts: str) -> list[datetime.date]:
    """Days of 2026, newest first."""
    return sorted((datetime.date.fromisoformat(f"2026-{text}") for text in texts), reverse=True)


@pytest.mark.parametrize(
    ("dates", "period", "date", "words"),
    [
        ([], 7, "2026-04-20", "还没有出过期"),
        (days("04-18"), 7, "2026-04-25", "每周六出报"),
        (days("04-18"), 1, "2026-04-19", "每天出报"),
        (days("04-18"), 14, "2026-05-02", "每隔 14 天出报"),
        (days("04-18"), 0, "2026-04-19", "出版间隔不定，请自己填日期"),
        (days("01-31"), 30, "2026-02-28", "每月31日出报"),
        (days("12-10"), 30, "2027-01-10", "每月10日出报"),
        (days("04-14", "04-15", "04-16"), 7, "2026-04-17", "每天出报"),
        (
            days("04-09", "04-10", "04-13", "04-14", "04-15", "04-16", "04-17"),
            1,
            "2026-04-20",
            "周一至周五出报",
        ),
        (days("04-07", "04-10", "04-14", "04-17"), 7, "2026-04-21", "每周二、五出报"),
        (days("04-07", "04-10", "04-14", "04-17", "04-21"), 3, "2026-04-24", "每周二、五出报"),
        (days("03-28", "04-04", "04-11", "04-18"), 3, "2026-04-25", "每周六出报"),
        (days("03-30", "03-31", "04-06", "04-07", "04-13"), 7, "2026-04-14", "每周一、二出报"),
        # One issue a day early or late is an exception and no habit; it is that week's issue.
        (days("03-28", "04-04", "04-11", "04-17"), 7, "2026-04-25", "每周六出报"),
        (days("03-28", "04-04", "04-11", "04-19"), 7, "2026-04-25", "每周六出报"),
        (days("03-28", "04-03", "04-11", "04-18"), 7, "2026-04-25", "每周六出报"),
        (days("04-03", "04-07", "04-10", "04-14", "04-16"), 7, "2026-04-21", "每周二、五出报"),
        # Of so few issues each weekday has come but once or twice.
        (days("04-07", "04-10", "04-14"), 7, "2026-04-17", "每周二、五出报"),
        (days("04-06", "04-08", "04-10", "04-13", "04-15"), 7, "2026-04-17", "每周一、三、五出报"),
        (days("02-10", "03-10", "04-10"), 7, "2026-05-10", "每月10日出报"),
        (days("01-31", "02-28", "03-31"), 30, "2026-04-30", "每月31日出报"),
        (days("01-05", "02-20", "04-01"), 0, "2026-04-02", "出版间隔不定，请自己填日期"),
    ],
)
def test_the_next_day_follows_the_habit(
    dates: list[datetime.date], period: int, date: str, words: str
) -> None:
    habit = following(dates, period, TODAY)
    assert (habit.date.isoformat(), habit.words) == (date, words)
