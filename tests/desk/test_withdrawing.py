from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.holes import offers, page_labels
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.kinds import ArticleKind
from newsroom.model.status import IssueStatus
from newsroom.model.teaser import Teaser
from newsroom.typeset.copyfit import Look, shapes_of
from tests.desk.conftest import put, story

WHY = ("与事实有出入", "总编室")


def page_of(desk: Desk, issue: str, number: int) -> str:
    return next(p.uuid for p in desk.library.issues.pages(issue) if p.number == number)


def placed(desk: Desk, issue: str, headline: str = "新路灯亮了", number: int = 2, **fields) -> str:
    article = put(desk, issue, story(headline, **fields))
    desk.paging.bring(article, page_of(desk, issue, number))
    assert desk.library.issues.placements_of(article)
    return article


def test_a_withdrawn_piece_leaves_page_and_guide_in_one_step(desk: Desk, issue: str) -> None:
    article = placed(desk, issue)
    other = placed(desk, issue, "河堤种上新树")
    lines = [Teaser(issue=issue, article=article), Teaser(issue=issue, article=other)]
    desk.furnishing.set_teasers(issue, lines)
    before = desk.library.issues.placements_of(article)
    told = desk.withdrawing.standing(article).words
    assert told == ("从二版撤下", "导读里的一行一起删去")
    change = desk.withdrawing.withdraw(article, *WHY)
    assert change.articles == {article}
    assert change.pages == {before[0].page}
    assert desk.library.issues.placements_of(article) == ()
    assert [t.article for t in desk.furnishing.teasers(issue)] == [other]
    found = desk.withdrawing.of(article)
    assert found is not None
    assert (found.reason, found.ordered_by, found.person) == (*WHY, "林可欣")
    assert article not in desk.edition(issue).articles
    assert desk.library.articles.summary(article).withdrawn
    desk.undo()
    assert desk.library.issues.placements_of(article) == before
    assert [t.article for t in desk.furnishing.teasers(issue)] == [article, other]
    assert desk.withdrawing.of(article) is None
    desk.redo()
    assert desk.library.withdrawals.holds(article)
    assert desk.library.issues.placements_of(article) == ()


def test_a_jump_goes_with_its_beginning(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("长稿", 60))
    desk.paging.place(article, page_of(desk, issue, 2), 0, 4)
    (head,) = desk.library.issues.placements_of(article)
    desk.paging.resize(head.uuid, 0, 4, 2, 20)
    desk.paging.jump_to(head.uuid, page_of(desk, issue, 3))
    stood = desk.withdrawing.standing(article)
    assert "转版的部分和“下转、上接”一起撤下" in stood.words
    assert stood.where == "二版、三版"
    desk.withdrawing.withdraw(article, *WHY)
    assert desk.library.issues.placements_of(article) == ()
    desk.undo()
    assert len(desk.library.issues.placements_of(article)) == 2


def test_a_place_that_was_filled_stays_filled(desk: Desk, issue: str) -> None:
    article = placed(desk, issue)
    (stood,) = desk.library.issues.placements_of(article)
    desk.withdrawing.withdraw(article, *WHY)
    other = put(desk, issue, story("另一篇", 6))
    desk.paging.place(other, stood.page, stood.column, stood.row)
    change = desk.withdrawing.revoke(article)
    assert not desk.library.articles.summary(article).withdrawn
    assert change.issues == {issue}
    assert desk.library.issues.placements_of(article) == ()
    assert article in desk.edition(issue).articles
    desk.undo()
    assert desk.library.withdrawals.holds(article)
    history = desk.library.withdrawals.history(article)
    assert len(history) == 1
    desk.undo()  # the other piece
    desk.undo()
    assert desk.library.issues.placements_of(article) == (stood,)


def test_a_withdrawn_piece_cannot_be_placed(desk: Desk, issue: str) -> None:
    article = placed(desk, issue)
    (stood,) = desk.library.issues.placements_of(article)
    desk.withdrawing.withdraw(article, *WHY)
    with pytest.raises(RefusedError, match="已经撤稿"):
        desk.library.issues.place(stood)
    with pytest.raises(RefusedError, match="已经撤稿"):
        desk.withdrawing.withdraw(article, *WHY)


@pytest.mark.parametrize("why", [("", "总编室"), ("有误", " ")])
def test_reason_and_order_are_asked_for(desk: Desk, issue: str, why: tuple[str, str]) -> None:
    article = placed(desk, issue)
    with pytest.raises(RefusedError, match="事由和由谁决定"):
        desk.withdrawing.withdraw(article, *why)
    assert desk.library.issues.placements_of(article)
    assert desk.withdrawing.of(article) is None


@pytest.mark.parametrize(
    ("status", "word"),
    [(IssueStatus.RELEASED, "重新打开本期"), (IssueStatus.PRINTED, "作更正启事")],
)
def test_what_is_frozen_is_not_withdrawn(
    desk: Desk, issue: str, status: IssueStatus, word: str
) -> None:
    article = placed(desk, issue)
    desk.library.releases.set_status(issue, status)
    with pytest.raises(RefusedError, match=word):
        desk.withdrawing.withdraw(article, *WHY)


def test_a_piece_that_stands_nowhere_is_withdrawn_too(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("没上版的稿"))
    assert desk.withdrawing.standing(article).words == ()
    desk.withdrawing.withdraw(article, *WHY)
    assert article not in desk.edition(issue).articles


def test_withdrawn_pieces_are_not_published(desk: Desk, issue: str) -> None:
    gone, stays = placed(desk, issue), placed(desk, issue, "河堤种上新树")
    desk.withdrawing.withdraw(gone, *WHY)
    desk.library.releases.set_status(issue, IssueStatus.PRINTED)
    assert {p.article for p in desk.library.published.between()} == {stays}
    assert desk.library.withdrawals.articles() == {gone}
    assert [w.article for w in desk.library.withdrawals.in_issue(issue)] == [gone]


def test_what_fits_the_hole_is_offered_and_fits(desk: Desk, issue: str) -> None:
    article = placed(desk, issue, "新路灯亮了")
    (hole,) = desk.library.issues.placements_of(article)
    same = put(desk, issue, story("同样长的稿"))
    long_ = put(desk, issue, story("长得多的稿", 70))
    desk.withdrawing.withdraw(article, *WHY)
    edition = desk.edition(issue)
    found = offers(edition, (hole,), Composers(), Job())
    titles = [offer.article for offer in found]
    assert titles[0] == same
    assert found[0].exact
    assert found[0].words == "未上版的稿件，正好放下"
    assert long_ not in titles
    assert page_labels(edition, found) == {hole.page: "二版"}
    desk.paging.fill(found[0].placements)
    (stands,) = desk.library.issues.placements_of(same)
    assert (stands.column, stands.row, stands.span, stands.depth) == (
        hole.column,
        hole.row,
        hole.span,
        hole.depth,
    )
    desk.undo()
    assert desk.library.issues.placements_of(same) == ()


def test_a_taken_hole_is_no_hole(desk: Desk, issue: str) -> None:
    article = placed(desk, issue)
    (hole,) = desk.library.issues.placements_of(article)
    put(desk, issue, story("同样长的稿"))
    assert offers(desk.edition(issue), (hole,), Composers(), Job()) == ()


def test_kinds_are_counted_as_the_house_says(desk: Desk) -> None:
    home = desk.library.publications.find("上街时报")
    rules = desk.kinds.rules(home)
    assert rules[ArticleKind.NEWS].own
    assert not rules[ArticleKind.REPRINT].paid
    changed = replace(rules[ArticleKind.WIRE], own=True)
    desk.kinds.set_rules(home, [changed])
    assert desk.kinds.rules(home)[ArticleKind.WIRE] == changed
    assert desk.kinds.set_rules(home, [changed]).label == ""
    desk.undo()
    assert desk.kinds.rules(home) == rules


def test_asking_a_worker_needs_nothing_of_the_library(desk: Desk, issue: str) -> None:
    article = placed(desk, issue)
    holes = desk.library.issues.placements_of(article)
    desk.withdrawing.withdraw(article, *WHY)
    ask = partial(offers, desk.edition(issue), holes)
    assert ask(Composers(), Job()) == ()


def test_two_pieces_fill_a_hole_together(desk: Desk, issue: str) -> None:
    page = page_of(desk, issue, 2)
    pair = [put(desk, issue, story(title, 16)) for title in ("左边的一篇", "右边的一篇")]
    edition, composers = desk.edition(issue), Composers()
    composer = composers.composer(edition.publication)
    (depth, *_) = (s.depth for s in shapes_of(edition, composer, pair[0], Look(spans=(1,))))
    article = put(desk, issue, story("占两栏的稿", 20))
    desk.paging.place(article, page, 0, 4)
    (stood,) = desk.library.issues.placements_of(article)
    desk.paging.resize(stood.uuid, 0, stood.row, 2, depth)
    holes = desk.library.issues.placements_of(article)
    desk.withdrawing.withdraw(article, *WHY)
    both, *others = offers(desk.edition(issue), holes, composers, Job())
    assert (both.words, both.exact) == ("两篇一起，正好放下", True)
    assert {p.article for p in both.placements} == set(pair)
    assert all(offer.under <= 0.34 * depth * 2 for offer in others)
    desk.paging.fill(both.placements)
    assert {p.article for p in desk.edition(issue).on_page(page)} == set(pair)


def test_an_issue_that_something_was_withdrawn_from_can_be_removed(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("新路灯亮了"))
    desk.withdrawing.withdraw(article, *WHY)
    desk.paging.assign([article], None)
    desk.library.issues.remove(issue)
    withdrawal = desk.withdrawing.of(article)
    assert withdrawal is not None
    assert withdrawal.issue == ""
