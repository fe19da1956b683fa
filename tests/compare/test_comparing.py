"""Flowing text compared: kinds, blanks, paragraphs, moves, and what takes them in."""

from __future__ import annotations

import datetime

from newsroom.compare.comparing import compare_flow
from newsroom.compare.edits import taken
from newsroom.compare.ours import flow_owners, flow_unit
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.difference import Difference, DifferenceKind, Edit
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue
from newsroom.model.returned import Returned, ReturnedBlock, ReturnedForm, ReturnedLine
from tests.export.made import publication

FIRST = "入秋以来，城东的小街换了新路灯，投入1250万元。"
SECOND = "晚饭后出门散步的人多了，孩子们也爱在灯下跳绳。"
THIRD = "社区干部周闻笛说，明年还要再换三条街 的灯。"
STORY = Article(
    headline="小街换新灯",
    body="\n".join((FIRST, SECOND, THIRD)),
    credits=(Credit("周闻笛", Role.REPORTER),),
)
LINES = ["小街换新灯", "记者 周闻笛", FIRST, SECOND, THIRD]


def blocks(*lines: str) -> tuple[ReturnedBlock, ...]:
    return tuple(ReturnedBlock((ReturnedLine(line, opens=True),)) for line in lines)


def compare(*lines: str) -> tuple[Difference, ...]:
    home = publication()
    issue = Issue(publication="", date=datetime.date(2021, 10, 16))
    edition = Edition(home, issue, (), (), {STORY.uuid: STORY}, {})
    own = blocks(*LINES)
    unit = flow_unit(edition, own, flow_owners(edition, own))
    returned = Returned("回样", ReturnedForm.FLOWING, blocks(*lines))
    return compare_flow(unit, returned, names=("周闻笛",)).differences


def changed(old: str, new: str) -> Difference:
    (found,) = compare(*(line.replace(old, new) for line in LINES[:2]), *(
        line.replace(old, new, 1) for line in LINES[2:]
    ))  # fmt: skip
    return found


def test_equal_files_have_no_difference() -> None:
    assert compare(*LINES) == ()


def test_each_change_is_of_its_kind() -> None:
    assert changed("1250", "1290").kind is DifferenceKind.NUMBER
    assert changed("跳绳。", "跳绳！").kind is DifferenceKind.PUNCTUATION
    assert changed("人多了，", "人多了,").kind is DifferenceKind.SPACING
    assert changed("街 的灯", "街的灯").kind is DifferenceKind.SPACING
    assert changed("路灯", "电灯").kind is DifferenceKind.TEXT
    named = compare(*LINES[:4], THIRD.replace("周闻笛", "周闻迪"))[0]
    assert (named.kind, named.before, named.after) == (DifferenceKind.NAME, "周闻笛", "周闻迪")


def test_what_takes_a_change_in_counts_in_the_article() -> None:
    at = STORY.body.index("1250")
    assert changed("1250", "1290").edits == (Edit("body", at + 2, at + 3, "9"),)
    blank = STORY.body.index(" 的灯")
    assert changed("街 的灯", "街的灯").edits == (Edit("body", blank, blank + 1, ""),)
    assert changed("换新灯", "换老灯").edits == (Edit("headline", 3, 4, "老"),)


def test_a_paragraph_gone_or_new_is_one() -> None:
    (gone,) = compare(*LINES[:3], THIRD)
    assert (gone.kind, gone.before, gone.after) == (DifferenceKind.PARAGRAPH, SECOND, "")
    more = "街口还添了两张长椅，走累了可以坐一坐。"
    (new,) = compare(*LINES[:4], more, THIRD)
    assert (new.kind, new.after) == (DifferenceKind.PARAGRAPH, more)
    assert taken(STORY, STORY, new.edits).body == "\n".join((FIRST, SECOND, more, THIRD))
    assert taken(STORY, STORY, gone.edits).body == "\n".join((FIRST, THIRD))


def test_a_paragraph_elsewhere_was_moved() -> None:
    (moved,) = compare(*LINES[:2], SECOND, FIRST, THIRD)
    assert moved.kind is DifferenceKind.MOVED
    assert taken(STORY, STORY, moved.edits).body == "\n".join((SECOND, FIRST, THIRD))


def test_paragraphs_joined_or_parted_are_the_same() -> None:
    assert compare(*LINES[:2], FIRST + SECOND, THIRD) == ()
    assert compare(*LINES[:3], SECOND[:9], SECOND[9:], THIRD) == ()
