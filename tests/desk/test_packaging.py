"""Packages from the desk: the order, the check and the changes travel with the pages."""

from __future__ import annotations

import datetime
import zipfile
from dataclasses import replace
from pathlib import Path

import lxml.etree as etree
import pytest

from newsroom.desk import packaging, sending
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind, Written
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.fingerprint import fingerprint
from newsroom.model.issue import IssueNumber
from newsroom.model.papers import Papers
from newsroom.model.printing import Ink, PageProfile, PrintOrder
from newsroom.model.signoff import Signoff, SignStep
from newsroom.ui.pages.painter import QtPainter
from tests.desk.conftest import put, story

NOW = datetime.datetime(2021, 10, 15, 14, 0, tzinfo=datetime.UTC)


def package(desk: Desk, issue: str, folder: Path) -> tuple[Written, ...]:
    """Write a package as the window does, and write it down."""
    edition = desk.paging.edition(issue)
    papers = desk.printing.papers(edition)
    kinds = frozenset({FileKind.PACKAGE})
    written = desk.publishing.export(edition, folder, kinds, QtPainter(), Job(), papers)
    desk.printing.deliver(desk.publishing.delivery(edition, papers))
    return written


def text(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        return "".join(etree.fromstring(parts.read("word/document.xml")).itertext())


@pytest.fixture
def placed(desk: Desk, issue: str) -> str:
    """An article on page one."""
    uuid = put(desk, issue, story("老街亮灯"))
    desk.paging.place(uuid, desk.library.issues.pages(issue)[0].uuid, 0, 20)
    return uuid


def test_a_second_package_tells_what_changed(
    desk: Desk, issue: str, placed: str, tmp_path: Path
) -> None:
    order = PrintOrder(shop="河湾印刷厂", copies=3000, image_dpi=72, profile=PageProfile.SAFE)
    desk.printing.set_order(issue, order)
    first, archive = (file.path for file in package(desk, issue, tmp_path))
    assert (first.name, archive.name) == (
        "上街时报-2021-10-16-第32期-印刷包",
        "上街时报-2021-10-16-第32期-印刷包.zip",
    )
    assert "河湾印刷厂" in text(first / "付印单.docx")
    assert not (first / "改版通知.docx").exists()
    article = desk.writing.open(placed).article
    desk.writing.save(replace(article, headline="老街灯亮了"))
    desk.printing.set_order(issue, replace(order, copies=3200))
    second, _ = (file.path for file in package(desk, issue, tmp_path))
    assert second.name == "上街时报-2021-10-16-第32期-印刷包-第2次"
    said = text(second / "改版通知.docx")
    assert "《老街灯亮了》（原题《老街亮灯》）：主题" in said
    assert "没有改动：二版、三版、四版" in said
    assert "印数改为：3,200 份（原为：3,000 份）" in said
    assert "第 2 次付印" in text(second / "付印单.docx")
    one, two = desk.printing.deliveries(issue)
    assert [page.code for page in one.pages[1:]] == [page.code for page in two.pages[1:]]
    assert one.pages[0].code != two.pages[0].code
    assert one.pages[0].articles[0].place.startswith("第1")


def test_a_check_that_blocks_keeps_a_package_back_but_not_a_proof(
    desk: Desk, issue: str, placed: str, tmp_path: Path
) -> None:
    assert placed
    prepared = sending.prepare(desk, issue)

    def send(kind: FileKind, *, strict: bool = True) -> sending.Sent:
        wish = sending.Wish(tmp_path / "出", frozenset({kind}), strict)
        return sending.send(prepared, desk.publishing, wish, QtPainter(), Job())

    with pytest.raises(RefusedError, match="总检没有通过：二版（综合）是空版") as caught:
        send(FileKind.PACKAGE)
    assert "印刷包没有写" in caught.value.kept
    assert not (tmp_path / "出").exists()
    proof = send(FileKind.PDF)
    assert [file.kind for file in proof.written] == [FileKind.PDF]
    assert (proof.checked, proof.delivery) == (None, None)
    sent = send(FileKind.PACKAGE, strict=False)
    assert sent.checked is not None
    assert sent.checked.blocks
    change = sending.book(desk, prepared, sent)
    assert change.issues == {issue}
    assert desk.printing.deliveries(issue) == (sent.delivery,)


def test_the_sheet_counts_each_page_and_names_who_signed_just_this_state(
    desk: Desk, issue: str, placed: str
) -> None:
    edition = desk.paging.edition(issue)
    pages = desk.publishing._composers.pages(edition)
    page = edition.pages[0].uuid
    seen = Signoff(
        issue=issue,
        page=page,
        step=SignStep.EDITOR,
        person="高歌",
        time=NOW,
        fingerprint=fingerprint(pages[0]),
    )
    older = replace(seen, step=SignStep.CHIEF, fingerprint="0" * 64)
    order = PrintOrder(inks=(Ink.SPOT, Ink.MONO))
    papers = Papers(order=order, signoffs=(seen, older), time=NOW)
    sheet = packaging.order_sheet(edition, pages, papers)
    assert (sheet.made, packaging.delivery(edition, pages, papers).time) == (NOW, NOW)
    first, second = sheet.pages[:2]
    body = desk.writing.open(placed).article.body
    assert (first.name, first.inks, first.articles) == ("一版 要闻", (Ink.SPOT,), 1)
    assert first.characters == len("".join(body.split()))
    assert (second.inks, second.articles, second.characters) == ((Ink.MONO,), 0, 0)
    assert first.signed == {SignStep.EDITOR: ("高歌", NOW.astimezone())}
    assert len(sheet.pages) == 4


def test_a_bulletin_is_ordered_and_delivered_whole(desk: Desk, tmp_path: Path) -> None:
    home = desk.library.publications.find("上街信息")
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((8,)))
    issue = next(iter(change.issues))
    uuid = put(desk, issue, story("老街亮灯"))
    folder, _ = (file.path for file in package(desk, issue, tmp_path))
    assert "全刊 1 页" in text(folder / "付印单.docx")
    (delivery,) = desk.printing.deliveries(issue)
    (page,) = delivery.pages
    assert [(one.article, one.place) for one in page.articles] == [(uuid, "")]
    edition = desk.paging.edition(issue)
    papers = desk.printing.papers(edition)
    now = desk.publishing.delivery(edition, papers)
    told = packaging.notice(edition, papers, now)
    assert told is not None
    assert told.pages[0].unchanged
