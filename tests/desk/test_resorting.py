"""Acts on the sheet: one article in two, two in one, pictures to where they belong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.reading import ReadFile, read_pasted
from newsroom.desk.resorting import (
    dropped,
    joined,
    moved_shot,
    set_aside,
    split,
    taken_up,
    with_kind,
    with_line,
    with_part,
    with_text,
)
from newsroom.desk.sorting import Part, Sheet, article_of, sheet_of, taken
from newsroom.model.article import ArticleKind
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Slot

STORY = """书屋周末延时开放
本报讯（记者 田禾）南门书屋周末延时开放到晚上九点，座位可以提前约。
菜市场换上新顶棚
城关菜市场昨天换上新顶棚，雨天不再漏水，摊位也重新编了号。
"""


def shot(name: str) -> CopyPicture:
    return CopyPicture(Path(name), name, 640, 480)


@pytest.fixture(scope="module")
def file() -> ReadFile:
    """One article with two pictures, the first of them guessed."""
    read = read_pasted(STORY)
    item = read.articles[0]
    body = "\n".join(one.article.body for one in read.articles)
    slots = (Slot("书屋里的读者", ("田禾",), doubtful=True), Slot("新顶棚"))
    article = replace(item.article, body=body, slots=slots)
    one = replace(item, article=article, pictures=(shot("a.jpg"), shot("b.jpg")))
    return replace(
        read, articles=(one, replace(one, article=replace(article, slots=()), pictures=()))
    )


@pytest.fixture
def sheet(file: ReadFile) -> Sheet:
    return sheet_of([file])


def names(sheet: Sheet, key: int) -> list[tuple[str, str]]:
    return [
        (one.picture.name if one.picture else "", one.caption) for one in sheet.piece(key).shots
    ]


def test_one_becomes_two_and_two_become_one(sheet: Sheet) -> None:
    last = len(sheet.pieces[0].rows) - 1
    two = split(sheet, 0, last)
    assert [piece.key for piece in two.pieces] == [0, 2, 1]
    first, second = (article_of(two.piece(key)) for key in (0, 2))
    assert first.uuid != second.uuid
    assert second.body == article_of(sheet.pieces[0]).body.split("\n")[-1]
    assert len(first.slots) == 2 and second.slots == ()
    assert split(sheet, 0, 0) is sheet
    assert split(sheet, 0, len(sheet.pieces[0].rows)) is sheet
    named = with_part(two, 2, [0], Part.HEADLINE)
    one = joined(named, 0, 2)
    assert [piece.key for piece in one.pieces] == [0, 1]
    assert article_of(one.piece(0)).body.split("\n")[-1].startswith("## ")
    assert joined(sheet, 0, 0) is sheet


def test_what_both_of_two_pieces_say_is_said_once() -> None:
    text = "水渠通了\n本报讯 水到了田头，大家都来看。\n\n新桥通车\n本报讯 桥上亮了灯，夜里也好走。"
    read = sheet_of([read_pasted(text)])
    one, two = (piece.key for piece in read.pieces)
    both = article_of(joined(read, one, two).piece(one))
    assert article_of(read.piece(one)).dateline == both.dateline != ""


def test_a_short_line_heads_what_is_split_off(sheet: Sheet) -> None:
    named = with_line(sheet, 0, "菜市场换上新顶棚", len(sheet.pieces[0].rows) - 1)
    two = split(named, 0, len(named.pieces[0].rows) - 2)
    assert article_of(two.piece(2)).headline == "菜市场换上新顶棚"


def test_pieces_are_dropped_and_kinds_changed(sheet: Sheet) -> None:
    fewer = dropped(sheet, 0, drop=True)
    assert [len(file.articles) for file in taken(fewer)] == [1]
    assert [len(file.articles) for file in taken(dropped(fewer, 0, drop=False))] == [2]
    brief = with_kind(sheet, 0, ArticleKind.BRIEF)
    assert taken(brief)[0].articles[0].article.kind is ArticleKind.BRIEF


def test_pictures_change_places_within_and_between_pieces(sheet: Sheet) -> None:
    swapped = moved_shot(sheet, (0, 0), (0, 1))
    assert names(swapped, 0) == [("b.jpg", "书屋里的读者"), ("a.jpg", "新顶棚")]
    assert not any(one.doubtful for one in swapped.piece(0).shots)
    away = moved_shot(sheet, (0, 1), (1, -1))
    assert names(away, 1) == [("b.jpg", "")]
    assert names(away, 0) == [("a.jpg", "书屋里的读者"), ("", "新顶棚")]
    item = taken(away)[0].articles[1]
    assert [picture.name for picture in item.pictures if picture] == ["b.jpg"]
    assert len(item.article.slots) == 1
    assert moved_shot(sheet, (0, 0), (0, 0)) is sheet


def test_pictures_are_set_aside_and_taken_up_again(sheet: Sheet) -> None:
    less = set_aside(sheet, 0, 0)
    assert [picture.name for _, picture in less.aside] == ["a.jpg"]
    assert names(less, 0)[0] == ("", "书屋里的读者")
    assert set_aside(less, 0, 0) is less
    assert names(taken_up(less, 0, 0), 0)[0] == ("a.jpg", "书屋里的读者")
    other = taken_up(less, 0, 1)
    assert (names(other, 1), other.aside) == ([("a.jpg", "")], ())


def test_captions_come_from_lines_and_go_back_to_them(sheet: Sheet) -> None:
    rows = len(sheet.pieces[0].rows)
    text = with_part(sheet, 0, [rows], Part.TEXT)
    assert names(text, 0) == [("a.jpg", ""), ("b.jpg", "新顶棚")]
    assert article_of(text.pieces[0]).body.endswith("书屋里的读者　田禾 摄")
    again = with_part(text, 0, [rows], Part.CAPTION)
    assert names(again, 0)[0] == ("a.jpg", "书屋里的读者")
    assert again.piece(0).shots[0].photographers == ("田禾",)
    more = with_part(sheet, 0, [rows - 1], Part.CAPTION)
    assert len(more.piece(0).shots) == 3
    assert more.piece(0).shots[2].picture is None


def test_a_captions_photographers_are_read_as_it_is_written(sheet: Sheet) -> None:
    rows = len(sheet.pieces[0].rows)
    changed = with_text(sheet, 0, rows + 1, "新顶棚下的摊位　陶小满 摄")
    assert changed.piece(0).shots[1].caption == "新顶棚下的摊位"
    assert changed.piece(0).shots[1].photographers == ("陶小满",)
