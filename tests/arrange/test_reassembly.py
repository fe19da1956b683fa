"""Assembling a page again: what stands moves as little as may be; odd pages come out whole."""

from __future__ import annotations

from dataclasses import replace

from newsroom.arrange.assemble import Assembly, assemble
from newsroom.arrange.pieces import Effort
from newsroom.arrange.weights import WEIGHTS
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.placement import Placement
from tests.arrange.papers import brief, composer, edition, house, paper, photo, story

QUICK = Effort(1.0, 0.2)
BRIEF = Effort(0.6, 0.1)
GRID = house().grid
# Own words of about three lines of one column.
MORE = "渠边新栽的杨树都已成活，村里又添了两处歇脚的长椅。"


def assembled(paper_: Edition, effort: Effort = QUICK, *, fresh: bool = False) -> Assembly:
    return assemble(paper_, "page2", composer(), Job(), effort, fresh=fresh)


def taken(paper_: Edition, assembly: Assembly) -> Edition:
    others = tuple(p for p in paper_.placements if p.page != assembly.page)
    return replace(paper_, placements=(*others, *assembly.placements))


def whole(assembly: Assembly) -> None:
    for index, one in enumerate(assembly.placements):
        assert 0 <= one.column < one.right <= GRID.columns
        assert one.bottom <= GRID.rows
        rest = assembly.placements[index + 1 :]
        assert one.locked or not any(one.overlaps(o) for o in rest if not o.locked)


def test_a_full_page_that_has_not_changed_stays() -> None:
    made = paper(3)
    first = assembled(made)
    made = taken(made, first)
    told: list[str] = []
    again = assemble(made, "page2", composer(), Job(lambda _, text: told.append(text)), QUICK)
    assert again.fill == 1.0
    assert set(again.placements) == set(made.on_page("page2"))
    assert again.moves == ()
    assert 0 < again.cost <= first.cost
    # Nothing is searched for where nothing is wanted.
    assert again.alternatives == ()
    assert set(told) == {"正在量取稿件"}


def test_a_page_that_had_better_stand_is_told_with_its_own_cost() -> None:
    made = edition([story("a", 400, 5), story("b", 300)])
    tall = [replace(p, depth=p.depth + 9) for p in assembled(made).placements]
    lead, other = sorted(tall, key=lambda p: p.column)
    stands = assembled(replace(made, placements=(lead, other)))
    assert stands.moves == ()
    # The lead at the right, two columns further from the left, and two degrees above the other.
    turned = (replace(lead, column=other.span), replace(other, column=0))
    again = assembled(replace(made, placements=turned))
    assert again.moves == ()
    assert again.cost - stands.cost == 2 * 2 * WEIGHTS["column"]


def test_a_story_that_grows_by_three_lines_moves_few_others() -> None:
    """At most three stories leave their columns on most pages, however full these are."""
    assert sum(moved(seed) <= 3 for seed in range(10)) >= 9


def moved(seed: int) -> int:
    """How many stories come, go, change columns or change their order in these."""
    made = paper(seed)
    before = assembled(made, BRIEF)
    grown = before.placements[3].article
    article = replace(made.articles[grown], body=f"{made.articles[grown].body}\n{MORE}")
    made = taken(made, before)
    made = replace(made, articles={**made.articles, grown: article})
    after = assembled(made, BRIEF)
    whole(after)
    assert after.fill >= before.fill
    assert after.overset_lines == 0
    old = {p.article: p for p in before.placements}
    new = {p.article: p for p in after.placements}
    stay = {u for u in old.keys() & new.keys() if columns(old[u]) == columns(new[u])}
    turned = {
        one
        for one in stay
        for other in stay
        if crossing(old[one], old[other]) and old[one].row < old[other].row
        if new[one].row > new[other].row
    }
    return len((old.keys() | new.keys()) - stay) + len(turned)


def columns(placement: Placement) -> tuple[int, int]:
    return placement.column, placement.span


def crossing(one: Placement, other: Placement) -> bool:
    return one.column < other.right and other.column < one.right


def test_what_waits_is_placed_on_free_ground_and_what_stands_stays() -> None:
    made = edition([story("a", 400, 4), story("b", 300), story("c", 200)])
    two = taken(made, assembled(replace(made, articles={u: made.articles[u] for u in "ab"})))
    two = replace(two, articles=made.articles)
    after = assembled(two)
    assert not after.held_over
    assert set(two.placements) <= set(after.placements)
    # A page that stands fuller than any found, because of a large picture, holds nothing over.
    slot, picture = photo("wide")
    made = edition([story("a", 400, 4, (slot,)), story("b", 300), story("c", 200)], (picture,))
    large = Placement(page="page2", article="b", column=0, row=3, span=5, depth=60)
    for fresh in (False, True):
        again = assembled(replace(made, placements=(large,)), fresh=fresh)
        assert not again.held_over


def test_a_fresh_assembly_is_free_to_move_everything() -> None:
    made = paper(3)
    first = assembled(made)
    mirrored = [replace(p, column=GRID.columns - p.right) for p in first.placements]
    made = replace(made, placements=tuple(mirrored))
    assert {m.words for m in assembled(made, fresh=True).moves}
    lead = next(p for p in assembled(made, fresh=True).placements if p.article == "00-3")
    assert (lead.column, lead.row) == (0, composer().blocked(2).bottom)


def test_other_tilings_differ_and_are_whole() -> None:
    made = paper(3)
    best = assembled(made, Effort(1.0, 0.5, 0.6))
    assert best.alternatives
    shown = [best, *best.alternatives]
    for assembly in shown:
        whole(assembly)
        assert assembly.fill == 1.0
        assert assembly.overset_lines == 0
    for index, one in enumerate(shown):
        for other in shown[index + 1 :]:
            assert unlike(one, other)
    assert all(not assembly.alternatives for assembly in best.alternatives)


def unlike(one: Assembly, other: Assembly) -> bool:
    mine = {p.article: (p.span, p.column) for p in one.placements}
    its = {p.article: (p.span, p.column) for p in other.placements}
    differ = sum(mine[article] != its[article] for article in mine)
    return differ * 3 >= len(mine) or mine["00-3"] != its["00-3"]


def test_fillers_guides_and_adverts_come_only_where_they_belong() -> None:
    advert = Article(uuid="advert", kind=ArticleKind.ADVERT, headline="招租")
    guide = Article(uuid="guide", kind=ArticleKind.GUIDE, headline="导读")
    made = edition([story("a", 300, 5), story("f", 120), advert, guide])
    filler = Filler(article="f", publication=house().stem, kind=FillerKind.TEXT)
    made = replace(made, fillers={"f": filler})
    assembly = assembled(made)
    assert {p.article for p in assembly.placements} | set(assembly.held_over) == {"a"}
    meant = assembled(replace(made, meant={"advert": "page2"}))
    assert {p.article for p in meant.placements} | set(meant.held_over) == {"a", "advert"}


def test_two_hundred_briefs_are_placed_or_held_over() -> None:
    made = edition([brief(f"b{number}") for number in range(200)])
    assembly = assembled(made)
    whole(assembly)
    assert assembly.fill > 0.8
    assert len(assembly.placements) + len(assembly.held_over) == 200


def test_one_story_and_one_picture_story_are_placed() -> None:
    alone = assembled(edition([story("a", 300, 5)]))
    assert [(p.article, p.column, p.row) for p in alone.placements] == [("a", 0, 3)]
    slot, picture = photo("p")
    shown = Article(uuid="photo", kind=ArticleKind.PICTURE, headline="水到田头", slots=(slot,))
    pictured = assembled(edition([shown], (picture,)))
    assert [p.article for p in pictured.placements] == ["photo"]
    assert pictured.closings


def test_locked_placements_stay_even_where_all_are_locked_or_overlap() -> None:
    made = paper(3)
    first = assembled(made)
    locked = tuple(replace(p, locked=True) for p in first.placements)
    again = assembled(replace(made, placements=locked))
    assert set(again.placements) == set(locked)
    assert again.moves == ()
    one = Placement(page="page2", article="01-3", column=0, row=3, span=3, depth=30, locked=True)
    two = replace(one, uuid="two", article="02-3", column=2, row=20)
    crossed = assembled(replace(made, placements=(one, two)))
    assert {one, two} <= set(crossed.placements)
    whole(crossed)
