"""Bylines as typed and pasted are split, and nothing of them is swallowed."""

from __future__ import annotations

import pytest

from newsroom.desk.naming import CHOICES, role_word
from newsroom.desk.splitting import Split, believed, split
from newsroom.model.credit import Credit, Role
from newsroom.text.roles import items

R, C, P, A = Role.REPORTER, Role.CORRESPONDENT, Role.PHOTOGRAPHER, Role.AUTHOR


@pytest.mark.parametrize(
    ("text", "credits_"),
    [
        ("记者 张三 李四 通讯员 王五", [("张三", R), ("李四", R), ("王五", C)]),
        ("（本报记者 张三 李四 通讯员 王五）", [("张三", R), ("李四", R), ("王五", C)]),
        ("张三、李四", [("张三", R), ("李四", R)]),
        ("张 三", [("张三", R)]),
        ("张三 通讯员 李四", [("张三", R), ("李四", C)]),
        ("作者 张三", [("张三", A)]),
        ("文/张三 图/李四", [("张三", A), ("李四", P)]),
        ("记者 田禾 文/图", [("田禾", R), ("田禾", P)]),
        ("通讯员 田禾 摄影 吴越", [("田禾", C), ("吴越", P)]),
        ("买合木提·艾山", [("买合木提·艾山", R)]),
    ],
)
def test_a_byline_splits_itself(text: str, credits_: list[tuple[str, Role]]):
    found = split(text)
    assert [(credit.name, credit.role) for credit in found.credits] == credits_
    assert found.rest == ""


def test_names_typed_alone_take_the_role_at_hand():
    assert split("张三", C, "特约通讯员").credits == (Credit("张三", C, "特约通讯员"),)
    assert split("见习记者 张三", C).credits == (Credit("张三", R, "见习记者"),)


@pytest.mark.parametrize(("word", "role"), [("通讯员", C), ("摄影", P), ("记者：", R)])
def test_a_word_alone_says_what_the_next_names_are(word: str, role: Role):
    said = split(word).role
    assert said is not None
    assert said[0] is role


def test_nothing_is_swallowed():
    assert split("责编 王五").rest == "责编 王五"
    assert split("记者 张三 责编 王五") == Split((Credit("张三", R),), rest="责编 王五")
    assert split("区水务局 张三") == Split((Credit("张三", R),), unit="区水务局")
    assert split("张").rest == "张"
    assert split(" 、") == Split()


def test_what_somebody_insists_on_is_a_name():
    assert believed("张").credits == (Credit("张", R),)
    assert believed("Li  Hua Zhang", C).credits[0].role is C
    assert believed("责编 王五").rest == "责编 王五"


@pytest.mark.parametrize(("role", "label"), CHOICES)
def test_every_choice_of_role_is_read_back(role: Role, label: str):
    word = role_word(role, label)
    said = split(word).role
    assert said is not None
    assert said[0] is role
    assert items(word)
