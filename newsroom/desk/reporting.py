"""Statistics and fees as files: a spreadsheet, a notice, a fee sheet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from newsroom.desk.fees import Payroll
from newsroom.desk.reckoning import Award
from newsroom.desk.statistics import Count
from newsroom.errors import RefusedError
from newsroom.export import word_fees, word_usage
from newsroom.export.naming import legal_name
from newsroom.export.word_fees import Detail, FeeSheet
from newsroom.export.word_usage import Notice
from newsroom.model.ledger import By, Span, Table
from newsroom.model.publication import Publication
from newsroom.store.library import Library

_SHEETS = (By.PERSON, By.UNIT, By.ROLE, By.KIND, By.SECTION, By.PAGE, By.MONTH)
_LONG = {By.QUARTER: 92, By.YEAR: 366}  # days that make these worth a sheet


def stem(what: str, name: str, span: Span) -> str:
    """The name of a file: 上街时报2026年3月用稿统计."""
    return legal_name(f"{name}{span.text}{what}")


def write_workbook(count: Count, by: By, target: Path) -> Path:
    """Write the spreadsheet, beginning with one count; give its path. Raises FileError."""
    from newsroom.export import workbook  # noqa: PLC0415 - openpyxl is large, and seldom wanted

    days = (count.span.until - count.span.since).days + 1
    longer = [time for time, least in _LONG.items() if days > least]
    wanted = dict.fromkeys((by, *_SHEETS, *longer))
    tables = [count.table(one) for one in wanted]
    scored = count.reckoning is not None
    return workbook.write(tables, count.pieces, count.name, target, scored=scored)


def write_notice(count: Count, publication: Publication, target: Path) -> Path:
    """Write the notice; give its path. publication: whose fonts and name it bears.

    Raises FileError; RefusedError where nothing was printed in these days.
    """
    tables: dict[By, Table] = {by: count.table(by) for by in (By.PERSON, By.UNIT, By.KIND)}
    if not tables[By.PERSON].total.used:
        raise RefusedError(
            f"{count.span.text}没有刊出的稿件，没有可以通报的",
            kept="没有写文件",
            advice="期签发以后才计入统计",
        )
    notice = Notice(
        publication=publication,
        name=count.name,
        span=count.span.text,
        issues=len(count.issues),
        tables=tables,
        scored=count.reckoning is not None,
        day=datetime.date.today(),
    )
    return word_usage.write(notice, target)


def write_fees(payroll: Payroll, publication: Publication, person: str, target: Path) -> Path:
    """Write the fee sheet; give its path. Raises FileError; RefusedError where nothing is due."""
    if not payroll.lines:
        raise RefusedError(f"{payroll.span.text}没有要发的稿费", kept="没有写文件")
    sheet = FeeSheet(
        publication=publication,
        span=payroll.span.text,
        lines=payroll.lines,
        details=tuple(_details(payroll)),
        made=datetime.date.today(),
        person=person,
        settled=payroll.settled is not None,
        least_paid=payroll.table.least_paid if payroll.table else 0,
    )
    return word_fees.write(sheet, target)


def _details(payroll: Payroll) -> Sequence[Detail]:
    """Every piece behind the sheet's lines, person by person in the sheet's order."""
    awards: dict[str, list[Award]] = {}
    for award in payroll.reckoning.awards:
        if award.fee:
            awards.setdefault(award.share.key, []).append(award)
    return [
        Detail(line.name, award.piece, award.score, award.fee)
        for line in payroll.lines
        for award in awards.get(line.person, ())
    ]


def style_of(library: Library, count: Count) -> Publication:
    """Whose fonts a file on some days bears: those of the publication counted, else of the one
    that most was printed in. Raises RefusedError where there is none.
    """
    if count.span.publication:
        return library.publications.get(count.span.publication)
    homes = [piece.publication for piece in count.pieces]
    if not homes:
        raise RefusedError(f"{count.span.text}没有稿件", kept="没有写文件")
    return library.publications.get(max(dict.fromkeys(homes), key=homes.count))
