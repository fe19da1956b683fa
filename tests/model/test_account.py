from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.account import (
    WEIGHTS,
    BookedError,
    Found,
    OutsideReview,
    Sort,
    Weight,
    rate,
    told,
)

TIME = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


def error(**given_: Any) -> BookedError:
    return BookedError(
        **{"issue": "i", "found": Found.AFTER, "time": TIME, "wrong": "字", **given_}
    )


def tenths(*errors: BookedError, characters: int = 10_000) -> int:
    return rate("i", characters, errors).tenths


def test_one_character_counts_one_a_few_two_and_more_four() -> None:
    counts = [tenths(error(characters=number)) for number in (1, 2, 5, 6, 30)]
    assert counts == [10, 20, 20, 40, 40]


def test_places_of_weight_count_twice_but_not_for_marks() -> None:
    assert tenths(error(heavy=True)) == 20
    assert tenths(error(sort=Sort.MARK, heavy=True)) == 1


def test_the_same_error_counts_three_times_at_most() -> None:
    made = rate("i", 10_000, [error(wrong="布署", right="部署") for _ in range(5)])
    assert made.tenths == 30
    assert [one.tenths for one in made.counted] == [10, 10, 10, 0, 0]
    assert "最多计3次" in made.counted[-1].why
    assert tenths(*(error(wrong=f"字{n}") for n in range(5))) == 50


def test_number_style_counts_one_an_issue_at_most() -> None:
    errors = [error(sort=Sort.NUMERAL, wrong=f"{n}个") for n in range(14)]
    made = rate("i", 10_000, errors)
    assert made.tenths == 10
    assert "每期最多计1个" in made.counted[-1].why


def test_what_was_caught_before_printing_is_credit() -> None:
    made = rate("i", 10_000, [error(found=Found.BEFORE), error(wrong="别")])
    assert (made.tenths, made.credit) == (10, 10)


def test_form_is_counted_apart_and_a_missing_name_costs_four() -> None:
    made = rate("i", 10_000, [error(sort=Sort.FORM_NAME, wrong="", note="报名缺")])
    assert (made.tenths, made.form) == (0, 40)
    assert not made.passes
    assert rate("i", 10_000, [error(sort=Sort.FORM, wrong=f"{n}") for n in range(3)]).passes


def test_an_issue_passes_with_three_in_ten_thousand() -> None:
    errors = [error(wrong=f"字{n}") for n in range(6)]
    assert rate("i", 20_000, errors).passes
    assert rate("i", 20_000, errors).per_ten_thousand == 3.0
    assert not rate("i", 19_999, errors).passes
    assert rate("i", 0, ()).passes
    assert not rate("i", 0, errors).passes


def test_a_house_may_weigh_otherwise_and_an_editor_too() -> None:
    own = tuple(Weight(Sort.WORD, 5) if w.sort is Sort.WORD else w for w in WEIGHTS)
    assert rate("i", 10_000, [error(characters=9)], own).tenths == 5
    assert rate("i", 10_000, [error(weight=25, heavy=True)]).tenths == 25


@given(st.lists(st.tuples(st.sampled_from(Sort), st.integers(1, 40), st.booleans()), max_size=30))
def test_no_error_weighs_less_than_nothing_and_all_are_told(
    made: list[tuple[Sort, int, bool]],
) -> None:
    errors = [error(sort=s, characters=n, heavy=h, wrong=f"{n % 3}") for s, n, h in made]
    counted = rate("i", 10_000, errors)
    assert len(counted.counted) == len(errors)
    assert all(one.tenths >= 0 for one in counted.counted)
    assert counted.tenths + counted.form == sum(one.tenths for one in counted.counted)


def test_words_of_the_account() -> None:
    assert [told(n) for n in (0, 1, 10, 25)] == ["0", "0.1", "1", "2.5"]
    assert {sort.text for sort in Sort} >= {"缺报名", "标点符号"}
    assert [found.text for found in Found] == ["印前发现", "印后发现"]
    opinion = OutsideReview(publication="p", issue="i", unit="审读中心", day=TIME.date(), time=TIME)
    assert opinion.state.text == "待整改"
