"""Printing: orders are remembered and can be undone; a package is told of the one before."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery
from newsroom.model.printing import Contact, Ink, PrintOrder
from tests.desk.conftest import put, story

ORDER = PrintOrder(shop="河湾印刷厂", copies=3000, due="早六点半", inks=(Ink.COLOUR,))


def test_an_order_is_the_houses_until_written_and_then_the_last_ones(
    desk: Desk, issue: str
) -> None:
    home = desk.library.issues.get(issue).publication
    house = desk.library.publications.get(home).printing
    assert house.paper
    assert desk.printing.order(issue) == house
    desk.printing.set_order(issue, ORDER)
    assert desk.printing.order(issue) == ORDER
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 23))
    following = desk.library.issues.get(next(iter(change.issues)))
    assert desk.printing.order(following.uuid) == replace(ORDER, due="")
    facts = replace(following.facts, printer="城南印刷厂", copies=500)
    desk.library.issues.update(replace(following, facts=facts))
    order = desk.printing.order(following.uuid)
    assert (order.shop, order.copies, order.inks) == ("城南印刷厂", 500, ORDER.inks)


def test_writing_an_order_is_undone_and_told(desk: Desk, issue: str) -> None:
    house = desk.printing.order(issue)
    change = desk.printing.set_order(issue, ORDER)
    assert change.issues == {issue}
    assert desk.undo_label == "修改付印单"
    assert not desk.printing.set_order(issue, ORDER).issues
    desk.undo()
    assert desk.printing.order(issue) == house
    desk.redo()
    assert desk.printing.order(issue) == ORDER
    desk.printing.set_order(issue, replace(ORDER, copies=1))
    desk.library.printing.set_order(issue, replace(ORDER, copies=2))
    with pytest.raises(RefusedError, match="不能撤销"):
        desk.undo()
    verbs = [event.verb for event in desk.library.events.recent(3)]
    assert verbs == ["修改付印单", "重做修改付印单", "撤销修改付印单"]


def test_an_order_is_tidied_and_a_wrong_one_refused(desk: Desk, issue: str) -> None:
    contacts = (Contact(" 夜班 ", "周闻笛", ""), Contact(" ", "", ""))
    desk.printing.set_order(issue, replace(ORDER, shop=" 河湾 ", contacts=contacts))
    kept = desk.printing.order(issue)
    assert (kept.shop, kept.contacts) == ("河湾", (Contact("夜班", "周闻笛", ""),))
    with pytest.raises(RefusedError, match="印数"):
        desk.printing.set_order(issue, replace(ORDER, copies=-1))
    with pytest.raises(RefusedError, match="精度"):
        desk.printing.set_order(issue, replace(ORDER, image_dpi=10))
    with pytest.raises(NotFoundError):
        desk.printing.set_order("no", ORDER)
    assert desk.printing.order(issue) == kept


def test_papers_hold_what_went_out_before(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    first = desk.printing.papers(desk.paging.edition(issue))
    head = desk.library.history.head(uuid).uuid
    assert (first.number, first.last, first.person) == (1, None, "林可欣")
    assert first.revisions == {uuid: head}
    gone = DeliveredArticle(uuid, head, "老街亮灯", "第1至3栏")
    delivery = Delivery(
        issue=issue,
        number=1,
        person="林可欣",
        time=datetime.datetime(2021, 10, 15, 22, 5, tzinfo=datetime.UTC),
        pages=(DeliveredPage("p", 1, "7K3M-2QXP", (gone, replace(gone, revision="erased"))),),
    )
    desk.printing.deliver(delivery)
    desk.writing.save(replace(desk.writing.open(uuid).article, headline="老街灯亮了"))
    second = desk.printing.papers(desk.paging.edition(issue))
    assert (second.number, second.last) == (2, delivery)
    assert second.former[head].headline == "老街亮灯"
    assert second.revisions[uuid] != head
    (event,) = [e for e in desk.library.events.recent() if e.verb == "写出第1次印刷包"]
    assert (event.ids, event.fingerprint) == ((issue, delivery.uuid), "7K3M-2QXP")
