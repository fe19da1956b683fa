"""Two versions of one article: what changed, moved, came and went, and single rows taken back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.compare.differences import applied
from newsroom.compare.revisions import Kind, Row, compared, slot_order, taken_back
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.kinds import ArticleKind
from newsroom.model.origin import Origin
from newsroom.model.picture import Crop, Slot

PARAGRAPHS = (
    "河堤上新铺的跑道昨天清晨开放，附近居民早早来试跑。",
    "跑道全长三公里，沿岸装了路灯和饮水台。",
    "施工队在两处拐弯加了护栏，计划下月再种一排垂柳。",
    "## 来的人比想的多",
    "管理站说，头一天就来了两百多人，周末还要增加保洁。",
)
STORY = Article(
    headline="河堤跑道开放",
    dateline="本报讯",
    credits=(Credit("田禾", Role.REPORTER),),
    body="\n".join(PARAGRAPHS),
    slots=(Slot("开放当天", ("陶小满",), "a" * 64), Slot("路灯", (), "b" * 64)),
)
WORDS = st.lists(
    st.sampled_from([*PARAGRAPHS, "短句。", "又一段完全不同的话写在这里。"]), max_size=7
)


def body(*lines: str) -> Article:
    return replace(STORY, body="\n".join(lines))


def changed(before: Article, after: Article) -> list[Row]:
    return [row for row in compared(before, after) if row.kind is not Kind.SAME]


def kinds(before: Article, after: Article) -> list[tuple[Kind, str]]:
    return [(row.kind, row.name) for row in changed(before, after)]


def test_the_same_twice_has_no_difference_and_shows_everything() -> None:
    rows = compared(STORY, STORY)
    assert {row.kind for row in rows} == {Kind.SAME}
    names = [row.name for row in rows]
    assert names[:3] == ["主题", "电头", "署名"]
    assert names[3:8] == [f"第{n}段" for n in range(1, 6)]
    assert names[-2:] == ["图1", "图2"]


def test_a_rewritten_sentence_is_told_by_its_words() -> None:
    (row,) = changed(STORY, body(PARAGRAPHS[0].replace("昨天", "前天"), *PARAGRAPHS[1:]))
    assert (row.kind, row.name) == (Kind.CHANGED, "第1段")
    (hunk,) = row.changes
    assert (row.before[hunk.a0 : hunk.a1], row.after[hunk.b0 : hunk.b1]) == ("昨", "前")


def test_a_moved_paragraph_is_told_as_moved_also_where_it_was_rewritten() -> None:
    one, two, three, head, last = PARAGRAPHS
    assert kinds(STORY, body(two, three, head, last, one)) == [
        (Kind.AWAY, "原第1段"),
        (Kind.MOVED, "第5段"),
    ]
    rows = changed(STORY, body(two, three, head, last, one.replace("早早", "一早")))
    assert [row.kind for row in rows] == [Kind.AWAY, Kind.MOVED]
    assert rows[1].changes
    assert (rows[0].note, rows[1].note) == ("移到第5段", "原第1段")


def test_what_came_and_went_stands_in_its_place() -> None:
    new = "市民李阿姨建议再添两张长椅。"
    rows = compared(STORY, body(*PARAGRAPHS[:2], new, *PARAGRAPHS[3:]))
    told = [(row.kind, row.name) for row in rows if row.part == "body"]
    assert told[2:4] == [(Kind.REMOVED, "原第3段"), (Kind.ADDED, "第3段")]


def test_fields_and_pictures_are_told() -> None:
    after = replace(
        STORY,
        headline="河堤跑道昨开放",
        importance=5,
        credits=(*STORY.credits, Credit("陶小满", Role.CORRESPONDENT)),
        slots=(
            replace(STORY.slots[1], crop=Crop(left=0.1)),
            replace(STORY.slots[0], caption="开放首日"),
            Slot("新图", (), "c" * 64),
        ),
    )
    rows = {row.name: row for row in changed(STORY, after)}
    assert set(rows) == {"主题", "署名", "重要程度", "图1", "图2", "图3"}
    assert rows["图1"].note == "重新裁切，调整了次序"
    assert rows["图2"].changes
    assert rows["图3"].kind is Kind.ADDED
    assert rows["署名"].after == "记者 田禾 通讯员 陶小满"
    (gone,) = changed(after, replace(after, slots=after.slots[:2]))
    assert (gone.kind, gone.name) == (Kind.REMOVED, "原图3")


def test_a_picture_that_moves_up_behind_one_that_went_is_the_same() -> None:
    (row,) = changed(STORY, replace(STORY, slots=STORY.slots[1:]))
    assert (row.kind, row.name, row.old) == (Kind.REMOVED, "原图1", 0)


def test_photographers_are_told_with_their_pictures() -> None:
    shot = replace(STORY, credits=(*STORY.credits, Credit("陶小满", Role.PHOTOGRAPHER)))
    assert changed(STORY, shot) == []
    (row,) = changed(STORY, replace(shot, slots=()))[:1]
    assert (row.name, row.after) == ("署名", "记者 田禾 摄影 陶小满")


@given(WORDS, WORDS)
def test_taking_all_back_one_by_one_gives_the_former_text(old: list[str], new: list[str]) -> None:
    before, after = body(*old), body(*new)
    for _ in range(2 * len(old) + 2 * len(new) + 2):
        rows = [row for row in changed(before, after) if row.kind is not Kind.AWAY]
        if not rows:
            break
        after = taken_back(before, after, rows[0])
    assert after.body == before.body


@given(WORDS, WORDS)
def test_every_paragraph_of_both_is_shown_once(old: list[str], new: list[str]) -> None:
    rows = [row for row in compared(body(*old), body(*new)) if row.part == "body"]
    gone = {Kind.ADDED, Kind.MOVED}
    assert sorted(row.before for row in rows if row.kind not in gone) == sorted(old)
    here = {Kind.REMOVED, Kind.AWAY}
    assert [row.after for row in rows if row.kind not in here] == new
    for row in rows:
        if row.changes:
            assert applied(row.before, row.after, row.changes) == row.after


@pytest.mark.parametrize(
    "after",
    [
        replace(STORY, dateline="本报讯 河湾", place="河湾"),
        replace(STORY, slots=()),
        replace(STORY, slots=(*STORY.slots, Slot("新"))),
        replace(STORY, slots=(replace(STORY.slots[0], picture="d" * 64), STORY.slots[1])),
        replace(STORY, credits=()),
    ],
)
def test_fields_and_pictures_are_taken_back(after: Article) -> None:
    stands = after
    for row in changed(STORY, after):
        stands = taken_back(STORY, stands, row)
    assert (stands.dateline, stands.place, stands.credits) == ("本报讯", "", STORY.credits)
    assert sorted(slot.picture for slot in stands.slots) == ["a" * 64, "b" * 64]


def test_slots_are_known_again_by_their_picture() -> None:
    one, two = STORY.slots
    assert slot_order((one, two), (two, replace(one, caption="改"), Slot("新"))) == (1, 0, -1)
    assert slot_order((Slot("空"), one), (Slot("空"),)) == (0,)


def test_kind_and_source_are_told_only_where_they_changed() -> None:
    before = Article(headline="新路灯", body="亮了。")
    origin = Origin(source="《河岸晚报》", date=datetime.date(2021, 10, 8))
    after = replace(before, kind=ArticleKind.REPRINT, origin=origin)
    told = {row.name: (row.before, row.after) for row in compared(before, after)}
    assert told["体裁"] == ("消息", "转载")
    assert told["出处"] == ("", "《河岸晚报》2021年10月8日")
    assert not {"体裁", "出处"} & {row.name for row in compared(after, after)}
    sealed = replace(after, origin=Origin(text="原文", cut="版面不够"))
    rows = {row.name: row.after for row in compared(before, sealed)}
    assert rows["出处"] == "记下了原稿，删节理由：版面不够"
