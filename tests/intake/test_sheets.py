"""Tables that contradict themselves or want more than a table may."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from newsroom.intake.refusal import RefusalError
from newsroom.intake.sheet_reader import read_sheet

from . import made

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(("姓名", "单位", 3.0))
    workbook.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def with_sheet(book: Path, sheet: str) -> Path:
    with zipfile.ZipFile(book) as archive:
        parts: dict[str, str | bytes] = {i.filename: archive.read(i) for i in archive.infolist()}
    return made.write_zip(book, parts | {"xl/worksheets/sheet1.xml": sheet})


def test_a_sound_table_is_read(book: Path) -> None:
    assert read_sheet(book, ".xlsx") == (("姓名", "单位", "3"),)


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ('<!DOCTYPE d [<!ENTITY x "y">]>' + SHEET.format("&x;"), "不安全"),
        (SHEET.format("<sheetData><row"), "损坏"),
        (SHEET.format('<sheetData><row r="x"><c r="??"><v>1</v></c></row></sheetData>'), "损坏"),
        (SHEET.format("<sheetData/>"), "没有内容"),
    ],
)
def test_a_hostile_table_is_refused(book: Path, sheet: str, reason: str) -> None:
    with pytest.raises(RefusalError, match=reason):
        read_sheet(with_sheet(book, sheet), ".xlsx")


def test_a_field_without_end_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"' + "x" * 200_000)
    with pytest.raises(RefusalError, match="损坏"):
        read_sheet(tmp_path / "a.csv", ".csv")
