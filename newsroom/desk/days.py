"""Days as people type and read them."""

from __future__ import annotations

import datetime
import re
import unicodedata


def read_day(text: str, today: datetime.date) -> datetime.date | None:
    """The day that somebody typed: 2021年10月8日, 2021-10-8, 10月8日, 10.8; None for no day.

    Without a year it is the latest such day that is not to come.
    """
    parts = [int(part) for part in re.findall(r"\d+", unicodedata.normalize("NFKC", text))]
    try:
        if len(parts) == 3:
            year, month, day = parts
            return datetime.date(year + 2000 if year < 100 else year, month, day)
        if len(parts) == 2:
            found = datetime.date(today.year, *parts)
            return found if found <= today else found.replace(year=today.year - 1)
    except ValueError:
        return None
    return None


def told_day(date: datetime.date | None) -> str:
    """2021年10月8日; empty for none."""
    return f"{date.year}年{date.month}月{date.day}日" if date else ""
