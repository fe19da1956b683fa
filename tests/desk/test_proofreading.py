"""Proofreading on the desk: what is read by which setting, and what is let stand."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.excuse import Reach
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.publication import PublicationKind
from tests.desk.conftest import put, story


def fault(article: str, **fields: object) -> Fault:
    made = Fault(
        rule="doubled",
        severity=Severity.ERROR,
        article=article,
        start=3,
        end=5,
        text="的的",
        lead="新修",
        trail="路",
        message="多了一个“的”",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def test_an_article_is_read_by_the_day_of_its_issue(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("河边的路修好了"))
    copy = desk.proofreading.of_article(uuid)
    assert copy.setting.day == datetime.date(2021, 10, 16)
    assert copy.setting.kind is PublicationKind.NEWSPAPER
    assert [(piece.article.headline, piece.page) for piece in copy.pieces] == [
        ("河边的路修好了", 0)
    ]


def test_an_article_of_no_issue_is_read_by_today(desk: Desk) -> None:
    home = desk.library.publications.find("上街时报")
    article = story("河边的路修好了")
    desk.library.articles.add(article, publication=home, person="林可欣", reason="导入")
    copy = desk.proofreading.of_article(article.uuid, replace(article, headline="改了"))
    assert copy.setting.day == datetime.date.today()
    assert copy.pieces[0].article.headline == "改了"


def test_an_issue_is_read_page_by_page_and_then_what_is_on_none(desk: Desk, issue: str) -> None:
    first, second, third = (put(desk, issue, story(f"第{n}篇")) for n in "甲乙丙")
    pages = desk.library.issues.pages(issue)
    for page, article in ((pages[1], first), (pages[0], second)):
        desk.paging.place(article, page.uuid, 0, 20)
    copy = desk.proofreading.of_issue(issue)
    read = [(piece.article.uuid, piece.page) for piece in copy.pieces]
    assert read == [(second, 1), (first, 2), (third, 0)]
    one = desk.proofreading.of_issue(issue, pages[1].uuid)
    assert [piece.article.uuid for piece in one.pieces] == [first]
    with pytest.raises(NotFoundError):
        desk.proofreading.of_issue(issue, "nirgends")


def test_a_fault_let_stand_is_kept_told_and_undone(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("河边的路修好了"))
    change = desk.proofreading.excuse(fault(uuid), Reach.ARTICLE)
    assert change.excuses == {uuid}
    kept = desk.proofreading.of_article(uuid).excuses
    assert [(one.reach, one.words, one.person) for one in kept] == [
        (Reach.ARTICLE, "的的", "林可欣")
    ]
    event = desk.library.events.recent(1)[0]
    assert event.verb == "忽略疑误（本篇）"
    assert "的的" not in event.ids
    desk.undo()
    assert desk.proofreading.of_article(uuid).excuses == ()
    desk.redo()
    assert desk.proofreading.of_article(uuid).excuses == kept


def test_what_is_let_stand_for_ever_holds_everywhere_until_it_is_revoked(
    desk: Desk, issue: str
) -> None:
    one, other = (put(desk, issue, story(f"第{n}篇")) for n in "甲乙")
    assert desk.proofreading.excuse(fault(one), Reach.ALWAYS).excuses == {"*"}
    assert desk.proofreading.excuse(fault(one, text="了了"), Reach.ONCE).excuses == {one}
    assert len(desk.proofreading.of_article(other).excuses) == 1
    newest, oldest = desk.proofreading.excuses()
    assert (newest.reach, oldest.reach) == (Reach.ONCE, Reach.ALWAYS)
    change = desk.proofreading.revoke((oldest.uuid, newest.uuid))
    assert change.excuses == {"*", one}
    assert desk.proofreading.excuses() == ()
    desk.undo()
    assert set(desk.proofreading.excuses()) == {oldest, newest}
    desk.redo()
    with pytest.raises(NotFoundError):
        desk.proofreading.revoke((oldest.uuid,))


def test_nobody_lets_a_fault_stand_without_a_name(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("河边的路修好了"))
    desk.name_person("")
    with pytest.raises(RefusedError):
        desk.proofreading.excuse(fault(uuid), Reach.ONCE)
    desk.name_person("林可欣")
    with pytest.raises(NotFoundError):
        desk.proofreading.excuse(fault("nirgends"), Reach.ONCE)
    assert desk.proofreading.excuses() == ()
