from __future__ import annotations

import re
from dataclasses import replace

from newsroom.preflight import fitting
from tests.preflight.made import changed, clean, moved, snapshot, words


def test_overset_says_how_many_lines_and_where() -> None:
    longer = changed("second", body=clean().articles["second"].body + "\n" + "又添一段。" * 30)
    (found,) = fitting.overset(snapshot(longer))
    assert found.words.startswith("《山口风机转起来》多 ")
    assert "不会印出来" in found.words
    assert (found.where, found.placement) == ("二版5栏4行", "at-second")


def test_an_overset_that_another_part_takes_is_a_jump() -> None:
    longer = changed("second", body=clean().articles["second"].body + "\n" + "又添一段。" * 30)
    after = replace(longer.placements[1], uuid="rest", part=1, page="next")
    pages = (*longer.pages, replace(longer.pages[0], uuid="next", number=3))
    jumped = replace(longer, pages=pages, placements=(*longer.placements, after))
    assert words(fitting.overset, jumped) == []


def test_lines_short() -> None:
    shorter = changed("second", body=clean().articles["second"].body[:900])
    (told,) = words(fitting.short, shorter)
    assert told.startswith("《山口风机转起来》缺 ")


def test_pictures_without_room() -> None:
    many = changed("second", slots=clean().articles["first"].slots * 12)
    (told,) = words(fitting.lost_picture, many)
    assert re.fullmatch(r"《山口风机转起来》有 \d+ 张图片排不下，没有上版", told)


def test_blank_ground_is_told_as_one_rectangle() -> None:
    (found,) = fitting.unfilled(snapshot(moved("at-second", depth=70)))
    assert (found.words, found.where) == ("版面有空白：2 栏 × 15 行", "二版5栏74行")
    assert words(fitting.unfilled, moved("at-second", depth=84)) == []


def test_an_ear_is_ground_too() -> None:
    narrow = replace(clean().publication.folio, span=4)
    house = replace(clean().publication, folio=narrow)
    (found,) = fitting.unfilled(snapshot(replace(clean(), publication=house)))
    assert (found.words, found.where) == ("版面有空白：2 栏 × 3 行", "二版5栏1行")


def test_an_empty_page() -> None:
    blank = replace(clean(), placements=())
    (found,) = fitting.empty_page(snapshot(blank))
    assert (found.words, found.where) == ("是空版", "二版（综合）")
    assert words(fitting.unfilled, blank) == []


def test_a_clean_page_is_silent() -> None:
    looks = (fitting.overset, fitting.lost_picture, fitting.short, fitting.unfilled)
    for look in (*looks, fitting.empty_page):
        assert words(look) == []
