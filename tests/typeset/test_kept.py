"""Line ends kept after a proof, through edits and through a whole composed article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.frame import TextRole
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.kept import line_ends, rebased
from tests.typeset.material import edition, house, placement, prose

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


def test_each_of_several_edits_counts_in_its_own_paragraph():
    old = "甲乙丙丁\n戊己庚辛\n壬癸子丑\n寅卯辰巳"
    new = "甲乙新丙丁\n戊己庚辛\n壬癸子添上丑\n寅卯辰巳"
    assert rebased((2, 3, 7, 12, 14, 17), old, new) == (2, 8, 20)
    put_in = "甲乙新丙丁\n加一段\n戊己庚辛\n壬癸子丑\n寅卯新辰巳"
    assert rebased((2, 7, 12, 17), old, put_in) == (2, 12, 17)
    assert rebased((2, 7, 12, 17), old, "新的\n全不同") == ()


LEAD = house("zhengzhou-ribao")
COMPOSER = Composer(LEAD)
PEOPLE = tuple(
    Credit(name, Role.REPORTER) for name in ("周明远", "何思雨", "欧阳若水", "司徒长风", "郑安")
)


def bodies(article: Article, place: Placement) -> list[tuple[str, bool]]:
    """The body lines of a composed article, and whether they end a paragraph."""
    made = edition(LEAD, (article,), (place,))
    return [
        (line.text, line.ends)
        for frame in COMPOSER.article(made, place).texts
        if frame.role is TextRole.BODY
        for line in frame.lines
    ]


def ends_of(article: Article, place: Placement) -> tuple[int, ...]:
    made = edition(LEAD, (article,), (place,))
    return line_ends(COMPOSER.article(made, place).texts, place.uuid)


@pytest.fixture(scope="module")
def proof() -> tuple[Article, Placement]:
    """A story whose dateline and byline fill more than a line of their own, with kept ends."""
    article = Article(
        uuid="a",
        headline="老市场换新颜",
        dateline="本报上街讯",
        credits=PEOPLE,
        source_unit="上街区市场监督管理局",
        body=prose(5),
    )
    place = placement("a", span=2, depth=70)
    return article, replace(place, kept_breaks=ends_of(article, place))


def test_kept_ends_set_the_article_as_it_was(proof: tuple[Article, Placement]):
    article, place = proof
    free = bodies(article, replace(place, kept_breaks=()))
    assert "".join(text for text, _ in free[:2]).startswith("本报上街讯（记者")
    assert bodies(article, place) == free
    assert ends_of(article, place) == place.kept_breaks


@pytest.mark.parametrize("at", [8, 60, 150, 290, 420])
@pytest.mark.parametrize("put", ["新", "，", "5G", "添上一句较长的话，看后面的行怎样走。", "\n"])
def test_lines_before_an_edit_stay_and_later_paragraphs_too(
    proof: tuple[Article, Placement], at: int, put: str
):
    article, place = proof
    typed = replace(article, body=article.body[:at] + put + article.body[at:])
    kept = rebased(place.kept_breaks, article.body, typed.body)
    after = bodies(typed, replace(place, kept_breaks=kept))
    before = bodies(article, place)
    length = done = 0
    opening = "".join(text for text, _ in before).index(article.body[:5])
    while length + len(before[done][0]) <= opening + at - article.body[:at].count("\n"):
        length += len(before[done][0])
        done += 1
    # The line before the edit may take what was typed right behind it only as a legal end.
    assert after[: done - 1] == before[: done - 1]
    later = article.body.count("\n", at)
    tail = [n for n, (_, ends) in enumerate(before) if ends][-later - 1] + 1 if later else None
    if tail is not None:
        assert after[tail - len(before) :] == before[tail:]


@pytest.mark.parametrize(
    "change", [{"span": 3}, {"span": 1}, {"text_columns": 1}, {"text_columns": 3}, {"box": True}]
)
def test_another_measure_frees_kept_ends(
    proof: tuple[Article, Placement], change: dict[str, object]
):
    article, place = proof
    moved = replace(place, **change)  # type: ignore[arg-type]
    assert bodies(article, moved) == bodies(article, replace(moved, kept_breaks=()))
