"""Copy laid out: nothing touched comes out as it was read; what is put right is taken in so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.reading import ReadFile, read_pasted
from newsroom.desk.resorting import checked, with_part, with_text
from newsroom.desk.sorting import Part, Row, article_of, doubts, ordered, sheet_of, taken
from newsroom.model.article import ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Slot

STORY = """河堤晨跑道修好了
——沿岸居民多了一处去处
本报讯（记者 田禾 通讯员 陶小满）昨天清晨，新修的河堤跑道迎来第一批跑步的人。
跑道全长三公里，沿岸装了路灯和饮水台，晚上也亮着。
"""


@pytest.fixture(scope="module")
def story() -> ReadFile:
    return read_pasted(STORY)


def with_slots(file: ReadFile, *slots: Slot) -> ReadFile:
    (item,) = file.articles
    article = replace(item.article, slots=slots)
    pictures = tuple(CopyPicture(Path(f"{n}.jpg"), f"{n}.jpg", 9, 6) for n, _ in enumerate(slots))
    return replace(file, articles=(replace(item, article=article, pictures=pictures),))


def test_what_nobody_touched_is_as_it_was_read(story: ReadFile) -> None:
    sheet = sheet_of([story])
    (piece,) = sheet.pieces
    assert article_of(piece) == story.articles[0].article
    assert taken(sheet)[0].articles[0] is story.articles[0]
    parts = [row.part for row in piece.lines]
    assert parts[:2] == [Part.HEADLINE, Part.SUBHEAD]
    assert {Part.BYLINE, Part.DATELINE, Part.TEXT} < set(parts)


def test_lines_taken_for_something_else_change_the_article(story: ReadFile) -> None:
    sheet = sheet_of([story])
    rows = sheet.pieces[0].rows
    last = len(rows) - 1
    sheet = with_part(sheet, 0, [0], Part.KICKER)
    sheet = with_part(sheet, 0, [1], Part.HEADLINE)
    sheet = with_part(sheet, 0, [last], Part.CROSSHEAD)
    article = article_of(sheet.pieces[0])
    assert article.kicker == "河堤晨跑道修好了"
    assert article.headline == rows[1].text
    assert article.subhead == ""
    assert article.body.split("\n")[-1].startswith("## 跑道全长")
    back = with_part(sheet, 0, [last], Part.OUT)
    assert "跑道全长" not in article_of(back.pieces[0]).body
    assert "跑道全长" in article_of(with_part(back, 0, [last], Part.TEXT).pieces[0]).body


def test_a_byline_written_otherwise_is_read_again(story: ReadFile) -> None:
    sheet = sheet_of([story])
    line = next(n for n, row in enumerate(sheet.pieces[0].rows) if row.part is Part.BYLINE)
    sheet = with_text(sheet, 0, line, "记者 田禾 何清 通讯员 陶小满")
    assert article_of(sheet.pieces[0]).credits == (
        Credit("田禾", Role.REPORTER),
        Credit("何清", Role.REPORTER),
        Credit("陶小满", Role.CORRESPONDENT),
    )
    gone = with_part(sheet, 0, [line], Part.OUT)
    assert article_of(gone.pieces[0]).credits == ()


def test_marks_of_the_body_are_read_and_written(story: ReadFile) -> None:
    (item,) = story.articles
    body = "** 粗** 第一段\n\\# 号开头的段"
    file = replace(story, articles=(replace(item, article=replace(item.article, body=body)),))
    sheet = sheet_of([file])
    first = next(n for n, row in enumerate(sheet.pieces[0].rows) if row.part is Part.TEXT)
    headline = with_part(sheet, 0, [first + 1], Part.SUBHEAD)
    assert Row(Part.SUBHEAD, "# 号开头的段") in headline.pieces[0].rows
    again = with_part(headline, 0, [first + 1], Part.TEXT)
    assert article_of(again.pieces[0]).body == body


def test_doubtful_pieces_come_first_until_they_were_seen(story: ReadFile) -> None:
    doubt = with_slots(story, Slot("新跑道上的晨练队伍", doubtful=True))
    sheet = sheet_of([story, doubt])
    assert ordered(sheet) == (1, 0)
    assert doubts(sheet.pieces[0]) == ()
    assert any("图文是猜的" in words for words in doubts(sheet.pieces[1]))
    seen = checked(sheet, 1)
    assert doubts(seen.pieces[1]) == ()
    assert not article_of(seen.pieces[1]).slots[0].doubtful
    untitled = with_part(sheet, 0, [0, 1], Part.OUT)
    assert "没有认出主题" in doubts(untitled.pieces[0])


def test_a_picture_story_with_text_is_a_story(story: ReadFile) -> None:
    (item,) = story.articles
    article = replace(
        item.article, kind=ArticleKind.PICTURE, body="", slots=(Slot("晨练的人从桥上跑过"),)
    )
    file = replace(story, articles=(replace(item, article=article, pictures=(None,)),))
    sheet = sheet_of([file])
    caption = len(sheet.pieces[0].rows)
    changed = article_of(with_part(sheet, 0, [caption], Part.TEXT).pieces[0])
    assert (changed.kind, changed.body, changed.slots) == (
        ArticleKind.NEWS,
        "晨练的人从桥上跑过",
        (),
    )


def test_what_was_put_right_is_taken_in_as_one_step(desk: Desk, issue: str) -> None:
    sheet = sheet_of([read_pasted(STORY.replace("，", ","))])
    sheet = with_text(sheet, 0, 0, "河堤跑道，今晨开跑")
    (receipt,), _ = desk.receiving.take(taken(sheet), issue=issue)
    article = desk.writing.open(receipt.articles[0].uuid).article
    assert article.headline == "河堤跑道，今晨开跑"
    assert "，" in article.body
    first = desk.writing.revisions(article.uuid)[-1].article
    assert "," in first.body
    assert receipt.notes == ()
    desk.undo()
    desk.undo()
    assert desk.library.articles.binned(article.uuid)
