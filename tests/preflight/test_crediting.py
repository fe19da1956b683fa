from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.credit import Credit, Role
from newsroom.model.picture import Slot
from newsroom.preflight import crediting
from tests.preflight.made import PICTURE, changed, clean, snapshot, words


def test_a_story_without_a_name() -> None:
    (found,) = crediting.byline(snapshot(changed("second", credits=())))
    assert found.words == "《山口风机转起来》没有署名"
    assert (found.field, found.article) == ("credits", "second")


@pytest.mark.parametrize(
    "fields",
    [
        {"source_unit": "区水利局"},
        {"agency": "新华社"},
        {"headline": "停水公告"},
        {"body": "短讯一条。"},
    ],
)
def test_what_needs_no_name(fields: dict[str, str]) -> None:
    assert words(crediting.byline, changed("second", credits=(), **fields)) == []


def test_a_name_inside_the_text_is_one() -> None:
    body = clean().articles["second"].body + "（通讯员 何晓舟）"
    assert words(crediting.byline, changed("second", credits=(), body=body)) == []


def test_a_picture_without_caption_or_photographer() -> None:
    (found,) = crediting.caption(snapshot(changed("first", slots=(Slot(picture=PICTURE.sha256),))))
    assert found.words == "《河堤石阶换了青石板》的第 1 张图片没有说明和作者"
    assert found.slot == 0
    nobody = (Slot("新修的石阶。", (), PICTURE.sha256),)
    assert words(crediting.photographer, changed("first", slots=nobody)) == [
        "《河堤石阶换了青石板》的第 1 张图片没有作者"
    ]


@pytest.mark.parametrize("caption", ["新修的石阶（区水利局供图）。", "图为石阶。高远山 摄"])
def test_who_made_a_picture_may_stand_in_its_caption(caption: str) -> None:
    told = changed("first", slots=(Slot(caption, (), PICTURE.sha256),))
    assert words(crediting.photographer, told) == []


def test_the_only_picture_of_a_reporter_who_took_it_needs_no_caption() -> None:
    credits_ = (Credit("周闻笛", Role.REPORTER), Credit("周闻笛", Role.PHOTOGRAPHER))
    own = changed("first", credits=credits_, slots=(Slot(picture=PICTURE.sha256),))
    assert words(crediting.caption, own) == []


def test_a_reprint_names_its_source() -> None:
    assert words(crediting.reprint, changed("second", section="文摘")) == [
        "《山口风机转起来》是转载的，没有注明出处"
    ]
    body = clean().articles["second"].body + "（摘自《山城晚报》）"
    assert words(crediting.reprint, changed("second", section="文摘", body=body)) == []
    nameless = clean().articles["second"].body + "（来源：）"
    assert len(words(crediting.reprint, changed("second", body=nameless))) == 1


def test_an_item_of_a_bulletin_names_its_unit() -> None:
    (told,) = words(crediting.source_unit, changed("second", credits=()))
    assert told.endswith("没有来源单位")


def test_a_filler_signs_for_itself() -> None:
    bare = snapshot(changed("second", credits=()))
    pool = replace(bare.edition, fillers={"second": object()})  # type: ignore[dict-item]
    assert list(crediting.byline(replace(bare, edition=pool))) == []


def test_a_clean_page_is_silent() -> None:
    for look in (crediting.byline, crediting.caption, crediting.photographer, crediting.reprint):
        assert words(look) == []
