"""Kept line ends (出大样以后不动的行): when they are valid, and how they follow what is written.

Placements keep offsets of the body that was set at the proof. Each edit of that body carries
them along in the same transaction, so that they never mean another text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.composing import Composers
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.model.revision import Revision
from newsroom.store.library import Library
from newsroom.typeset.kept import line_ends, rebased


@dataclass(frozen=True, slots=True)
class Ends:
    """The placements of edited articles with their kept line ends: as they stood before the edit,
    and as it left them.
    """

    stood: tuple[Placement, ...] = ()
    left: tuple[Placement, ...] = ()


NO_ENDS = Ends()


def ends_on_page(composers: Composers, edition: Edition, page: str) -> dict[str, tuple[int, ...]]:
    """Where the lines of each placement of a page end as composed now, by placement."""
    frames = composers.page(edition, page).frames
    return {p.uuid: line_ends(frames, p.uuid) for p in edition.on_page(page)}


def without_breaks(placement: Placement) -> Placement:
    """A placement as two are compared: kept line ends are bookkeeping."""
    return replace(placement, kept_breaks=())


def same_measure(one: Placement, other: Placement) -> bool:
    """Whether the same text breaks into the same lines in both."""
    return _measure(one) == _measure(other)


def carried(old: Placement, new: Placement) -> Placement:
    """A placement's new state with the line ends of the old one where they still hold."""
    return replace(new, kept_breaks=old.kept_breaks if same_measure(old, new) else ())


def save(
    library: Library,
    article: Article,
    *,
    person: str,
    reason: str,
    parents: tuple[str, ...] | None = None,
    came: Revision | None = None,
) -> Revision:
    """Make a version of an article, and carry the line ends of its placements along.

    parents, came: as in store/articles.
    """
    with library.transaction():
        before = library.articles.get(article.uuid).body
        revision = library.articles.save(
            article, person=person, reason=reason, parents=parents, came=came
        )
        for placement in library.issues.placements_of(article.uuid):
            ends = rebased(placement.kept_breaks, before, revision.article.body)
            if ends != placement.kept_breaks:
                library.issues.keep_breaks(placement.uuid, ends)
    return revision


def standing(library: Library, articles: Sequence[Article]) -> tuple[Placement, ...]:
    """The placements of some articles, to `restore` their line ends when the text is undone."""
    return tuple(p for article in articles for p in library.issues.placements_of(article.uuid))


def coming_back(library: Library, ends: Ends) -> tuple[Placement, ...]:
    """The placements as they stood before an edit, but for those whose line ends are no longer
    what it left: a proof was written since.
    """
    now = {p.uuid: p for left in ends.left for p in library.issues.placements_of(left.article)}
    same = {p.uuid for p in ends.left if p.uuid in now and now[p.uuid].kept_breaks == p.kept_breaks}
    return tuple(placement for placement in ends.stood if placement.uuid in same)


def restore(library: Library, stood: Sequence[Placement]) -> None:
    """Keep the line ends that placements had, where they still break the same lines."""
    known = {p.uuid: p for p in stood}
    for article in {placement.article for placement in stood}:
        for now in library.issues.placements_of(article):
            then = known.get(now.uuid)
            if then is not None and same_measure(then, now):
                library.issues.keep_breaks(now.uuid, then.kept_breaks)


def bodies(library: Library, placements: Iterable[Placement]) -> dict[str, str]:
    """The present bodies of the articles whose placements keep line ends."""
    articles = {p.article for p in placements if p.kept_breaks}
    return {uuid: library.articles.get(uuid).body for uuid in articles}


def _measure(placement: Placement) -> tuple[object, ...]:
    return (
        placement.article,
        placement.part,
        placement.span,
        placement.text_columns or placement.span,
        placement.boxed,
        placement.vertical_headline,
        placement.drop_cap,
    )
