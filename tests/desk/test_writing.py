"""Writing: nothing typed is lost, and each act can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from tests.desk.conftest import put, story
from tests.pool import pool


def test_a_draft_survives_until_it_is_saved(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    opened = desk.writing.open(uuid)
    typed = replace(opened.article, body="改过的第一句。")
    desk.writing.keep(typed, opened.head.uuid)
    again = desk.writing.open(uuid)
    assert again.article.body == "改过的第一句。"
    assert not again.conflict
    assert [draft.article.uuid for draft in desk.writing.recovered()] == [uuid]
    desk.writing.save(typed)
    assert desk.writing.recovered() == ()
    assert [r.reason for r in desk.writing.revisions(uuid)] == ["保存", "导入"]


def test_a_draft_on_an_older_revision_is_a_conflict(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    base = desk.writing.open(uuid)
    desk.writing.save(replace(base.article, kicker="民生"))
    desk.writing.keep(replace(base.article, subhead="副题"), base.head.uuid)
    assert desk.writing.open(uuid).conflict


def test_dropping_a_draft_keeps_it_as_a_revision(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    opened = desk.writing.open(uuid)
    desk.writing.keep(replace(opened.article, body="不要的改动。"), opened.head.uuid)
    desk.writing.drop_draft(uuid)
    assert desk.writing.open(uuid).article.body == opened.article.body
    assert "不要的改动。" in {r.article.body for r in desk.writing.revisions(uuid)}


def test_undo_and_redo_of_a_saved_text(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    before = desk.writing.open(uuid).article
    desk.writing.save(replace(before, headline="小街换灯"))
    assert desk.undo_label == "修改《小街换灯》"
    desk.undo()
    assert desk.writing.open(uuid).article == before
    assert desk.redo_label == "修改《小街换灯》"
    desk.redo()
    assert desk.writing.open(uuid).article.headline == "小街换灯"


def test_undo_is_refused_where_the_text_changed_since(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    before = desk.writing.open(uuid).article
    desk.writing.save(replace(before, headline="小街换灯"))
    desk.library.articles.save(replace(before, headline="另一改"), person="孟小满", reason="保存")
    with pytest.raises(RefusedError, match="之后内容又有改动"):
        desk.undo()
    assert desk.writing.open(uuid).article.headline == "另一改"


def test_binning_takes_the_article_off_its_page_and_undo_puts_it_back(
    desk: Desk, issue: str
) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    page = desk.library.issues.pages(issue)[0].uuid
    desk.paging.place(uuid, page, 0, 20)
    placed = desk.library.issues.placements(page)
    change = desk.writing.bin(uuid)
    assert page in change.pages
    assert desk.library.issues.placements(page) == ()
    assert desk.library.articles.binned(uuid)
    desk.undo()
    assert desk.library.issues.placements(page) == placed
    assert not desk.library.articles.binned(uuid)


def test_importance_is_kept_within_its_scale(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    desk.writing.rate(uuid, 9)
    assert desk.writing.open(uuid).article.importance == 5


def test_everything_stands_after_reopening(tmp_path: Path, desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("老街亮灯"))
    opened = desk.writing.open(uuid)
    desk.writing.keep(replace(opened.article, body="停电前的一句。"), opened.head.uuid)
    path = desk.library.path
    desk.close()
    with Desk.open(path) as again:
        assert again.writing.open(uuid).article.body == "停电前的一句。"
        assert again.person() == "林可欣"


def test_a_binned_article_comes_back_to_its_page_only_where_there_is_room(
    desk: Desk, issue: str
) -> None:
    page = desk.library.issues.pages(issue)[0].uuid
    uuid, other = put(desk, issue, story("老街亮灯")), put(desk, issue, story("书屋开门"))
    desk.paging.place(uuid, page, 0, 20)
    (placed,) = desk.library.issues.placements(page)
    second = desk.library.issues.pages(issue)[1].uuid
    desk.library.issues.place(replace(placed, uuid="tail", part=1, page=second))
    desk.writing.bin(uuid)
    desk.library.issues.place(replace(placed, uuid="other", article=other))
    change = desk.undo()
    assert change.notes == ("《老街亮灯》原来的位置已经有别的内容，它回到了稿件列表",)
    assert [p.article for p in desk.library.issues.issue_placements(issue)] == [other]
    assert uuid in pool(desk.library, issue)
