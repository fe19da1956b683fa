"""Whether 通稿 stand as they came: compared with the originals taken down when they came in."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.article import Article
from newsroom.model.kinds import ArticleKind
from newsroom.preflight.snapshot import Found, Snapshot, of_article, titled
from newsroom.text.originals import departures


def altered(snapshot: Snapshot) -> Iterator[Found]:
    """通稿 that say something else than their original, or have none to be compared with."""
    for article in _wires(snapshot):
        if not article.origin.text:
            yield of_article(snapshot, article).found(
                f"{titled(article)}是通稿，没有记下原稿，无法核对",
                article.uuid,
                advice="打开稿件，点“记下原稿并锁定”",
            )
            continue
        found = departures(article)
        if found.altered:
            yield of_article(snapshot, article).found(
                f"{titled(article)}是通稿，与原稿不符：{found.told}",
                *(article.uuid, found.others, found.headline, article.headline),
                advice="通稿照原文刊登；打开稿件可以“恢复原稿”",
            )


def cut(snapshot: Snapshot) -> Iterator[Found]:
    """通稿 that were cut without a reason."""
    for article in _wires(snapshot):
        found = departures(article)
        if found.cuts and not article.origin.cut.strip():
            yield of_article(snapshot, article).found(
                f"{titled(article)}是通稿，比原稿少 {found.cut} 字，没有写明删节理由",
                *(article.uuid, found.cuts),
                advice="写明删节理由，或恢复原稿",
            )


def _wires(snapshot: Snapshot) -> Iterator[Article]:
    return (a for a in snapshot.printed if a.kind is ArticleKind.WIRE)
