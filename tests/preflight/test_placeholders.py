from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.issue import Distribution
from newsroom.preflight import placeholders
from tests.preflight.made import changed, clean, snapshot, words


@pytest.mark.parametrize(
    "text",
    [
        "副区长○○○到场讲话",
        "全年产值达到XX亿元",
        "×××主持会议",
        "（待补）",
        "全文约三千字，待补。",
        "此处插入照片",
        "TODO 核对人数",
        "Lorem ipsum dolor",
        "文号〔〕3号",
        "标题标题标题",
        "总投资____万元",
        "副标题",
        "有多少人？？？",
        "【插图】",
        "店主姓〓",
    ],
)
def test_what_was_never_filled_in(text: str) -> None:
    assert list(placeholders.matches(text))


@pytest.mark.parametrize(
    "text",
    [
        "二○○八年八月八日",
        "二〇二一年",
        "犯罪嫌疑人李××被抓获",
        "车牌号豫A××××8的轿车",
        "手机号138××××5678",
        "这里有待补充完善",
        "此处风景独好",
        "尺码从XL到XXL",
        "真的吗？！",
        "（略）",
        "端午节在五月（　）",
        "乘法写作3×5×2",
        "文号〔2021〕3号",
    ],
)
def test_what_is_meant_so(text: str) -> None:
    assert not list(placeholders.matches(text))


def test_the_place_is_told_to_the_character() -> None:
    body = clean().articles["second"].body
    spoiled = body[:50] + "（待补）" + body[50:]
    (found,) = placeholders.placeholder(snapshot(changed("second", body=spoiled)))
    assert found.words.startswith("《山口风机转起来》正文里有占位文字“（待补）”")
    assert spoiled[found.offset :].startswith("（待补）")


def test_a_heading_and_a_caption() -> None:
    (found,) = placeholders.placeholder(snapshot(changed("second", subhead="副题副题")))
    assert found.field == "subhead"
    slot = replace(clean().articles["first"].slots[0], caption="图为×××在施工。")
    (found,) = placeholders.placeholder(snapshot(changed("first", slots=(slot,))))
    assert (found.field, found.slot) == ("slots", 0)


def test_names_in_the_folio() -> None:
    page = replace(clean().pages[0], editor="○○○")
    told = words(placeholders.furniture_placeholder, replace(clean(), pages=(page,)))
    assert told == ["版面信息里有占位文字“○○○”"]


def test_words_of_the_issue_itself() -> None:
    edition = clean()
    facts = replace(edition.issue.facts, signer="××", note="按：此处插入来稿说明。")
    sent = (Distribution("送", "○○○办公室"),)
    issue = replace(edition.issue, facts=replace(facts, distribution=sent))
    told = words(placeholders.furniture_placeholder, replace(edition, issue=issue))
    assert told == [
        "期次资料里有占位文字“××”",
        "期次资料里有占位文字“○○○”",
        "按语里有占位文字“此处插入”",
    ]
    flowing = replace(edition, issue=issue, pages=(), placements=())
    assert words(placeholders.furniture_placeholder, flowing) == [
        each.removeprefix("二版") for each in told
    ]


def test_a_clean_page_is_silent() -> None:
    assert words(placeholders.placeholder) == []
    assert words(placeholders.furniture_placeholder) == []
