"""What a page held when it was signed, and what of that was changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.kinds import ArticleKind
from newsroom.model.placement import Placement
from newsroom.model.signoff import Held, HeldArticle, Signoff
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class PageDifference:
    """What was changed on a page after a signature. told: in words; texts: the articles whose text
    changed, as signed and as they are; touched: what keeps it from being a small change.
    """

    told: tuple[str, ...]
    texts: tuple[tuple[Article, Article], ...] = ()
    touched: tuple[str, ...] = ()

    @property
    def small(self) -> bool:
        """Whether one key signs it again: only texts changed, and all of them little."""
        return bool(self.texts) and not self.touched


def holding(library: Library, edition: Edition, page: str) -> Held:
    """What a page of an edition holds, of a bulletin all of it (page empty)."""
    if page:
        standing = {p.article: (*edition.parts(p.article),) for p in edition.on_page(page)}
    else:
        standing = dict.fromkeys((article.uuid for article in edition.in_order()), ())
    return Held(
        tuple(
            HeldArticle(article, library.history.head(article).uuid, _place(parts, page))
            for article, parts in standing.items()
        ),
        _frame(edition, page),
    )


def page_changes(library: Library, edition: Edition, signoff: Signoff) -> tuple[str, ...]:
    """What was changed on a page since a signature, in words alone: nothing is weighed."""
    return page_difference(library, edition, signoff, weigh=_weightless).told


def _weightless(_before: Article, _after: Article, _names: tuple[str, ...]) -> tuple[str, ...]:
    return ()


Weigh = Callable[[Article, Article, tuple[str, ...]], tuple[str, ...]]


def page_difference(
    library: Library,
    edition: Edition,
    signoff: Signoff,
    names: tuple[str, ...] = (),
    weigh: Weigh | None = None,
) -> PageDifference:
    """What was changed on a page since a signature; nothing where the signature knows not what it
    held: it was given before such was kept, or on paper to another version.
    """
    if not signoff.held.articles:
        return PageDifference(())
    if weigh is None:
        from newsroom.compare.small import touched  # noqa: PLC0415 - reads the dictionary

        weigh = touched
    from newsroom.desk.changes import article_changes  # noqa: PLC0415

    now = holding(library, edition, signoff.page)
    told = list(_moved(library, signoff.held, now))
    hard = ["版面"] if told else []
    texts = []
    for old, new in _pairs(signoff.held, now):
        if old.revision == new.revision:
            continue
        before = library.history.get(old.revision).article
        after = library.history.get(new.revision).article
        changes = article_changes(before, after)
        if changes:
            told.append(f"《{after.title}》{'、'.join(changes)}")
            texts.append((before, after))
            hard += weigh(before, after, names)
    if now.frame != signoff.held.frame:
        told.append("报头、版眉、导读、栏头或版式有改动")
        hard.append("报头版眉")
    return PageDifference(tuple(told), tuple(texts), tuple(dict.fromkeys(hard)))


def _moved(library: Library, before: Held, now: Held) -> Iterator[str]:
    was = {one.article for one in before.articles}
    stands = {one.article for one in now.articles}
    title = library.articles.summary
    for one in now.articles:
        if one.article not in was:
            yield f"新增《{title(one.article).title}》"
    for one in before.articles:
        if one.article not in stands:
            yield f"撤下《{title(one.article).title}》"
    for old, new in _pairs(before, now):
        if old.place != new.place:
            yield f"《{title(new.article).title}》版位有改动"


def _pairs(before: Held, now: Held) -> Iterator[tuple[HeldArticle, HeldArticle]]:
    was = {one.article: one for one in before.articles}
    return ((was[one.article], one) for one in now.articles if one.article in was)


def _place(parts: tuple[Placement, ...], page: str) -> str:
    here = (replace(part, kept_breaks=(), locked=False) for part in parts if part.page == page)
    return _short((tuple(here), tuple(part.page for part in parts)))  # 下转, 上接 name the others'


def _frame(edition: Edition, page: str) -> str:
    issue = edition.issue
    names = {p.article for p in edition.on_page(page)} if page else set(edition.articles)
    articles = [edition.articles[name] for name in sorted(names) if name in edition.articles]
    guides = any(article.kind is ArticleKind.GUIDE for article in articles)
    sections = sorted({article.section for article in articles} & edition.banners.keys())
    facts = (
        *(issue.date, issue.number, issue.facts, edition.publication.source),
        tuple(edition.teasers) if guides else (),
        tuple(edition.banners[section] for section in sections),
    )
    return _short((facts, edition.page(page) if page else ""))


def _short(facts: object) -> str:
    return hashlib.sha256(repr(facts).encode("utf8", "surrogatepass")).hexdigest()[:32]
