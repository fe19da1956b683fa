"""Groups: their stories together, level at every edge, under one name, and nothing over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.arrange.grouping import layouts
from newsroom.arrange.pieces import Rectangle
from newsroom.arrange.units import Unit, units
from newsroom.model.article import Article, ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureFrame, TextFrame, TextRole
from newsroom.typeset.groups import rows_by_span, type_rows
from tests.arrange.papers import brief, composer, edition, house, photo, story

GRID = house().grid
FIRST = composer().blocked(2).bottom


def of_section(name: str, characters: int, **changes: object) -> Article:
    return replace(story(name, characters), section="春灌一线", **changes)  # type: ignore[arg-type]


def all_units(paper: Edition) -> list[Unit]:
    return list(units(paper, list(paper.articles), composer(), GRID.columns))


def joint(paper: Edition) -> Unit:
    """All units of a section as one, whatever their number."""
    found = all_units(paper)
    members = tuple(member for unit in found for member in unit.members)
    rows = rows_by_span(paper, found[0].section)
    uuids = tuple(member.article.uuid for member in members)
    return Unit(uuids, found[0].item, layouts(members, rows), members, found[0].section)


def check(paper: Edition, unit: Unit, span: int, depth: int) -> list[tuple[int, int]]:
    """That a layout composes with nothing over; the tops of its parts."""
    place = Rectangle(GRID.columns - span, FIRST, span, depth)
    placed = unit.placements("page2", place)
    cells = [
        (c, r) for p in placed for c in range(p.column, p.right) for r in range(p.row, p.bottom)
    ]
    assert len(cells) == len(set(cells)) == span * depth
    assert {c for c, _ in cells} == set(range(place.column, GRID.columns))
    frames = composer().page(replace(paper, placements=tuple(placed)), "page2")
    assert [fit.over for fit in frames.fits] == [0] * len(placed)
    for placement in placed:
        under = frames.fit(placement.uuid)
        assert under is not None
        assert under.under < max(placement.text_columns, 2)
    labels = [f for f in frames.frames if isinstance(f, TextFrame) and f.role is TextRole.SECTION]
    art = [f for f in frames.frames if isinstance(f, PictureFrame) and f.picture == "banner"]
    assert len(labels) + len(art) == 1
    return [(p.column, p.row) for p in placed]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_every_layout_of_a_section_composes_exactly(count: int) -> None:
    paper = edition([of_section(f"s{i}", 160 + 40 * i, importance=4 - i % 2) for i in range(count)])
    unit = joint(paper)
    assert len(unit.articles) == count
    seen = [check(paper, unit, span, depth) for span, depth in sorted(unit.layouts)[::3]]
    abreast = [tops for tops in seen if len({row for _, row in tops}) < count]
    stacked = [tops for tops in seen if len({column for column, _ in tops}) == 1]
    assert abreast
    assert stacked


def test_stories_side_by_side_are_equally_deep() -> None:
    paper = edition([of_section("a", 300), of_section("b", 300)])
    (unit,) = all_units(paper)
    found = [
        [part.shape.depth for part in layout.parts]
        for layout in unit.layouts.values()
        if layout.parts[1].column
    ]
    assert found
    assert all(one == other for one, other in found)


def test_a_section_with_artwork_keeps_the_rows_it_takes() -> None:
    slot, _ = photo("any")
    _, art = photo("banner", (3000, 180))
    art = replace(art, sha256="banner")
    paper = edition([of_section("a", 260), of_section("b", 320), of_section("c", 280)], (art,))
    banner = Banner(publication=house().stem, section="春灌一线", picture="banner")
    paper = replace(paper, banners={"春灌一线": banner})
    unit = joint(paper)
    for span, depth in sorted(unit.layouts)[::4]:
        check(paper, unit, span, depth)
    assert slot.picture not in paper.pictures


def test_briefs_of_a_section_stand_below_its_stories() -> None:
    paper = edition([brief("x", "春灌一线"), of_section("a", 300), brief("y", "春灌一线")])
    (unit,) = all_units(paper)
    assert unit.articles == ("a", "x", "y")
    for span, depth in sorted(unit.layouts)[::6]:
        (above, *below) = check(paper, unit, span, depth)
        assert all(row > above[1] for _, row in below)


@pytest.mark.parametrize("count", [2, 7])
def test_briefs_run_on_in_level_columns(count: int) -> None:
    paper = edition([brief(f"b{i}") for i in range(count)])
    (unit,) = all_units(paper)
    for columns in range(1, min(count, 3) + 1):
        depths = sorted(depth for span, depth in unit.layouts if span == columns)
        assert depths
        for depth in depths:
            tops = check(paper, unit, columns, depth)
            assert len({column for column, _ in tops}) == columns
    tight = min(depth for span, depth in unit.layouts if span == 1)
    alone = sum(member.least(1) for member in unit.members) + type_rows(house())
    assert tight == alone - (count - 1)


def test_a_brief_below_another_stands_right_under_it() -> None:
    paper = edition([brief("a"), brief("b")])
    (unit,) = all_units(paper)
    depth = min(depth for span, depth in unit.layouts if span == 1)
    upper, lower = unit.placements("page2", Rectangle(0, FIRST, 1, depth))
    frames = composer().page(replace(paper, placements=(upper, lower)), "page2").frames
    one, other = (
        frame for frame in frames if isinstance(frame, TextFrame) and frame.role is TextRole.BODY
    )
    assert (other.y - one.y) // GRID.pitch == len(one.lines)
    apart = replace(lower, row=lower.row + 1)
    page = composer().page(replace(paper, placements=(upper, apart)), "page2")
    assert [fit.over for fit in page.fits] == [0, 1 + type_rows(house())]


def test_large_groups_are_parted() -> None:
    paper = edition([of_section(f"s{i}", 500) for i in range(9)])
    found = all_units(paper)
    assert len(found) >= 5
    assert [uuid for unit in found for uuid in unit.articles] == [f"s{i}" for i in range(9)]
    page = GRID.columns * GRID.rows
    assert all(unit.item.least < page / 4 for unit in found)


def test_picture_stories_stand_alone() -> None:
    slots, pictures = zip(*(photo(name) for name in ("p", "q")), strict=True)
    shots = [
        replace(
            story(f"s{i}", 0, slots=(slot,)), kind=ArticleKind.PICTURE, body="", section="图片新闻"
        )
        for i, slot in enumerate(slots)
    ]
    found = all_units(edition(shots, pictures))
    assert [unit.articles for unit in found] == [("s0",), ("s1",)]
    assert all(min(unit.item.options) == 2 for unit in found)
