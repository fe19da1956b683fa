from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.error_account import characters
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.account import BookedError, Found, OutsideReview, Sort
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.status import IssueStatus
from tests.desk.conftest import story
from tests.desk.ledger_issue import put

TIME = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


def wrong(issue: str, words: str = "布署", **facts: object) -> BookedError:
    error = BookedError(issue=issue, wrong=words, right="部署", found=Found.AFTER, time=TIME)
    return replace(error, **facts)  # type: ignore[arg-type]


def opinion(desk: Desk, issue: str) -> OutsideReview:
    paper = desk.library.issues.get(issue).publication
    day = datetime.date(2026, 3, 20)
    return OutsideReview(publication=paper, issue=issue, unit="审读中心", day=day, time=TIME)


def test_booking_weighs_and_can_be_taken_back(desk: Desk, issue: str) -> None:
    change = desk.account.book([wrong(issue), wrong(issue, "震兴", heavy=True)])
    assert change.account == {issue}
    row = desk.account.of_issue(issue)
    assert row.rate.tenths == 30
    assert row.rate.characters > 5_000
    desk.undo()
    assert desk.account.of_issue(issue).rate.counted == ()
    desk.redo()
    assert desk.account.of_issue(issue).rate.tenths == 30


def test_errors_are_changed_and_removed(desk: Desk, issue: str) -> None:
    desk.account.book([wrong(issue)])
    (counted,) = desk.account.of_issue(issue).rate.counted
    desk.account.change(replace(counted.error, characters=3))
    assert desk.account.of_issue(issue).rate.tenths == 20
    desk.undo()
    assert desk.account.of_issue(issue).rate.tenths == 10
    desk.account.remove([counted.error.uuid])
    assert desk.account.of_issue(issue).rate.tenths == 0
    with pytest.raises(NotFoundError):
        desk.account.remove([counted.error.uuid])


def test_what_says_nothing_is_refused(desk: Desk, issue: str) -> None:
    for error in (
        wrong(issue, "", right=""),
        wrong(issue, characters=0),
        wrong(issue, "字" * 3000),
    ):
        with pytest.raises(RefusedError):
            desk.account.book([error])
    assert desk.account.of_issue(issue).rate.counted == ()


def test_what_proofreading_found_is_booked_once_on_its_page(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("渡口添船"), 2)
    fault = Fault(
        rule="idioms", pack="words", severity=Severity.ERROR, article=article, field="headline",
        start=0, end=4, text="一如继往", message="成语写错", suggestions=("一如既往",),
    )  # fmt: skip
    mark = replace(fault, rule="doubled", pack="punctuation", text="。。", suggestions=("。",))
    desk.account.book_faults(issue, [fault, mark], Found.BEFORE)
    desk.account.book_faults(issue, [fault], Found.BEFORE)
    counted = desk.account.of_issue(issue).rate.counted
    assert [(c.error.sort, c.error.characters, c.tenths) for c in counted] == [
        (Sort.WORD, 1, 20),
        (Sort.MARK, 1, 1),
    ]
    assert desk.account.of_issue(issue).rate.credit == 21
    assert {c.error.page for c in counted} == {2}


def test_a_house_weighs_otherwise(desk: Desk, issue: str) -> None:
    paper = desk.library.issues.get(issue).publication
    desk.account.book([wrong(issue)])
    usual = desk.account.weights(paper)
    own = tuple(replace(w, points=15) if w.sort is Sort.WORD else w for w in usual)
    desk.account.set_weights(paper, own)
    assert desk.account.of_issue(issue).rate.tenths == 15
    desk.undo()
    assert desk.account.weights(paper) == usual
    with pytest.raises(RefusedError):
        desk.account.set_weights(paper, tuple(replace(w, points=-1) for w in usual))


def test_an_opinion_comes_with_its_findings_and_goes_with_them(desk: Desk, issue: str) -> None:
    review = opinion(desk, issue)
    desk.account.enter(review, [wrong(issue), wrong(issue, "震兴")])
    (kept,) = desk.account.reviews(review.publication)
    assert kept == review
    assert {e.source for e in desk.account.findings(review.uuid)} == {"审读中心"}
    answered = replace(review, measures="加看一遍清样", answered=datetime.date(2026, 3, 25))
    desk.account.enter(answered, desk.account.findings(review.uuid)[:1])
    assert desk.account.of_issue(issue).rate.tenths == 10
    assert desk.account.reviews(review.publication)[0].state.text == "已回执"
    desk.account.drop(review.uuid)
    assert desk.account.of_issue(issue).rate.tenths == 0
    desk.undo()
    assert desk.account.of_issue(issue).rate.tenths == 10
    with pytest.raises(RefusedError):
        desk.account.enter(replace(review, unit=" "), ())


def test_issues_are_told_over_time(desk: Desk, issue: str) -> None:
    desk.account.book([wrong(issue)])
    known = desk.library.issues.get(issue)
    rows = desk.account.over_time(known.publication, known.date, known.date)
    assert [(row.issue.uuid, row.rate.tenths) for row in rows] == [(issue, 10)]
    before = known.date - datetime.timedelta(days=1)
    assert desk.account.over_time(known.publication, before, before) == ()


def test_pictures_count_in_part(desk: Desk, issue: str) -> None:
    edition = desk.library.editions.get(issue)
    grid = edition.publication.grid
    full = (grid.columns * grid.characters + grid.columns - 1) * grid.rows
    assert set(characters(edition)) == {page.number for page in edition.pages}
    assert all(0 < number <= full for number in characters(edition).values())


def test_an_empty_issue_that_is_taken_back_takes_its_errors_along(desk: Desk, issue: str) -> None:
    desk.library.account.put([wrong(issue)])
    desk.library.issues.remove(issue)
    assert desk.library.account.errors(issue) == ()


def fault_of(article: str) -> Fault:
    return Fault(
        rule="idioms", pack="words", severity=Severity.ERROR, article=article, field="body",
        start=0, end=4, text="一如继往", lead="居民", trail="早起", message="成语写错",
        suggestions=("一如既往",),
    )  # fmt: skip


def test_a_mended_fault_is_a_credit_that_goes_with_its_mending(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("渡口添船"), 2)
    step = desk.undo_label
    uuid, change = desk.account.credit(fault_of(article))
    assert change.account == {issue}
    assert desk.account.of_issue(issue).rate.credit == 10
    assert desk.undo_label == step
    assert desk.account.credit(fault_of(article))[0] == ""
    (counted,) = desk.account.of_issue(issue).rate.counted
    assert counted.error.place == "《渡口添船》正文第1段“居民一如继往早起”"
    desk.account.discredit(uuid)
    assert desk.account.of_issue(issue).rate.counted == ()
    assert desk.account.discredit(uuid).label == ""


def test_a_fault_is_an_error_once_its_issue_was_printed(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("渡口添船"), 2)
    desk.library.releases.set_status(issue, IssueStatus.PRINTED)
    assert desk.account.credit(fault_of(article))[0] == ""
    desk.account.book_fault(fault_of(article))
    assert desk.account.of_issue(issue).rate.tenths == 10
    desk.undo()
    assert desk.account.of_issue(issue).rate.tenths == 0


def test_a_fault_of_copy_in_no_issue_is_not_booked(desk: Desk, issue: str) -> None:
    paper = desk.library.issues.get(issue).publication
    piece = story("渡口添船")
    desk.library.articles.add(piece, publication=paper, person="林可欣", reason="导入")
    with pytest.raises(RefusedError, match="还没有归入哪一期"):
        desk.account.book_fault(fault_of(piece.uuid))
    assert desk.account.credit(fault_of(piece.uuid))[0] == ""
