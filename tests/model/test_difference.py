"""Differences: what they are called, where they stand, what they are known by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.difference import Comparison, Difference, DifferenceKind, Spot

ONE = Difference(
    article="a",
    field="正文",
    kind=DifferenceKind.NUMBER,
    before="1250",
    after="1290",
    lead="投入",
    trail="万元",
    spot=Spot(2, 3, 40),
)


def test_every_kind_has_its_word() -> None:
    words = [kind.text for kind in DifferenceKind]
    assert words == ["文字", "数字", "人名", "标点", "空格/全半角", "整段", "移动"]


def test_a_place_off_the_grid_has_no_words() -> None:
    assert (ONE.spot.words, Spot(2).words) == ("3栏40行", "")


def test_an_article_may_move_and_its_difference_stays_the_same() -> None:
    assert replace(ONE, spot=Spot(3, 1, 2)).mark == ONE.mark
    assert replace(ONE, after="1280").mark != ONE.mark
    folio = replace(ONE, article="")
    assert replace(folio, spot=Spot(3)).mark != replace(folio, spot=Spot(2)).mark


def test_a_comparison_knows_how_much_is_gone_and_other() -> None:
    gone = replace(ONE, before="十个字十个字十个字一", after="")
    comparison = Comparison((ONE, gone), 100)
    assert comparison.missing == pytest.approx(0.14)
    assert comparison.amount == 18
    assert Comparison((), 0).missing == 1.0
