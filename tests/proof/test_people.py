"""People with their titles as they stand in copy."""

from __future__ import annotations

import pytest

from newsroom.proof.people import mentions, named
from newsroom.proof.text import Text


@pytest.mark.parametrize(
    ("copy", "people"),
    [
        ("县委书记季怀瑾到桐坪镇调研，县长裴云帆一同调研。", ["县委书记 季怀瑾", "县长 裴云帆"]),
        ("会上，县委常委、组织部部长叶子青通报情况。", ["县委常委、组织部部长 叶子青"]),
        ("由县长向松作总结讲话。", ["县长 向松"]),
        ("副县长殷玉琢、梁实峰分别汇报。", ["副县长 殷玉琢", " 梁实峰"]),
        ("白玉兰老师的课最有意思。", ["老师 白玉兰"]),
        ("桐坪村村民罗满田撑船三十年。", ["桐坪村村民 罗满田"]),
        ("县政协主席和查干湖镇镇长举行会谈。", []),
        ("会见教育局局长钱江南。", ["教育局局长 钱江南"]),
        ("张大爷说，局长高度重视这件事。", []),
    ],
)
def test_names_stand_beside_titles(copy: str, people: list[str]) -> None:
    assert [f"{one.title} {one.name}" for one in mentions(Text(copy))] == people


@pytest.mark.parametrize("word", ["时任", "原", "前任"])
def test_a_former_title_is_told_as_such(word: str) -> None:
    (one,) = mentions(Text(f"{word}县长冯见山回到老家。"))
    assert (one.title, one.former) == ("县长", True)


def test_known_names_are_found_whole_and_not_within_longer_ones() -> None:
    text = Text("县长向松和副镇长向松林都来了，向松说好。")
    found = named(text, ["向松"])
    assert [(one.start, one.title) for one in found] == [(2, "县长"), (15, "")]
    assert named(text, []) == ()
    assert len(named(Text("副镇长李响应邀到场。"), ["李响"])) == 1
