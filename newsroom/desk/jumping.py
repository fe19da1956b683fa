"""Jumps (下转): where an article's overset runs on."""

from __future__ import annotations

from dataclasses import replace

from newsroom.desk.composing import Composers
from newsroom.desk.ground import LEAST_DEPTH, Ground
from newsroom.errors import RefusedError
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.copyfit import tails


def jumped(
    composers: Composers, edition: Edition, head: Placement, page: str, cell: tuple[int, int]
) -> Placement:
    """The placement that takes a head's overset, with its left top at a cell of a page.

    Raises RefusedError where nothing is over, the article has a jump, or the cell is taken.
    """
    if len(edition.parts(head.article)) > 1:
        raise RefusedError("这篇稿件已经有下转", advice="请先撤下转文部分，再重新下转")
    fit = composers.page(edition, head.page).fit(head.uuid)
    if fit is None or fit.over <= 0:
        raise RefusedError("这篇稿件没有多出的文字，不需要下转")
    free = Ground(edition, page)
    if not free.open(*cell):
        raise RefusedError("这个位置已经有内容", kept="版面没有变化", advice="请放到空白处")
    width, height = free.largest(*cell)
    tail = Placement(
        page=page,
        article=head.article,
        column=cell[0],
        row=cell[1],
        span=min(head.span, width),
        depth=height,
        part=1,
    )
    return _shortened(composers, edition, tail)


def first_cell(edition: Edition, page: str) -> tuple[int, int]:
    """A page's first free place for a jump. Raises RefusedError where there is none."""
    cell = Ground(edition, page).room(1, LEAST_DEPTH + 1)
    if cell is None:
        label = edition.page(page).label
        raise RefusedError(f"{label}没有空位可以下转", advice=f"请先在{label}腾出地方")
    return cell


def _shortened(composers: Composers, edition: Edition, tail: Placement) -> Placement:
    """The placement in the usual shape of what it takes; as it is where none fits its place."""
    composer = composers.composer(edition.publication)
    fitting = [shape for shape in tails(edition, composer, tail) if shape.depth <= tail.depth]
    if not fitting:
        return tail
    shape = min(fitting, key=lambda shape: (shape.cost, shape.depth))
    made = shape.placement(tail.article, tail.page, tail.column, tail.row)
    return replace(made, uuid=tail.uuid)
