"""Halves of one story joined: two, three in a row, and never one lost."""

from __future__ import annotations

from itertools import permutations

import pytest

from newsroom.model.article import Article
from newsroom.text.copy.jumps import halves_joined

FIRST = Article(headline="水渠通到了梯田", body="渠首在山腰。", jump_to="二版")
MIDDLE = Article(headline="水渠通到了梯田", body="渠身绕村。", jump_from="一版", jump_to="三版")
LAST = Article(headline="水渠通到了梯田", body="渠尾入塘。", jump_from="二版")


def test_three_parts_of_a_story_are_joined_in_their_order():
    ((whole, parts),) = halves_joined([FIRST, MIDDLE, LAST], ["", "", ""])
    assert whole.body == "渠首在山腰。\n渠身绕村。\n渠尾入塘。"
    assert parts == (0, 1, 2)
    assert [note[:4] for note in whole.notes] == ["下转二版", "下转三版"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
@pytest.mark.parametrize(
    "titles", [("", "", "", ""), ("丁村修路", "水渠通到了梯田", "", "丁村修路")]
)
def test_no_half_is_lost_whatever_it_names(order: tuple[int, ...], titles: tuple[str, ...]):
    other = Article(headline="丁村修路", body="石子已备齐。", jump_from="三版", jump_to="四版")
    given = [(FIRST, MIDDLE, LAST, other)[index] for index in order]
    joined = halves_joined(given, [titles[index] for index in order])
    assert sorted(part for _, parts in joined for part in parts) == [0, 1, 2, 3]
    for article, parts in joined:
        assert all(given[part].body in article.body for part in parts)
