"""A house style's text changed at single places keeps all else."""

from __future__ import annotations

import tomllib

import pytest

from newsroom.store.house_text import changed

SOURCE = """# 本报
[grid]
trim = [275, 390]   # 毫米
columns = 6
own = "自用"        # 程序不认得

[[masthead.text]]   # 报名
text = "{name}"
x = 0
[[masthead.text]]
text = "{day}"
x = 4
"""


def test_nothing_changed_is_the_same_text() -> None:
    assert changed(SOURCE, {}) == SOURCE
    assert changed(SOURCE, {("grid", "columns"): 6, ("grid", "trim", 0): 275.0}) == SOURCE


def test_a_value_is_written_in_its_place() -> None:
    text = changed(SOURCE, {("grid", "trim", 1): 400, ("text", "hanging"): True})
    assert "trim = [275, 400]   # 毫米" in text
    assert 'own = "自用"        # 程序不认得' in text
    assert tomllib.loads(text)["text"] == {"hanging": True}


def test_a_value_is_taken_out() -> None:
    text = changed(SOURCE, {("grid", "own"): None, ("grid", "nothing"): None})
    assert "own" not in tomllib.loads(text)["grid"]


def test_records_keep_their_comments() -> None:
    records = [{"text": "{name}", "x": 1}, {"text": "{day}", "x": 4}, {"text": "新", "x": 9}]
    text = changed(SOURCE, {("masthead", "text"): records})
    assert "# 报名" in text
    assert tomllib.loads(text)["masthead"]["text"] == records
    fewer = changed(text, {("masthead", "text"): records[:1]})
    assert tomllib.loads(fewer)["masthead"]["text"] == records[:1]


def test_a_place_that_cannot_be_is_refused() -> None:
    with pytest.raises((TypeError, KeyError, IndexError, ValueError)):
        changed(SOURCE, {("grid", "trim", "x"): 1})
