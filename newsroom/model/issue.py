"""An issue (期) and its numbering, which is data: 合刊, 增刊, 特刊, skipped numbers, new years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id
from newsroom.model.status import IssueStatus


class IssueKind(StrEnum):
    """Regular issues count; supplements and specials carry a number of their own or none."""

    REGULAR = "regular"
    SUPPLEMENT = "supplement"
    SPECIAL = "special"

    @property
    def text(self) -> str:
        """What is printed before the number."""
        return {"regular": "", "supplement": "增刊", "special": "特刊"}[self.value]


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """Number within the year and running total; several of each make a combined issue (合刊)."""

    numbers: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    kind: IssueKind = IssueKind.REGULAR

    @property
    def label(self) -> str:
        """第32期, 第32、33期, 增刊第2期, or 特刊 where it has no number."""
        if not self.numbers:
            return self.kind.text
        return f"{self.kind.text}第{'、'.join(map(str, self.numbers))}期"

    @property
    def total_label(self) -> str:
        """总第707期 or 总第707、708期; empty where none is counted."""
        return f"总第{'、'.join(map(str, self.totals))}期" if self.totals else ""

    def following(self, count: int = 1, *, new_year: bool = False) -> IssueNumber:
        """The next regular number; `count` > 1 makes a combined issue, a new year restarts at 1."""
        last = 0 if new_year or not self.numbers else self.numbers[-1]
        numbers = tuple(range(last + 1, last + 1 + count))
        totals = ()
        if self.totals:
            totals = tuple(range(self.totals[-1] + 1, self.totals[-1] + 1 + count))
        return IssueNumber(numbers, totals)


@dataclass(frozen=True, slots=True)
class Distribution:
    """One line of a bulletin's foot: 本期送：区县处级领导."""

    label: str
    text: str


class Contents(StrEnum):
    """Whether a bulletin prints its contents (目录): as the house does, or as this issue wants."""

    HOUSE = ""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """What a masthead or a bulletin's head and foot print. Absent texts are empty.

    printer, recipients, copies: 印刷单位, 发送对象 and 印数, which internal material must name.
    signer: who released a bulletin (签发). note: the editor's note (按语) at its head, as markup.
    """

    name: str = ""
    latin_name: str = ""
    publisher: str = ""
    date: datetime.date | None = None
    weekday: str = ""
    lunar_date: str = ""
    number: IssueNumber = IssueNumber()
    licence: str = ""
    legend: str = ""
    hotline: str = ""
    distribution: tuple[Distribution, ...] = ()
    editors: tuple[str, ...] = ()
    signer: str = ""
    printer: str = ""
    recipients: str = ""
    copies: int = 0
    proofreaders: tuple[str, ...] = ()
    note: str = ""
    contents: Contents = Contents.HOUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue of a publication. `facts` override the house's own masthead texts where given."""

    uuid: str = field(default_factory=new_id)
    publication: str
    date: datetime.date
    number: IssueNumber = IssueNumber()
    facts: IssueFacts = IssueFacts()
    status: IssueStatus = IssueStatus.OPEN

    @property
    def label(self) -> str:
        """2021年10月16日 第32期（总第707期）."""
        total = f"（{self.number.total_label}）" if self.number.totals else ""
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日"
        return f"{day} {self.number.label}{total}".strip()
