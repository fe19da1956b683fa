"""The correction list: numbered within its issue, changed in place, never in another's."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.issue import Issue
from newsroom.store.library import Library

TIME = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def issue(library: Library, paper: str) -> str:
    issue = Issue(publication=paper, date=datetime.date(2024, 5, 7))
    library.issues.add(issue)
    return issue.uuid


def correction(issue: str, number: int, **fields: object) -> Correction:
    made = Correction(issue=issue, number=number, before="十二", after="十三", time=TIME)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_corrections_come_back_by_number(library: Library, issue: str) -> None:
    later = correction(issue, 2, source=CorrectionSource.TELEPHONE, remark="周师傅来电")
    first = correction(issue, 1, page=3, place="3栏40行", mark="ab")
    library.corrections.put(later)
    library.corrections.put(first)
    assert library.corrections.all(issue) == (first, later)
    assert library.corrections.next_number(issue) == 3


def test_a_correction_is_changed_in_place(library: Library, issue: str) -> None:
    made = correction(issue, library.corrections.next_number(issue))
    library.corrections.put(made)
    sent = replace(made, state=CorrectionState.SENT)
    library.corrections.put(sent)
    assert library.corrections.all(issue) == (sent,)
    assert library.corrections.get(made.uuid) == sent


def test_what_was_taken_off_is_gone(library: Library, issue: str) -> None:
    made = correction(issue, 1)
    library.corrections.put(made)
    library.corrections.remove(made.uuid)
    assert library.corrections.all(issue) == ()
    with pytest.raises(NotFoundError, match="没有这一条"):
        library.corrections.remove(made.uuid)


def test_differences_stand_until_taken_back(library: Library, issue: str) -> None:
    library.corrections.let_stand(issue, "ab", stands=True)
    library.corrections.let_stand(issue, "ab", stands=True)
    library.corrections.let_stand(issue, "cd", stands=True)
    library.corrections.let_stand(issue, "cd", stands=False)
    assert library.corrections.standing(issue) == {"ab"}


def test_an_issue_taken_back_takes_its_list_along(library: Library, issue: str) -> None:
    made = correction(issue, 1)
    library.corrections.put(made)
    library.corrections.let_stand(issue, "一处", stands=True)
    library.issues.remove(issue)
    assert library.corrections.all(issue) == ()
    assert library.corrections.standing(issue) == frozenset()
