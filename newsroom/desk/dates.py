"""What a date is called, for those who show one while it is chosen."""

from __future__ import annotations

import datetime

from newsroom.text import calendar
from newsroom.text.holidays import holiday


def day_names(date: datetime.date) -> tuple[str, str]:
    """Weekday and lunar date as a masthead prints them: 星期六, 辛丑年九月十一."""
    return calendar.weekday(date), calendar.lunar(date)


def day_words(date: datetime.date) -> tuple[str, str, str]:
    """Weekday, lunar date and, on a day off, the holiday; empty where there is none."""
    return (*day_names(date), holiday(date))
