"""Publishing: all files appear or none; what cannot be published is refused in plain words."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind, Publishing, Written
from newsroom.errors import CancelledError, FileError, RefusedError
from newsroom.job import Job
from newsroom.model.issue import IssueNumber
from newsroom.ui.pages.painter import QtPainter
from tests.desk.conftest import put, story


def export(desk: Desk, issue: str, folder: Path, *kinds: FileKind) -> tuple[Written, ...]:
    edition = desk.paging.edition(issue)
    return desk.publishing.export(edition, folder, frozenset(kinds), QtPainter(), Job())


@pytest.fixture
def original(desk: Desk, issue: str, tmp_path: Path) -> Path:
    """The original of a picture on page one."""
    uuid = put(desk, issue, story("老街亮灯"))
    Image.new("RGB", (800, 600), "#8899aa").save(tmp_path / "街.jpg")
    article = desk.writing.open(uuid).article
    desk.receiving.add_picture(article, tmp_path / "街.jpg", -1)
    desk.paging.place(uuid, desk.library.issues.pages(issue)[0].uuid, 0, 20)
    (slot,) = desk.writing.open(uuid).article.slots
    return Path(desk.library.pictures.path(slot.picture))


def test_what_cannot_be_published_is_refused(desk: Desk, issue: str, tmp_path: Path) -> None:
    out = tmp_path / "出版"
    with pytest.raises(RefusedError, match="还没有稿件上版"):
        export(desk, issue, out, FileKind.PAGE)
    uuid = put(desk, issue, story("老街亮灯"))
    desk.paging.place(uuid, desk.library.issues.pages(issue)[0].uuid, 0, 20)
    with pytest.raises(RefusedError, match="没有选择"):
        export(desk, issue, out)
    with pytest.raises(RefusedError, match="没有信息稿"):
        export(desk, issue, out, FileKind.BULLETIN)
    assert not out.exists()


def test_a_lost_original_leaves_its_place_on_the_page(
    desk: Desk, issue: str, original: Path, tmp_path: Path
) -> None:
    whole, _ = export(desk, issue, tmp_path / "全", FileKind.PAGE)
    original.unlink()
    lacking, _ = export(desk, issue, tmp_path / "缺", FileKind.PAGE)
    assert _pictures(whole.path) == 1
    assert _pictures(lacking.path) == 0


def test_a_cancel_stops_at_the_next_picture_and_leaves_nothing(
    desk: Desk, issue: str, original: Path, tmp_path: Path
) -> None:
    second = put(desk, issue, story("新桥通车"))
    desk.receiving.add_picture(desk.writing.open(second).article, original, -1)
    desk.paging.place(second, desk.library.issues.pages(issue)[1].uuid, 0, 20)
    job, asked = Job(), []

    class Cancelling:
        def path(self, picture: str) -> str:
            asked.append(picture)
            job.cancel()
            return str(original)

    publishing = Publishing(Composers(), Cancelling())
    out, kinds = tmp_path / "出版", frozenset({FileKind.PAGE})
    with pytest.raises(CancelledError):
        publishing.export(desk.paging.edition(issue), out, kinds, QtPainter(), job)
    assert len(asked) == 1
    assert not out.exists()


def test_a_page_file_never_travels_without_its_proof(
    desk: Desk, issue: str, original: Path, tmp_path: Path
) -> None:
    assert original.is_file()
    written = export(desk, issue, tmp_path / "出版", FileKind.PAGE)
    assert [file.kind for file in written] == [FileKind.PAGE, FileKind.PROOF]
    with pikepdf.open(written[1].path) as proof:
        page = proof.pages[0]
        title = str(proof.docinfo["/Title"])
        sheet, trim = ([float(at) for at in box] for box in (page.mediabox, page.trimbox))
    assert trim[2] - trim[0] == pytest.approx(275 / 25.4 * 72, abs=0.01)
    assert sheet[2] - sheet[0] > trim[2] - trim[0]
    assert title.endswith("清样")


def test_a_package_without_an_original_is_none(
    desk: Desk, issue: str, original: Path, tmp_path: Path
) -> None:
    original.unlink()
    out = tmp_path / "出版"
    with pytest.raises(FileError, match="印刷包没有写"):
        export(desk, issue, out, FileKind.PACKAGE)
    assert not out.exists()


def test_a_bulletins_word_file_holds_its_pictures(desk: Desk, tmp_path: Path) -> None:
    home = desk.library.publications.find("上街信息")
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((8,)))
    issue = next(iter(change.issues))
    uuid = put(desk, issue, story("老街亮灯"))
    Image.new("RGB", (800, 600), "#8899aa").save(tmp_path / "街.jpg")
    desk.receiving.add_picture(desk.writing.open(uuid).article, tmp_path / "街.jpg", -1)
    (written,) = export(desk, issue, tmp_path / "出版", FileKind.BULLETIN)
    assert _pictures(written.path) == 1


def _pictures(word: Path) -> int:
    with zipfile.ZipFile(word) as parts:
        return sum(name.startswith("word/media/") for name in parts.namelist())
