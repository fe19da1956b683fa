"""Lists of outside readers taken in from files; errors of form proposed from a check."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from newsroom.desk.desk import Desk
from newsroom.desk.error_forms import proposed
from newsroom.desk.error_list import booked, read
from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.model.account import Found, Sort
from newsroom.model.checked import Checked, Judged
from newsroom.model.finding import Finding, Severity
from newsroom.model.status import IssueStatus

ROWS = (
    ("版次", "位置", "错误", "正确"),
    ("2", "第3段", "一如继往", "一如既往"),
    ("说明不清的一行",),
)


def test_a_word_table_is_read_and_booked_as_found_after_printing(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("审读单位：城东报刊审读组")
    table = document.add_table(rows=0, cols=4)
    for row in ROWS:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=False):
            cell.text = words
    path = tmp_path / "意见.docx"
    document.save(str(path))
    listed = read(path, Job())
    assert listed.unit == "城东报刊审读组"
    assert listed.strange == ("说明不清的一行",)
    (error,) = booked(listed.errors, "期")
    assert (error.issue, error.page, error.characters) == ("期", 2, 1)
    assert error.found is Found.AFTER


def test_a_spreadsheet_without_errors_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("请各报认真整改",))
    path = tmp_path / "意见.xlsx"
    book.save(path)
    with pytest.raises(FileError, match="没有找到差错"):
        read(path, Job())


def test_errors_of_form_are_proposed_once(desk: Desk, issue: str) -> None:
    edition = desk.library.editions.get(issue)
    page = edition.pages[1]

    def finding(kind: str, words: str, where: str = "") -> Judged:
        found = Finding(kind=kind, severity=Severity.WARNING, words=words, page=where)
        return Judged(found, "")

    now = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    checked = Checked(
        issue=issue,
        time=now,
        judged=(
            finding("furniture", "版眉缺期号", page.uuid),
            finding("furniture", "报头缺报名"),
            finding("unfilled", "版面有空白", page.uuid),
        ),
    )
    first, second = proposed(edition, checked, ())
    assert (first.page, first.place, first.sort) == (page.number, "版眉", Sort.FORM)
    assert (second.sort, second.found) == (Sort.FORM_NAME, Found.BEFORE)
    desk.account.book([first])
    assert [e.sort for e in proposed(edition, checked, desk.library.account.errors(issue))] == [
        Sort.FORM_NAME
    ]
    desk.library.releases.set_status(issue, IssueStatus.PRINTED)
    printed = desk.library.editions.get(issue)
    assert {e.found for e in proposed(printed, checked, ())} == {Found.AFTER}
