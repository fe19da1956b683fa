"""Paging: placing, moving, jumping; each as one act that undo takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.placement import PicturePlace, Placement
from tests.desk.conftest import put, story


def first_page(desk: Desk, issue: str) -> str:
    return desk.library.issues.pages(issue)[0].uuid


def only(desk: Desk, page: str) -> Placement:
    (placement,) = desk.library.issues.placements(page)
    return placement


def test_a_dropped_article_takes_a_shape_that_fits(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    uuid = put(desk, issue, story("老街亮灯", 10))
    desk.paging.place(uuid, page, 2, 30)
    placement = only(desk, page)
    assert (placement.column, placement.row) == (2, 30)
    frames = Composers().page(desk.paging.edition(issue), page)
    fit = frames.fit(placement.uuid)
    assert fit is not None
    assert fit.over == 0


def test_no_place_on_occupied_or_foreign_ground(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    uuid = put(desk, issue, story("老街亮灯"))
    other = put(desk, issue, story("书屋开门"))
    desk.paging.place(uuid, page, 0, 20)
    with pytest.raises(RefusedError, match="已经有内容"):
        desk.paging.place(other, page, 0, 21)
    with pytest.raises(RefusedError, match="已经有内容"):
        desk.paging.place(other, page, 0, 2)
    with pytest.raises(RefusedError, match="已经在版面上"):
        desk.paging.place(uuid, page, 3, 40)
    assert only(desk, page).article == uuid


def test_a_refused_drop_leaves_the_article_in_its_pool(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    desk.paging.place(put(desk, issue, story("书屋开门")), page, 0, 20)
    home = desk.library.issues.get(issue).publication
    article = story("老街亮灯")
    desk.library.articles.add(article, publication=home, person="林可欣", reason="导入")
    with pytest.raises(RefusedError, match="已经有内容"):
        desk.paging.place(article.uuid, page, 0, 21)
    assert desk.library.articles.summary(article.uuid).issue is None
    desk.paging.place(article.uuid, page, 4, 21)
    assert desk.library.articles.summary(article.uuid).issue == issue


def test_what_lies_in_the_bin_is_not_placed(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    desk.writing.bin(uuid)
    with pytest.raises(RefusedError, match="回收站"):
        desk.paging.place(uuid, first_page(desk, issue), 0, 20)


def test_an_article_too_long_for_the_place_shows_its_overset(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    uuid = put(desk, issue, story("老街亮灯", 60))
    desk.paging.place(uuid, page, 5, 60)
    placement = only(desk, page)
    assert (placement.span, placement.bottom) == (1, 88)
    fit = Composers().page(desk.paging.edition(issue), page).fit(placement.uuid)
    assert fit is not None
    assert fit.over > 0


def test_moving_and_resizing_refuse_to_overlap(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    one = put(desk, issue, story("老街亮灯"))
    two = put(desk, issue, story("书屋开门"))
    desk.paging.place(one, page, 0, 20)
    desk.paging.place(two, page, 4, 20)
    first = next(p for p in desk.library.issues.placements(page) if p.article == one)
    with pytest.raises(RefusedError, match="会压住《书屋开门》"):
        desk.paging.move(first.uuid, page, 4, 22)
    with pytest.raises(RefusedError, match="超出版心"):
        desk.paging.resize(first.uuid, 0, 20, 2, 90)
    desk.paging.move(first.uuid, page, 0, 50)
    assert desk.library.issues.placement(first.uuid).row == 50
    desk.undo()
    assert desk.library.issues.placement(first.uuid).row == 20
    desk.redo()
    assert desk.library.issues.placement(first.uuid).row == 50


def test_pictures_keep_their_places_while_a_story_keeps_its_span(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    desk.paging.place(put(desk, issue, story("老街亮灯")), page, 0, 20)
    (old,) = desk.library.issues.placements(page)
    places = (PicturePlace(0, 0, 1, 9),)
    desk.paging.restyle(old.uuid, lambda placement: replace(placement, pictures=places))
    desk.paging.resize(old.uuid, old.column, old.row, old.span, old.depth + 2)
    assert desk.library.issues.placement(old.uuid).pictures == places
    desk.paging.resize(old.uuid, old.column, old.row, old.span + 1, old.depth)
    assert desk.library.issues.placement(old.uuid).pictures == ()


def test_undo_of_a_move_is_refused_where_it_moved_again(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    uuid = put(desk, issue, story("老街亮灯"))
    desk.paging.place(uuid, page, 0, 20)
    placement = only(desk, page)
    desk.library.issues.remove_placement(placement.uuid)
    with pytest.raises(RefusedError, match="不能撤销"):
        desk.undo()


def test_a_jump_carries_the_overset_to_the_next_page(desk: Desk, issue: str) -> None:
    pages = desk.library.issues.pages(issue)
    uuid = put(desk, issue, story("老街亮灯", 60))
    desk.paging.place(uuid, pages[0].uuid, 4, 60)
    head = only(desk, pages[0].uuid)
    desk.paging.jump_to(head.uuid, pages[1].uuid)
    tail = only(desk, pages[1].uuid)
    assert (tail.article, tail.part) == (uuid, 1)
    made = Composers().pages(desk.paging.edition(issue))
    fits = made[0].fit(head.uuid), made[1].fit(tail.uuid)
    assert [fit.over for fit in fits if fit is not None] == [0, 0]
    assert fits[1] is not None
    assert fits[1].under < tail.span + 2
    with pytest.raises(RefusedError, match="已经有下转"):
        desk.paging.jump_to(head.uuid, pages[2].uuid)
    desk.paging.remove(head.uuid)
    assert desk.library.issues.issue_placements(issue) == ()


def test_the_event_log_holds_no_titles(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    desk.paging.place(put(desk, issue, story("老街亮灯")), page, 0, 20)
    assert [event.verb for event in desk.library.events.recent(1)] == ["放置"]
    assert desk.library.events.verify() == ()
