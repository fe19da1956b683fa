"""Joins the tree to the library: progress, articles dropped on it, what its keys ask for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from newsroom.desk.desk import Desk
from newsroom.desk.overview import PublicationLine
from newsroom.model.change import Change

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


Place = tuple[str, str, str]
_MENU = (
    *("issue.new", "issue.edit", "issue.export", "page.edit", "page.add", "page.remove"),
    *("issue.release", "issue.printed", "issue.reopen"),
)
_REST = 700  # milliseconds


class TreeHand(QObject):
    """Serves the tree of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tree = window.tree
        window.commands.context(self._tree, _MENU, {})
        self._tree.progress_wanted.connect(self._fetch)
        self._tree.dropped.connect(self.assign)
        self._tree.opened.connect(self._go_on)
        self._tree.edit_wanted.connect(self._edit)
        self._waiting: list[str] | None = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST)
        self._later.timeout.connect(self._keep_fit)

    def keep_fit(self) -> None:
        """The page on show was composed anew: keep what that found once the hands rest."""
        self._later.start()

    def _keep_fit(self) -> None:
        window = self._window
        frames, issue = window.paging.frames, window.place[1]
        if frames is None or window.flows or not issue:
            return

        def work(desk: Desk) -> bool:
            from newsroom.desk.progress import keep_fit  # noqa: PLC0415 - not at the first paint

            return keep_fit(desk.library, frames)

        window.lane.do(work, lambda news: self._fetch([issue]) if news else None)

    def assign(self, articles: list[str], issue: str, page: str) -> None:
        """Put articles into an issue, meant for a page where one is named."""

        def done(change: Change) -> None:
            self._window.refresh(change)
            if change.articles:
                self._window.say(f"已把 {len(articles)} 篇稿件{change.label}")

        def work(desk: Desk) -> Change:
            return desk.paging.assign(articles, issue, page or None)

        self._window.lane.do(work, done)

    def begin(self) -> None:
        """The window is painted: fetch how far the issues are that were asked for."""
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._fetch(waiting)

    def _fetch(self, issues: list[str]) -> None:
        if self._waiting is not None:  # the lists come first
            self._waiting = issues
            return

        def work(desk: Desk) -> dict:
            from newsroom.desk.progress import progress  # noqa: PLC0415 - not at the first paint

            return progress(desk.library, issues, datetime.date.today())

        self._window.lane.do(work, self._tree.show_progress)

    def _go_on(self, *_place: str) -> None:
        """From the tree to the page."""
        self._window.pages.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self) -> None:
        _, issue, page = self._tree.current()
        if issue:
            self._window.commands.run("page.edit" if page else "issue.edit")


def still_there(place: Place, lines: Sequence[PublicationLine]) -> Place:
    """The place on show; where its issue is gone, or nothing was on show, the newest issue of its
    publication, or of the first that has any.
    """
    home, issue, _ = place
    if issue and any(one.issue.uuid == issue for line in lines for one in line.issues):
        return place
    if home and not issue:
        return place
    begun = [line for line in lines if line.issues]
    line = next((line for line in begun if line.uuid == home), next(iter(begun), None))
    if line is None:
        return (home or (lines[0].uuid if lines else ""), "", "")
    return (line.uuid, line.issues[0].issue.uuid, "")
