"""An edition: a frozen snapshot of all that one issue needs to be composed, checked and printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.model.article import Article
from newsroom.model.banner import Banner
from newsroom.model.filler import Filler
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication
from newsroom.model.roster import Official
from newsroom.model.teaser import Teaser


@dataclass(frozen=True)
class Edition:
    """One issue with its pages by number, their placements, and the articles and pictures placed.

    `articles` may also hold articles of the issue's pool that no page holds yet; `meant` gives the
    page that some of them are meant for. It also holds those of the `fillers` (by article) that may
    be printed on the issue's day; they are no copy of the issue's own and are placed only where a
    gap is closed. banners: by section. teasers: the lines of the 导读, also those whose story is in
    the bin. leaders: whose activities have an order on its day, by rank. slips: who signed which
    step of an article, in words.
    """

    publication: Publication
    issue: Issue
    pages: tuple[Page, ...]
    placements: tuple[Placement, ...]
    articles: Mapping[str, Article]
    pictures: Mapping[str, Picture]
    meant: Mapping[str, str] = field(default_factory=dict)
    fillers: Mapping[str, Filler] = field(default_factory=dict)
    banners: Mapping[str, Banner] = field(default_factory=dict)
    teasers: tuple[Teaser, ...] = ()
    leaders: tuple[Official, ...] = ()
    slips: Mapping[str, str] = field(default_factory=dict)

    def page(self, uuid: str) -> Page:
        """A page by identity. Raises KeyError."""
        for page in self.pages:
            if page.uuid == uuid:
                return page
        raise KeyError(uuid)

    def on_page(self, page: str) -> tuple[Placement, ...]:
        """The placements of one page, in reading order: from the left top, column by column."""
        mine = [placement for placement in self.placements if placement.page == page]
        return tuple(sorted(mine, key=lambda p: (p.row, p.column)))

    def stories(self, page: str) -> frozenset[str]:
        """The articles on one page that a newsroom counts: no fillers, no adverts, no 导读."""
        return frozenset(
            placement.article
            for placement in self.placements
            if placement.page == page
            and placement.article not in self.fillers
            and self._is_story(placement.article)
        )

    def _is_story(self, uuid: str) -> bool:
        article = self.articles.get(uuid)
        return article is None or article.kind.story

    def parts(self, article: str) -> tuple[Placement, ...]:
        """The placements of one article, its beginning first (a jump makes two)."""
        mine = [placement for placement in self.placements if placement.article == article]
        return tuple(sorted(mine, key=lambda p: p.part))

    def in_order(self) -> tuple[Article, ...]:
        """What a bulletin flows: its articles as placed, or all of its own as they were given."""
        pages = sorted(self.pages, key=lambda page: page.number)
        names = [p.article for page in pages for p in self.on_page(page.uuid)]
        if not names:
            return tuple(a for name, a in self.articles.items() if name not in self.fillers)
        return tuple(self.articles[name] for name in dict.fromkeys(names) if name in self.articles)

    @property
    def placed(self) -> frozenset[str]:
        """Identities of the articles that stand on some page."""
        return frozenset(placement.article for placement in self.placements)
