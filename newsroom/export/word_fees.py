"""The fee sheet (稿费单) as an A4 Word form: who gets how much, to sign for, and for what.

First the sheet that is signed, person by person with what was carried over; then, as its ground,
every piece with its page, length, score and fee.
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
from newsroom.model.fee import PayLine, capital, hundredths, yuan
from newsroom.model.ledger import Piece
from newsroom.model.length import Mm
from newsroom.model.page import chinese_number
from newsroom.model.publication import Publication

_SHEET = form.columns(11, 22, 33, 12, 12, 15, 20, 20, 20, 15)
_PIECES = form.columns(20, 23, 11, 56, 18, 14, 11, 13, 14)
_SIGN = form.columns(20, 40, 20, 40, 20, 40)
_HEADS = (
    ("序号",),
    ("姓名",),
    ("单位",),
    ("篇数",),
    ("图片",),
    ("得分",),
    ("本期稿费",),
    ("上期结转",),
    ("实发金额",),
    ("签领",),
)
_PIECE_HEADS = ("姓名", "刊期", "版次", "题目", "体裁", "字数", "图片", "得分", "稿费")


@dataclass(frozen=True, slots=True)
class Detail:
    """One piece as it is paid to one person. score: hundredths. fee: fen."""

    name: str
    piece: Piece
    score: int
    fee: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSheet:
    """All that a fee sheet tells. span: the days in words. made: local day. person: who made it.

    least_paid: what is paid out at least, in fen; less is carried over.
    """

    publication: Publication
    span: str
    lines: tuple[PayLine, ...]
    details: tuple[Detail, ...]
    made: datetime.date
    person: str
    settled: bool
    least_paid: int = 0


def write(sheet: FeeSheet, target: Path) -> Path:
    """Write the sheet; give its path. Raises FileError."""
    publication = sheet.publication
    document = new_document(
        publication,
        title=f"{publication.name} {sheet.span}稿费单",
        styles=form.styles(publication),
        fonts=form.fonts(publication),
        measures=form.SHEET,
    )
    append(document, _blocks(sheet))
    return save(document, target)


def _blocks(sheet: FeeSheet) -> Iterator[str]:
    draft = "" if sheet.settled else "（未结算，供核对）"
    made = f"{sheet.made.year}年{sheet.made.month}月{sheet.made.day}日"
    yield paragraph("FormTitle", f"{sheet.publication.name}稿费单{draft}")
    yield paragraph("FormFacts", f"{sheet.span}\t制表：{sheet.person} {made}".replace("： ", "："))
    yield form.table(_SHEET, tuple(_rows(sheet.lines)))
    yield paragraph("FormPart", f"合计（大写）：{capital(sum(line.paid for line in sheet.lines))}")
    cells = (label("制表"), filled(), label("审核"), filled(), label("批准"), filled())
    yield form.table(_SIGN, (Row(cells, Mm(11)),))
    carried = [line for line in sheet.lines if line.left]
    if carried:
        names = "、".join(f"{line.name} {yuan(line.left)} 元" for line in carried)
        least = f"不足 {yuan(sheet.least_paid)} 元的" if sheet.least_paid else "没有发的"
        yield paragraph("Small", f"{least}结转下期：{names}。")
    if sheet.details:
        yield form.page_break()
        yield paragraph("FormPart", f"附：{sheet.span}用稿明细")
        yield form.table(_PIECES, tuple(_piece_rows(sheet.details)))
        yield paragraph("Small", "合署的稿件按约定分配，各人只列自己的一份；上下转接的稿件算一篇。")


def _rows(lines: Sequence[PayLine]) -> Iterator[Row]:
    yield Row(tuple(label(*head) for head in _HEADS), heading=True)
    for number, line in enumerate(lines, 1):
        yield Row(
            (
                centred(str(number)),
                centred(line.name),
                filled(line.unit),
                centred(str(line.pieces)),
                centred(str(line.pictures) if line.pictures else ""),
                centred(hundredths(line.score)),
                centred(yuan(line.earned)),
                centred(yuan(line.carried) if line.carried else ""),
                centred(yuan(line.paid) if line.paid else "结转下期"),
                filled(),
            ),
            Mm(9),
        )
    sums = [sum(getattr(line, name) for line in lines) for name in ("earned", "carried", "paid")]
    yield Row(
        (
            label("合计", span=3),
            centred(str(sum(line.pieces for line in lines))),
            centred(str(sum(line.pictures for line in lines))),
            centred(hundredths(sum(line.score for line in lines))),
            *(centred(yuan(amount)) for amount in sums),
            filled(),
        ),
        Mm(9),
    )


def _piece_rows(details: Sequence[Detail]) -> Iterator[Row]:
    yield Row(tuple(label(head) for head in _PIECE_HEADS), heading=True)
    last = ""
    for detail in details:
        piece = detail.piece
        yield Row(
            (
                centred(detail.name if detail.name != last else ""),
                centred(f"{piece.day:%Y-%m-%d}" if piece.day else ""),
                centred("、".join(map(chinese_number, piece.pages))),
                filled(piece.title),
                centred(piece.kind.text),
                centred(str(piece.characters)),
                centred(str(piece.pictures) if piece.pictures else ""),
                centred(hundredths(detail.score)),
                centred(hundredths(detail.fee)),
            ),
            Mm(6),
        )
        last = detail.name
