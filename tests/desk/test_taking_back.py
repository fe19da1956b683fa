"""Manuscripts that come back change their own articles, and never write over newer work."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_files, stow
from newsroom.export import word_manuscript
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.picture import Crop, Slot
from newsroom.model.placement import Placement
from tests.desk.conftest import put, story

DOCUMENT = "word/document.xml"


@pytest.fixture
def placed(desk: Desk, issue: str) -> Article:
    """An article of an issue."""
    uuid = put(desk, issue, story("老街换上新路灯", source_unit="区城管局"))
    return desk.library.articles.get(uuid)


def written(desk: Desk, issue: str, folder: Path) -> Path:
    return word_manuscript.write(bare(desk, issue), folder / "文字稿.docx", desk.library.pictures)


def bare(desk: Desk, issue: str) -> Edition:
    """The issue as if its articles flowed, so that the manuscript holds all of them."""
    return replace(desk.paging.edition(issue), pages=(), placements=())


def edited(path: Path, change: Callable[[str], str]) -> Path:
    """The manuscript with its words changed, as an editor does in Word."""
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if change(run.text) != run.text:
                run.text = change(run.text)
    document.save(str(path))
    return path


def take(desk: Desk, *paths: Path):
    with read_files(list(paths), Job()) as files:
        kept = stow(files, desk.library.pictures, Job())
        (receipt,), change = desk.receiving.take(kept)
    return receipt, change


def everyone(desk: Desk) -> int:
    return len(desk.library.articles.summaries())


def test_an_unchanged_manuscript_changes_nothing(desk, issue, placed, tmp_path) -> None:
    receipt, _ = take(desk, written(desk, issue, tmp_path))
    assert receipt.error is None
    assert receipt.articles == ()
    assert receipt.notes == ("有 1 篇和稿库里的一样，没有改动",)
    assert len(desk.library.history.revisions(placed.uuid)) == 1
    assert everyone(desk) == 1


def test_a_change_becomes_a_version_of_the_same_article(desk, issue, placed, tmp_path) -> None:
    path = edited(written(desk, issue, tmp_path), lambda text: text.replace("新路灯", "智慧路灯"))
    receipt, change = take(desk, path)
    now = desk.library.articles.get(placed.uuid)
    assert now == replace(placed, headline="老街换上智慧路灯", body=now.body)
    assert "智慧路灯" in now.body
    assert change.articles == {placed.uuid}
    assert receipt.notes == ("《老街换上智慧路灯》按文字稿更新：主题、正文；可以撤销",)
    assert everyone(desk) == 1
    desk.undo()
    assert desk.library.articles.get(placed.uuid) == placed
    desk.redo()
    assert desk.library.articles.get(placed.uuid) == now


def test_what_only_the_library_changed_stays(desk, issue, placed, tmp_path) -> None:
    path = written(desk, issue, tmp_path)
    newer = replace(placed, headline="老街亮起来")
    desk.writing.save(newer, "保存")
    receipt, _ = take(desk, path)
    assert desk.library.articles.get(placed.uuid) == newer
    assert receipt.articles == ()


def test_changes_of_different_parts_are_both_kept(desk, issue, placed, tmp_path) -> None:
    path = edited(written(desk, issue, tmp_path), lambda text: text.replace("区城管局", "区住建局"))
    desk.writing.save(replace(placed, headline="老街亮起来"), "保存")
    receipt, _ = take(desk, path)
    now = desk.library.articles.get(placed.uuid)
    assert (now.headline, now.source_unit) == ("老街亮起来", "区住建局")
    assert "按文字稿更新：来源单位" in receipt.notes[0]


def test_what_both_changed_is_never_written_over(desk, issue, placed, tmp_path) -> None:
    path = edited(written(desk, issue, tmp_path), lambda text: text.replace("老街换上", "老街换了"))
    newer = replace(placed, headline="老街亮起来")
    desk.writing.save(newer, "保存")
    receipt, _ = take(desk, path)
    assert desk.library.articles.get(placed.uuid) == newer
    (other,) = receipt.articles
    assert other.uuid != placed.uuid
    assert other.headline == "老街换了新路灯"
    assert "请对照取舍" in receipt.notes[0]


def test_an_article_in_the_bin_stays_there(desk, issue, placed, tmp_path) -> None:
    path = edited(written(desk, issue, tmp_path), lambda text: text.replace("老街", "小街"))
    desk.library.articles.bin(placed.uuid)
    receipt, _ = take(desk, path)
    assert "回收站" in receipt.notes[0]
    assert desk.library.articles.get(placed.uuid) == placed


def test_another_library_takes_the_articles_with_their_identity(
    desk, issue, placed, tmp_path
) -> None:
    path = written(desk, issue, tmp_path)
    with Desk.open(tmp_path / "另一库.newsroom", create=True) as other:
        receipt, change = take(other, path)
        (article,) = receipt.articles
        assert article == replace(placed, status=article.status)
        (made,) = change.issues
        assert other.library.issues.get(made).number.numbers == (32,)


@pytest.fixture
def pictured(desk: Desk, issue: str, tmp_path: Path) -> Article:
    """An article with a picture whose original is in the library."""
    photo = tmp_path / "DSC1.jpg"
    Image.effect_noise((2000, 1500), 40).save(photo)
    uuid = put(desk, issue, story("老街换上新路灯", slots=(Slot("亮灯的老街。", ("周闻笛",)),)))
    desk.receiving.add_picture(desk.library.articles.get(uuid), photo, 0)
    photo.unlink()
    return desk.library.articles.get(uuid)


def placed_edition(desk: Desk, issue: str, article: Article) -> Edition:
    whole = desk.paging.edition(issue)
    spot = Placement(
        page=whole.pages[0].uuid, article=article.uuid, column=0, row=20, span=2, depth=20
    )
    return replace(whole, placements=(spot,))


def test_a_changed_caption_leaves_the_pictures_crop(desk, issue, pictured, tmp_path) -> None:
    crop = Crop(left=0.25)
    cropped = replace(pictured, slots=(replace(pictured.slots[0], crop=crop),))
    desk.writing.save(cropped)
    made = placed_edition(desk, issue, cropped)
    path = word_manuscript.write(made, tmp_path / "文字稿.docx", desk.library.pictures)
    with zipfile.ZipFile(path) as file:
        assert '<a:srcRect l="25000"/>' in file.read("word/document.xml").decode()
    take(desk, edited(path, lambda text: text.replace("亮灯的老街", "入夜的老街")))
    (slot,) = desk.library.articles.get(pictured.uuid).slots
    assert slot == replace(cropped.slots[0], caption="入夜的老街。")


def test_a_picture_is_its_original_and_not_the_small_one(desk, issue, pictured, tmp_path) -> None:
    source = desk.library.pictures
    path = word_manuscript.write(
        placed_edition(desk, issue, pictured), tmp_path / "文字稿.docx", source
    )
    receipt, _ = take(desk, path)
    assert receipt.articles == ()
    with Desk.open(tmp_path / "另一库.newsroom", create=True) as other:
        receipt, _ = take(other, path)
        (small,) = receipt.articles
        assert other.library.pictures.get(small.slots[0].picture).width < 2000
        assert "请补原图" in receipt.notes[0]
    name = "一版-01-老街换上新路灯.jpg"
    (tmp_path / "图片").mkdir()
    (tmp_path / "图片" / name).write_bytes(
        Path(source.path(pictured.slots[0].picture)).read_bytes()
    )
    with Desk.open(tmp_path / "第三库.newsroom", create=True) as third:
        receipt, _ = take(third, path)
        (whole,) = receipt.articles
        assert whole.slots == pictured.slots
        assert whole.credits == pictured.credits
        page = third.library.articles.summary(whole.uuid).page
        assert page is not None
        assert third.library.issues.page(page).label == "一版"
        assert receipt.notes == ()


def test_two_articles_may_share_a_picture(desk, issue, pictured, tmp_path) -> None:
    put(desk, issue, story("夜里的老街", slots=pictured.slots))
    path = written(desk, issue, tmp_path)
    with zipfile.ZipFile(path) as package:
        names = re.findall(
            r'bookmarkStart [^>]*w:name="(\w+)"', str(package.read(DOCUMENT), "utf8")
        )
    assert len(set(names)) == len(names) == 6
    receipt, _ = take(desk, path)
    assert receipt.notes == ("有 2 篇和稿库里的一样，没有改动",)


def test_a_picture_named_longer_than_any_file_is_only_missing(
    desk, issue, pictured, tmp_path
) -> None:
    edition = placed_edition(desk, issue, pictured)
    path = word_manuscript.write(edition, tmp_path / "文字稿.docx")
    edited(path, lambda text: text.replace("一版-01-老街换上新路灯", "街" * 300))
    with Desk.open(tmp_path / "另一库.newsroom", create=True) as other:
        receipt, _ = take(other, path)
    assert receipt.error is None
    assert receipt.notes == (f"图片“{'街' * 300}.jpg”没有找到，请补原图",)


def test_a_new_article_typed_into_the_manuscript_is_taken_in(desk, issue, placed, tmp_path) -> None:
    path = written(desk, issue, tmp_path)
    document = docx.Document(str(path))
    document.add_paragraph("夜市开街", style="heading 1")
    document.add_paragraph(
        "本报讯（记者 何晓舟）昨晚，城东夜市开街。（区商务局）", style="文稿-正文"
    )
    document.save(str(path))
    receipt, _ = take(desk, path)
    (article,) = receipt.articles
    assert (article.headline, article.dateline) == ("夜市开街", "本报讯")
    assert [credit.name for credit in article.credits] == ["何晓舟"]
    assert (article.source_unit, article.body) == ("区商务局", "昨晚，城东夜市开街。")
    assert desk.library.articles.get(placed.uuid) == placed
