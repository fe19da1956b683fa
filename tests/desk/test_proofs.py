"""Proofs (大样): files that name themselves, rounds that are counted, lines that are kept."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.proofs import counted
from newsroom.desk.sheets import ProofWish, bookmarks, page_name
from newsroom.errors import CancelledError, RefusedError
from newsroom.job import Job
from newsroom.model.fingerprint import page_code, pages_code
from newsroom.model.frame import TextFrame
from newsroom.model.issue import IssueNumber
from newsroom.model.sheet import ProofRound
from newsroom.model.signoff import Signoff, SignStep
from newsroom.ui.pages.painter import QtPainter
from tests.desk.conftest import put, story

WHEN = datetime.datetime(2026, 3, 13, 21, 40, tzinfo=datetime.UTC)


@pytest.fixture
def page(desk: Desk, issue: str) -> str:
    """A page with a story on it."""
    page = desk.library.issues.pages(issue)[1].uuid
    desk.paging.place(put(desk, issue, story("老街亮灯")), page, 0, 20)
    return page


def test_a_proof_of_one_page_is_written_under_its_round_and_page(
    desk: Desk, issue: str, page: str, tmp_path: Path
) -> None:
    edition = desk.paging.edition(issue)
    wish = ProofWish(round=ProofRound.SECOND, printed=WHEN)
    written = desk.proofs.write(edition, [page], wish, tmp_path, QtPainter(), Job())
    assert written.path.name.endswith("二校样-二版.pdf")
    with pikepdf.open(written.path) as file:
        assert len(file.pages) == 1
        assert str(file.docinfo["/CreationDate"]) == "D:20260313214000Z"
        assert "二校样" in str(file.docinfo["/Title"])
        labels = file.Root.PageLabels.Nums
        assert str(labels[1].P) == "二版"
        with file.open_outline() as outline:
            (entry,) = outline.root
            assert entry.title == "二版"
            assert [child.title for child in entry.children] == ["老街亮灯"]


def test_a_clean_proof_is_the_page_alone_and_the_same_twice(
    desk: Desk, issue: str, page: str, tmp_path: Path
) -> None:
    edition = desk.paging.edition(issue)
    made = [
        desk.proofs.write(
            edition, [], ProofWish(marked=False), tmp_path / name, QtPainter(), Job()
        ).path
        for name in ("一", "二")
    ]
    assert made[0].name.endswith("-版面.pdf")
    assert made[0].read_bytes() == made[1].read_bytes()
    with pikepdf.open(made[0]) as file:
        assert len(file.pages) == len(edition.pages)
        assert list(file.pages[0].mediabox) == list(file.pages[0].trimbox)
        assert "/CreationDate" not in file.docinfo
    assert page in {one.uuid for one in edition.pages}


def test_the_code_on_a_proof_is_that_of_the_page(desk: Desk, issue: str, page: str) -> None:
    edition = desk.paging.edition(issue)
    (plain,) = desk.proofs.sheets(edition, [page], ProofWish(marked=False)).pages
    sheets = desk.proofs.sheets(edition, [page], ProofWish(printed=WHEN))
    words = "".join(
        line.text for f in sheets.pages[0].frames if isinstance(f, TextFrame) for line in f.lines
    )
    assert f"版本 {page_code(plain)}" in words
    assert sheets.facts.keywords == f"版本 {pages_code([plain])}"
    assert page_name(edition, plain).startswith("第2版")
    assert [mark.title for mark in bookmarks(edition, [plain])] == ["老街亮灯"]


def test_who_signed_exactly_this_stands_on_the_line_to_sign(
    desk: Desk, issue: str, page: str
) -> None:
    edition = desk.paging.edition(issue)
    plain = desk.proofs.sheets(edition, [page], ProofWish(marked=False)).pages
    desk.signing.sign(issue, page, SignStep.CHIEF, "韩总编", plain)
    signoffs = desk.signing.signoffs(issue)

    def said(signed: tuple[Signoff, ...]) -> str:
        made = desk.proofs.sheets(edition, [page], ProofWish(signoffs=signed)).pages[0]
        texts = [frame for frame in made.frames if isinstance(frame, TextFrame)]
        return "".join(line.text for frame in texts for line in frame.lines)

    assert "终审韩总编（已签）" in said(signoffs)
    assert "韩总编" not in said(tuple(replace(one, fingerprint="other") for one in signoffs))


def test_rounds_follow_each_other_page_by_page(desk: Desk, issue: str, page: str) -> None:
    other = desk.library.issues.pages(issue)[0].uuid
    everything = [one.uuid for one in desk.library.issues.pages(issue)]
    assert counted(desk.paging.edition(issue), []) == everything
    assert counted(desk.paging.edition(issue), [page]) == [page]
    assert desk.rounds.next([page]) is ProofRound.FIRST
    desk.rounds.taken([page], ProofRound.FIRST, "AAAA")
    assert desk.rounds.next([page]) is ProofRound.SECOND
    assert desk.rounds.next([other]) is ProofRound.FIRST
    assert desk.rounds.next([other, page]) is ProofRound.SECOND
    desk.rounds.taken([page, other], ProofRound.FINAL, "BBBB")
    assert desk.rounds.next([page]) is ProofRound.FINAL
    assert desk.library.events.verify() == ()


def test_lines_of_proofed_pages_are_kept(desk: Desk, issue: str, page: str) -> None:
    edition = desk.paging.edition(issue)
    assert set(desk.proofs.line_ends(edition, [page])) == {p.uuid for p in edition.on_page(page)}
    empty = edition.pages[0].uuid
    assert desk.proofs.line_ends(edition, [empty]) == {}
    desk.paging.proofed(edition, desk.proofs.line_ends(edition, []))
    (placed,) = desk.paging.edition(issue).on_page(page)
    assert placed.kept_breaks


def test_an_empty_issue_has_no_proof_and_a_cancelled_one_no_file(
    desk: Desk, issue: str, tmp_path: Path
) -> None:
    edition = desk.paging.edition(issue)
    with pytest.raises(RefusedError, match="还没有稿件上版"):
        desk.proofs.sheets(edition, [], ProofWish())
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        desk.proofs.write(edition, [], ProofWish(), tmp_path / "出", QtPainter(), job)
    assert not (tmp_path / "出").exists()


def test_a_bulletin_is_proofed_whole(desk: Desk, tmp_path: Path) -> None:
    home = desk.library.publications.find("上街信息")
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((8,)))
    issue = next(iter(change.issues))
    put(desk, issue, story("老街亮灯"))
    edition = desk.paging.edition(issue)
    assert counted(edition, []) == [issue]
    written = desk.proofs.write(edition, [], ProofWish(), tmp_path, QtPainter(), Job())
    assert written.path.name.endswith("-清样.pdf")
    with pikepdf.open(written.path) as file:
        assert str(file.Root.PageLabels.Nums[1].P) == "第1页"
    assert desk.proofs.line_ends(edition, []) == {}
