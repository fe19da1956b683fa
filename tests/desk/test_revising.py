"""An article's versions: listed, brought back whole or in part, and the way back."""

from __future__ import annotations

from dataclasses import replace

from newsroom.compare.revisions import Kind
from newsroom.desk.desk import Desk
from newsroom.desk.revising import compared, taken_back
from newsroom.model.article import ArticleStatus
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import PicturePlace
from tests.desk.conftest import put, story

PHOTOS = tuple(Picture(name * 64, ".jpg", 300, 200, f"{name}.jpg") for name in "ab")
SLOTS = tuple(Slot(f"图{photo.name}", (), photo.sha256) for photo in PHOTOS)


def written(desk: Desk, issue: str) -> str:
    """An article of three versions, the last of which stands on a page with both its pictures."""
    for photo in PHOTOS:
        desk.library.pictures.record(photo)
    uuid = put(desk, issue, story("老街换上新路灯", 4, slots=SLOTS))
    first = desk.library.articles.get(uuid)
    lines = first.body.split("\n")
    desk.writing.save(replace(first, body="\n".join(["多写一句。", *lines])), "补写")
    second = desk.library.articles.get(uuid)
    desk.writing.save(
        replace(second, headline="老街亮了", slots=SLOTS[::-1], status=ArticleStatus.READY)
    )
    page = desk.library.issues.pages(issue)[0].uuid
    desk.paging.place(uuid, page, 0, 20)
    (placed,) = desk.library.issues.placements_of(uuid)
    desk.paging.restyle(placed.uuid, lambda p: replace(p, pictures=(PicturePlace(0, 1, 1, 8),)))
    return uuid


def test_versions_are_listed_with_who_why_and_how_much(desk: Desk, issue: str) -> None:
    uuid = written(desk, issue)
    lines = desk.revising.versions(uuid)
    assert [line.reason for line in lines] == ["保存", "补写", "导入"]
    assert [line.more for line in lines][:2] == [0, len("多写一句。")]
    assert lines[2].more == lines[2].characters
    assert {line.person for line in lines} == {"林可欣"}


def test_a_former_version_stands_again_and_pages_keep_their_picture(desk: Desk, issue: str) -> None:
    uuid = written(desk, issue)
    before = desk.library.articles.get(uuid)
    former = desk.revising.versions(uuid)[2]
    change = desk.revising.restore(former.uuid)
    now = desk.library.articles.get(uuid)
    assert (now.headline, now.body, now.slots) == ("老街换上新路灯", former.article.body, SLOTS)
    assert now.status is before.status
    assert [place.slot for place in _places(desk, uuid)] == [1]
    assert change.articles == {uuid}
    assert len(desk.revising.versions(uuid)) == 4
    assert desk.undo_label == "恢复版本《老街换上新路灯》"
    desk.undo()
    assert desk.library.articles.get(uuid) == before
    assert [place.slot for place in _places(desk, uuid)] == [0]
    assert len(desk.revising.versions(uuid)) == 5


def test_one_part_is_brought_back(desk: Desk, issue: str) -> None:
    uuid = written(desk, issue)
    former = desk.revising.versions(uuid)[2].article
    now = desk.library.articles.get(uuid)
    added = next(row for row in compared(former, now) if row.kind is Kind.ADDED)
    desk.revising.put(taken_back(former, now, added))
    after = desk.library.articles.get(uuid)
    assert (after.headline, after.body) == ("老街亮了", former.body)
    assert desk.undo_label == "恢复一处《老街亮了》"


def _places(desk: Desk, uuid: str) -> tuple[PicturePlace, ...]:
    (placed,) = desk.library.issues.placements_of(uuid)
    return placed.pictures
