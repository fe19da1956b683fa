"""Lines of the search, read."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.credit import Role
from newsroom.model.kinds import ArticleKind
from newsroom.model.query import Place, Query, Wanted
from newsroom.model.status import ArticleStatus
from newsroom.text.query import read_query

TODAY = datetime.date(2021, 10, 20)


def read(typed: str) -> Query:
    return read_query(typed, TODAY)


def test_plain_words() -> None:
    query = read(" 防汛　演练 ")
    assert query.words == (Wanted("防汛"), Wanted("演练"))
    assert (query.literal, query.narrowed, query.notes) == ("", False, ())
    assert query.shown == ("防汛", "演练")
    assert read("  ").empty


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("标题:防汛", Wanted("防汛", Place.HEADLINE)),
        ("headline:防汛", Wanted("防汛", Place.HEADLINE)),
        ("HEADLINE：防汛", Wanted("防汛", Place.HEADLINE)),
        ("正文:防汛", Wanted("防汛", Place.BODY)),
        ("记者:宋晓", Wanted("宋晓", Place.CREDIT, Role.REPORTER)),
        ("记者: 宋晓", Wanted("宋晓", Place.CREDIT, Role.REPORTER)),
        ("通讯员:宋晓", Wanted("宋晓", Place.CREDIT, Role.CORRESPONDENT)),
        ("摄影:宋晓", Wanted("宋晓", Place.CREDIT, Role.PHOTOGRAPHER)),
        ("作者:宋晓", Wanted("宋晓", Place.CREDIT)),
        ("unit:粮站", Wanted("粮站", Place.UNIT)),
        ("記者：宋晓", Wanted("宋晓", Place.CREDIT, Role.REPORTER)),
        ("欄目:要闻", Wanted("要闻", Place.SECTION)),
        ("栏目:要闻", Wanted("要闻", Place.SECTION)),
        ("图注:翻晒", Wanted("翻晒", Place.CAPTION)),
        ("标题:“两个 词”", Wanted("两个 词", Place.HEADLINE)),
        ("“两个 词”", Wanted("两个 词")),
        ('"两个 词"', Wanted("两个 词")),
    ],
)
def test_fields(typed: str, word: Wanted) -> None:
    query = read(typed)
    assert query.words == (word,)
    assert query.literal == typed  # a text that holds just that is found too


def test_what_must_not_be_there() -> None:
    query = read("防汛 -预告 -标题:演练")
    assert query.words == (
        Wanted("防汛"),
        Wanted("预告", absent=True),
        Wanted("演练", Place.HEADLINE, absent=True),
    )
    assert query.shown == ("防汛",)
    assert read("-5℃ -预告").words == (Wanted("-5℃"), Wanted("-预告"))  # alone it says nothing
    assert read("版:1 -预告").words == (Wanted("预告", absent=True),)


def test_filters() -> None:
    query = read("日期:2021年10月 版:一版、3 期:第32期 状态:已刊,待排 体裁:评论 报刊:时报")
    assert (query.since, query.until) == (datetime.date(2021, 10, 1), datetime.date(2021, 10, 31))
    assert (query.pages, query.numbers) == ((1, 3), (32,))
    assert query.statuses == (ArticleStatus.PRINTED, ArticleStatus.READY)
    assert query.kinds == (ArticleKind.COMMENTARY,)
    assert query.publication == "时报"
    assert query.words == () and query.narrowed and not query.empty
    query = read("从:2021-06 到:2021-09 状态:撤稿")
    assert (query.since, query.until) == (datetime.date(2021, 6, 1), datetime.date(2021, 9, 30))
    assert query.withdrawn


def test_what_is_not_understood_is_looked_for_as_words() -> None:
    query = read("日期:昨晚 版:头条 状态:飞了")
    assert query.shown == ("日期:昨晚", "版:头条", "状态:飞了")
    assert len(query.notes) == 3 and "日期:昨晚" in query.notes[0]
    assert not query.narrowed


@pytest.mark.parametrize("typed", ["3:2", "a:b", "记者:", "“", "”好", "“”", "-", "- 5", "：记者"])
def test_marks_that_mean_nothing_are_words(typed: str) -> None:
    query = read(typed)
    assert " ".join(query.shown) == typed
    assert query.literal == ""


def test_what_no_field_can_mean_is_told_and_searched_as_it_was_typed() -> None:
    query = read("期：０")
    assert query.shown == ("期：０",)
    assert query.notes == ("看不懂“期：０”，已当作文字查找",)


@given(st.text(alphabet='记者标题日期:： “”"-\n2021防汛a', max_size=30))
def test_any_line_can_be_read(typed: str) -> None:
    query = read(typed)
    for word in query.words:
        assert word.text
    if not query.literal:
        assert "".join("".join(query.shown).split()) == "".join(typed.split())
