from __future__ import annotations

import re

from newsroom import paths
from newsroom.proof import lexicon


def test_what_a_line_tells_of_its_list_is_no_entry() -> None:
    for path in (paths.resources() / "lexicon").glob("*.txt"):
        first = path.read_text("utf8").splitlines()[0]
        assert first.startswith("# "), path.name
        assert not {first, *first.split()} & set(lexicon.lines(path.name))
        assert not set(first.split()) & set(lexicon.entries(path.name))


def test_entries_stand_once_and_in_order() -> None:
    found = lexicon.entries("works.txt")
    assert found[0] == "红楼梦" and len(found) == len(set(found))


def test_of_words_that_begin_alike_the_longest_is_found() -> None:
    pattern = re.compile(lexicon.either(["平方", "平方米", "A.1"]))
    assert pattern.findall("5平方米A.1AB1") == ["平方米", "A.1"]


def test_a_table_has_its_entries() -> None:
    assert lexicon.table("days.toml")["feast"]
