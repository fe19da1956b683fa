"""Follows the story that is written, and shows earlier ones about the same: words are weighed in a
thread, the library is asked in its lane, the window only shows.
"""

# ruff: noqa: PLC0415 - the panel and the dictionary are loaded when they are first wanted

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.ui.aside import Aside

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.related import About
    from newsroom.model.similar import Earlier
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.related.panel import RelatedPanel

_TYPING = 1500  # milliseconds after the last key
_SHOWN = 150
_HEIGHT = 0.36  # of the column


class RelatedHand(QObject):
    """opened: an article (uuid) to be opened. said: words for the status bar."""

    opened = Signal(str)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._panel: RelatedPanel | None = None
        self._aside = Aside(self)
        self._asked = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask)
        window.editing.shown.connect(lambda _article: self._follow(_SHOWN))
        window.editing.typed.connect(lambda _typed: self._follow(_TYPING))

    def open(self) -> None:
        """Show the panel; close it where it is on show already with the keyboard in it."""
        panel = self._made()
        if panel.isVisible() and panel.isAncestorOf(self._window.focusWidget() or self._window):
            self._shut()
            return
        if not panel.isVisible():
            panel.show()
            QTimer.singleShot(0, panel, partial(self._share_out, panel))
        panel.start()
        self._ask()

    def refresh(self, change: Change) -> None:
        """Look again where other articles changed."""
        if change.articles - {self._window.article}:
            self._follow(_TYPING)

    def stop(self) -> None:
        """Forget what was asked."""
        self._aside.stop()

    def _made(self) -> RelatedPanel:
        if self._panel is None:
            from newsroom.ui.related.panel import RelatedPanel

            self._panel = panel = RelatedPanel(self._window)
            column = self._window.column
            column.addWidget(panel)
            column.setCollapsible(column.indexOf(panel), False)
            panel.hide()
            panel.wanted.connect(self._read)
            panel.opened.connect(self.opened)
            panel.searched.connect(self._search)
            panel.closed.connect(self._shut)
        return self._panel

    def _shut(self) -> None:
        """Close it; the keyboard goes back to the text."""
        panel = self._panel
        if panel is None:
            return
        mine = panel.isAncestorOf(self._window.focusWidget() or self._window)
        panel.hide()
        if mine and self._window.article:
            self._window.editor.body.setFocus()

    def _share_out(self, panel: RelatedPanel) -> None:
        column = self._window.column
        sizes, at = column.sizes(), column.indexOf(panel)
        wanted = round(column.height() * _HEIGHT)
        sizes[0] = max(sizes[0] + sizes[at] - wanted, 0)
        sizes[at] = wanted
        column.setSizes(sizes)

    # Following -----------------------------------------------------------------------------------

    def _follow(self, milliseconds: int) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._rest.start(milliseconds)

    def _ask(self) -> None:
        """Weigh the words of the story as it stands."""
        panel = self._panel
        self._rest.stop()
        if panel is None or not panel.isVisible():
            return
        from newsroom.ui.related import panel as words

        article = self._window.editing.now()
        self._asked += 1
        if article is None:
            panel.show_about((), "")
            panel.say(words.NO_ARTICLE)
            return
        panel.say(words.LOOKING)
        self._aside.do(partial(_about, article), partial(self._weighed, self._asked, article))

    def _weighed(self, asked: int, article: Article, found: About) -> None:
        if asked != self._asked or self._panel is None:
            return
        self._panel.show_about([each.word for each in found.words], found.digest)

        def read(desk: Desk) -> tuple[Earlier, ...]:
            from newsroom.desk.related import related

            if asked != self._asked:
                return ()
            same = desk.similar.known(article.uuid)
            others = related(desk.library, article, found)
            alike = {one.uuid for one in same}
            return (*same, *(one for one in others if one.uuid not in alike))

        def show(stories: tuple[Earlier, ...]) -> None:
            if asked == self._asked and self._panel is not None:
                self._panel.show_stories(stories)

        self._lane.do(read, show)

    def _read(self, uuid: str) -> None:
        def show(article: Article) -> None:
            from newsroom.model.markup import visible

            head = "\n".join(filter(None, (article.kicker, article.headline, article.subhead)))
            if self._panel is not None:
                self._panel.show_text(uuid, f"{head}\n\n{visible(article.body)}")

        self._lane.do(lambda desk: desk.library.articles.get(uuid), show)

    def _search(self, word: str) -> None:
        self._window.searching.open(word)


def _about(article: Article) -> About:
    from newsroom.desk.related import about

    return about(article)
