"""An article's pictures: taken in, moved, cropped, taken out, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk import picturing, rearranging
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.rearranging import ReadPicture, Rearranged
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace
from tests.desk.conftest import put, story

CROP = Crop(left=0.25, bottom=0.1)


def photo(folder: Path, name: str, caption: str = "", artist: str = "") -> Path:
    """A photograph with what its camera's owner wrote into it."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x010F] = caption.encode(), artist.encode(), "Canon"
    path = folder / name
    Image.new("RGB", (300, 200), (len(name) * 7 % 255, 90, 120)).save(path, exif=exif)
    return path


def read(desk: Desk, *paths: Path) -> tuple[ReadPicture, ...]:
    return picturing.read_pictures(paths, desk.library.pictures, Job())[0]


def known(name: str) -> ReadPicture:
    return ReadPicture(Picture(name * 64, ".jpg", 300, 200, f"{name}.jpg"), f"图{name}", ("宋晓",))


def do(desk: Desk, uuid: str, act: Rearranged) -> Article:
    stands = desk.writing.open(uuid).article
    desk.picturing.put(replace(stands, slots=act.slots), act)
    return desk.library.articles.get(uuid)


@pytest.fixture
def pictured(desk: Desk, issue: str, tmp_path: Path) -> Article:
    """An article with three pictures, the last two of them placed by an editor."""
    uuid = put(desk, issue, story("老街换上新路灯", 8))
    taken = read(desk, *(photo(tmp_path, f"{name}.jpg", f"老街{name}") for name in "甲乙丙"))
    article = do(desk, uuid, rearranging.added((), taken))
    page = desk.library.issues.pages(issue)[0].uuid
    desk.paging.place(uuid, page, 0, 20)
    (placed,) = desk.library.issues.placements_of(uuid)
    places = (PicturePlace(1, 0, 1, 8), PicturePlace(2, 1, 1, 8))
    desk.paging.restyle(placed.uuid, lambda p: replace(p, pictures=places))
    return article


def places(desk: Desk, article: Article) -> list[tuple[int, int]]:
    (placed,) = desk.library.issues.placements_of(article.uuid)
    return [(place.slot, place.column) for place in placed.pictures]


def test_what_a_picture_tells_is_proposed_and_never_written_over(
    desk: Desk, issue: str, tmp_path: Path
) -> None:
    path = photo(tmp_path, "DSC1.jpg", "新路灯亮了。", "周闻笛、陶小满")
    slots = (Slot("自己写的说明"), Slot())
    act = rearranging.added(slots, read(desk, path) * 2)
    first, second = act.slots
    assert (first.caption, first.photographers) == ("自己写的说明", ("周闻笛", "陶小满"))
    assert second.caption == "新路灯亮了。"
    assert act.order == (0, 1)


def test_files_that_are_no_pictures_are_told_and_the_others_taken(
    desk: Desk, tmp_path: Path
) -> None:
    bad = tmp_path / "坏图.jpg"
    bad.write_bytes(b"\xff\xd8 nothing")
    good, failed = picturing.read_pictures(
        [bad, photo(tmp_path, "好.jpg")], desk.library.pictures, Job()
    )
    assert [one.picture.name for one in good] == ["好.jpg"]
    assert [one.path for one in failed] == [bad]
    stopped = Job()
    stopped.cancel()
    with pytest.raises(CancelledError):
        picturing.read_pictures([bad], desk.library.pictures, stopped)


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("周闻笛 陶小满 摄", ("周闻笛", "陶小满"), ""),
        ("摄影：周闻笛", ("周闻笛",), ""),
        ("周闻笛/摄", ("周闻笛",), ""),
        ("（周闻笛 图）", ("周闻笛",), ""),
        ("周闻笛、周闻笛", ("周闻笛",), ""),
        ("巴图", ("巴图",), ""),
        ("巴图 图", ("巴图",), ""),
        ("周闻笛摄", ("周闻笛",), ""),
        ("图片：陶小满", ("陶小满",), ""),
        ("区住建局供图", (), "区住建局供图"),
        ("", (), ""),
    ],
)
def test_who_took_a_picture_is_read_in_all_its_forms(
    text: str, names: tuple[str, ...], rest: str
) -> None:
    assert rearranging.photographers(text) == (names, rest)


def test_pictures_go_where_they_are_dropped() -> None:
    slots = (Slot("一", picture="a"), Slot("二", picture="b"))
    act = rearranging.added(slots, (known("c"), known("d")), at=1)
    assert [slot.caption for slot in act.slots] == ["一", "图c", "图d", "二"]
    assert act.order == (0, -1, -1, 1)
    assert act.verb == "添加图片 2 张"


def test_another_picture_keeps_the_words_and_loses_the_crop() -> None:
    slots = (Slot("说明", ("甲",), "a", doubtful=True, crop=CROP),)
    (slot,) = rearranging.replaced(slots, 0, known("b")).slots
    assert slot == Slot("说明", ("甲",), "b" * 64)


def test_pages_show_the_same_pictures_after_a_move(desk: Desk, pictured: Article) -> None:
    names = [slot.picture for slot in pictured.slots]
    after = do(desk, pictured.uuid, rearranging.moved(pictured.slots, 2, 0))
    assert [slot.picture for slot in after.slots] == [names[2], names[0], names[1]]
    assert places(desk, pictured) == [(2, 0), (0, 1)]
    assert desk.undo_label == "移动图片《老街换上新路灯》"
    change = desk.undo()
    assert desk.library.articles.get(pictured.uuid).slots == pictured.slots
    assert places(desk, pictured) == [(1, 0), (2, 1)]
    assert change.pages
    desk.redo()
    assert places(desk, pictured) == [(2, 0), (0, 1)]


def test_a_removed_picture_leaves_its_page_and_comes_back(desk: Desk, pictured: Article) -> None:
    after = do(desk, pictured.uuid, rearranging.removed(pictured.slots, 1))
    assert len(after.slots) == 2
    assert places(desk, pictured) == [(1, 1)]
    desk.undo()
    assert desk.library.articles.get(pictured.uuid).slots == pictured.slots
    assert places(desk, pictured) == [(1, 0), (2, 1)]


def test_a_crop_is_kept_and_undone_and_may_be_reset(desk: Desk, pictured: Article) -> None:
    after = do(desk, pictured.uuid, rearranging.cropped(pictured.slots, 1, CROP))
    assert after.slots[1].crop == CROP
    assert desk.writing.open(pictured.uuid).head.article.slots[1].crop == CROP
    desk.undo()
    assert desk.library.articles.get(pictured.uuid).slots[1].crop == Crop()
    reset = rearranging.cropped(after.slots, 1, Crop())
    assert (reset.slots[1].crop, reset.verb) == (Crop(), "恢复图片全貌")


def test_pictures_of_another_article_come_with_their_words() -> None:
    others = (Slot("夜色", ("宋晓",), "c" * 64, crop=CROP), Slot())
    act = rearranging.copied((Slot("一", picture="a"),), others, at=0)
    assert act.slots == (others[0], Slot("一", picture="a"))


def test_a_confirmed_pair_is_no_longer_doubtful() -> None:
    assert rearranging.confirmed((Slot("一", doubtful=True),), 0).slots == (Slot("一"),)


def test_dots_per_inch_are_told_of_the_page(desk: Desk, issue: str, pictured: Article) -> None:
    edition = desk.paging.edition(issue)
    page = Composers().page(edition, edition.pages[0].uuid)
    found = picturing.printed(page, pictured.uuid, edition.pictures)
    assert set(found) == {1, 2}
    assert all(one.poor for one in found.values())
    first = found[1]
    assert first.of(300, 200).dots == pytest.approx(first.dots, abs=1)
    assert not first.of(4000, 3000).poor
