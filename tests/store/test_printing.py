"""Print orders and deliveries: kept by issue, and gone with it."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import replace

import pytest

from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery
from newsroom.model.issue import Issue
from newsroom.model.printing import Contact, Ink, PageProfile, PrintOrder
from newsroom.store.library import Library

ORDER = PrintOrder(
    shop="河湾印刷厂",
    copies=3000,
    inks=(Ink.COLOUR, Ink.MONO),
    due="早六点半",
    contacts=(Contact("夜班编辑", "周闻笛", "13800000000"),),
    profile=PageProfile.WPS,
    embed_fonts=True,
    image_dpi=200,
)


def delivery(issue: Issue, number: int) -> Delivery:
    article = DeliveredArticle("a", "r", "老街亮灯", "第1至3栏，第20至40行")
    return Delivery(
        issue=issue.uuid,
        number=number,
        person="林可欣",
        time=datetime.datetime(2021, 10, 15, 22, 5, tzinfo=datetime.UTC),
        pages=(DeliveredPage("p", 1, "7K3M-2QXP", (article,)),),
        order=ORDER,
    )


def test_an_order_comes_back_as_it_was_written(library: Library, issue: Issue) -> None:
    assert library.printing.order(issue.uuid) is None
    library.printing.set_order(issue.uuid, ORDER)
    library.printing.set_order(issue.uuid, replace(ORDER, copies=3200))
    assert library.printing.order(issue.uuid) == replace(ORDER, copies=3200)
    library.printing.set_order(issue.uuid, None)
    assert library.printing.order(issue.uuid) is None


def test_the_last_order_is_that_of_the_latest_earlier_issue(library: Library, issue: Issue) -> None:
    def later(days: int, publication: str = issue.publication) -> Issue:
        date = issue.date + datetime.timedelta(days)
        made = Issue(publication=publication, date=date)
        library.issues.add(made)
        return made

    week, fortnight = later(7), later(14)
    other = later(13, library.publications.find("郑州日报"))
    for made, copies in ((issue, 1), (week, 2), (other, 9)):
        library.printing.set_order(made.uuid, replace(ORDER, copies=copies))
    assert library.printing.last_order(fortnight.uuid) == replace(ORDER, copies=2)
    assert library.printing.last_order(week.uuid) == replace(ORDER, copies=1)
    assert library.printing.last_order(issue.uuid) is None


def test_deliveries_are_counted_and_kept(library: Library, issue: Issue) -> None:
    second, first = delivery(issue, 2), delivery(issue, 1)
    library.printing.deliver(second)
    library.printing.deliver(first)
    assert library.printing.deliveries(issue.uuid) == (first, second)
    with pytest.raises(sqlite3.IntegrityError):
        library.printing.deliver(delivery(issue, 2))


def test_an_empty_issue_goes_with_its_order(library: Library, issue: Issue) -> None:
    library.printing.set_order(issue.uuid, ORDER)
    library.printing.deliver(delivery(issue, 1))
    library.issues.remove(issue.uuid)
    assert library.printing.deliveries(issue.uuid) == ()
    assert library.integrity() == ()
