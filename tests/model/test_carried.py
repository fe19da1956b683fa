from __future__ import annotations

import pytest

from newsroom.model import carried
from newsroom.model.article import Article

SHA256 = "0f" * 32


def test_marks_of_one_thing_differ_and_tell_the_same() -> None:
    article = Article(headline="夜校开班")
    marks = [carried.original_mark(SHA256, number) for number in (7, 999, 1024)]
    marks += [carried.state_mark(article, number) for number in (8, 12)]
    assert len(set(marks)) == len(marks)
    assert max(map(len, marks)) <= 40
    assert {carried.original_of(mark) for mark in marks[:3]} == {SHA256[:32]}
    assert {carried.state_of(mark) for mark in marks[3:]} == {carried.state(article)}


@pytest.mark.parametrize("mark", ["", "nrp_", "nrp_图", "nrv_" + "0f" * 20, "_Toc0f"])
def test_other_bookmarks_tell_nothing(mark: str) -> None:
    assert carried.original_of(mark) == carried.state_of(mark) == ""
