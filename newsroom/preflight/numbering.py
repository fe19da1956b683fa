"""期号 and 总期号: they follow those of the issue before; a new year begins at 1.

Numbers are data: 合刊 carry several, 增刊 and 特刊 have their own or none, and a house may skip.
Each break is told with what was expected, for somebody to say why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsroom.model.issue import Issue, IssueKind, IssueNumber
from newsroom.preflight.snapshot import Found, Snapshot, on_page


def number(snapshot: Snapshot) -> Iterator[Found]:
    """What is doubtful about an issue's numbers."""
    issue, others = snapshot.edition.issue, snapshot.others
    words = [*_inner(issue), *_repeated(issue, others)]
    last = before(others, issue)
    if issue.number.kind is IssueKind.REGULAR and last is not None and not words:
        words = [*_following(issue, last), *_totals(issue.number, last)]
    for told in words:
        judged = (told, issue.number.label, issue.number.total_label)
        advice = "核对期号；停期、合刊、补号请说明"
        if snapshot.ordered:
            yield on_page(snapshot.ordered[0]).found(told, *judged, advice=advice)
        else:
            yield Found(words=told, judged=judged, advice=advice)


def before(others: Sequence[Issue], issue: Issue) -> Issue | None:
    """The last regular issue before one; None where it is the first."""
    earlier = (
        other
        for other in others
        if other.number.kind is IssueKind.REGULAR
        and other.number.numbers
        and other.uuid != issue.uuid
        and other.date <= issue.date
    )
    return max(earlier, key=lambda other: (other.date, other.number.numbers), default=None)


def _inner(issue: Issue) -> Iterator[str]:
    """What is wrong within the issue itself."""
    mine, printed = issue.number, issue.facts.number
    if printed not in (IssueNumber(), mine):
        yield f"报头印着{_both(printed)}，本期是{_both(mine)}"
    if mine.kind is IssueKind.REGULAR and not mine.numbers:
        yield "本期没有期号"
    for name, numbers in (("期号", mine.numbers), ("总期号", mine.totals)):
        if any(later - one != 1 for one, later in pairwise(numbers)):
            yield f"合刊的{name}不连续：{'、'.join(map(str, numbers))}"
    if mine.numbers and mine.totals and len(mine.numbers) != len(mine.totals):
        yield f"期号有 {len(mine.numbers)} 个，总期号有 {len(mine.totals)} 个"


def _repeated(issue: Issue, others: Sequence[Issue]) -> Iterator[str]:
    """Numbers that another issue of the year, totals that another issue bears."""
    mine = issue.number
    for other in others:
        if other.uuid == issue.uuid:
            continue
        same_year = other.date.year == issue.date.year and other.number.kind is mine.kind
        if same_year and set(other.number.numbers) & set(mine.numbers):
            yield f"期号重复：{_day(other, issue)}出版的也是{other.number.label}"
        elif set(other.number.totals) & set(mine.totals):
            yield f"总期号重复：{_day(other, issue)}出版的也是{other.number.total_label}"


def _following(issue: Issue, last: Issue) -> Iterator[str]:
    numbers, earlier = issue.number.numbers, last.number.numbers
    new_year = issue.date.year != last.date.year
    expected = 1 if new_year else earlier[-1] + 1
    first = numbers[0] if numbers else expected
    told = f"上一期是{_day(last, issue)}的{last.number.label}"
    if new_year and first != 1:
        yield f"{told}，本期是{issue.number.label}：新的一年应从第1期起"
    elif first > expected:
        gap = f"第{expected}期" if first - expected == 1 else f"第{expected}至{first - 1}期"
        yield f"{told}，本期是{issue.number.label}：中间缺{gap}"
    elif first < expected:
        yield f"{told}，本期是{issue.number.label}：期号倒退"


def _totals(mine: IssueNumber, last: Issue) -> Iterator[str]:
    earlier = last.number.totals
    if not earlier:
        return
    if not mine.totals:
        yield f"上一期有总期号（{last.number.total_label}），本期没有"
    elif mine.totals[0] != earlier[-1] + 1:
        expected = f"本期应为总第{earlier[-1] + 1}期，现在是{mine.total_label}"
        yield f"上一期是{last.number.total_label}，{expected}"


def _both(number: IssueNumber) -> str:
    total = f"（{number.total_label}）" if number.totals else ""
    return f"{number.label}{total}"


def _day(other: Issue, issue: Issue) -> str:
    """The day of another issue; with its year, where that is another one."""
    year = f"{other.date.year}年" if other.date.year != issue.date.year else ""
    return f"{year}{other.date.month}月{other.date.day}日"
