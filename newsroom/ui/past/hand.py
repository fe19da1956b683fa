"""过刊入库 from the window: the folder is gone through beside it, a file at a time in the lane."""

# ruff: noqa: PLC0415 - the dialog and what reads files are imported when they are first wanted

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.desk.past_run import PastReceipt
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.past.dialog import PastDialog

_REFRESH = 600  # milliseconds between two refreshes of the window while files come in


class PastHand(QObject):
    """changed: a Change. said: words for the status bar. came: (PastReceipt, Change) of a file."""

    changed = Signal(object)
    said = Signal(str)
    came = Signal(object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: PastDialog | None = None
        self._job: Job | None = None
        self._change = Change()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._tell_change)
        self.came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        window.long_work.progressed.connect(self._progress)
        window.long_work.running.connect(self._running)

    def open(self) -> None:
        """Show the dialog."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        from newsroom.ui.past.dialog import PastDialog

        papers = [(line.uuid, line.name) for line in self._window.lines]
        dialog = self._dialog = PastDialog(papers, self._window.place[0], self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.folder_wanted.connect(self._ask_folder)
        dialog.begun.connect(self._begin)
        dialog.stopped.connect(self._stop)
        dialog.finished.connect(self._closed)
        dialog.show()

    def _ask_folder(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        mode = QFileDialog.FileMode.Directory
        choice = dialogs.Choice("存放过刊的文件夹", mode=mode)
        dialogs.choose(dialog, choice, lambda paths: dialog.set_folder(paths[0]))

    def _begin(self, publication: str, folder: Path) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        dialog.start()

        def work(job: Job) -> str:
            from newsroom.desk.past_run import go_through

            try:
                go_through(folder, publication, self._window.lane.wait, self.came.emit, job)
            except CancelledError:
                return "停下了"
            return "收完了"

        self._job = self._window.long_work.start(work, self._done, self._failed)

    def _take(self, receipt: PastReceipt, change: Change) -> None:
        self._change |= change
        if change.issues and not self._rest.isActive():
            self._rest.start(_REFRESH)
        if self._dialog is not None:
            self._dialog.add(receipt)

    def _done(self, words: str) -> None:
        self._job = None
        # Receipts that were sent before come before this.
        QTimer.singleShot(0, self, partial(self._finish, words))

    def _finish(self, words: str) -> None:
        self._job = None
        self._tell_change()
        if self._dialog is not None:
            self._dialog.finish(words)
            self.said.emit(self._dialog.told)
        else:
            self.said.emit(f"过刊入库：{words}")

    def _failed(self, error: BaseException) -> None:
        self._finish("没有收完")
        trouble.show(self._dialog or self._window, error)

    def _progress(self, fraction: float, words: str) -> None:
        if self._dialog is not None and self._dialog.running:
            self._dialog.progress(fraction, words)

    def _running(self, running: bool) -> None:
        """A run that was stopped before it began answers nobody."""
        if not running and self._job is not None:
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if self._job is not None and not self._window.long_work.busy:
            self._finish("停下了")

    def _tell_change(self) -> None:
        change, self._change = self._change, Change()
        if change.issues:
            self.changed.emit(change)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _closed(self) -> None:
        self._dialog = None
