"""An article's versions: listed, compared, and what they said brought back; nothing is lost."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.compare.revisions import Kind, Row, compared, restored, slot_order, taken_back
from newsroom.desk.picturing import Picturing
from newsroom.desk.rearranging import Rearranged
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.markup import visible
from newsroom.model.revision import Revision
from newsroom.store.library import Library

__all__ = ["Kind", "Revising", "Row", "VersionLine", "compared", "taken_back"]

RESTORING = "恢复版本"
PUTTING_BACK = "恢复一处"


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version as lists show it. characters: of the body; more: than in the version before."""

    uuid: str
    time: datetime.datetime
    person: str
    reason: str
    characters: int
    more: int
    article: Article


class Revising:
    """The verbs of versions."""

    def __init__(self, library: Library, picturing: Picturing) -> None:
        self._library = library
        self._picturing = picturing

    def versions(self, article: str) -> tuple[VersionLine, ...]:
        """All versions of an article, newest first."""
        return tuple(_lines(self._library.history.revisions(article)))

    def restore(self, revision: str) -> Change:
        """Let a former version stand again, as a version of its own. Raises NotFoundError."""
        former = self._library.history.get(revision).article
        present = self._library.articles.get(former.uuid)
        return self.put(restored(former, present), RESTORING)

    def put(self, article: Article, verb: str = PUTTING_BACK) -> Change:
        """Save an article in which some of a former version stands again; its pictures keep their
        places on pages. One step. Raises as the library does.
        """
        present = self._library.articles.get(article.uuid)
        order = slot_order(present.slots, article.slots)
        return self._picturing.put(
            replace(article, status=present.status), Rearranged(article.slots, order, verb)
        )


def _lines(revisions: Sequence[Revision]) -> Iterator[VersionLine]:
    sizes = [_characters(revision.article) for revision in revisions]
    before = [*sizes[1:], 0]
    for revision, size, former in zip(revisions, sizes, before, strict=True):
        yield VersionLine(
            revision.uuid,
            revision.time,
            revision.person,
            revision.reason,
            size,
            size - former,
            revision.article,
        )


def _characters(article: Article) -> int:
    return sum(not char.isspace() for char in visible(article.body))
