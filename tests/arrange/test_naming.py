"""A section's name over units that touch: printed once, and no room left where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.arrange.naming import named
from newsroom.arrange.offering import Offer, offers
from newsroom.arrange.pieces import Rectangle
from newsroom.arrange.units import units
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, TextFrame, TextRole
from newsroom.model.placement import Placement
from newsroom.typeset.groups import type_rows
from tests.arrange.papers import composer, edition, house, story

GRID = house().grid
NAME = type_rows(house())
FIRST = composer().blocked(2).bottom


def of_section(name: str, characters: int) -> Article:
    return replace(story(name, characters), section="春灌一线")


def offered(paper: Edition) -> list[Offer]:
    """Each story a unit of its own: too large to share one."""
    found = units(paper, list(paper.articles), composer(), GRID.columns)
    alike, nobody = (dict.fromkeys(paper.articles, value) for value in (3, 0))
    made = list(offers(paper, "page2", found, alike, nobody, composer()))
    assert len(made) == len(paper.articles)
    return made


def composed(paper: Edition, placed: Sequence[Placement]) -> PageFrames:
    page = composer().page(replace(paper, placements=tuple(placed)), "page2")
    assert [fit.over for fit in page.fits] == [0] * len(placed)
    return page


def names(page: PageFrames) -> int:
    return sum(isinstance(f, TextFrame) and f.role is TextRole.SECTION for f in page.frames)


def least(offer: Offer, span: int) -> int:
    return min(offer.item.options[span])


PAPER = edition([of_section("a", 820), of_section("b", 820)])


def test_units_apart_have_a_name_each() -> None:
    one, other = offered(PAPER)
    chosen = [
        (one, Rectangle(0, FIRST, 2, least(one, 2))),
        (other, Rectangle(4, FIRST, 2, least(other, 2))),
    ]
    placed = named(PAPER, "page2", (), chosen)
    assert placed == [
        replace(p, uuid=q.uuid)
        for p, q in zip(
            [p for offer, place in chosen for p in offer.placements("page2", place)],
            placed,
            strict=True,
        )
    ]
    assert names(composed(PAPER, placed)) == 2


def test_a_unit_below_another_fills_what_its_name_would_have_taken() -> None:
    one, other = offered(PAPER)
    upper = Rectangle(0, FIRST, 3, least(one, 3))
    fitting = 0
    for depth in other.item.options[3]:
        place = Rectangle(0, upper.bottom, 3, depth)
        above, below = named(PAPER, "page2", (), [(one, upper), (other, place)])
        assert (above.row, below.bottom, below.column) == (FIRST, place.bottom, 0)
        assert above.bottom == below.row
        assert names(composed(PAPER, [above, below])) == 1
        (alone,) = other.placements("page2", place)
        fitting += below.headline_rows < alone.headline_rows
    assert fitting >= len(other.item.options[3]) / 2


def test_a_unit_beside_one_that_stands_higher_needs_no_name() -> None:
    one, other = offered(PAPER)
    higher = Rectangle(0, FIRST, 3, least(one, 3))
    placed = None
    for depth in other.item.options[2]:
        place = Rectangle(3, FIRST + 4, 2, depth)
        (_, placed) = named(PAPER, "page2", (), [(one, higher), (other, place)])
        assert (placed.row, placed.depth) == (place.row, depth)
        assert names(composed(PAPER, [*one.placements("page2", higher), placed])) == 1
    assert placed is not None


def test_what_stands_gets_its_name_back_where_its_neighbour_leaves() -> None:
    one, other = offered(PAPER)
    upper = Rectangle(0, FIRST, 2, least(one, 2))
    depth = sorted(other.item.options[2])[len(other.item.options[2]) // 2]
    lower = Rectangle(0, upper.bottom, 2, depth)
    before = named(PAPER, "page2", (), [(one, upper), (other, lower)])
    page = replace(PAPER, placements=tuple(before))
    below = before[1]
    item = replace(other.item, standing=Rectangle(0, below.row, 2, below.depth))
    kept = replace(other, item=item, kept=(below,))
    assert item.standing is not None
    away = Rectangle(3, FIRST, 2, upper.depth)
    still = named(page, "page2", (), [(one, upper), (kept, item.standing)])
    assert still[1] == below
    moved = named(page, "page2", (), [(one, away), (kept, item.standing)])
    if below.depth in other.item.options[2]:
        assert names(composed(PAPER, moved)) == 2
        assert moved[1].headline_rows >= NAME
