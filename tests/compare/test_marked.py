"""Two versions woven into one: both can be read out of it again, moves are paired, makers told."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.compare.marked import marked
from newsroom.model.marked import Mark, Segment

FIRST = "清早，河湾村的杏果装上了冷链车，当天就能送到省城的超市里。\n"
SECOND = "村支书说，今年一共修了十二公里机耕路，收果子再也不用肩挑手提。\n"
THIRD = "镇里还请来农技员，住在村里教大家疏花套袋，优果率提高了两成。\n"

texts = st.text("春夏河湾村杏果路修，。\n", max_size=60)


def sides(segments: tuple[Segment, ...]) -> tuple[str, str]:
    before = "".join(each.text for each in segments if each.mark.before)
    return before, "".join(each.text for each in segments if each.mark.after)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, texts, texts)
def test_both_texts_can_be_read_out_of_it(before: str, between: str, after: str) -> None:
    segments = marked(before, after, between=[between])
    assert sides(segments) == (before, after)
    assert all(each.text for each in segments)
    assert all((each.step > 0) is (each.mark is not Mark.SAME) for each in segments)
    ends: dict[int, dict[Mark, str]] = defaultdict(dict)
    for each in segments:
        assert each.mark.before is False or before.startswith(each.text, each.old)
        assert each.mark.after is False or after.startswith(each.text, each.new)
        assert (each.move > 0) is (each.mark in (Mark.AWAY, Mark.HERE))
        if each.move:
            ends[each.move][each.mark] = each.text
    assert all(pair[Mark.AWAY] == pair[Mark.HERE] for pair in ends.values())


def test_a_paragraph_that_changed_places_is_one_move() -> None:
    segments = marked(FIRST + SECOND + THIRD, SECOND + THIRD + FIRST)
    moved = [(each.mark, each.text, each.move) for each in segments if each.move]
    assert moved == [(Mark.AWAY, FIRST, 1), (Mark.HERE, FIRST, 1)]
    assert not any(each.mark in (Mark.ADDED, Mark.REMOVED) for each in segments)


def test_a_sentence_taken_into_another_paragraph_is_a_move() -> None:
    told = "优果率提高了两成"
    after = FIRST.replace("。", f"，{told}。") + SECOND + THIRD.replace(f"，{told}", "")
    segments = marked(FIRST + SECOND + THIRD, after)
    assert [(each.mark, told in each.text) for each in segments if each.move] == [
        (Mark.HERE, True),
        (Mark.AWAY, True),
    ]


def test_a_paragraph_that_was_parted_gains_a_line_end_alone() -> None:
    after = SECOND.replace("，收果子", "\n收果子")
    changed = [each for each in marked(SECOND, after) if each.mark is not Mark.SAME]
    assert [(each.mark, each.text) for each in changed] == [
        (Mark.REMOVED, "，"),
        (Mark.ADDED, "\n"),
    ]


def test_each_change_is_laid_to_the_version_that_made_it() -> None:
    second = SECOND.replace("十二", "十三")
    third = second.replace("，收果子再也不用肩挑手提", "")
    changed = {
        each.text: each.step
        for each in marked(SECOND, third, between=[second])
        if each.mark is not Mark.SAME
    }
    assert changed == {"十二": 1, "十三": 1, "，收果子再也不用肩挑手提": 2}


def test_what_was_taken_out_and_written_again_is_laid_to_the_last() -> None:
    segments = marked("杏果", "杏果", between=["杏", "杏果"])
    assert segments == (Segment(Mark.SAME, "杏果", 0, 0),)
