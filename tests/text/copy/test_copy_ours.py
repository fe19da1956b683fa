"""Our own manuscripts, as an editor left them in Word: marks split, lost, typed over."""

from __future__ import annotations

import pytest

from newsroom.model import carried
from newsroom.model.article import ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.manuscript import CopyLine, Manuscript
from newsroom.model.reading import Reading
from newsroom.text import copy

REPORTER = carried.PEOPLE[Role.REPORTER]
IDENTITY = "nr_0190a1b2000070008000000000000001"


def line(style: str, text: str, *marks: tuple[int, int, str], **others: object) -> CopyLine:
    heading = {"主题": 1, "引题": 2, "副题": 2, "小标题": 3}.get(style, 0)
    return CopyLine(text, heading=heading, style=style, marks=marks, **others)  # type: ignore[arg-type]


SLIP = line("稿签", "【稿签】一版·要闻第1稿　20字", bookmarks=(IDENTITY,))


def read(*lines: CopyLine) -> Reading:
    return copy.read(Manuscript("文字稿", lines))


@pytest.mark.parametrize("label", ["级别", "重要程度"])
def test_a_slip_begins_an_article_and_its_facts_are_kept(label: str) -> None:
    reading = read(
        line("期次", "上街时报　2026年3月14日 第9期（总第912期）"),
        line("版次", "二版　综合"),
        line("稿签", f"【稿签】二版第1稿　体裁：简讯　{label}：5　补白"),
        line("稿签项", "上接：一版"),
        line("稿签项", "备注：时间待核"),
        line("稿签项", "备注：人名待核"),
        line("主题", "夜校开班"),
        line("正文", "首批学员二百名。"),
    )
    (article,), (came,) = reading.articles, reading.carried
    assert (article.kind, article.importance, article.jump_from) == (ArticleKind.BRIEF, 5, "一版")
    assert article.notes == ("时间待核", "人名待核")
    assert (came.page, came.filler, came.uuid) == ("二版", True, False)
    assert reading.facts is not None
    assert reading.facts.number.totals == (912,)


def test_names_that_an_office_split_or_an_editor_added_are_whole() -> None:
    byline = "记者 李志远 王建国 通讯员 高明"
    reading = read(
        SLIP,
        line("署名", byline, (3, 4, REPORTER), (4, 6, REPORTER), (6, 10, REPORTER)),
        line("正文", "首批学员二百名。"),
    )
    assert reading.articles[0].credits[:2] == (
        Credit("李志远", Role.REPORTER),
        Credit("王建国", Role.REPORTER),
    )


def test_a_byline_typed_anew_is_read_as_other_copy() -> None:
    reading = read(SLIP, line("署名", "记者 李志远 通讯员 高明"), line("正文", "二百名。"))
    assert reading.articles[0].credits == (
        Credit("李志远", Role.REPORTER),
        Credit("高明", Role.CORRESPONDENT),
    )
    nobody = read(SLIP, line("署名", "见报名单"), line("正文", "二百名。"))
    assert nobody.articles[0].notes == ("署名未列人名，已略去：见报名单",)


def test_words_typed_behind_the_unit_stay_in_the_text() -> None:
    text = "首批学员二百名。（区教体局）还会再招。"
    reading = read(SLIP, line("正文", text, (8, len(text), carried.UNIT)))
    (article,) = reading.articles
    assert (article.source_unit, article.body) == ("区教体局", "首批学员二百名。还会再招。")


def test_the_houses_own_dateline_is_not_the_articles() -> None:
    text = "本报讯（记者 李志远）首批学员二百名。"
    marks = ((0, 3, carried.HOUSE_DATELINE), (7, 10, REPORTER))
    (article,) = read(SLIP, line("正文", text, *marks)).articles
    assert (article.dateline, article.body) == ("", "首批学员二百名。")
    assert article.credits == (Credit("李志远", Role.REPORTER),)


def test_a_picture_put_in_by_hand_is_a_new_one() -> None:
    reading = read(
        SLIP,
        line("正文", "首批学员二百名。"),
        CopyLine("", picture=0),
        line("图片文件", "【图片】一版-01-夜校开班.jpg", bookmarks=("nrp_" + "a" * 32,)),
        line("图注", "第一课。"),
        CopyLine("", picture=1),
        line("图注", "开班仪式。 李志远 摄"),
        line("图片文件", "【图片】待补（图文待核对）"),
    )
    (article,), (came,) = reading.articles, reading.carried
    assert [slot.caption for slot in article.slots] == ["第一课。", "开班仪式。", ""]
    assert article.slots[1].photographers == ("李志远",)
    assert [slot.doubtful for slot in article.slots] == [False, False, True]
    assert reading.pictures == ((0, 1, -1),)
    assert came.files == ("一版-01-夜校开班.jpg", "", "")
    assert came.originals == ("a" * 32, "", "")


def test_a_headline_below_text_begins_another_article_even_without_a_slip() -> None:
    reading = read(
        SLIP,
        line("主题", "夜校开班"),
        line("正文", "首批学员二百名。"),
        line("主题", "老街亮灯"),
        line("正文", "路灯全部换新。"),
    )
    assert [article.headline for article in reading.articles] == ["夜校开班", "老街亮灯"]
    assert [came.uuid for came in reading.carried] == [True, False]


def test_an_article_whose_slip_was_deleted_is_known_by_its_bookmark() -> None:
    second = IDENTITY[:-1] + "2"
    reading = read(
        SLIP,
        line("正文", "首批学员二百名。"),
        line("正文", "没有标题的一篇。", bookmarks=(second,)),
    )
    assert [article.body for article in reading.articles] == [
        "首批学员二百名。",
        "没有标题的一篇。",
    ]
    assert reading.articles[1].uuid.endswith("0002")


def test_the_guide_follows_the_pages_and_is_not_taken_in() -> None:
    reading = read(
        line("稿签", "【稿签】一版第2稿　体裁：导读"),
        line("主题", "导读"),
        line("正文", "夜校　2版"),
    )
    assert reading.articles == ()
    assert reading.notes == ("导读随版面生成，没有收入",)


def test_a_headline_broken_over_two_lines_is_one() -> None:
    (article,) = read(SLIP, line("主题", "河湾杏熟"), line("主题", "开园迎客")).articles
    assert article.headline == "河湾杏熟 开园迎客"
