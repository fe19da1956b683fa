"""Galleys (小样) of articles from the library, several in one file."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.galleys import gathered, in_order
from newsroom.errors import CancelledError, NotFoundError, RefusedError
from newsroom.job import Job
from newsroom.model.picture import Slot
from newsroom.ui.pages.painter import QtPainter
from tests.desk.conftest import put, story

WHEN = datetime.datetime(2026, 3, 13, 21, 40, tzinfo=datetime.UTC)


def test_several_articles_make_one_file_with_a_sheet_each(
    desk: Desk, issue: str, tmp_path: Path
) -> None:
    first, second = (put(desk, issue, story(name)) for name in ("老街亮灯", "新桥通车"))
    copies = gathered(desk.library, [first, second, first], WHEN)
    assert [copy.article.uuid for copy in copies] == [first, second]
    written = desk.galleys.write(copies, tmp_path, QtPainter(), Job())
    assert written.path.name == "小样-老街亮灯等2篇-0313-2140.pdf"
    with pikepdf.open(written.path) as file:
        assert len(file.pages) == 2
        with file.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["老街亮灯", "新桥通车"]
        assert [round(float(at)) for at in file.pages[0].mediabox] == [0, 0, 595, 842]
    (alone,) = gathered(desk.library, [first], WHEN)
    again = desk.galleys.write([alone], tmp_path, QtPainter(), Job(), 1)
    assert again.path.name == "小样-老街亮灯.pdf"


def test_a_slip_tells_where_the_article_stands(desk: Desk, issue: str) -> None:
    page = desk.library.issues.pages(issue)[1]
    placed, waiting = (put(desk, issue, story(name)) for name in ("老街亮灯", "新桥通车"))
    desk.paging.place(placed, page.uuid, 2, 20)
    one, other = gathered(desk.library, [placed, waiting])
    assert one.slip.page == f"第2版 {page.name}"
    assert one.slip.position.startswith("3栏21行起，")
    assert (other.slip.page, other.slip.position) == ("未定版", "")
    assert one.slip.issue.startswith(desk.library.issues.get(issue).label[:4])
    assert in_order(desk.paging.edition(issue)) == [placed, waiting]


def test_a_picture_without_its_original_leaves_its_place(
    desk: Desk, issue: str, tmp_path: Path
) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    article = desk.writing.open(uuid).article
    desk.writing.save(replace(article, slots=(Slot("街上的灯"),)))
    written = desk.galleys.write(gathered(desk.library, [uuid]), tmp_path, QtPainter(), Job())
    assert written.path.is_file()


def test_what_has_no_galley_is_said(desk: Desk, issue: str, tmp_path: Path) -> None:
    guide = next(iter(desk.furnishing.new_guide(issue).articles))
    with pytest.raises(RefusedError, match="没有可以出小样的稿件"):
        gathered(desk.library, [guide])
    with pytest.raises(NotFoundError):
        gathered(desk.library, ["nobody"])
    copies = gathered(desk.library, [put(desk, issue, story("老街亮灯"))])
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        desk.galleys.write(copies, tmp_path / "出", QtPainter(), job)
    assert not (tmp_path / "出").exists()
