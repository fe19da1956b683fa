"""重稿 in the window: copy is looked at once it came or was saved, and told of where the library
holds the same; again where such a piece is placed. All of it beside the typing.
"""

# ruff: noqa: PLC0415 - the window of pairs is imported when it is first wanted

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.model.change import Change
from newsroom.model.status import ArticleStatus
from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.similar import Looked
    from newsroom.model.similar import Earlier
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.similar.strip import SimilarStrip
    from newsroom.ui.similar.window import SimilarWindow

    Pair = tuple[Earlier, Earlier]

_REST = 700  # milliseconds after an act
_BETWEEN = 40  # milliseconds between two short calls, for others
_AT_ONCE = 12  # articles of an old library whose marks are made in one call
_LONG = 24
_PASSED = "审通过"  # how reviews of articles end


class SimilarHand(QObject):
    """changed: a Change. said: words for the status bar. opened: an article (uuid) to be opened.
    gathering: what is typed must be saved.
    """

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._dialog: SimilarWindow | None = None
        self._left = 0
        self.strip: SimilarStrip | None = None
        self._warned: frozenset[str] = frozenset()
        self._new: dict[tuple[str, str], tuple[str, Earlier]] = {}
        self._told: set[tuple[str, ...]] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._look_on)
        self._make()

    def open(self) -> None:
        """Show the pairs to be decided, those of the article on show first."""
        self.gathering.emit()
        self._load(frozenset({self._window.article}))

    def refresh(self, change: Change) -> None:
        """Look at what came or changed, once the hands rest; tell of what was placed."""
        if change.articles or change.pool:
            self._rest.start(_REST)
        if change.pages and change.articles:
            self._tell_again(change.articles, "排上版的", placed=True)
        elif change.label.endswith(_PASSED):
            self._tell_again(change.articles, f"{change.label}的")
        if self._dialog is not None and (change.articles or change.pool):
            self._load()

    # Looking -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Make the marks of what an older program's library holds, a little at a time."""
        self._lane.do(lambda desk: desk.library.likenesses.make_more(_AT_ONCE), self._made)

    def _made(self, left: int) -> None:
        self._left = left
        if self._dialog is not None:
            self._dialog.show_left(left)
        if left:
            QTimer.singleShot(_BETWEEN, self, self._make)
        else:
            self._look_on()

    def _look_on(self) -> None:
        self._lane.do(lambda desk: desk.similar.look_on(), self._looked)

    def _looked(self, looked: Looked | None) -> None:
        """Gather what is new, and tell of it when nothing is left to be looked at."""
        if looked is None:
            self._tell_new()
            return
        mine = looked.article
        if mine.status is not ArticleStatus.PRINTED:
            for one in looked.new:
                self._new[mine.uuid, one.uuid] = (mine.headline, one)
        QTimer.singleShot(_BETWEEN, self, self._look_on)

    # Telling -------------------------------------------------------------------------------------

    def _tell_new(self) -> None:
        new, self._new = self._new, {}
        if not new:
            return
        if self._dialog is not None:
            self._load()
            return
        articles = frozenset(mine for mine, _ in new)
        if len(articles) == 1:
            headline, one = max(new.values(), key=lambda each: each[1].share)
            words = f"《{_short(headline)}》和{one.place}《{_short(one.headline)}》{one.percent}"
            self._warn(f"像是重稿：{words}", articles)
        else:
            self._warn(f"{len(articles)} 篇稿件和稿库里的旧稿大体相同，像是重稿", articles)

    def _tell_again(self, articles: Iterable[str], what: str, *, placed: bool = False) -> None:
        """Warn of pieces just passed or put on a page, of each pair once a sitting. placed: only
        of those that stand on one.
        """
        asked = tuple(articles)

        def read(desk: Desk) -> list[tuple[str, str, Earlier]]:
            found = []
            for article in asked:
                known = desk.similar.known(article)
                if known and (not placed or desk.library.issues.placements_of(article)):
                    title = desk.library.articles.summary(article).title
                    found.append((article, title, known[0]))
            return found

        def tell(found: list[tuple[str, str, Earlier]]) -> None:
            for article, headline, one in found:
                pair = (*sorted((article, one.uuid)), what)
                if pair in self._told:
                    continue
                self._told.add(pair)
                words = f"《{_short(headline)}》和{one.place}《{_short(one.headline)}》"
                self._warn(f"{what}{words}{one.percent}，像是重稿", frozenset({article}))

        self._lane.do(read, tell)

    def _warn(self, words: str, articles: frozenset[str]) -> None:
        from newsroom.ui.similar.strip import SimilarStrip

        if self.strip is None:
            strip = self.strip = SimilarStrip()
            strip.done.connect(self._drop)
            strip.wanted.connect(self._answer)
            self._window.stage.add_strip(strip)
        self._warned = articles
        self.strip.say(words)

    def _answer(self) -> None:
        self._drop()
        self._load(self._warned)

    def _drop(self) -> None:
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.hide()
            strip.deleteLater()

    # The window of pairs -------------------------------------------------------------------------

    def _load(self, first: frozenset[str] | None = None) -> None:
        """Read the pairs; show the window where it is not only to be shown anew."""

        def show(pairs: tuple[Pair, ...]) -> None:
            if first is None and self._dialog is None:
                return
            dialog = self._dialog = self._dialog or self._opened_window()
            dialog.show_left(self._left)
            dialog.show_pairs(pairs, first or frozenset())
            if first is not None:
                dialog.show()
                dialog.activateWindow()

        self._lane.do(lambda desk: desk.similar.open(), show, self._failed)

    def _opened_window(self) -> SimilarWindow:
        from newsroom.ui.similar.window import SimilarWindow

        dialog = SimilarWindow(self._window)
        dialog.wanted.connect(self._read_texts)
        dialog.excused.connect(self._excuse)
        dialog.opened.connect(self.opened)
        dialog.finished.connect(self._closed)
        return dialog

    def _closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _read_texts(self, pair: Pair) -> None:
        newer, older = pair

        def show(texts: tuple) -> None:
            if self._dialog is not None:
                self._dialog.show_texts(pair, *texts)

        self._lane.do(lambda desk: desk.similar.both(older.uuid, newer.uuid), show)

    def _excuse(self, pair: Pair) -> None:
        one, other = (each.uuid for each in pair)
        self._lane.do(lambda desk: desk.similar.excuse(one, other), self.changed.emit, self._failed)


def _short(headline: str) -> str:
    return headline if len(headline) <= _LONG else f"{headline[: _LONG - 1]}…"
