"""Placements exchanged, moved together and brought to other pages; pages in another order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.moving import Rect, tried
from newsroom.errors import RefusedError
from newsroom.model.placement import Placement
from tests.desk.conftest import put, story


def pages(desk: Desk, issue: str) -> list[str]:
    return [page.uuid for page in desk.library.issues.pages(issue)]


def standing(desk: Desk, article: str) -> Placement:
    (placement,) = desk.library.issues.placements_of(article)
    return placement


@pytest.fixture
def pair(desk: Desk, issue: str) -> tuple[str, str]:
    """Two articles side by side on page two."""
    second = pages(desk, issue)[1]
    one, two = put(desk, issue, story("老街亮灯", 12)), put(desk, issue, story("书屋开门", 5))
    desk.paging.place(one, second, 0, 10)
    desk.paging.place(two, second, 4, 30)
    return one, two


def test_two_articles_exchange_their_places_in_one_step(
    desk: Desk, issue: str, pair: tuple[str, str]
) -> None:
    before = [Rect.of(standing(desk, each)) for each in pair]
    desk.paging.swap(*(standing(desk, each).uuid for each in pair))
    assert [Rect.of(standing(desk, each)) for each in pair] == before[::-1]
    assert desk.undo_label == "对调《老街亮灯》和《书屋开门》"
    desk.undo()
    assert [Rect.of(standing(desk, each)) for each in pair] == before


def test_articles_of_two_pages_exchange_their_places(
    desk: Desk, issue: str, pair: tuple[str, str]
) -> None:
    third = pages(desk, issue)[2]
    other = put(desk, issue, story("操场翻新", 6))
    desk.paging.place(other, third, 1, 40)
    there, here = standing(desk, other), standing(desk, pair[0])
    desk.paging.swap(here.uuid, there.uuid)
    assert standing(desk, pair[0]).page == third
    assert Rect.of(standing(desk, pair[0])) == Rect.of(there)
    assert standing(desk, other).page == here.page


def test_articles_move_together_and_are_locked_together(
    desk: Desk, issue: str, pair: tuple[str, str]
) -> None:
    before = [standing(desk, each) for each in pair]
    names = [each.uuid for each in before]
    desk.paging.shift(names, 0, 5)
    assert [standing(desk, each).row for each in pair] == [each.row + 5 for each in before]
    assert desk.undo_label == "移动《老街亮灯》等 2 篇"
    with pytest.raises(RefusedError, match="超出版心"):
        desk.paging.shift(names, -1, 0)
    desk.paging.restyle_all(names, lambda p: replace(p, locked=True), "锁定")
    assert all(standing(desk, each).locked for each in pair)
    desk.undo()
    desk.undo()
    assert [standing(desk, each) for each in pair] == before


def test_the_event_log_holds_no_titles(desk: Desk, issue: str, pair: tuple[str, str]) -> None:
    desk.paging.shift([standing(desk, each).uuid for each in pair], 0, 2)
    desk.undo()
    verbs = [event.verb for event in reversed(desk.library.events.recent(2))]
    assert verbs == ["移动", "撤销移动"]


def test_an_article_goes_to_another_pages_first_free_place(
    desk: Desk, issue: str, pair: tuple[str, str]
) -> None:
    third = pages(desk, issue)[2]
    old = standing(desk, pair[0])
    change = desk.paging.transfer(old.uuid, third)
    new = standing(desk, pair[0])
    assert (new.page, new.span, new.depth, new.uuid) == (third, old.span, old.depth, old.uuid)
    assert change.notes == ()
    assert {old.page, third} <= change.pages
    desk.undo()
    assert standing(desk, pair[0]) == old


def test_what_has_no_room_on_the_other_page_is_held_over_with_a_word(
    desk: Desk, issue: str, pair: tuple[str, str]
) -> None:
    third = pages(desk, issue)[2]
    grid = desk.paging.edition(issue).publication.grid
    wide = put(desk, issue, story("长篇通讯", 70))
    desk.paging.place(wide, third, 0, 4)
    full = replace(standing(desk, wide), span=grid.columns, depth=grid.rows - 4, column=0, row=4)
    desk.paging.restyle(full.uuid, lambda _old: full)
    old = standing(desk, pair[0])
    change = desk.paging.transfer(old.uuid, third)
    assert desk.library.issues.placements_of(pair[0]) == ()
    assert desk.library.articles.summary(pair[0]).page == third
    assert "先放在稿件列表里" in change.notes[0]
    desk.undo()
    assert standing(desk, pair[0]) == old
    assert desk.library.articles.summary(pair[0]).page != third


def test_an_article_of_the_pool_is_brought_whole_or_held_over(desk: Desk, issue: str) -> None:
    second = pages(desk, issue)[1]
    uuid = put(desk, issue, story("老街亮灯", 12))
    assert desk.paging.bring(uuid, second).notes == ()
    placed = standing(desk, uuid)
    fit = Composers().page(desk.paging.edition(issue), second).fit(placed.uuid)
    assert fit is not None
    assert fit.over == 0
    long = put(desk, issue, story("太长的稿", 400))
    change = desk.paging.bring(long, second)
    assert desk.library.issues.placements_of(long) == ()
    assert desk.library.articles.summary(long).page == second
    assert "太长的稿" in change.notes[0]


def test_pages_change_their_order_and_back(desk: Desk, issue: str, pair: tuple[str, str]) -> None:
    before = pages(desk, issue)
    change = desk.paging.move_page(before[1], 4)
    assert pages(desk, issue) == [before[0], before[2], before[3], before[1]]
    assert desk.library.issues.page(before[1]).number == 4
    assert standing(desk, pair[0]).page == before[1]
    assert change.label == desk.undo_label == "把二版改为四版"
    desk.undo()
    assert pages(desk, issue) == before
    desk.redo()
    assert pages(desk, issue)[-1] == before[1]


@pytest.mark.parametrize(("page", "number"), [(0, 2), (2, 1)])
def test_page_one_keeps_its_place(desk: Desk, issue: str, page: int, number: int) -> None:
    before = pages(desk, issue)
    with pytest.raises(RefusedError, match="报头"):
        desk.paging.move_page(before[page], number)
    assert pages(desk, issue) == before


def test_a_jump_names_its_page_by_the_new_number(desk: Desk, issue: str) -> None:
    names = pages(desk, issue)
    uuid = put(desk, issue, story("长篇通讯", 60))
    desk.paging.place(uuid, names[1], 0, 60)
    head = standing(desk, uuid)
    desk.paging.jump_to(head.uuid, names[2])
    desk.paging.move_page(names[2], 4)
    frames = Composers().page(desk.paging.edition(issue), names[1])
    words = "".join(
        line.text
        for f in frames.frames
        if hasattr(f, "lines")
        for line in f.lines  # type: ignore[union-attr]
    )
    assert "下转四版" in words


def test_a_rectangle_is_tried_before_it_is_taken(
    desk: Desk, issue: str, pair: tuple[str, str]
) -> None:
    edition, placement = desk.paging.edition(issue), standing(desk, pair[0])
    rect = replace(Rect.of(placement), depth=placement.depth - 4)
    found = tried(Composers(), edition, placement.uuid, rect)
    desk.paging.resize(placement.uuid, rect.column, rect.row, rect.span, rect.depth)
    taken = Composers().page(desk.paging.edition(issue), placement.page).fit(placement.uuid)
    assert found.fit == taken
    assert found.obstacle == ""
    on_other = Rect.of(standing(desk, pair[1]))
    assert tried(Composers(), edition, placement.uuid, on_other).obstacle == "会压住《书屋开门》"
    assert tried(Composers(), edition, "gone", rect).fit is None
