from __future__ import annotations

import pytest

from newsroom.model.issue import Issue, IssueKind, IssueNumber
from newsroom.preflight import numbering
from tests.preflight.made import dated, issued, this, words


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (issued("2021-10-09", 31, totals=(706,)), []),
        (
            issued("2021-10-09", 30, totals=(706,)),
            ["上一期是10月9日的第30期，本期是第32期：中间缺第31期"],
        ),
        (
            issued("2021-10-09", 31, totals=(704,)),
            ["上一期是总第704期，本期应为总第705期，现在是总第707期"],
        ),
        (issued("2021-10-09", 30, 31, totals=(705, 706)), []),
        (issued("2021-10-09", 32, totals=(706,)), ["期号重复：10月9日出版的也是第32期"]),
        (issued("2021-10-09", 40), ["上一期是10月9日的第40期，本期是第32期：期号倒退"]),
        (issued("2021-10-09", 2, kind=IssueKind.SUPPLEMENT), []),
        (
            issued("2020-12-26", 51, totals=(707,)),
            ["总期号重复：2020年12月26日出版的也是总第707期"],
        ),
    ],
)
def test_numbers_follow_those_of_the_issue_before(last: Issue, told: list[str]) -> None:
    assert words(numbering.number, others=(last,)) == told


def test_a_new_year_begins_at_one() -> None:
    last = issued("2021-12-25", 42, totals=(717,))
    first = this("2022-01-01", 1, totals=(718,))
    assert words(numbering.number, first, others=(last,)) == []
    on = this("2022-01-01", 43, totals=(718,))
    assert words(numbering.number, on, others=(last,)) == [
        "上一期是2021年12月25日的第42期，本期是第43期：新的一年应从第1期起"
    ]


def test_a_combined_issue_has_numbers_in_a_row_and_as_many_totals() -> None:
    assert words(numbering.number, this("2021-10-16", 32, 34)) == ["合刊的期号不连续：32、34"]
    (told,) = words(numbering.number, this("2021-10-16", 32, 33, totals=(707,)))
    assert told == "期号有 2 个，总期号有 1 个"


def test_no_number_and_another_one_in_the_masthead() -> None:
    assert words(numbering.number, this("2021-10-16")) == ["本期没有期号"]
    special = this("2021-10-16", kind=IssueKind.SPECIAL)
    assert words(numbering.number, special) == []
    (told,) = words(numbering.number, dated(number=IssueNumber((33,))))
    assert told == "报头印着第33期，本期是第32期（总第707期）"
