"""Every character has one class."""

from __future__ import annotations

import re

import pytest

from newsroom.typeset.classes import IDEOGRAPH, INVISIBLE, MARKS, WORD, Class, classify


@pytest.mark.parametrize(
    ("chars", "kind"),
    [
        ("国あ々𠮷〇", Class.HAN),
        ("“‘（《【〔", Class.OPENING),
        ("”’）》】〕", Class.CLOSING),
        ("，、；：", Class.PAUSE),
        ("。？！．", Class.STOP),
        ("·‧・", Class.INTERPUNCT),
        ("／", Class.SOLIDUS),
        ("—～–", Class.CONNECTOR),
        ("…⋯", Class.ELLIPSIS),
        ("⸺", Class.DASH),
        ("￥¥£€№", Class.PREFIX),
        ("％‰℃°′″", Class.POSTFIX),
        ("aZ09éжعα%+", Class.LATIN),
        (" \t\u00a0", Class.SPACE),
        ("\u3000", Class.BLANK),
        ("\x00\u200b\u200d\ufeff\ufe0f\u0301\U000e0100", Class.INVISIBLE),
        ("●①Ⅱ㎡→😀＋", Class.SYMBOL),
    ],
)
def test_classes(chars: str, kind: Class):
    assert {classify(char) for char in chars} == {kind}


def test_classes_do_not_overlap():
    for char in MARKS:
        assert not IDEOGRAPH.match(char)
        assert not INVISIBLE.match(char)
        assert not re.match(WORD, char)
