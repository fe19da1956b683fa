"""核红: exactly what changed since the last proof is told, and what nobody asked for is red."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.rechecking import codes_of, recheck, recheck_record, shots_of_proof
from newsroom.desk.remarking import anchor_in
from newsroom.desk.sheets import ProofWish
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.issue import IssueNumber
from newsroom.model.recheck import AlterationKind, Recheck, Verdict
from newsroom.model.remark import Remark, RemarkState
from newsroom.model.sheet import ProofRound
from tests.desk.conftest import put, story

NOW = datetime.datetime(2026, 3, 13, tzinfo=datetime.UTC)
TOLD = "河湾村修通了十二公里机耕路，收果子再也不用肩挑手提。"
LEAD = story("河湾村修通机耕路", body="\n".join([TOLD, *story("", 3).body.split("\n")]))
OTHER = story("老街亮灯")


def composed(desk: Desk, edition: Edition, pages: Sequence[str]) -> tuple[PageFrames, ...]:
    return desk.proofs.sheets(edition, pages, ProofWish(marked=False)).pages


class Page:
    """A page with two stories, its proofs and what changed."""

    def __init__(self, desk: Desk, issue: str) -> None:
        self.desk = desk
        self.issue = issue
        self.page = desk.library.issues.pages(issue)[1].uuid
        self.lead, self.other = put(desk, issue, LEAD), put(desk, issue, OTHER)
        desk.paging.place(self.lead, self.page, 0, 4)
        desk.paging.place(self.other, self.page, 3, 30)
        (placed,) = desk.library.issues.placements_of(self.lead)
        desk.paging.resize(placed.uuid, 0, 4, 2, 24)

    def now(self) -> tuple[Edition, tuple[PageFrames, ...]]:
        edition = self.desk.paging.edition(self.issue)
        wanted = [page.uuid for page in edition.pages if edition.on_page(page.uuid)]
        return edition, composed(self.desk, edition, wanted)

    def proof(self, round_: ProofRound = ProofRound.FIRST) -> int:
        edition, pages = self.now()
        return len(self.desk.rechecking.keep(shots_of_proof(edition, pages, round_)))

    def found(self) -> Recheck:
        edition, pages = self.now()
        basis = self.desk.rechecking.basis(edition, codes_of(edition, pages))
        return recheck(edition, pages, basis)

    def save(self, old: str, new: str, field: str = "body") -> None:
        article = self.desk.library.articles.get(self.lead)
        changed = getattr(article, field).replace(old, new, 1)
        self.desk.writing.save(replace(article, **{field: changed}))

    def remark(self, quoted: str, **fields: object) -> Remark:
        article = self.desk.library.articles.get(self.lead)
        at = TOLD.index(quoted)
        anchor = anchor_in(article, "body", at, at + len(quoted))
        made = Remark(issue=self.issue, page=self.page, article=self.lead, anchor=anchor, time=NOW)
        made = replace(made, **fields)  # type: ignore[arg-type]
        self.desk.remarking.add(made)
        return made


@pytest.fixture(scope="module")
def composers() -> Composers:
    return Composers()


@pytest.fixture
def desk(desk: Desk, composers: Composers) -> Desk:
    """A desk whose pages are composed by what is warm already."""
    desk.__dict__["_composers"] = composers
    return desk


@pytest.fixture
def page(desk: Desk, issue: str) -> Page:
    made = Page(desk, issue)
    made.proof()
    return made


def told(found: Recheck) -> Sequence[tuple[str, str, Verdict]]:
    return [(each.before, each.after, each.verdict) for each in found.alterations]


def test_a_page_that_was_never_proofed_cannot_be_rechecked(desk: Desk, issue: str) -> None:
    with pytest.raises(RefusedError, match="没有出过大样"):
        Page(desk, issue).found()


def test_nothing_changed_is_said_so(page: Page) -> None:
    found = page.found()
    assert found.alterations == () and found.unmet == ()
    assert found.notes == ("和上次大样一样，没有任何改动。",)
    assert page.proof() == 0  # the same page in the same round is kept once
    assert page.proof(ProofRound.SECOND) == 1


def test_a_change_nobody_asked_for_is_told_in_its_place_and_no_more(page: Page) -> None:
    page.save("十二", "十三")
    (change,) = page.found().alterations
    assert (change.before, change.after) == ("十二", "十三")
    assert change.verdict is Verdict.UNASKED
    assert (change.title, change.field, change.page) == ("河湾村修通机耕路", "正文", 2)
    assert change.place.startswith("1栏")
    assert change.spots[0].width > 0
    assert change.lead.endswith("村修通了") and change.trail.startswith("公里")


def test_text_that_only_flows_on_is_no_change(page: Page) -> None:
    page.save("。", "，大伙儿都说这条路修得好，车子一直开到了果园边上。")
    (change,) = page.found().alterations
    assert change.kind is AlterationKind.TEXT
    assert "大伙儿都说" in change.after
    assert len(change.spots) >= 2  # it goes over a line's end


def test_a_byline_that_finds_no_room_any_more_is_told(page: Page) -> None:
    (placed,) = [p for p in page.now()[0].placements if p.article == page.lead]
    page.desk.paging.resize(placed.uuid, 0, 4, 1, 12)
    place, text = page.found().alterations
    assert place.kind is AlterationKind.PLACE
    assert (text.before[-5:], text.after) == ("者周闻笛）", "")  # and what stood before it


def test_what_a_remark_proposed_is_as_asked(page: Page) -> None:
    asked = page.remark("十二", proposal="十三")
    page.save("十二", "十三")
    (change,) = page.found().alterations
    assert change.verdict is Verdict.ASKED
    assert change.remarks == (asked.uuid,)
    assert page.found().unmet == ()


def test_something_else_than_proposed_is_told_apart(page: Page) -> None:
    page.remark("十二", proposal="十三")
    page.save("十二", "三十")
    assert [each.verdict for each in page.found().alterations] == [Verdict.OTHERWISE]


def test_a_remark_without_a_proposal_covers_its_clause_alone(page: Page) -> None:
    page.remark("十二", words="数字请核实")
    page.save("修通了十二公里", "共修通十三公里")
    page.save("肩挑手提", "肩挑")
    verdicts = {each.after or each.before: each.verdict for each in page.found().alterations}
    assert verdicts["手提"] is Verdict.UNASKED
    assert {v for words, v in verdicts.items() if words != "手提"} == {Verdict.ASKED}


def test_remarks_that_nothing_came_of_are_named(page: Page) -> None:
    page.remark("十二", proposal="十三")
    done = page.remark("肩挑", words="重写")
    page.desk.remarking.settle([done.uuid], RemarkState.DONE)
    declined = page.remark("机耕路", words="用词")
    page.desk.remarking.settle([declined.uuid], RemarkState.DECLINED, "方言，保留")
    assert [each.why for each in page.found().unmet] == ["还没有改", "勾了已改，样上没有改"]


def test_a_taken_in_remark_changes_the_article_in_one_step(page: Page) -> None:
    made = page.remark("十二", proposal="十三")
    change = page.desk.remarking.take_in(made.uuid)
    assert page.lead in change.articles and made.uuid in change.remarks
    assert [each.verdict for each in page.found().alterations] == [Verdict.ASKED]
    page.desk.undo()
    assert page.found().alterations == ()
    assert page.desk.library.remarks.get(made.uuid).state is RemarkState.OPEN


def test_an_article_that_was_exchanged_withdrawn_or_moved_is_told_once(page: Page) -> None:
    desk = page.desk
    (placed,) = [p for p in page.now()[0].placements if p.article == page.other]
    desk.paging.move(placed.uuid, page.page, 3, 40)
    (moved,) = page.found().alterations
    assert moved.kind is AlterationKind.PLACE
    assert "31行起" in moved.before and "41行起" in moved.after
    desk.paging.remove(placed.uuid)
    (gone,) = page.found().alterations
    assert (gone.kind, gone.before) == (AlterationKind.GOING, "老街亮灯")
    third = put(desk, page.issue, story("新书上架"))
    desk.paging.place(third, page.page, 3, 30)
    kinds = {each.kind for each in page.found().alterations}
    assert kinds == {AlterationKind.GOING, AlterationKind.COMING}


def test_a_remark_on_the_page_covers_what_is_changed_there(page: Page) -> None:
    (placed,) = [p for p in page.now()[0].placements if p.article == page.other]
    page.desk.paging.move(placed.uuid, page.page, 3, 40)
    (moved,) = page.found().alterations
    place = moved.spots[0]
    spot = Spot(2, place.column, place.row, place.x, place.y)
    page.desk.remarking.add(
        Remark(issue=page.issue, page=page.page, spot=spot, words="往下移十行", time=NOW)
    )
    assert [each.verdict for each in page.found().alterations] == [Verdict.ASKED]


def test_another_headline_size_and_another_date_are_told(page: Page) -> None:
    desk = page.desk
    (placed,) = [p for p in page.now()[0].placements if p.article == page.lead]
    edition = page.now()[0]
    desk.paging.restyle(placed.uuid, lambda each: replace(each, box=True))
    boxed, *headline = page.found().alterations
    assert (boxed.kind, boxed.after) == (AlterationKind.LOOK, "加框")
    assert {(each.kind, each.field) for each in headline} <= {(AlterationKind.LOOK, "主题")}
    desk.undo()
    desk.paging.update_issue(replace(edition.issue, date=datetime.date(2021, 10, 23)))
    found = page.found().alterations
    assert {each.article for each in found} == {""}
    assert {each.kind for each in found} == {AlterationKind.TEXT}


def test_a_recheck_is_told_as_plain_data(page: Page) -> None:
    page.remark("肩挑", proposal="手")
    page.save("十二", "十三")
    record = recheck_record(page.found())
    assert record["unasked"] == 1 and record["pages"] == [2]
    assert record["alterations"][0]["verdict"] == "unasked"  # type: ignore[index]
    assert record["unmet"][0]["says"] == "改为“手”"  # type: ignore[index]


def test_a_bulletin_is_rechecked_whole(desk: Desk) -> None:
    home = desk.library.publications.find("shangjie-xinxi")
    change = desk.paging.new_issue(home, datetime.date(2026, 3, 13), IssueNumber((5,), ()))
    issue = next(iter(change.issues))
    first = Article(headline="河湾村修通机耕路", body=TOLD)
    uuid = put(desk, issue, first)
    edition = desk.paging.edition(issue)
    pages = composed(desk, edition, [])
    desk.rechecking.keep(shots_of_proof(edition, pages, ProofRound.FIRST))
    desk.writing.save(replace(desk.library.articles.get(uuid), body=TOLD.replace("十二", "十三")))
    edition = desk.paging.edition(issue)
    pages = composed(desk, edition, [])
    basis = desk.rechecking.basis(edition, codes_of(edition, pages))
    assert told(recheck(edition, pages, basis)) == [("十二", "十三", Verdict.UNASKED)]
