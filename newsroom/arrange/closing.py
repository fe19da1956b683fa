"""Closing a page (补版、抠行): what ends it level where copy is short, what fits it where long.

A remedy is proved before it is offered: a placement made for a gap fills it exactly and holds
its text, words to cut or to add were tried in the composition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsroom.arrange.gaps import gaps
from newsroom.arrange.pieces import Rectangle
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Look, Shape, shapes
from newsroom.typeset.cuts import Cut, Push, cuts, pushes, without

_ADDED = "文"
# Words are asked of an editor for so many lines of one story at most.
_MOST_LINES = 6
# So many remedies of one kind for one gap, and so many articles are measured for it.
_EACH, _TRIED = 2, 12


class ClosingKind(StrEnum):
    """How a page is closed. GAP and OVER only tell what is wrong, the rest what helps."""

    GAP = "gap"
    OVER = "over"
    ARTICLE = "article"
    FILLER = "filler"
    RESHAPE = "reshape"
    PUSH = "push"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Closing:
    """One fact or remedy. words: for the editor.

    article: the article it is about; empty for a gap. placement: to be added to the page, or to
    take the place of the one that has its identity; None where words are to be changed.
    cuts, pushes: the words to cut or to add, all of them together. columns, rows: of the gap; for
    an article that runs over, rows are its lines over and columns 0.
    """

    words: str
    kind: ClosingKind
    article: str = ""
    placement: Placement | None = None
    cuts: tuple[Cut, ...] = ()
    pushes: tuple[Push, ...] = ()
    columns: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Desk:
    """What remedies are found with. edition: as it is with the page's placements proposed."""

    edition: Edition
    page: str
    placements: tuple[Placement, ...]
    pool: tuple[str, ...]
    composer: Composer
    job: Job

    def title(self, article: str) -> str:
        """An article as a list names it."""
        return f"《{self.edition.articles[article].title}》"

    def shapes(self, article: str, span: int) -> tuple[Shape, ...]:
        """The shapes of an article over a span."""
        self.job.check()
        held = self.edition.articles[article]
        return shapes(self.composer, held, self.edition.pictures, Look(spans=(span,)))

    def over(self, placement: Placement, article: Article | None = None) -> tuple[int, int]:
        """Lines over and under of a placement; `article`: with another text."""
        edition = self.edition
        if article is not None:
            edition = replace(edition, articles={**edition.articles, article.uuid: article})
        fit = self.composer.article(edition, placement).fit
        return fit.over, fit.under


def closings(
    edition: Edition,
    page: str,
    placements: Sequence[Placement],
    held_over: Sequence[str],
    composer: Composer,
    job: Job,
) -> tuple[Closing, ...]:
    """What a page lacks or has too much, each with what would mend it, best first.

    placements: all of the page, as proposed. held_over: articles that may still be placed there,
    most important first. Raises CancelledError after a cancel.
    """
    others = tuple(p for p in edition.placements if p.page != page)
    proposed = replace(edition, placements=(*others, *placements))
    desk = _Desk(proposed, page, tuple(placements), tuple(held_over), composer, job)
    return (*_of_overs(desk), *_of_gaps(desk))


def _of_overs(desk: _Desk) -> Iterator[Closing]:
    for placement in desk.placements:
        if placement.article not in desk.edition.articles:
            continue
        over, _ = desk.over(placement)
        if over:
            words = f"{desk.title(placement.article)}多 {over} 行"
            yield Closing(words, ClosingKind.OVER, placement.article, rows=over)
            yield from _mended(desk, placement, over, words)


def _mended(desk: _Desk, placement: Placement, over: int, words: str) -> Iterator[Closing]:
    """What lets a placement hold its text without another size."""
    uuid = placement.article
    if not placement.part and not placement.locked:
        for shape in desk.shapes(uuid, placement.span):
            if shape.depth == placement.depth:
                changed = _reshaped(placement, shape)
                if desk.over(changed)[0] == 0:
                    told = f"{words}：{_difference(placement, changed)}即可排下"
                    yield Closing(told, ClosingKind.RESHAPE, uuid, changed, rows=over)
    chosen = _cut(desk, placement, over)
    if chosen:
        places = "、".join(f"第{c.paragraph}段删{c.characters}字" for c in chosen)
        yield Closing(f"{words}：{places}", ClosingKind.CUT, uuid, cuts=chosen, rows=over)


def _cut(desk: _Desk, placement: Placement, over: int) -> tuple[Cut, ...]:
    """The cheapest cuts that together make the text fit; nothing where there are none."""
    if over > _MOST_LINES:
        return ()
    found = cuts(desk.composer, desk.edition, placement)
    article = desk.edition.articles[placement.article]
    for count in range(over, min(len(found), over + 2) + 1):
        chosen = found[:count]
        body = without(article.body, (at for cut in chosen for at in cut.tried))
        if desk.over(placement, replace(article, body=body))[0] == 0:
            return chosen
    return ()


def _of_gaps(desk: _Desk) -> Iterator[Closing]:
    grid = desk.edition.publication.grid
    first = desk.composer.first_row(desk.edition.page(desk.page).number)
    for gap in gaps(grid, first, desk.placements):
        words = f"{_where(gap)}缺 {gap.depth} 行×{gap.span} 栏"
        for closing in (
            Closing(words, ClosingKind.GAP),
            *_stretched(desk, gap, words),
            *_from_pool(desk, gap, words),
            *_from_fillers(desk, gap, words),
            *_written(desk, gap, words),
        ):
            yield replace(closing, columns=gap.span, rows=gap.depth)


def _where(gap: Rectangle) -> str:
    if gap.span == 1:
        return f"第{gap.column + 1}栏"
    return f"第{gap.column + 1}—{gap.column + gap.span}栏"


def _above(desk: _Desk, gap: Rectangle) -> Placement | None:
    """The story that ends where a gap begins and is just as wide, where it may be changed."""
    for placement in desk.placements:
        level = (placement.column, placement.span) == (gap.column, gap.span)
        if level and placement.bottom == gap.row and not placement.locked and not placement.part:
            return placement if placement.article in desk.edition.articles else None
    return None


def _stretched(desk: _Desk, gap: Rectangle, words: str) -> Iterator[Closing]:
    """The story above a gap with larger pictures or a more open heading."""
    above = _above(desk, gap)
    if above is None:
        return
    for shape in desk.shapes(above.article, above.span):
        if shape.depth == above.depth + gap.depth:
            changed = _reshaped(above, shape)
            if desk.over(changed)[0] == 0:
                told = f"{words}：{desk.title(above.article)}{_difference(above, changed)}"
                yield Closing(told, ClosingKind.RESHAPE, above.article, changed)


def _from_pool(desk: _Desk, gap: Rectangle, words: str) -> Iterator[Closing]:
    """Articles of the pool that fill a gap exactly."""
    found = 0
    for uuid in desk.pool[:_TRIED]:
        placement = _fitting(desk, uuid, gap)
        if placement is not None:
            told = f"{words}：稿库{desk.title(uuid)}正好补上"
            yield Closing(told, ClosingKind.ARTICLE, uuid, placement)
            found += 1
        if found == _EACH:
            return


def _from_fillers(desk: _Desk, gap: Rectangle, words: str) -> Iterator[Closing]:
    """Fillers of the gap's size, the longest unused first."""
    found = 0
    for filler in _usable(desk):
        placement = _filled(desk, filler, gap)
        if placement is not None:
            told = f"{words}：可用{filler.kind.text}{desk.title(filler.article)}补上"
            yield Closing(told, ClosingKind.FILLER, filler.article, placement)
            found += 1
        if found == _EACH:
            return


def _filled(desk: _Desk, filler: Filler, gap: Rectangle) -> Placement | None:
    """A filler in a gap: as a block of its own size, or where it has none by copyfit."""
    if not filler.span:
        return _fitting(desk, filler.article, gap)
    if (filler.span, filler.rows) != (gap.span, gap.depth):
        return None
    placement = Placement(
        page=desk.page,
        article=filler.article,
        column=gap.column,
        row=gap.row,
        span=gap.span,
        depth=gap.depth,
    )
    return placement if desk.over(placement)[0] == 0 else None


def _usable(desk: _Desk) -> list[Filler]:
    """Fillers that may be printed on the day and stand nowhere in the issue, longest unused first.

    An advertisement is ordered for its day; it is no filler that a desk may print of itself.
    """
    edition = desk.edition
    free = [
        filler
        for filler in edition.fillers.values()
        if filler.article in edition.articles
        and filler.article not in edition.placed
        and filler.valid(edition.issue.date)
        and filler.kind is not FillerKind.ADVERT
    ]
    return sorted(free, key=lambda f: (f.last_used is not None, str(f.last_used), f.article))


def _fitting(desk: _Desk, uuid: str, gap: Rectangle) -> Placement | None:
    """An article set to fill a gap exactly; None where none of its shapes does."""
    for shape in desk.shapes(uuid, gap.span):
        if shape.depth == gap.depth:
            placement = shape.placement(uuid, desk.page, gap.column, gap.row)
            return placement if desk.over(placement)[0] == 0 else None
    return None


def _written(desk: _Desk, gap: Rectangle, words: str) -> Iterator[Closing]:
    """Words to add to the story above a gap, so that it reaches the gap's foot."""
    above = _above(desk, gap)
    if above is None:
        return
    deeper = replace(above, depth=above.depth + gap.depth)
    legs = above.text_columns or above.span
    lacking = desk.over(deeper)[1] - max(legs - 1, 0)
    if not 0 < lacking <= _MOST_LINES:
        return
    article = desk.edition.articles[above.article]
    chosen = pushes(desk.composer, desk.edition, above)[:lacking]
    if len(chosen) < lacking:
        return
    over, under = desk.over(deeper, replace(article, body=_pushed(article.body, chosen)))
    if over or under >= max(legs, 2):
        return
    places = "、".join(f"第{p.paragraph}段添{p.characters}字" for p in chosen)
    told = f"{words}：{desk.title(above.article)}{places}"
    yield Closing(told, ClosingKind.PUSH, above.article, deeper, pushes=chosen)


def _pushed(body: str, chosen: Iterable[Push]) -> str:
    """A body with the characters added that some pushes ask for."""
    for push in sorted(chosen, key=lambda push: -push.at):
        body = body[: push.at] + _ADDED * push.characters + body[push.at :]
    return body


def _reshaped(placement: Placement, shape: Shape) -> Placement:
    """A placement in another shape of its article, at its place."""
    other = shape.placement(placement.article, placement.page, placement.column, placement.row)
    return replace(other, uuid=placement.uuid, locked=placement.locked)


def _difference(before: Placement, after: Placement) -> str:
    """What a reshaping changes, in an editor's words."""
    said = []
    old = {place.slot: place for place in before.pictures}
    for place in after.pictures:
        known = old.get(place.slot)
        rows = place.rows - known.rows if known else 0
        if rows:
            name = "图片" if len(after.pictures) == 1 else f"图片{place.slot + 1}"
            said.append(f"{name}放大 {rows} 行" if rows > 0 else f"{name}裁低 {-rows} 行")
        elif known is None or known.span != place.span:
            said.append(f"图片排 {place.span} 栏 {place.rows} 行")
    more = after.headline_rows - before.headline_rows if before.headline_rows else 0
    if more:
        said.append(f"标题区加高 {more} 行" if more > 0 else f"标题区压低 {-more} 行")
    if after.headline_size != before.headline_size and after.headline_size is not None:
        said.append(f"标题改用 {after.headline_size.pt:g} 磅")
    if (after.text_columns or after.span) != (before.text_columns or before.span):
        said.append(f"正文改排 {after.text_columns} 栏")
    return "，".join(said) or "重新排过"


__all__ = ["Closing", "ClosingKind", "closings"]
