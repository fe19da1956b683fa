"""Composition of pages: the one door through which other rooms get frames.

A composer keeps what it has set: paragraphs by text and measure, articles by everything that
decides their look. A keystroke sets one paragraph and flows one article; other articles come
back as the same objects.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsroom.errors import NotFoundError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import Fit, Frame, PageFrames, RuleFrame, TextFrame
from newsroom.model.guide import adrift, guide_lines
from newsroom.model.page import Page
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication, PublicationKind
from newsroom.typeset import groups
from newsroom.typeset.advert import mark, set_advert
from newsroom.typeset.article import SetArticle, Task, planned, set_article, set_articles
from newsroom.typeset.bulletin import bulletin_pages
from newsroom.typeset.dividers import beside_masthead, between_articles, under_articles
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.furniture import (
    Blocked,
    KnownText,
    blocked,
    fields,
    furniture_frames,
    of_page,
)
from newsroom.typeset.groups import NO_LABEL
from newsroom.typeset.guide import set_guide
from newsroom.typeset.rare import lent, unshown
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.story import START, Mark

_KEPT_ARTICLES, _KEPT_HEADS = 512, 64
_TOGETHER = 8  # pages; many more articles than theirs would not be kept until they are asked for
_NOWHERE = Mark(1_000_000, 0)
_KINDS = {
    ArticleKind.GUIDE: set_guide,
    ArticleKind.ADVERT: set_advert,
    ArticleKind.PSA: set_advert,
}


class Composer:
    """Sets the pages of one publication. book: its fonts; the machine's own where not given."""

    def __init__(self, publication: Publication, book: FontBook | None = None) -> None:
        self.publication = publication
        self.book = book or FontBook(publication.fonts)
        self.setter = Typesetter(self.book, publication)
        self._articles: OrderedDict[Task, SetArticle] = OrderedDict()
        self._heads: dict[tuple[object, ...], tuple[RuleFrame | TextFrame, ...]] = {}
        self._head_texts: dict[KnownText, TextFrame] = {}

    def blocked(self, number: int) -> Blocked:
        """The part of a page's grid that masthead or folio takes; the ear beside it is free."""
        return blocked(self.publication, number)

    def pages(self, edition: Edition) -> tuple[PageFrames, ...]:
        """All pages of an edition; a bulletin has as many as its text needs."""
        if self.publication.kind is PublicationKind.BULLETIN:
            return bulletin_pages(edition, self.setter)
        ordered = sorted(edition.pages, key=lambda page: page.number)
        return self.some(edition, [page.uuid for page in ordered])

    def some(self, edition: Edition, pages: Sequence[str]) -> tuple[PageFrames, ...]:
        """Some pages of a newspaper's edition, set together, which is faster than one by one.

        Raises NotFoundError where the edition has no such page.
        """
        done: list[PageFrames] = []
        for first in range(0, len(pages), _TOGETHER):
            names = pages[first : first + _TOGETHER]
            self._set_together(edition, names)
            done += [self.page(edition, name) for name in names]
        return tuple(done)

    def page(self, edition: Edition, page: str) -> PageFrames:
        """One page. Raises NotFoundError where the edition has no such page."""
        if self.publication.kind is PublicationKind.BULLETIN:
            return _chosen(edition, page, self.pages(edition))
        wanted = _page(edition, page)
        placements = [p for p in edition.on_page(page) if p.article in edition.articles]
        done = [self.article(edition, placement) for placement in placements]
        head = self._head(edition, wanted)
        dividers = self._dividers(edition, wanted, placements)
        articles = [edition.articles[placement.article] for placement in placements]
        made = self._page_frames(wanted, head, dividers, done)
        vanished = [p.article for p, item in zip(placements, done, strict=True) if item.vanished]
        told = [f"《{edition.articles[name].title}》没有文字转到这里" for name in vanished]
        told += [
            f"《{article.title}》有{item.fit.lost}张图片排不下，没有上版"
            for article, item in zip(articles, done, strict=True)
            if item.fit.lost
        ]
        absent = unshown(
            made.frames,
            articles,
            self.book.missing,
            lambda: fields(edition, wanted, len(edition.pages)).values(),
        )
        told += lent(made.frames, self.book)
        return replace(made, missing=absent, remarks=(*_remarks(edition, articles), *told))

    def _head(self, edition: Edition, page: Page) -> tuple[RuleFrame | TextFrame, ...]:
        """Masthead or folio; the same objects as long as no fact of them changes."""
        furniture = of_page(self.publication, page.number)
        values = fields(edition, page, len(edition.pages))
        key = (page.number == 1, *values.values())
        known = self._heads.get(key)
        if known is None:
            if len(self._heads) >= _KEPT_HEADS:
                self._heads.clear()
                self._head_texts.clear()
            known = furniture_frames(
                furniture, values, self.publication, self.book, known=self._head_texts
            )
            self._heads[key] = known
        return known

    def article(self, edition: Edition, placement: Placement) -> SetArticle:
        """One placement's article; the same object as long as nothing that it shows changes.

        Raises KeyError where the edition does not hold the article.
        """
        return self.set(self.task(edition, placement))

    def set(self, task: Task) -> SetArticle:
        """What `task` looks like."""
        known = self._articles.get(task)
        if known is None:
            setting = _vanished if task.start == _NOWHERE else _KINDS.get(task.article.kind)
            known = self._kept(task, (setting or set_article)(task, self.publication, self.setter))
        else:
            self._articles.move_to_end(task)
        return known

    def _set_together(self, edition: Edition, pages: Sequence[str]) -> None:
        """Set the articles of pages at once, which is faster; not those of other kinds than text
        nor second parts, which wait for what the first leave over."""
        tasks = [
            self.task(edition, placement)
            for page in pages
            for placement in edition.on_page(page)
            if placement.article in edition.articles
            and edition.articles[placement.article].kind not in _KINDS
            and _parts(edition, placement)[0] == placement
        ]
        new = [task for task in tasks if task not in self._articles]
        for task, made in zip(new, set_articles(new, self.publication, self.setter), strict=True):
            self._kept(task, made)

    def _kept(self, task: Task, made: SetArticle) -> SetArticle:
        self._articles[task] = made
        if len(self._articles) > _KEPT_ARTICLES:
            self._articles.popitem(last=False)
        return made

    def task(self, edition: Edition, placement: Placement) -> Task:
        """All that decides how a placement looks, gathered from the edition."""
        article = edition.articles[placement.article]
        pictures = _pictures(edition, article)
        label = groups.label(edition, placement)
        parts = _parts(edition, placement)
        here = parts.index(placement)
        start, back, onward = START, "", ""
        if here > 0:
            rest = self.article(edition, parts[here - 1]).rest
            start = _NOWHERE if rest is None else rest
            back = self._words(self.publication.jump_from, edition, parts[here - 1])
        if here + 1 < len(parts):
            onward = self._words(self.publication.jump_to, edition, parts[here + 1])
        guide = guide_lines(edition) if article.kind is ArticleKind.GUIDE else ()
        name = mark(edition, article) if article.kind.block else ""
        return Task(article, placement, pictures, start, onward, back, label, guide, name)

    def _words(self, text: str, edition: Edition, other: Placement) -> str:
        return text.replace("{page}", _page(edition, other.page).label)

    def _dividers(
        self, edition: Edition, page: Page, placements: Iterable[Placement]
    ) -> tuple[RuleFrame, ...]:
        """Rules between what stands on a page; reserved blocks have edges of their own."""
        ruled = [
            placement
            for placement in placements
            if not edition.articles[placement.article].kind.block
        ]
        grid, company = self.publication.grid, groups.company(edition, ruled)
        return (
            *beside_masthead(grid, ruled, self.blocked(page.number)),
            *between_articles(grid, ruled, company),
            *under_articles(grid, ruled, company),
        )

    def _page_frames(
        self,
        page: Page,
        head: Iterable[RuleFrame | TextFrame],
        dividers: Iterable[RuleFrame],
        done: list[SetArticle],
    ) -> PageFrames:
        head = tuple(head)
        frames: list[Frame] = [box for item in done for box in item.boxes]
        frames += [frame for frame in head if isinstance(frame, RuleFrame)]
        frames += [*dividers, *(rule for item in done for rule in item.rules)]
        frames += [picture for item in done for picture in item.pictures]
        frames += [frame for frame in head if isinstance(frame, TextFrame)]
        frames += [text for item in done for text in item.texts]
        grid = self.publication.grid
        return PageFrames(
            page.uuid,
            page.number,
            grid.trim_width,
            grid.trim_height,
            tuple(frames),
            tuple(item.fit for item in done),
            substituted=self.book.stand_ins,
        )


def _vanished(task: Task, house: Publication, setter: Typesetter) -> SetArticle:
    """A second part that no text is left for: its place stays empty and says so."""
    plan = planned(replace(task, back="", label=NO_LABEL), house, setter)
    capacity = plan.area.rows * len(plan.columns)
    fit = Fit(task.placement.uuid, 0, capacity, capacity, 0, len(plan.columns))
    return SetArticle((), (), (), (), fit, vanished=True)


def _page(edition: Edition, page: str) -> Page:
    try:
        return edition.page(page)
    except KeyError:
        raise NotFoundError("这一期里没有要找的版面", advice="请刷新后重新选择版面") from None


def _chosen(edition: Edition, page: str, done: tuple[PageFrames, ...]) -> PageFrames:
    number = _page(edition, page).number
    return done[min(number, len(done)) - 1]


def _parts(edition: Edition, placement: Placement) -> tuple[Placement, ...]:
    """The parts of the placement's article, itself as given even where the edition's differs."""
    others = [p for p in edition.parts(placement.article) if p.uuid != placement.uuid]
    return tuple(sorted((*others, placement), key=lambda part: (part.part, part.uuid)))


def _pictures(edition: Edition, article: Article) -> tuple[Picture, ...]:
    names = (slot.picture for slot in article.slots)
    return tuple(edition.pictures[name] for name in names if name in edition.pictures)


def _remarks(edition: Edition, articles: Sequence[Article]) -> tuple[str, ...]:
    """What the page editor has to know of a page with these articles."""
    found = adrift(edition) if any(a.kind is ArticleKind.GUIDE for a in articles) else ()
    sections = dict.fromkeys(groups.section_of(article) for article in articles)
    lost = (name for name in sections if groups.artwork_lost(edition, name))
    expired = (a.title for a in articles if not _in_date(edition, a))
    return (
        *found,
        *(f"“{name}”的栏头图片找不到，先用文字" for name in lost),
        *(f"《{title}》的有效期已过" for title in expired),
    )


def _in_date(edition: Edition, article: Article) -> bool:
    """Whether an article may be printed on the issue's day, as far as it is a filler."""
    filler = edition.fillers.get(article.uuid)
    return filler is None or filler.valid(edition.issue.date)
