"""Reads the first filled sheet of a spreadsheet, a table of commas or a list, as rows of text."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsroom.intake.encodings import decode_file
from newsroom.intake.package import MOST_XML, has_doctype, open_package
from newsroom.intake.refusal import RefusalError

_MOST_ROWS, _MOST_COLUMNS = 50_000, 60
_LONGEST = 32_767  # characters of a cell, as in the format
_AGAIN = "请在 Excel 或 WPS 里打开它，另存为 .xlsx 再试"

# What the library says of a book that contradicts itself.
_TROUBLES = (
    *(zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError),
    *(ArithmeticError, EOFError, SyntaxError),
)

Rows = tuple[tuple[str, ...], ...]


def read_sheet(path: Path, suffix: str) -> Rows:
    """The rows, without empty ones and empty cells at their ends. Raises RefusalError."""
    if suffix in (".docx", ".txt"):
        from newsroom.intake.list_reader import read_lines, read_word  # noqa: PLC0415

        rows = read_word(path) if suffix == ".docx" else read_lines(path)
    else:
        rows = _commas(path) if suffix == ".csv" else _spreadsheet(path)
    if not rows:
        raise RefusalError("里没有内容", "请检查是不是选错了文件")
    return rows


def _commas(path: Path) -> Rows:
    try:
        return _filled(csv.reader(io.StringIO(decode_file(path).text)))
    except csv.Error as error:
        raise RefusalError("不是能读的表格，可能已经损坏", _AGAIN) from error


def _spreadsheet(path: Path) -> Rows:
    _check_parts(path)
    from openpyxl import load_workbook  # noqa: PLC0415  large, and seldom wanted
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            sheets = (
                sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
                for sheet in book.worksheets
            )
            return next(filter(None, map(_filled, sheets)), ())
    except (*_TROUBLES, InvalidFileException) as error:
        raise RefusalError("不是能读的电子表格，可能已经损坏", _AGAIN) from error


def _check_parts(path: Path) -> None:
    """Raise RefusalError for a bomb, and for document types, which no spreadsheet needs."""
    with open_package(path) as package:
        for info in package.members:
            named = info.filename.endswith((".xml", ".rels"))  # all that is read as XML
            if named and has_doctype(package.read(info.filename, MOST_XML)):
                raise RefusalError("内部带有外部实体或文档类型声明，不安全", _AGAIN)


def _filled(rows: Iterable[Iterable[Any]]) -> Rows:
    found = []
    for row in rows:
        cells = [_told(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(tuple(cells[:_MOST_COLUMNS]))
            if len(found) == _MOST_ROWS:
                break
    return tuple(found)


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:_LONGEST]
