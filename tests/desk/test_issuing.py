"""New issues: what is proposed, what comes along, and the way back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.issue import Distribution, IssueNumber
from tests.desk.conftest import put, story

TODAY = datetime.date(2021, 10, 18)


def home(desk: Desk, issue: str) -> str:
    return desk.library.issues.get(issue).publication


def test_facts_and_pages_come_from_the_last_issue(desk: Desk, issue: str) -> None:
    last = desk.library.issues.get(issue)
    facts = replace(
        last.facts,
        editors=("宋晓",),
        printer="河湾印刷厂",
        copies=3000,
        distribution=(Distribution("送", "各科室"),),
        note="只说这一期的话",
        weekday="星期六",
        date=last.date,
        number=last.number,
    )
    desk.paging.update_issue(replace(last, facts=facts))
    page = desk.library.issues.pages(issue)[1]
    desk.paging.update_page(replace(page, name="法治", editor="林可欣"))
    found = desk.issuing.propose(home(desk, issue), TODAY)
    assert (found.issue.date, found.issue.number) == (
        datetime.date(2021, 10, 23),
        IssueNumber((33,), (708,)),
    )
    kept = found.issue.facts
    assert (kept.editors, kept.printer, kept.copies) == (("宋晓",), "河湾印刷厂", 3000)
    assert (kept.note, kept.weekday, kept.date, kept.number) == ("", "", None, IssueNumber())
    assert [(p.number, p.name, p.editor) for p in found.pages][1] == (2, "法治", "林可欣")
    assert {p.uuid for p in found.pages}.isdisjoint(
        p.uuid for p in desk.library.issues.pages(issue)
    )
    assert found.reason == "上一期是第32期，10月16日；每周六出报"
    assert {"责任编辑：宋晓", "印数：3,000 份", "报、送、发：送"} <= set(found.carried)


def test_a_new_year_begins_with_one_and_combined_issues_count_on(desk: Desk, issue: str) -> None:
    last = desk.library.issues.get(issue)
    number = IssueNumber((50, 51), (740, 741))
    desk.paging.update_issue(replace(last, date=datetime.date(2021, 12, 25), number=number))
    found = desk.issuing.propose(home(desk, issue), TODAY)
    assert found.issue.date == datetime.date(2022, 1, 1)
    assert found.issue.number == IssueNumber((1,), (742,))
    assert "跨年，年度期号从 1 起" in found.reason


def test_a_first_issue_has_the_usual_pages(desk: Desk, issue: str) -> None:
    other = desk.library.publications.find("zhengzhou-ribao")
    found = desk.issuing.propose(other, TODAY)
    assert (found.issue.date, found.issue.number) == (TODAY, IssueNumber((1,)))
    names = desk.library.publications.get(other).pages
    assert tuple(page.name for page in found.pages) == names
    assert set(desk.issuing.proposals(TODAY)) >= {other, home(desk, issue)}


def test_a_new_issue_is_taken_back_and_begun_again(desk: Desk, issue: str) -> None:
    found = desk.issuing.propose(home(desk, issue), TODAY)
    desk.issuing.begin(found.issue, found.pages)
    new = found.issue.uuid
    assert desk.library.issues.get(new) == found.issue
    assert desk.library.issues.pages(new) == found.pages
    assert desk.undo_label == "新建一期（第33期）"
    desk.undo()
    with pytest.raises(NotFoundError):
        desk.library.issues.get(new)
    desk.redo()
    assert desk.library.issues.pages(new) == found.pages


def test_an_issue_that_holds_articles_is_not_taken_back(desk: Desk, issue: str) -> None:
    found = desk.issuing.propose(home(desk, issue), TODAY)
    desk.issuing.begin(found.issue, found.pages)
    library = desk.library
    article = put(desk, found.issue.uuid, story("水渠通到田头"))
    with pytest.raises(RefusedError, match="不能撤销“新建一期"):
        desk.undo()
    library.articles.bin(article)
    with pytest.raises(RefusedError, match="不能撤销“新建一期"):
        desk.undo()
    library.articles.restore(article)
    library.articles.assign(article, None)
    desk.undo()
    assert library.issues.some([found.issue.uuid]) == ()
