"""Where an article comes to stand when it is put on a page by hand, before it is put there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from newsroom.desk.composing import Composers
from newsroom.desk.ground import Ground
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.typeset.copyfit import shapes_of


class Sized(Protocol):
    """Something with a span in basic columns and a depth in body lines."""

    @property
    def span(self) -> int:
        """Basic columns."""
        ...

    @property
    def depth(self) -> int:
        """Body lines."""
        ...


S = TypeVar("S", bound=Sized)


@dataclass(frozen=True, slots=True)
class Size:
    """A size an article can have."""

    span: int
    depth: int


def sizes(composers: Composers, edition: Edition, article: str) -> tuple[Size, ...]:
    """All sizes an article of the edition can have; a filler of a given size has that alone."""
    given = _given(edition, article)
    if given is not None:
        return (given,)
    composer = composers.composer(edition.publication)
    found = shapes_of(edition, composer, article)
    return tuple(dict.fromkeys(Size(shape.span, shape.depth) for shape in found))


def sizes_of(article: Article, composers: Composers, edition: Edition) -> tuple[Size, ...]:
    """All sizes of an article that the edition need not hold, as a question to a worker."""
    articles = {**edition.articles, article.uuid: article}
    return sizes(composers, replace(edition, articles=articles), article.uuid)


def landing(
    edition: Edition, page: str, article: str, known: Sequence[Size], cell: tuple[int, int]
) -> Size | None:
    """The size an article of those sizes takes with its left top at a cell; the largest free
    rectangle where none fits whole. None where the cell is not free.

    A filler of a given size keeps it also where it does not fit, and is refused there.
    """
    free = Ground(edition, page)
    if not free.open(*cell):
        return None
    given = _given(edition, article)
    return given or best(known, free, *cell) or Size(*free.largest(*cell))


def _given(edition: Edition, article: str) -> Size | None:
    """The size of a filler that has one of its own."""
    filler = edition.fillers.get(article)
    return Size(filler.span, filler.rows) if filler is not None and filler.span else None


def best(options: Sequence[S], free: Ground, column: int, row: int) -> S | None:
    """The fitting one nearest to a newspaper's usual proportion, twice as high as wide."""
    fitting = [s for s in options if s.depth <= free.depth(column, row, s.span)]
    return min(fitting, key=lambda s: abs(s.depth - 12 * s.span), default=None)
