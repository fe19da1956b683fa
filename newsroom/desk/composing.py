"""Composing editions on the desk: one composer for each house style, kept warm between calls."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.publication import Publication
from newsroom.typeset.compose import Composer
from newsroom.typeset.kept import rebased


class Composers:
    """Composers by house style. Belongs to one thread; works on frozen editions only."""

    def __init__(self) -> None:
        self._known: dict[str, Composer] = {}

    def composer(self, publication: Publication) -> Composer:
        """The composer of a house style; a changed style gets a new one."""
        key = publication.stem + publication.source
        if key not in self._known:
            self._known[key] = Composer(publication)
        return self._known[key]

    def page(self, edition: Edition, page: str) -> PageFrames:
        """One page of an edition."""
        return self.composer(edition.publication).page(edition, page)

    def pages(self, edition: Edition) -> tuple[PageFrames, ...]:
        """All pages of an edition, in order; a bulletin has as many as its text needs."""
        return self.composer(edition.publication).pages(edition)


def with_typed(edition: Edition, article: Article) -> Edition:
    """The edition with an article as it is being typed; line ends kept after a proof go along.

    The same edition where it does not hold the article, or holds just that.
    """
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
