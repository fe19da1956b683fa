"""Export: asks what and where, writes beside the window, shows what was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.desk.composing import Composers
from newsroom.desk.publishing import Publishing, Written
from newsroom.job import Job
from newsroom.ui import dialogs, trouble
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.pages.painter import QtPainter
from newsroom.ui.worker import Lane, LongWork


class ExportingHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved
    now.
    """

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._long_work = long_work
        self._window = window
        self._composers = Composers()
        self.folder = Path.home()

    def ask(self, issue: str) -> None:
        """Ask what to export of an issue and where, and write it."""
        if not issue:
            self.said.emit("请先在左侧选一期，再导出")
            return
        dialog = ExportDialog(self.folder, self._window)
        dialogs.ask(dialog, lambda: self._start(issue, dialog))

    def _start(self, issue: str, dialog: ExportDialog) -> None:
        folder, kinds = dialog.folder(), dialog.kinds()
        self.folder = folder
        self.gathering.emit()

        def work(job: Job) -> tuple[tuple[Written, ...], tuple[str, ...]]:
            job.report(0.0, "正在准备")
            edition = self._lane.wait(lambda desk: desk.paging.edition(issue))
            pictures = self._lane.wait(lambda desk: desk.library.pictures)
            publishing = Publishing(self._composers, pictures, pictures.renditions)
            written = publishing.export(edition, folder, kinds, QtPainter(), job)
            ends = publishing.line_ends(edition, kinds)
            self._lane.do(lambda desk: desk.paging.proofed(edition, ends), self.changed.emit)
            return written, publishing.doubts(edition)

        failed = partial(trouble.show, self._window)
        self._long_work.start(work, self._exported, failed)

    def _exported(self, outcome: tuple[tuple[Written, ...], tuple[str, ...]]) -> None:
        written, doubts = outcome
        self.said.emit(f"已导出 {len(written)} 个文件")
        names = "\n".join(
            [*(file.path.name for file in written), *(f"请注意：{d}" for d in doubts)]
        )
        box = dialogs.notice(self._window, "导出完成", f"已写出 {len(written)} 个文件。", names)
        show = box.addButton("打开文件夹", QMessageBox.ButtonRole.ActionRole)
        folder = QUrl.fromLocalFile(str(written[0].path.parent))
        show.clicked.connect(partial(_open_folder, folder))
        box.open()


def _open_folder(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
