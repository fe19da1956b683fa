from __future__ import annotations

from newsroom.proof import quotes


def _pairs(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in quotes.read(text).pairs]


def _loose(text: str) -> list[tuple[str, int]]:
    return [(one.mark, one.at) for one in quotes.read(text).loose]


def test_mates_are_found_inside_out() -> None:
    text = "他说：“读《河志》（修订本）时，‘老桥’还在。”"
    assert _pairs(text) == [
        "“读《河志》（修订本）时，‘老桥’还在。”",
        "《河志》",
        "（修订本）",
        "‘老桥’",
    ]
    assert [pair.depth for pair in quotes.read(text).pairs] == [0, 1, 1, 1]
    assert _loose(text) == []


def test_brackets_of_other_width_are_mates() -> None:
    assert _pairs("渡口(老码头）") == ["(老码头）"]


def test_marks_without_a_mate_are_loose() -> None:
    assert _loose("他说：“来了") == [("“", 3)]
    assert _loose("来了”，他说") == [("”", 2)]
    assert _loose("《河志（修订本》出版") == [("（", 3)]


def test_numbering_and_apostrophes_want_no_mate() -> None:
    assert _loose("1)清点 2)装车；a）登记。（二）复核") == []
    assert _loose("歌曲It’s a boat，’98年的船") == []


def test_the_innermost_pair_around_is_told() -> None:
    text = "甲“乙‘丙’丁”戊"
    read = quotes.read(text)
    assert read.around(4, 5) == read.pairs[1]
    assert read.around(2, 3) == read.pairs[0]
    assert read.around(0, 1) is None
    assert [words for _, words in quotes.quoted(text, read, "‘")] == ["丙"]
