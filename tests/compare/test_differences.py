"""Differences of two texts: they turn one into the other, and read well."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.compare.differences import applied, carried, hunks
from newsroom.text import words

STORY = "本月12日，区长顾清和到柳河镇察看秋收，提高了烘干能力，投入1250万元。大家都说好。"


def pairs(ours: str, theirs: str, **options: object) -> list[tuple[str, str]]:
    found = hunks(ours, theirs, **options)  # type: ignore[arg-type]
    return [(ours[h.a0 : h.a1], theirs[h.b0 : h.b1]) for h in found]


def test_equal_texts_have_none() -> None:
    assert hunks(STORY, STORY) == ()


def test_a_changed_figure_is_shown_whole() -> None:
    assert pairs(STORY, STORY.replace("1250", "1290")) == [("1250", "1290")]
    assert pairs("共3,120.5元", "共3,120.9元") == [("3,120.5", "3,120.9")]
    assert pairs("占12%，好", "占13%，好") == [("12%", "13%")]


def test_a_digit_put_in_shows_the_whole_figure() -> None:
    assert pairs(STORY, STORY.replace("1250", "12500")) == [("1250", "12500")]


def test_a_chinese_numeral_is_not_torn() -> None:
    assert pairs("来了十六家公司", "来了六家公司") == [("十六", "六")]


def test_a_name_is_not_torn() -> None:
    theirs = STORY.replace("顾清和", "顾清河")
    assert pairs(STORY, theirs, names=("顾清和",)) == [("顾清和", "顾清河")]


def test_a_word_is_not_torn() -> None:
    theirs = STORY.replace("提高", "提升")
    assert pairs(STORY, theirs, boundaries=words.boundaries) == [("提高", "提升")]


def test_a_sentence_taken_out_is_taken_out_whole() -> None:
    ours = "他说好。她说好。大家说好。"
    assert pairs(ours, "他说好。大家说好。") == [("她说好。", "")]


def test_of_two_that_changed_places_one_moves() -> None:
    one, two = "入秋以来城东的小街换了新路灯。", "晚饭后出门散步的人一天比一天多了起来。"
    assert pairs(f"开头。{one}{two}结尾。", f"开头。{two}{one}结尾。") == [(one, ""), ("", one)]


def test_changes_close_to_each_other_are_one() -> None:
    assert pairs("甲乙丙丁戊", "甲子丙丑戊") == [("乙丙丁", "子丙丑")]


def test_changes_far_apart_stay_apart() -> None:
    theirs = STORY.replace("本月", "上月").replace("都说好", "都说行")
    assert pairs(STORY, theirs) == [("本", "上"), ("好", "行")]


def test_places_are_carried_past_changes_and_given_up_where_changed() -> None:
    before, after = "甲乙丙丁戊己", "新甲乙丁戊己"
    assert carried(before, after, 3, 5) == (3, 5)
    assert carried(before, "新" + before, 2, 4) == (3, 5)
    assert carried(before, after, 1, 4) is None
    assert carried(before, before, 2, 2) == (2, 2)


_TEXT = st.text("甲乙丙丁，。12a ", max_size=40)


@given(_TEXT, _TEXT)
@settings(max_examples=150, deadline=None)
def test_hunks_turn_ours_into_theirs(ours: str, theirs: str) -> None:
    found = hunks(ours, theirs, names=("乙丙",), boundaries=lambda text: range(0, len(text) + 1, 2))
    assert applied(ours, theirs, found) == theirs
    assert all(h.a0 < h.a1 or h.b0 < h.b1 for h in found)
    assert all(left.a1 <= right.a0 for left, right in itertools.pairwise(found))


@given(_TEXT, _TEXT, st.data())
@settings(max_examples=200, deadline=None)
def test_what_was_carried_reads_the_same(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    place = carried(before, after, start, end)
    if place is not None:
        assert after[place[0] : place[1]] == before[start:end]
