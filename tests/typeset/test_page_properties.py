"""What must hold of every page, whatever copy stands on it and however it is divided.

Random copy of own writing (marks in clusters, Latin, numbers, pictures, boxes, vertical headlines,
drop caps, jumps) on pages cut at random; each page is composed and asked for the properties that
no page of a newspaper may lack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.frame import BoxFrame, Line, PageFrames, PictureFrame, TextFrame, TextRole
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from tests.typeset.material import PHOTO, SENTENCES, SLOT, edition, house

HOUSE = house("shangjie-shibao")
GRID = HOUSE.grid
_CENTIPOINT = 127  # EMU, 0.01 pt
_RUNNING = (TextRole.BODY, TextRole.NOTE)
_BASELINE = GRID.pitch * 0.8

_HAN = st.text("渠水村路灯桥树秋收冬藏早市巡查登记公平", min_size=1, max_size=9)
_CLAUSE = st.one_of(
    _HAN,
    st.builds("“{}”".format, _HAN),
    st.builds("《{}》".format, _HAN),
    st.builds("（{}）".format, _HAN),
    st.builds("**{}**".format, _HAN),
    st.sampled_from(
        ["12.5%", "3月15日", "￥1,286", "AI+", "GB/T", "——", "……", "36.5km", "8:30", "5G", "-3.4℃"]
    ),
)
_SENTENCE = st.lists(
    st.tuples(_CLAUSE, st.sampled_from(["，", "。", "、", "", "；", "？！"])),
    min_size=1,
    max_size=9,
).map(lambda parts: "".join(clause + mark for clause, mark in parts))
_PARAGRAPH = st.one_of(
    st.sampled_from(SENTENCES),
    _SENTENCE,
    st.builds("## {}".format, _HAN),
    st.builds("● {}".format, _SENTENCE),
    st.builds("> {}".format, _SENTENCE),
    st.builds("### {}｜{}".format, _HAN, _SENTENCE),
)
_HEADLINE = st.sampled_from(
    [
        "渠水进村",
        "三条断头路年内打通 居民出行少绕两公里",
        "“一把尺子”量到底",
        "12345热线回访满意率98.6%",
        "旧厂房里办起修车课，学员当月上岗",
        "",
    ]
)


@st.composite
def _articles(draw: st.DrawFn, name: str) -> Article:
    kind = draw(st.sampled_from([ArticleKind.NEWS] * 4 + [ArticleKind.BRIEF, ArticleKind.PICTURE]))
    slots: tuple[Slot, ...] = (SLOT,) if draw(st.booleans()) else ()
    if kind is ArticleKind.PICTURE:
        slots = (SLOT,)
    return Article(
        uuid=name,
        kind=kind,
        section=draw(st.sampled_from(["", "", "短波"])),
        kicker=draw(st.sampled_from(["", "春灌一线见闻"])),
        headline=draw(_HEADLINE),
        subhead=draw(st.sampled_from(["", "——渠口村用水记"])),
        dateline=draw(st.sampled_from(["", "本报讯"])),
        credits=(Credit("孟晓晨", Role.REPORTER),) if draw(st.booleans()) else (),
        body="\n".join(draw(st.lists(_PARAGRAPH, min_size=0, max_size=14))),
        slots=slots,
        importance=draw(st.integers(1, 5)),
    )


def _placed(draw: st.DrawFn, article: str, rectangle: tuple[int, int, int, int]) -> Placement:
    column, row, span, depth = rectangle
    return Placement(
        uuid=f"at-{article}",
        page="page2",
        article=article,
        column=column,
        row=row,
        span=span,
        depth=depth,
        text_columns=draw(st.sampled_from([0, 0, max(span - 1, 1)])),
        vertical_headline=draw(st.sampled_from([False, False, False, True])),
        box=draw(st.sampled_from([False, False, True])),
        drop_cap=draw(st.sampled_from([0, 0, 2, 3])),
    )


@st.composite
def _editions(draw: st.DrawFn) -> Edition:
    """Page two in two to four blocks, and one story that jumps to page three."""
    first = composer().blocked(2).bottom
    gutter = draw(st.integers(1, 5))
    upper = draw(st.integers(first + 12, 60))
    rectangles = [
        (0, first, gutter, upper - first),
        (0, upper, gutter, GRID.rows - upper),
        (gutter, first, 6 - gutter, GRID.rows - first),
    ]
    articles, places = [], []
    for number, rectangle in enumerate(rectangles):
        articles.append(draw(_articles(f"a{number}")))
        places.append(_placed(draw, f"a{number}", rectangle))
    if draw(st.booleans()):
        tail = replace(places[-1], uuid="tail", page="page3", part=1, row=first, depth=30)
        places.append(replace(tail, vertical_headline=False, drop_cap=0, column=0))
    return edition(HOUSE, tuple(articles), tuple(places), pages=3)


@cache
def composer() -> Composer:
    """One composer: what it has set once it keeps."""
    return Composer(HOUSE)


def texts(page: PageFrames) -> list[TextFrame]:
    return [frame for frame in page.frames if isinstance(frame, TextFrame)]


def running(page: PageFrames) -> Iterator[tuple[TextFrame, Line]]:
    for frame in texts(page):
        for line in frame.lines:
            if frame.article and line.role in _RUNNING:
                yield frame, line


_USUAL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@_USUAL
@given(_editions())
def test_no_frame_leaves_its_placement_or_the_type_area(made: Edition) -> None:
    places = {place.uuid: place for place in made.placements}
    for page in composer().pages(made):
        for frame in page.frames:
            if not isinstance(frame, TextFrame | PictureFrame | BoxFrame) or not frame.placement:
                continue
            place = places[frame.placement]
            assert GRID.x(place.column) <= frame.x
            assert frame.x + frame.width <= GRID.x(place.column) + GRID.measure(place.span)
            assert GRID.y(place.row) <= frame.y
            assert frame.y + frame.height <= GRID.y(place.bottom)
            assert place.bottom <= GRID.rows


@_USUAL
@given(_editions())
def test_text_and_pictures_never_stand_on_one_another(made: Edition) -> None:
    for page in composer().pages(made):
        solid = [f for f in page.frames if isinstance(f, TextFrame | PictureFrame) and f.placement]
        for number, one in enumerate(solid):
            for other in solid[number + 1 :]:
                apart = (
                    one.x + one.width <= other.x
                    or other.x + other.width <= one.x
                    or one.y + one.height <= other.y
                    or other.y + other.height <= one.y
                )
                # A drop cap stands in a corner that its paragraph leaves free.
                initial = "首字" in one.label or "首字" in other.label
                assert apart or initial, (one.label, other.label)


@_USUAL
@given(_editions())
def test_baselines_stand_on_the_grid(made: Edition) -> None:
    for page in composer().pages(made):
        for frame, line in running(page):
            if "首字" not in frame.label:
                place = frame.y + line.baseline - GRID.top - _BASELINE
                assert place % GRID.pitch == 0, frame.label


@_USUAL
@given(_editions())
def test_lines_but_the_last_fill_their_measure(made: Edition) -> None:
    for page in composer().pages(made):
        for frame, line in running(page):
            if line.ends or "首字" in frame.label or not _elastic(line):
                continue
            assert abs(line.runs[-1].xs[-1] - line.width) <= _CENTIPOINT, line.text


def _elastic(line: Line) -> bool:
    """Whether the line has a place that may be stretched: it is more than one atom."""
    return len(re.findall(r"[\u4e00-\u9fff]", line.text)) >= 2


@_USUAL
@given(_editions())
def test_no_line_breaks_a_prohibition(made: Edition) -> None:
    for page in composer().pages(made):
        for frame in texts(page):
            pairs = list(zip(frame.lines, frame.lines[1:], strict=False))
            for one, other in pairs:
                if one.ends or one.role not in _RUNNING or "首字" in frame.label:
                    continue
                ending, opening = one.text.rstrip(), other.text.lstrip("\u3000 ")
                assert opening[:1] not in set("”’）》〉」』】〗〕］｝，、；：。．？！·／–%‰℃"), (
                    one.text
                )
                assert ending[-1:] not in set("“‘（《〈「『【〖〔［｛￥№／"), other.text
                meeting = ending[-1:] + opening[:1]
                assert meeting not in {"——", "……"}
                assert not re.fullmatch(r"[0-9A-Za-z]{2}", meeting), (one.text, other.text)


@_USUAL
@given(_editions())
def test_every_character_is_printed_once_and_in_order(made: Edition) -> None:
    pages = composer().pages(made)
    fits = {fit.placement: fit for page in pages for fit in page.fits}
    for article in made.articles.values():
        printed: list[int] = []
        for part in made.parts(article.uuid):
            page = next(page for page in pages if page.page == part.page)
            for frame in texts(page):
                if frame.placement == part.uuid:
                    printed += [at for line in frame.lines for at in _offsets(line)]
        assert len(printed) == len(set(printed)), article.body
        caps = [p for p in made.parts(article.uuid) if p.drop_cap]
        assert printed == sorted(printed) or caps
        if any(fits[part.uuid].over for part in made.parts(article.uuid)):
            continue
        shown = Counter(article.body[at] for at in printed)
        wanted = Counter(markup.visible(article.body))
        for blank in " \u3000\n｜":
            shown.pop(blank, None)
            wanted.pop(blank, None)
        assert shown == wanted


def _offsets(line: Line) -> Iterator[int]:
    for run in line.runs:
        if run.start >= 0:
            yield from run.offsets or range(run.start, run.start + len(run.text))


@settings(_USUAL, max_examples=15)
@given(_editions())
def test_a_fresh_composer_sets_the_very_same_pages(made: Edition) -> None:
    assert Composer(HOUSE).pages(made) == composer().pages(made)


@_USUAL
@given(_editions(), st.integers(0, 2))
def test_what_an_edit_does_not_touch_comes_back_unchanged(made: Edition, number: int) -> None:
    before = composer().pages(made)
    article = made.articles[f"a{number}"]
    edited = replace(article, body=article.body + "又添一句。")
    after = composer().pages(replace(made, articles={**made.articles, article.uuid: edited}))

    def others(pages: tuple[PageFrames, ...]) -> list[TextFrame]:
        return [f for page in pages for f in texts(page) if f.article not in ("", article.uuid)]

    assert others(before) == others(after)
    assert PHOTO.sha256 in made.pictures
