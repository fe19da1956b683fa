"""Takes files and pasted text in: reads beside the window, writes on the lane, tells what came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import ReadFile, Receipt, read_files, read_pasted, stow
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui import trouble
from newsroom.ui.pages.dragging import carried_files
from newsroom.ui.report_dialog import ReportDialog
from newsroom.ui.worker import Lane, LongWork

Outcome = tuple[tuple[Receipt, ...], Change]


class ReceivingHand(QObject):
    """changed: a Change. said: words for the status bar. issue_found: the issue copy went to."""

    changed = Signal(object)
    said = Signal(str)
    issue_found = Signal(str)

    def __init__(self, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._long_work = long_work
        self._window = window

    def files(self, paths: list[Path], publication: str, issue: str) -> None:
        """Read files and take them into an issue, or a publication's pool."""

        def work(job: Job) -> Outcome:
            pictures = self._lane.wait(lambda desk: desk.library.pictures)
            with read_files(paths, job) as files:
                job.report(1.0, "正在存入稿库")
                kept = stow(files, pictures, job)
                return self._lane.wait(lambda desk: _take(desk, kept, publication, issue))

        self._long_work.start(work, self._done, self._failed)

    def clipboard(self, publication: str, issue: str) -> None:
        """Take the clipboard's text in; files that were copied are taken in as files."""
        data = QGuiApplication.clipboard().mimeData()  # None where the clipboard is empty
        paths = carried_files(data) if data else []
        text = data.text() if data else ""
        if paths:
            self.files([Path(path) for path in paths], publication, issue)
        elif text.strip():
            self.text(text, publication, issue)
        else:
            self.said.emit("剪贴板里没有文字")

    def text(self, text: str, publication: str, issue: str) -> None:
        """Take pasted or dropped text in."""

        def work(job: Job) -> Outcome:
            job.report(0.1, "正在识别")
            files = (read_pasted(text),)
            return self._lane.wait(lambda desk: _take(desk, files, publication, issue))

        self._long_work.start(work, self._done, self._failed)

    def _done(self, outcome: Outcome) -> None:
        receipts, change = outcome
        if len(change.issues) == 1:
            self.issue_found.emit(next(iter(change.issues)))
        self.changed.emit(change)
        taken = [article for receipt in receipts for article in receipt.articles]
        self.said.emit(f"收到 {len(taken)} 篇稿件")
        failed = [receipt for receipt in receipts if receipt.error is not None]
        notes = [f"{r.path.name}：{note}" for r in receipts for note in r.notes]
        notes += [f"《{article.title}》：{note}" for article in taken for note in article.notes]
        if failed or notes:
            self._report(len(taken), failed, notes)

    def _report(self, taken: int, failed: list[Receipt], notes: list[str]) -> None:
        words = f"收到 {taken} 篇稿件"
        words += f"，{len(failed)} 个文件没有收进来。" if failed else "。"
        dialog = ReportDialog(words, [str(r.error) for r in failed], notes, self._window)
        dialog.open()

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


def _take(desk: Desk, files: tuple[ReadFile, ...], publication: str, issue: str) -> Outcome:
    return desk.receiving.take(files, publication or None, issue or None)
