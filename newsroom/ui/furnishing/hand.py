"""Opens the dialogs of furnishing over what the library holds, and takes what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.desk import Desk
from newsroom.desk.overview import listed
from newsroom.errors import RefusedError
from newsroom.model.banner import Banner
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureSource
from newsroom.model.listing import ArticleFilter
from newsroom.model.publication import PublicationKind
from newsroom.model.teaser import Teaser
from newsroom.ui import dialogs, trouble
from newsroom.ui.furnishing.banners_dialog import BannersDialog, Dressed
from newsroom.ui.furnishing.teasers_dialog import TeasersDialog

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_NO_ROOM = "一版没有空位；“导读”在稿件列表里，腾出地方后拖上去即可"


class FurnishingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow, pictures: PictureSource) -> None:
        super().__init__(window)
        self._lane = window.lane
        self._pictures = pictures
        self._window = window
        self._failed = partial(trouble.show, window)

    def edit_banners(self) -> None:
        """Edit the banners of the publication on show."""
        publication = self._window.place[0]
        if not publication:
            self.said.emit("请先在左侧选一种报刊")
            return

        def ask(desk: Desk) -> tuple[tuple[Banner, ...], list[str]]:
            lines = listed(desk.library, ArticleFilter(publication=publication))
            sections = {line.section for line in lines if line.section}
            return desk.furnishing.banners(publication), sorted(sections)

        def show(found: tuple[tuple[Banner, ...], list[str]]) -> None:
            banners, sections = found
            dialog = BannersDialog(
                publication, banners, sections, self._pictures.path, self._window
            )
            dialogs.ask(
                dialog,
                lambda: self._act(
                    partial(_set_banners, publication=publication, dressed=dialog.dressed())
                ),
            )

        self._lane.do(ask, show, self._failed)

    def edit_teasers(self) -> None:
        """Choose the lines of the 导读 of the issue on show, and put it on page one."""
        issue = self._window.place[1]
        if not issue:
            self.said.emit("请先在左侧选一期，再作导读")
            return

        def show(edition: Edition) -> None:
            if edition.publication.kind is PublicationKind.BULLETIN:
                self.said.emit("信息、简报没有导读")
                return
            dialog = TeasersDialog(edition, self._window)
            dialogs.ask(
                dialog,
                lambda: self._act(
                    partial(
                        _set_teasers,
                        issue=issue,
                        teasers=dialog.teasers(),
                        place=dialog.to_place(),
                    )
                ),
            )

        self._lane.do(lambda desk: desk.paging.edition(issue), show, self._failed)

    def _act(self, work: Callable[[Desk], Change]) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            for note in change.notes:
                self.said.emit(note)

        self._lane.do(work, done, self._failed)


def _set_banners(desk: Desk, publication: str, dressed: Sequence[Dressed]) -> Change:
    banners = [one.banner for one in dressed]
    artwork = {one.banner.section: one.picture for one in dressed if one.picture is not None}
    return desk.furnishing.set_banners(publication, banners, artwork)


def _set_teasers(desk: Desk, issue: str, teasers: Sequence[Teaser], *, place: bool) -> Change:
    with desk.together("修改导读"):
        change = desk.furnishing.set_teasers(issue, teasers)
        return change | _placed(desk, issue) if place else change


def _placed(desk: Desk, issue: str) -> Change:
    """Put the issue's 导读 on its first page; it waits in the pool where there is no room."""
    change = desk.furnishing.new_guide(issue)
    guide = next(iter(change.articles))
    edition = desk.paging.edition(issue)
    if guide in edition.placed:
        return change
    first = min(edition.pages, key=lambda page: page.number)
    try:
        return change | desk.paging.place_first(guide, first.uuid)
    except RefusedError:
        return replace(change, notes=(_NO_ROOM,))
