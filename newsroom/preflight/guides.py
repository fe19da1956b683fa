"""The 导读: each line names a story that is printed."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.article import ArticleKind
from newsroom.model.guide import adrift
from newsroom.preflight.snapshot import Found, Snapshot, at


def guide(snapshot: Snapshot) -> Iterator[Found]:
    """Lines of a placed 导读 that lead nowhere, and a 导读 without a line."""
    for page, placement, article in snapshot.placed():
        if article.kind is not ArticleKind.GUIDE:
            continue
        for words in adrift(snapshot.edition):
            yield at(page, placement).found(
                words, page.uuid, words, advice="把稿件排上版，或在“导读…”里去掉这一条"
            )
        if not snapshot.edition.teasers:
            yield at(page, placement).found(
                "导读里还没有条目", page.uuid, advice="在“版面—导读…”里选稿件，或撤下导读"
            )
