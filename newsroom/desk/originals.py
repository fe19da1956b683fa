"""How a 通稿 stands to its original, in words for those who edit it."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.text.originals import departures


@dataclass(frozen=True, slots=True)
class Stand:
    """words: how it stands. tone: of the judgement, as the window has them. sealed: whether an
    original was taken down. faithful: whether nothing differs from it.
    """

    words: str
    tone: str
    sealed: bool = True
    faithful: bool = False


def stand(article: Article) -> Stand:
    """How a 通稿 stands to its original."""
    if not article.origin.text:
        return Stand("通稿照原文刊登，还没有记下原稿", "warning", sealed=False)
    found = departures(article)
    if found.altered:
        return Stand(f"与原稿不符：{found.told}", "error")
    if found.cuts:
        reason = article.origin.cut.strip()
        why = f"：{reason}" if reason else "，没有写理由"
        return Stand(f"比原稿少 {found.cut} 字{why}", "" if reason else "warning")
    if article.locked:
        return Stand("文字已锁定，与原稿一致", "good", faithful=True)
    return Stand(f"已开锁删节（{article.origin.cut}），现在与原稿一致", "quiet", faithful=True)
