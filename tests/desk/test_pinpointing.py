"""A place on the page, or in the markup, is the words that stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.compare.printed import shot_of
from newsroom.desk.desk import Desk
from newsroom.desk.pinpointing import Pinpoint, anchor_in_markup, markup_span, place_in
from newsroom.desk.remarking import anchor_in
from newsroom.desk.sheets import ProofWish
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, TextRole
from newsroom.model.shot import ShotLine
from tests.desk.conftest import put, story

MARKED = Article(body="## 路修到果园边\n村里修通了**十二公里**机耕路。\n### 一是修路｜收果子不愁。")
TOLD = "河湾村修通了十二公里机耕路，收果子再也不用肩挑手提。"


@pytest.fixture
def page(desk: Desk, issue: str) -> tuple[Edition, PageFrames]:
    article = replace(story("河湾村 修通机耕路", 3), kicker="丰收时节")
    made = put(desk, issue, replace(article, body=f"{TOLD}\n{article.body}"))
    home = desk.library.issues.pages(issue)[1].uuid
    desk.paging.place(made, home, 0, 4)
    edition = desk.paging.edition(issue)
    return edition, desk.proofs.sheets(edition, [home], ProofWish(marked=False)).pages[0]


def lines(page: tuple[Edition, PageFrames], role: TextRole) -> list[ShotLine]:
    return [line for text in shot_of(*page).texts if text.role is role for line in text.lines]


def middle(line: ShotLine, index: int) -> tuple[float, float]:
    across = line.across + line.size / 2
    return (line.along[index] + line.along[index + 1]) / 2, across


def test_a_click_on_a_character_is_that_character(page: tuple[Edition, PageFrames]) -> None:
    line = next(each for each in lines(page, TextRole.BODY) if "村修" in each.text)
    at = line.text.index("村修")
    pin = Pinpoint(*page).at(middle(line, at))
    assert (pin.anchor.field, pin.anchor.words) == ("body", "村")
    assert pin.anchor.trail.startswith("修通了")
    assert pin.spot.words.startswith("1栏") and pin.spot.page == 2


def test_a_drag_over_lines_takes_all_between(page: tuple[Edition, PageFrames]) -> None:
    body = lines(page, TextRole.BODY)
    first = next(each for each in body if "村修" in each.text)
    second = body[body.index(first) + 1]
    start = first.text.index("村修")
    pin = Pinpoint(*page).at(middle(second, 1), middle(first, start))
    wanted = (first.text[start:] + second.text[:2]).strip()
    assert pin.anchor.words == wanted
    assert len(pin.spots) == 2
    article = next(iter(page[0].articles.values()))
    assert Pinpoint(*page).of(article.uuid, pin.anchor) == pin.spots


def test_headlines_are_pinned_in_their_own_field(page: tuple[Edition, PageFrames]) -> None:
    line = next(each for each in lines(page, TextRole.HEADLINE) if "修通" in each.text)
    pin = Pinpoint(*page).at(middle(line, line.text.index("修")))
    assert (pin.anchor.field, pin.anchor.words) == ("headline", "修")


def test_a_place_beside_all_words_is_the_articles_or_the_pages(
    page: tuple[Edition, PageFrames],
) -> None:
    edition, frames = page
    (placed,) = edition.placements
    grid = edition.publication.grid
    inside = (int(grid.x(0)) + 1.0, int(grid.y(placed.row)) + 1.0)
    pin = Pinpoint(*page).at(inside)
    assert (pin.article, pin.anchor.field) == (placed.article, "")
    away = (float(frames.width - 1), float(frames.height - 1))
    assert Pinpoint(*page).at(away).article == ""


@pytest.mark.parametrize(
    ("selected", "words"),
    [
        ("十二公里", "十二公里"),
        ("**十二公里**", "十二公里"),
        ("## 路修", "路修"),
        ("路｜收", "路\u3000收"),
    ],
)
def test_words_selected_in_the_markup_are_those_that_are_read(selected: str, words: str) -> None:
    start = MARKED.body.index(selected)
    anchor = anchor_in_markup(MARKED, start, start + len(selected))
    assert anchor.words == words
    span = markup_span(MARKED, anchor)
    assert span is not None
    assert words.replace("\u3000", "｜") in MARKED.body[span[0] : span[1]]


def test_a_gap_in_the_markup_is_a_gap(desk: Desk) -> None:
    at = MARKED.body.index("机耕")
    anchor = anchor_in_markup(MARKED, at, at)
    assert (anchor.words, anchor.trail[:2]) == ("", "机耕")
    assert markup_span(MARKED, anchor) == (at, at)


def test_words_are_found_again_after_others_changed() -> None:
    anchor = anchor_in(MARKED, "body", 12, 14)
    later = replace(MARKED, body="新的一段。\n" + MARKED.body)
    span = markup_span(later, anchor)
    assert span is not None
    assert later.body[span[0] : span[1]] == anchor.words
    assert place_in("完全不同的话。", anchor) is None
    assert markup_span(MARKED, anchor_in(replace(MARKED, headline="题"), "headline", 0, 1)) is None
