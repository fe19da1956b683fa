"""Taking a list of errors of outside readers: read in a limited process, shown before it is
taken.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from newsroom.errors import FileError
from newsroom.intake.sheets import LISTS, read_rows
from newsroom.job import Job
from newsroom.model.account import BookedError, Found
from newsroom.model.error_list import ErrorList, ListedError
from newsroom.model.error_sums import differing
from newsroom.text import error_lists

KINDS = "审读意见 (*.docx *.xlsx *.csv *.txt)"


def read(path: Path, job: Job) -> ErrorList:
    """The errors of a list in a file. Raises FileError, CancelledError."""
    rows = read_rows(path, job, LISTS)
    found = error_lists.read(rows, datetime.date.today())
    if not found.errors:
        raise FileError(
            path,
            "里没有找到差错",
            kept="没有导入",
            advice="表格第一行请写“版次、位置、错误、正确、计错”等栏名；"
            "一行一处的请写成：第2版“布署”应为“部署”",
        )
    return found


def booked(listed: Iterable[ListedError], issue: str) -> tuple[BookedError, ...]:
    """The errors of a list as they would stand in the account of an issue."""
    now = datetime.datetime.now(datetime.UTC)
    return tuple(
        BookedError(
            issue=issue,
            page=one.page,
            place=one.place,
            sort=one.sort,
            wrong=one.wrong,
            right=one.right,
            characters=differing(one.wrong, one.right) if one.wrong and one.right else 1,
            heavy=one.heavy,
            weight=one.weight,
            found=Found.AFTER,
            note=one.note,
            time=now,
        )
        for one in listed
    )
