from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.checking import check
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.signing import seen, states
from newsroom.errors import RefusedError
from newsroom.model.frame import PageFrames
from newsroom.model.printing import PrintOrder
from newsroom.model.sheet import ProofRound
from newsroom.model.signoff import SignStep
from tests.desk.conftest import put, story

COMPOSERS = Composers()
EDITOR = SignStep.EDITOR


@pytest.fixture
def page(desk: Desk, issue: str) -> str:
    """Page two with a story on it."""
    article = put(desk, issue, story("城东换了新路灯", 4))
    second = desk.library.issues.pages(issue)[1]
    desk.paging.place(article, second.uuid, 0, 3)
    return second.uuid


def composed(desk: Desk, issue: str, page: str) -> tuple[PageFrames, ...]:
    return (COMPOSERS.page(desk.paging.edition(issue), page),)


def told(desk: Desk, issue: str) -> list[str]:
    """What the check says of signatures."""
    found = check(desk.checking.material(issue), COMPOSERS, desk.library.pictures)
    return [one.finding.words for one in found.judged if one.finding.kind == "unsigned"]


def sign(desk: Desk, issue: str, page: str, step: SignStep = EDITOR) -> None:
    desk.signing.sign(issue, page, step, "孟小满", composed(desk, issue, page))


def test_a_signature_is_for_exactly_the_page_that_was_seen(
    desk: Desk, issue: str, page: str
) -> None:
    sign(desk, issue, page)
    assert told(desk, issue) == ["还没有校对、签发签字"]
    (signoff,) = desk.signing.signoffs(issue)
    assert (signoff.person, signoff.step) == ("孟小满", EDITOR)
    event = desk.library.events.recent(1)[0]
    assert (event.verb, event.fingerprint) == ("签字", signoff.fingerprint)


def test_a_changed_page_says_since_which_act(desk: Desk, issue: str, page: str) -> None:
    sign(desk, issue, page)
    edition = desk.paging.edition(issue)
    (article,) = edition.articles.values()
    desk.writing.save(replace(article, headline="城西换了新路灯"))
    (words,) = told(desk, issue)
    assert words.startswith("还没有校对、签发签字；责编（孟小满）签字后又有改动：")
    assert words.endswith("林可欣 保存")
    desk.undo()
    assert told(desk, issue) == ["还没有校对、签发签字"]


def test_a_story_taken_off_is_what_changed_the_page(desk: Desk, issue: str, page: str) -> None:
    sign(desk, issue, page)
    (placement,) = desk.paging.edition(issue).on_page(page)
    other = put(desk, issue, story("河边添了长椅", 4))
    desk.paging.place(other, page, 3, 3)
    sign(desk, issue, page, SignStep.RELEASE)
    desk.paging.remove(placement.uuid)
    (words,) = told(desk, issue)
    assert "责编（孟小满）签字后又有改动" in words
    assert words.endswith("林可欣 撤下")
    assert "林可欣 放置" in words


def test_paperwork_after_a_signature_is_not_what_changed_the_page(
    desk: Desk, issue: str, page: str
) -> None:
    sign(desk, issue, page)
    sign(desk, issue, page, SignStep.RELEASE)
    (finding, *_) = check(desk.checking.material(issue), COMPOSERS, desk.library.pictures).judged
    desk.checking.override(issue, finding.finding, "已与印厂说好")
    desk.rounds.taken([page], ProofRound.FIRST, "")
    desk.printing.set_order(issue, PrintOrder(shop="城东印务"))
    (article,) = desk.paging.edition(issue).articles.values()
    desk.writing.save(replace(article, headline="城西换了新路灯"))
    (words,) = told(desk, issue)
    assert words.count("林可欣 保存") == words.count("签字后又有改动：") == 2


def test_a_deleted_page_comes_back_signed(desk: Desk, issue: str, page: str) -> None:
    sign(desk, issue, page)
    signed = desk.signing.signoffs(issue)
    desk.paging.remove_page(page)
    assert desk.signing.signoffs(issue) == ()
    desk.undo()
    assert desk.signing.signoffs(issue) == signed
    desk.redo()
    desk.undo()
    assert told(desk, issue) == ["还没有校对、签发签字"]


def test_what_touches_another_page_leaves_it_signed(desk: Desk, issue: str, page: str) -> None:
    sign(desk, issue, page)
    other = put(desk, issue, story("河边添了长椅", 4))
    desk.paging.place(other, desk.library.issues.pages(issue)[2].uuid, 0, 3)
    assert told(desk, issue) == ["还没有校对、签发签字", "还没有责编、校对、签发签字"]


def test_signing_is_undone_and_withdrawn(desk: Desk, issue: str, page: str) -> None:
    sign(desk, issue, page)
    desk.undo()
    assert desk.signing.signoffs(issue) == ()
    desk.redo()
    (signoff,) = desk.signing.signoffs(issue)
    desk.signing.withdraw(signoff.uuid)
    assert desk.signing.signoffs(issue) == ()
    assert desk.library.events.recent(1)[0].verb == "撤回签字"


def test_nobody_and_the_same_again_are_refused(desk: Desk, issue: str, page: str) -> None:
    pages = composed(desk, issue, page)
    with pytest.raises(RefusedError, match="签字人"):
        desk.signing.sign(issue, page, EDITOR, "  ", pages)
    sign(desk, issue, page)
    with pytest.raises(RefusedError, match="已经签过责编"):
        sign(desk, issue, page)
    sign(desk, issue, page, SignStep.RELEASE)
    assert [one.step for one in desk.signing.signoffs(issue)] == [EDITOR, SignStep.RELEASE]


def test_a_bulletin_is_signed_whole(desk: Desk) -> None:
    home = desk.library.publications.find("上街信息")
    issue = next(iter(desk.paging.new_issue(home, datetime.date(2021, 10, 18)).issues))
    put(desk, issue, story("推进会召开", 2, source_unit="区委办"))
    pages = COMPOSERS.pages(desk.paging.edition(issue))
    desk.signing.sign(issue, "", EDITOR, "孟小满", pages)
    assert told(desk, issue) == ["还没有校对、签发签字"]
    (state,) = states((EDITOR,), desk.signing.signoffs(issue), "", seen(pages))
    assert state.holds


def test_an_empty_page_has_nothing_to_sign(desk: Desk, issue: str, page: str) -> None:
    (placement,) = desk.paging.edition(issue).on_page(page)
    desk.paging.remove(placement.uuid)
    with pytest.raises(RefusedError, match="还是空版") as caught:
        sign(desk, issue, page)
    assert "排上稿件" in caught.value.advice
    assert desk.signing.signoffs(issue) == ()
