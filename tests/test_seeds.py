"""The main job on real pages: import, assemble, export, and what an office program prints."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from lxml.etree import fromstring

from newsroom.desk.assembling import Effort, Wish
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind
from newsroom.desk.receiving import read_files
from newsroom.job import Job
from newsroom.model import markup
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.issue import IssueNumber
from newsroom.model.publication import PublicationKind
from newsroom.ui.pages.painter import QtPainter
from tests import seeds
from tests.export.fidelity import likeness, to_pdf

PT_PER_MM = 72 / 25.4
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@dataclass(frozen=True)
class Printed:
    """One real page after the whole way. word: the page file; office: LibreOffice's print of it."""

    edition: Edition
    pages: tuple[PageFrames, ...]
    fills: list[float]
    overset: int
    word: Path
    pdf: Path
    office: Path


def make(stem: str, folder: Path) -> Printed:
    with Desk.open(folder / "库.newsroom", create=True) as desk:
        home = desk.library.publications.find(seeds.PAPERS[stem])
        with read_files([seeds.page(stem)], Job()) as files:
            if files[0].facts is None:
                number = IssueNumber((1,))
                change = desk.paging.new_issue(home, datetime.date(2020, 6, 3), number)
                receipts, _ = desk.receiving.take(files, issue=next(iter(change.issues)))
            else:
                receipts, change = desk.receiving.take(files)
        assert receipts[0].error is None
        (issue,) = desk.library.issues.all(None)
        assert issue.publication == home
        records = desk.assemble(issue.uuid, Wish(effort=Effort(3.0, 0.5)), Job())
        edition = desk.paging.edition(issue.uuid)
        kinds = frozenset({FileKind.PAGE, FileKind.PDF})
        written = desk.publishing.export(edition, folder / "out", kinds, QtPainter(), Job())
        by_kind = {file.kind: file.path for file in written}
        (office,) = to_pdf(folder, by_kind[FileKind.PAGE])
        return Printed(
            edition,
            Composers().pages(edition),
            [record["fill"] for record in records],
            sum(record["overset_lines"] for record in records),
            by_kind[FileKind.PAGE],
            by_kind[FileKind.PDF],
            office,
        )


@pytest.fixture(scope="module", params=sorted(seeds.PAPERS))
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Printed]:
    yield make(request.param, tmp_path_factory.mktemp(request.param))


def letters(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def test_nothing_placed_is_overset(printed: Printed) -> None:
    assert printed.overset == 0
    assert all(fit.over == 0 for page in printed.pages for fit in page.fits)


def test_placements_stand_apart(printed: Printed) -> None:
    placements = printed.edition.placements
    assert not any(a.overlaps(b) for a in placements for b in placements if a.uuid < b.uuid)


def test_the_first_page_is_well_filled(printed: Printed) -> None:
    assert printed.fills[0] > 0.9


def test_the_word_file_holds_every_character_placed(printed: Printed) -> None:
    with zipfile.ZipFile(printed.word) as package:
        tree = fromstring(package.read("word/document.xml"))
    held = letters("".join(node.text or "" for node in tree.iter(TEXT)))
    flows = printed.edition.publication.kind is PublicationKind.BULLETIN
    placed = printed.edition.articles if flows else printed.edition.placed
    assert placed
    characters = Counter(held)
    for uuid in placed:
        article = printed.edition.articles[uuid]
        characters.subtract(letters(markup.visible(article.body)))
        assert letters(article.headline) in held
        for credit in article.credits:
            assert credit.name in held
    assert {char: count for char, count in characters.items() if count < 0} == {}


def test_both_prints_have_the_papers_size(printed: Printed) -> None:
    grid = printed.edition.publication.grid
    for path in (printed.pdf, printed.office):
        with pypdfium2.PdfDocument(path) as document:
            assert len(document) == len(printed.pages)
            for sheet in document:
                assert sheet.get_width() == pytest.approx(grid.trim_width.mm * PT_PER_MM, abs=0.6)
                assert sheet.get_height() == pytest.approx(grid.trim_height.mm * PT_PER_MM, abs=0.6)


def test_the_office_program_prints_our_page(printed: Printed) -> None:
    alike = likeness(printed.pages, printed.office)
    assert alike.share >= 99.5, alike.misses[:5]
    assert max(alike.down) <= 0.2
