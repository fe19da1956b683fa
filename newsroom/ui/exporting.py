"""Export and print: asks what, where and for whom, writes beside the window, shows what came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from newsroom.desk import sending
from newsroom.desk.composing import SharedComposers
from newsroom.desk.packaging import Verdict, verify
from newsroom.desk.publishing import FileKind, Publishing
from newsroom.desk.sending import Prepared, Sent, Wish
from newsroom.job import Job
from newsroom.model.checked import Checked
from newsroom.ui import dialogs, trouble
from newsroom.ui.dialogs import Choice
from newsroom.ui.export_dialog import USUAL, ExportDialog
from newsroom.ui.pages.painter import QtPainter
from newsroom.ui.processes import reader, shared
from newsroom.ui.result_dialog import Lines, ResultDialog
from newsroom.ui.worker import Lane, LongWork

_PACKAGES = "印刷包 (*.zip *.json)"  # Qt reads no Chinese between the brackets


class ExportingHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved
    now. check_wanted: the list of findings before printing is to be shown.
    """

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()
    check_wanted = Signal()

    def __init__(self, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._long_work = long_work
        self._window = window
        self._composers = SharedComposers(shared(), reader())
        self._dialog: ExportDialog | None = None
        self._failed = partial(trouble.show, window)
        self.folder = Path.home()
        self._kinds = USUAL

    def ask(self, issue: str) -> None:
        """Ask what to export of an issue and where, and write it."""
        self._prepare(issue)

    def ask_order(self, issue: str) -> None:
        """Ask the same, beginning with the print order."""
        self._prepare(issue, ExportDialog.show_order)

    def verify(self) -> None:
        """Choose a print package and check it against its manifest."""
        one = Choice(
            "校验印刷包（选 .zip，或文件夹里的清单.json）",
            _PACKAGES,
            str(self.folder),
            QFileDialog.FileMode.ExistingFile,
        )
        dialogs.choose(self._window, one, lambda paths: self.verify_file(paths[0]))

    def verify_file(self, path: Path) -> None:
        """Check a print package."""

        def work(job: Job) -> Verdict:
            return verify(path, job)

        self._long_work.start(work, partial(self._verified, path), self._failed)

    # Asking --------------------------------------------------------------------------------------

    def _prepare(self, issue: str, begin: Callable[[ExportDialog], None] | None = None) -> None:
        if not issue:
            self.said.emit("请先在左侧选一期，再导出")
            return
        self.gathering.emit()

        def show(prepared: Prepared) -> None:
            dialog = ExportDialog(prepared, Wish(self.folder, self._kinds), self._window)
            if begin is not None:
                begin(dialog)
            self._open(issue, dialog, prepared)

        self._lane.do(lambda desk: sending.prepare(desk, issue), show, self._failed)

    def _open(self, issue: str, dialog: ExportDialog, prepared: Prepared) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.check_wanted.connect(self.check_wanted)
        dialog.order_kept.connect(lambda: self._keep(issue, dialog, prepared))

        def check(_job: Job) -> Checked:
            return self._publishing().check(prepared.material)

        def show(checked: Checked) -> None:
            if self._dialog is dialog:
                dialog.show_checked(checked)

        self._long_work.start(check, show, self._failed)
        dialogs.ask(dialog, lambda: self._start(issue, dialog, prepared))

    def _forget(self) -> None:
        self._dialog = None

    def _keep(self, issue: str, dialog: ExportDialog, prepared: Prepared) -> None:
        """Keep the order where it was changed."""
        order = dialog.order()
        if order != prepared.papers.order:
            self._lane.do(
                lambda desk: desk.printing.set_order(issue, order), self.changed.emit, self._failed
            )

    # Writing -------------------------------------------------------------------------------------

    def _start(self, issue: str, dialog: ExportDialog, prepared: Prepared) -> None:
        wish = Wish(dialog.folder(), dialog.kinds())
        self.folder, self._kinds = wish.folder, wish.kinds
        self._keep(issue, dialog, prepared)

        def work(job: Job) -> Sent:
            job.report(0.0, "正在准备")
            now = self._lane.wait(lambda desk: sending.prepare(desk, issue))
            sent = sending.send(now, self._publishing(), wish, QtPainter(), job)
            self._lane.do(lambda desk: sending.book(desk, now, sent), self.changed.emit)
            if sent.delivery is not None and self._lane.wait(lambda desk: desk.viewed) is not None:
                return replace(sent, doubts=(*sent.doubts, sending.UNBOOKED))
            return sent

        self._long_work.start(work, self._exported, self._failed)

    def _publishing(self) -> Publishing:
        pictures = self._lane.wait(lambda desk: desk.library.pictures)
        return Publishing(self._composers, pictures, pictures.renditions)

    def _exported(self, sent: Sent) -> None:
        paths = [file.path for file in sent.written]
        packed = any(file.kind is FileKind.PACKAGE for file in sent.written)
        words = "印刷包已写好" if packed else f"已写出 {len(paths)} 个文件"
        self.said.emit(words)
        words += "。"
        if sent.checked is not None:
            words += f"付印前总检：{sent.checked.summary}。"
        lists = (
            Lines("写出的文件", [path.name for path in paths], paths),
            Lines(f"请注意 {len(sent.doubts)} 处", sent.doubts),
        )
        ResultDialog("导出与付印", words, lists, self._window, paths[0].parent).open()

    def _verified(self, path: Path, verdict: Verdict) -> None:
        again = f"（第 {verdict.number} 次）" if verdict.number > 1 else ""
        sound = f"{verdict.files} 个文件都和清单相符，印刷包完整。"
        words = f"{verdict.label}{again}\n"
        words += f"有 {len(verdict.faults)} 处不符，请重新取一份。" if verdict.faults else sound
        lists = (Lines("不符的地方", verdict.faults),)
        ResultDialog("校验印刷包", words, lists, self._window, path.parent).open()
