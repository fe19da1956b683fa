"""Line ends kept after a proof: they change nothing by themselves and follow what is written."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsroom.desk.composing import Composers, with_typed
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind
from newsroom.job import Job
from newsroom.model.frame import PageFrames, TextFrame, TextRole
from newsroom.model.placement import Placement
from newsroom.ui.pages.painter import QtPainter
from tests.desk.conftest import STORY, put, story

KINDS = frozenset({FileKind.PDF})


@pytest.fixture
def page(desk: Desk, issue: str) -> str:
    """A page with one story on it."""
    page = desk.library.issues.pages(issue)[0].uuid
    body = "\n".join(f"{number}号路灯。{STORY * 4}" for number in range(6))
    desk.paging.place(put(desk, issue, story("老街亮灯", body=body)), page, 0, 20)
    return page


def only(desk: Desk, page: str) -> Placement:
    (placement,) = desk.library.issues.placements(page)
    return placement


def composed(desk: Desk, page: str) -> PageFrames:
    issue = desk.library.issues.issue_of(page).uuid
    return Composers().page(desk.paging.edition(issue), page)


def lines(frames: PageFrames) -> list[str]:
    return [
        "".join(run.text for run in line.runs)
        for frame in frames.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
        if line.role is TextRole.BODY
    ]


def write(desk: Desk, page: str, body: str) -> None:
    article = desk.writing.open(only(desk, page).article).article
    desk.writing.save(replace(article, body=body))


def body(desk: Desk, page: str) -> str:
    return desk.writing.open(only(desk, page).article).article.body


def test_a_page_whose_lines_are_kept_is_the_very_same_page(desk: Desk, page: str) -> None:
    before = composed(desk, page)
    change = desk.paging.keep_breaks(page)
    kept = only(desk, page)
    assert len(kept.kept_breaks) > 20
    assert composed(desk, page).frames == before.frames
    assert change.pages == {page}
    assert desk.undo_label == "出大样"
    assert desk.library.events.recent(1)[0].verb == "出大样"
    desk.undo()
    assert only(desk, page).kept_breaks == ()
    desk.redo()
    assert only(desk, page) == kept
    desk.paging.keep_breaks(page)
    assert desk.undo_label == "出大样"
    assert only(desk, page) == kept


def test_lines_before_an_edit_stay_and_those_of_later_paragraphs_go_along(
    desk: Desk, page: str
) -> None:
    desk.paging.keep_breaks(page)
    before = lines(composed(desk, page))
    text = body(desk, page)
    place = text.index("3号路灯") + len(STORY) * 2
    write(desk, page, text[:place] + "亮了一整夜，" + text[place:])
    now = body(desk, page)
    kept = only(desk, page).kept_breaks
    assert all(end <= len(now) for end in kept)
    assert {end for end in kept if end < place}
    assert {end for end in kept if end > now.index("4号路灯")}
    after = lines(composed(desk, page))
    edited = next(i for i, line in enumerate(before) if "3号路灯" in line)
    assert after[: edited + 3] == before[: edited + 3]
    later = next(i for i, line in enumerate(before) if "4号路灯" in line)
    assert after[-(len(before) - later) :] == before[later:]


def test_undone_text_has_the_lines_of_the_proof_again(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept, before = only(desk, page), composed(desk, page)
    write(desk, page, body(desk, page).replace("2号路灯", "第二盏路灯", 1))
    assert only(desk, page) != kept
    desk.undo()
    assert only(desk, page) == kept
    assert composed(desk, page).frames == before.frames
    desk.redo()
    assert len(only(desk, page).kept_breaks) < len(kept.kept_breaks)


def test_text_and_kept_lines_are_written_together_or_not_at_all(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept, text = only(desk, page), body(desk, page)
    desk.library._database.execute(
        "CREATE TEMP TRIGGER torn BEFORE UPDATE OF kept_breaks ON placement "
        "BEGIN SELECT RAISE(ABORT, 'power cut'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="power cut"):
        write(desk, page, text.replace("1号路灯", "第一盏路灯", 1))
    assert (only(desk, page), body(desk, page)) == (kept, text)
    assert desk.library.events.verify() == ()


def test_a_dropped_draft_changes_no_kept_line(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept = only(desk, page)
    opened = desk.writing.open(kept.article)
    desk.writing.keep(replace(opened.article, body="改写。"), opened.head.uuid)
    desk.writing.drop_draft(kept.article)
    assert only(desk, page) == kept


def test_typed_text_shows_the_lines_it_will_have_when_saved(
    desk: Desk, issue: str, page: str
) -> None:
    desk.paging.keep_breaks(page)
    edition = desk.paging.edition(issue)
    article = edition.articles[only(desk, page).article]
    text = article.body
    typed = replace(article, body=text.replace("1号路灯", "第一号路灯", 1))
    live = Composers().page(with_typed(edition, typed), page)
    write(desk, page, typed.body)
    assert composed(desk, page).frames == live.frames
    assert with_typed(edition, article) is edition
    assert with_typed(edition, replace(typed, uuid="none")) is edition


def test_an_article_or_a_page_is_set_anew_on_demand(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept = only(desk, page)
    desk.paging.reset(kept.uuid)
    assert only(desk, page).kept_breaks == ()
    assert desk.undo_label == "重排全文《老街亮灯》"
    desk.undo()
    assert only(desk, page) == kept
    desk.paging.reset_page(page)
    assert only(desk, page).kept_breaks == ()
    desk.undo()
    assert only(desk, page) == kept


def test_a_reset_is_undone_into_the_text_of_today(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept = only(desk, page).kept_breaks
    desk.paging.reset(only(desk, page).uuid)
    article = desk.library.articles.get(only(desk, page).article)
    longer = replace(article, body="前面加一段。\n" + article.body)
    desk.library.articles.save(longer, person="林可欣", reason="保存")
    desk.undo()
    added = len(longer.body) - len(article.body)
    assert only(desk, page).kept_breaks == tuple(end + added for end in kept)


def test_moving_keeps_the_lines_and_another_measure_gives_them_up(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept = only(desk, page)
    desk.paging.move(kept.uuid, page, kept.column, kept.row + 2)
    assert only(desk, page).kept_breaks == kept.kept_breaks
    desk.paging.resize(kept.uuid, kept.column, kept.row, kept.span + 1, kept.depth)
    assert only(desk, page).kept_breaks == ()
    desk.undo()
    desk.undo()
    assert only(desk, page) == kept


@pytest.mark.parametrize(
    ("look", "kept"),
    [
        ({"locked": True}, True),
        ({"headline_rows": 9}, True),
        ({"tint": 8}, False),
        ({"box": True}, False),
        ({"drop_cap": 3}, False),
    ],
)
def test_only_what_changes_the_measure_frees_the_lines(
    desk: Desk, page: str, look: dict[str, Any], kept: bool
) -> None:
    desk.paging.keep_breaks(page)
    before = only(desk, page)
    desk.paging.restyle(before.uuid, lambda placement: replace(placement, **look))
    assert (only(desk, page).kept_breaks == before.kept_breaks) is kept
    assert kept or only(desk, page).kept_breaks == ()
    desk.undo()
    assert only(desk, page) == before


def test_undo_of_a_move_is_not_refused_for_lines_kept_since(desk: Desk, page: str) -> None:
    old = only(desk, page)
    desk.paging.move(old.uuid, page, old.column, old.row + 2)
    article = desk.library.articles.get(old.article)
    desk.library.issues.keep_breaks(old.uuid, (12, 24))
    desk.library.articles.save(replace(article, kicker="夜色"), person="甲", reason="保存")
    desk.undo()
    assert only(desk, page) == replace(old, kept_breaks=(12, 24))


def test_a_removed_story_comes_back_with_lines_of_the_text_of_today(desk: Desk, page: str) -> None:
    desk.paging.keep_breaks(page)
    kept = only(desk, page)
    desk.paging.remove(kept.uuid)
    article = desk.library.articles.get(kept.article)
    desk.library.articles.save(
        replace(article, body="加一段。\n" + article.body), person="甲", reason="保存"
    )
    desk.undo()
    assert only(desk, page).kept_breaks == tuple(end + 5 for end in kept.kept_breaks)


def test_a_written_proof_fixes_the_lines_without_a_step(
    desk: Desk, issue: str, page: str, tmp_path: Path
) -> None:
    label = desk.undo_label
    edition = desk.paging.edition(issue)
    desk.publishing.export(edition, tmp_path / "样", KINDS, QtPainter(), Job())
    before = composed(desk, page)
    change = desk.paging.proofed(edition, desk.publishing.line_ends(edition, KINDS))
    assert change.pages == {page}
    assert only(desk, page).kept_breaks
    assert composed(desk, page).frames == before.frames
    assert desk.undo_label == label
    assert desk.library.events.recent(1)[0].verb == "出大样"
    assert desk.publishing.line_ends(edition, frozenset({FileKind.MANUSCRIPT})) == {}


def test_what_changed_during_the_export_is_not_fixed(desk: Desk, issue: str, page: str) -> None:
    edition = desk.paging.edition(issue)
    ends = desk.publishing.line_ends(edition, KINDS)
    write(desk, page, "改过了。\n" + body(desk, page))
    assert desk.paging.proofed(edition, ends).pages == frozenset()
    assert only(desk, page).kept_breaks == ()


def test_a_bulletin_has_no_lines_to_fix(desk: Desk) -> None:
    home = desk.library.publications.find("上街信息")
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 16))
    issue = next(iter(change.issues))
    put(desk, issue, story("老街亮灯"))
    edition = desk.paging.edition(issue)
    assert desk.publishing.line_ends(edition, KINDS) == {}
    assert desk.paging.proofed(edition, {}).issues == frozenset()


def test_undone_text_keeps_the_lines_of_a_proof_written_since(
    desk: Desk, issue: str, page: str
) -> None:
    before = body(desk, page)
    write(desk, page, before.replace("3号路灯", "三号路灯"))
    edition = desk.paging.edition(issue)
    desk.paging.proofed(edition, desk.publishing.line_ends(edition, KINDS))
    kept = only(desk, page).kept_breaks
    desk.undo()
    assert body(desk, page) == before
    edited = before.index("3号路灯")
    assert [end for end in only(desk, page).kept_breaks if end < edited] == [
        end for end in kept if end < edited
    ]
    assert only(desk, page).kept_breaks
