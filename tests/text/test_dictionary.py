from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.text.dictionary import Dictionary

SOURCE = "会 5 v\n会议 30 n\n会议室里 3 n\n区长 8 n\nA座 3 n\n会所 2 n\n会宁 4 nrt\n"


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path))
    return Dictionary(SOURCE.encode())


def test_counts_with_beginnings_of_words(dictionary: Dictionary):
    assert (dictionary.get("会议"), dictionary.get("会议室"), dictionary.get("会谈")) == (30, 0, 0)
    assert "会议室" in dictionary
    assert "会谈" not in dictionary
    assert dictionary.get("没有", 1) == 1
    assert dictionary.total == 55


def test_only_what_was_met_is_kept(dictionary: Dictionary):
    assert dictionary.met == {}
    dictionary.learn("区里")
    assert dictionary.met == {"区": 0, "区长": 8}
    assert dict(dictionary.items())["会所"] == 2
    assert dictionary.met == {"区": 0, "区长": 8}


def test_words_of_one_character_that_stand_apart_in_the_source(dictionary: Dictionary):
    assert dictionary.get("会所") == 2
    assert dict(dictionary.tags("会")) == {"会": "v", "会议": "n", "会议室里": "n", "会所": "n"}
    assert dict(dictionary.tags("没")) == {}


def test_how_often_characters_are_written(dictionary: Dictionary):
    assert dictionary.written()["会"] == 5 + 30 + 3 + 2 + 4
    assert dictionary.written() == dictionary.written()


def test_the_last_line_needs_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path))
    bare = Dictionary("会 5 v\r\n会议 30 n".encode())
    assert dict(bare.items()) == {"会": 5, "会议": 30}
