"""The headline's fields: counted, warned, walked by keys, completed, deaf while composing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsroom.desk.headings import HeadingFit
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.kinds import WRITTEN_KINDS
from newsroom.model.picture import Slot
from newsroom.ui.editor.fields import CountedField, KnownField
from newsroom.ui.editor.heads import Heads
from tests.ui.hands import LEFT, compose

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
KEY = Qt.Key
ARTICLE = Article(section="街坊", headline="老街铺上 新石板", dateline="本报讯")


@pytest.fixture
def heads(qtbot: QtBot) -> Heads:
    heads = Heads()
    qtbot.addWidget(heads)
    heads.resize(460, 240)
    heads.show_article(ARTICLE)
    heads.show()
    return heads


def counted(heads: Heads, key: str) -> CountedField:
    field = heads.fields[key]
    assert isinstance(field, CountedField)
    return field


def known(heads: Heads, key: str) -> KnownField:
    field = heads.fields[key]
    assert isinstance(field, KnownField)
    return field


def test_characters_of_a_headline_are_counted_as_it_is_typed(heads: Heads):
    field = counted(heads, "headline")
    assert field.note() == "7 字"
    compose(field, "lao")
    assert field.note() == "7 字"
    compose(field, "", "老")
    assert field.note() == "8 字"
    assert counted(heads, "kicker").note() == ""


def test_what_the_page_says_stands_behind_the_count(heads: Heads):
    heads.show_fits({"headline": HeadingFit((7,), 5, "标题过长", "一行排 5 字")})
    field = counted(heads, "headline")
    assert field.note() == "7 字 · 标题过长"
    assert field.toolTip() == "一行排 5 字"
    assert "标题过长" in field.accessibleDescription()
    heads.show_fits({})
    assert field.note() == "7 字"
    heads.show_fits({"headline": HeadingFit((7,), 5, "标题过长", "一行排 5 字")})
    heads.show_article(replace(ARTICLE, headline="新题"))
    assert field.note() == "2 字"


def test_enter_and_arrows_go_from_field_to_field(qtbot: QtBot, heads: Heads):
    order = [heads.fields[key] for key in ("section", "kicker", "headline", "subhead")]
    order += [heads.fields["dateline"], heads.fields["source_unit"], heads.byline.input]
    order[0].setFocus()
    for before, after in pairwise(order):
        qtbot.keyClick(before, KEY.Key_Return)
        assert after.hasFocus()
    qtbot.keyClick(order[-1], KEY.Key_Up)
    assert order[-2].hasFocus()
    with qtbot.waitSignal(heads.finished):
        qtbot.keyClick(order[-1], KEY.Key_Return)


def test_no_key_leaves_a_field_while_an_input_method_composes(qtbot: QtBot, heads: Heads):
    field = heads.fields["headline"]
    field.setFocus()
    compose(field, "xin")
    with qtbot.assertNotEmitted(heads.edited):
        qtbot.keyClick(field, KEY.Key_Down)
        qtbot.keyClick(field, KEY.Key_Return)
    assert field.hasFocus()
    assert heads.composing
    heads.fields["subhead"].setFocus()
    assert not heads.composing
    assert field.text() == ARTICLE.headline


def test_sections_complete_from_those_of_the_publication(qtbot: QtBot, heads: Heads):
    heads.set_known("section", ["街坊", "街头巷尾", "部门快讯", "街坊"])
    field = known(heads, "section")
    field.clear()
    field.setFocus()
    compose(field, "jie")
    assert not field._list.isVisible()
    compose(field, "", "街")
    rows = [field._list.model().index(row, 0).data() for row in range(2)]
    assert field._list.isVisible()
    assert rows == ["街坊", "街头巷尾"]
    spot = field._list.visualRect(field._list.model().index(1, 0)).center()
    qtbot.mouseClick(field._list.viewport(), LEFT, pos=spot)
    assert field.text() == "街头巷尾"
    field.clear()
    qtbot.keyClick(field, KEY.Key_Down)
    assert field._list.isVisible()
    assert field._list.model().rowCount() == 3
    field._list.hide()


def test_kind_and_importance_are_part_of_the_article(qtbot: QtBot, heads: Heads):
    with qtbot.waitSignals([heads.edited, heads.edited]):
        heads.kind.setCurrentIndex(1)
        heads.importance.setCurrentIndex(0)
    typed = heads.into(ARTICLE, ())
    assert (typed.kind, typed.importance) == (ArticleKind.BRIEF, 5)
    heads.show_article(replace(ARTICLE, kind=ArticleKind.ADVERT))
    assert heads.kind.currentText() == "广告"
    assert [heads.kind.itemText(at) for at in range(heads.kind.count())] == ["广告", "公益广告"]
    heads.show_article(replace(ARTICLE, kind=ArticleKind.GUIDE))
    assert (heads.kind.currentText(), heads.kind.isEnabled()) == ("导读", False)
    heads.show_article(replace(ARTICLE, kind=ArticleKind.ADVERT))
    assert heads.into(replace(ARTICLE, kind=ArticleKind.ADVERT), ()).kind is ArticleKind.ADVERT
    heads.show_article(ARTICLE)
    assert heads.kind.isEnabled()
    assert heads.kind.count() == len(WRITTEN_KINDS)


def test_a_unit_of_a_pasted_byline_fills_the_empty_field(heads: Heads):
    heads.byline.add("区水务局 通讯员 田禾")
    assert heads.fields["source_unit"].text() == "区水务局"
    heads.byline.add("区住建局 通讯员 吴越")
    assert heads.fields["source_unit"].text() == "区水务局"


def test_photographers_of_captions_stay_where_they_stood(heads: Heads):
    people = (
        Credit("安宁", Role.PHOTOGRAPHER, "摄"),
        Credit("田禾", Role.REPORTER),
        Credit("吴越", Role.PHOTOGRAPHER),
    )
    slots = (Slot("图", ("吴越", "安宁")),)
    article = replace(ARTICLE, credits=people, slots=slots)
    heads.show_article(article)
    assert [chip.text() for chip in heads.byline.chips()] == ["记者 田禾"]
    assert heads.into(article, slots) == article
    more = (Slot("图", ("吴越", "安宁", "周一帆")),)
    assert heads.into(article, more).credits == (*people, Credit("周一帆", Role.PHOTOGRAPHER))
