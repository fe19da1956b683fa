"""What a bulletin prints, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model import bulletin
from newsroom.model.article import Article
from newsroom.model.bulletin import FootLine
from newsroom.model.issue import Contents, Distribution, IssueFacts
from newsroom.model.length import Pt
from newsroom.model.markup import parse
from tests.typeset.material import edition, house

HOUSE = house("shangjie-xinxi")


def made(*articles: Article, facts: IssueFacts | None = None, contents: bool = True):
    style = replace(bulletin.style_of(HOUSE), contents=contents)
    whole = edition(replace(HOUSE, bulletin=style), articles, (), pages=0)
    return replace(whole, issue=replace(whole.issue, facts=facts or IssueFacts()))


def test_contents_need_more_than_one_titled_item_and_a_house_that_wants_them() -> None:
    one, two = Article(uuid="1", headline="甲事"), Article(uuid="2", headline="乙事")
    bare = Article(uuid="3", body="无题。")
    assert bulletin.contents(made(one, bare, two)) == (one, two)
    assert bulletin.contents(made(one, bare)) == ()
    assert bulletin.contents(made(one, two, contents=False)) == ()
    never, ever = IssueFacts(contents=Contents.NO), IssueFacts(contents=Contents.YES)
    assert bulletin.contents(made(one, two, facts=never)) == ()
    assert bulletin.contents(made(one, two, facts=ever, contents=False)) == (one, two)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("一段。", (0, True)),
        ("> 按语。\n一段。", (1, True)),
        ("### 一是早。｜一段。", (0, True)),
        ("## 一、小标题\n一段。", (0, False)),
        ("> 按语。\n● 一条", (1, False)),
        ("> 按语。", (1, False)),
        ("", (0, False)),
    ],
)
def test_a_title_runs_into_plain_text_below_the_notes(body: str, place: tuple[int, bool]) -> None:
    assert bulletin.title_place(parse(body)) == place


def test_a_section_is_printed_above_its_first_item_only() -> None:
    articles = [Article(uuid=str(n), section=s) for n, s in enumerate(("甲", "", "甲", "乙"))]
    assert [section for section, _ in bulletin.items(made(*articles))] == ["甲", "", "", "乙"]


def test_the_foot_is_empty_where_nothing_was_given() -> None:
    assert bulletin.foot(made()) == ()


def test_the_foot_names_who_gets_it_and_who_made_it() -> None:
    facts = IssueFacts(
        distribution=(Distribution("报", "市委办"), Distribution("送", "")),
        recipients="区直单位",
        signer="王建国",
        editors=("高歌", "周大成"),
        proofreaders=("李敏",),
        printer="区机关文印中心",
        hotline="电话：68920000",
        copies=120,
    )
    sent, staff = bulletin.foot(made(facts=facts))
    assert sent == (FootLine("报", "市委办"), FootLine("发送对象", "区直单位"))
    assert staff == (
        FootLine("", "签发：王建国　　责任编辑：高歌　周大成　　校对：李敏"),
        FootLine("", "印刷：区机关文印中心　　电话：68920000", "（共印 120 份）"),
    )


def test_a_label_that_leaves_no_room_behind_it_is_text() -> None:
    label = "主送单位及各镇街主要负责人和分管负责人"
    facts = IssueFacts(
        distribution=(Distribution(label, "区委办"), Distribution("送", "区直各单位"))
    )
    ((long, short),) = bulletin.foot(made(facts=facts))
    assert long == FootLine("", f"{label}：区委办")
    assert short == FootLine("送", "区直各单位")


def test_copies_stand_beside_the_last_line_where_it_leaves_room() -> None:
    short = bulletin.foot(made(facts=IssueFacts(editors=("高歌",), copies=50)))
    assert short == ((FootLine("", "责任编辑：高歌", "（共印 50 份）"),),)
    long = bulletin.foot(made(facts=IssueFacts(editors=("高歌",) * 8, copies=50)))
    assert long[0][-1] == FootLine("", "", "（共印 50 份）")
    assert bulletin.foot(made(facts=IssueFacts(copies=9))) == (
        (FootLine("", "", "（共印 9 份）"),),
    )


def test_the_issues_note_is_editors_notes_whatever_its_marks() -> None:
    note = bulletin.head_note(IssueFacts(note="编者按：**甲**乙。\n二段。"))
    assert [(each.kind.value, each.text, each.bold) for each in note] == [
        ("note", "编者按：甲乙。", ((4, 5),)),
        ("note", "二段。", ()),
    ]


def test_a_picture_keeps_its_shape_and_takes_whole_lines() -> None:
    width, height = bulletin.picture_size(HOUSE, 1.5)
    rows = bulletin.picture_rows(HOUSE, 1.5)
    assert abs(width / height - 1.5) < 0.001
    assert height <= HOUSE.grid.pitch * rows
    assert bulletin.picture_rows(HOUSE, 0.2) == 11
    wide, low = bulletin.picture_size(HOUSE, 12.0)
    assert wide == HOUSE.grid.type_width
    assert low < Pt(40)
