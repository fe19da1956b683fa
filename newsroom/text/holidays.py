"""Public holidays, on which newspapers rest.

The days that the State Council announced as far as the lunar library knows them; for other years
the days that 《全国年节及纪念日放假办法》 names.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from lunar_python import Solar
from lunar_python.util import HolidayUtil

_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节"} | {
    (10, day): "国庆节" for day in (1, 2, 3)
}
_LUNAR = {(1, 1): "春节", (1, 2): "春节", (1, 3): "春节", (5, 5): "端午节", (8, 15): "中秋节"}
_EVE = "除夕"


@lru_cache(maxsize=512)
def holiday(date: datetime.date) -> str:
    """The holiday of a day off (国庆节); empty on others, also on those worked in exchange."""
    announced = HolidayUtil.getHoliday(date.isoformat())
    if announced is not None:
        return "" if announced.isWork() else announced.getName()
    if HolidayUtil.getHolidays(str(date.year)):
        return ""
    solar = Solar.fromYmd(date.year, date.month, date.day)
    lunar = solar.getLunar()
    named = _FIXED.get((date.month, date.day)) or _LUNAR.get((lunar.getMonth(), lunar.getDay()))
    if named is None and lunar.next(1).getMonth() == 1 and lunar.next(1).getDay() == 1:
        return _EVE
    return named or ("清明节" if lunar.getJieQi() == "清明" else "")
