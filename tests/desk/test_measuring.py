"""Measuring: the counts under the editor, and where to cut or add."""

from __future__ import annotations

import re

from newsroom.desk.composing import Composers
from newsroom.desk.measuring import Fitting, fitting, measured
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from tests.typeset.material import edition, house, placement, prose, story

HOUSE = house("shangjie-shibao")
COMPOSERS = Composers()
BODY = prose(3, 2) + "\n## 小标题\n" + prose(9, 2, 6)


def one(*places: Placement, body: str = BODY) -> Edition:
    return edition(HOUSE, (story("a", body=body),), places)


def fits_at(low: int, high: int, body: str = BODY) -> int:
    """The depth that holds all of the text and no more."""
    composer = COMPOSERS.composer(HOUSE)
    for depth in range(low, high):
        whole = one(placement("a", depth=depth), body=body)
        if not composer.article(whole, whole.placements[0]).fit.over:
            return depth
    raise AssertionError


def test_characters_are_counted_with_and_without_marks() -> None:
    assert measured(story("a", body="## 题\n河水，清了。")) == "正文 7 字（不计标点 5）"


def test_an_article_over_by_some_lines_is_told_what_to_cut() -> None:
    depth = fits_at(10, 90) - 1
    found = fitting(COMPOSERS, one(placement("a", depth=depth)), "a")
    over = re.fullmatch(r"多 (\d) 行：前 \1 处共删 (\d+) 字", found.words)
    assert over
    characters = [
        int(n) for way in found.ways for n in re.findall(r"^第\d+段删(\d+)字省1行$", way.words)
    ]
    assert len(characters) == len(found.ways)
    assert characters == sorted(characters)
    assert sum(characters[: int(over[1])]) == int(over[2])
    for way in found.ways:
        assert BODY.startswith(way.line, way.offset)


def test_an_article_far_too_long_is_told_how_far_this_goes() -> None:
    found = fitting(COMPOSERS, one(placement("a", depth=12)), "a")
    assert f"这里可省 {len(found.ways)} 行" in found.words
    assert found.ways


def test_missing_lines_name_the_paragraphs_that_a_word_would_push_over() -> None:
    depth = fits_at(10, 90) + 1
    found = fitting(COMPOSERS, one(placement("a", depth=depth)), "a")
    assert found.words.startswith("缺 ")
    assert re.fullmatch(r"第\d+段加\d+字多1行", found.ways[0].words)


def test_nothing_to_cut_or_fill_is_said() -> None:
    line = "街区里的老树都挂上了牌子。"
    assert fitting(COMPOSERS, one(placement("a", depth=60), body=line), "a").words.startswith("缺 ")
    assert (
        "请删整句" in fitting(COMPOSERS, one(placement("a", depth=6), body="字" * 800), "a").words
    )


def test_the_part_behind_a_jump_is_the_one_to_cut() -> None:
    first = placement("a", depth=14, span=2)
    second = placement("a", uuid="b", page="page1", part=1, row=30, depth=8, span=2)
    found = fitting(COMPOSERS, one(first, second), "a")
    assert found.words.startswith("多 ")
    rest = COMPOSERS.composer(HOUSE).article(one(first, second), first).rest
    assert rest is not None
    assert all(
        way.offset > len("\n".join(BODY.split("\n")[: rest.paragraph])) for way in found.ways
    )


def test_what_fits_or_stands_nowhere_needs_nothing() -> None:
    assert fitting(COMPOSERS, one(), "a") == Fitting("")
    assert fitting(COMPOSERS, one(placement("a")), "b") == Fitting("")
    depth = fits_at(10, 90)
    assert fitting(COMPOSERS, one(placement("a", depth=depth)), "a") == Fitting("")
