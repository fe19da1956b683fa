"""Picture files dropped onto the page: read beside the window, then put where they were dropped."""

# ruff: noqa: PLC0415 - readers of pictures are imported when the first picture comes

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.desk.picturing import NotRead
    from newsroom.desk.rearranging import ReadPicture
    from newsroom.ui.main_window import MainWindow

Come = tuple[tuple["ReadPicture", ...], tuple["NotRead", ...]]


class PictureDropsHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved."""

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def take(self, paths: Sequence[str], placement: str, column: int, row: int) -> None:
        """Put pictures into the article of a placement; where that is empty, make a picture story
        of them at a column and row of the page under the hand.
        """
        paging = self._window.paging
        edition, found, page = paging.edition, paging.placement(placement), paging.seen()
        if edition is None:
            return
        if found is not None and not edition.articles[found.article].kind.story:
            self.said.emit("导读、广告里放不进新闻图片，请拖到稿件上或空白处")
            return
        if found is not None and found.article in edition.fillers:
            self.said.emit("这是补白库里的内容，它的图片请在补白库里换")
            return
        self.gathering.emit()
        article = found.article if found is not None else ""

        def put(come: Come) -> None:
            read, failed = come
            if read:
                work = partial(_put, read, article, page, (column, row))
                self._window.lane.do(work, self._done)
            for one in failed:
                trouble.show(self._window, one.error)

        files = [Path(path) for path in paths]
        self._window.long_work.start(
            partial(self._read, files), put, partial(trouble.show, self._window)
        )

    def _read(self, paths: Sequence[Path], job: Job) -> Come:
        from newsroom.desk.picturing import read_pictures

        pictures = self._window.lane.wait(lambda desk: desk.library.pictures)
        return read_pictures(paths, pictures, job)

    def _done(self, change: Change) -> None:
        self.changed.emit(change)


def _put(
    read: Sequence[ReadPicture], article: str, page: str, cell: tuple[int, int], desk: Desk
) -> Change:
    from newsroom.desk import picture_story

    if article:
        return picture_story.into_article(desk, article, read)
    return picture_story.begin(desk, page, cell, read)
