from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.model.kinds import ArticleKind
from newsroom.model.origin import Origin
from newsroom.preflight import crediting, wires
from tests.preflight.made import changed, clean, words

BODY = clean().articles["second"].body
HEADLINE = clean().articles["second"].headline
ORIGIN = Origin(source="新华社", headline=HEADLINE, text=BODY)


def wire(**fields: object):
    return changed("second", **({"kind": ArticleKind.WIRE, "origin": ORIGIN} | fields))


def test_a_wire_as_it_came_is_clean() -> None:
    assert words(wires.altered, wire()) == []
    assert words(wires.cut, wire()) == []


def test_a_changed_wire_is_named() -> None:
    body = BODY.replace("九月底", "八月底", 1)
    assert words(wires.altered, wire(body=body)) == [
        "《山口风机转起来》是通稿，与原稿不符：“九”改成了“八”"
    ]
    assert words(wires.altered, wire(headline="风机转了")) == [
        "《风机转了》是通稿，与原稿不符：标题与原稿不同"
    ]


def test_a_wire_without_an_original_cannot_be_compared() -> None:
    (found,) = words(wires.altered, wire(origin=Origin()))
    assert found == "《山口风机转起来》是通稿，没有记下原稿，无法核对"


def test_a_cut_wants_a_reason() -> None:
    body = BODY.replace("九月底并网，", "", 1)
    assert words(wires.altered, wire(body=body)) == []
    assert words(wires.cut, wire(body=body)) == [
        "《山口风机转起来》是通稿，比原稿少 6 字，没有写明删节理由"
    ]
    assert words(wires.cut, wire(body=body, origin=replace(ORIGIN, cut="版面不够"))) == []


def test_what_is_no_wire_is_left_alone() -> None:
    edition = wire(kind=ArticleKind.NEWS, body="别的。")
    assert words(wires.altered, edition) == words(wires.cut, edition) == []


def test_a_reprint_says_its_source_as_data_and_to_the_reader() -> None:
    def reprint(origin: Origin, **fields: object):
        return changed("second", kind=ArticleKind.REPRINT, origin=origin, **fields)

    day = datetime.date(2021, 10, 8)
    assert words(crediting.reprint, reprint(Origin())) == [
        "《山口风机转起来》是转载，没有填原载报刊和日期"
    ]
    source = Origin(source="《河岸晚报》", date=day)
    assert words(crediting.reprint, reprint(source)) == [
        "《山口风机转起来》是转载，版面上没有注明出处“河岸晚报”"
    ]
    told = f"{BODY}\n（转载自《河岸晚报》2021年10月8日）"
    assert words(crediting.reprint, reprint(source, body=told)) == []
    assert words(crediting.reprint, reprint(source, source_unit="河岸晚报")) == []
