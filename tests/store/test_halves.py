from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.model.credit import Role
from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import Piece, Share
from newsroom.store.halves import Half, items, joined, page_number

DAY = datetime.date(2026, 3, 7)
WHO = Share(name="甲", role=Role.REPORTER, person="甲", pictures=1)


def half(name: str, page: int, jump_from: str = "", jump_to: str = "", **facts: object) -> Half:
    piece = Piece(
        article=name,
        title=name,
        kind=ArticleKind.NEWS,
        publication="报",
        came=DAY,
        day=DAY,
        issue="期",
        pages=(page,),
        characters=100,
    )
    return Half(replace(piece, **facts), name, jump_from, jump_to, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "number"),
    [("一版", 1), ("第3版", 3), ("十二版", 12), ("（下转二版）", 2), ("", 0), ("他处", 0)],
)
def test_the_page_a_jump_names(words: str, number: int) -> None:
    assert page_number(words) == number


def test_two_articles_on_either_side_of_a_jump_are_one() -> None:
    begin = half("河堤通了 沿岸装灯", 1, jump_to="二版", shares=(WHO,))
    end = half("河堤通了", 2, jump_from="一版", characters=50, pictures=1)
    (whole,) = joined([end, begin])
    assert whole.piece.article == "河堤通了 沿岸装灯"
    assert (whole.piece.pages, whole.piece.characters) == ((1, 2), 150)
    assert (whole.piece.pictures, whole.piece.shares) == (1, (WHO,))


def test_each_tail_goes_with_the_headline_like_its_own() -> None:
    heads = [half("果园开工", 1, jump_to="3版"), half("书屋开门", 1, jump_to="3版")]
    tails = [half("书屋开门（续）", 3, jump_from="1版"), half("果园", 3, jump_from="1版")]
    whole = joined([*heads, *tails])
    assert [(one.piece.article, one.piece.pages) for one in whole] == [
        ("果园开工", (1, 3)),
        ("书屋开门", (1, 3)),
    ]


def test_halves_that_do_not_meet_stay_apart() -> None:
    strange = [half("甲", 1, jump_to="二版"), half("乙", 3, jump_from="一版")]
    other_issue = half("丙", 2, jump_from="一版", issue="另一期")
    assert len(joined([*strange, other_issue])) == 3


def test_each_item_of_a_brief_is_one() -> None:
    body = "● 南门食堂加开晚餐。\n老人凭卡打八折。\n● 书屋周末不关门。\n● 夜校报名。"
    brief = half("简讯三则", 2, kind=ArticleKind.BRIEF, pictures=1, shares=(WHO,))
    found = items(brief._replace(body=body))
    assert [(one.item, one.title, one.characters) for one in found] == [
        (1, "南门食堂加开晚餐。老人凭卡打八折。", 17),
        (2, "书屋周末不关门。", 8),
        (3, "夜校报名。", 5),
    ]
    assert [one.pictures for one in found] == [1, 0, 0]
    assert [one.shares[0].pictures for one in found] == [1, 0, 0]


def test_a_brief_of_one_item_and_a_list_in_a_story_are_one() -> None:
    single = half("简讯", 2, kind=ArticleKind.BRIEF)._replace(body="● 南门食堂加开晚餐。\n另一段。")
    story = half("消息", 2)._replace(body="● 一是修路。\n● 二是装灯。")
    assert items(single) == [single.piece]
    assert items(story) == [story.piece]
