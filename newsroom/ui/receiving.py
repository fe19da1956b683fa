"""Takes files and pasted text in: reads beside the window, shows what came to be put right, writes
on the lane, tells what was taken.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import ReadFile, Receipt, read_files, read_pasted, stow
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui import trouble
from newsroom.ui.pages.dragging import carried_files
from newsroom.ui.report_dialog import ReportDialog
from newsroom.ui.worker import Lane, LongWork

if TYPE_CHECKING:
    from newsroom.desk.parcel_files import ReadParcel
    from newsroom.desk.sorting import Sheet
    from newsroom.desk.taking import ParcelReceipt

Outcome = tuple[tuple[Receipt, ...], Change]
Parcels = tuple[tuple["ParcelReceipt", ...], Change]


@dataclass(frozen=True)
class _Came:
    """What was read. folder: closed when the pictures are no longer needed. wish: whether it is to
    be put right first; home: where it goes, as people say it; origin: where it came from.
    """

    files: tuple[ReadFile, ...]
    folder: ExitStack
    place: tuple[str, str]
    wish: str
    home: str
    origin: str


class ReceivingHand(QObject):
    """changed: a Change. said: words for the status bar. issue_found: the issue copy went to.
    parcels_taken: what became of packages that lay among the copy.
    """

    changed = Signal(object)
    parcels_taken = Signal(object)
    said = Signal(str)
    issue_found = Signal(str)

    def __init__(self, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._long_work = long_work
        self._window = window

    def files(self, paths: list[Path], publication: str, issue: str) -> None:
        """Read files, let them be put right, and take them into an issue or a publication."""
        where = f"原来的文件都在“{paths[0].parent}”" if paths else ""

        def work(job: Job) -> _Came:
            folder = ExitStack()
            try:
                files = folder.enter_context(read_files(paths, job))
                return self._came(files, folder, (publication, issue), where)
            except BaseException:
                folder.close()
                raise

        self._long_work.start(work, self._show, self._failed)

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

        def work(job: Job) -> _Came:
            job.report(0.1, "正在识别")
            files = (read_pasted(text),)
            return self._came(files, ExitStack(), (publication, issue), "原文还在来的地方")

        self._long_work.start(work, self._show, self._failed)

    def _came(
        self, files: tuple[ReadFile, ...], folder: ExitStack, place: tuple[str, str], origin: str
    ) -> _Came:
        import_module("newsroom.ui.sorting.dialog")  # here it holds nobody up
        wish, home = self._lane.wait(lambda desk: (desk.settings()["review"], _home(desk, *place)))
        return _Came(files, folder, place, str(wish), home, origin)

    def _show(self, came: _Came) -> None:
        """Let what came be put right, where that is wished and anything could be read."""
        from newsroom.desk.sorting import doubtful, sheet_of  # noqa: PLC0415

        sheet = sheet_of(came.files)
        unasked = came.wish == "never" or (came.wish == "doubtful" and not doubtful(sheet))
        if unasked or not sheet.pieces:
            self._take(came, None)
        else:
            self._put_right(came, sheet)

    def _put_right(self, came: _Came, sheet: Sheet) -> None:
        from newsroom.ui.sorting.dialog import SortingDialog  # noqa: PLC0415

        dialog = SortingDialog(sheet, came.home, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(came, dialog.sheet))
        dialog.rejected.connect(lambda: self._leave(came))
        dialog.open()

    def _leave(self, came: _Came) -> None:
        came.folder.close()
        self.said.emit(f"没有收稿；{came.origin}")

    def _take(self, came: _Came, sheet: Sheet | None) -> None:
        """Take in what stands on the sheet, or all as it was read; a sheet comes back where that
        fails or is stopped, so that no correction is lost.
        """
        from newsroom.desk.parcel_files import read_parcels  # noqa: PLC0415
        from newsroom.desk.sorting import taken  # noqa: PLC0415

        files = came.files if sheet is None else taken(sheet)
        parcels = [parcel for file in came.files for parcel in file.parcels]

        def work(job: Job) -> tuple[Outcome, Parcels | None] | None:
            job.report(0.9, "正在存入稿库")
            try:
                pictures = self._lane.wait(lambda desk: desk.library.pictures)
                kept = stow(files, pictures, job)
                opened = read_parcels(parcels, pictures.files, job) if parcels else ()
            except CancelledError:
                return None
            outcome = self._lane.wait(lambda desk: _take(desk, kept, *came.place))
            return outcome, self._parcels(opened, came.place, job) if opened else None

        def done(result: tuple[Outcome, Parcels | None] | None) -> None:
            if result is not None:
                came.folder.close()
                self._done(*result, told=sheet is None)
            else:
                back()

        def back() -> None:
            if sheet is not None:
                self._put_right(came, sheet)

        def failed(error: BaseException) -> None:
            back()
            self._failed(error)

        self._long_work.start(work, done, failed)

    def _parcels(self, opened: tuple[ReadParcel, ...], place: tuple[str, str], job: Job) -> Parcels:
        from newsroom.desk.taking_run import take_parcels  # noqa: PLC0415

        return take_parcels(opened, *place, self._lane.wait, job)

    def _done(self, outcome: Outcome, parcels: Parcels | None, *, told: bool) -> None:
        """told: what reading found doubtful is to be told now, for nobody saw it on the sheet."""
        receipts, change = outcome
        if len(change.issues) == 1:
            self.issue_found.emit(next(iter(change.issues)))
        self.changed.emit(change)
        taken = [article for receipt in receipts for article in receipt.articles]
        if taken or parcels is None:
            self.said.emit(f"收到 {len(taken)} 篇稿件")
        failed = [receipt for receipt in receipts if receipt.error is not None]
        notes = [f"{r.path.name}：{note}" for r in receipts for note in r.notes]
        if told:
            notes += [f"《{article.title}》：{note}" for article in taken for note in article.notes]
        dialog = self._report(len(taken), failed, notes) if failed or notes else None
        if parcels is not None and dialog is None:
            self.parcels_taken.emit(parcels)
        elif parcels is not None and dialog is not None:
            dialog.finished.connect(lambda _: self.parcels_taken.emit(parcels))

    def _report(self, taken: int, failed: list[Receipt], notes: list[str]) -> ReportDialog:
        words = f"收到 {taken} 篇稿件"
        words += f"，{len(failed)} 个文件没有收进来。" if failed else "。"
        dialog = ReportDialog(words, [str(r.error) for r in failed], notes, self._window)
        dialog.open()
        return dialog

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


def _take(desk: Desk, files: tuple[ReadFile, ...], publication: str, issue: str) -> Outcome:
    return desk.receiving.take(files, publication or None, issue or None)


def _home(desk: Desk, publication: str, issue: str) -> str:
    """Where copy goes, as people say it."""
    if issue:
        return f"“{desk.library.issues.get(issue).label}”"
    if publication:
        return f"“{desk.library.publications.get(publication).name}”的稿库"
    return "稿库"
