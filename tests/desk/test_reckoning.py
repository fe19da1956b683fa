from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.reckoning import pay_lines, reckon, table_of
from newsroom.model.credit import Role
from newsroom.model.fee import FeeStep, FeeTable, PageRate, PayLine, Per, Sharing
from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import Piece, Share

DAY = datetime.date(2026, 3, 7)
TABLE = FeeTable(
    publication="报",
    since=datetime.date(2026, 1, 1),
    steps=(
        FeeStep(least=0, most=300, score=200, fee=2000),
        FeeStep(least=301, score=400, fee=4000),
        FeeStep(kind=ArticleKind.BRIEF, score=100, fee=1000),
        FeeStep(per=Per.PICTURE, score=100, fee=1000),
    ),
    pages=(PageRate(page=1, percent=150),),
)


def one(name: str, role: Role = Role.CORRESPONDENT, **facts: object) -> Share:
    return replace(Share(name=name, role=role, person=name), **facts)  # type: ignore[arg-type]


def piece(*shares: Share, **facts: object) -> Piece:
    made = Piece(
        article="稿",
        title="题",
        kind=ArticleKind.NEWS,
        publication="报",
        came=DAY,
        day=DAY,
        issue="期",
        pages=(2,),
        characters=200,
        shares=shares,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def worth(made: Piece, table: FeeTable = TABLE) -> list[tuple[str, int, int]]:
    found = reckon([made], [table])
    assert found.faults == ()
    return [(a.share.name, a.score, a.fee) for a in found.awards]


def test_steps_go_by_length_kind_and_page() -> None:
    assert worth(piece(one("甲"))) == [("甲", 200, 2000)]
    assert worth(piece(one("甲"), characters=301)) == [("甲", 400, 4000)]
    assert worth(piece(one("甲"), kind=ArticleKind.BRIEF)) == [("甲", 100, 1000)]
    assert worth(piece(one("甲"), pages=(1, 2))) == [("甲", 300, 3000)]
    assert worth(piece(one("甲"), pages=())) == [("甲", 200, 2000)]


def test_thousands_are_paid_to_the_character_halves_up() -> None:
    table = replace(TABLE, steps=(FeeStep(per=Per.THOUSAND, score=100, fee=5000),))
    assert worth(piece(one("甲"), characters=1_234), table) == [("甲", 123, 6170)]
    assert worth(piece(one("甲"), characters=5), table) == [("甲", 1, 25)]


def test_a_joint_byline_shares_to_the_last_fen() -> None:
    table = replace(TABLE, steps=(FeeStep(score=100, fee=1000),))
    three = piece(one("甲"), one("乙"), one("丙"))
    assert worth(three, table) == [("甲", 34, 334), ("乙", 33, 333), ("丙", 33, 333)]
    first = replace(table, sharing=Sharing.FIRST, first_share=60)
    assert worth(three, first) == [("甲", 60, 600), ("乙", 20, 200), ("丙", 20, 200)]
    assert worth(piece(one("甲")), first) == [("甲", 100, 1000)]
    each = replace(table, sharing=Sharing.EACH)
    assert worth(three, each) == [("甲", 100, 1000), ("乙", 100, 1000), ("丙", 100, 1000)]


def test_pictures_are_paid_to_those_who_took_them() -> None:
    shot = piece(
        one("甲", pictures=1),
        one("乙", Role.PHOTOGRAPHER, wrote=False, shot=True, pictures=2),
        pictures=3,
    )
    assert worth(shot) == [("甲", 300, 3000), ("乙", 200, 2000)]
    assert worth(piece(one("甲"), one("乙"), pictures=1)) == [("甲", 150, 1500), ("乙", 150, 1500)]


def test_a_picture_story_is_its_photographers() -> None:
    story = piece(
        one("甲", Role.PHOTOGRAPHER, wrote=False, shot=True, pictures=1),
        kind=ArticleKind.PICTURE,
        pictures=1,
    )
    assert worth(story) == [("甲", 300, 3000)]


def test_who_and_what_is_unpaid_gets_scores_alone() -> None:
    table = replace(TABLE, unpaid=("乙",), unpaid_roles=(Role.REPORTER,))
    both = piece(one("甲", Role.REPORTER), one("乙"), one("丙"))
    assert worth(both, table) == [("甲", 67, 0), ("乙", 67, 0), ("丙", 66, 666)]
    assert worth(piece(one("甲"), paid=False)) == [("甲", 200, 0)]
    assert reckon([piece(one("甲"), own=False, paid=False)], [TABLE]).awards == ()
    assert reckon([piece(one("甲"), day=None)], [TABLE]).awards == ()


def test_a_piece_gets_its_least() -> None:
    assert worth(piece(one("甲")), replace(TABLE, least_piece=3000)) == [("甲", 200, 3000)]


def test_what_the_table_leaves_open_is_named_and_worth_nothing() -> None:
    holed = replace(
        TABLE, steps=(FeeStep(most=100), FeeStep(least=150, most=210), FeeStep(least=190))
    )
    found = reckon([piece(one("甲"), characters=120), piece(one("甲"))], [holed])
    assert [fault.words for fault in found.faults] == [
        "消息 120字没有标准",
        "消息 200字有 2 条标准",
    ]
    assert found.awards == ()


def test_a_day_before_the_first_table_is_named() -> None:
    later = replace(TABLE, since=datetime.date(2026, 4, 1))
    found = reckon([piece(one("甲"))], [later, replace(TABLE, publication="别的报")])
    assert [fault.words for fault in found.faults] == ["2026年3月7日还没有稿费标准"]


def test_namesakes_that_are_not_told_apart_are_named() -> None:
    found = reckon([piece(one("甲", person="", alike=2))], [TABLE])
    assert [fault.words for fault in found.faults] == ["“甲”有 2 位同名作者，没有分清是谁"]


def test_the_table_of_the_day_holds() -> None:
    new = replace(TABLE, uuid="新", since=DAY)
    assert table_of([TABLE, new], piece()) is new
    assert table_of([TABLE, new], piece(day=DAY - datetime.timedelta(1))) is TABLE


def test_pieces_of_nobody_are_told() -> None:
    nobody = piece()
    assert reckon([nobody], [TABLE]).unsigned == (nobody,)


@pytest.mark.parametrize(
    ("least", "paid", "left"), [(0, 2500, 0), (2500, 2500, 0), (2501, 0, 2500)]
)
def test_too_little_is_carried_over(least: int, paid: int, left: int) -> None:
    reckoning = reckon([piece(one("甲", unit="局"))], [TABLE])
    before = PayLine(person="甲", name="甲", earned=500)
    gone = PayLine(person="走", name="走", unit="局", earned=100)
    lines = pay_lines(reckoning, [before, gone, PayLine(person="无", name="无")], least)
    assert [(line.name, line.earned, line.carried) for line in lines] == [
        ("甲", 2000, 500),
        ("走", 0, 100),
    ]
    assert (lines[0].paid, lines[0].left) == (paid, left)
    assert (lines[0].pieces, lines[0].score, lines[0].unit) == (1, 200, "局")
