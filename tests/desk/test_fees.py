from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.fees import usual_table
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.fee import FeeStep, FeeTable
from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import Span
from newsroom.store.joinings import Joining
from tests.desk.ledger_issue import close, home, new_issue, printed, put, story

SINCE = datetime.date(2026, 1, 1)
NOW = datetime.datetime(2026, 4, 2, 8, tzinfo=datetime.UTC)


@pytest.fixture
def paper(desk: Desk) -> str:
    return home(desk)


@pytest.fixture
def march(desk: Desk, paper: str) -> Span:
    """March, with its issue printed and a table of ten yuan a piece, thirty paid out at least."""
    printed(desk)
    desk.fees.set_table(flat(paper, least_paid=3000))
    return Span(
        since=datetime.date(2026, 3, 1), until=datetime.date(2026, 3, 31), publication=paper
    )


@pytest.fixture(scope="module")
def usual() -> Iterator[FeeTable]:
    yield usual_table("报", SINCE)


def flat(paper: str, **facts: object) -> FeeTable:
    table = FeeTable(publication=paper, since=SINCE, steps=(FeeStep(score=100, fee=1000),))
    return replace(table, **facts)  # type: ignore[arg-type]


def month(paper: str, number: int) -> Span:
    first = datetime.date(2026, number, 1)
    last = datetime.date(2026, number + 1, 1) - datetime.timedelta(days=1)
    return Span(since=first, until=last, publication=paper)


def amounts(desk: Desk, span: Span) -> dict[str, tuple[int, int, int, int]]:
    """Earned, carried, paid, left by name."""
    lines = desk.fees.payroll(span).lines
    return {x.name: (x.earned, x.carried, x.paid, x.left) for x in lines}


def test_the_usual_table_leaves_nothing_open(usual: FeeTable, desk: Desk, paper: str) -> None:
    assert usual.faults(desk.fees.paid_kinds(paper)) == ()
    assert ArticleKind.NEWS in desk.fees.paid_kinds(paper)
    assert ArticleKind.WIRE not in desk.fees.paid_kinds(paper)


def test_a_table_is_kept_changed_and_taken_back(desk: Desk, paper: str) -> None:
    table = flat(paper)
    desk.fees.set_table(table)
    desk.fees.set_table(replace(table, name="新名"))
    assert desk.fees.set_table(replace(table, name="新名")).label == ""
    desk.undo()
    assert desk.fees.tables(paper) == (table,)
    desk.redo()
    assert desk.fees.tables(paper)[0].name == "新名"
    desk.fees.remove_table(table.uuid)
    assert desk.fees.tables(paper) == ()
    desk.undo()
    assert desk.fees.tables(paper)[0].name == "新名"


def test_wrong_tables_are_refused_by_name(desk: Desk, paper: str) -> None:
    desk.fees.set_table(flat(paper))
    with pytest.raises(RefusedError, match="从2026年1月1日起用"):
        desk.fees.set_table(flat(paper))
    later = datetime.date(2026, 5, 1)
    with pytest.raises(RefusedError, match="不能小于 0"):
        desk.fees.set_table(flat(paper, since=later, least_paid=-1))
    with pytest.raises(RefusedError, match="名称"):
        desk.fees.set_table(flat(paper, since=later, name=" "))
    with pytest.raises(RefusedError, match="0 到 100"):
        desk.fees.set_table(flat(paper, since=later, first_share=101))
    with pytest.raises(NotFoundError):
        desk.fees.set_table(flat("没有的报", since=later))
    with pytest.raises(NotFoundError):
        desk.fees.remove_table("没有的")


def test_what_is_too_little_is_carried_over_until_it_is_enough(
    desk: Desk, paper: str, march: Span
) -> None:
    assert amounts(desk, march) == {
        "何平": (3000, 0, 3000, 0),
        "陶小满": (1500, 0, 0, 1500),
        "田禾": (500, 0, 0, 500),
    }
    desk.fees.settle(march)
    april = month(paper, 4)
    issue = new_issue(desk, datetime.date(2026, 4, 4), 6)
    put(desk, issue, story("四月的稿", "陶小满"), 1)
    put(desk, issue, story("又一篇", "陶小满"), 2)
    close(desk, issue)
    assert amounts(desk, april) == {
        "陶小满": (2000, 1500, 3500, 0),
        "田禾": (0, 500, 0, 500),
    }
    everything = desk.fees.payroll(april, everything=True)
    assert all(line.left == 0 for line in everything.lines)
    assert everything.paid == 4000


def test_what_was_settled_stays_whatever_changes_afterwards(
    desk: Desk, paper: str, march: Span
) -> None:
    desk.fees.settle(march)
    before = desk.fees.payroll(march)
    assert before.settled is not None
    assert before.settled.person == "林可欣"
    desk.fees.set_table(replace(desk.fees.tables(paper)[0], steps=(FeeStep(fee=9999),)))
    assert desk.fees.payroll(march).lines == before.lines


def test_what_was_published_after_settling_is_told(desk: Desk, paper: str, march: Span) -> None:
    late = new_issue(desk, datetime.date(2026, 3, 28), 6)
    put(desk, late, story("补签的稿", "何平"), 1)
    desk.fees.settle(march)
    assert desk.fees.payroll(march).changed == ""
    close(desk, late)
    told = "2026年3月结算后稿件或标准有变动：当时 50.00 元，现在算是 60.00 元"
    assert desk.fees.payroll(march).changed == told
    assert desk.fees.payroll(month(paper, 4)).changed == told


def test_days_are_settled_once(desk: Desk, paper: str, march: Span) -> None:
    desk.fees.settle(march)
    with pytest.raises(RefusedError, match="2026年3月的稿费已经结算过"):
        desk.fees.settle(replace(march, since=datetime.date(2026, 3, 7)))
    with pytest.raises(RefusedError, match="不能再补结前面的"):
        desk.fees.settle(month(paper, 2))
    may = desk.fees.payroll(month(paper, 5))
    assert may.gap == "2026年4月"


def test_a_settlement_is_taken_back_and_made_again(desk: Desk, paper: str, march: Span) -> None:
    desk.fees.settle(march)
    settled = desk.fees.payroll(march).settled
    assert settled is not None
    desk.undo()
    assert desk.fees.payroll(march).settled is None
    desk.redo()
    desk.fees.unsettle(settled)
    assert desk.fees.payroll(march).settled is None
    desk.undo()
    assert desk.fees.payroll(march).settled == settled
    april = month(paper, 4)
    issue = new_issue(desk, datetime.date(2026, 4, 4), 6)
    put(desk, issue, story("四月的稿", "何平"), 1)
    close(desk, issue)
    desk.fees.settle(april)
    with pytest.raises(RefusedError, match="之后又结算过"):
        desk.fees.unsettle(settled)


def test_a_gap_is_named_and_nothing_half_done(desk: Desk, paper: str, march: Span) -> None:
    table = desk.fees.tables(paper)[0]
    desk.fees.set_table(replace(table, steps=(FeeStep(most=100, fee=1000),)))
    with pytest.raises(RefusedError, match="《河堤跑道修好了》：消息 320字没有标准"):
        desk.fees.settle(march)
    assert desk.library.fees.settlements(paper) == ()
    assert len(desk.fees.payroll(march).faults) == 2


def test_namesakes_must_be_told_apart_first(desk: Desk, paper: str) -> None:
    issue = new_issue(desk)
    first = put(desk, issue, story("一", "李明"), 1)
    desk.people.another(first, "李明", "教育局")
    put(desk, issue, story("二", "李明"), 2)
    close(desk, issue)
    desk.fees.set_table(flat(paper))
    with pytest.raises(RefusedError, match="“李明”有 2 位同名作者，没有分清是谁"):
        desk.fees.settle(month(paper, 3))


def test_nothing_due_is_not_settled(desk: Desk, paper: str, march: Span) -> None:
    with pytest.raises(RefusedError, match="没有要发的稿费"):
        desk.fees.settle(month(paper, 2))
    with pytest.raises(RefusedError, match="先选一种报刊"):
        desk.fees.payroll(replace(march, publication=""))


def test_who_was_merged_gets_what_was_carried_over(desk: Desk, paper: str, march: Span) -> None:
    desk.fees.settle(march)
    known = {one.name: one for one in desk.library.contributors.all()}
    gone, kept = known["田禾"], known["何平"]
    joining = Joining(kept=kept.uuid, gone=gone, before=kept, credits=(), person="林可欣", time=NOW)
    desk.library.joinings.add(joining)
    assert amounts(desk, month(paper, 4)) == {
        "何平": (0, 500, 0, 500),
        "陶小满": (0, 1500, 0, 1500),
    }


def test_acts_leave_events_without_amounts_of_persons(desk: Desk, march: Span) -> None:
    desk.fees.settle(march)
    (last, *_) = desk.library.events.recent(1)
    assert last.verb == "结算稿费"
    assert last.fingerprint == "2026-03-01—2026-03-31 3 3000"


def test_the_file_of_tables_is_the_library_alone(desk: Desk, paper: str, tmp_path: Path) -> None:
    desk.fees.set_table(flat(paper))
    copy = tmp_path / "抄本.newsroom"
    desk.library.backup(copy)
    with Desk.open(copy) as other:
        assert other.fees.tables(paper) == desk.fees.tables(paper)
