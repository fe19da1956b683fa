"""首字下沉: the first hanzi over the first lines, and where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.frame import PageFrames, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Look, shapes
from newsroom.typeset.dropcap import LABEL, cap_size, capped
from newsroom.typeset.story import START
from tests.typeset.material import SENTENCES, edition, house, placement, prose, story

TAIL, LEAD = house("shangjie-shibao"), house("zhengzhou-ribao")
GRID = TAIL.grid
COMPOSER = Composer(TAIL)
EM = GRID.body_size


def set_page(article: Article, place: Placement) -> PageFrames:
    return COMPOSER.page(edition(TAIL, (article,), (place,)), "page2")


def texts(page: PageFrames) -> list[TextFrame]:
    return [f for f in page.frames if isinstance(f, TextFrame) and f.article]


def caps(article: Article, **changes: object) -> list[TextFrame]:
    place = placement("a", **{"drop_cap": 3, **changes})
    return [frame for frame in texts(set_page(article, place)) if frame.label == LABEL]


@pytest.mark.parametrize("lines", [2, 3])
def test_it_stands_on_the_grid_beside_the_first_lines(lines: int) -> None:
    found = texts(set_page(story("a", 3), placement("a", drop_cap=lines)))
    (cap,) = [frame for frame in found if frame.label == LABEL]
    body = next(frame for frame in found if frame.role is TextRole.BODY and frame is not cap)
    (run,) = cap.lines[0].runs
    assert run.text == "清"
    assert run.size == cap_size(GRID, lines)
    head = cap.y + cap.lines[0].baseline - run.size * 0.88
    foot = cap.y + cap.lines[0].baseline + run.size * 0.12
    first, last = body.lines[0], body.lines[lines - 1]
    assert head == pytest.approx(body.y + first.baseline - EM * 0.88, abs=GRID.pitch * 0.05)
    assert foot == pytest.approx(body.y + last.baseline + EM * 0.12, abs=2)
    for number, line in enumerate(body.lines[: lines + 1]):
        left = line.runs[0].xs[0]
        assert left >= run.size if number < lines else left < EM


def test_nothing_is_lost_or_printed_twice() -> None:
    article = story("a", 4)
    page = set_page(article, placement("a", span=6, depth=60, drop_cap=2))
    printed = sorted(
        at
        for frame in texts(page)
        for line in frame.lines
        for run in line.runs
        if run.start >= 0
        for at in run.offsets or range(run.start, run.start + len(run.text))
    )
    assert [article.body[at] for at in printed] == list(article.body.replace("\n", ""))
    fit = page.fit("at-a")
    assert fit is not None
    assert fit.taken == len(printed)


@pytest.mark.parametrize(
    "changes",
    [
        {"dateline": "本报讯"},
        {"body": "“甲乙”丙丁，" + prose(1)},
        {"body": "● " + prose(1)},
        {"body": "**清**晨的街" + prose(1)},
        {"body": "### 头一件｜" + prose(1)},
        {"body": "啊，" + prose(1)},
        {"body": "短短一句。\n" + prose(1)},
        {"body": "2026年" + prose(1)},
        {"body": ""},
        {"kind": ArticleKind.BRIEF},
    ],
)
def test_a_text_that_opens_otherwise_has_none(changes: dict[str, object]) -> None:
    article = story("a", 2, **{"credits": (), **changes})
    assert caps(article) == []


def test_a_lead_byline_leaves_none_and_a_tail_byline_does() -> None:
    article = story("a", 2, credits=(Credit("周明远", Role.REPORTER),))
    assert len(caps(article)) == 1
    measure = LEAD.grid.measure(2)
    setter = Composer(LEAD).setter
    paras = setter.story(article)
    assert capped(paras, 3, measure, setter) == paras


def test_notes_and_crossheads_before_the_text_have_none_of_their_own() -> None:
    noted = story("a", 2, body="> 编者的话。\n## 小标题\n" + prose(2))
    (cap,) = caps(noted)
    assert cap.lines[0].runs[0].text == "清"
    assert cap.lines[0].runs[0].start == noted.body.index("清")


def test_what_follows_a_jump_has_none() -> None:
    assert caps(story("a", 2), part=1) == []


def test_a_measure_too_narrow_has_none() -> None:
    setter = COMPOSER.setter
    paras = setter.story(story("a", 2))
    assert capped(paras, 3, Length(EM * 7), setter) == paras
    assert capped(paras, 3, Length(EM * 8), setter)[0].cap is not None
    assert capped(paras, 0, Length(EM * 11), setter) == paras


def test_where_too_few_lines_have_room_there_is_none() -> None:
    article = replace(story("a", 3), headline="")
    assert caps(article, depth=3, span=1) == []
    assert len(caps(article, depth=4, span=1)) == 1


def test_a_text_without_any_room_goes_on_from_its_first_character() -> None:
    article = replace(story("a", 3), headline="")
    place = placement("a", depth=1, drop_cap=3, span=1)
    done = COMPOSER.article(edition(TAIL, (article,), (place,)), place)
    assert done.fit.taken == 0
    assert done.rest == START


def test_its_shapes_hold_the_text() -> None:
    article = story("a", 5)
    found = shapes(COMPOSER, article, {}, Look(drop_cap=3, spans=(2, 3)))
    assert found
    for shape in found[:6]:
        place = replace(shape.placement("a", "page2", 0, 4), uuid="at-a")
        page = set_page(article, place)
        fit = page.fit("at-a")
        assert fit is not None
        assert (fit.over, fit.under) == (0, shape.under)
        assert any(frame.label == LABEL for frame in texts(page))


def test_kept_line_ends_hold_beside_it() -> None:
    article = story("a", 1, body=SENTENCES[0] + SENTENCES[1])
    place = placement("a", span=1, depth=30, drop_cap=2)
    free = texts(set_page(article, place))
    kept = replace(place, kept_breaks=(5, 12))
    again = texts(set_page(article, kept))
    assert [frame.label for frame in free] == [frame.label for frame in again]
