from __future__ import annotations

from dataclasses import replace

from newsroom.model.edition import Edition
from newsroom.model.issue import IssueFacts
from newsroom.model.printing import PrintOrder
from newsroom.preflight import imprint
from tests.preflight.made import changed, clean, dated, house, snapshot, words

FRONT = replace(clean().pages[0], number=1)


def unnamed() -> Edition:
    """A front page whose issue names no printer, recipients or copies."""
    return replace(dated(printer="", recipients="", copies=0), pages=(FRONT,))


def test_a_folio_without_an_editor() -> None:
    page = replace(clean().pages[0], editor="")
    (found,) = imprint.furniture(snapshot(replace(clean(), pages=(page,))))
    assert (found.words, found.where) == ("版眉缺责任编辑", "二版")
    nameless = replace(clean().pages[0], name="", editor="")
    assert words(imprint.furniture, replace(clean(), pages=(nameless,))) == ["版眉缺版名、责任编辑"]


def test_a_folio_prints_the_issues_people_where_its_page_names_none() -> None:
    edition = clean()
    facts = replace(edition.issue.facts, editors=("周闻笛",), proofreaders=("高远山",))
    page = replace(edition.pages[0], editor="", proofreader="")
    issue = replace(edition.issue, facts=facts)
    assert words(imprint.furniture, replace(edition, pages=(page,), issue=issue)) == []


def test_a_masthead_without_its_hotline() -> None:
    silent = replace(house(), hotline="", licence="")
    front = replace(clean(), pages=(FRONT,), publication=silent)
    assert words(imprint.furniture, front) == ["报头缺准印证号或刊号、热线电话"]


def test_internal_material_names_printer_recipients_and_copies() -> None:
    assert words(imprint.internal, replace(clean(), pages=(FRONT,))) == []
    (found,) = imprint.internal(snapshot(unnamed()))
    assert words(imprint.furniture, unnamed()) == []  # told once
    assert found.words == "内部资料要印明的项目没有印：发送对象、印刷单位、印数"
    assert "第十四条" in found.advice


def test_what_stands_anywhere_on_the_pages_is_printed() -> None:
    foot = "印刷单位：河湾印刷厂 发送对象：各街道 印数：3000份"
    told = changed("second", body=foot + "\n" + clean().articles["second"].body)
    told = replace(told, issue=unnamed().issue, pages=(FRONT,))
    assert words(imprint.internal, told) == []


def test_other_papers_are_not_asked() -> None:
    public = replace(house(), licence="国内统一连续出版物号 CN41-0000", legend="")
    front = replace(clean(), pages=(FRONT,), publication=public)
    assert words(imprint.internal, front) == []
    (told,) = words(imprint.registered, front)
    assert told == "报纸每期要印明的项目没有印：定价、地址"
    assert words(imprint.registered, replace(clean(), pages=(FRONT,))) == []


def test_the_order_agrees_with_what_is_printed() -> None:
    issue = dated(printer="河湾印刷有限公司", copies=500)
    order = PrintOrder(shop="河湾印刷", copies=500)
    assert list(imprint.ordered(snapshot(issue))) == []
    assert list(imprint.ordered(snapshot(issue, order=order))) == []
    silent = replace(order, shop="", copies=0)
    assert list(imprint.ordered(snapshot(issue, order=silent))) == []
    other = replace(order, shop="东山彩印", copies=1500)
    assert [found.words for found in imprint.ordered(snapshot(issue, order=other))] == [
        "印数两处不一致：期次资料是“500 份”，付印单是“1,500 份”",
        "承印单位两处不一致：期次资料是“河湾印刷有限公司”，付印单是“东山彩印”",
    ]


def test_words_that_internal_material_may_not_use_of_itself() -> None:
    told = changed("second", body="本报讯　" + clean().articles["second"].body)
    (found,) = words(imprint.newspaper_words, replace(told, pages=(FRONT,)))
    assert found == "内部资料用了报刊的字样：名称“上街时报”、“本报”、“记者”"
    public = replace(house(), licence="国内统一连续出版物号 CN41-0000", legend="")
    assert words(imprint.newspaper_words, replace(told, publication=public)) == []


def test_a_bulletins_head() -> None:
    nobody = replace(house("shangjie-xinxi"), publisher="")
    issue = replace(clean().issue, facts=IssueFacts())
    bulletin = replace(clean(), publication=nobody, issue=issue, pages=(), placements=())
    assert words(imprint.bulletin_facts, bulletin) == ["信息、简报的报头缺编印单位"]


def test_a_clean_folio_is_silent() -> None:
    assert words(imprint.furniture) == []
