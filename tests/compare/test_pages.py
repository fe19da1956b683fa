from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsroom.compare.pages import merge, same_page
from newsroom.model.holding import PageState
from newsroom.model.page import Page
from newsroom.model.placement import Placement

PAGE = Page(uuid="p", issue="i", number=3, name="综合", editor="孟川")


def put(name: str, column: int, row: int = 0, *, span: int = 1, depth: int = 10) -> Placement:
    return Placement(
        uuid=name, page="p", article=f"稿{name}", column=column, row=row, span=span, depth=depth
    )


def state(*placements: Placement, page: Page = PAGE) -> PageState:
    return PageState(page=page, placements=placements)


LEFT, RIGHT = put("左", 0), put("右", 3)
BASE = state(LEFT, RIGHT)


def test_what_only_they_changed_is_taken() -> None:
    moved = replace(RIGHT, row=20)
    found = merge(BASE, BASE, state(LEFT, moved))
    assert found.state.placements == (LEFT, moved)
    assert (found.ours, found.theirs, found.clashes) == (False, True, ())


def test_what_only_we_changed_stays() -> None:
    found = merge(BASE, state(LEFT), BASE)
    assert found.state.placements == (LEFT,)
    assert (found.ours, found.theirs, found.clashes) == (True, False, ())


def test_changes_of_different_articles_go_together() -> None:
    mine, theirs = replace(LEFT, depth=12), replace(RIGHT, box=True)
    added = put("新", 5, 40)
    found = merge(BASE, state(mine, RIGHT), state(LEFT, theirs, added))
    assert set(found.state.placements) == {mine, theirs, added}
    assert (found.ours, found.theirs, found.clashes) == (True, True, ())


def test_one_article_changed_on_both_sides_collides_and_ours_stays() -> None:
    mine, theirs = replace(LEFT, depth=12), replace(LEFT, depth=14)
    found = merge(BASE, state(mine, RIGHT), state(theirs, RIGHT))
    assert found.clashes == ("稿左",)
    assert found.state.placements == (mine, RIGHT)


def test_the_same_change_on_both_sides_is_one() -> None:
    moved = replace(LEFT, row=30)
    found = merge(BASE, state(moved, RIGHT), state(moved, RIGHT))
    assert (found.state.placements, found.clashes) == ((moved, RIGHT), ())


def test_taken_off_here_and_changed_there_collides() -> None:
    found = merge(BASE, state(RIGHT), state(replace(LEFT, row=30), RIGHT))
    assert found.clashes == ("稿左",)


def test_two_articles_on_the_same_ground_collide() -> None:
    mine, theirs = put("甲", 1, 40, span=2), put("乙", 2, 45, span=2)
    found = merge(BASE, state(LEFT, RIGHT, mine), state(LEFT, RIGHT, theirs))
    assert found.clashes == ("稿乙", "稿甲")
    assert found.state.placements == (LEFT, RIGHT, mine)


def test_one_article_put_on_the_page_by_both_desks_collides() -> None:
    mine = put("甲", 1, 40)
    theirs = replace(put("乙", 4, 60), article=mine.article)
    found = merge(BASE, state(LEFT, RIGHT, mine), state(LEFT, RIGHT, theirs))
    assert found.clashes == (mine.article,)


def test_kept_line_ends_are_theirs_and_no_change() -> None:
    proofed = replace(LEFT, kept_breaks=(12, 24))
    found = merge(BASE, BASE, state(proofed, RIGHT))
    assert found.state.placements == (proofed, RIGHT)
    assert not found.theirs
    assert same_page(BASE, state(proofed, RIGHT))


def test_without_a_common_state_an_empty_page_takes_what_comes() -> None:
    found = merge(None, state(), BASE)
    assert (found.state.placements, found.clashes) == ((LEFT, RIGHT), ())


def test_without_a_common_state_two_pages_collide_as_wholes() -> None:
    found = merge(None, state(LEFT), state(RIGHT))
    assert found.clashes == ("稿左", "稿右")
    assert found.state.placements == (LEFT,)


def test_without_a_common_state_equal_pages_are_one() -> None:
    found = merge(None, BASE, BASE)
    assert (found.clashes, found.theirs) == ((), False)


def test_the_fields_of_the_page_go_together() -> None:
    mine = state(LEFT, RIGHT, page=replace(PAGE, name="民生", editor="秦岚"))
    theirs = state(LEFT, RIGHT, page=replace(PAGE, editor="石磊", template="三条"))
    found = merge(BASE, mine, theirs).state.page
    assert (found.name, found.editor, found.template) == ("民生", "石磊", "三条")
    assert not same_page(mine, theirs)


SPOTS = st.builds(
    put,
    st.sampled_from("甲乙丙丁戊"),
    st.integers(0, 5),
    st.integers(0, 60),
    span=st.integers(1, 3),
    depth=st.integers(5, 25),
)
STATES = st.lists(SPOTS, max_size=5, unique_by=lambda p: p.uuid).map(lambda found: state(*found))


@given(STATES, STATES, STATES)
def test_nothing_that_either_desk_placed_is_lost_unsaid(
    base: PageState, ours: PageState, theirs: PageState
) -> None:
    found = merge(base, ours, theirs)
    if found.clashes:
        assert found.state.placements == ours.placements
        return
    before = {p.uuid: p for p in base.placements}
    kept = {p.uuid: p for p in found.state.placements}
    for side in (ours, theirs):
        for placement in side.placements:
            if before.get(placement.uuid) != placement:
                assert kept[placement.uuid] == placement


@given(STATES, STATES)
def test_one_side_unchanged_gives_the_other(base: PageState, other: PageState) -> None:
    for found in (merge(base, base, other), merge(base, other, base)):
        assert found.clashes == ()
        assert set(found.state.placements) == set(other.placements)
