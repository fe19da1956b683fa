from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.banner import Banner
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.frame import PageFrames
from newsroom.model.issue import IssueNumber
from newsroom.model.person import Duty
from newsroom.model.status import IssueStatus
from newsroom.model.teaser import Teaser
from tests.desk.conftest import put, story

COMPOSERS = Composers()


@pytest.fixture
def article(desk: Desk, issue: str) -> str:
    """On page two."""
    made = put(desk, issue, story("城东换了新路灯", 4))
    desk.paging.place(made, desk.library.issues.pages(issue)[1].uuid, 0, 3)
    return made


def composed(desk: Desk, issue: str) -> tuple[PageFrames, ...]:
    return COMPOSERS.pages(desk.paging.edition(issue))


def release(desk: Desk, issue: str) -> None:
    desk.releasing.release(issue, composed(desk, issue), ("一版还没有终审签字",))


def words(desk: Desk, article: str) -> str:
    return desk.library.articles.summary(article).status.text


def test_an_issue_that_was_signed_off_is_frozen(desk: Desk, issue: str, article: str) -> None:
    rest = put(desk, issue, story("没排上的稿", 2))
    release(desk, issue)
    assert words(desk, article) == "签发"
    assert words(desk, rest) == "草稿"
    text = desk.library.articles.get(article)
    (placed,) = desk.library.issues.placements_of(article)
    page = desk.library.issues.page(placed.page)
    refused = (
        lambda: desk.writing.save(replace(text, headline="改题")),
        lambda: desk.writing.bin(article),
        lambda: desk.paging.remove(placed.uuid),
        lambda: desk.paging.move(placed.uuid, page.uuid, 1, 3),
        lambda: desk.paging.place(rest, page.uuid, 0, 40),
        lambda: desk.paging.add_page(issue),
        lambda: desk.paging.remove_page(page.uuid),
        lambda: desk.paging.update_page(replace(page, name="街巷")),
        lambda: desk.paging.keep_breaks(page.uuid),
    )
    for act in refused:
        with pytest.raises(RefusedError, match=r"第32期（总第707期）已签发，(版面|稿件)已经冻结"):
            act()
    assert desk.library.articles.get(article) == text
    assert desk.library.issues.placements_of(article) == (placed,)
    desk.writing.save(replace(desk.library.articles.get(rest), headline="留给下期"))
    desk.paging.assign([rest], None)


def test_opening_again_needs_a_reason_and_keeps_what_still_holds(
    desk: Desk, issue: str, article: str
) -> None:
    release(desk, issue)
    with pytest.raises(RefusedError, match="没有写重新打开的理由"):
        desk.releasing.reopen(issue, " ")
    desk.releasing.reopen(issue, "头条换稿")
    assert desk.library.issues.get(issue).status is IssueStatus.OPEN
    assert words(desk, article) == "草稿"
    (given,) = desk.releasing.releases(issue)
    assert (given.person, given.reason, given.open) == (
        "林可欣",
        "头条换稿",
        ("一版还没有终审签字",),
    )
    assert desk.library.releases.standing(issue) is None
    text = desk.library.articles.get(article)
    desk.writing.save(replace(text, headline="改题"))
    release(desk, issue)
    assert len(desk.releasing.releases(issue)) == 2


def test_each_act_on_an_issue_is_one_step(desk: Desk, issue: str, article: str) -> None:
    release(desk, issue)
    desk.releasing.reopen(issue, "头条换稿")
    status = desk.library.issues.get
    desk.undo()
    assert status(issue).status is IssueStatus.RELEASED
    desk.undo()
    assert (status(issue).status, desk.releasing.releases(issue)) == (IssueStatus.OPEN, ())
    desk.redo()
    assert words(desk, article) == "签发"
    assert desk.library.events.verify() == ()


def test_what_was_signed_off_before_counts_as_printed(desk: Desk, issue: str, article: str) -> None:
    release(desk, issue)
    home = desk.library.issues.get(issue).publication
    day = datetime.date(2021, 10, 23)
    (following,) = desk.paging.new_issue(home, day, IssueNumber((33,), (708,))).issues
    other = put(desk, following, story("下一期的稿", 4))
    desk.paging.place(other, desk.library.issues.pages(following)[1].uuid, 0, 3)
    release(desk, following)
    assert (words(desk, article), words(desk, other)) == ("已刊", "签发")
    desk.undo()
    assert (words(desk, article), words(desk, other)) == ("签发", "草稿")


def test_what_was_printed_unsigned_may_be_said_so_and_opened_again(
    desk: Desk, issue: str, article: str
) -> None:
    assert [one.uuid for one in desk.library.published.waiting(datetime.date.today())] == [issue]
    assert desk.library.published.of(article) == ()
    desk.releasing.printed([issue])
    assert words(desk, article) == "已刊"
    assert desk.library.published.waiting(datetime.date.today()) == ()
    (part,) = desk.library.published.of(article)
    assert (part.issue, part.number, part.state) == (issue, 2, IssueStatus.PRINTED)
    assert desk.library.published.between(until=datetime.date(2021, 10, 15)) == ()
    assert desk.library.published.between(datetime.date(2021, 10, 16)) == (part,)
    with pytest.raises(RefusedError, match="已刊"):
        desk.releasing.printed([issue])
    desk.releasing.reopen(issue, "补记")
    (opened,) = desk.releasing.releases(issue)
    assert (opened.code, opened.reason) == ("", "补记")
    desk.undo()
    assert desk.releasing.releases(issue) == ()
    assert words(desk, article) == "已刊"


def test_an_empty_issue_is_not_signed_off(desk: Desk, issue: str) -> None:
    with pytest.raises(RefusedError, match="还没有稿件"):
        release(desk, issue)
    with pytest.raises(RefusedError, match="还没有稿件"):
        desk.releasing.printed([issue])


def test_only_the_chief_signs_issues_off(desk: Desk, issue: str, article: str) -> None:
    me = desk.sitting.now()
    assert me is not None
    desk.sitting.put(replace(me, duties=(Duty.EDITOR, Duty.DESIGNER)))
    with pytest.raises(RefusedError, match="林可欣（编辑；版式）不签发整期"):
        release(desk, issue)
    desk.sitting.put(replace(me, duties=(Duty.CHIEF,)))
    release(desk, issue)
    assert words(desk, article) == "签发"


def test_line_ends_of_a_frozen_issue_stay_as_they_are(desk: Desk, issue: str, article: str) -> None:
    edition = desk.paging.edition(issue)
    (placed,) = edition.placements
    release(desk, issue)
    assert desk.paging.proofed(edition, {placed.uuid: (3, 9)}).label == ""
    assert desk.library.issues.placements_of(article) == (placed,)


def test_nothing_that_a_frozen_page_shows_is_changed_from_beside(
    desk: Desk, issue: str, article: str
) -> None:
    home = desk.library.issues.get(issue).publication
    desk.furnishing.set_teasers(issue, [Teaser(issue=issue, article=article)])
    filler = Filler(article="", publication=home, kind=FillerKind.TEXT)
    tip = story("小知识", 1)
    desk.fillers.add(tip, filler)
    desk.paging.place(tip.uuid, desk.library.issues.pages(issue)[1].uuid, 0, 40)
    release(desk, issue)
    style = desk.library.publications.get(home).source
    text = desk.library.articles.get(tip.uuid)
    refused = (
        lambda: desk.furnishing.set_teasers(issue, ()),
        lambda: desk.writing.save(replace(text, body="换了一句。")),
        lambda: desk.housing.change(home, style + "\n# 加宽栏距\n"),
        lambda: desk.furnishing.set_banners(home, [Banner(publication=home, section="要闻")]),
    )
    for act in refused:
        with pytest.raises(RefusedError, match=r"第32期（总第707期）已签发"):
            act()
    assert desk.library.publications.get(home).source == style
    desk.undo()  # the release
    for act in refused:
        act()
    assert desk.library.articles.get(tip.uuid).body == "换了一句。"


def test_nothing_joins_or_leaves_a_frozen_bulletin(desk: Desk) -> None:
    home = desk.library.publications.find("上街信息")
    (issue,) = desk.paging.new_issue(home, datetime.date(2021, 10, 16)).issues
    kept, binned, withdrawn = (
        put(desk, issue, story(name, 2)) for name in ("本周要情", "重复的一条", "没有核实的一条")
    )
    desk.writing.bin(binned)
    desk.withdrawing.withdraw(withdrawn, "没有核实", "总编室")
    release(desk, issue)
    assert (words(desk, kept), words(desk, withdrawn)) == ("签发", "草稿")
    refused = (
        lambda: desk.writing.new(home, issue),
        lambda: desk.writing.restore(binned),
        lambda: desk.withdrawing.revoke(withdrawn),
        lambda: desk.writing.bin(kept),
    )
    for act in refused:
        with pytest.raises(RefusedError, match="已签发，稿件已经冻结"):
            act()
    assert {article.uuid for article in desk.paging.edition(issue).in_order()} == {kept}
    desk.releasing.reopen(issue, "补一条")
    desk.withdrawing.revoke(withdrawn)
    assert {article.uuid for article in desk.paging.edition(issue).in_order()} == {kept, withdrawn}


def test_pages_that_changed_while_they_were_looked_at_are_not_signed_off(
    desk: Desk, issue: str, article: str
) -> None:
    edition = desk.paging.edition(issue)
    pages = composed(desk, issue)
    desk.writing.save(replace(edition.articles[article], headline="城东的新路灯"))
    with pytest.raises(RefusedError, match="看的时候本期又有改动"):
        desk.releasing.release(issue, pages, (), edition)
    desk.undo()
    desk.releasing.release(issue, pages, (), edition)
    assert words(desk, article) == "签发"
