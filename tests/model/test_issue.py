"""Issue numbers are data: combined issues, supplements, new years."""

from __future__ import annotations

import datetime

import pytest

from newsroom.model.issue import Issue, IssueKind, IssueNumber


@pytest.mark.parametrize(
    ("number", "label", "total"),
    [
        (IssueNumber((32,), (707,)), "第32期", "总第707期"),
        (IssueNumber((32, 33), (707, 708)), "第32、33期", "总第707、708期"),
        (IssueNumber((2,), (), IssueKind.SUPPLEMENT), "增刊第2期", ""),
        (IssueNumber((), (), IssueKind.SPECIAL), "特刊", ""),
    ],
)
def test_labels(number: IssueNumber, label: str, total: str) -> None:
    assert (number.label, number.total_label) == (label, total)


def test_the_next_number_follows_a_combined_issue() -> None:
    assert IssueNumber((32, 33), (707, 708)).following() == IssueNumber((34,), (709,))


def test_a_new_year_restarts_the_number_but_not_the_total() -> None:
    assert IssueNumber((50,), (725,)).following(new_year=True) == IssueNumber((1,), (726,))


def test_a_combined_next_issue_takes_several_numbers() -> None:
    assert IssueNumber((3,), (9,)).following(2) == IssueNumber((4, 5), (10, 11))


def test_an_issue_names_itself() -> None:
    issue = Issue(
        publication="p", date=datetime.date(2021, 10, 16), number=IssueNumber((32,), (707,))
    )
    assert issue.label == "2021年10月16日 第32期（总第707期）"
