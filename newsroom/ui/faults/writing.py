"""Asks where a list of faults is to be written, and writes it beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from newsroom.desk.fault_report import write_list
from newsroom.ui import dialogs, trouble
from newsroom.ui.written import tell

if TYPE_CHECKING:
    from newsroom.desk.fault_lines import FaultLine
    from newsroom.job import Job
    from newsroom.ui.main_window import MainWindow


def ask(
    window: MainWindow, lines: Sequence[FaultLine], label: str, say: Callable[[str], None]
) -> None:
    """Ask for a folder, and write the lines there. label: 本篇, 本版 or 本期."""
    issue = window.place[1]
    if not lines:
        say("没有发现疑误")
        return
    if not issue:
        say("请先在左侧选一期，清单上要印期号")
        return
    mode = QFileDialog.FileMode.Directory
    folder = str(window.exporting.folder)
    choice = dialogs.Choice("疑误清单存到哪个文件夹", folder=folder, mode=mode)

    def write(paths: list[Path]) -> None:
        window.exporting.folder = paths[0]

        def work(job: Job) -> Path:
            job.report(0.3, "正在写疑误清单")
            edition = window.lane.wait(lambda desk: desk.paging.edition(issue))
            return write_list(edition, lines, paths[0], label)

        window.long_work.start(work, done, partial(trouble.show, window))

    def done(path: Path) -> None:
        say(f"已写出 {path.name}")
        tell(window, path)

    dialogs.choose(window, choice, write)
