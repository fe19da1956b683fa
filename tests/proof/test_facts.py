from __future__ import annotations

import pytest

from newsroom.proof import facts
from newsroom.proof.text import of_lines


def said(text: str) -> list[str]:
    return [fact.said for fact in facts.read(of_lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("临江大桥全长1860米，总投资2.6亿元。", ["“临江大桥”长1860米", "“临江大桥”投资2.6亿元"]),
        ("全长1860米的临江大桥正在铺路面。", ["“临江大桥”长1860米"]),
        ("临江大桥位于云岭镇，全长1860米。", ["“临江大桥”长1860米"]),
        ("区图书馆始建于1958年。", ["“区图书馆”始建于1958年"]),
        (
            "5月1日，第四届临江龙舟节开幕。",
            ["“临江龙舟节”是第四届", "“第四届临江龙舟节”5月1日开幕"],
        ),
        ("5月1日，“渡口夜话”在茶馆启动。", ["“渡口夜话”5月1日启动"]),
        # What has no name, is one of many, or tells of a part only.
        ("老旧小区改造项目总投资500万元。", []),
        ("今年临江大桥投资500万元。", []),
        ("第三届临江龙舟节上，他得过奖。", []),
        ("这条路全长3公里。", []),
    ],
)
def test_what_is_said_of_names(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def clash(one: str, other: str) -> bool:
    (first,), (second,) = facts.read(of_lines(one)), facts.read(of_lines(other))
    return facts.clash(first, second)


def test_two_say_different_things_of_one_name() -> None:
    assert clash("临江大桥全长1860米。", "临江大桥全长1680米。")
    assert clash("临江大桥全长1860米。", "云岭临江大桥全长1680米。")
    assert not clash("临江大桥全长1860米。", "云溪大桥全长1680米。")
    assert not clash("临江大桥全长1860米。", "临江大桥全长约1900米。")
    assert not clash("临江大桥全长1860米。", "临江大桥高18米。")


def test_years_are_compared_as_far_as_both_are_told() -> None:
    assert clash("区图书馆始建于1958年。", "区图书馆始建于1985年。")
    assert not clash("区图书馆始建于1958年。", "区图书馆始建于1958年5月。")
