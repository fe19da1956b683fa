"""Takes files and pasted text in: reads beside the window, writes on the lane, tells what came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import ReadFile, Receipt, read_files, read_pasted
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui import trouble
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
            with read_files(paths, job) as files:
                job.report(1.0, "正在存入稿库")
                return self._lane.wait(lambda desk: _take(desk, files, publication, issue))

        self._long_work.start(work, self._done, self._failed)

    def clipboard(self, publication: str, issue: str) -> None:
        """Take the clipboard's text in."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.said.emit("剪贴板里没有文字")
            return

        def work(_job: Job) -> Outcome:
            files = (read_pasted(text),)
            return self._lane.wait(lambda desk: _take(desk, files, publication, issue))

        self._long_work.start(work, self._done, self._failed)

    def _done(self, outcome: Outcome) -> None:
        receipts, change = outcome
        self.changed.emit(change)
        if len(change.issues) == 1:
            self.issue_found.emit(next(iter(change.issues)))
        taken = sum(len(receipt.articles) for receipt in receipts)
        self.said.emit(f"收到 {taken} 篇稿件")
        failed = [receipt for receipt in receipts if receipt.error is not None]
        notes = [(r.path.name, note) for r in receipts for note in r.notes]
        if failed or notes:
            self._report(taken, failed, notes)

    def _report(self, taken: int, failed: list[Receipt], notes: list[tuple[str, str]]) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("收稿结果")
        box.setIcon(QMessageBox.Icon.Warning if failed else QMessageBox.Icon.Information)
        box.setText(
            f"收到 {taken} 篇稿件" + (f"，{len(failed)} 个文件没有收进来。" if failed else "。")
        )
        lines = [str(receipt.error) for receipt in failed]
        if notes:
            box.setDetailedText("\n".join(f"{name}：{note}" for name, note in notes))
            lines.append(f"有 {len(notes)} 处需要核对，点“显示详情”查看。")
        box.setInformativeText("\n".join(lines))
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        for button in box.buttons():
            if box.buttonRole(button) is QMessageBox.ButtonRole.ActionRole:
                button.setText("显示详情…")
        box.open()

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


def _take(desk: Desk, files: tuple[ReadFile, ...], publication: str, issue: str) -> Outcome:
    return desk.receiving.take(files, publication or None, issue or None)
