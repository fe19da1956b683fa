"""What closes a page is told as closings; what they are found with is a table (版台)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from newsroom.arrange.pieces import Rectangle
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import USUAL, Look, Shape, shapes_of
from newsroom.typeset.cuts import Cut, Push, cuts, without
from newsroom.typeset.kept import rebased

# Words are asked of an editor for so many lines of one story at most.
MOST_LINES = 6
_FURTHER = 2  # lines more than run over, where a heading's rules hold some back


class ClosingKind(StrEnum):
    """How a page is closed."""

    GAP = "gap"
    OVER = "over"
    ARTICLE = "article"
    FILLER = "filler"
    RESHAPE = "reshape"
    PUSH = "push"
    CUT = "cut"

    @property
    def fact(self) -> bool:
        """Whether it only tells what is wrong; what helps follows it."""
        return self in (ClosingKind.GAP, ClosingKind.OVER)


@dataclass(frozen=True, slots=True)
class Closing:
    """One fact or remedy. words: for the editor.

    article: the article it is about; empty for a gap. placement: to be added to the page, or to
    take the place of the one that has its identity; None where only words are to be changed.
    others: placements to be added or changed with it. cuts, pushes: the words to cut or to add,
    all of them together. columns, rows: of the gap; for an article that runs over, rows are its
    lines over and columns 0.
    """

    words: str
    kind: ClosingKind
    article: str = ""
    placement: Placement | None = None
    cuts: tuple[Cut, ...] = ()
    pushes: tuple[Push, ...] = ()
    columns: int = 0
    rows: int = 0
    others: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A page as proposed, and what remedies are found with. edition: with those placements.

    pool: articles that may still be placed, most important first.
    """

    edition: Edition
    page: str
    placements: tuple[Placement, ...]
    pool: tuple[str, ...]
    composer: Composer
    job: Job

    def title(self, article: str) -> str:
        """An article as a list names it."""
        return f"《{self.edition.articles[article].title}》"

    def shapes(self, article: str, span: int, like: Placement | None = None) -> tuple[Shape, ...]:
        """The shapes of an article over a span; `like`: in the look that a placement has."""
        self.job.check()
        look = replace(USUAL if like is None else look_of(like), spans=(span,))
        return shapes_of(self.edition, self.composer, article, look)

    def fit(self, placement: Placement, article: Article | None = None) -> tuple[int, int]:
        """Lines over and under of a placement. article: with another text."""
        edition = self.edition
        rest = (p for p in edition.placements if p.uuid != placement.uuid)
        edition = replace(edition, placements=(*rest, placement))
        if article is not None:
            edition = replace(edition, articles={**edition.articles, article.uuid: article})
        fit = self.composer.article(edition, placement).fit
        return fit.over, fit.under

    def holds(self, placement: Placement) -> bool:
        """Whether a placement holds all its text."""
        return self.fit(placement)[0] == 0

    def fitting(self, article: str, place: Rectangle) -> Placement | None:
        """An article set to fill a rectangle exactly; None where none of its shapes does."""
        for shape in self.shapes(article, place.span):
            if shape.depth == place.depth:
                placement = shape.placement(article, self.page, place.column, place.row)
                return placement if self.holds(placement) else None
        return None

    def reshaped(self, placement: Placement, depth: int) -> Placement | None:
        """A placement in another shape of a depth at its place; None where it has none."""
        if placement.locked or placement.part or placement.article not in self.edition.articles:
            return None
        for shape in self.shapes(placement.article, placement.span, placement):
            if shape.depth == depth:
                other = shape.placement(
                    placement.article, placement.page, placement.column, placement.row
                )
                other = replace(other, uuid=placement.uuid)
                return other if self.holds(other) else None
        return None

    def cut(self, placement: Placement, over: int) -> tuple[Cut, ...]:
        """The cheapest cuts that together make the text fit; nothing where there are none."""
        if not 0 < over <= MOST_LINES:
            return ()
        found = cuts(self.composer, self.edition, placement)
        article = self.edition.articles[placement.article]
        for count in range(over, min(len(found), over + _FURTHER) + 1):
            chosen = found[:count]
            bodies, body = [article.body], article.body
            for one in sorted(chosen, key=lambda cut: -cut.start):
                body = without(body, one.tried)
                bodies.append(body)
            if self.edited(placement, bodies)[0] == 0:
                return chosen
        return ()

    def edited(self, placement: Placement, bodies: Sequence[str]) -> tuple[int, int]:
        """Lines over and under after some changes of the body, one after the other; line ends
        kept after a proof go along."""
        kept = placement.kept_breaks
        for old, new in pairwise(bodies) if kept else ():
            kept = rebased(kept, old, new)
        article = replace(self.edition.articles[placement.article], body=bodies[-1])
        return self.fit(replace(placement, kept_breaks=kept), article)


def look_of(placement: Placement) -> Look:
    """What an editor has fixed of a placement's look."""
    return Look(
        box=placement.box,
        tint=placement.tint,
        drop_cap=placement.drop_cap,
        vertical=placement.vertical_headline,
    )


def told_cuts(chosen: Iterable[Cut]) -> str:
    """第2段删3字、第5段删6字."""
    return "、".join(f"第{cut.paragraph}段删{cut.characters}字" for cut in chosen)


def difference(before: Placement, after: Placement) -> str:
    """What a reshaping changes, in an editor's words."""
    said = _pictures(before, after)
    more = after.headline_rows - before.headline_rows if before.headline_rows else 0
    if more:
        said.append(f"标题区加高 {more} 行" if more > 0 else f"标题区压低 {-more} 行")
    if after.headline_size != before.headline_size and after.headline_size is not None:
        said.append(f"标题改用 {after.headline_size.pt:g} 磅")
    if (after.text_columns or after.span) != (before.text_columns or before.span):
        said.append(f"正文改排 {after.text_columns} 栏")
    return "，".join(said) or "重新排过"


def _pictures(before: Placement, after: Placement) -> list[str]:
    said = []
    old = {place.slot: place for place in before.pictures}
    for place in after.pictures:
        known = old.get(place.slot)
        name = "图片" if len(after.pictures) == 1 else f"图片{place.slot + 1}"
        if known is None or known.span != place.span:
            said.append(f"{name}排 {place.span} 栏 {place.rows} 行")
        elif place.rows != known.rows:
            more = place.rows - known.rows
            said.append(f"{name}放大 {more} 行" if more > 0 else f"{name}裁低 {-more} 行")
    return said


__all__ = ["MOST_LINES", "Closing", "ClosingKind", "Table", "difference", "look_of", "told_cuts"]
