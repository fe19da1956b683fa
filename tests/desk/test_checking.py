from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk import sending
from newsroom.desk.checking import check, check_record, titles, with_edition
from newsroom.desk.composing import Composers, with_typed
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.checked import Checked, Judged
from newsroom.model.excuse import Reach
from newsroom.model.finding import CheckRule, Severity
from newsroom.model.printing import PrintOrder
from newsroom.model.signoff import SignStep
from tests.desk.conftest import put, story

COMPOSERS = Composers()


def checked(desk: Desk, issue: str) -> Checked:
    return check(desk.checking.material(issue), COMPOSERS, desk.library.pictures)


def of_kind(desk: Desk, issue: str, kind: str) -> list[Judged]:
    return [one for one in checked(desk, issue).judged if one.finding.kind == kind]


@pytest.fixture
def placed(desk: Desk, issue: str) -> Iterator[str]:
    """A story without a byline on page two."""
    article = put(desk, issue, story("城东换了新路灯", 4, credits=()))
    page = desk.library.issues.pages(issue)[1]
    desk.paging.place(article, page.uuid, 0, 3)
    yield article


def test_what_is_checked_is_what_the_library_holds(desk: Desk, issue: str, placed: str) -> None:
    found = checked(desk, issue)
    assert found.issue == issue
    assert {one.finding.article for one in of_kind(desk, issue, "byline")} == {placed}
    assert len(of_kind(desk, issue, "empty_page")) == 3
    assert set(found.checks) <= set(titles().values())


def test_a_print_run_changed_after_it_was_ordered_is_told(desk: Desk, issue: str) -> None:
    desk.printing.set_order(issue, PrintOrder(copies=3000))
    assert of_kind(desk, issue, "ordered") == []
    known = desk.library.issues.get(issue)
    desk.library.issues.update(replace(known, facts=replace(known.facts, copies=500)))
    (one,) = of_kind(desk, issue, "ordered")
    assert one.finding.words.startswith("印数两处不一致")
    given = sending.prepare(desk, issue, PrintOrder(copies=500)).material
    kinds = {each.finding.kind for each in check(given, COMPOSERS, desk.library.pictures).judged}
    assert "ordered" not in kinds


def test_a_reason_is_kept_with_person_and_time_and_can_be_undone(
    desk: Desk, issue: str, placed: str
) -> None:
    (one,) = of_kind(desk, issue, "byline")
    change = desk.checking.override(issue, one.finding, " 约稿，不署名 ")
    assert change.issues == {issue}
    (settled,) = of_kind(desk, issue, "byline")
    assert settled.override is not None
    assert (settled.override.reason, settled.override.person) == ("约稿，不署名", "林可欣")
    desk.undo()
    assert of_kind(desk, issue, "byline")[0].open
    desk.redo()
    assert not of_kind(desk, issue, "byline")[0].open
    desk.checking.withdraw(settled.override.uuid)
    assert of_kind(desk, issue, "byline")[0].open
    event = desk.library.events.recent(1)[0]
    assert (event.verb, event.fingerprint) == ("撤回忽略的理由", one.finding.subject)


def test_a_change_of_what_was_judged_voids_the_reason(desk: Desk, issue: str, placed: str) -> None:
    (one,) = of_kind(desk, issue, "byline")
    desk.checking.override(issue, one.finding, "约稿，不署名")
    article = desk.writing.open(placed).article
    desk.writing.save(replace(article, importance=4))
    assert not of_kind(desk, issue, "byline")[0].open
    desk.writing.save(replace(article, headline="城西换了新路灯"))
    assert of_kind(desk, issue, "byline")[0].open


def test_no_reason_or_nobody_is_refused(desk: Desk, issue: str, placed: str) -> None:
    (one,) = of_kind(desk, issue, "byline")
    with pytest.raises(RefusedError, match="理由"):
        desk.checking.override(issue, one.finding, "  ")
    desk.name_person("")
    with pytest.raises(RefusedError, match="编辑姓名"):
        desk.checking.override(issue, one.finding, "约稿")
    assert desk.library.checks.overrides(issue) == ()


def test_rules_hold_for_a_publication_alone(desk: Desk, issue: str, placed: str) -> None:
    home = desk.library.issues.get(issue).publication
    other = desk.library.publications.find("郑州日报")
    held = desk.checking.rules(home)
    wanted = tuple(
        replace(rule, severity=None, blocks=False)
        if rule.kind == "byline"
        else replace(rule, needs=("release",))
        if rule.kind == "unsigned"
        else rule
        for rule in held
    )
    desk.checking.set_rules(home, wanted)
    assert desk.checking.rules(home) == wanted
    assert desk.checking.rules(other) == held
    assert of_kind(desk, issue, "byline") == []
    assert of_kind(desk, issue, "unsigned")[0].finding.words == "各版都还没有签发签字"
    desk.undo()
    assert desk.checking.rules(home) == held
    assert len(of_kind(desk, issue, "byline")) == 1


def test_rules_held_as_usual_are_not_kept(desk: Desk, issue: str) -> None:
    home = desk.library.issues.get(issue).publication
    assert desk.checking.set_rules(home, desk.checking.rules(home)).label == ""
    louder = CheckRule(kind="byline", severity=Severity.ERROR, blocks=True)
    held = tuple(louder if rule.kind == "byline" else rule for rule in desk.checking.rules(home))
    desk.checking.set_rules(home, held)
    assert desk.library.checks.rules(home) == (louder,)


def test_numbers_are_compared_with_the_publications_other_issues(desk: Desk, issue: str) -> None:
    known = desk.library.issues.get(issue)
    desk.paging.new_issue(known.publication, known.date, known.number)
    (one,) = of_kind(desk, issue, "number")
    assert one.finding.words == "期号重复：10月16日出版的也是第32期"


def test_a_picture_whose_file_is_gone(desk: Desk, issue: str, tmp_path: Path) -> None:
    file = tmp_path / "灯.jpg"
    Image.new("L", (3000, 2000), 200).save(file)
    article = story("城东换了新路灯", 12)
    put(desk, issue, article)
    desk.receiving.add_picture(article, file, -1)
    page = desk.library.issues.pages(issue)[1]
    desk.paging.place(article.uuid, page.uuid, 0, 3)
    assert of_kind(desk, issue, "picture_gone") == []
    (picture,) = desk.paging.edition(issue).pictures
    Path(desk.library.pictures.path(picture)).unlink()
    (one,) = of_kind(desk, issue, "picture_gone")
    assert one.blocks
    assert "原图找不到了" in one.finding.words


def test_what_is_typed_is_checked_before_it_is_saved(desk: Desk, issue: str, placed: str) -> None:
    material = desk.checking.material(issue)
    typed = replace(material.edition.articles[placed], subhead="副题副题")
    now = with_edition(material, with_typed(material.edition, typed))
    found = check(now, COMPOSERS, desk.library.pictures)
    assert "placeholder" in {one.finding.kind for one in found.judged}


def test_a_check_as_a_plain_record(desk: Desk, issue: str, placed: str) -> None:
    (one,) = of_kind(desk, issue, "byline")
    desk.checking.override(issue, one.finding, "约稿")
    record = check_record(checked(desk, issue))
    assert record["blocks"] is True
    assert record["counts"]["error"] == 3
    (line,) = [line for line in record["findings"] if line["kind"] == "byline"]
    assert (line["open"], line["reason"], line["severity"]) == (False, "约稿", "warning")
    assert line["where"].startswith("二版1栏")


def test_errors_that_proofreading_finds_are_told_until_they_are_let_stand(
    desk: Desk, issue: str, placed: str
) -> None:
    article = desk.writing.open(placed).article
    desk.writing.save(replace(article, body=f"路灯亮了，。\n{article.body}"))
    (one,) = of_kind(desk, issue, "faults")
    assert one.finding.words.endswith("还有 1 处差错没有改：“，。”")
    assert (one.finding.article, one.finding.offset) == (placed, 4)
    copy = desk.proofreading.of_issue(issue)
    (fault,) = COMPOSERS.read(copy).faults
    desk.proofreading.excuse(fault, Reach.ONCE)
    assert of_kind(desk, issue, "faults") == []
    left_out = replace(desk.checking.material(issue), copy=None)
    assert left_out.copy is None and left_out.edition.issue.uuid == issue


def test_letting_a_fault_stand_is_no_change_of_a_signed_page(
    desk: Desk, issue: str, placed: str
) -> None:
    article = desk.writing.open(placed).article
    desk.writing.save(replace(article, body=f"路灯亮了，。\n{article.body}"))
    page = desk.library.issues.pages(issue)[1].uuid
    pages = (COMPOSERS.page(desk.edition(issue), page),)
    desk.signing.sign(issue, page, SignStep.EDITOR, "林可欣", pages)
    (fault,) = COMPOSERS.read(desk.proofreading.of_issue(issue)).faults
    desk.proofreading.excuse(fault, Reach.ARTICLE)
    assert desk.checking.material(issue).since == {}
