"""Furnishing: banners, the 导读 and the order of leaders, each act with its way back."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.errors import FileError, RefusedError
from newsroom.model.article import ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.change import Change
from newsroom.model.guide import guide_lines
from newsroom.model.teaser import Teaser
from tests.desk.conftest import put, story
from tests.pool import pool


@pytest.fixture
def paper(desk: Desk) -> str:
    return desk.library.publications.find("上街时报")


def test_banners_are_set_whole_in_one_step(desk: Desk, issue: str, paper: str) -> None:
    first = Banner(publication=paper, section=" 乡村振兴 ", rows=3)
    second = Banner(publication=paper, section="时评")
    change = desk.furnishing.set_banners(paper, [first, second])
    assert change.issues == {issue}
    kept = replace(first, section="乡村振兴")
    assert set(desk.furnishing.banners(paper)) == {kept, second}
    renamed = replace(second, section="民生")
    desk.furnishing.set_banners(paper, [renamed])
    assert desk.furnishing.banners(paper) == (renamed,)
    assert desk.furnishing.set_banners(paper, [renamed]) == Change()
    for expected in ({kept, second}, set()):
        desk.undo()
        assert set(desk.furnishing.banners(paper)) == expected
    desk.redo()
    assert set(desk.furnishing.banners(paper)) == {kept, second}


def test_a_section_has_one_banner_and_every_banner_a_section(desk: Desk, paper: str) -> None:
    twice = [Banner(publication=paper, section="民生") for _ in range(2)]
    with pytest.raises(RefusedError, match="已经有栏头"):
        desk.furnishing.set_banners(paper, twice)
    with pytest.raises(RefusedError, match="要写明是哪个栏目"):
        desk.furnishing.set_banners(paper, [Banner(publication=paper, section=" ")])
    assert desk.furnishing.banners(paper) == ()


def test_a_banner_gets_artwork_and_loses_it(desk: Desk, paper: str, tmp_path: Path) -> None:
    Image.new("RGB", (900, 90), "#335577").save(tmp_path / "栏头.png")
    (tmp_path / "栏头.txt").write_text("不是图片", "utf8")
    banner = Banner(publication=paper, section="民生")
    desk.furnishing.set_banners(paper, [banner], {"民生": tmp_path / "栏头.png"})
    (drawn,) = desk.furnishing.banners(paper)
    assert desk.library.pictures.get(drawn.picture).width == 900
    with pytest.raises(FileError, match="不是图片"):
        desk.furnishing.set_banners(paper, [banner], {"民生": tmp_path / "栏头.txt"})
    desk.furnishing.set_banners(paper, [banner])
    assert desk.furnishing.banners(paper) == (banner,)
    desk.undo()
    assert desk.furnishing.banners(paper) == (drawn,)


def test_undo_of_a_banner_is_refused_where_banners_changed_since(desk: Desk, paper: str) -> None:
    desk.furnishing.set_banners(paper, [Banner(publication=paper, section="民生")])
    desk.library.furnishing.set_banners(paper, ())
    with pytest.raises(RefusedError, match="不能撤销“修改栏头”"):
        desk.undo()


def test_the_lines_of_the_guide_are_set_whole(desk: Desk, issue: str) -> None:
    one, two = put(desk, issue, story("老街")), put(desk, issue, story("渡口"))
    lines = (
        Teaser(issue=issue, article=two, words="渡口重开"),
        Teaser(issue=issue, article=one),
    )
    change = desk.furnishing.set_teasers(issue, (replace(lines[0], words=" 渡口重开 "), lines[1]))
    assert change.issues == {issue}
    assert desk.furnishing.teasers(issue) == desk.paging.edition(issue).teasers == lines
    assert desk.furnishing.set_teasers(issue, lines).issues == frozenset()
    desk.writing.bin(one)
    assert desk.paging.edition(issue).teasers == lines
    assert [line.words for line in guide_lines(desk.paging.edition(issue))] == ["渡口重开"]
    desk.undo()
    desk.undo()
    assert desk.furnishing.teasers(issue) == ()


def test_an_issue_has_one_guide(desk: Desk, issue: str) -> None:
    (guide,) = desk.furnishing.new_guide(issue).articles
    article = desk.library.articles.get(guide)
    assert (article.kind, article.headline) == (ArticleKind.GUIDE, "导读")
    assert desk.furnishing.new_guide(issue).articles == {guide}
    assert pool(desk.library, issue) == (guide,)
    desk.writing.bin(guide)
    assert desk.furnishing.new_guide(issue).articles == {guide}
    assert pool(desk.library, issue) == (guide,)
    desk.undo()
    assert pool(desk.library, issue) == ()
    desk.redo()
    desk.library.articles.bin(guide)
    with pytest.raises(RefusedError, match="不能撤销“新建导读”"):
        desk.undo()


def test_a_bulletin_has_no_guide(desk: Desk) -> None:
    home = desk.library.publications.find("上街信息")
    issue = next(iter(desk.paging.new_issue(home, datetime.date(2021, 10, 16)).issues))
    with pytest.raises(RefusedError, match="没有导读"):
        desk.furnishing.new_guide(issue)
    assert desk.paging.edition(issue).articles == {}


def test_a_guide_is_placed_like_any_article(desk: Desk, issue: str) -> None:
    page = desk.library.issues.pages(issue)[0].uuid
    told = put(desk, issue, story("老街亮灯"))
    desk.furnishing.set_teasers(issue, (Teaser(issue=issue, article=told),))
    (guide,) = desk.furnishing.new_guide(issue).articles
    desk.paging.place(guide, page, 0, 40)
    (placed,) = desk.library.issues.placements(page)
    assert placed.article == guide
    with pytest.raises(RefusedError, match="已经在版面上"):
        desk.paging.place(guide, page, 3, 40)
