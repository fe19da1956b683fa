"""What shape an article carried over the page would take, known as soon as it was measured."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from newsroom.desk.landing import Size, landing, sizes_of
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.ui.pages.preview import PagePreview
from newsroom.ui.paging import PagingHand
from newsroom.ui.worker import Lane

_USUAL = (2, 16)


class LandingHand(QObject):
    """Tells the preview the shape that a carried article takes at a cell.

    Measured once for each text, beside the window; until then the usual shape is shown.
    """

    def __init__(self, preview: PagePreview, paging: PagingHand, lane: Lane) -> None:
        super().__init__(paging)
        self._preview = preview
        self._paging = paging
        self._lane = lane
        self._known: dict[str, tuple[Article | None, tuple[Size, ...]]] = {}
        self._asked: set[str] = set()

    def shape(self, article: str, column: int, row: int) -> tuple[int, int]:
        """Columns and lines of an article with its left top at a cell of the page on show."""
        edition, page = self._paging.edition, self._paging.page()
        if edition is None or page is None:
            return _USUAL
        text, known = self._known.get(article, (None, ()))
        if article not in self._known or text is not edition.articles.get(article):
            self._measure(article, edition)
        size = landing(edition, page.uuid, article, known, (column, row)) if known else None
        return (size.span, size.depth) if size is not None else _USUAL

    def _measure(self, article: str, edition: Edition) -> None:
        if article in self._asked:
            return
        self._asked.add(article)
        held = edition.articles.get(article)
        if held is not None:
            self._ask(held, held)
        else:
            found = partial(self._ask, None)
            unknown = partial(self._unknown, article)
            self._lane.do(lambda desk: desk.writing.open(article).article, found, unknown)

    def _ask(self, key: Article | None, article: Article) -> None:
        """Measure an article; `key`: as the edition holds it, None where it does not."""

        def done(found: object) -> None:
            assert isinstance(found, tuple)
            self._asked.discard(article.uuid)
            self._known[article.uuid] = (key, found)
            self._preview.land_again()

        self._paging.ask(partial(sizes_of, article), done, f"landing {article.uuid}")

    def _unknown(self, article: str, _error: BaseException) -> None:
        """An article that is gone is told of when it is dropped; it may come back."""
        self._asked.discard(article)
