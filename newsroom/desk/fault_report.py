"""What proofreading found, as a list on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsroom.desk.fault_lines import FaultLine
from newsroom.errors import RefusedError
from newsroom.export.fault_list import FaultRow, write
from newsroom.export.naming import issue_stem
from newsroom.model.edition import Edition


def write_list(edition: Edition, lines: Sequence[FaultLine], folder: Path, label: str = "") -> Path:
    """Write lines as a Word file into a folder; give its path. label: of what was read.

    Raises RefusedError for an empty list, FileError.
    """
    if not lines:
        raise RefusedError("没有发现疑误", advice="没有要写的清单")
    named = f"-{label}" if label else ""
    target = folder / f"{issue_stem(edition)}{named}-疑误清单.docx"
    return write(edition, [_row(line) for line in lines], target, label)


def _row(line: FaultLine) -> FaultRow:
    count = f"（共 {line.fault.count} 处）" if line.fault.count > 1 else ""
    fault, words = line.fault, line.change + count
    return FaultRow(fault.severity, line.where, words, line.explained, fault.count)
