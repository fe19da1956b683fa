from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article
from newsroom.model.kinds import ArticleKind
from newsroom.model.origin import Origin
from newsroom.text.originals import Departures, departures

TEXT = "入秋以来，小街换了新路灯。\n晚饭后散步的人多了起来，孩子们也出来玩。\n路灯一共八十盏。"
WIRE = Article(
    kind=ArticleKind.WIRE,
    headline="新路灯亮了",
    body=TEXT,
    origin=Origin(headline="新路灯亮了", text=TEXT),
)


def test_a_text_as_it_came_is_faithful() -> None:
    assert departures(WIRE).faithful
    marked = TEXT.replace("路灯一共", "**路灯**一共").replace("\n", "\n\n")
    assert departures(replace(WIRE, body=marked)).faithful
    assert departures(replace(WIRE, headline="新路灯 亮了")).faithful


def test_cuts_alter_nothing() -> None:
    found = departures(replace(WIRE, body=TEXT.replace("，孩子们也出来玩", "")))
    assert found == Departures(cuts=("，孩子们也出来玩",))
    assert (found.cut, found.altered) == (8, False)
    whole = departures(replace(WIRE, body=TEXT.split("\n", 1)[0]))
    assert not whole.altered
    assert whole.cut == 28


def test_other_words_are_told() -> None:
    found = departures(replace(WIRE, body=TEXT.replace("八十", "八百")))
    assert found.others == (("十", "百"),)
    assert found.told == "“十”改成了“百”"
    added = departures(replace(WIRE, body=TEXT + "\n大家都说好。"))
    assert added.told == "增加了“大家都说好。”"
    assert departures(replace(WIRE, headline="路灯亮了")).told == "标题与原稿不同"


def test_nothing_to_compare_with() -> None:
    assert departures(replace(WIRE, origin=Origin(), body="别的")).faithful
    assert WIRE.locked
    assert not replace(WIRE, kind=ArticleKind.NEWS).locked
    assert not replace(WIRE, origin=replace(WIRE.origin, cut="版面不够")).locked
