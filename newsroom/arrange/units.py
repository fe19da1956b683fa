"""What an assembly moves as one: an article, or the stories of one section (栏头 over a group)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.grouping import MOST_ROWS, Layouts, Member, layouts, placed
from newsroom.arrange.pieces import Item, Rectangle
from newsroom.arrange.remedy import look_of
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import USUAL, Look, Shape, shapes_of
from newsroom.typeset.groups import grouping, rows_by_span

# No unit of stories is larger, nor fills more of the page than this: what is placed as one lump
# keeps others out.
_MOST_STORIES, _MOST_SHARE = 2, 0.25
# From so many columns on, one is too narrow for a picture story: its caption would outgrow it.
_PICTURED = 5


@dataclass(frozen=True)
class Unit:
    """One or more articles that are placed together. layouts: for each span and whole depth.

    section: whose name stands over it, and over others that it comes to touch.
    """

    articles: tuple[str, ...]
    item: Item
    layouts: Layouts
    members: tuple[Member, ...]
    section: str = ""

    def placements(self, page: str, place: Rectangle) -> list[Placement]:
        """The placements of the unit in a rectangle that is one of its layouts."""
        return placed(self.members, self.layouts[place.span, place.depth], page, place)


def units(
    edition: Edition, articles: Sequence[str], composer: Composer, columns: int
) -> Iterator[Unit]:
    """The units of some articles, one by one in their order; the first is the page's lead.

    Stories and briefs of one section are one unit, or as many as it takes for none to be deeper
    than a page or to fill too much of it.
    """
    lead = True
    for uuids in _groups(edition, articles):
        measured: list[Member] = []
        for uuid in uuids:
            member = _member(edition, uuid, composer, columns, lead=lead)
            if measured and not _together(edition, [*measured, member]):
                yield _unit(edition, measured, columns)
                measured = []
            measured.append(member)
            lead = False
        yield _unit(edition, measured, columns)


def _groups(edition: Edition, articles: Sequence[str]) -> list[list[str]]:
    """Articles by what they are placed with, each group where its first member stands.

    Picture stories of one section stand where each looks best.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for uuid in articles:
        article = edition.articles[uuid]
        section = "" if article.kind is ArticleKind.PICTURE else grouping(article)
        found.setdefault((section, "" if section else uuid), []).append(uuid)
    return [_briefs_last(edition, uuids) for uuids in found.values()]


def _briefs_last(edition: Edition, uuids: list[str]) -> list[str]:
    """A group in its order, but no story below a brief."""
    return sorted(uuids, key=lambda uuid: edition.articles[uuid].kind is ArticleKind.BRIEF)


def _member(edition: Edition, uuid: str, composer: Composer, columns: int, *, lead: bool) -> Member:
    by_span: dict[int, dict[int, Shape]] = {}
    look = replace(_look(edition, uuid), label=False, spans=tuple(range(1, columns + 1)))
    found = shapes_of(edition, composer, uuid, look)
    if look.vertical and not found:
        found = shapes_of(edition, composer, uuid, replace(look, vertical=False))
    for shape in found:
        by_span.setdefault(shape.span, {})[shape.depth] = shape
    article = edition.articles[uuid]
    if article.kind is ArticleKind.PICTURE and columns >= _PICTURED and len(by_span) > 1:
        by_span.pop(1, None)
    return Member(article, by_span, _wish(article, columns, lead=lead))


def _look(edition: Edition, uuid: str) -> Look:
    """What an editor has fixed of an article's look where it stands."""
    return next((look_of(p) for p in edition.parts(uuid) if not p.part), USUAL)


def _wish(article: Article, columns: int, *, lead: bool) -> int:
    """The span that the importance asks for; a lead takes well over half the page."""
    least = -(-columns * 3 // 5) if lead else 1
    return min(max(article.importance - 1, least), columns)


def _together(edition: Edition, members: Sequence[Member]) -> bool:
    """Whether some members of a section can be one unit: not too many, not too much."""
    grid = edition.publication.grid
    label = max(_label_rows(edition, members[0].article, members))
    stacks = {span: sum(m.least(span) for m in members) + label for span in members[0].shapes}
    stacks = {span: depth for span, depth in stacks.items() if depth <= MOST_ROWS}
    stories = sum(m.article.kind is not ArticleKind.BRIEF for m in members)
    if not stories:
        return bool(stacks)
    area = min((span * depth for span, depth in stacks.items()), default=grid.columns * grid.rows)
    return stories <= _MOST_STORIES and area <= grid.columns * grid.rows * _MOST_SHARE


def _unit(edition: Edition, members: Sequence[Member], columns: int) -> Unit:
    rows = _label_rows(edition, members[0].article, members)[: columns + 1]
    found = layouts(members, rows)
    options: dict[int, dict[int, int]] = {}
    for (span, depth), layout in sorted(found.items()):
        options.setdefault(span, {})[depth] = layout.cost
    uuids = tuple(member.article.uuid for member in members)
    importance = max(member.article.importance for member in members)
    headline = any(member.article.headline for member in members)
    section = grouping(members[0].article)
    item = Item(uuids[0], importance, options, headline)
    return Unit(uuids, item, found, tuple(members), section)


def _label_rows(edition: Edition, article: Article, members: Sequence[Member]) -> tuple[int, ...]:
    """Rows of the section's name over each span.

    Where other stories of the section may come to stand beside these, the name that they share
    is wider, and its artwork higher: room for that is kept.
    """
    section = grouping(article)
    if not section:
        return (0,) * (edition.publication.grid.columns + 1)
    rows = rows_by_span(edition, section)
    own = {member.article.uuid for member in members}
    others = any(grouping(a) == section for u, a in edition.articles.items() if u not in own)
    return tuple(max(rows[span:]) for span in range(len(rows))) if others else rows


__all__ = ["Unit", "units"]
