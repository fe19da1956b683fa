"""What a check before printing looks at: one issue, composed, frozen, with what is known beside it.

Checks are small functions from a `Snapshot` to `Found`s: they know nothing of levels, of what a
publication holds of them, nor of reasons that editors gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from functools import cached_property

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.fault import Fault
from newsroom.model.frame import PageFrames, TextFrame
from newsroom.model.holding import Holding
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.printing import PrintOrder
from newsroom.model.publication import PublicationKind
from newsroom.model.remark import Remark
from newsroom.model.signoff import Signoff
from newsroom.model.similar import Earlier

_TITLE = 16


@dataclass(frozen=True)
class Snapshot:
    """One issue as it would be printed now.

    pages: composed. others: the publication's other issues, in any order. gone: pictures (SHA-256)
    whose original is not found. since: for a signature that holds no more, by its identity, what
    was done after it. order: what the print shop is told, where the issue has an order of its own.
    needs: what single checks ask for, by kind. before: what the library holds that says the same as
    an article, by that article. remarks: what was remarked on the issue.
    holdings: who holds which page, by page. faults: what proofreading found and nobody let stand,
    by article.
    """

    edition: Edition
    pages: tuple[PageFrames, ...]
    others: tuple[Issue, ...] = ()
    signoffs: tuple[Signoff, ...] = ()
    since: Mapping[str, str] = made(default_factory=dict)
    gone: frozenset[str] = frozenset()
    order: PrintOrder | None = None
    reviews: Mapping[str, str] = made(default_factory=dict)
    reviewed: bool = True
    needs: Mapping[str, tuple[str, ...]] = made(default_factory=dict)
    before: Mapping[str, tuple[Earlier, ...]] = made(default_factory=dict)
    holdings: Mapping[str, Holding] = made(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    faults: Mapping[str, tuple[Fault, ...]] = made(default_factory=dict)

    @property
    def flows(self) -> bool:
        """Whether it is a bulletin, whose pages follow its text."""
        return self.edition.publication.kind is PublicationKind.BULLETIN

    @cached_property
    def printed(self) -> tuple[Article, ...]:
        """The articles that are printed, page by page, each once."""
        if self.flows:
            return self.edition.in_order()
        names = (p.article for page in self.ordered for p in self.edition.on_page(page.uuid))
        known = self.edition.articles
        return tuple(known[name] for name in dict.fromkeys(names) if name in known)

    @cached_property
    def stories(self) -> tuple[Article, ...]:
        """The printed articles that a newsroom wrote for this issue: no fillers, adverts, 导读."""
        fillers = self.edition.fillers
        return tuple(a for a in self.printed if a.kind.story and a.uuid not in fillers)

    @cached_property
    def ordered(self) -> tuple[Page, ...]:
        """The pages by number."""
        return tuple(sorted(self.edition.pages, key=lambda page: page.number))

    def composed(self, page: Page) -> PageFrames | None:
        """A page as composed."""
        return next((frames for frames in self.pages if frames.page == page.uuid), None)

    def placed(self) -> Iterator[tuple[Page, Placement, Article]]:
        """What stands on the pages, in reading order."""
        for page in self.ordered:
            for placement in self.edition.on_page(page.uuid):
                article = self.edition.articles.get(placement.article)
                if article is not None:
                    yield page, placement, article

    def texts(self) -> Iterator[tuple[PageFrames, TextFrame]]:
        """Every text frame of the issue."""
        for page in self.pages:
            for frame in page.frames:
                if isinstance(frame, TextFrame):
                    yield page, frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check found. judged: exactly what was judged, so that a reason once given holds as
    long as none of it changes; the rest as in `Finding`.
    """

    words: str
    judged: tuple[object, ...]
    advice: str = ""
    where: str = ""
    page: str = ""
    placement: str = ""
    article: str = ""
    slot: int = -1
    field: str = ""
    offset: int = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is: words for it, and the identities to go there."""

    where: str = ""
    page: str = ""
    placement: str = ""
    article: str = ""

    def found(
        self,
        words: str,
        *judged: object,
        advice: str = "",
        slot: int = -1,
        field: str = "",
        offset: int = -1,
    ) -> Found:
        """Something found here."""
        return Found(
            words=words,
            judged=judged,
            advice=advice,
            where=self.where,
            page=self.page,
            placement=self.placement,
            article=self.article,
            slot=slot,
            field=field,
            offset=offset,
        )


def on_page(page: Page) -> Spot:
    """A whole page."""
    return Spot(page.label, page.uuid)


def at(page: Page, placement: Placement) -> Spot:
    """A placement: 一版3栏40行."""
    where = f"{page.label}{placement.column + 1}栏{placement.row + 1}行"
    return Spot(where, page.uuid, placement.uuid, placement.article)


def of_article(snapshot: Snapshot, article: Article) -> Spot:
    """Where an article begins; of a bulletin the page that its text reached."""
    for page, placement, other in snapshot.placed():
        if other.uuid == article.uuid:
            return at(page, placement)
    for page, frame in snapshot.texts():
        if frame.article == article.uuid:
            return Spot(f"第{page.number}页", article=article.uuid)
    return Spot(article=article.uuid)


def titled(article: Article) -> str:
    """《标题》, a long one shortened."""
    title = " ".join(article.title.split())
    return f"《{title if len(title) <= _TITLE else title[: _TITLE - 1] + '…'}》"
