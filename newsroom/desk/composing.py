"""Composing editions on the desk: one composer for each house style, kept warm between calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from newsroom.desk.workers import Workers
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.publication import Publication, PublicationKind

if TYPE_CHECKING:
    from newsroom.desk.faults import Copy, Found
    from newsroom.proof.proofreader import Proofreader
    from newsroom.proof.rule import Setting
    from newsroom.typeset.compose import Composer

_STYLES = 6
_SETTINGS = 3


class Composers:
    """Composers by house style. Belongs to one thread; works on frozen editions only."""

    def __init__(self) -> None:
        self._known: dict[str, Composer] = {}
        self._proofreaders: list[Proofreader] = []  # the one asked last comes last

    def composer(self, publication: Publication) -> Composer:
        """The composer of a house style; a changed style gets a new one."""
        from newsroom.typeset.compose import Composer  # noqa: PLC0415  a window needs none

        key = publication.stem + publication.source
        known = self._known.get(key)
        if known is None or known.publication != publication:
            if known is None and len(self._known) >= _STYLES:  # a trial changes with every edit
                del self._known[next(iter(self._known))]
            self._known[key] = known = Composer(publication)
        return known

    def proofreader(self, setting: Setting) -> Proofreader:
        """The proofreader of a setting, kept warm; those used longest ago go."""
        from newsroom.proof.proofreader import Proofreader  # noqa: PLC0415  as above

        for known in reversed(self._proofreaders):
            if known.setting is setting or known.setting == setting:
                self._proofreaders.remove(known)
                break
        else:
            known = Proofreader(setting)
        self._proofreaders.append(known)
        del self._proofreaders[:-_SETTINGS]
        return known

    def read(self, copy: Copy) -> Found:
        """What proofreading finds in some articles, and between them."""
        from newsroom.desk.faults import read  # noqa: PLC0415  as above

        return read(copy, self)

    def page(self, edition: Edition, page: str) -> PageFrames:
        """One page of an edition."""
        return self.composer(edition.publication).page(edition, page)

    def pages(self, edition: Edition) -> tuple[PageFrames, ...]:
        """All pages of an edition, in order; a bulletin has as many as its text needs."""
        return self.composer(edition.publication).pages(edition)


class SharedComposers(Composers):
    """Composers whose pages are composed by workers, on as many processors as there are.

    What asks for a composer itself gets one of this thread's own. reader: reads copy for faults;
    one of the workers where none is given.
    """

    def __init__(self, workers: Workers, reader: Workers | None = None) -> None:
        super().__init__()
        self._workers = workers
        self._reader = reader or workers
        self._last: tuple[Edition, tuple[PageFrames, ...]] | None = None

    def read(self, copy: Copy) -> Found:
        """What proofreading finds in some articles, and between them."""
        from newsroom.desk.faults import read_by  # noqa: PLC0415  as above

        self._reader.open()
        return read_by(copy, self._reader, Job(), urgent=False)

    def page(self, edition: Edition, page: str) -> PageFrames:
        """One page of an edition."""
        return self._workers.ask(partial(one_page, edition, page))

    def pages(self, edition: Edition, job: Job | None = None) -> tuple[PageFrames, ...]:
        """All pages of an edition; those of the edition asked for last are at hand."""
        if self._last is None or self._last[0] is not edition:
            self._last = (edition, all_pages(edition, self._workers, job))
        return self._last[1]


def one_page(edition: Edition, page: str, composers: Composers, _job: Job) -> PageFrames:
    """One page, as a question to a worker."""
    return composers.page(edition, page)


def of_edition(
    work: Callable[[Composers, Edition], object], edition: Edition, composers: Composers
) -> object:
    """A question about an edition, as one that another process can be asked."""
    return work(composers, edition)


def pages_of(
    edition: Edition, page: str, composers: Composers, _now: Edition
) -> tuple[PageFrames, ...]:
    """A page of a given edition, or with "" all, whatever the edition on show has become."""
    return (composers.page(edition, page),) if page else composers.pages(edition)


def some_pages(
    edition: Edition, pages: Sequence[str], composers: Composers, _job: Job
) -> tuple[PageFrames, ...]:
    """Some pages, or with none named all, as a question to a worker."""
    if not pages:
        return composers.pages(edition)
    return composers.composer(edition.publication).some(edition, pages)


def all_pages(edition: Edition, workers: Workers, job: Job | None = None) -> tuple[PageFrames, ...]:
    """All pages of an edition in order, shared out to workers by how much stands on them.

    A bulletin flows from page to page and is one work.
    """
    if edition.publication.kind is PublicationKind.BULLETIN:
        return workers.ask(partial(some_pages, edition, ()), job)
    shares = _shares(edition, workers.count)
    made = workers.ask_each([partial(some_pages, edition, share) for share in shares], job)
    return tuple(sorted((page for pages in made for page in pages), key=lambda p: p.number))


def _shares(edition: Edition, count: int) -> list[tuple[str, ...]]:
    """The pages in so many shares, or fewer, of about as many characters each."""
    weights = {
        page.uuid: sum(
            len(edition.articles[p.article].body)
            for p in edition.on_page(page.uuid)
            if p.article in edition.articles
        )
        for page in edition.pages
    }
    shares: list[list[str]] = [[] for _ in range(min(count, len(weights)))]
    loads = [0] * len(shares)
    for page in sorted(weights, key=lambda page: -weights[page]):
        least = loads.index(min(loads))
        shares[least].append(page)
        loads[least] += weights[page] + 1
    return [tuple(share) for share in shares]


def with_typed(edition: Edition, article: Article) -> Edition:
    """The edition with an article as it is being typed; line ends kept after a proof go along.

    The same edition where it does not hold the article, or holds just that.
    """
    from newsroom.typeset.kept import rebased  # noqa: PLC0415  as above

    known = edition.articles.get(article.uuid)
    if known is None or known == article:
        return edition
    placements = tuple(
        replace(p, kept_breaks=rebased(p.kept_breaks, known.body, article.body))
        if p.article == article.uuid and p.kept_breaks
        else p
        for p in edition.placements
    )
    articles = {**edition.articles, article.uuid: article}
    return replace(edition, articles=articles, placements=placements)
