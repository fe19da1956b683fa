"""Whether anything that was remarked is still waiting when an issue is to be printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsroom.model.remark import RemarkState
from newsroom.preflight.snapshot import Found, Snapshot, of_article, on_page, titled


def waiting(snapshot: Snapshot) -> Iterator[Found]:
    """Open remarks, told once for each article and each page."""
    open_ = [each for each in snapshot.remarks if each.state is RemarkState.OPEN]
    advice = "按 Ctrl+Alt+G 打开合样，一条一条处理"
    on_articles = Counter(remark.article for remark in open_)
    for article in snapshot.printed:
        count = on_articles[article.uuid]
        if count:
            uuids = sorted(r.uuid for r in open_ if r.article == article.uuid)
            words = f"{titled(article)}还有 {count} 条批注没有处理"
            yield of_article(snapshot, article).found(words, *uuids, advice=advice)
    for page in snapshot.ordered:
        uuids = sorted(r.uuid for r in open_ if not r.article and r.page == page.uuid)
        if uuids:
            words = f"版面上还有 {len(uuids)} 条批注没有处理"
            yield on_page(page).found(words, *uuids, advice=advice)
