"""回样比对 and 改样单 from the window: files are compared beside it, decisions go to the lane."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from newsroom.desk import correcting
from newsroom.desk.comparing import SUFFIXES, Checked, Decided, Matching
from newsroom.desk.composing import SharedComposers
from newsroom.desk.desk import Desk
from newsroom.desk.mending import Stale, stale
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.correction import Correction, CorrectionState
from newsroom.model.frame import PictureSource
from newsroom.ui import dialogs, trouble
from newsroom.ui.comparing.corrections import CorrectionsDialog
from newsroom.ui.comparing.form import CorrectionForm, blank
from newsroom.ui.comparing.pictures import PicturesWindow
from newsroom.ui.comparing.window import CompareWindow, Found
from newsroom.ui.processes import shared

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_KINDS = f"印厂回样 ({' '.join('*' + suffix for suffix in SUFFIXES)});;所有文件 (*)"
_NO_ISSUE = "请先在左侧选一期"


class ComparingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow, pictures: PictureSource) -> None:
        super().__init__(window)
        self._lane = window.lane
        self._long_work = window.long_work
        self._pictures = pictures
        self._window = window
        self._composers = SharedComposers(shared())
        self._failed = partial(trouble.show, window)
        self._issue = ""
        self._list: CorrectionsDialog | None = None
        self.folder = ""

    # Comparing -----------------------------------------------------------------------------------

    def ask(self, issue: str) -> None:
        """Choose what the print shop returned, and compare it with an issue."""
        if not issue:
            self.said.emit(f"{_NO_ISSUE}，再比对回样")
            return
        choice = dialogs.Choice("回样比对：选择印厂传回的文件", _KINDS, self.folder)
        dialogs.choose(self._window, choice, lambda paths: self.compare(issue, paths))

    def compare(self, issue: str, paths: list[Path]) -> None:
        """Compare returned files with an issue, and show what differs."""
        if not paths:
            return
        self.folder = str(paths[0].parent)
        self._window.editing.save()
        folder = Path(tempfile.mkdtemp(prefix="newsroom-"))

        def work(job: Job) -> tuple[list[Checked], Decided]:
            edition = self._lane.wait(lambda desk: desk.paging.edition(issue))
            matching = Matching(self._composers, self._pictures)
            try:
                checked = [matching.check(edition, path, folder, job) for path in paths]
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            return checked, self._lane.wait(lambda desk: desk.comparing.state(checked))

        def done(found: tuple[list[Checked], Decided]) -> None:
            self._show(issue, *found, folder)

        self._long_work.start(work, done, self._failed)

    def _show(
        self,
        issue: str,
        checked: list[Checked],
        decided: Decided,
        folder: Path,
    ) -> None:
        written = [file for file in checked if file.comparison is not None]
        painted = [
            (f"{file.path.name} {number}" if len(file.images) > 1 else file.path.name, image)
            for file in checked
            for number, image in enumerate(file.images, 1)
        ]
        if written:
            self._show_differences(issue, written, decided)
        if painted:
            window = PicturesWindow(checked[0].pages, painted, self._pictures, self._window)
            window.booked.connect(lambda page: self.write(issue, page, over=window))
            for gone in (window.finished, window.destroyed):
                gone.connect(lambda *_: shutil.rmtree(folder, ignore_errors=True))
            window.finished.connect(window.deleteLater)
            window.open()
        else:
            shutil.rmtree(folder, ignore_errors=True)

    def _show_differences(self, issue: str, checked: list[Checked], decided: Decided) -> None:
        window = CompareWindow(checked, decided, self._pictures, self._window)

        def after(change: Change) -> None:
            self.changed.emit(change)
            self._lane.do(lambda desk: desk.comparing.state(checked), window.show_decided, failed)

        def failed(error: BaseException) -> None:
            trouble.show(window, error)

        def take(found: Found) -> None:
            self._window.editing.save()
            self._lane.do(
                lambda desk: desk.comparing.take(found.checked, found.difference), after, failed
            )

        def book(found: Found) -> None:
            self._lane.do(lambda desk: desk.correcting.book(issue, found.difference), after, failed)

        def leave(found: Found, stands: bool) -> None:
            self._lane.do(
                lambda desk: desk.comparing.let_stand(issue, found.difference, stands=stands),
                after,
                failed,
            )

        window.take.connect(take)
        window.book.connect(book)
        window.leave.connect(leave)
        window.undo.connect(lambda: self._lane.do(lambda desk: desk.undo(), after, failed))
        window.corrections_wanted.connect(lambda: self.show_list(issue, over=window))
        window.finished.connect(window.deleteLater)
        window.open()

    # The correction list -------------------------------------------------------------------------

    def show_list(self, issue: str, *, over: QWidget | None = None) -> None:
        """Show an issue's correction list."""
        if not issue:
            self.said.emit(f"{_NO_ISSUE}，再看改样单")
            return

        def show(found: tuple[str, _Listed]) -> None:
            label, listed = found
            dialog = CorrectionsDialog(label, over or self._window)
            self._list, self._issue = dialog, issue
            dialog.show_list(*listed)
            self._connect(dialog, issue)
            dialog.open()

        self._lane.do(
            lambda desk: (desk.library.issues.get(issue).label, _listed(issue, desk)),
            show,
            self._failed,
        )

    def _connect(self, dialog: CorrectionsDialog, issue: str) -> None:
        dialog.added.connect(lambda rung: self.write(issue, telephone=rung, over=dialog))
        dialog.edited.connect(lambda one: self._edit(one, dialog))
        dialog.removed.connect(lambda chosen: self._do(dialog, partial(_remove, chosen)))
        dialog.marked.connect(lambda uuids, state: self._do(dialog, partial(_mark, uuids, state)))
        dialog.undone.connect(lambda: self._do(dialog, lambda desk: desk.undo()))
        dialog.copied.connect(lambda: self._copy(issue))
        dialog.exported.connect(lambda: self._export(issue, dialog))
        dialog.mending.connect(self._mend)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)

    def _mend(self, place: Stale) -> None:
        """Open an article at words that are still to be corrected in it."""
        self._window.editing.open(place.article, place.offset)
        self.said.emit("这几个字稿件里还没有改")

    def _forget(self) -> None:
        self._list = None

    def write(
        self,
        issue: str,
        page: int = 0,
        *,
        telephone: bool = False,
        over: QWidget | None = None,
    ) -> None:
        """Ask for a new correction and put it on an issue's list."""
        if not issue:
            self.said.emit(f"{_NO_ISSUE}，再记改样")
            return

        def show(pages: int) -> None:
            made = blank(issue, page, telephone=telephone)
            form = CorrectionForm(made, pages, over or self._window)
            dialogs.ask(
                form,
                lambda: self._do(over, partial(_add, form.correction())),
            )

        self._lane.do(lambda desk: len(desk.library.issues.pages(issue)), show, self._failed)

    def _edit(self, correction: Correction, dialog: CorrectionsDialog) -> None:
        def show(pages: int) -> None:
            form = CorrectionForm(correction, pages, dialog)
            dialogs.ask(form, lambda: self._do(dialog, partial(_update, form.correction())))

        self._lane.do(
            lambda desk: len(desk.library.issues.pages(correction.issue)), show, self._failed
        )

    def _do(self, over: QWidget | None, act: Callable[[Desk], Change]) -> None:
        """Do something to the list, then show it anew where it is open."""

        def after(change: Change) -> None:
            self.changed.emit(change)
            if self._list is not None:
                dialog, issue = self._list, self._issue
                self._lane.do(
                    lambda desk: _listed(issue, desk),
                    lambda listed: dialog.show_list(*listed),
                    failed,
                )

        def failed(error: BaseException) -> None:
            trouble.show(over or self._window, error)

        self._lane.do(act, after, failed)

    def _copy(self, issue: str) -> None:
        def copy(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.said.emit("改样单已复制，可以粘贴到微信")

        self._lane.do(
            lambda desk: desk.correcting.plain(desk.paging.edition(issue)), copy, self._failed
        )

    def _export(self, issue: str, dialog: CorrectionsDialog) -> None:
        folder = dialogs.Choice("改样单导出到", "", self.folder, QFileDialog.FileMode.Directory)
        dialogs.choose(dialog, folder, lambda paths: self.export(issue, paths[0], dialog))

    def export(self, issue: str, folder: Path, over: QWidget) -> None:
        """Write an issue's correction list as a Word file into a folder."""

        def work(job: Job) -> Path:
            job.report(0.1, "正在写改样单")
            edition, found = self._lane.wait(
                lambda desk: (desk.paging.edition(issue), desk.correcting.all(issue))
            )
            return correcting.write(edition, found, folder, self._composers)

        def done(path: Path) -> None:
            self.said.emit(f"已写出“{path.name}”")
            dialogs.notice(over, "改样单", f"已写出“{path.name}”。", str(path.parent)).open()

        self._long_work.start(work, done, lambda error: trouble.show(over, error))


_Listed = tuple[tuple[Correction, ...], Mapping[str, Stale]]


def _listed(issue: str, desk: Desk) -> _Listed:
    corrections = desk.correcting.all(issue)
    return corrections, stale(desk.paging.edition(issue), corrections)


def _add(correction: Correction, desk: Desk) -> Change:
    return desk.correcting.add(correction)


def _update(correction: Correction, desk: Desk) -> Change:
    return desk.correcting.update(correction)


def _remove(corrections: list[Correction], desk: Desk) -> Change:
    change = Change()
    with desk.together("移出改样单"):
        for each in corrections:
            change |= desk.correcting.remove(each.uuid)
    return change


def _mark(uuids: list[str], state: CorrectionState, desk: Desk) -> Change:
    return desk.correcting.mark(uuids, state)
