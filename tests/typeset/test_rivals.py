"""Our line ends beside those of Typst and Chromium: unchanged, and every difference has a rule."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.typeset.rivals import (
    GOLDEN,
    MEASURES,
    advance_rule,
    advances,
    all_differences,
    differences,
    ours,
    paragraphs,
    recorded,
)

RIVALS = ("typst", "chromium")


def test_the_paragraphs_are_many_and_of_every_make() -> None:
    texts = paragraphs()
    assert len(texts) >= 40
    whole = "".join(texts)
    for kind in (
        "《",
        "“",
        "‘",
        "（",
        "……",
        "——",
        "·",
        "？！",
        "％%",
        "￥",
        "℃",
        "@",
        "～",
        "—",
        "/",
    ):
        assert any(char in whole for char in kind), kind


@pytest.mark.parametrize("measure", MEASURES)
def test_our_lines_end_where_they_did(measure: int) -> None:
    golden = recorded()["ours"][str(measure)]
    for text, ends in zip(paragraphs(), golden, strict=True):
        assert ours(text, measure) == ends, text


@pytest.mark.parametrize("who", RIVALS)
def test_every_difference_is_made_by_a_rule(who: str) -> None:
    found = list(all_differences(who))
    assert all(difference.rule for difference in found)
    told = json.loads((GOLDEN / "line_ends.json").read_text("utf8"))["differences"][who]
    assert Counter(difference.rule for difference in found) == Counter(told)


@pytest.mark.parametrize("who", RIVALS)
def test_most_lines_are_the_same(who: str) -> None:
    lines = sum(len(ends) for text in recorded()["ours"].values() for ends in text)
    assert len(list(all_differences(who))) <= lines * 0.2


def test_a_rival_that_breaks_our_rules_is_told_by_their_names() -> None:
    text = "春夏秋冬东西南北中，上下左右前后里外12.5%的水"
    rules = [
        differences(0, text, 9, [9, len(text)])[0].rule,
        differences(0, text, 18, [19, len(text)])[0].rule,
    ]
    assert rules[0].startswith("B1–B2")
    assert rules[1].startswith("B4–B6")
    assert differences(0, text, 9, ours(text, 9)) == []


def test_every_advance_is_chromiums_or_made_by_a_rule() -> None:
    found = [
        (text[at - 1 : at + 2], advance_rule(text, at, wider)) for text, at, wider in advances()
    ]
    assert len(found) < 0.06 * len("".join(paragraphs()))
    assert [around for around, rule in found if not rule] == []
    assert len({rule for _, rule in found}) == 5
