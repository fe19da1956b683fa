"""The masthead: an issue's printed facts, also when broken over many lines in any order.

A run of short lines is read as one text, so that a date or licence cut by line ends is whole again;
lines that its facts cover are then taken out of the copy.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.issue import IssueFacts, IssueKind, IssueNumber
from newsroom.text.copy.lines import Line
from newsroom.text.copy.shapes import hans, size

_LONGEST = 45
_LONGEST_RUN = 30
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_CHINESE = r"[〇○零一二三四五六七八九十]"

_PATTERNS = {
    "date": re.compile(
        r"(?P<year>\d{4})\s*[年.\-/]\s*(?P<month>\d{1,2})\s*[月.\-/]\s*(?P<day>\d{1,2})\s*日?(?![\d版期])"
        rf"|(?P<cyear>{_CHINESE}{{4}})\s*年\s*(?P<cmonth>{_CHINESE}{{1,2}})\s*月\s*"
        rf"(?P<cday>{_CHINESE}{{1,3}})\s*日"
    ),
    "month": re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月"),
    "weekday": re.compile(r"(?:星期|周)\s*[一二三四五六日天](?![\u4e00-\u9fff]{2})"),
    "lunar": re.compile(
        r"(?:农历\s*)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\s*年\s*)"
        r"闰?[正一二三四五六七八九十冬腊]{1,2}月\s*(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?"
        r"|农历\s*闰?[正一二三四五六七八九十冬腊]{1,2}月\s*(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?"
    ),
    "total": re.compile(r"[（(]?\s*总\s*第?\s*(?P<n>\d[\d、，,—\-~～至 ]*)\s*期\s*[）)]?"),
    "number": re.compile(
        r"(?P<kind>增刊|特刊)?\s*第?\s*[（(]?\s*(?<![\d总])(?P<n>\d[\d、，,—\-~～至 ]*)"
        r"\s*[）)]?\s*期(?:\s*合刊)?"
    ),
    "kind": re.compile(r"增\s*刊|特\s*刊"),
    "licence": re.compile(
        r"[\u4e00-\u9fff]{0,10}(?:内资|准印证|准印号|准印|统一刊号|连续出版物号|登记证号?)[^\d。]{0,24}?"
        r"[A-Z\d][A-Z\d\-—/]{2,14}\s*号?|国?内?[统一刊号：\s]{0,6}CN\s?\d{2}\s*[—\-]\s*\d{4}(?:/\w{1,3})?"
    ),
    "legend": re.compile(
        r"内部(?:资料|刊物|交流)[，、\s]*(?:免费交流|免费赠阅|注意保存|注意保密|不得外传|请勿外传|严禁转载|免费发放)?"
    ),
    "hotline": re.compile(
        r"(?:监督|新闻|投稿|读者|服务|举报|联系|编辑部|广告|发行)?(?:电话|热线)(?:电话)?[：:\s]*[\d（(]"
        r"[\d\-—（）()、]{6,24}"
    ),
    "pages": re.compile(r"(?:本期|今日|共|总共)\s*[一二三四五六七八九十\d]{1,3}\s*[版页]"),
    "web": re.compile(
        r"(?:网址|邮箱|投稿邮箱|E-?mail|http)\S{0,3}\s*[A-Za-z0-9@._:/\-]{6,60}|邮发代号\S{3,12}"
    ),
}
_STRONG = ("number", "total", "licence", "lunar", "weekday")
_NAME = re.compile(
    r"《?[\u4e00-\u9fff·]{1,10}(?:报|信息|简报|动态|内参|专报|快讯|要情|之窗|之声|新闻|通讯|周刊|月刊|参考|简讯)》?"
    r"|今日[\u4e00-\u9fff]{2,6}"
)
_BULLETIN = re.compile(r"(信息|简报|动态|内参|专报|快讯|要情|参考|简讯|快报|通报|要报|工作通讯)$")
_PUBLISHER = re.compile(
    r"[\u4e00-\u9fff（）、 ：]{2,40}(?:编印|主办|主管|承办|出版|编发|编|办公室|融媒体中心|宣传部"
    r"|委员会|编辑部|人民政府|研究室|编委会|督查局|新闻中心|传媒中心)(?:[ 主办管出版]{0,6})"
)
_UNDER = re.compile(r"(?:主管|主办|承办|编印|出版)(?:单位)?[：:]?\s*[\u4e00-\u9fff]{4,30}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .,'&\-]{5,60}")
_SPREAD_OUT = re.compile(r"(?:[\u4e00-\u9fff] ){1,9}[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What was found: the facts (None without a masthead), and the indexes of its lines."""

    facts: IssueFacts | None
    taken: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Run:
    """A run of short lines as one text; starts: where each line begins in it."""

    first: int
    texts: list[str]
    starts: list[int] = field(default_factory=list)
    joined: str = ""
    covered: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        place = 0
        for text in self.texts:
            self.starts.append(place)
            place += len(text) + 1
        self.joined = "\n".join(self.texts)
        self.covered = bytearray(len(self.joined))

    def take(self, name: str) -> re.Match[str] | None:
        """The first match that nothing else covers; its characters are then covered."""
        for match in _PATTERNS[name].finditer(self.joined):
            printed = match.group().strip()
            start = match.start() + match.group().find(printed)
            if printed and not any(self.covered[start : start + len(printed)]):
                self.covered[match.start() : match.end()] = b"\x01" * len(match.group())
                return match
        return None

    def touched(self, line: int) -> bool:
        """Whether facts cover any part of a line."""
        start = self.starts[line]
        return any(self.covered[start : start + len(self.texts[line])])

    def left(self, line: int) -> str:
        """What no fact covers of a line."""
        start = self.starts[line]
        chars = [c for at, c in enumerate(self.texts[line], start) if not self.covered[at]]
        return "".join(chars).strip(" 　|｜·（）()")

    def is_covered(self, line: int) -> bool:
        """Whether facts cover a line but for marks and spaces."""
        start = self.starts[line]
        loose = [
            char
            for at, char in enumerate(self.texts[line], start)
            if not self.covered[at] and (char.isalnum())
        ]
        return not loose and any(self.covered[start : start + len(self.texts[line])])


def take_masthead(lines: Sequence[Line]) -> Masthead:
    """The facts of the first run of lines that holds a masthead; folios give what they have."""
    for run in _runs(lines):
        found = _read(run)
        if found.facts is not None:
            return found
    return Masthead(None)


def is_bulletin(facts: IssueFacts | None) -> bool:
    """Whether the facts are a bulletin's (信息, 简报 …) and not a newspaper's."""
    if facts is None:
        return False
    named = _BULLETIN.search(facts.name) is not None
    return named or bool(facts.distribution)


def _runs(lines: Sequence[Line]) -> list[_Run]:
    """Runs of short lines, wherever they stand; only ones with a number or weekday are kept."""
    found: list[_Run] = []
    texts: list[str] = []
    for index, line in enumerate((*lines, Line("。"))):
        short = line.picture < 0 and size(line.text) <= _LONGEST and "。" not in line.text
        if short and len(texts) < _LONGEST_RUN:
            texts.append(line.text)
            continue
        if texts:
            found.append(_Run(index - len(texts), texts))
        texts = [line.text] if short else []
    return [run for run in found if re.search(r"期|星期|内部|特刊|增刊|CN", run.joined)]


def _read(run: _Run) -> Masthead:
    got = {name: match for name in _ORDER if (match := run.take(name)) is not None}
    covered = [line for line in range(len(run.texts)) if run.is_covered(line)]
    kinds = [name for name in got if name not in ("month", "pages", "web")]
    if not covered:
        covered = [line for line in range(len(run.texts)) if run.touched(line)]
    if len(kinds) < 2 or not any(name in got for name in _STRONG) or not covered:
        return _named_number(run, got, covered)
    return _with_names(run, got, covered)


_ORDER = (
    "hotline", "web", "licence", "legend", "total", "lunar", "date", "month", "weekday", "number",
    "kind", "pages",
)  # fmt: skip


def _named_number(run: _Run, got: dict[str, re.Match[str]], covered: Sequence[int]) -> Masthead:
    """A masthead of nothing but a name and a number."""
    if "number" in got and covered and covered[0] <= 3:
        found = _with_names(run, got, covered)
        if found.facts is not None and found.facts.name:
            return found
    return Masthead(None)


def _with_names(run: _Run, got: dict[str, re.Match[str]], covered: Sequence[int]) -> Masthead:
    """The facts with what stands among them by form alone: names, publisher, a lone day."""
    taken = set(covered)
    near = range(max(covered[0] - 6, 0), min(covered[-1] + 3, len(run.texts)))
    free = [line for line in near if line not in taken]
    facts = _facts(got)
    texts = {line: _closed(run.left(line)) for line in free}
    name = _first(free, texts, _NAME, 12)
    latin = _first(free, texts, _LATIN, 60)
    publisher = next((line for line in free if line != name and _is_publisher(texts[line])), -1)
    taken.update(line for line in (name, latin, publisher) if line >= 0)
    facts = replace(
        facts,
        name=texts[name].strip("《》") if name >= 0 else "",
        latin_name=texts[latin] if latin >= 0 else "",
        publisher=texts[publisher] if publisher >= 0 else "",
    )
    if facts.date is None and "month" in got:
        day = next((n for n in free if re.fullmatch(r"\d{1,2}\s*日?", run.texts[n])), -1)
        if day >= 0:
            taken.add(day)
            facts = replace(facts, date=_day(got["month"], run.texts[day]))
    taken.update(n for n in free if n not in taken and _UNDER.fullmatch(texts[n]))
    return Masthead(facts, frozenset(run.first + line for line in taken))


def _closed(text: str) -> str:
    """上 街 信 息 without the spaces that spread it."""
    return text.replace(" ", "") if _SPREAD_OUT.fullmatch(text) else text


def _first(
    free: Sequence[int], texts: dict[int, str], pattern: re.Pattern[str], longest: int
) -> int:
    return next((n for n in free if len(texts[n]) <= longest and pattern.fullmatch(texts[n])), -1)


def _is_publisher(text: str) -> bool:
    return bool(_PUBLISHER.fullmatch(text) or _UNDER.fullmatch(text)) and hans(text) >= 5


def _facts(got: dict[str, re.Match[str]]) -> IssueFacts:
    def text(name: str) -> str:
        return re.sub(r"\s*\n\s*", "", got[name].group()).strip() if name in got else ""

    lunar = text("lunar").removeprefix("农历").strip()
    return IssueFacts(
        date=_date(got["date"]) if "date" in got else None,
        weekday=text("weekday").replace("周", "星期").replace(" ", ""),
        lunar_date=lunar.replace(" ", ""),
        number=_number(got),
        licence=text("licence"),
        legend=re.sub(r"\s+", " ", got["legend"].group()).strip() if "legend" in got else "",
        hotline=re.sub(r"\s+", " ", got["hotline"].group()).strip() if "hotline" in got else "",
    )


def _number(got: dict[str, re.Match[str]]) -> IssueNumber:
    word = got["kind"].group() if "kind" in got else ""
    if "number" in got:
        word = got["number"]["kind"] or word
    kind = {"增刊": IssueKind.SUPPLEMENT, "特刊": IssueKind.SPECIAL}.get(
        re.sub(r"\s", "", word), IssueKind.REGULAR
    )
    return IssueNumber(
        _counted(got["number"]["n"]) if "number" in got else (),
        _counted(got["total"]["n"]) if "total" in got else (),
        kind,
    )


def _counted(text: str) -> tuple[int, ...]:
    """32、33 as two numbers, 32—34 as three."""
    numbers = [int(n) for n in re.findall(r"\d{1,6}", text)]
    if len(numbers) == 2 and re.search(r"[—\-~～至]", text) and 0 < numbers[1] - numbers[0] < 10:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(numbers)


def _date(match: re.Match[str]) -> datetime.date | None:
    if match["year"]:
        return _valid(int(match["year"]), int(match["month"]), int(match["day"]))
    year = int("".join(str(_DIGITS.get(c, 0)) for c in match["cyear"]))
    return _valid(year, _small(match["cmonth"]), _small(match["cday"]))


def _day(month: re.Match[str], text: str) -> datetime.date | None:
    day = int(re.sub(r"\D", "", text))
    return _valid(int(month["year"]), int(month["month"]), day)


def _valid(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _small(text: str) -> int:
    """1 to 31 in Chinese numerals."""
    if "十" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
