"""Rule packs of proofreading as files: .toml as the program reads them, .xlsx for people."""

from __future__ import annotations

from pathlib import Path

from newsroom.export.placing import publish
from newsroom.model.pack import Pack
from newsroom.model.pack_table import HEADS, row_of, toml_of

_WIDTHS = (28, 24, 24, 40, 30, 8, 20, 12, 12, 12, 12, 10, 12, 12, 12, 12)


def write_toml(pack: Pack, target: Path) -> Path:
    """Write a pack; give the path. Raises FileError."""
    with publish(target) as aside:
        aside.write_text(toml_of(pack), "utf8", newline="\n")
    return target


def write_sheet(pack: Pack, target: Path) -> Path:
    """Write a pack's entries as a spreadsheet; give the path. Raises FileError."""
    from openpyxl import Workbook  # noqa: PLC0415 - large, and seldom wanted
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "词条"
    for number, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number, head).font = Font(name="黑体", size=11)
    for at, entry in enumerate(pack.entries, 2):
        for number, text in enumerate(row_of(entry), 1):
            cell = sheet.cell(at, number, ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"  # never a formula, whatever a word says
            cell.number_format = "@"
            cell.font = Font(name="宋体", size=11)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADS))}{len(pack.entries) + 1}"
    book.properties.title = pack.title
    with publish(target) as aside:
        book.save(aside)
    return target
