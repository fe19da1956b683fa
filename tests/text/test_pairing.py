from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.manuscript import CopyPicture, Manuscript, Submission
from newsroom.model.picture import Slot
from newsroom.model.reading import Reading
from newsroom.text import clues
from newsroom.text.pairing import Paired, pair


def picture(name: str, caption: str = "", photographer: str = "", shrunk: bool = False):
    return CopyPicture(Path("/in") / name, name, 1200, 800, caption, photographer, shrunk)


def article(headline: str, *captions: str) -> Article:
    return Article(headline=headline, slots=tuple(Slot(caption) for caption in captions))


def paired(articles: list[Article], *names: str | CopyPicture, file: str = "来稿.docx") -> Paired:
    pictures = tuple(picture(name) if isinstance(name, str) else name for name in names)
    reading = Reading(
        None, tuple(articles), tuple(tuple(-1 for _ in item.slots) for item in articles)
    )
    return pair([reading], Submission("来稿", (Manuscript(file, ()),), pictures))


def names(found: Paired, index: int = 0) -> list[str]:
    return [item.name if item else "" for item in found.articles[index].pictures]


def doubts(found: Paired, index: int = 0) -> list[bool]:
    return [slot.doubtful for slot in found.articles[index].article.slots]


def test_one_picture_for_one_caption() -> None:
    found = paired([article("水库开工", "工人在施工。")], "IMG_2045.jpg")
    assert (names(found), doubts(found), found.notes) == (["IMG_2045.jpg"], [False], ())


@pytest.mark.parametrize(
    "files",
    [
        ("图2.jpg", "图1.jpg"),
        ("图二.jpg", "图一.jpg"),
        ("水库开工（2）.jpg", "水库开工（1）.jpg"),
        ("水库开工-2.jpg", "水库开工-1.jpg"),
        ("2.jpg", "1.jpg"),
        ("②.png", "①.png"),
    ],
)
def test_numbers_in_captions_and_names(files: tuple[str, str]) -> None:
    found = paired([article("水库开工", "图1：挖土。", "图2：运石。")], *files)
    assert names(found) == [files[1], files[0]]
    assert doubts(found) == [False, False]


def test_numbers_of_files_alone_give_the_order() -> None:
    found = paired([article("水库开工", "挖土。", "运石。")], "2.jpg", "1.jpg")
    assert (names(found), doubts(found)) == (["1.jpg", "2.jpg"], [False, False])


def test_sides() -> None:
    found = paired([article("水库开工", "左图为挖土。", "右图为运石。")], "右图.jpg", "左图.jpg")
    assert (names(found), doubts(found)) == (["左图.jpg", "右图.jpg"], [False, False])


def test_words_of_a_caption() -> None:
    captions = ("志愿者清理河道。", "医生为老人义诊。")
    found = paired([article("我区开展活动", *captions)], "医生义诊.jpg", "清理河道.jpg")
    assert (names(found), doubts(found)) == (["清理河道.jpg", "医生义诊.jpg"], [False, False])


def test_without_any_clue_the_order_is_a_doubtful_guess() -> None:
    found = paired([article("水库开工", "挖土。", "运石。")], "DSC_0007.jpg", "DSC_0031.jpg")
    assert (names(found), doubts(found)) == (["DSC_0007.jpg", "DSC_0031.jpg"], [True, True])
    assert "可能属于" in found.notes[0]
    assert found.articles[0].article.notes == found.notes


def test_the_headline_finds_the_article() -> None:
    articles = [article("水库工程正式开工", "工人。"), article("区图书馆周末延时", "读者。")]
    found = paired(articles, "图书馆延时开放.jpg", "水库工程开工.jpg")
    assert (names(found, 0), names(found, 1)) == (["水库工程开工.jpg"], ["图书馆延时开放.jpg"])
    assert doubts(found) == [False]


def test_the_manuscript_finds_the_article() -> None:
    readings = [
        Reading(None, (article("甲村修通新路", "甲。"),), ((-1,),)),
        Reading(None, (article("乙社区办讲座", "乙。"),), ((-1,),)),
    ]
    files = (Manuscript("交通局稿件.docx", ()), Manuscript("司法局稿件.docx", ()))
    pictures = (picture("司法局图1.jpg"), picture("交通局图1.jpg"))
    found = pair(readings, Submission("来稿", files, pictures))
    assert (names(found, 0), names(found, 1)) == (["交通局图1.jpg"], ["司法局图1.jpg"])


def test_pictures_in_the_file_keep_their_places() -> None:
    reading = Reading(None, (article("水库开工", "挖土。", "运石。"),), ((1, -1),))
    inside = Manuscript("来稿.docx", (), (picture("未用.png"), picture("image2.png")))
    found = pair([reading], Submission("来稿", (inside,), (picture("运石.jpg"),)))
    assert names(found)[:2] == ["image2.png", "运石.jpg"]
    assert "未用.png" in names(found)


def test_a_picture_without_slot_gets_one_with_its_own_caption() -> None:
    given = picture("开工.jpg", "工人在挖土。张三 摄")
    found = paired([article("水库开工")], given)
    slot = found.articles[0].article.slots[0]
    assert (slot.caption, slot.photographers, slot.doubtful) == ("工人在挖土。", ("张三",), False)
    assert found.articles[0].article.credits == (Credit("张三", Role.PHOTOGRAPHER),)


def test_a_picture_of_no_article_becomes_a_picture_story() -> None:
    articles = [article("水库工程正式开工", "工人。"), article("区图书馆周末延时", "读者。")]
    found = paired(articles, "菊花.jpg", "荷花.jpg", "水库工程开工.jpg")
    assert names(found, 0) == ["水库工程开工.jpg"]
    stories = [item.article for item in found.articles[2:]]
    assert [story.kind for story in stories] == [ArticleKind.PICTURE] * 2
    assert all(story.slots[0].doubtful and story.notes for story in stories)


def test_pictures_alone_become_picture_stories() -> None:
    given = (picture("菊花盛开引来游人。张三 摄.jpg"), picture("IMG_1.jpg", photographer="李四"))
    found = pair([], Submission("来稿", (), given))
    slots = [item.article.slots[0] for item in found.articles]
    assert [(slot.caption, slot.photographers) for slot in slots] == [
        ("菊花盛开引来游人。", ("张三",)),
        ("", ("李四",)),
    ]
    assert found.notes == ()


def test_shrunk_pictures_are_asked_for() -> None:
    found = paired([article("水库开工", "挖土。")], picture("mmexport1.jpg", shrunk=True))
    assert "请要原图" in found.notes[0]
    assert found.articles[0].article.notes == found.notes


def test_an_empty_slot_is_noted_when_other_pictures_came() -> None:
    found = paired([article("水库开工", "图1：挖土。", "图2：运石。")], "图2.jpg")
    assert names(found) == ["", "图2.jpg"]
    assert found.notes == ("图片说明“图1：挖土。”没有找到图片",)
    assert paired([article("水库开工", "图1：挖土。")]).notes == ()


def test_every_picture_is_given_out_once() -> None:
    articles = [article("水库工程正式开工", "工人。", "机械。"), article("图书馆延时", "读者。")]
    files = ["图1.jpg", "图2.jpg", "图书馆.jpg", "IMG_1.jpg", "水库.jpg", "菊花.jpg", "1.jpg"]
    found = paired(articles, *files)
    given = [item.name for one in found.articles for item in one.pictures if item]
    assert sorted(given) == sorted(files)
    assert all(len(one.pictures) == len(one.article.slots) for one in found.articles)


@pytest.mark.parametrize(
    ("name", "number"),
    [("图1.jpg", 1), ("图 二.jpg", 2), ("开工(3).jpg", 3), ("IMG_1234.jpg", 0), ("开工.jpg", 0)],
)
def test_numbers_of_files(name: str, number: int) -> None:
    assert clues.file_number(name) == number


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        ("图1：挖土", 1),
        ("图一为挖土", 1),
        ("（2）挖土", 2),
        ("③挖土", 3),
        ("图为挖土", 0),
        ("图2021年", 0),
    ],
)
def test_numbers_of_captions(caption: str, number: int) -> None:
    assert clues.caption_number(caption) == number


def test_likeness() -> None:
    assert clues.likeness("水库开工", "我区水库开工建设") == 1.0
    assert clues.likeness("水库", "图书馆延时") == 0.0
    assert clues.likeness("", "水库") == 0.0
    assert clues.told("微信图片_20211016.jpg") == clues.told("图1.jpg") == ""
