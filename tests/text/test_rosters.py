"""Lists of people with titles: columns with heads, and lines in the forms offices write."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.text.rosters import read

TODAY = date(2026, 3, 7)


def lines(*rows: str) -> list[tuple[str, str]]:
    found = read([row.split("|") for row in rows], TODAY)
    return [(one.name, one.title) for one in found.people]


def test_a_table_is_read_by_its_heads() -> None:
    rows = [
        ["云溪区领导名单"],
        ["序号", "姓　名", "单位", "职务", "任职时间", "离任", "备注"],
        ["1", "季 怀 瑾", "区委", "书记", "2024-03", "", "兼武装部第一书记"],
        ["2", "裴云帆", "区委", "区委副书记、区长", "2025年6月1日", "2026/2", ""],
        ["", "", "", "", "", "", ""],
    ]
    first, second = read(rows, TODAY).people
    assert (first.name, first.title, first.rank) == ("季怀瑾", "区委书记", 1)
    assert (first.since, first.until, first.note) == (date(2024, 3, 1), None, "兼武装部第一书记")
    assert (second.title, second.until) == ("区委副书记、区长", date(2026, 2, 28))
    assert second.since == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("区委书记：季怀瑾", [("季怀瑾", "区委书记")]),
        ("1. 裴云帆　区委副书记、区长", [("裴云帆", "区委副书记、区长")]),
        ("副区长：梁实、殷玉琢", [("梁实", "副区长"), ("殷玉琢", "副区长")]),
        ("（三）向 松 区人大常委会主任", [("向松", "区人大常委会主任")]),
        ("龚秀兰同志，区政协主席", [("龚秀兰", "区政协主席")]),
        ("4|叶子青|区委常委|组织部部长", [("叶子青", "区委常委、组织部部长")]),
        ("区级领导班子成员名单", []),
    ],
)
def test_a_line_gives_its_people(line: str, people: list[tuple[str, str]]) -> None:
    assert lines(line) == people


def test_lines_in_which_nobody_is_found_are_told() -> None:
    found = read([["一、区委"], ["季怀瑾 区委书记"]], TODAY)
    assert found.strange == ("一、区委",)
    assert [one.name for one in found.people] == ["季怀瑾"]
