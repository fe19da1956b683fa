"""Tables that editors bring: spreadsheets and tables of commas, read in a limited process."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from newsroom.errors import FileError
from newsroom.intake import sandbox
from newsroom.intake.kinds import Kind, Source
from newsroom.intake.refusal import RefusalError
from newsroom.intake.sheet_reader import Rows
from newsroom.intake.wire import Sheet
from newsroom.job import Job

SUFFIXES = (".xlsx", ".xlsm", ".csv")
LISTS = (*SUFFIXES, ".docx", ".txt")


def read_rows(path: Path, job: Job, suffixes: Sequence[str] = SUFFIXES) -> Rows:
    """The rows of a table's first filled sheet, as text; days as ISO text. suffixes: of the files
    that are read; of lists in Word files and plain text the rows of tables, and other lines.

    Raises FileError where it cannot be read, CancelledError.
    """
    source = Source(path, path.name)
    if source.suffix not in suffixes:
        reason, advice = "不是 .xlsx 表格", "请在 Excel 或 WPS 里另存为 .xlsx 再试"
        if ".docx" in suffixes:
            reason, advice = "不是能读的名单", "请另存为 .xlsx 表格或 .docx 文档再试"
        raise FileError(path, reason, kept="没有导入", advice=advice)
    if not path.is_file():
        raise FileError(path, "找不到", kept="没有导入", advice="请确认文件没有被移动或改名")
    with tempfile.TemporaryDirectory(prefix="newsroom-") as work:
        try:
            result = sandbox.run(source, Path(work), job, kind=Kind.SHEET).result
        except RefusalError as refusal:
            advice = refusal.advice.replace("作者", "对方").replace("再收", "再导入")
            advice = advice.replace(".docx", ".xlsx").replace("用 Word 或", "用 Excel 或")
            raise FileError(path, refusal.reason, kept="没有导入", advice=advice) from refusal
    assert isinstance(result, Sheet)
    return result.rows
