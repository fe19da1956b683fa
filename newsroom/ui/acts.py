"""Acts on articles and issues that start from the menus: new, taken in, binned, undone."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from newsroom.desk.desk import Desk
from newsroom.model.change import Change
from newsroom.ui import dialogs
from newsroom.ui.dialogs import Choice

if TYPE_CHECKING:
    from newsroom.desk.issuing import Proposal
    from newsroom.ui.main_window import MainWindow

_COPY = (
    "稿件、图片和投稿包 (*.docx *.doc *.wps *.rtf *.odt *.txt *.md *.html *.zip *.nrsub"
    " *.jpg *.jpeg *.png *.tif)"
    ";;所有文件 (*)"
)
_PARCEL = ".nrsub"
_PACKAGES = (".nrpage", ".nrpub")
_LIBRARY = "稿库 (*.newsroom)"


class Acts(QObject):
    """changed: a Change. said: words for the status bar. named: the person at the keyboard.

    library_wanted: (path, whether to make it) of another library.
    """

    changed = Signal(object)
    said = Signal(str)
    named = Signal(str)
    library_wanted = Signal(object, bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane

    # Articles ------------------------------------------------------------------------------------

    def new_article(self) -> None:
        """Write a new article for the issue on show."""
        publication, issue, _ = self._window.place
        if not publication:
            return

        def made(change: Change) -> None:
            self.changed.emit(change)
            self._window.editing.open(next(iter(change.articles)), begin=True)

        self._lane.do(lambda desk: desk.writing.new(publication, issue or None), made)

    def import_files(self) -> None:
        """Choose files to take in."""
        dialogs.choose(self._window, Choice("收稿", _COPY), self.receive)

    def import_folder(self) -> None:
        """Choose a folder to take in as one submission."""
        mode = QFileDialog.FileMode.Directory
        dialogs.choose(self._window, Choice("收稿文件夹", mode=mode), self.receive)

    def receive(self, paths: list[Path]) -> None:
        """Take files in, for the issue on show; packages of other desks where they belong."""
        packages = [path for path in paths if path.suffix.lower() in _PACKAGES]
        if packages:
            self._window.desks.receive(packages)
        parcels = [path for path in paths if path.suffix.lower() == _PARCEL]
        if parcels:
            self._window.handing.receive(parcels)
        paths = [path for path in paths if path not in (*packages, *parcels)]
        if paths:
            publication, issue, _ = self._window.place
            self._window.receiving.files(paths, publication, issue)

    def paste(self) -> None:
        """Take the clipboard's text in as copy."""
        publication, issue, _ = self._window.place
        self._window.receiving.clipboard(publication, issue)

    def bin_articles(self) -> None:
        """Move the selected articles to the bin."""
        window = self._window
        chosen = window.pool.chosen() or [a for a in [window.editing.article] if a]
        if window.pool.in_bin() or not chosen:
            self.said.emit("请先在稿件列表里选中稿件")
            return
        if window.editing.article in chosen:
            if window.editing.unsaved:
                self.said.emit("打开的稿件还没有存上，先不移到回收站；请按 Ctrl+S 再存一次")
                return
            window.editing.close()
        self._each(chosen, lambda desk, uuid: desk.writing.bin(uuid))

    def restore_articles(self) -> None:
        """Take the selected articles back out of the bin."""
        chosen = self._window.pool.chosen()
        if not self._window.pool.in_bin() or not chosen:
            self.said.emit("请先在回收站里选中稿件")
            return
        self._each(chosen, lambda desk, uuid: desk.writing.restore(uuid))

    def assign_articles(self) -> None:
        """Put the selected articles into the issue on show."""
        issue, chosen = self._window.place[1], self._window.pool.chosen()
        if not issue or not chosen:
            self.said.emit("请先在左侧选一期，再选中要归入的稿件")
            return
        self._lane.do(lambda desk: desk.paging.assign(chosen, issue), self.changed.emit)

    def _each(self, articles: list[str], act: Callable[[Desk, str], Change]) -> None:
        def work(desk: Desk) -> Change:
            change = Change()
            for uuid in articles:
                change |= act(desk, uuid)
            return change

        self._lane.do(work, self.changed.emit)

    # Issues, undo, person, libraries -------------------------------------------------------------

    def new_issue(self) -> None:
        """Ask for a new issue's date and number, and make it."""
        window = self._window
        if not window.lines:
            return
        today = datetime.date.today()
        self._lane.do(lambda desk: desk.issuing.proposals(today), self._ask_issue)

    def _ask_issue(self, proposals: dict[str, Proposal]) -> None:
        from newsroom.desk.dates import day_words  # noqa: PLC0415 - only when asked for
        from newsroom.ui.new_issue_dialog import NewIssueDialog  # noqa: PLC0415

        window = self._window
        if not proposals:
            self.said.emit("报刊的版式都读不出来，请先在“报刊版式”里改好")
            return
        dialog = NewIssueDialog(window.lines, window.place[0], proposals, day_words, window)

        def make() -> None:
            wanted = dialog.wanted()

            def made(change: Change) -> None:
                window.go_to(wanted.issue.publication, wanted.issue.uuid)
                self.changed.emit(change)
                self._lane.do(lambda desk: len(desk.releasing.waiting(wanted.issue.date)), told)

            def told(waiting: int) -> None:
                if waiting:
                    self.said.emit(
                        f"已新建一期。有 {waiting} 期过了日子没有签发，不计入统计："
                        "可在“审校—本期签发—标为已刊”里一起标上"
                    )

            self._lane.do(lambda desk: desk.issuing.begin(wanted.issue, wanted.pages), made)

        dialogs.ask(dialog, make)

    def undo(self) -> None:
        """Take the newest act back."""
        self._window.editing.save()
        self._step(lambda desk: desk.undo(), "没有可以撤销的操作", "已撤销：{}")

    def redo(self) -> None:
        """Do the newest undone act again."""
        self._window.editing.save()
        self._step(lambda desk: desk.redo(), "没有可以重做的操作", "已重做：{}")

    def _step(self, work: Callable[[Desk], Change], none: str, words: str) -> None:
        undoing = "撤销" in words

        def run(desk: Desk) -> tuple[str, Change]:
            label = desk.undo_label if undoing else desk.redo_label
            return label, work(desk)

        def done(result: tuple[str, Change]) -> None:
            label, change = result
            self.changed.emit(change)
            said = words.format(label) if label else none
            self.said.emit("；".join((said, *change.notes)))

        self._lane.do(run, done)

    def ask_person(self) -> None:
        """Ask who sits at the keyboard."""

        def asked(known: str) -> None:
            dialogs.ask_name(self._window, known, take)

        def take(name: str) -> None:
            self._lane.do(lambda desk: desk.name_person(name), lambda _: self.named.emit(name))

        self._lane.do(lambda desk: desk.person(), asked)

    def open_library(self) -> None:
        """Choose another library to work in."""
        one = Choice("打开稿库", _LIBRARY, mode=QFileDialog.FileMode.ExistingFile)
        dialogs.choose(self._window, one, lambda paths: self.library_wanted.emit(paths[0], False))

    def new_library(self) -> None:
        """Choose where to make a new library."""
        made = Choice(
            "新建稿库", _LIBRARY, "稿库.newsroom", QFileDialog.FileMode.AnyFile, "newsroom"
        )
        dialogs.choose(self._window, made, lambda paths: self.library_wanted.emit(paths[0], True))
