"""Line ends kept after a proof, through edits and through a whole composed article."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.typeset.kept import rebased

_BODY = st.text("春种秋收。**\n", max_size=60)
_EDIT = st.tuples(st.integers(0, 60), st.integers(0, 12), st.text("夏长\n冬藏", max_size=6))


def edited(body: str, edit: tuple[int, int, str]) -> tuple[str, int, int]:
    """The body after an edit, and where the edit began and ended in the old one."""
    start = min(edit[0], len(body))
    end = min(start + edit[1], len(body))
    return body[:start] + edit[2] + body[end:], start, end


@settings(max_examples=300, deadline=None)
@given(_BODY, _EDIT, st.sets(st.integers(1, 60)))
@example("春种\n秋收", (3, 0, "夏长\n"), {4})
def test_ends_before_the_edit_stay_and_later_paragraphs_move(
    body: str, edit: tuple[int, int, str], wanted: set[int]
):
    kept = tuple(sorted(end for end in wanted if end < len(body)))
    new, start, end = edited(body, edit)
    after = rebased(kept, body, new)
    moved = len(new) - len(body)
    assert set(after) <= {*kept, *(at + moved for at in kept)}
    assert {at for at in kept if at <= start} <= set(after)
    line = body.find("\n", end)
    if line >= 0:
        assert {at + moved for at in kept if at > line + 1} <= set(after)
    assert all(0 < at < max(len(new), 1) or at <= start for at in after)
    assert list(after) == sorted(set(after))


@settings(max_examples=200, deadline=None)
@given(_BODY, _EDIT, st.sets(st.integers(1, 60)))
def test_rebasing_again_changes_nothing(body: str, edit: tuple[int, int, str], wanted: set[int]):
    new, _, _ = edited(body, edit)
    once = rebased(tuple(wanted), body, new)
    assert rebased(once, new, new) == once


def test_a_paragraph_put_in_leaves_the_next_one_whole():
    assert rebased((2, 6), "甲乙丙\n丁戊己庚", "甲乙丙\n新来的\n丁戊己庚") == (2, 10)
    assert rebased((2, 10), "甲乙丙\n新来的\n丁戊己庚", "甲乙丙\n丁戊己庚") == (2, 6)


def test_the_rest_of_an_edited_paragraph_is_free():
    assert rebased((2, 4, 9), "甲乙丙丁戊\n己庚辛壬癸", "甲乙丙新丁戊\n己庚辛壬癸") == (2, 10)
