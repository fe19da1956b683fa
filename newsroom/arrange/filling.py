"""Filling a gap: the stories above it stretched, copy of the pool, fillers, or words to add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsroom.arrange.pieces import Rectangle
from newsroom.arrange.remedy import (
    MOST_LINES,
    Closing,
    ClosingKind,
    Table,
    difference,
    told_cuts,
)
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.placement import Placement
from newsroom.typeset.cuts import Push, pushes

_ADDED = "文"
# So many remedies of one kind for one gap; so many articles are measured for it; a gap is told in
# characters from so many rows on, of which headings and short lines leave that share.
_EACH, _TRIED = 2, 12
_COPY_ROWS, _COPY_SHARE, _ROUND = 5, 0.75, 50


def worded(table: Table, gap: Rectangle) -> str:
    """第3—4栏缺 6 行×2 栏; with the copy that a larger gap asks for."""
    last = gap.column + gap.span
    where = f"第{last}栏" if gap.span == 1 else f"第{gap.column + 1}—{last}栏"
    words = f"{where}缺 {gap.depth} 行×{gap.span} 栏"
    if gap.depth < _COPY_ROWS:
        return words
    grid = table.edition.publication.grid
    copy = gap.span * (gap.depth - _COPY_ROWS + 1) * grid.characters * _COPY_SHARE
    return f"{words}（约 {max(round(copy / _ROUND), 1) * _ROUND} 字）"


def fills(table: Table, gap: Rectangle, words: str) -> Iterator[Closing]:
    """What fills a gap, best first. words: what tells of it."""
    yield from _stretched(table, gap, words)
    ready = list(_ready(table, gap))
    yield from _placed(table, ready, words)
    if not ready:
        yield from _cut_to_fit(table, gap, words)
        yield from _side_by_side(table, gap, words)
    yield from _written(table, gap, words)


def _above(table: Table, gap: Rectangle) -> list[Placement]:
    """The stories that end where a gap begins, where they are just as wide together."""
    found = [
        p
        for p in table.placements
        if p.bottom == gap.row and gap.column <= p.column and p.right <= gap.column + gap.span
    ]
    return found if sum(p.span for p in found) == gap.span else []


def _stretched(table: Table, gap: Rectangle, words: str) -> Iterator[Closing]:
    """The stories above a gap with larger pictures or more open headings."""
    above = _above(table, gap)
    changed: list[Placement] = []
    for placement in above:
        other = table.reshaped(placement, placement.depth + gap.depth)
        if other is None:
            return
        changed.append(other)
    if changed:
        told = "；".join(
            f"{table.title(p.article)}{difference(p, other)}"
            for p, other in zip(above, changed, strict=True)
        )
        first, *rest = changed
        yield Closing(
            f"{words}：{told}", ClosingKind.RESHAPE, first.article, first, others=tuple(rest)
        )


_Ready = tuple[ClosingKind, str, Placement]


def _ready(table: Table, gap: Rectangle) -> Iterator[_Ready]:
    """What fills a gap exactly: copy of the pool, then fillers, the longest unused first."""
    found = 0
    for uuid in table.pool[:_TRIED]:
        placement = table.fitting(uuid, gap)
        if placement is not None and found < _EACH:
            found += 1
            yield ClosingKind.ARTICLE, "未上版的", placement
    found = 0
    for filler in usable(table):
        placement = _filler(table, filler, gap)
        if placement is not None and found < _EACH:
            found += 1
            yield ClosingKind.FILLER, filler.kind.text, placement


def _placed(table: Table, ready: Iterable[_Ready], words: str) -> Iterator[Closing]:
    for kind, name, placement in ready:
        title = table.title(placement.article)
        copy = kind is ClosingKind.ARTICLE
        told = f"{name}{title}正好补上" if copy else f"可用{name}{title}补上"
        yield Closing(f"{words}：{told}", kind, placement.article, placement)


def usable(table: Table) -> list[Filler]:
    """Fillers that may be printed on the day and stand nowhere in the issue, longest unused first.

    An advertisement is ordered for its day; it is no filler that a desk may print of itself.
    """
    edition = table.edition
    free = [
        filler
        for filler in edition.fillers.values()
        if filler.article in edition.articles
        and filler.article not in edition.placed
        and filler.valid(edition.issue.date)
        and filler.kind is not FillerKind.ADVERT
    ]
    return sorted(free, key=lambda f: (f.last_used is not None, str(f.last_used), f.article))


def _filler(table: Table, filler: Filler, gap: Rectangle) -> Placement | None:
    """A filler in a gap: as a block of its own size, or where it has none by copyfit."""
    if not filler.span:
        return table.fitting(filler.article, gap)
    if (filler.span, filler.rows) != (gap.span, gap.depth):
        return None
    placement = Placement(
        page=table.page,
        article=filler.article,
        column=gap.column,
        row=gap.row,
        span=gap.span,
        depth=gap.depth,
    )
    return placement if table.holds(placement) else None


def _cut_to_fit(table: Table, gap: Rectangle, words: str) -> Iterator[Closing]:
    """Copy of the pool that fills a gap once some lines of it are cut."""
    for uuid in table.pool[:_TRIED]:
        deeper = [s for s in table.shapes(uuid, gap.span) if s.depth > gap.depth]
        if not deeper:
            continue
        shape = replace(min(deeper, key=lambda s: (s.depth, s.cost)), depth=gap.depth)
        placement = shape.placement(uuid, table.page, gap.column, gap.row)
        chosen = table.cut(placement, table.fit(placement)[0])
        if chosen:
            told = f"{words}：未上版的{table.title(uuid)}{told_cuts(chosen)}正好补上"
            yield Closing(told, ClosingKind.ARTICLE, uuid, placement, cuts=chosen)
            return


def _side_by_side(table: Table, gap: Rectangle, words: str) -> Iterator[Closing]:
    """Two pieces that fill a gap together, beside or below one another."""
    for one, other in _halves(table, gap):
        left = list(_ready(table, one))
        right = list(_ready(table, other)) if left else []
        for kind, name, first in left:
            second = next((p for _, _, p in right if p.article != first.article), None)
            if second is None:
                continue
            how = "并排" if one.row == other.row else "上下"
            title, beside = table.title(first.article), table.title(second.article)
            told = f"{words}：{name}{title}与{beside}"
            yield Closing(f"{told}{how}补上", kind, first.article, first, others=(second,))
            return


def _halves(table: Table, gap: Rectangle) -> Iterator[tuple[Rectangle, Rectangle]]:
    """Ways to part a gap: between two columns, or where a block of the filler pool ends."""
    for span in range(gap.span - 1, 0, -1):
        if span >= gap.span - span:
            rest = replace(gap, column=gap.column + span, span=gap.span - span)
            yield replace(gap, span=span), rest
    for rows in sorted({f.rows for f in usable(table) if f.span == gap.span}):
        if 0 < rows < gap.depth:
            yield (
                replace(gap, row=gap.bottom - rows, depth=rows),
                replace(gap, depth=gap.depth - rows),
            )


def _written(table: Table, gap: Rectangle, words: str) -> Iterator[Closing]:
    """Words to add to the story above a gap, so that it reaches the gap's foot."""
    above = _above(table, gap)
    if len(above) != 1 or above[0].locked or above[0].part:
        return
    story = above[0]
    if story.article not in table.edition.articles:
        return
    deeper = replace(story, depth=story.depth + gap.depth)
    legs = max(story.text_columns or story.span, 1)
    lacking = table.fit(deeper)[1] - (legs - 1)
    if not 0 < lacking <= MOST_LINES:
        return
    chosen = pushes(table.composer, table.edition, story)[:lacking]
    if _reaches(table, deeper, chosen, lacking, max(legs, 2)):
        places = "、".join(f"第{p.paragraph}段添{p.characters}字" for p in chosen)
        told = f"{words}：{table.title(story.article)}{places}"
        yield Closing(told, ClosingKind.PUSH, story.article, deeper, pushes=chosen)


def _reaches(
    table: Table, deeper: Placement, chosen: Sequence[Push], lacking: int, legs: int
) -> bool:
    """Whether a story with some words added fills its deeper place."""
    if len(chosen) < lacking:
        return False
    body = table.edition.articles[deeper.article].body
    bodies = [body]
    for push in sorted(chosen, key=lambda push: -push.at):
        body = body[: push.at] + _ADDED * push.characters + body[push.at :]
        bodies.append(body)
    over, under = table.edited(deeper, bodies)
    return over == 0 and under < legs


__all__ = ["fills", "usable", "worded"]
