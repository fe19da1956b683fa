"""Halves of one story joined: two, three in a row, and never one lost."""

from __future__ import annotations

from random import Random

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


@pytest.mark.parametrize("seed", range(8))
def test_no_half_is_lost_whatever_they_name(seed: int):
    chance = Random(seed)
    names = ("", "水渠通到梯田", "水渠通到了梯田上", "丁村修路", "丁村修路记")
    for _ in range(200):
        given = [_any_half(chance, names, index) for index in range(chance.randint(2, 5))]
        titles = [chance.choice(names) if half.jump_from else "" for half in given]
        joined = halves_joined(given, titles)
        assert sorted(part for _, parts in joined for part in parts) == list(range(len(given)))
        for article, parts in joined:
            assert all(given[part].body in article.body for part in parts)


def _any_half(chance: Random, names: tuple[str, ...], index: int) -> Article:
    return Article(
        headline=chance.choice(names),
        body=f"第{index}段正文。",
        jump_from=chance.choice(("", "一版")),
        jump_to=chance.choice(("", "二版")),
    )
