"""昨日 in a combined issue (合刊), which stands for several days: which one cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.days import Kind
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_DAYS = frozenset({"昨天", "昨日", "昨晚", "前天", "前日", "明天", "明日", "明晚", "后天"})


def _look(text: Text, setting: Setting) -> Iterator[Slip]:
    if not setting.combined or text.locked:
        return
    for day in text.days:
        word = text.text[day.start : day.end]
        if day.kind is not Kind.SPOKEN or word not in _DAYS:
            continue
        dated = text.text[day.end : day.end + 1] in ("（", "(")
        if not dated and text.quotes.around(day.start, day.end) is None:
            message = f"合刊里的“{word}”读者分不清是哪一天，宜写明日期"
            yield Slip(day.start, day.end, message)


RULES = (Rule("combined_days", "合刊里的昨日、明日", Severity.HINT, "编校惯例", _look),)
