"""What the left side of the window shows: publications, their issues and pages, and the pool."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsroom.model.issue import Issue
from newsroom.model.listing import ArticleFilter, ArticleSummary, Found
from newsroom.model.page import Page
from newsroom.store.publications import read

if TYPE_CHECKING:
    from newsroom.model.publication import Publication
    from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue with its pages, and how many stories stand on each page: fillers, adverts and the
    导读 are none. None where nothing stands on a page at all.
    """

    issue: Issue
    pages: tuple[Page, ...]
    placed: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """One publication with its issues, newest first. flows: it is a bulletin, without pages to
    make up. stem, source: of its house style.
    """

    uuid: str
    name: str
    flows: bool
    issues: tuple[IssueLine, ...]
    stem: str = field(repr=False)
    source: str = field(repr=False)

    @property
    def publication(self) -> Publication:
        """Its house style, read when it is asked for. Raises RefusedError where it is spoilt."""
        return read(self.source, self.stem)


def overview(library: Library) -> tuple[PublicationLine, ...]:
    """All publications with their issues and pages."""
    lines = []
    for head in library.publications.heads():
        issues = []
        for issue in library.issues.all(head.uuid):
            pages = library.issues.pages(issue.uuid)
            stories = library.issues.stories(issue.uuid)
            placed = tuple(stories.get(page.uuid) for page in pages)
            issues.append(IssueLine(issue, pages, placed))
        lines.append(
            PublicationLine(head.uuid, head.name, head.flows, tuple(issues), head.stem, head.source)
        )
    return tuple(lines)


FIRST = 100  # rows that a list begins with
_SEEN, _BEFORE = 24, 6  # lines fetched with them, and how many of these before what is seen


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a list begins, and the lines of those of its rows that are seen first."""

    found: Found
    lines: tuple[ArticleSummary, ...]


def begin(
    library: Library, wanted: ArticleFilter, least: int = FIRST, around: int = 0
) -> Beginning:
    """The first rows of a list, at least so many where there are, and the lines of those
    from a little before the row `around`.
    """
    found = library.pool.found(wanted, None, least)
    start = max(around - _BEFORE, 0)
    seen = found.articles[start : start + _SEEN]
    return Beginning(found, library.pool.lines(seen, wanted.text))


def listed(library: Library, wanted: ArticleFilter) -> tuple[ArticleSummary, ...]:
    """The articles that a filter names, newest first."""
    return library.articles.summaries(wanted)
