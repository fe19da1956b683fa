from __future__ import annotations

import datetime

import pytest

from newsroom.model.fee import FeeStep, FeeTable, PageRate, Per, capital, hundredths, yuan
from newsroom.model.kinds import ArticleKind


def table(*steps: FeeStep, pages: tuple[PageRate, ...] = ()) -> FeeTable:
    return FeeTable(
        publication="p", since=datetime.date(2026, 1, 1), steps=tuple(steps), pages=pages
    )


def test_a_table_without_gaps_has_no_faults() -> None:
    whole = table(
        FeeStep(least=0, most=300),
        FeeStep(least=301, most=800),
        FeeStep(least=801),
        FeeStep(kind=ArticleKind.BRIEF),
        FeeStep(per=Per.PICTURE),
    )
    assert whole.faults((ArticleKind.NEWS, ArticleKind.BRIEF)) == ()


def test_gaps_and_overlaps_are_named_with_their_lengths() -> None:
    holed = table(
        FeeStep(least=100, most=300),
        FeeStep(least=501, most=800),
        FeeStep(least=701, most=900),
        FeeStep(kind=ArticleKind.COMMENTARY, least=0, most=0),
        FeeStep(kind=ArticleKind.COMMENTARY, least=2000, most=0),
    )
    assert holed.faults() == (
        "各体裁 0—99字没有标准",
        "各体裁 301—500字没有标准",
        "各体裁 701—800字有两条标准",
        "各体裁 901字以上没有标准",
        "评论 2000字以上有两条标准",
    )


def test_a_step_within_another_hides_no_gap_and_makes_none() -> None:
    nested = table(
        FeeStep(least=0, most=900), FeeStep(least=100, most=200), FeeStep(least=901, most=0)
    )
    assert nested.faults() == ("各体裁 100—200字有两条标准",)


def test_kinds_pages_and_pictures_are_checked() -> None:
    odd = table(
        FeeStep(kind=ArticleKind.NEWS),
        FeeStep(per=Per.PICTURE),
        FeeStep(per=Per.PICTURE),
        FeeStep(kind=ArticleKind.NEWS, least=500, most=100),
        pages=(PageRate(page=1, percent=150), PageRate(page=1, percent=120)),
    )
    assert odd.faults((ArticleKind.NEWS, ArticleKind.BRIEF)) == (
        "第1版的加成写了 2 次",
        "简讯没有标准",
        "消息 500—100字：起点比终点大",
        "各体裁的图片写了 2 条标准，只能有一条",
    )


def test_a_kind_of_its_own_steps_needs_no_general_ones() -> None:
    own = table(FeeStep(kind=ArticleKind.NEWS, fee=1), FeeStep(fee=2))
    assert [step.fee for step in own.steps_for(ArticleKind.NEWS)] == [1]
    assert [step.fee for step in own.steps_for(ArticleKind.BRIEF)] == [2]
    assert own.steps_for(ArticleKind.NEWS, pictures=True) == ()


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (120, "壹元贰角整"),
        (1_005, "壹拾元零伍分"),
        (12_000, "壹佰贰拾元整"),
        (100_050, "壹仟元伍角整"),
        (100_500, "壹仟零伍元整"),
        (1_000_500, "壹万零伍元整"),
        (1_234_567, "壹万贰仟叁佰肆拾伍元陆角柒分"),
        (10_000_000, "壹拾万元整"),
        (2_010_300_000, "贰仟零壹拾万叁仟元整"),
        (10_000_000_100, "壹亿零壹元整"),
    ],
)
def test_money_in_capitals(fen: int, words: str) -> None:
    assert capital(fen) == words


def test_amounts_are_written_without_idle_digits() -> None:
    assert [hundredths(n) for n in (0, 5, 50, 100, 1250, -150)] == [
        *("0", "0.05", "0.5", "1", "12.5", "-1.5"),
    ]
    assert yuan(123_450) == "1,234.50"
