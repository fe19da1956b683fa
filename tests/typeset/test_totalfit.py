"""The search for breaks against all breaks tried one by one."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.typeset.breaking import Breaker, Measure
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import FREE, Rules
from newsroom.typeset.spacing import space
from newsroom.typeset.totalfit import TotalFit
from tests.typeset.square import EM, square_book, square_lines

_PARTS = ["国民", "服务", "社区", "建", "，", "。", "“春”", "12.5%", "2026年", "（一）", "AI+"]
_TEXT = st.lists(st.sampled_from(_PARTS), min_size=3, max_size=16).map("".join)


def made(text: str, room: int) -> Breaker:
    book = square_book()
    scale = Scale(book, book.font("body"), EM)
    natural = [scale[char] for char in text]
    spaced = space(text, natural, EM, Rules(), lambda at: scale.ink(text[at]))
    return Breaker(spaced, Measure(room * EM))


def greedy(breaker: Breaker) -> list[int]:
    return breaker.greedy(0, 0)[0]


def price(breaker: Breaker, ends: list[int]) -> float:
    fit = TotalFit(breaker, 0, 0, ends)
    lines = zip([0, *ends], ends, strict=False)
    return sum(fit.cost(start, end, number) for number, (start, end) in enumerate(lines))


@settings(max_examples=80, deadline=None)
@given(_TEXT, st.integers(6, 12))
def test_never_dearer_than_greedy(text: str, room: int):
    breaker = made(text, room)
    ends = greedy(breaker)
    chosen = TotalFit(breaker, 0, 0, ends).ends()
    assert chosen[-1] == len(text)
    assert chosen == sorted(set(chosen))
    assert price(breaker, chosen) <= price(breaker, ends) + 1e-9


@settings(max_examples=60, deadline=None)
@given(_TEXT, st.integers(9, 14))
@example("国民国民国民国民国民国民国民12.5%12.5%12.5%", 10)
def test_as_good_as_trying_everything(text: str, room: int):
    breaker = made(text, room)
    spaced = breaker.spaced
    fit = TotalFit(breaker, 0, 0, greedy(breaker))

    def fits(start: int, end: int) -> bool:
        width = spaced.acc_end[end] - spaced.acc[start] - spaced.start_cut.get(start, 0)
        return width <= room * EM + breaker.squeeze(start, end)

    @cache
    def least(start: int, number: int) -> float:
        if start == len(text):
            return 0.0
        ends = [end for end in range(start + 1, len(text) + 1) if spaced.legal[end] == FREE]
        return min(
            (
                fit.cost(start, end, number) + least(end, number + 1)
                for end in ends
                if fits(start, end)
            ),
            default=1e9,
        )

    # The search looks at the few best ends of each line only, and only near the trouble.
    assert price(breaker, fit.ends()) <= least(0, 0) * 1.1 + 1.0


def test_of_equal_detours_the_last_is_taken():
    # Company for a lone last character comes from the line before it, not from the first.
    assert [len(line) for line in square_lines("国" * 33, 8)] == [8, 8, 8, 7, 2]
