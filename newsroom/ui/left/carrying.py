"""Several articles in one drag; who takes one only finds the first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from newsroom.ui.pages.dragging import carried_article, carry_article

ARTICLES_MIME = "application/x-newsroom-articles"


def carry_articles(uuids: Sequence[str]) -> QMimeData:
    """What the pool hands to a drag; at least one article."""
    data = carry_article(uuids[0])
    data.setData(ARTICLES_MIME, "\n".join(uuids).encode("utf8"))
    return data


def carried_articles(data: QMimeData) -> list[str]:
    """The articles that are carried, in the order of their list."""
    several = bytes(data.data(ARTICLES_MIME).data()).decode("utf8", "replace").split("\n")
    return [uuid for uuid in several if uuid] or [u for u in [carried_article(data)] if u]
