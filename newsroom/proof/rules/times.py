"""Times of day that no clock shows (25时, 9:75), or not in that part of the day (上午15时)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_HOURS = {
    **dict.fromkeys(("凌晨",), range(7)),
    **dict.fromkeys(("清晨", "早晨", "早上", "今早", "明早", "清早"), range(3, 12)),
    **dict.fromkeys(("上午",), range(13)),
    **dict.fromkeys(("中午",), (1, 2, *range(10, 16))),
    **dict.fromkeys(("下午",), (*range(8), *range(12, 20))),
    **dict.fromkeys(("傍晚",), (*range(4, 9), *range(16, 21))),
    **dict.fromkeys(("晚上", "今晚", "明晚", "昨晚", "当晚", "晚"), (*range(13), *range(17, 25))),
}
"""The hours that may be said of a part of the day, in twelves or twenty-fours."""
_SLACK = {"凌晨": 13, "清晨": 13, "早晨": 13, "早上": 13, "今早": 13, "明早": 13, "清早": 13}
"""Below these hours a word for the morning is a manner of speaking, and no fault."""

_PARTS = "|".join(sorted(_HOURS, key=len, reverse=True))
_CLOCK = re.compile(
    rf"(?P<part>{_PARTS})?(?<![0-9.])(?<![0-9][:：])(?P<hour>[0-9]{{1,2}})"
    r"(?:[:：](?P<minute>[0-9]{2})(?![0-9.:：％%])|(?P<word>[时点])(?![段间代])(?:(?P<min>[0-9]{1,2})分)?)"
)
_SCORE = re.compile(
    "比|分|胜|负|战|赢|输|领先|反超|扳|球|局|队|赛|第|图|表|长|用时|成绩|纪录|[0-9][:：][0-9]{2}[:：]"
)
_RANGE = re.compile(
    r"(?<![0-9])(?<![0-9][:：])([0-9]{1,2})[:：]([0-9]{2})[—–~～至到-]{1,2}([0-9]{1,2})[:：]([0-9]{2})(?![0-9])"
)


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if not any(mark in text.text for mark in "时点:："):
        return
    ranged = {found.start(3) for found in _RANGE.finditer(text.text)} | {
        found.start(1) for found in _RANGE.finditer(text.text)
    }
    for found in _CLOCK.finditer(text.text):
        yield from _clock(found, found.start("hour") in ranged)


def _clock(found: re.Match[str], ranged: bool) -> Iterator[Slip]:
    hour, minute = int(found["hour"]), int(found["minute"] or found["min"] or 0)
    around = found.string[max(found.start() - 8, 0) : found.end() + 8]
    sure = found["part"] or found["min"] or ranged or found.string[: found.start()][-1:] == "日"
    if not sure and (found["minute"] not in ("00", "30") or _SCORE.search(around)):
        return
    if hour > 24 or (hour == 24 and minute):
        yield Slip(*found.span("hour"), "一天只到24时")
    elif minute >= 60:
        place = "minute" if found["minute"] else "min"
        yield Slip(*found.span(place), "分钟数到59为止")
    elif (part := found["part"]) and hour not in _HOURS[part] and hour >= _SLACK.get(part, 0):
        yield Slip(
            found.start(), found.end("hour"), f"{hour}时不在{part}", _other_part(part, hour, found)
        )


def _other_part(part: str, hour: int, found: re.Match[str]) -> tuple[str, ...]:
    """The part of the day that an hour is in; the same hour counted in twelves."""
    if part in ("下午", "傍晚") and hour < 12:
        return ()
    name = "下午" if 12 < hour < 18 else "晚上" if hour >= 18 else "上午"
    if part == name or len(part) == 1 or part[0] in "今明昨当":
        return ()
    hour_ = f"{hour - 12}" if hour > 12 else found["hour"]
    return tuple(dict.fromkeys((name + hour_, name + found["hour"], found["hour"])))


RULES: tuple[Rule, ...] = (
    Rule("times", "时刻", Severity.ERROR, "GB/T 7408—2005；编校惯例", _look),
)
