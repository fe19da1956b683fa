"""What changes on a page between two sets of placements, in a page editor's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom.arrange.assembly import Move
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

_ACROSS, _DOWN = ("左", "", "右"), ("上", "", "下")
_CENTRE = "中部"


def moves(before: Sequence[Placement], after: Sequence[Placement], grid: Grid) -> tuple[Move, ...]:
    """What moves, comes and goes: first what stands on the new page, then what leaves it."""
    old = {(p.article, p.part): p for p in before}
    new = {(p.article, p.part): p for p in after}
    found = []
    for key, placement in sorted(new.items(), key=lambda pair: (pair[1].row, pair[1].column)):
        words = _words(old.get(key), placement, grid)
        if words:
            found.append(Move(placement.article, words))
    gone = (Move(p.article, "撤下") for key, p in old.items() if key not in new)
    return (*found, *gone)


def _words(old: Placement | None, new: Placement, grid: Grid) -> str:
    if old is None:
        return "新上版"
    return "，".join((*_place(old, new, grid), *_size(old, new), *_looks(old, new)))


def _place(old: Placement, new: Placement, grid: Grid) -> Iterator[str]:
    if (old.column, old.row) == (new.column, new.row):
        return
    here, there = _region(old, grid), _region(new, grid)
    if here != there:
        yield f"从{here}移到{there}"
        return
    if old.column != new.column:
        yield f"{'左' if new.column < old.column else '右'}移{abs(new.column - old.column)}栏"
    if old.row != new.row:
        yield f"{'上' if new.row < old.row else '下'}移{abs(new.row - old.row)}行"


def _size(old: Placement, new: Placement) -> Iterator[str]:
    if old.span != new.span:
        yield f"由{old.span}栏改{new.span}栏"
    elif old.depth != new.depth:
        yield f"{'加高' if new.depth > old.depth else '减少'}{abs(new.depth - old.depth)}行"


def _looks(old: Placement, new: Placement) -> Iterator[str]:
    """What changes inside a rectangle that keeps its size."""
    if (old.span, old.depth) != (new.span, new.depth):
        return
    if (old.headline_size, old.headline_rows) != (new.headline_size, new.headline_rows):
        yield "标题重排"
    if old.pictures != new.pictures:
        yield "图片重裁"


def _region(placement: Placement, grid: Grid) -> str:
    """Where on the page a placement's centre lies: 左上, 上部, 中部 …"""
    across = _third(placement.column * 2 + placement.span, grid.columns * 2)
    down = _third(placement.row * 2 + placement.depth, grid.rows * 2)
    words = _ACROSS[across] + _DOWN[down]
    if not words:
        return _CENTRE
    return words if len(words) > 1 else f"{words}部"


def _third(value: int, whole: int) -> int:
    """0, 1 or 2: in which third of the whole a value lies."""
    return min(max(value * 3 // whole, 0), 2)
