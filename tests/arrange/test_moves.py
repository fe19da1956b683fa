"""What moves between two pages, told in words."""

from __future__ import annotations

from dataclasses import replace

from newsroom.arrange.moves import moves
from newsroom.model.length import Pt
from newsroom.model.placement import Placement
from tests.arrange.papers import house

GRID = house().grid
HERE = Placement(page="p", article="a", column=0, row=3, span=3, depth=20)


def words(after: Placement, before: Placement = HERE) -> str:
    found = moves((before,), (after,), GRID)
    return "；".join(move.words for move in found)


def test_what_stays_is_not_told() -> None:
    assert moves((HERE,), (HERE,), GRID) == ()


def test_places_are_told_by_their_region_and_within_one_by_rows_and_columns() -> None:
    assert words(replace(HERE, column=3, row=60)) == "从左上移到右下"
    assert words(replace(HERE, column=1, row=30)) == "从左上移到中部"
    assert words(replace(HERE, row=5)) == "下移2行"
    assert words(replace(HERE, span=1), replace(HERE, span=1, column=1)) == "左移1栏"


def test_sizes_are_told_by_columns_else_by_rows() -> None:
    assert words(replace(HERE, span=2, depth=30)) == "由3栏改2栏"
    assert words(replace(HERE, depth=23)) == "加高3行"
    assert words(replace(HERE, row=60, depth=18)) == "从左上移到左下，减少2行"


def test_a_new_heading_is_told_where_the_rectangle_stays() -> None:
    assert words(replace(HERE, headline_size=Pt(30))) == "标题重排"


def test_what_comes_and_goes_is_told_and_what_leaves_comes_last() -> None:
    other = replace(HERE, article="b")
    found = moves((HERE,), (other,), GRID)
    assert [(move.article, move.words) for move in found] == [("b", "新上版"), ("a", "撤下")]
