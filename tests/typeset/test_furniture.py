"""Masthead and folio filled with an issue's facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.frame import PageFrames, RuleFrame, TextFrame, TextRole
from newsroom.model.furniture import filled
from newsroom.model.issue import IssueFacts, IssueNumber
from newsroom.typeset.compose import Composer
from newsroom.typeset.furniture import Blocked, KnownText, blocked, fields, furniture_frames
from tests.typeset.material import edition, house, placement

STEMS = ("shangjie-shibao", "zhengzhou-ribao")


def pages(stem: str) -> tuple[PageFrames, ...]:
    publication = house(stem)
    return Composer(publication).pages(edition(publication, (), ()))


def shown(page: PageFrames) -> list[str]:
    return [
        "".join(line.text for line in frame.lines)
        for frame in page.frames
        if isinstance(frame, TextFrame)
    ]


def test_a_masthead_prints_name_date_lunar_date_and_numbers() -> None:
    first, second = pages("shangjie-shibao")
    texts = shown(first)
    assert texts[:3] == ["上街时报", "SHANGJIE NEWSLETTER", "郑州市上街区融媒体中心编印"]
    for wanted in ("2026年3月", "14", "星期六", "第9期（总第912期）", "本期2版"):
        assert wanted in texts
    assert any("正月" in text for text in texts)
    assert shown(second)[:2] == ["2", "综合"]
    assert "责任编辑 林致远" in shown(second)


def test_a_texts_empty_parts_are_not_printed() -> None:
    values = {"editor": "林致远", "proofreader": "", "total": "", "number": "第9期"}
    assert filled("责编 {editor}　校对 {proofreader}", values) == "责编 林致远"
    assert filled("{number}（{total}）", values) == "第9期"
    assert filled("{total}", values) == ""
    assert filled("广告", values) == "广告"
    with pytest.raises(KeyError):
        filled("{unknown}", values)


def test_facts_of_the_issue_go_before_the_houses() -> None:
    publication = house("shangjie-shibao")
    plain = edition(publication, (), ())
    facts = IssueFacts(name="上街时报特刊", lunar_date="丙午年春", number=IssueNumber((1, 2)))
    own = replace(plain, issue=replace(plain.issue, facts=facts))
    values = fields(own, own.pages[0], 4)
    assert values["name"] == "上街时报特刊"
    assert values["lunar"] == "丙午年春"
    assert values["number"] == "第1、2期"
    assert values["licence"] == publication.licence
    assert values["pages"] == "4"


@pytest.mark.parametrize("stem", STEMS)
def test_furniture_stays_in_its_rows_and_in_the_type_area(stem: str) -> None:
    publication = house(stem)
    grid = publication.grid
    for page in pages(stem):
        foot = grid.y(blocked(publication, page.number).bottom)
        for frame in page.frames:
            assert grid.left <= frame.x
            assert frame.x + frame.width <= grid.left + grid.type_width + 36_000
            if isinstance(frame, TextFrame):
                assert frame.y + frame.lines[0].baseline < foot
            else:
                assert isinstance(frame, RuleFrame)
                assert frame.y + frame.height < foot


@pytest.mark.parametrize("stem", STEMS)
def test_every_text_is_one_line_that_word_can_set(stem: str) -> None:
    for page in pages(stem):
        role = TextRole.MASTHEAD if page.number == 1 else TextRole.FOLIO
        for frame in page.frames:
            if not isinstance(frame, TextFrame):
                continue
            assert frame.role is role
            assert len(frame.lines) == 1
            assert frame.pitch % 635 == 0
            xs = [x for run in frame.lines[0].runs for x in run.xs]
            assert xs[0] >= 0
            assert xs[-1] <= frame.width
            assert xs == sorted(xs)


def test_spread_text_reaches_both_edges_and_aligned_text_its_own() -> None:
    frames = [f for f in pages("shangjie-shibao")[0].frames if isinstance(f, TextFrame)]
    name = frames[0].lines[0].runs[0]
    assert name.xs[0] == 0
    assert abs(name.xs[-1] - frames[0].width) <= 1
    day = next(f for f in frames if f.lines[0].text == "14")
    xs = day.lines[0].runs[0].xs
    assert abs(xs[0] - (day.width - xs[-1])) <= 1
    assert day.lines[0].runs[0].colour == "C8102E"


def test_folios_share_what_they_say_alike() -> None:
    publication = house("shangjie-shibao")
    made, composer = edition(publication, (), ()), Composer(publication)
    known: dict[KnownText, TextFrame] = {}
    folios = [
        furniture_frames(
            publication.folio,
            fields(made, replace(made.pages[1], number=number), 4),
            publication,
            composer.book,
            known=known,
        )
        for number in (2, 3, 2)
    ]
    second, third, again = ([f for f in one if isinstance(f, TextFrame)] for one in folios)
    same = [a is b for a, b in zip(second, third, strict=True)]
    assert same == [False, *[True] * (len(second) - 1)]
    assert [third[0].lines[0].text, again[0].lines[0].text] == ["3", "2"]
    assert folios[2] == folios[0]


def test_a_narrower_masthead_leaves_the_ear_free() -> None:
    publication = house("shangjie-shibao")
    assert blocked(publication, 1) == Blocked(0, 0, 6, 14)
    eared = replace(publication, masthead=replace(publication.masthead, span=4))
    taken = blocked(eared, 1)
    assert (taken.right, taken.bottom) == (4, 14)
    assert [taken.first_row(column) for column in range(6)] == [14, 14, 14, 14, 0, 0]
    assert not taken.meets(placement("a", column=4, row=0, span=2, depth=14))
    assert taken.meets(placement("a", column=3, row=0, span=2, depth=14))
    assert not taken.meets(placement("a", column=0, row=14, span=6, depth=14))
    wider = replace(publication, masthead=replace(publication.masthead, span=60))
    assert blocked(wider, 1).span == 6
    assert blocked(eared, 2) == Blocked(0, 0, 6, 3)
