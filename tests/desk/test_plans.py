"""How far pages are: stories, fill, lines over and short, signatures."""

from __future__ import annotations

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.plans import Progress, planned, progresses
from newsroom.model.signoff import SignStep
from tests.desk.conftest import put, story


def test_pages_tell_how_full_they_are_and_who_signed(desk: Desk, issue: str) -> None:
    pages = [page.uuid for page in desk.library.issues.pages(issue)]
    uuid = put(desk, issue, story("长篇通讯", 60))
    desk.paging.place(uuid, pages[1], 0, 60)
    composers = Composers()
    both = planned(composers, desk.paging.edition(issue))
    frames, told = both[1]
    fit = frames.fits[0]
    assert told == Progress(pages[1], 1, told.fill, fit.over, 0)
    assert told.over > 0
    assert 0 < told.fill < 1
    assert both[2][1].fill == 0
    assert told.fits == f"多 {fit.over} 行"
    desk.signing.sign(issue, pages[1], SignStep.EDITOR, "周闻笛", [frames])
    signoffs = desk.signing.signoffs(issue)
    edition = desk.paging.edition(issue)
    signed = progresses(composers, edition, signoffs)[1]
    assert signed.signed == (SignStep.EDITOR,)
    assert signed.signatures == f"已签：{SignStep.EDITOR.text}"
    (placement,) = desk.library.issues.placements(pages[1])
    desk.paging.resize(placement.uuid, 0, 60, 1, 20)
    later = progresses(composers, desk.paging.edition(issue), signoffs)[1]
    assert (later.signed, later.stale) == ((), (SignStep.EDITOR,))
    assert later.signatures == "签后又改"
