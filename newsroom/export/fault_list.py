"""The list of what proofreading found (疑误清单) as an A4 Word form, to be ticked off on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Row, centred, filled, label
from newsroom.model.edition import Edition
from newsroom.model.finding import Severity
from newsroom.model.length import Mm

BLANK = "\u3000"
_COLUMNS = form.columns(11, 13, 40, 50, 54, 12)
_SIGN = form.columns(22, 68, 22, 68)


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One line. where: 一版《新路灯亮了》正文第3段. change: what stands there and what may. why:
    what is wrong, and who says so. count: of places that the line tells of.
    """

    severity: Severity
    where: str
    change: str
    why: str
    count: int = 1


def write(edition: Edition, rows: Sequence[FaultRow], target: Path, label_: str = "") -> Path:
    """Write the list; give its path. label_: of what was read. Raises FileError."""
    document = new_document(
        edition,
        title=f"{edition.publication.name}{BLANK}{edition.issue.label}{BLANK}疑误清单",
        styles=form.styles(edition.publication),
        fonts=form.fonts(edition.publication),
        measures=form.SHEET,
    )
    append(document, _blocks(edition, rows, label_))
    return save(document, target)


def _blocks(edition: Edition, rows: Sequence[FaultRow], label_: str) -> Iterator[str]:
    name = edition.issue.facts.name or edition.publication.name
    levels = (
        (level, sum(row.count for row in rows if row.severity is level)) for level in Severity
    )
    counts = "，".join(f"{level.text} {count}" for level, count in levels if count)
    yield paragraph("FormTitle", f"{name}疑误清单")
    yield paragraph("FormFacts", f"{edition.issue.label}{BLANK}{label_ or '全期'}\t{counts}")
    yield paragraph("Small", "只是提示，改不改由编辑定；看过一条勾一条，不改的打叉。")
    yield form.table(_COLUMNS, tuple(_rows(rows)))
    yield paragraph("FormPart", "签字")
    cells = (label("校对"), filled(), label("责任编辑"), filled())
    yield form.table(_SIGN, (Row(cells, Mm(11)),))


def _rows(rows: Sequence[FaultRow]) -> Iterator[Row]:
    heads = ("序号", "级别", "位置", "原文和改法", "为什么", "勾")
    yield Row(tuple(label(head) for head in heads), heading=True)
    for number, row in enumerate(rows, 1):
        yield Row(
            (
                centred(str(number)),
                centred(row.severity.text),
                filled(row.where),
                filled(row.change),
                filled(row.why),
                centred("□"),
            ),
            Mm(9),
        )
