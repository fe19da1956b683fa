"""What the tables of the 差错率账 show of an error, an issue and an outside opinion."""

from __future__ import annotations

from typing import NamedTuple

from newsroom.desk.error_account import IssueRow
from newsroom.model.account import Answer, Counted, Found, OutsideReview, told
from newsroom.model.error_sums import page_words
from newsroom.ui.ledger.rows import Column


class ReviewRow(NamedTuple):
    """An outside opinion with what it names. label: of its issue."""

    review: OutsideReview
    label: str
    findings: tuple[Counted, ...]

    @property
    def tenths(self) -> int:
        """What its findings come to."""
        return sum(one.tenths for one in self.findings)


def error_columns(
    *, persons: bool = False, page: bool = True, outside: bool = False
) -> tuple[Column, ...]:
    """Columns of errors. persons: whether it is told who let them through. page: whether they are
    of several pages. outside: they are of one outside opinion.
    """

    def number(one: Counted) -> int:
        return one.error.page or 999

    columns = [
        Column("page", "版次", lambda one: page_words(one.error.page), number),
        Column("place", "位置", lambda one: one.error.place, wide=True),
        Column("change", "错 → 正", change, wide=True),
        Column("sort", "类别", lambda one: one.error.sort.text),
        Column(
            "characters", "字数", lambda one: str(one.error.characters), _characters, right=True
        ),
        Column("heavy", "加倍", lambda one: "是" if one.error.heavy else ""),
        Column(
            "counts",
            "计错",
            lambda one: told(one.tenths),
            lambda one: one.tenths,
            right=True,
            tip="按分值表算出；同一差错最多计三次，数字、单位有上限。",
        ),
        Column("found", "发现", lambda one: one.error.found.text, tone=_found),
        Column("source", "谁发现", lambda one: one.error.source),
        Column("note", "说明", note, wide=True, tone=lambda _one: "quiet"),
    ]
    if outside:
        columns = [one for one in columns if one.name not in ("found", "source")]
    if persons:
        columns.insert(-1, Column("person", "责任人", lambda one: one.error.person))
    return tuple(columns if page else columns[1:])


def issue_columns() -> tuple[Column, ...]:
    """Columns of issues over time."""
    return (
        Column("day", "刊期", lambda row: f"{row.issue.date:%Y-%m-%d}"),
        Column("label", "期号", lambda row: row.issue.number.label or row.issue.label),
        Column("characters", "字数", _printed, lambda row: row.rate.characters, right=True),
        Column(
            "errors",
            "差错",
            lambda row: told(row.rate.tenths),
            lambda row: row.rate.tenths,
            right=True,
        ),
        Column(
            "rate",
            "万分之",
            lambda row: f"{row.rate.per_ten_thousand:.2f}",
            lambda row: row.rate.per_ten_thousand,
            right=True,
            tone=passes,
        ),
        Column(
            "form",
            "标识",
            lambda row: told(row.rate.form),
            lambda row: row.rate.form,
            right=True,
            tip="报头、版眉等版面标识的差错，限额 3。",
        ),
        Column(
            "credit",
            "印前消灭",
            lambda row: told(row.rate.credit),
            lambda row: row.rate.credit,
            right=True,
        ),
        Column("passes", "结论", lambda row: "合格" if row.rate.passes else "超限", tone=passes),
    )


def review_columns() -> tuple[Column, ...]:
    """Columns of outside opinions."""
    return (
        Column("day", "日期", lambda row: row.review.day.isoformat()),
        Column("unit", "审读单位", lambda row: row.review.unit, wide=True),
        Column("number", "文号", lambda row: row.review.number),
        Column("issue", "审读的期", lambda row: row.label, wide=True),
        Column(
            "times", "处数", lambda row: str(len(row.findings)), lambda r: len(r.findings), True
        ),
        Column("tenths", "计错", lambda row: told(row.tenths), lambda row: row.tenths, right=True),
        Column("state", "回执", lambda row: row.review.state.text, tone=_state),
    )


def change(one: Counted) -> str:
    """布署 → 部署; what is to be taken out, and what is missing, in words."""
    wrong, right = one.error.wrong, one.error.right
    if wrong and right:
        return f"{wrong} → {right}"
    if wrong:
        return f"{wrong} → 删去" if not one.error.note or one.error.rule else wrong
    return f"缺“{right}”" if right else "—"


def note(one: Counted) -> str:
    """What is said of an error, first why it counts less."""
    return "；".join(filter(None, (one.why, one.error.note)))


def passes(row: IssueRow) -> str:
    """The tone of an issue's result."""
    return "good" if row.rate.passes else "error"


def _printed(row: IssueRow) -> str:
    return f"{row.rate.characters:,}"


def _characters(one: Counted) -> int:
    return one.error.characters


def _found(one: Counted) -> str:
    return "good" if one.error.found is Found.BEFORE else "error"


def _state(row: ReviewRow) -> str:
    return "good" if row.review.state is Answer.ANSWERED else "warning"
