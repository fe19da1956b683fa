from __future__ import annotations

from dataclasses import replace

from newsroom.model.edition import Edition
from newsroom.preflight import jumps
from tests.preflight.made import changed, clean, words


def jumped(number: int = 3, body: str = "") -> Edition:
    """The second story goes on on another page."""
    longer = changed("second", body=clean().articles["second"].body + body)
    rest = replace(longer.placements[1], uuid="rest", page="next", part=1, depth=20)
    page = replace(longer.pages[0], uuid="next", number=number)
    return replace(longer, pages=(*longer.pages, page), placements=(*longer.placements, rest))


def test_both_halves_in_order_are_silent() -> None:
    assert words(jumps.unpaired, jumped(body="\n" + "风停了又起。" * 60)) == []


def test_a_second_half_alone() -> None:
    whole = jumped()
    alone = replace(whole, placements=(whole.placements[0], whole.placements[2]))
    assert words(jumps.unpaired, alone) == [
        "《山口风机转起来》只排了上接的后半部分，前半部分没有上版"
    ]


def test_a_second_half_that_no_text_is_left_for() -> None:
    assert words(jumps.unpaired, jumped()) == ["《山口风机转起来》没有文字转到这里"]


def test_a_jump_to_a_page_before() -> None:
    told = words(jumps.unpaired, jumped(number=1, body="\n" + "风停了又起。" * 60))
    assert told == ["《山口风机转起来》从二版转到一版，不是往后转"]


def test_a_story_that_came_in_half() -> None:
    (told,) = words(jumps.filed_in_half, changed("second", jump_to="三版"))
    assert told == "《山口风机转起来》来稿注明“下转三版”，后半部分没有接上"
    assert words(jumps.filed_in_half, jumped()) == []


def test_a_jump_typed_by_hand_leads_somewhere() -> None:
    body = clean().articles["second"].body + "（下转第3版）"
    assert words(jumps.filed_in_half, changed("second", body=body)) == [
        "《山口风机转起来》写着“下转三版”，那里没有“上接二版”"
    ]


def test_typed_halves_that_name_each_other() -> None:
    away = replace(clean().pages[0], uuid="next", number=3)
    placed = replace(clean().placements[1], page="next")
    told = replace(
        clean(), pages=(*clean().pages, away), placements=(clean().placements[0], placed)
    )
    first, second = told.articles["first"], told.articles["second"]
    articles = {
        "first": replace(first, body=first.body + "（下转三版）"),
        "second": replace(second, body="（上接二版）" + second.body),
    }
    assert words(jumps.filed_in_half, replace(told, articles=articles)) == []


def test_a_clean_page_is_silent() -> None:
    assert words(jumps.unpaired) == words(jumps.filed_in_half) == []
