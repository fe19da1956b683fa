"""One article out of a backup: found, seen beside what stands now, brought back."""

# ruff: noqa: PLC0415 - what reads backups is imported when it is first wanted

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui import trouble
from newsroom.ui.aside import Aside

if TYPE_CHECKING:
    from newsroom.desk.backing import Backup, Held, Line
    from newsroom.desk.bringing import Fetched, Present
    from newsroom.ui.backups.articles_window import ArticlesWindow
    from newsroom.ui.backups.hand import BackupsHand
    from newsroom.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Lines:
    """What a question found. trouble: why nothing could be read."""

    words: str
    lines: tuple[Line, ...] = ()
    trouble: NewsroomError | None = None


class ArticlesHand(QObject):
    """Joins the window of a backup's articles to backup and library."""

    def __init__(self, window: MainWindow, hand: BackupsHand, backup: Backup) -> None:
        super().__init__(hand)
        self._window = window
        self._hand = hand
        self._backup = backup
        self._aside = Aside(self)
        self._dialog: ArticlesWindow | None = None

    def open(self, parent: QWidget) -> None:
        """Show the articles that are otherwise now."""
        from newsroom.ui.backups.articles_window import ArticlesWindow

        dialog = self._dialog = ArticlesWindow(self._backup, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.searched.connect(self._search)
        dialog.chosen.connect(self._choose)
        dialog.back_wanted.connect(partial(self._bring, aside=False))
        dialog.beside_wanted.connect(partial(self._bring, aside=True))
        dialog.finished.connect(self._closed)
        dialog.show()
        self._search("")

    def _search(self, words: str) -> None:
        self._aside.do(partial(_found, self._window.path, self._backup, words), self._show)

    def _show(self, found: Lines) -> None:
        if self._dialog is None:
            return
        if found.trouble is not None:
            trouble.show(self._dialog, found.trouble)
        self._dialog.show_lines(found.words, found.lines)

    def _choose(self, article: str) -> None:
        """Read the text of then, and ask for the one of now."""
        self._aside.do(partial(_held, self._backup, article), self._compare)

    def _compare(self, held: Held | NewsroomError) -> None:
        if self._dialog is None:
            return
        if isinstance(held, NewsroomError):
            trouble.show(self._dialog, held)
            return
        uuid = held.article.uuid

        def show(now: Present) -> None:
            if self._dialog is not None:
                self._dialog.show_texts(held, now)

        self._window.lane.do(lambda desk: desk.bringing.present(uuid), show)

    def _bring(self, article: str, *, aside: bool) -> None:
        """Fetch the article with its pictures beside the window, then let the desk take it."""
        from newsroom.desk.bringing import fetch

        self._hand.gathering.emit()
        media = self._window.pictures.files  # type: ignore[attr-defined]

        def take(fetched: Fetched) -> None:
            self._window.lane.do(
                lambda desk: (
                    desk.bringing.beside(fetched) if aside else desk.bringing.back(fetched)
                ),
                partial(self._taken, article),
                self._failed,
            )

        def work(job: Job) -> Fetched:
            return fetch(self._backup.path, article, media, job)

        self._hand.work.start(work, take, self._failed)

    def _taken(self, article: str, change: Change) -> None:
        self._hand.changed.emit(change)
        for uuid in change.articles:
            self._hand.opened.emit(uuid)
        words = "，".join(change.notes)
        self._hand.said.emit(
            f"已{change.label}{'：' if words else ''}{words}"
            if change.label
            else "和现在的一样，没有改动"
        )
        if self._dialog is not None:
            self._dialog.ask_again()
            self._choose(article)

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._dialog or self._window, error)

    def _closed(self, _result: int) -> None:
        self._dialog = None
        self._aside.stop()


def _found(path: object, backup: Backup, words: str) -> Lines:
    from newsroom.desk import backing

    try:
        if not words.strip():
            return Lines(words, backing.differing(path, backup))  # type: ignore[arg-type]
        with backing.opened(backup.path) as reader:
            return Lines(words, reader.lines(words))
    except NewsroomError as error:
        return Lines(words, trouble=error)


def _held(backup: Backup, article: str) -> Held | NewsroomError:
    from newsroom.desk import backing

    try:
        with backing.opened(backup.path) as reader:
            return reader.article(article)
    except NewsroomError as error:
        return error
