"""的, 地 and 得 in frames that leave no choice."""

from __future__ import annotations

import datetime

import pytest

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import Story, Text

_READER = Proofreader(Setting(day=datetime.date(2026, 11, 21), packs=frozenset({"words"})))


def _found(told: str) -> list[tuple[str, tuple[str, ...]]]:
    faults = _READER.story(Story((Text(told),)))
    return [(told[one.start : one.end], tuple(one.suggestions)) for one in faults]


@pytest.mark.parametrize(
    ("told", "wrong", "right"),
    [
        ("这首船歌他唱的非常好听。", "的", "得"),
        ("小船跑的比谁都快。", "的", "得"),
        ("码头改造进展的很顺利。", "的", "得"),
        ("甲板擦洗的干干净净。", "的", "得"),
        ("船工们要认真的学习规程。", "的", "地"),
        ("站务员耐心的解答旅客的疑问。", "的", "地"),
        ("站长详细得讲解了航线。", "得", "地"),
        ("要切实得把渡口管好。", "得", "地"),
        ("在广大职工地共同努力下，渡口变了样。", "地", "的"),
        ("感谢村民地支持。", "地", "的"),
    ],
)
def test_told(told: str, wrong: str, right: str) -> None:
    assert _found(told) == [(wrong, (right,))]


@pytest.mark.parametrize(
    "told",
    [
        "他以认真的态度对待工作，船歌唱得非常好听。",
        "他做的很多，大家爱吃的很少，所做的很好理解。",
        "他高兴得跳了起来，激动得鼓掌。",
        "这是深入的研究成果，离不开全面的保障措施。",
        "村民地里的庄稼丰收，感谢村民的支持。",
        "他们有积极的参与意识，取得成功。",
    ],
)
def test_silent(told: str) -> None:
    assert _found(told) == []
