from __future__ import annotations

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.rectifying import Slip, notice
from newsroom.errors import RefusedError
from newsroom.model.account import Found
from newsroom.model.kinds import ArticleKind
from newsroom.model.status import IssueStatus
from tests.desk.conftest import put, story
from tests.desk.test_withdrawing import page_of


@pytest.fixture
def printed(desk: Desk, issue: str) -> str:
    article = put(desk, issue, story("新路灯亮了"))
    desk.paging.bring(article, page_of(desk, issue, 2))
    desk.library.releases.set_status(issue, IssueStatus.PRINTED)
    return article


def test_a_notice_says_where_and_what(desk: Desk, printed: str) -> None:
    wrong = desk.rectifying.wrong(printed)
    made = notice(wrong, [Slip("八百盏", "八十盏"), Slip("昨天")])
    assert made.kind is ArticleKind.CORRECTION
    assert made.headline == "更正"
    assert made.body == (
        "本报2021年10月16日（第32期）二版刊登的《新路灯亮了》一文中，“八百盏”应为“八十盏”；"
        "“昨天”有误，应删去。特此更正，并向读者致歉。"
    )
    assert notice(wrong, (), sorry=False).body.endswith("“××”应为“××”。特此更正。")


def test_both_are_tied_and_the_archive_is_marked(desk: Desk, printed: str) -> None:
    wrong = desk.rectifying.wrong(printed)
    home = desk.library.publications.find("上街时报")
    next_issue = desk.paging.new_issue(home, wrong.printed.date.replace(day=23))
    (target,) = next_issue.issues
    wrong = desk.rectifying.wrong(printed)
    assert [each.uuid for each in wrong.ready] == [target]
    made = notice(wrong, [Slip("八百盏", "八十盏")])
    desk.rectifying.make(wrong, target, made)
    tied = desk.rectifying.tied(printed)
    assert [line.uuid for line in tied.corrected] == [made.uuid]
    back = desk.rectifying.tied(made.uuid).corrects
    assert back is not None
    assert back.uuid == printed
    assert back.corrected
    assert desk.library.articles.summary(made.uuid).issue == target
    desk.undo()
    assert desk.rectifying.tied(printed).corrected == ()
    assert not desk.library.articles.summary(printed).corrected
    desk.redo()
    assert desk.library.articles.summary(printed).corrected


def test_what_was_printed_wrong_is_booked_with_its_notice(desk: Desk, printed: str) -> None:
    wrong = desk.rectifying.wrong(printed)
    slips = [Slip("八百盏", "八十盏")]
    desk.rectifying.make(wrong, "", notice(wrong, slips), slips)
    (counted,) = desk.account.of_issue(wrong.printed.uuid).rate.counted
    assert (counted.error.wrong, counted.error.page, counted.error.found) == (
        "八百盏",
        2,
        Found.AFTER,
    )
    desk.undo()
    assert desk.account.of_issue(wrong.printed.uuid).rate.counted == ()
    assert desk.rectifying.tied(printed).corrected == ()


def test_what_was_not_printed_is_simply_mended(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("新路灯亮了"))
    with pytest.raises(RefusedError, match="还没有刊出"):
        desk.rectifying.wrong(article)


def test_an_issue_of_a_day_gone_by_counts_as_printed(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("新路灯亮了"))
    desk.paging.bring(article, page_of(desk, issue, 2))
    assert desk.rectifying.wrong(article).page == "二版"
