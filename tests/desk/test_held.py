from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.signing import PaperSign, seen, states
from newsroom.errors import RefusedError
from newsroom.model.fingerprint import page_code
from newsroom.model.frame import PageFrames
from newsroom.model.publication import PublicationKind
from newsroom.model.signoff import SignStep
from newsroom.model.teaser import Teaser
from tests.desk.conftest import put, story

COMPOSERS = Composers()
EDITOR = SignStep.EDITOR
TIME = datetime.datetime(2021, 10, 15, 21, 5, tzinfo=datetime.UTC)


@pytest.fixture
def page(desk: Desk, issue: str) -> str:
    """Page two with two stories on it."""
    second = desk.library.issues.pages(issue)[1].uuid
    for row, title in ((3, "城东换了新路灯"), (30, "城西也换了灯")):
        desk.paging.place(put(desk, issue, story(title, 4)), second, 0, row)
    return second


def composed(desk: Desk, issue: str, page: str) -> tuple[PageFrames, ...]:
    return (COMPOSERS.page(desk.paging.edition(issue), page),)


def sign(desk: Desk, issue: str, page: str) -> str:
    held = desk.signing.holding(desk.paging.edition(issue), page)
    desk.signing.sign(issue, page, EDITOR, "林可欣", composed(desk, issue, page), held)
    return desk.signing.signoffs(issue)[-1].uuid


def holds(desk: Desk, issue: str, page: str) -> bool:
    now = seen(composed(desk, issue, page))
    (state,) = states((EDITOR,), desk.signing.signoffs(issue), page, now)
    return state.holds


def first(desk: Desk, issue: str, page: str) -> str:
    return desk.paging.edition(issue).on_page(page)[0].article


def test_a_small_change_on_a_page_is_signed_again(desk: Desk, issue: str, page: str) -> None:
    signed = sign(desk, issue, page)
    assert desk.signing.difference(signed).told == ()
    text = desk.library.articles.get(first(desk, issue, page))
    body = text.body.replace("散步的人", "遛弯的人", 1)
    desk.writing.save(replace(text, body=body))
    assert not holds(desk, issue, page)
    difference = desk.signing.difference(signed)
    assert difference.small
    assert [(a.uuid, b.body == body) for a, b in difference.texts] == [(text.uuid, True)]
    pages = composed(desk, issue, page)
    held = desk.signing.holding(desk.paging.edition(issue), page)
    desk.signing.resign(signed, pages, held)
    assert holds(desk, issue, page)


def test_what_else_was_done_to_a_page_is_named_and_not_small(
    desk: Desk, issue: str, page: str
) -> None:
    signed = sign(desk, issue, page)
    one, other = desk.paging.edition(issue).on_page(page)
    text = desk.library.articles.get(one.article)
    desk.writing.save(replace(text, headline="城东亮了"))
    desk.paging.remove(other.uuid)
    desk.paging.move(one.uuid, page, 2, 3)
    desk.paging.place(put(desk, issue, story("新来的稿", 3)), page, 0, 3)
    desk.paging.update_page(replace(desk.library.issues.page(page), name="街巷"))
    difference = desk.signing.difference(signed)
    assert difference.told == (
        "新增《新来的稿》",
        "撤下《城西也换了灯》",
        "《城东亮了》版位有改动",
        "《城东亮了》主题",
        "报头、版眉、导读、栏头或版式有改动",
    )
    assert difference.touched == ("版面", "标题", "报头版眉")
    with pytest.raises(RefusedError, match="改动涉及版面、标题、报头版眉"):
        desk.signing.resign(
            signed, composed(desk, issue, page), desk.signing.signoffs(issue)[0].held
        )
    material = desk.checking.material(issue)
    assert "（新增《新来的稿》" in material.since[signed]


def test_what_a_page_is_made_by_is_more_than_a_small_change(
    desk: Desk, issue: str, page: str
) -> None:
    signed = sign(desk, issue, page)
    one, other = desk.paging.edition(issue).on_page(page)
    text = desk.library.articles.get(one.article)
    desk.writing.save(replace(text, body=text.body.replace("。", "，", 1)))
    assert desk.signing.difference(signed).small
    home = desk.library.issues.get(issue).publication
    desk.housing.change(home, desk.library.publications.get(home).source + "\n# 换了字号\n")
    made = ("报头、版眉、导读、栏头或版式有改动",)
    assert desk.signing.difference(signed).told[-1:] == made
    assert not desk.signing.difference(signed).small
    desk.undo()
    (guide,) = desk.furnishing.new_guide(issue).articles
    desk.paging.remove(other.uuid)
    desk.paging.place(guide, page, 0, 30)
    signed = sign(desk, issue, page)
    desk.writing.save(replace(text, body=text.body.replace("。", "；", 1)))
    assert desk.signing.difference(signed).small
    desk.furnishing.set_teasers(issue, [Teaser(issue=issue, article=other.article)])
    assert desk.signing.difference(signed).told[-1:] == made


def test_a_bulletin_is_held_whole(desk: Desk) -> None:
    houses = desk.library.publications.all()
    home = next(uuid for uuid, house in houses if house.kind is PublicationKind.BULLETIN)
    (issue,) = desk.paging.new_issue(home, datetime.date(2021, 10, 16)).issues
    text = put(desk, issue, story("本周要情", 3))
    edition = desk.paging.edition(issue)
    held = desk.signing.holding(edition, "")
    desk.signing.sign(issue, "", EDITOR, "林可欣", COMPOSERS.pages(edition), held)
    article = desk.library.articles.get(text)
    desk.writing.save(replace(article, headline="本周要情二则"))
    (signoff,) = desk.signing.signoffs(issue)
    assert desk.signing.difference(signoff.uuid).told == ("《本周要情二则》主题",)


def test_a_paper_signature_is_for_the_version_on_the_proof(
    desk: Desk, issue: str, page: str
) -> None:
    pages = composed(desk, issue, page)
    held = desk.signing.holding(desk.paging.edition(issue), page)
    code = page_code(pages[0])
    text = desk.library.articles.get(first(desk, issue, page))
    desk.writing.save(replace(text, headline="城东亮了"))
    now = composed(desk, issue, page)
    paper = PaperSign(issue, page, EDITOR, "高远", TIME, code.lower())
    desk.signing.book(paper, now, held)
    assert not holds(desk, issue, page)
    desk.writing.save(text)
    assert holds(desk, issue, page)
    (signoff,) = desk.signing.signoffs(issue)
    booked = desk.signing.papers(issue)[signoff.uuid]
    assert (booked.code, booked.booked_by, signoff.time) == (code, "林可欣", TIME)
    desk.signing.withdraw(signoff.uuid)
    assert desk.signing.papers(issue) == {}
    desk.undo()
    assert set(desk.signing.papers(issue)) == {signoff.uuid}


def test_a_paper_signature_needs_code_name_and_a_time_gone_by(
    desk: Desk, issue: str, page: str
) -> None:
    pages = composed(desk, issue, page)
    held = desk.signing.holding(desk.paging.edition(issue), page)
    good = PaperSign(issue, page, EDITOR, "高远", TIME, page_code(pages[0]))
    ahead = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    for paper, words in (
        (replace(good, code="12"), "不是版本号"),
        (replace(good, person=" "), "没有写签字人"),
        (replace(good, time=ahead), "签字时间在将来"),
    ):
        with pytest.raises(RefusedError, match=words):
            desk.signing.book(paper, pages, held)
    desk.signing.book(good, pages, held)
    assert holds(desk, issue, page)
