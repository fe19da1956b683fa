"""What is found: plain, whole words, regular expressions; none of them can hang."""

from __future__ import annotations

import pytest

from newsroom.ui.finding.pattern import Hit, Pattern, PatternError
from newsroom.ui.utf16 import Units


def found(pattern: Pattern, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in pattern.hits(text)]


def test_plain_words_mean_themselves():
    assert found(Pattern("a.c"), "abc a.c A.C") == ["a.c", "A.C"]
    assert found(Pattern("a.c", case=True), "abc a.c A.C") == ["a.c"]
    assert found(Pattern("(1)"), "（1）和(1)") == ["（1）", "(1)"]
    assert found(Pattern("(1)", width=True), "（1）和(1)") == ["(1)"]
    assert found(Pattern("第 2"), "第\u30002 第 2") == ["第\u30002", "第 2"]


def test_offsets_are_characters_behind_rare_hanzi():
    assert list(Pattern("桥", "路").hits("𠮷庆𠮷桥\n桥")) == [Hit(3, 4, "路"), Hit(5, 6, "路")]
    units = Units("𠮷桥")
    assert [units.index(offset) for offset in range(4)] == [0, 0, 1, 2]
    with pytest.raises(IndexError):
        units.index(5)


def test_what_matches_nothing_goes_on_behind_rare_hanzi():
    assert found(Pattern("x*", regular=True), "𠮷x𠮷𠮷xx") == ["x", "xx"]
    assert found(Pattern("x?", regular=True), "甲𠮷") == []
    units = Units("𠮷桥𠮷")
    assert [units.after(index) for index in range(4)] == [2, 3, 5, 6]
    assert [Units("桥边").after(index) for index in range(3)] == [1, 2, 3]


def test_whole_words_begin_and_end_where_words_do():
    text = "服务人民，少用人民币。ab abc"
    assert [hit.start for hit in Pattern("人民", whole=True).hits(text)] == [2]
    assert [hit.start for hit in Pattern("ab", whole=True).hits(text)] == [11]


def test_regular_expressions_replace_with_what_their_brackets_hold():
    pattern = Pattern(r"(\d+)年(\d+)月", r"$2月\\\1\n$$", regular=True)
    assert [hit.new for hit in pattern.hits("2021年10月")] == ["10月\\2021\n$"]
    assert found(Pattern("^记者.*$", regular=True), "记者 甲\n通讯员\n记者 乙") == [
        "记者 甲",
        "记者 乙",
    ]
    assert found(Pattern(r"[\u4e00-\u9fa5]+", regular=True), "ab中文c") == ["中文"]
    assert found(Pattern("x*", regular=True), "axxb") == ["xx"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("(甲", "少一个右括号"),
        ("甲)", "多一个右括号"),
        ("[甲", "右方括号"),
        ("*甲", "没有可以重复的字"),
        ("甲{3,1}", "前一个数比后一个大"),
        ("甲\\", "末尾的反斜线"),
        ("[甲-乙]", "前后颠倒"),
        (r"(甲)\2", "没有的括号组"),
        ("(?<=甲+)乙", "长度必须固定"),
        ("(?z)", "不认得"),
    ],
)
def test_wrong_expressions_are_explained(wrong: str, told: str):
    with pytest.raises(PatternError, match=told):
        Pattern(wrong, regular=True).check()


def test_an_expression_that_would_take_for_ever_is_given_up():
    pattern = Pattern("(一|一一)+$", regular=True)
    with pytest.raises(PatternError, match="太费时"):
        list(pattern.hits("一" * 60 + "二"))
