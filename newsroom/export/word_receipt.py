"""The answer to an outside opinion (整改回执) as an A4 Word form: what was found, why it happened,
what is done about it, who is in charge.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Row, centred, filled, label
from newsroom.model.account import SOURCE, Counted, OutsideReview, told
from newsroom.model.issue import Issue
from newsroom.model.length import Mm
from newsroom.model.page import chinese_number
from newsroom.model.publication import Publication

_FINDINGS = form.columns(11, 15, 42, 32, 32, 30, 18)
_HEADS = ("序号", "版次", "位置", "错", "正", "类别", "计错")
_FACTS = form.columns(26, 154)
_SIGN = form.columns(22, 38, 22, 38, 22, 38)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """All that a receipt tells. findings: with what each counts. person: who made it."""

    publication: Publication
    issue: Issue
    review: OutsideReview
    findings: tuple[Counted, ...]
    made: datetime.date
    person: str


def write(receipt: Receipt, target: Path) -> Path:
    """Write the receipt; give its path. Raises FileError."""
    publication = receipt.publication
    document = new_document(
        publication,
        title=f"{publication.name} {receipt.issue.label}审读意见整改回执",
        styles=form.styles(publication),
        fonts=form.fonts(publication),
        measures=form.SHEET,
    )
    append(document, _blocks(receipt))
    return save(document, target)


def _blocks(receipt: Receipt) -> Iterator[str]:
    review, name = receipt.review, receipt.issue.facts.name or receipt.publication.name
    yield paragraph("FormTitle", f"{name}审读意见整改回执")
    number = f"（{review.number}）" if review.number else ""
    yield paragraph("FormFacts", f"{review.unit}：\t{_day(review.answered or receipt.made)}")
    many = len(receipt.findings)
    total = told(sum(one.tenths for one in receipt.findings))
    yield paragraph(
        "FormLetter",
        f"贵单位{_day(review.day)}对我报{receipt.issue.label}的审读意见{number}收悉。意见指出差错{many}处"
        f"（计错{total}个），我报逐条核对，整改情况报告如下。",
    )
    yield paragraph("FormPart", "一、指出的差错")
    yield form.table(_FINDINGS, tuple(_rows(receipt.findings)))
    if review.words.strip():
        yield paragraph("Small", f"总评：{' '.join(review.words.split())}")
    yield paragraph("FormPart", "二、原因和整改")
    rows = (("产生原因", review.cause), ("整改措施", review.measures), ("责任人", review.in_charge))
    yield form.table(
        _FACTS, tuple(Row((label(head), filled(words)), Mm(14)) for head, words in rows)
    )
    yield paragraph("FormPart", "签字")
    cells = (
        label("经办"),
        filled(receipt.person),
        label("总编辑"),
        filled(),
        label("公章"),
        filled(),
    )
    yield form.table(_SIGN, (Row(cells, Mm(14)),))
    yield paragraph("Small", f"计错按{SOURCE}的标准。")


def _rows(findings: Sequence[Counted]) -> Iterator[Row]:
    yield Row(tuple(label(head) for head in _HEADS), heading=True)
    for number, one in enumerate(findings, 1):
        error = one.error
        yield Row(
            (
                centred(str(number)),
                centred(f"{chinese_number(error.page)}版" if error.page else ""),
                filled(error.place),
                filled(error.wrong or error.note),
                filled(error.right),
                centred(error.sort.text),
                centred(told(one.tenths)),
            )
        )


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
