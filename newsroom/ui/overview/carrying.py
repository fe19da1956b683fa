"""What a hand carries over the overview: a page, a placement, an article of the pool."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from newsroom.ui.pages.dragging import ARTICLE_MIME, carried_article

PAGE_MIME = "application/x-newsroom-page"
PLACEMENT_MIME = "application/x-newsroom-placement"


@dataclass(frozen=True, slots=True)
class Carried:
    """One of these by its identity, the others empty."""

    page: str = ""
    placement: str = ""
    article: str = ""

    def __bool__(self) -> bool:
        return bool(self.page or self.placement or self.article)


def carry_page(page: str) -> QMimeData:
    """What a page's heading hands to a drag."""
    data = QMimeData()
    data.setData(PAGE_MIME, page.encode("utf8"))
    return data


def carry_placement(placement: str) -> QMimeData:
    """What an article on a thumbnail hands to a drag."""
    data = QMimeData()
    data.setData(PLACEMENT_MIME, placement.encode("utf8"))
    return data


def carried(data: QMimeData) -> Carried:
    """What is carried; false where it is none of these."""
    if data.hasFormat(PAGE_MIME):
        return Carried(page=_text(data, PAGE_MIME))
    if data.hasFormat(PLACEMENT_MIME):
        return Carried(placement=_text(data, PLACEMENT_MIME))
    return Carried(article=carried_article(data) if data.hasFormat(ARTICLE_MIME) else "")


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode("utf8", "replace")
