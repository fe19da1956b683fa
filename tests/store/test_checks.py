from __future__ import annotations

import datetime
from typing import Any

import pytest

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.finding import CheckRule, Override, Severity
from newsroom.model.issue import Issue
from newsroom.model.signoff import Signoff, SignStep
from newsroom.store.library import Library

TIME = datetime.datetime(2021, 10, 15, 13, 30, tzinfo=datetime.UTC)


def override(issue: str, **fields: str) -> Override:
    given = {"kind": "byline", "subject": "a" * 64, "reason": "约稿，不署名", "person": "林可欣"}
    return Override(issue=issue, time=TIME, **(given | fields))


def signoff(issue: str, page: str, **fields: Any) -> Signoff:
    given: dict[str, Any] = {"person": "林可欣", "fingerprint": "b" * 64} | fields
    return Signoff(issue=issue, page=page, step=SignStep.EDITOR, time=TIME, **given)


def test_a_reason_is_kept_with_person_and_time(library: Library, issue: Issue) -> None:
    given = override(issue.uuid)
    library.checks.add_override(given)
    assert library.checks.overrides(issue.uuid) == (given,)
    assert library.checks.override(given.uuid) == given


def test_a_reason_taken_back_is_gone(library: Library, issue: Issue) -> None:
    given = override(issue.uuid)
    library.checks.add_override(given)
    library.checks.remove_override(given.uuid)
    assert library.checks.overrides(issue.uuid) == ()
    with pytest.raises(NotFoundError):
        library.checks.remove_override(given.uuid)


def test_no_reason_is_no_override(library: Library, issue: Issue) -> None:
    with pytest.raises(RefusedError, match="理由"):
        library.checks.add_override(override(issue.uuid, reason=" \n"))
    with pytest.raises(NotFoundError):
        library.checks.add_override(override("nobody"))


def test_rules_are_read_and_written_whole(library: Library, paper: str) -> None:
    rules = (
        CheckRule(kind="byline", severity=None),
        CheckRule(kind="unsigned", severity=Severity.ERROR, blocks=True, needs=("release",)),
    )
    library.checks.set_rules(paper, rules)
    assert library.checks.rules(paper) == rules
    library.checks.set_rules(paper, rules[1:])
    assert library.checks.rules(paper) == rules[1:]


def test_a_signature_goes_with_its_page(library: Library, issue: Issue) -> None:
    first, second, *_ = library.issues.pages(issue.uuid)
    kept, gone = signoff(issue.uuid, first.uuid), signoff(issue.uuid, second.uuid)
    for one in (kept, gone):
        library.checks.add_signoff(one)
    library.issues.remove_page(second.uuid)
    assert library.checks.signoffs(issue.uuid) == (kept,)


def test_a_bulletin_is_signed_whole(library: Library, issue: Issue) -> None:
    whole = signoff(issue.uuid, "")
    library.checks.add_signoff(whole)
    assert library.checks.signoff(whole.uuid) == whole
    library.checks.remove_signoff(whole.uuid)
    assert library.checks.signoffs(issue.uuid) == ()


def test_nobody_and_another_issues_page_are_refused(library: Library, issue: Issue) -> None:
    page = library.issues.pages(issue.uuid)[0]
    with pytest.raises(RefusedError, match="签字人"):
        library.checks.add_signoff(signoff(issue.uuid, page.uuid, person=" "))
    other = Issue(publication=issue.publication, date=datetime.date(2021, 10, 23))
    library.issues.add(other)
    with pytest.raises(NotFoundError):
        library.checks.add_signoff(signoff(other.uuid, page.uuid))


def test_an_issue_takes_its_reasons_and_signatures_along(library: Library, issue: Issue) -> None:
    library.checks.add_override(override(issue.uuid))
    library.checks.add_signoff(signoff(issue.uuid, ""))
    library.issues.remove(issue.uuid)
    assert library.integrity() == ()
