"""The filler pool on the desk: taken in, placed in many issues, taken out; pages keep theirs."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.errors import FileError, RefusedError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.filler import Filler, FillerKind
from tests.desk.conftest import put, story
from tests.pool import pool


@pytest.fixture
def paper(desk: Desk) -> str:
    return desk.library.publications.find("上街时报")


def added(
    desk: Desk, paper: str, headline: str, picture: Path | None = None, **facts: object
) -> str:
    """A filler's article, taken in."""
    article = Article(headline=headline)
    kind = facts.pop("kind", FillerKind.PUBLIC_SERVICE)
    filler = Filler(article="", publication=paper, kind=kind, **facts)  # type: ignore[arg-type]
    desk.fillers.add(article, filler, picture)
    return article.uuid


def first_page(desk: Desk, issue: str) -> str:
    return desk.library.issues.pages(issue)[0].uuid


def names(desk: Desk, paper: str) -> list[str]:
    return [line.title for _, line in desk.fillers.all(paper)]


def test_a_filler_is_taken_in_with_its_artwork(desk: Desk, paper: str, tmp_path: Path) -> None:
    Image.new("RGB", (800, 400), "#227744").save(tmp_path / "节水.png")
    (tmp_path / "节水.txt").write_text("不是图片", "utf8")
    uuid = added(desk, paper, "节约用水", tmp_path / "节水.png", span=2, rows=20)
    article = desk.library.articles.get(uuid)
    assert article.kind is ArticleKind.PSA
    assert desk.library.pictures.get(article.slots[0].picture).width == 800
    ((filler, line),) = desk.fillers.all(paper)
    assert (filler.article, filler.span, filler.rows, filler.last_used) == (uuid, 2, 20, None)
    assert line.title == "节约用水"
    assert desk.undo_label == "收入补白库《节约用水》"
    with pytest.raises(FileError, match="不是图片"):
        added(desk, paper, "坏图", tmp_path / "节水.txt")
    desk.undo()
    assert names(desk, paper) == []
    desk.redo()
    assert names(desk, paper) == ["节约用水"]
    text = added(desk, paper, "小知识", kind=FillerKind.TEXT)
    assert desk.library.articles.get(text).kind is ArticleKind.NEWS


def test_a_size_that_no_page_has_is_refused(desk: Desk, paper: str) -> None:
    with pytest.raises(RefusedError, match="不能是负数"):
        added(desk, paper, "节约用水", span=-2, rows=20)
    with pytest.raises(RefusedError, match="一起写"):
        added(desk, paper, "节约用水", span=2)
    with pytest.raises(RefusedError, match="比版心还大"):
        added(desk, paper, "节约用水", span=9, rows=20)
    assert names(desk, paper) == []


def test_a_filler_is_placed_in_its_own_size_in_many_issues(
    desk: Desk, issue: str, paper: str
) -> None:
    uuid = added(desk, paper, "节约用水", span=2, rows=20)
    later = next(iter(desk.paging.new_issue(paper, datetime.date(2021, 10, 23)).issues))
    for one in (issue, later):
        desk.paging.place(uuid, first_page(desk, one), 1, 60)
        (placed,) = desk.library.issues.issue_placements(one)
        assert (placed.column, placed.row, placed.span, placed.depth) == (1, 60, 2, 20)
    assert desk.library.articles.summary(uuid).issue is None
    ((filler, _),) = desk.fillers.all(paper)
    assert filler.last_used == datetime.date(2021, 10, 23)
    with pytest.raises(RefusedError, match="《节约用水》已经在版面上"):
        desk.paging.place(uuid, first_page(desk, issue), 3, 60)
    desk.undo()
    assert desk.library.issues.issue_placements(later) == ()
    assert len(desk.library.issues.issue_placements(issue)) == 1


def test_a_filler_needs_its_room_and_its_day(desk: Desk, issue: str, paper: str) -> None:
    page = first_page(desk, issue)
    big = added(desk, paper, "节约用水", span=3, rows=30)
    late = added(desk, paper, "旧公告", valid_until=datetime.date(2021, 10, 1))
    foreign = added(desk, desk.library.publications.find("郑州日报"), "外报")
    with pytest.raises(RefusedError, match="放不下 3 栏 × 30 行的公益广告"):
        desk.paging.place(big, page, 1, 70)
    with pytest.raises(RefusedError, match=r"《旧公告》的有效期已过（到2021年10月1日）"):
        desk.paging.place(late, page, 1, 40)
    with pytest.raises(RefusedError, match="《外报》在别的报刊的补白库里"):
        desk.paging.place(foreign, page, 1, 40)
    assert desk.library.issues.placements(page) == ()


def test_a_filler_is_put_where_there_is_room_first(desk: Desk, issue: str, paper: str) -> None:
    page = first_page(desk, issue)
    tall, wide, text = (
        added(desk, paper, "高", span=1, rows=60),
        added(desk, paper, "宽", span=6, rows=60),
        added(desk, paper, "小知识", kind=FillerKind.TEXT),
    )
    desk.paging.place_first(tall, page)
    (put_,) = desk.library.issues.placements(page)
    assert (put_.column, put_.span, put_.depth) == (0, 1, 60)
    with pytest.raises(RefusedError, match="一版没有放得下它的空位"):
        desk.paging.place_first(wide, page)
    desk.paging.place_first(text, page)
    other = next(p for p in desk.library.issues.placements(page) if p.article == text)
    assert (other.column, other.row) == (1, put_.row)


def test_a_filler_takes_the_place_of_another_of_its_size(
    desk: Desk, issue: str, paper: str
) -> None:
    page = first_page(desk, issue)
    old, same = (added(desk, paper, title, span=2, rows=20) for title in ("节约用水", "光盘行动"))
    small = added(desk, paper, "禁放鞭炮", span=1, rows=20)
    desk.paging.place(old, page, 1, 60)
    (there,) = desk.library.issues.placements(page)
    with pytest.raises(RefusedError, match=r"是 1 栏 × 20 行，版位是 2 栏 × 20 行"):
        desk.paging.replace(there.uuid, small)
    desk.paging.replace(there.uuid, same)
    (now,) = desk.library.issues.placements(page)
    assert (now.article, now.span, now.depth) == (same, 2, 20)


def test_what_is_known_of_a_filler_is_changed_and_changed_back(desk: Desk, paper: str) -> None:
    uuid = added(desk, paper, "节约用水", span=2, rows=20)
    before = desk.library.fillers.get(uuid)
    after = replace(before, rows=24, valid_until=datetime.date(2022, 1, 1))
    desk.fillers.update(after)
    assert desk.library.fillers.get(uuid) == after
    label = desk.undo_label
    desk.fillers.update(after)
    assert desk.undo_label == label == "修改补白"
    with pytest.raises(RefusedError, match="比版心还大"):
        desk.fillers.update(replace(after, rows=400))
    desk.undo()
    assert desk.library.fillers.get(uuid) == before
    desk.redo()
    assert desk.library.fillers.get(uuid) == after


def test_a_filler_of_another_kind_has_an_article_of_that_kind(desk: Desk, paper: str) -> None:
    uuid = added(desk, paper, "节约用水", kind=FillerKind.TEXT)
    before = desk.library.fillers.get(uuid)
    opened = desk.writing.open(uuid)
    desk.writing.keep(replace(opened.article, headline="节约用水用电"), opened.head.uuid)
    desk.fillers.update(replace(before, kind=FillerKind.PUBLIC_SERVICE, span=2, rows=20))
    article = desk.library.articles.get(uuid)
    assert (article.kind, article.headline) == (ArticleKind.PSA, "节约用水用电")
    desk.undo()
    assert desk.library.articles.get(uuid).kind is ArticleKind.NEWS
    assert desk.library.fillers.get(uuid) == before
    desk.redo()
    desk.fillers.update(replace(before, kind=FillerKind.NOTICE))
    assert desk.library.articles.get(uuid).kind is ArticleKind.NEWS


def test_a_filler_leaves_the_pool_and_not_the_page(desk: Desk, issue: str, paper: str) -> None:
    uuid = added(desk, paper, "节约用水", span=2, rows=20)
    desk.paging.place(uuid, first_page(desk, issue), 1, 60)
    desk.fillers.remove(uuid)
    assert names(desk, paper) == []
    assert len(desk.library.issues.issue_placements(issue)) == 1
    assert uuid in desk.paging.edition(issue).fillers
    desk.undo()
    assert names(desk, paper) == ["节约用水"]
    desk.writing.bin(uuid)
    assert names(desk, paper) == []
    assert len(desk.library.issues.issue_placements(issue)) == 1
    desk.undo()
    assert names(desk, paper) == ["节约用水"]


def test_a_filler_is_no_copy(desk: Desk, issue: str, paper: str) -> None:
    uuid = added(desk, paper, "节约用水")
    story_ = put(desk, issue, story("老街亮灯"))
    assert [one["uuid"] for one in desk.article_list()] == [story_]
    assert pool(desk.library, issue) == (story_,)
    with pytest.raises(RefusedError, match="在补白库里，不归入某一期"):
        desk.paging.assign([uuid], issue)


def test_a_filler_replaces_a_story_that_falls_out(desk: Desk, issue: str, paper: str) -> None:
    page = first_page(desk, issue)
    old = put(desk, issue, story("老街亮灯"))
    filler = added(desk, paper, "节约用水")
    desk.paging.place(old, page, 0, 20)
    (placed,) = desk.library.issues.placements(page)
    desk.paging.replace(placed.uuid, filler)
    (made,) = desk.library.issues.placements(page)
    assert made.article == filler
    assert (made.span, made.depth) == (placed.span, placed.depth)
    assert desk.library.articles.summary(filler).issue is None
