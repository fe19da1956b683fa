"""Signing the issue on show off, calling it printed, opening it again."""

# ruff: noqa: PLC0415 - dialogs are imported when they are asked for

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.desk import Desk
from newsroom.desk.releasing import unfinished
from newsroom.model.release import Release
from newsroom.model.status import IssueStatus
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.desk.checking import Material
    from newsroom.desk.review_state import Standing
    from newsroom.model.frame import PageFrames
    from newsroom.model.issue import Issue
    from newsroom.ui.main_window import MainWindow


class ReleasingHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved."""

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)

    def release(self) -> None:
        """Show what is unfinished in the issue on show, and sign it off."""
        issue = self._window.place[1]
        self.gathering.emit()

        def read(desk: Desk) -> tuple[Material, tuple[Standing, ...], str]:
            desk.releasing.check()
            material = desk.checking.material(issue)
            return material, desk.reviewing.standings(material.edition), desk.person()

        def compose(found: tuple[Material, tuple[Standing, ...], str]) -> None:
            from newsroom.desk.composing import pages_of

            self._window.paging.ask(
                partial(pages_of, found[0].edition, ""), partial(self._show, found), "release"
            )

        self._lane.do(read, compose, self._failed)

    def printed(self) -> None:
        """Say which issues were printed: the one on show, and others whose day is over."""
        issue = self._window.place[1]
        self.gathering.emit()

        def read(desk: Desk) -> tuple[Issue, tuple[Issue, ...]]:
            return desk.library.issues.get(issue), desk.releasing.waiting(datetime.date.today())

        def show(found: tuple[Issue, tuple[Issue, ...]]) -> None:
            from newsroom.ui.reviewing.release_dialog import PrintedDialog

            facts, waiting = found
            names = {line.uuid: line.name for line in self._window.lines}
            issues = {one.uuid: one for one in (facts, *waiting)}
            if facts.status is IssueStatus.PRINTED:
                del issues[facts.uuid]
            if not issues:
                self.said.emit(f"{facts.label}已刊")
                return
            lines = [
                (uuid, f"{names.get(one.publication, '')}　{one.label}".strip())
                for uuid, one in sorted(issues.items(), key=lambda pair: pair[1].date)
            ]
            dialog = PrintedDialog(lines, issue, self._window)

            def take() -> None:
                chosen = dialog.issues()
                self._lane.do(
                    lambda desk: desk.releasing.printed(chosen), self.changed.emit, self._failed
                )

            dialogs.ask(dialog, take)

        self._lane.do(read, show, self._failed)

    def reopen(self) -> None:
        """Ask why the issue on show is opened again, and open it."""
        issue = self._window.place[1]

        def read(desk: Desk) -> tuple[Issue, Release | None]:
            desk.releasing.check()
            return desk.library.issues.get(issue), desk.library.releases.standing(issue)

        def show(found: tuple[Issue, Release | None]) -> None:
            from newsroom.ui.reviewing.release_dialog import ReopenDialog

            facts, release = found
            if not facts.status.frozen:
                self.said.emit("这一期没有签发，可以直接改")
                return
            dialog = ReopenDialog(facts.label, _told(facts.status, release), self._window)

            def take() -> None:
                reason = dialog.reason()
                self._lane.do(
                    lambda desk: desk.releasing.reopen(issue, reason),
                    self.changed.emit,
                    self._failed,
                )

            dialogs.ask(dialog, take)

        self._lane.do(read, show, self._failed)

    def _show(self, found: tuple[Material, tuple[Standing, ...], str], composed: object) -> None:
        from newsroom.desk.signing import signable
        from newsroom.errors import RefusedError
        from newsroom.model.fingerprint import pages_code
        from newsroom.ui.reviewing.release_dialog import ReleaseDialog

        assert isinstance(composed, tuple)
        pages: tuple[PageFrames, ...] = composed
        material, standings, person = found
        issue = material.edition.issue
        try:
            signable(pages)
        except RefusedError as error:
            self._failed(error)
            return
        if issue.status.frozen:
            self.said.emit(f"{issue.label}{issue.status.text}")
            return
        rest = unfinished(material, pages, standings)
        dialog = ReleaseDialog(issue.label, pages_code(pages), person, rest, self._window)

        def sign() -> None:
            self._lane.do(
                lambda desk: desk.releasing.release(issue.uuid, pages, rest, material.edition),
                self.changed.emit,
                self._failed,
            )

        dialogs.ask(dialog, sign)


def _told(status: IssueStatus, release: Release | None) -> str:
    if release is None:
        return f"这一期{status.text}，版面和稿件都冻结着。"
    time = release.time.astimezone()
    return (
        f"{release.person} 于 {time.month}月{time.day}日 {time:%H:%M} 签发，"
        f"版本 {release.code}，版面和稿件都冻结着。"
    )
