from __future__ import annotations

import datetime

import pytest

from newsroom.model.identity import new_id
from newsroom.model.issue import Issue, IssueKind, IssueNumber
from newsroom.store.references import Reference, matching, name, parse

ISSUES = tuple(
    Issue(publication="p", date=datetime.date(year, 10, 16), number=number)
    for year, number in (
        (2020, IssueNumber((32,), (657,))),
        (2021, IssueNumber((32, 33), (707, 708))),
        (2021, IssueNumber((34,), (709,))),
        (2021, IssueNumber((2,), (), IssueKind.SUPPLEMENT)),
        (2021, IssueNumber((), (), IssueKind.SPECIAL)),
        (2021, IssueNumber()),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("32", Reference(numbers=(32,))),
        (" ３２ ", Reference(numbers=(32,))),
        ("第32期", Reference(numbers=(32,))),
        ("32、33", Reference(numbers=(32, 33))),
        ("上街时报/2021/32", Reference("", "上街时报", 2021, None, (32,))),
        ("上街时报／2021年／第32、33期", Reference("", "上街时报", 2021, None, (32, 33))),
        ("2021/32", Reference(year=2021, numbers=(32,))),
        ("上街时报/32", Reference(publication="上街时报", numbers=(32,))),
        ("2021/增刊2", Reference(year=2021, kind=IssueKind.SUPPLEMENT, numbers=(2,))),
        ("2021/特刊", Reference(year=2021, kind=IssueKind.SPECIAL)),
    ],
)
def test_references_are_read(text: str, expected: Reference) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text", ["", "上街时报", "a/b/32", "x/y/2021/32", "2021/", "32期刊", "9" * 20]
)
def test_what_is_no_reference(text: str) -> None:
    assert parse(text) is None


def test_a_uuid_is_read_in_either_case() -> None:
    uuid = new_id()
    assert parse(uuid.upper()) == Reference(uuid=uuid)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("32", (0, 1)),
        ("33", (1,)),
        ("2021/32", (1,)),
        ("32、33", (1,)),
        ("708", (1,)),
        ("2021/708", ()),
        ("34", (2,)),
        ("2", (3,)),
        ("增刊2", (3,)),
        ("增刊", (3,)),
        ("特刊", (4,)),
        ("2020/特刊", ()),
        ("99", ()),
    ],
)
def test_issues_are_matched(text: str, expected: tuple[int, ...]) -> None:
    wanted = parse(text)
    assert wanted is not None
    assert matching(wanted, ISSUES) == tuple(ISSUES[index] for index in expected)


def test_a_plain_number_means_the_regular_issue() -> None:
    regular = Issue(publication="p", date=datetime.date(2021, 1, 9), number=IssueNumber((2,)))
    assert matching(Reference(numbers=(2,)), (*ISSUES, regular)) == (regular,)


@pytest.mark.parametrize("issue", ISSUES[:5])
def test_a_name_finds_its_issue(issue: Issue) -> None:
    wanted = parse(name("上街时报", issue))
    assert wanted is not None
    assert wanted.publication == "上街时报"
    assert matching(wanted, ISSUES) == (issue,)
