"""Whether pages are full and nothing is too much: overset, lines short, blank ground, no picture
lost, no page empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newsroom.model.article import Article
from newsroom.model.frame import Fit
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid, Publication
from newsroom.preflight.snapshot import Found, Snapshot, Spot, at, titled

_LEAST = 2  # blank body lines: a single one closes by the spacing of what stands above


def overset(snapshot: Snapshot) -> Iterator[Found]:
    """Lines that found no room and would not be printed."""
    for spot, placement, article, fit in _fits(snapshot):
        later = [p for p in snapshot.edition.parts(article.uuid) if p.part > placement.part]
        if fit.over and not later:
            yield spot.found(
                f"{titled(article)}多 {fit.over} 行，排不下的文字不会印出来",
                article.uuid,
                fit.over,
                article.body,
                advice="删改、放大版位，或转到别的版",
            )


def lost_picture(snapshot: Snapshot) -> Iterator[Found]:
    """Pictures that found no room."""
    for spot, _, article, fit in _fits(snapshot):
        if fit.lost:
            yield spot.found(
                f"{titled(article)}有 {fit.lost} 张图片排不下，没有上版",
                article.uuid,
                article.slots,
                fit.lost,
                advice="放大版位、缩小图片，或从稿件里去掉",
            )


def short(snapshot: Snapshot) -> Iterator[Found]:
    """Placements whose text ends lines too early."""
    for spot, _, article, fit in _fits(snapshot):
        if fit.short:
            yield spot.found(
                f"{titled(article)}缺 {fit.short} 行，文末留白",
                article.uuid,
                fit.short,
                advice="添文字、放大标题或图片，或缩小版位",
            )


def unfilled(snapshot: Snapshot) -> Iterator[Found]:
    """Ground of a page that nothing stands on."""
    grid = snapshot.edition.publication.grid
    for page in snapshot.ordered:
        if not snapshot.edition.on_page(page.uuid):
            continue
        for column, span, row, depth in _blanks(snapshot, page, grid):
            where = f"{page.label}{column + 1}栏{row + 1}行"
            yield Spot(where, page.uuid).found(
                f"版面有空白：{span} 栏 × {depth} 行",
                *(page.uuid, column, span, row, depth),
                advice="放大旁边的稿件，或从补白库找一篇补上",
            )


def empty_page(snapshot: Snapshot) -> Iterator[Found]:
    """Pages without anything on them."""
    for page in snapshot.ordered:
        if not snapshot.edition.on_page(page.uuid):
            name = f"（{page.name}）" if page.name else ""
            yield Spot(f"{page.label}{name}", page.uuid).found(
                "是空版",
                page.uuid,
                advice="给这一版排上稿件，或删除本版",
            )


def _fits(snapshot: Snapshot) -> Iterator[tuple[Spot, Placement, Article, Fit]]:
    """What stands on the pages, with how its text fitted."""
    for page, placement, article in snapshot.placed():
        frames = snapshot.composed(page)
        fit = frames.fit(placement.uuid) if frames else None
        if fit is not None:
            yield at(page, placement), placement, article, fit


def _blanks(snapshot: Snapshot, page: Page, grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """Blank rectangles as column, span, row, depth: neighbouring columns blank over the same rows
    are one.
    """
    by_column = [tuple(_runs(snapshot, page, column, grid)) for column in range(grid.columns)]
    for runs, columns in groupby(range(grid.columns), key=lambda column: by_column[column]):
        first, *rest = columns
        for row, depth in runs:
            yield first, 1 + len(rest), row, depth


def _runs(snapshot: Snapshot, page: Page, column: int, grid: Grid) -> Iterator[tuple[int, int]]:
    """Blank rows of one column, as row and depth."""
    taken = [False] * grid.rows
    for row in range(min(_head(snapshot.edition.publication, page, column), grid.rows)):
        taken[row] = True
    for placement in snapshot.edition.on_page(page.uuid):
        if placement.column <= column < placement.right:
            for row in range(max(placement.row, 0), min(placement.bottom, grid.rows)):
                taken[row] = True
    row = 0
    for full, run in groupby(taken):
        depth = len(list(run))
        if not full and depth >= _LEAST:
            yield row, depth
        row += depth


def _head(house: Publication, page: Page, column: int) -> int:
    """Rows that masthead or folio takes of a column."""
    furniture = house.masthead if page.number == 1 else house.folio
    return furniture.rows if column < (furniture.span or house.grid.columns) else 0
