"""Joins the window of the 人名职务库 to the library, and asks for an issue's own order."""

# ruff: noqa: PLC0415 - windows are imported when they are first wanted

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from newsroom.desk.desk import Desk
from newsroom.model.change import Change
from newsroom.model.identity import new_id
from newsroom.model.roster import Official
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.desk.roster import Led
    from newsroom.desk.roster_list import Preview
    from newsroom.job import Job
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.roster.window import RosterWindow

_BACK = "；按 Ctrl+Z 撤销"


class RosterHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._shown: RosterWindow | None = None

    @property
    def window(self) -> RosterWindow:
        """The window, made when it is first asked for."""
        if self._shown is None:
            self._shown = self._made()
        return self._shown

    def open(self) -> None:
        """Show the window."""
        shown = self.window
        if shown.isVisible():
            shown.raise_()
        shown.show()
        shown.activateWindow()
        shown.search.setFocus()
        self._reload()

    def refresh(self, change: Change) -> None:
        """Show entries anew where an act may have touched them."""
        if self._shown is not None and self._shown.isVisible() and change.roster:
            self._reload()

    def order_issue(self) -> None:
        """Ask for the order of leaders of the issue on show."""
        issue = self._window.place[1]
        if not issue:
            self.said.emit("请先在左侧选一期")
            return

        def ask(desk: Desk) -> tuple[tuple[Led, ...], bool]:
            return desk.roster.of_issue(issue), desk.roster.own_order(issue)

        def show(found: tuple[tuple[Led, ...], bool]) -> None:
            from newsroom.ui.roster.issue_dialog import IssueLeadersDialog

            dialog = IssueLeadersDialog(found[0], own=found[1], parent=self._window)

            def take() -> None:
                order = dialog.order()
                if order is not None:
                    words = "本期照平时的先后排" if not order else "本期的领导先后已改"
                    self._act(lambda desk: desk.roster.order_issue(issue, order), words + _BACK)

            dialogs.ask(dialog, take)

        self._lane.do(ask, show, partial(trouble.show, self._window))

    # Acts ----------------------------------------------------------------------------------------

    def _add(self) -> None:
        chosen = self.window.table.chosen()
        rank = max((one.rank for one in self.window.roster.officials), default=0) + 1
        if chosen is not None and not chosen.rank:
            rank = 0
        self._ask(Official(name="", rank=rank), "录入")

    def _edit(self, official: Official) -> None:
        self._ask(official, f"修改：{official.name}")

    def _ask(self, official: Official, title: str) -> None:
        from newsroom.ui.roster.form import OfficialDialog

        dialog = OfficialDialog(official, title, self.window)

        def take() -> None:
            made = dialog.official()
            self._act(lambda desk: desk.roster.put((made,)), f"已记下{made.name}{_BACK}")

        dialogs.ask(dialog, take)

    def _pass(self, official: Official) -> None:
        """Another post: the one before ends the day before it begins."""
        from newsroom.ui.roster.form import OfficialDialog

        today = datetime.date.today()
        fresh = replace(official, uuid=new_id(), title="", since=today, until=None, note="")
        dialog = OfficialDialog(fresh, f"{official.name}改任", self.window)

        def take() -> None:
            made = dialog.official()
            begun = made.since or today
            ended = replace(official, until=begun - datetime.timedelta(days=1))
            words = f"{official.name}的原职务记到{ended.until}{_BACK}"
            self._act(lambda desk: desk.roster.put((ended, made), f"{official.name}改任"), words)

        dialogs.ask(dialog, take)

    def _strike(self, uuid: str) -> None:
        self._act(lambda desk: desk.roster.remove((uuid,)), "已删除" + _BACK)

    def _move(self, uuid: str, before: str) -> None:
        self._act(lambda desk: desk.roster.move(uuid, before), "先后已调" + _BACK)

    # Lists ---------------------------------------------------------------------------------------

    def _choose(self) -> None:
        from newsroom.desk.roster_list import KINDS

        choice = dialogs.Choice("导入人名职务名单", KINDS, mode=QFileDialog.FileMode.ExistingFile)
        dialogs.choose(self.window, choice, lambda paths: self.take(paths[0]))

    def take(self, path: Path) -> None:
        """Read a list, show what it would change, and take what is wanted."""
        from newsroom.desk.roster_list import preview, read

        def run(job: Job) -> Preview:
            job.report(0.1, f"正在读 {path.name}")
            found = read(path, job)
            job.report(0.7, "正在与人名职务库核对")
            known = self._lane.wait(lambda desk: desk.roster.roster())
            return preview(known, found, datetime.date.today())

        self._window.long_work.start(run, self._propose, self._failed)

    def _propose(self, found: Preview) -> None:
        from newsroom.ui.roster.list_dialog import RosterListDialog

        dialog = RosterListDialog(found, self.window)

        def take() -> None:
            officials = dialog.officials()
            words = f"收下 {len(officials)} 条{_BACK}"
            self._act(lambda desk: desk.roster.put(officials, "导入人名职务名单"), words)

        dialogs.ask(dialog, take)

    def _undo(self) -> None:
        self._act(lambda desk: desk.undo(), "")

    def _redo(self) -> None:
        self._act(lambda desk: desk.redo(), "")

    def _act(self, work: Callable[[Desk], Change], words: str) -> None:
        def done(change: Change) -> None:
            if self._shown is not None:
                self._shown.say(words or change.label)
            if change.issues:
                self.said.emit(words or change.label)
            self.changed.emit(change)

        self._lane.do(work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        shown = self._shown is not None and self._shown.isVisible()
        trouble.show(self._shown if shown and self._shown is not None else self._window, error)
        if shown:
            self._reload()

    def _reload(self) -> None:
        self._lane.do(lambda desk: desk.roster.roster(), self.window.show_roster, self._failed)

    def _made(self) -> RosterWindow:
        from newsroom.ui.roster.window import RosterWindow

        shown = RosterWindow(self._window, datetime.date.today())
        shown.added.connect(self._add)
        shown.taken.connect(self._edit)
        shown.passed.connect(self._pass)
        shown.struck.connect(self._strike)
        shown.moved.connect(self._move)
        shown.files.connect(self._choose)
        shown.undone.connect(self._undo)
        shown.redone.connect(self._redo)
        return shown
