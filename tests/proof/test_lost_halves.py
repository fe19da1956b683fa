"""Two-character words that lost their second character."""

from __future__ import annotations

import datetime

import pytest

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import Story, Text

_READER = Proofreader(Setting(day=datetime.date(2026, 11, 21), packs=frozenset({"words"})))


def _found(told: str, field: str = "body") -> list[tuple[str, tuple[str, ...]]]:
    faults = _READER.story(Story((Text(told, field),)))
    return [(told[one.start : one.end], tuple(one.suggestions)) for one in faults]


@pytest.mark.parametrize(
    ("told", "left", "right"),
    [
        ("渡口管理站召会议，研究汛期值守。", "召", "召开"),
        ("船厂将扩生产规模。", "扩", "扩大"),
        ("船厂要提服务质量。", "提", "提升"),
        ("船工要深贯彻安全规程。", "深", "深入"),
    ],
)
def test_told(told: str, left: str, right: str) -> None:
    [(stands, offered)] = _found(told)
    assert stands == left
    assert right in offered


@pytest.mark.parametrize(
    "told",
    [
        "渡口管理站召开会议，扩大生产规模，加强领导。",
        "要稳就业、促消费、扩内需，讨一个好彩头。",
        "水位再向前推进一步，船厂一切正常。",
        "他沉声说，请遵医嘱服药，一头有人接，别断。",
    ],
)
def test_silent(told: str) -> None:
    assert _found(told) == []


def test_headlines_are_terse() -> None:
    assert _found("船厂将扩生产规模", "headline") == []
