from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.model.similar import Earlier
from newsroom.model.status import ArticleStatus
from newsroom.preflight import repeats
from tests.preflight.made import changed, clean, snapshot, with_article, words


def test_one_article_in_two_places() -> None:
    again = replace(clean().placements[1], uuid="again", page="page", row=60, depth=28)
    doubled = replace(clean(), placements=(*clean().placements, again))
    (found,) = repeats.twice(snapshot(doubled))
    assert found.words == "《山口风机转起来》在本期排了两次"


def test_the_parts_of_a_jump_are_one_article() -> None:
    after = replace(clean().placements[1], uuid="rest", part=1)
    jumped = replace(clean(), placements=(*clean().placements, after))
    assert words(repeats.twice, jumped) == []


def test_a_story_filed_twice_and_edited() -> None:
    body = clean().articles["first"].body
    edited = body.replace("青石板", "花岗岩石板").replace("护栏", "栏杆")
    (found,) = repeats.alike(snapshot(changed("second", body=edited)))
    assert found.words == "《山口风机转起来》与二版1栏4行《河堤石阶换了青石板》内容雷同"
    assert found.article == "second"


def test_the_same_headline() -> None:
    same = changed("second", headline="河堤石阶 换了青石板")
    assert words(repeats.alike, same) == [
        "《河堤石阶 换了青石板》与二版1栏4行《河堤石阶换了青石板》标题相同"
    ]


def test_what_is_not_printed_is_not_compared() -> None:
    other = replace(clean().articles["first"], uuid="waiting")
    assert words(repeats.alike, with_article(clean(), other)) == []


def test_what_was_printed_before_is_named_with_its_place() -> None:
    known = Earlier(
        uuid="old",
        headline="河堤石阶换新",
        status=ArticleStatus.PRINTED,
        characters=300,
        date=datetime.date(2020, 3, 7),
        issue="2020年3月7日 第5期",
        number="第5期",
        page=2,
        share=0.874,
    )
    inside = replace(known, uuid="second")
    looked = replace(snapshot(clean()), before={"first": (known, inside), "gone": (known,)})
    (found,) = repeats.before(looked)
    assert (
        found.words == "《河堤石阶换了青石板》与2020年3月7日第5期2版 已刊《河堤石阶换新》相同 87%"
    )
    assert found.article == "first"


def test_a_clean_page_is_silent() -> None:
    assert words(repeats.twice) == words(repeats.alike) == []
