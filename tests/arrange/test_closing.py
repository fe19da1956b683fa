"""Closings: what a page lacks, and remedies that really close it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from newsroom.arrange.closing import Closing, ClosingKind, closings
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.placement import Placement
from newsroom.typeset.copyfit import Look, shapes
from newsroom.typeset.cuts import without
from tests.arrange.papers import composer, edition, house, photo, story

GRID = house().grid
FIRST = composer().blocked(2).bottom


def told(
    paper: Edition, placements: Sequence[Placement], pool: Sequence[str] = ()
) -> tuple[Closing, ...]:
    return closings(paper, "page2", placements, pool, composer(), Job())


def of(found: Sequence[Closing], kind: ClosingKind) -> list[Closing]:
    return [closing for closing in found if closing.kind is kind]


def composed(paper: Edition, placement: Placement) -> tuple[int, int]:
    fit = composer().article(replace(paper, placements=(placement,)), placement).fit
    return fit.over, fit.under


def advert(name: str) -> Article:
    return Article(uuid=name, kind=ArticleKind.ADVERT, headline="节约用水")


def wide(paper: Edition, uuid: str, span: int = 6, column: int = 0, row: int = FIRST) -> Placement:
    """An article as it usually looks over a span."""
    found = shapes(composer(), paper.articles[uuid], paper.pictures, Look(spans=(span,)))
    return min(found, key=lambda s: s.cost).placement(uuid, "page2", column, row)


def test_a_gap_is_told_and_filled_from_the_pool() -> None:
    paper = edition([story("a", 700, 5), *(story(name, 300) for name in "bcd")])
    lead = wide(paper, "a")
    fits = wide(paper, "b", 3, 0, lead.bottom)
    # What the page keeps free is just what story b takes.
    blocker = replace(lead, article="c", column=3, span=3, row=lead.bottom, depth=88 - lead.bottom)
    below = replace(
        blocker, uuid="below", article="d", column=0, row=fits.bottom, depth=88 - fits.bottom
    )
    found = told(paper, (lead, blocker, below), ("b",))
    gap = of(found, ClosingKind.GAP)[-1]
    assert (gap.columns, gap.rows) == (3, fits.depth)
    assert gap.words.startswith(f"第1—3栏缺 {fits.depth} 行×3 栏（约 ")
    (article,) = of(found, ClosingKind.ARTICLE)
    assert article.placement is not None
    assert (article.placement.span, article.placement.depth) == (3, fits.depth)
    assert composed(paper, article.placement)[0] == 0


def test_fillers_of_the_size_valid_on_the_day_are_offered_longest_unused_first() -> None:
    paper = edition([story("a", 700, 5), *(advert(f"f{i}") for i in range(5))])
    lead = wide(paper, "a")
    depth = 88 - lead.bottom
    day = paper.issue.date
    week = datetime.timedelta(7)

    def filler(uuid: str, **facts: object) -> Filler:
        plain = Filler(
            article=uuid, publication="", kind=FillerKind.PUBLIC_SERVICE, span=6, rows=depth
        )
        return replace(plain, **facts)  # type: ignore[arg-type]

    fillers = {
        "f0": filler("f0", last_used=day - week),
        "f1": filler("f1"),
        "f2": filler("f2", valid_until=day - week),
        "f3": filler("f3", rows=depth - 1),
        "f4": filler("f4", kind=FillerKind.ADVERT),
    }
    paper = replace(paper, fillers=fillers)
    found = told(paper, (lead,))
    offered = of(found, ClosingKind.FILLER)
    assert [closing.article for closing in offered] == ["f1", "f0"]
    place = offered[0].placement
    assert place is not None
    assert (place.column, place.row, place.span, place.depth) == (0, lead.bottom, 6, depth)
    assert "可用公益广告" in offered[0].words


def test_a_story_above_a_small_gap_is_stretched_by_its_picture() -> None:
    slot, picture = photo("one")
    paper = edition([story("a", 900, 5, (slot,))], (picture,))
    found = shapes(composer(), paper.articles["a"], paper.pictures, Look(spans=(6,)))
    depths = {shape.depth: shape for shape in found}
    depth = next(depth for depth in depths if depth + 1 in depths)
    place = depths[depth].placement("a", "page2", 0, 88 - depth - 1)
    (changed,) = [
        closing.placement
        for closing in of(told(paper, (place,)), ClosingKind.RESHAPE)
        if closing.rows == 1
    ]
    assert changed is not None
    assert changed.uuid == place.uuid
    assert changed.bottom == 88
    assert composed(paper, changed)[0] == 0


def test_words_to_add_reach_the_foot() -> None:
    paper = edition([story("a", 400, 5)])
    place = wide(paper, "a", 2)
    place = replace(place, row=88 - place.depth - 1)
    found = [c for c in of(told(paper, (place,)), ClosingKind.PUSH) if c.rows == 1]
    assert found
    assert all(closing.pushes for closing in found)


def test_a_story_that_runs_over_is_cut_to_fit() -> None:
    paper = edition([story("a", 400, 5)])
    whole = wide(paper, "a", 1)
    place = replace(whole, depth=whole.depth - 1)
    found = told(paper, (place,))
    over = of(found, ClosingKind.OVER)[0]
    assert over.rows == composed(paper, place)[0]
    assert over.words.endswith(f"多 {over.rows} 行")
    (cut,) = of(found, ClosingKind.CUT)
    article = paper.articles["a"]
    body = without(article.body, (at for one in cut.cuts for at in one.tried))
    shorter = replace(paper, articles={"a": replace(article, body=body)})
    assert composed(shorter, place)[0] == 0


def test_a_full_page_needs_nothing() -> None:
    paper = edition([story("a", 400, 5)])
    place = replace(wide(paper, "a", 2), span=6, depth=88 - FIRST)
    assert told(paper, (place,), ()) == ()


def test_a_cancel_ends_the_search() -> None:
    paper = edition([story("a", 400, 5), story("b", 300)])
    job = Job()
    job.cancel()
    place = wide(paper, "a", 2)
    with pytest.raises(CancelledError):
        closings(paper, "page2", (place,), ("b",), composer(), job)


def test_stories_above_a_gap_are_stretched_together() -> None:
    slots, pictures = zip(*(photo(name) for name in ("p", "q")), strict=True)
    stories = [story(f"s{i}", 700, 4, (slot,)) for i, slot in enumerate(slots)]
    paper = edition(stories, pictures)
    places = []
    for number, uuid in enumerate(paper.articles):
        found = shapes(composer(), paper.articles[uuid], paper.pictures, Look(spans=(3,)))
        depths = {shape.depth: shape for shape in found}
        depth = next(depth for depth in depths if depth + 2 in depths)
        places.append(depths[depth].placement(uuid, "page2", number * 3, 86 - depth))
    closing = next(
        c for c in of(told(paper, places), ClosingKind.RESHAPE) if (c.columns, c.rows) == (6, 2)
    )
    assert closing.placement is not None
    changed = (closing.placement, *closing.others)
    assert {p.uuid for p in changed} == {p.uuid for p in places}
    assert [p.bottom for p in changed] == [88, 88]
    assert [composed(paper, p)[0] for p in changed] == [0, 0]
    assert closing.words.startswith("第1—6栏缺 2 行×6 栏：《")


def test_two_pieces_fill_a_gap_side_by_side() -> None:
    paper = edition([story("a", 700, 5), advert("wide"), advert("small"), advert("other")])
    lead = wide(paper, "a", 5)
    depth = 88 - lead.bottom
    sizes = {"wide": (4, depth), "small": (2, depth), "other": (3, depth)}
    fillers = {
        uuid: Filler(article=uuid, publication="", kind=FillerKind.NOTICE, span=span, rows=rows)
        for uuid, (span, rows) in sizes.items()
    }
    paper = replace(paper, fillers=fillers)
    lead = replace(lead, span=6)
    (closing,) = of(told(paper, (lead,)), ClosingKind.FILLER)
    assert closing.placement is not None
    (second,) = closing.others
    assert (closing.placement.span, second.span) == (4, 2)
    assert (closing.placement.column, second.column) == (0, 4)
    assert closing.placement.bottom == second.bottom == 88
    assert closing.words.endswith("并排补上")


def test_copy_that_is_a_little_long_is_offered_with_its_cuts() -> None:
    paper = edition([story("a", 700, 5), story("b", 360)])
    lead = wide(paper, "a", 5)
    whole = wide(paper, "b", 1, 5, FIRST)
    foot = Placement(page="page2", article="a", column=5, row=88 - 5, span=1, depth=5, uuid="foot")
    paper = replace(paper, articles={**paper.articles, "c": story("c", 100)})
    foot = replace(foot, article="c", row=FIRST + whole.depth - 1, depth=89 - FIRST - whole.depth)
    lead = replace(lead, depth=88 - FIRST)
    offered = of(told(paper, (lead, foot), ("b",)), ClosingKind.ARTICLE)
    assert offered
    for closing in offered:
        assert closing.placement is not None
        assert closing.placement.depth == whole.depth - 1
        body = paper.articles["b"].body
        body = without(body, (at for one in closing.cuts for at in one.tried))
        shorter = {**paper.articles, "b": replace(paper.articles["b"], body=body)}
        assert composed(replace(paper, articles=shorter), closing.placement)[0] == 0


def test_a_boxed_story_keeps_its_box() -> None:
    slot, picture = photo("one")
    paper = edition([story("a", 900, 5, (slot,))], (picture,))
    look = Look(spans=(4,), box=True, tint=6)
    found = shapes(composer(), paper.articles["a"], paper.pictures, look)
    depths = {shape.depth: shape for shape in found}
    depth = next(depth for depth in depths if depth + 1 in depths)
    place = depths[depth].placement("a", "page2", 0, 88 - depth - 1)
    changed = [
        closing.placement
        for closing in of(told(paper, (place,)), ClosingKind.RESHAPE)
        if closing.rows == 1 and closing.placement is not None
    ]
    assert [(p.box, p.tint) for p in changed] == [(True, 6)]


def test_a_story_far_too_long_is_told_in_characters() -> None:
    paper = edition([story("a", 900, 5)])
    place = replace(wide(paper, "a", 2), depth=20)
    (over,) = of(told(paper, (place,)), ClosingKind.OVER)
    assert over.rows > 6
    assert "字），请删改、加大版位或下转" in over.words
    assert not of(told(paper, (place,)), ClosingKind.CUT)


def test_nothing_empty_is_offered_as_copy() -> None:
    pool = [Article(uuid="blank"), Article(uuid="guide", kind=ArticleKind.GUIDE), advert("ad")]
    paper = edition([story("a", 700, 5), *pool])
    found = told(paper, (wide(paper, "a", 5),), ("blank", "guide", "ad", "gone"))
    assert of(found, ClosingKind.GAP)
    assert not of(found, ClosingKind.ARTICLE)


def test_a_story_that_runs_over_is_made_deeper_into_free_rows() -> None:
    paper = edition([story("a", 500, 5)])
    whole = wide(paper, "a", 3)
    place = replace(whole, depth=whole.depth - 6)
    deeper = [
        closing.placement
        for closing in of(told(paper, (place,)), ClosingKind.RESHAPE)
        if closing.article == "a" and "版位加深" in closing.words
    ]
    assert deeper
    assert deeper[0] is not None
    assert deeper[0].depth > place.depth
    assert composed(paper, deeper[0])[0] == 0


def test_the_story_below_gives_way_to_one_that_runs_over() -> None:
    slot, picture = photo("one")
    paper = edition([story("a", 500, 5), story("b", 800, 3, (slot,))], (picture,))
    whole = wide(paper, "a", 3)
    found = shapes(composer(), paper.articles["b"], paper.pictures, Look(spans=(3,)))
    tallest = max(found, key=lambda shape: shape.depth)
    place = replace(whole, depth=whole.depth - 3)
    below = tallest.placement("b", "page2", 0, place.bottom)
    paper = replace(paper, articles={**paper.articles, "c": story("c", 100)})
    foot = replace(below, article="c", row=below.bottom, depth=88 - below.bottom, uuid="foot")
    (closing,) = [c for c in of(told(paper, (place, below, foot)), ClosingKind.RESHAPE) if c.others]
    assert closing.placement is not None
    (other,) = closing.others
    assert closing.placement.bottom == other.row
    assert other.bottom == below.bottom
    assert (other.uuid, closing.placement.uuid) == (below.uuid, place.uuid)
    assert composed(paper, closing.placement)[0] == composed(paper, other)[0] == 0
