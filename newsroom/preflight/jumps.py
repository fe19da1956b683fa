"""Jumps (下转、上接): each half has the other, on the page that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.page import Page, chinese_number
from newsroom.model.placement import Placement
from newsroom.preflight.snapshot import Found, Snapshot, at, of_article, titled

# As typed by hand: （下转第三版）, （上接1版）.
_TYPED = re.compile(
    r"[（(【]\s*(下转|上接)第?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*版\s*[）)】]"
)


def unpaired(snapshot: Snapshot) -> Iterator[Found]:
    """Parts of articles without their other half, or in an order that cannot be read."""
    for page, placement, article in snapshot.placed():
        parts = snapshot.edition.parts(article.uuid)
        if placement is parts[0] and placement.part > 0:
            words = f"{titled(article)}只排了上接的后半部分，前半部分没有上版"
            yield at(page, placement).found(words, article.uuid, advice="把前半部分排上版")
        elif placement.part > 0 and _empty(snapshot, page, placement):
            yield at(page, placement).found(
                f"{titled(article)}没有文字转到这里",
                article.uuid,
                advice="撤下这一处，或缩小前一处的版位",
            )
    yield from _backwards(snapshot)


def filed_in_half(snapshot: Snapshot) -> Iterator[Found]:
    """Stories that came in with a jump in them and were placed as if they were whole."""
    pages = {page.number for page in snapshot.ordered}
    for article in snapshot.stories:
        if len(snapshot.edition.parts(article.uuid)) > 1:
            continue
        for word, named in (("下转", article.jump_to), ("上接", article.jump_from)):
            if named:
                half = "后半部分" if word == "下转" else "前半部分"
                yield of_article(snapshot, article).found(
                    f"{titled(article)}来稿注明“{word}{named}”，{half}没有接上",
                    *(article.uuid, named, article.body),
                    advice="找到另一半合为一篇，再用“版位—下转到…”；已经完整的请说明",
                )
        yield from _typed(snapshot, article, pages)


def _typed(snapshot: Snapshot, article: Article, pages: set[int]) -> Iterator[Found]:
    """Jumps typed into the text: the page exists, and the other half names this one."""
    parts = snapshot.edition.parts(article.uuid)
    here = snapshot.edition.page(parts[0].page).number if parts else 0
    for word, number in _marks(article):
        answer = "上接" if word == "下转" else "下转"
        answered = number in pages and (answer, here) in _marks_on(snapshot, number, article)
        if not answered:
            yield of_article(snapshot, article).found(
                f"{titled(article)}写着“{word}{chinese_number(number)}版”，"
                f"那里没有“{answer}{chinese_number(here)}版”",
                *(article.uuid, word, number),
                advice="用“版位—下转到…”连起来，版次由程序填写；或改正版次",
            )


def _marks(article: Article) -> list[tuple[str, int]]:
    found = _TYPED.findall(markup.visible(article.body))
    return [(word, _number(number)) for word, number in found]


def _marks_on(snapshot: Snapshot, number: int, without: Article) -> set[tuple[str, int]]:
    """The jumps typed into the other articles of a page."""
    return {
        mark
        for page, _, article in snapshot.placed()
        if page.number == number and article.uuid != without.uuid
        for mark in _marks(article)
    }


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return next((n for n in range(1, 100) if chinese_number(n) == text), 0)


def _empty(snapshot: Snapshot, page: Page, placement: Placement) -> bool:
    """Whether nothing of an article is left for a part of it."""
    frames = snapshot.composed(page)
    fit = frames.fit(placement.uuid) if frames else None
    return fit is not None and fit.taken == 0


def _backwards(snapshot: Snapshot) -> Iterator[Found]:
    """Jumps to a page before."""
    for article in snapshot.printed:
        parts = snapshot.edition.parts(article.uuid)
        for one, other in pairwise(parts):
            before, after = snapshot.edition.page(one.page), snapshot.edition.page(other.page)
            if after.number <= before.number:
                yield at(after, other).found(
                    f"{titled(article)}从{before.label}转到{after.label}，不是往后转",
                    *(article.uuid, before.number, after.number),
                    advice="转到后面的版",
                )
