"""The versions of the article on show: opened, followed while it is written, brought back."""

# ruff: noqa: PLC0415 - the window is imported when it is first wanted

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.desk.revising import Row, VersionLine
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.revisions.window import RevisionsWindow


class RevisionsHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._dialog: RevisionsWindow | None = None
        window.editing.typed.connect(self._follow)
        window.editing.shown.connect(lambda _article: self._reload())

    def open(self) -> None:
        """Show the versions of the article on show."""
        if not self._window.editing.article:
            self.said.emit("请先打开一篇稿件，再看它的版本")
            return
        self._load(begin=True)

    def refresh(self, change: Change) -> None:
        """Show the versions anew where there is another one."""
        if self._window.editing.article in change.articles:
            self._reload()

    def _reload(self) -> None:
        if self._dialog is not None:
            self._load()

    def _load(self, *, begin: bool = False) -> None:
        uuid = self._window.editing.article

        def show(lines: tuple[VersionLine, ...]) -> None:
            typed = self._window.editing.now()
            if typed is None or typed.uuid != uuid or not (begin or self._dialog):
                return
            dialog = self._dialog = self._dialog or self._made()
            dialog.show_versions(lines, typed)
            dialog.show()
            if begin:
                dialog.activateWindow()

        if uuid:
            self._lane.do(lambda desk: desk.revising.versions(uuid), show)

    def _made(self) -> RevisionsWindow:
        """The window; what it compares with was loaded by the lane before."""
        from newsroom.ui.revisions.window import RevisionsWindow

        dialog = RevisionsWindow(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(self._restore)
        dialog.row_wanted.connect(self._restore_row)
        dialog.marked_wanted.connect(self._mark)
        dialog.finished.connect(self._closed)
        return dialog

    def _follow(self, typed: Article) -> None:
        if self._dialog is not None:
            self._dialog.show_typed(typed)

    def _restore(self, revision: str) -> None:
        self._window.editing.save()
        self._lane.do(lambda desk: desk.revising.restore(revision), self.changed.emit)

    def _restore_row(self, former: Article, row: Row) -> None:
        self._window.editing.save()
        typed = self._window.editing.now()
        if typed is None or typed.uuid != former.uuid:
            return

        def put(desk: Desk) -> Change:
            from newsroom.desk.revising import taken_back

            return desk.revising.put(taken_back(former, typed, row))

        self._lane.do(put, self.changed.emit)

    def _mark(self, earlier: str, later: str) -> None:
        """Ask for a folder, and write 花脸稿 there."""
        from PySide6.QtWidgets import QFileDialog

        from newsroom.ui import dialogs

        window, article = self._window, self._window.editing.article
        window.editing.save()
        folder = str(window.exporting.folder)
        mode = QFileDialog.FileMode.Directory

        def write(paths: list[Path]) -> None:
            window.exporting.folder = paths[0]

            def work(job: Job) -> Path:
                from newsroom.desk import marking

                job.report(0.3, "正在写花脸稿")
                copy = self._lane.wait(lambda desk: desk.marking.copy(article, earlier, later))
                setting = self._lane.wait(lambda desk: desk.marking.setting(article))
                return marking.write(copy, setting, paths[0] / marking.file_name(copy))

            window.long_work.start(work, self._tell, partial(trouble.show, window))

        choice = dialogs.Choice("花脸稿存到哪个文件夹", folder=folder, mode=mode)
        dialogs.choose(self._dialog or window, choice, write)

    def _tell(self, path: Path) -> None:
        from newsroom.ui.written import tell

        self.said.emit(f"已写出 {path.name}")
        tell(self._dialog or self._window, path)

    def _closed(self, _result: int) -> None:
        self._dialog = None
