"""Reading is total, linear, complete, and uses a Word file's look and pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.article import ArticleKind
from newsroom.model.manuscript import CopyLine, CopyPicture, Manuscript
from newsroom.model.reading import Reading
from newsroom.text.copy import read, read_text

PIECES = (
    "本报讯（记者 林晓雨）", "（通讯员 周大川）", "近日，县里召开会议。", "抓项目 促投资 稳增长",
    "●", "# ", "## ", "（上接一版）", "下转第3版", "图为现场。", "摄", "一、", "“",
    "”", "——", "\n", "\n\n", "　　", "第32期", "星期六", "2021年10月16日", "责任编辑：", "发：",
    "某某镇开展宣传活动", ",", "(", ")", "|", "\\", "*", "｜", ">", "\u2028", "\x00",
    "𠮷", "a b", "1.5",
)  # fmt: skip


def held(reading: Reading) -> str:
    parts: list[str] = list(reading.notes)
    for a in reading.articles:
        parts += [a.section, a.kicker, a.headline, a.subhead, a.dateline, a.source_unit, a.body]
        parts += [c.name + c.label for c in a.credits] + list(a.notes)
        parts += [s.caption + "".join(s.photographers) for s in a.slots]
        parts += [a.jump_from, a.jump_to]
    return "".join(parts) + repr(reading.facts)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_copy_gives_a_reading(text: str) -> None:
    reading = read_text(text)
    assert len(reading.pictures) == len(reading.articles)
    assert all(
        len(pictures) == len(article.slots)
        for pictures, article in zip(reading.pictures, reading.articles, strict=True)
    )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_reading(text: str) -> None:
    assert isinstance(read_text(text), Reading)


SENTENCES = st.sampled_from(
    [
        "清晨的菜市场里人声鼎沸，各色果蔬摆满摊位。",
        "他说，这条路修了三年，如今总算通了车。",
        "河水清了，白鹭也回来了。",
        "村里的老槐树下，几位老人正在下棋；孩子们追逐嬉闹。",
        "“这日子越过越有奔头！”",
        "截至目前，全县已完成造林六万亩",
        "山里人家",
        "办实事 暖民心",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=12).map("\n".join))
def test_no_character_of_running_text_vanishes(text: str) -> None:
    kept = held(read_text(text))
    count = {c: text.count(c) for c in set(re.findall(r"[\u4e00-\u9fff]", text))}
    assert all(kept.count(char) >= times for char, times in count.items())


def test_nothing_gives_no_articles_and_a_note() -> None:
    for text in ("", "\n \n", "　　"):
        reading = read_text(text)
        assert reading.articles == ()
        assert reading.notes == ("未读到文字",)


@pytest.mark.parametrize(
    "line",
    [
        "近日，区里开会，",
        "（",
        "“",
        "上接",
        "1",
        "●近日，区农委开会。\n",
        "办实事 暖民心\n",
        "山里人家。",
    ],
)
def test_long_copy_of_one_kind_is_read_whole(line: str) -> None:
    kept = held(read_text(line * 3_000))
    assert all(kept.count(char) >= 3_000 for char in set(re.findall(r"[\u4e00-\u9fff]", line)))


def picture(name: str) -> CopyPicture:
    return CopyPicture(Path(name), name, 800, 600)


def test_word_pictures_take_the_captions_below_them() -> None:
    lines = (
        CopyLine("南岗镇办起农民夜校", heading=1),
        CopyLine("近日，南岗镇农民夜校开课，首批学员六十名。"),
        CopyLine("", picture=0),
        CopyLine("农民在夜校听课"),
        CopyLine("夜校每周开课两次，内容包括种植技术和电商知识。"),
        CopyLine("", picture=1),
        CopyLine("图为专家现场指导 王强 摄"),
        CopyLine("（通讯员 郑爽）"),
    )
    reading = read(Manuscript("夜校.docx", lines, (picture("1.jpg"), picture("2.jpg"))))
    (article,) = reading.articles
    assert reading.pictures == ((0, 1),)
    assert [slot.caption for slot in article.slots] == ["农民在夜校听课", "图为专家现场指导"]
    assert article.slots[0].doubtful
    assert article.slots[1].photographers == ("王强",)
    assert [credit.name for credit in article.credits] == ["王强", "郑爽"]
    assert article.body.count("\n") == 1


def test_pictures_above_the_headline_and_below_their_caption_are_kept() -> None:
    lines = (
        CopyLine("", picture=0),
        CopyLine("西苑社区开展主题党日活动"),
        CopyLine("9月1日，西苑社区组织党员开展主题党日活动。"),
        CopyLine("（图为活动现场）"),
        CopyLine("", picture=1),
    )
    reading = read(Manuscript("西苑.docx", lines, (picture("1.jpg"), picture("2.jpg"))))
    assert [article.headline for article in reading.articles] == ["西苑社区开展主题党日活动"]
    assert sorted(reading.pictures[0]) == [0, 1]


def test_numbered_captions_go_to_their_pictures() -> None:
    lines = (
        CopyLine("南岗镇办起农民夜校"),
        CopyLine("近日，南岗镇农民夜校开课，首批学员六十名。（通讯员 郑爽）"),
        CopyLine("", picture=0),
        CopyLine("", picture=1),
        CopyLine("图2：专家现场指导"),
        CopyLine("图1：农民在夜校听课"),
    )
    reading = read(Manuscript("夜校.docx", lines, (picture("1.jpg"), picture("2.jpg"))))
    assert [s.caption for s in reading.articles[0].slots] == [
        "图1：农民在夜校听课",
        "图2：专家现场指导",
    ]


def test_sizes_tell_headline_from_subhead_and_crosshead() -> None:
    lines = (
        CopyLine("小村庄里的大变化", size=22, bold=True, centred=True),
        CopyLine("石门村整治人居环境见闻", size=16, centred=True),
        CopyLine("走进石门村，道路干净整洁，房前屋后绿树成荫，让人眼前一亮。", size=12),
        CopyLine("垃圾不落地", size=14, bold=True),
        CopyLine("村里配备保洁员六名，垃圾日产日清。", size=12),
        CopyLine("污水有去处", size=14, bold=True),
        CopyLine("全村铺设管网三千米，生活污水全部集中处理。", size=12),
    )
    (article,) = read(Manuscript("石门村.docx", lines)).articles
    assert (article.headline, article.subhead) == ("小村庄里的大变化", "石门村整治人居环境见闻")
    assert [line for line in article.body.split("\n") if line.startswith("## ")] == [
        "## 垃圾不落地",
        "## 污水有去处",
    ]


def test_marks_in_copy_are_plain_in_the_body() -> None:
    (article,) = read_text(
        "小区通知\n会员价*5折*，详情见｜公告栏｜。\n#1号楼停水，请做好准备。"
    ).articles
    assert "\\*5折\\*" in article.body
    assert "\n\\#1号楼" in article.body


def test_normalising_is_reported() -> None:
    reading = read_text("小区通知\n6 月 12 日,小区停水,请做好准备。")
    assert "6月12日，小区停水，请做好准备。" in reading.articles[0].body
    assert reading.adjustments


def test_untitled_picture_keeps_its_room() -> None:
    text = (
        "县里开大会\n\n3月1日，县里召开大会。\n\n（记者 史册）\n\n\n\n"
        "3月2日，志愿者在河边植树。（通讯员 周大川）\n"
    )
    first, second = read_text(text).articles
    assert first.slots == ()
    assert second.kind is ArticleKind.PICTURE
    assert second.body == ""
    assert [(slot.caption, slot.picture) for slot in second.slots] == [
        ("3月2日，志愿者在河边植树。", "")
    ]
