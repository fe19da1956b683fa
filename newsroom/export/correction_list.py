"""The correction list (改样单) as an A4 Word form, and as words to send through a messenger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Cell, Row, centred, filled, label
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.edition import Edition
from newsroom.model.length import Mm
from newsroom.model.page import chinese_number

BLANK = "\u3000"
_COLUMNS = form.columns(11, 13, 25, 46, 46, 39)
_CODES = form.columns(30, 60, 30, 60)
_SIGN = form.columns(22, 38, 22, 38, 22, 38)
_ADDED, _TAKEN_OUT = "（新增）", "（删去）"
_LEAST_ROWS = 8


def write(
    edition: Edition,
    corrections: Sequence[Correction],
    codes: Mapping[int, str],
    target: Path,
) -> Path:
    """Write the list; give its path. codes: version codes of the pages by number. Corrections that
    were dropped are left out. Raises FileError.
    """
    document = new_document(
        edition,
        title=f"{edition.publication.name}{BLANK}{edition.issue.label}{BLANK}改样单",
        styles=form.styles(edition.publication),
        fonts=form.fonts(edition.publication),
        measures=form.SHEET,
    )
    append(document, _blocks(edition, _valid(corrections), codes))
    return save(document, target)


def plain(edition: Edition, corrections: Sequence[Correction]) -> str:
    """The list as plain text, a correction a line, dropped ones left out."""
    name = edition.issue.facts.name or edition.publication.name
    valid = _valid(corrections)
    lines = [f"【改样单】{name} {edition.issue.label}，共 {len(valid)} 处"]
    lines += [_line(each) for each in valid]
    return "\n".join(lines)


def _valid(corrections: Sequence[Correction]) -> list[Correction]:
    return [each for each in corrections if each.state is not CorrectionState.DROPPED]


def _line(correction: Correction) -> str:
    where = _page(correction) + correction.place
    if not correction.before:
        change = f"增加“{correction.after}”"
    elif not correction.after:
        change = f"删去“{correction.before}”"
    else:
        change = f"“{correction.before}”改为“{correction.after}”"
    remark = f"（{correction.remark}）" if correction.remark else ""
    return f"{correction.number}. {where}{'：' if where else ''}{change}{remark}"


def _blocks(
    edition: Edition, corrections: Sequence[Correction], codes: Mapping[int, str]
) -> Iterator[str]:
    name = edition.issue.facts.name or edition.publication.name
    yield paragraph("FormTitle", f"{name}改样单")
    yield paragraph("FormFacts", f"{edition.issue.label}\t共 {len(corrections)} 处")
    yield form.table(_COLUMNS, tuple(_rows(corrections)))
    if codes:
        yield paragraph("FormPart", "按以下版本改")
        yield form.table(_CODES, tuple(_code_rows(codes)))
    yield paragraph("FormPart", "签字")
    cells = (label("编辑"), filled(), label("校对"), filled(), label("印厂签收"), filled())
    yield form.table(_SIGN, (Row(cells, Mm(11)),))
    yield paragraph(
        "Small", "请逐条改完后出样传回，改动处勾画清楚；有疑问先与编辑部联系，不要自行处理。"
    )


def _rows(corrections: Sequence[Correction]) -> Iterator[Row]:
    heads = ("序号", "版次", "位置", "原文", "改为", "备注")
    yield Row(tuple(label(head) for head in heads), heading=True)
    for each in corrections:
        yield Row(
            (
                centred(str(each.number)),
                centred(_page(each)),
                _words(each.place.replace(" ", "\n", 1)),
                _words(each.before or _ADDED),
                _words(each.after or _TAKEN_OUT),
                _words(_remark(each)),
            ),
            Mm(9),
        )
    for _ in range(len(corrections), _LEAST_ROWS):
        yield Row(tuple(filled() for _ in heads), Mm(9))


def _words(content: str) -> Cell:
    return filled(*content.split("\n"))


def _page(correction: Correction) -> str:
    return f"{chinese_number(correction.page)}版" if correction.page else ""


def _remark(correction: Correction) -> str:
    told = "" if correction.source is CorrectionSource.RETURNED else correction.source.text
    state = "" if correction.state is CorrectionState.OPEN else correction.state.text
    return "；".join(part for part in (correction.remark, told, state) if part)


def _code_rows(codes: Mapping[int, str]) -> Iterator[Row]:
    pages = sorted(codes)
    for index in range(0, len(pages), 2):
        cells: list[Cell] = []
        for number in pages[index : index + 2]:
            cells += [label(f"{chinese_number(number)}版"), centred(codes[number])]
        cells += [label(), centred()] * (2 - len(cells) // 2)
        yield Row(tuple(cells))
