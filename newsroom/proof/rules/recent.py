"""Days as told from the issue's day: 昨日（19日）, 今年（2025年）; what was before it is past, and
what comes after it is to come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import days, sentences
from newsroom.proof.days import Day, Kind
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.telling import through
from newsroom.proof.text import Text

_BETWEEN = re.compile("[ 　]?(?:[（(，]|[（(]?即|就是|是)?[ 　]?")
_SPOKEN = {-3: "大前天", -2: "前天", -1: "昨天", 0: "今天", 1: "明天", 2: "后天", 3: "大后天"}
_OF_OLD = re.compile("(近日|日前|近期|连日来|前不久|这几天|最近几天|近几日)[，,]?(?:即)?[（(]?$")
_OLD, _SOON = 31, 60  # days
# 日前，记者于1月5日走进…: who did it stands before the date.
_OF_OLD_BY = re.compile(
    "(?P<said>(?:近日|日前|近期|连日来|前不久|近几日)[，,]?)[^，,。；：“”（）于在对因就将从被由为向给据了着过的]{2,10}(?:于|在)?$"
)
_ACTED = re.compile(
    "(?![^，。；]*的)(?:上午|下午|晚)?(?:走进|来到|走访|到(?!期|账|位|达)|赴|深入|前往|参加|召开|举行|举办|调研|看望|慰问|带队|采访|"
    "在[^，。]{2,12}看到|组织|开展)[^的]{0,8}"
)
_HELD = (
    "召开|举行|举办|开幕|闭幕|落幕|开赛|开班|开考|开园|开馆|开业|"
    "揭牌|启动|启用|通车|竣工|投用|上线|签约|颁奖|演出"
)
_COMING = "即将于|即将在|将于|将在|定于|拟于|拟在|计划于|计划在|预计于|预计在|安排在"
_ANNOUNCED = re.compile(f"({_COMING})(?:今年)?的?$")
_ONCE = re.compile(
    "原[定拟计]|当时|曾|本应|此前|当年|那年|时任|之前|去年|前年|宣布|透露|表示|获悉|通知|公告|提出|决定"
)
_WILL = re.compile(
    rf"(?![电讯])，?[^，。；、！？“”]{{0,12}}将(?:于|在)?[^，。；]{{0,6}}(?:{_HELD}|迎来|正式)"
)
_DID = re.compile(
    rf"[^。；！？]{{0,40}}?(?:(?:{_HELD}|结束|完成|收到|收获|迎来|吸引|查获|通过|走访|慰问|发放|达成)了"
    "|圆满(?:结束|落幕|完成|收官|举行|成功)|落下帷幕|成功(?:举办|举行|召开|签约)|顺利(?:完成|通过|竣工|举行|闭幕|结束)"
    "|已(?:经)?(?:召开|举行|举办|开幕|开赛|通车|竣工|颁奖|签约|揭牌|开工|交付|完成|结束|全部|顺利|投入|通过|建成|落幕|闭幕|到位))"
)
_NOT_YET = re.compile(
    "将|拟|计划|预计|定于|(?<=日)[起前]|起[，正]|[之以]前|截[止至]|届时|有望|力争|确保|[如若待]|明年|次年|来年|倒计时|预[告报]|欢迎|敬请|请"
)
_LEAD = re.compile(r"^[ 　]*(?:本[报刊网台]讯[ 　]*(?:[（(][^）)]*[）)])?[ 　]*)?$")
_REPORTED = re.compile(
    f"(?:上午|下午|晚)?，[^，。；]{{2,30}}(?:{_HELD}|主持|出席|调研|走进|走访|慰问|带队|率队|深入|前往|来到|参加|检查|会见|座谈)"
)
_AS_OF = re.compile("截至(?:今年|本月|到)?$")
_DONE = re.compile("^[^。；]{0,40}?(?:已|累计|共(?!同)|达到?[0-9]|完成|实现|收到|发放|接待)")
_AGO = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,2})天([前后])[（(]")
_RECENTLY = re.compile("(近日|日前|连日来)，?[^，。；“]{1,8}在(?:的)?$")
_EVENT = re.compile("(?:举行|举办|召开|开幕|开展)的")
_MARKED = re.compile("^，[^。；！？，“]{1,24}(?<![为除得不到好对忘极完算])了(?![解得了])")
_FILED = re.compile("^(?:电|讯)[ 　]?(?:[（(]|[^\u4e00-\u9fff]|记者)")
_YEAR_SAID = re.compile(
    "(今年|去年|前年|明年|后年|本年|上年)[（(，]?(?:即)?([0-9]{4})年?(?=[）)年])"
)
_MONTH_SAID = re.compile(
    "(本月|上月|上个月|下月|下个月|这个月)[（(，]?(?:即)?([0-9]{1,2})月(?=[）)份])"
)
_AHEAD = re.compile(
    rf"(?:明天|明日|后天|明晚)[，]?[^，。；“”]{{0,20}}(?:(?:{_HELD}|结束|完成)了"
    "|已(?:经)?(?:重新|全部|顺利|正式|圆满)*(?:召开|举行|举办|开幕|闭幕|开赛|开园|开馆|开业|开市|开放|通车|竣工|结束|完成|建成))"
)
_BEHIND = re.compile(
    rf"(?:(?:昨天|昨日|前天|前日|昨晚)，?|日前)[^，。；“”、]{{0,10}}(?<![即必要欲])将"
    rf"(?:(?:于|在)[^，。；]{{0,16}}(?:{_HELD})|(?:重新|正式|隆重)?(?:召开|举行|举办|开幕|闭幕|开赛|开园|开馆|开业|开市))"
)
_TOLD = re.compile(
    "说|称|告诉|布|表示|透露|通知|公告|获悉|了解|决定|提出|消息|电|讯|报道|预告|介绍|强调"
)
_MONTH_END = re.compile("[底末]")
_LATE = 25  # from this day on the end of its month may be meant by 底
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}

_Told = tuple[datetime.date, ...]


def said_twice(text: Text, setting: Setting) -> Iterator[Slip]:
    """昨日 beside another date than its own; 今年, 本月 beside another year or month."""
    if setting.day is None:
        return
    meant = days.meant(text.days, setting.day)
    yield from _days_ago(text, setting.day)
    for place, (one, other) in enumerate(pairwise(text.days)):
        between = text.text[one.end : other.start]
        if _quoted(text.text, one.start):
            continue
        if {one.kind, other.kind} == {Kind.SPOKEN, Kind.DATE} and _BETWEEN.fullmatch(between):
            yield from _spoken(text, one, other, (meant[place], meant[place + 1]), setting.day)
        elif one.kind is Kind.WEEKDAY and one.weeks is not None and _BETWEEN.fullmatch(between):
            yield from _week(text, other, (meant[place], meant[place + 1]), setting.day)
    for found in _YEAR_SAID.finditer(text.text):
        year = setting.day.year + _YEARS[found[1]]
        if int(found[2]) != year:
            yield Slip(*found.span(2), f"按出报日期，{found[1]}是{year}年", (str(year),))
    for found in _MONTH_SAID.finditer(text.text):
        away = {"本": 0, "这": 0, "上": -1, "下": 1}[found[1][0]]
        month = (setting.day.month - 1 + away) % 12 + 1
        if int(found[2]) != month:
            yield Slip(*found.span(2), f"按出报日期，{found[1]}是{month}月", (str(month),))


def past_and_to_come(text: Text, setting: Setting, year: int | None) -> Iterator[Slip]:
    """What is told as done on a day still to come, and announced for a day that is over."""
    issue = setting.day
    if issue is None:
        return
    for one, dates in zip(text.days, days.meant(text.days, issue, year), strict=True):
        if one.kind is not Kind.DATE:
            continue
        if not one.dated:
            yield from _month_over(text, one, issue)
            yield from _month_to_end(text, one, issue)
            yield from _long_ago(text, one, issue)
        elif dates and not _quoted(text.text, one.start):
            yield from _dated(text, one, dates, issue)
    for found in _AHEAD.finditer(text.text):
        if not _quoted(text.text, found.start()):
            yield Slip(*found.span(), "还没到的日子，不能说已经做了")
    for found in _BEHIND.finditer(text.text):
        if not _quoted(text.text, found.start()) and not _TOLD.search(found[0]):
            yield Slip(*found.span(), "已经过去的日子，不能说将要做")


def _spoken(
    text: Text, one: Day, other: Day, told: tuple[_Told, _Told], issue: datetime.date
) -> Iterator[Slip]:
    spoken, date = (one, other) if one.kind is Kind.SPOKEN else (other, one)
    said, dates = told if one.kind is Kind.SPOKEN else (told[1], told[0])
    right = said[0]
    if not date.dated or right in dates or (not dates and date.month is None):
        return
    if text.text[one.end : other.start] == "" and date is other and date.month is None:
        return
    words = f"按出报日期，{text.text[spoken.start : spoken.end]}是{right.month}月{right.day}日"
    whole = text.text[one.start : other.end]
    ways = [_changed(whole, date, one.start, _dated_as(text.text, date, right))]
    away = (dates[0] - issue).days if dates else 99
    if away in _SPOKEN:
        ways.append(_changed(whole, spoken, one.start, _SPOKEN[away]))
    yield Slip(one.start, other.end, words, tuple(way for way in ways if way != whole))


def _days_ago(text: Text, issue: datetime.date) -> Iterator[Slip]:
    """三天前（11月15日）."""
    for found in _AGO.finditer(text.text):
        day = next((one for one in text.days if one.start == found.end()), None)
        if day is None or not day.dated or day.month is None or _quoted(text.text, day.start):
            continue
        away = days.number(found[1].replace("两", "二")) * (-1 if found[2] == "前" else 1)
        right = issue + datetime.timedelta(days=away)
        if away and (day.month, day.day) != (right.month, right.day):
            words = f"按出报日期，{found[1]}天{found[2]}是{right.month}月{right.day}日"
            yield Slip(day.start, day.end, words, (_dated_as(text.text, day, right),))


def _dated_as(text: str, date: Day, right: datetime.date) -> str:
    """Another day in the manner in which a date is written."""
    written = text[date.start : date.end]
    if date.month is None:
        return written.replace(str(date.day), str(right.day))
    changed = written.replace(f"{date.month}月{date.day}", f"{right.month}月{right.day}")
    return changed if date.year is None else changed.replace(str(date.year), str(right.year))


def _changed(whole: str, day: Day, start: int, words: str) -> str:
    return whole[: day.start - start] + words + whole[day.end - start :]


def _week(text: Text, date: Day, told: tuple[_Told, _Told], issue: datetime.date) -> Iterator[Slip]:
    """上周五（11月20日） of another week. Sundays are left: weeks begin with them for some."""
    said, dates = told
    if not said or not dates or not date.dated or said[0].weekday() == 6 or issue.weekday() == 6:
        return
    off = min(abs((said[0] - one).days) for one in dates)
    if off and off % 7 == 0:
        right = said[0]
        changed = _dated_as(text.text, date, right)
        words = f"按出报日期，应是{right.month}月{right.day}日"
        yield Slip(date.start, date.end, words, (changed,))


def _dated(text: Text, one: Day, dates: _Told, issue: datetime.date) -> Iterator[Slip]:
    before, after = text.text[: one.start], text.text[one.end :]
    sentence = _sentence(text.text, one.start)
    nearest = min(dates, key=lambda date: abs((date - issue).days))
    if (old := _OF_OLD.search(before)) and not -_OLD <= (nearest - issue).days <= 0:
        words = f"“{old[1]}”与{nearest.month}月{nearest.day}日不合"
        written, end = text.text[one.start : one.end], one.end
        end += before.endswith(("（", "(")) and after.startswith(("）", ")"))
        yield Slip(old.start(1), end, words, (written,))
    elif (by := _OF_OLD_BY.search(before)) and _long_off(nearest, after, issue):
        words = f"“{by['said'].strip('，,')}”与{nearest.month}月{nearest.day}日不合"
        yield Slip(*by.span("said"), words, ("",))
    elif nearest < issue and all(date < issue for date in dates):
        yield from _over(text, one, nearest, sentence, issue)
    elif all(date > issue for date in dates) and (nearest - issue).days <= _SOON:
        yield from _ahead(text, one, (before, after), sentence)


def _long_off(date: datetime.date, after: str, issue: datetime.date) -> bool:
    """Whether what was done on a day cannot have been lately."""
    return not -_OLD <= (date - issue).days <= 0 and _ACTED.match(after) is not None


def _over(
    text: Text, one: Day, date: datetime.date, sentence: str, issue: datetime.date
) -> Iterator[Slip]:
    """Announced, though over. A date without a year may be next year's where it is long past."""
    sure = one.year is not None or one.years is not None or (issue - date).days <= _SOON
    if not sure or _ONCE.search(sentence):
        return
    if said := _ANNOUNCED.search(text.text[: one.start]):
        yield Slip(said.start(), one.end, f"这一天已经过去，不能说“{said[1]}”")
    elif (issue - date).days <= _SOON and _WILL.match(text.text, one.end):
        yield Slip(one.start, one.end, "这一天已经过去，不能说“将”")


def _ahead(text: Text, one: Day, around: tuple[str, str], sentence: str) -> Iterator[Slip]:
    before, after = around
    if _FILED.match(after):
        yield Slip(one.start, one.end, "电头的日期晚于出报日期")
    elif _AS_OF.search(before):
        if _DONE.match(after) and not re.search("将|预计|计划|力争|确保", sentence):
            yield Slip(one.start, one.end, "“截至”的日期晚于出报日期")
    elif not _NOT_YET.search(sentence) and (
        _DID.match(text.text, one.end)
        or _MARKED.match(after)
        or (_LEAD.match(before) and _REPORTED.match(after))
    ):
        yield Slip(one.start, one.end, "这一天在出报日期之后，不能说已经做了")


def _month_over(text: Text, one: Day, issue: datetime.date) -> Iterator[Slip]:
    """将于今年9月, where September is over."""
    year = one.year or (issue.year + one.years if one.years is not None else None)
    said = _ANNOUNCED.search(text.text[: one.start])
    if year is None or said is None:
        return
    over = (year, one.month or 12) < (issue.year, issue.month)
    sentence = _sentence(text.text, one.start)
    if over and not _ONCE.search(sentence) and not _quoted(text.text, one.start):
        yield Slip(said.start(), one.end, f"已经过去的时间，不能说“{said[1]}”")


def _month_to_end(text: Text, one: Day, issue: datetime.date) -> Iterator[Slip]:
    """截至11月底, where November is not over."""
    after = text.text[one.end :]
    if one.month is None or one.year is not None or not _MONTH_END.match(after):
        return
    ahead = one.month == issue.month and issue.day < _LATE
    if ahead and _AS_OF.search(text.text[: one.start]) and _DONE.match(after):
        sentence = _sentence(text.text, one.start)
        if not re.search("将|预计|计划|力争|确保|去年|年", sentence):
            yield Slip(one.start, one.end + 1, "“截至”的日期晚于出报日期")


def _long_ago(text: Text, one: Day, issue: datetime.date) -> Iterator[Slip]:
    """近日，记者在2024年5月举行的…上."""
    said = _RECENTLY.search(text.text[: one.start])
    if said is None or one.year is None or not _EVENT.match(text.text, one.end):
        return
    if (issue.year - one.year) * 12 + issue.month - (one.month or 12) > 2:
        yield Slip(said.start(1), said.end(1), f"“{said[1]}”与{one.year}年不合")


def _sentence(text: str, place: int) -> str:
    start, end = sentences.sentence(text, place)
    return text[start:end]


def _quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)


RULES: tuple[Rule, ...] = (
    Rule("recent", "日期与出报日期不符", Severity.ERROR, "按出报日期推算", said_twice),
    Rule(
        "tense",
        "已过、未到的日期",
        Severity.WARNING,
        "按出报日期推算",
        through(past_and_to_come),
        Scope.STORY,
    ),
)
