"""Which characters may open a line: the lists of the W3C web-platform tests for Chinese.

Each list (centred marks, hyphens, inseparable dots, iteration marks, postfixes) is asked in
three degrees: strict, normal, loose. Newspapers break nowhere as loosely as the Web allows:
where the lists let a character open a line and the house styles do not, or the other way round,
`DIFFERENCES` names the rule.
"""

from __future__ import annotations

import pytest

from tests.typeset.square import square_lines

# Code points by list, and the degrees in which they may open a line.
LISTS = {
    "centred": ("30FB FF1A FF1B FF65 203C 2047 2048 2049 FF01 FF1F", {"loose"}),
    "hyphens": ("2010 2013 301C 30A0", {"normal", "loose"}),
    "inseparable": ("2024 2025 2026 22EF FE19 10AF6", {"loose"}),
    "iteration": ("3005 303B 309D 309E 30FD 30FE", {"loose"}),
    "postfix": ("00B0 2030 2032 2033 2035 2103 2109 FE6A FF05 FFE0", {"loose"}),
}
DEGREES = {"strict": "strict", "gb": "normal", "basic": "loose"}
CASES = [
    (name, chr(int(code, 16)), level)
    for name, (codes, _) in LISTS.items()
    for code in codes.split()
    for level in DEGREES
]
# (rule, list, characters or all, levels): where the answer is the opposite.
DIFFERENCES = (
    ("B1 centred marks open no line at any level", "centred", "・：；！？", "basic"),
    ("B1 connectors open no line at any level", "hyphens", "‐–〜", "gb basic"),
    ("B1 the rare connector is one from the GB level on", "hyphens", "\u30a0", "gb"),
    ("B3 dots may open a line below strict", "inseparable", "…⋯", "gb"),
    ("B4 a postfix stays with what it follows", "postfix", "", "basic"),
    ("B7 leaders and fillers of other scripts are symbols", "inseparable",
     "\u2024\u2025\ufe19\U00010af6", "strict gb"),
)  # fmt: skip


def exceptions(name: str, char: str, level: str) -> list[str]:
    return [
        rule
        for rule, where, chars, levels in DIFFERENCES
        if where == name and (not chars or char in chars) and level in levels.split()
    ]


@pytest.mark.parametrize(("name", "char", "level"), CASES)
def test_who_may_open_a_line(name: str, char: str, level: str):
    lines = square_lines("文" * 6 + char + "字字", 6, level=level)
    expected = DEGREES[level] in LISTS[name][1]
    if exceptions(name, char, level):
        expected = not expected
    assert lines[1].startswith(char) == expected


def test_every_difference_names_one_rule():
    found = {case: exceptions(*case) for case in CASES}
    assert max(len(rules) for rules in found.values()) == 1
    used = {rule for rules in found.values() for rule in rules}
    assert used == {rule for rule, *_ in DIFFERENCES}


@pytest.mark.parametrize("char", "ぁゃァッヶー")
def test_small_kana_open_no_line_at_the_strict_level(char: str):
    text = "文" * 6 + char + "字字"
    assert not square_lines(text, 6, level="strict")[1].startswith(char)
    assert square_lines(text, 6, level="gb")[1].startswith(char)
