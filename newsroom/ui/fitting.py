"""Finds where the article on show can be cut or filled, whenever its typing rests."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.desk.headings import heading_fits
from newsroom.desk.measuring import Fitting, fitting
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.paging import PagingHand

_REST_MILLISECONDS = 400  # the search takes longer than a keystroke may


class FittingHand(QObject):
    """Keeps the editor's 抠行 at what the page on show says. found: a Fitting of its article."""

    found = Signal(object)

    def __init__(self, editor: ArticleEditor, paging: PagingHand, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._paging = paging
        self._asked = 0
        self._article = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)

    def follow(self) -> None:
        """Ask again soon; what another article or a page that now fits showed goes at once."""
        self._asked += 1
        article = self._editor.current
        self._show_headings(article)
        over, under = self._paging.fit_of(article)
        if over or under:
            self._rest.start()
        else:
            self._rest.stop()
        if article != self._article or not (over or under):
            self._show(Fitting(""))

    def ask_now(self) -> None:
        """Ask without waiting for the typing to rest."""
        self._asked += 1
        self._rest.stop()
        self._ask()

    def _show(self, found: Fitting) -> None:
        self._editor.show_fitting(found)
        self.found.emit(found)

    def _show_headings(self, article: str) -> None:
        edition, frames = self._paging.edition, self._paging.frames
        if edition is not None and frames is not None and article:
            self._editor.show_headings(heading_fits(edition, frames, article))

    def _ask(self) -> None:
        asked, article = self._asked, self._editor.current

        def show(found: object) -> None:
            if asked == self._asked and article == self._editor.current:
                self._article = article
                assert isinstance(found, Fitting)
                self._show(found)

        self._paging.ask(partial(fitting, article=article), show)
