"""Assembly: proposed from a snapshot, taken in one step, refused where an editor was faster."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.arrange.judging import blemishes
from newsroom.arrange.pieces import Effort
from newsroom.arrange.weights import WEIGHTS
from newsroom.desk.assembling import Wish, propose, propose_issue, proposed
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.placement import Placement
from tests.arrange.papers import paper
from tests.desk.conftest import put, story

QUICK = Effort(2.0, 0.1)
BRIEFLY = Effort(1.0, 0.1)  # that much fills these pages, and more tries what cannot be filled


def first_page(desk: Desk, issue: str) -> str:
    return desk.library.issues.pages(issue)[0].uuid


def test_assembly_places_all_that_fits_and_is_one_act(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    for number in range(5):
        put(desk, issue, story(f"第{number}条街亮灯", 6 + 2 * number))
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK)
    assert desk.library.issues.placements(page) == ()
    desk.paging.take((assembly,), edition)
    placed = desk.library.issues.placements(page)
    assert {p.article for p in placed} == set(edition.articles)
    assert not any(a.overlaps(b) for a in placed for b in placed if a.uuid != b.uuid)
    assert assembly.overset_lines == 0
    assert assembly.held_over == ()
    desk.undo()
    assert desk.library.issues.placements(page) == ()


def test_an_issue_is_assembled_page_after_page(desk: Desk, issue: str) -> None:
    for number in range(30):
        put(desk, issue, story(f"第{number}条街亮灯", 14))
    assemblies = propose_issue(desk.paging.edition(issue), Composers(), Job(), BRIEFLY)
    articles = [p.article for assembly in assemblies for p in assembly.placements]
    assert len(articles) == len(set(articles))
    assert not any(set(assembly.held_over) & set(articles) for assembly in assemblies)
    assert len(articles) + len(assemblies[-1].held_over) == 30


def test_a_whole_issue_assembled_again_leaves_its_pages_as_they_are(desk: Desk, issue: str) -> None:
    for number in range(14):
        put(desk, issue, story(f"第{number}条街亮灯", 14))
    edition = desk.paging.edition(issue)
    desk.paging.take(propose_issue(edition, Composers(), Job(), BRIEFLY), edition)
    stands = desk.paging.edition(issue)
    again = propose_issue(stands, Composers(), Job(), BRIEFLY)
    pages = {p.article: p.page for p in stands.placements}
    assert all(pages[p.article] == p.page for one in again for p in one.placements)
    fresh = propose_issue(stands, Composers(), Job(), BRIEFLY, fresh=True)
    told = [move.article for one in fresh for move in one.moves]
    assert set(told) <= set(pages)


def test_another_way_is_found_for_a_full_page_that_needs_no_change() -> None:
    wish = Wish("page2", Effort(1.0, 0.2, 0.6))
    (first,) = proposed(paper(3), wish, Composers(), Job())
    stands = replace(paper(3), placements=first.placements)
    (other,) = proposed(stands, replace(wish, choice=2), Composers(), Job())
    assert other.fill == 1.0
    columns = {p.article: (p.column, p.span) for p in first.placements}
    assert {p.article: (p.column, p.span) for p in other.placements} != columns


def test_only_what_was_chosen_is_set_anew() -> None:
    edition = paper(3)
    composers, page = Composers(), edition.pages[0].uuid
    standing = propose(edition, page, composers, Job(), QUICK)
    edition = replace(edition, placements=standing.placements)
    chosen = frozenset(p.uuid for p in edition.on_page(page)[-3:])
    effort = replace(QUICK, other=2.0)
    found = propose(edition, page, composers, Job(), effort, fresh=True, only=chosen)
    stays = {p for p in edition.on_page(page) if p.uuid not in chosen}
    for way in (found, *found.alternatives):
        assert stays <= set(way.placements)
        assert not any(p.locked for p in way.placements)
        assert not {p.article for p in stays} & {move.article for move in way.moves}


def test_what_one_can_see_of_the_soft_costs_is_told_in_words() -> None:
    edition = paper(3)
    found = propose(edition, edition.pages[0].uuid, Composers(), Job(), QUICK)
    assert found.cost > 0
    assert all(any(char.isdigit() for char in words) for words in found.blemishes)
    costs = {"bump": 2 * WEIGHTS["bump"], "gap": WEIGHTS["gap"], "row": 90}
    assert blemishes(costs) == ("碰题 2 处", "通缝 1 道")


def test_a_worse_page_never_replaces_the_one_that_stands(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    for number in range(5):
        put(desk, issue, story(f"第{number}条街亮灯", 12))
    desk.paging.take((propose(desk.paging.edition(issue), page, Composers(), Job(), QUICK),))
    standing = desk.library.issues.placements(page)
    hasty = propose(desk.paging.edition(issue), page, Composers(), Job(), Effort(0.0, 0.0))
    assert {p.uuid for p in hasty.placements} == {p.uuid for p in standing}


def test_what_is_locked_stays_through_an_assembly(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    kept = put(desk, issue, story("老街亮灯"))
    desk.paging.place(kept, page, 3, 40)
    (locked,) = desk.library.issues.placements(page)
    desk.paging.restyle(locked.uuid, lambda placement: replace(placement, locked=True))
    for number in range(3):
        put(desk, issue, story(f"第{number}条街亮灯"))
    assembly = propose(desk.paging.edition(issue), page, Composers(), Job(), QUICK)
    assert {(p.column, p.row) for p in assembly.placements if p.article == kept} == {(3, 40)}


@pytest.mark.parametrize("fresh", [False, True])
def test_a_booked_advert_keeps_its_place(desk: Desk, issue: str, fresh: bool) -> None:
    page = desk.library.issues.pages(issue)[1].uuid
    home = desk.library.issues.get(issue).publication
    for number in range(12):
        put(desk, issue, story(f"第{number}条街亮灯"))
    advert = Article(headline="夏季招生")
    booked = Filler(article=advert.uuid, publication=home, kind=FillerKind.ADVERT, span=2, rows=16)
    desk.fillers.add(advert, booked)
    desk.paging.place(advert.uuid, page, 0, 60)
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK, fresh=fresh)
    kept = [p for p in assembly.placements if p.article == advert.uuid]
    assert [(p.column, p.row, p.span, p.depth) for p in kept] == [(0, 60, 2, 16)]
    assert assembly.fill == 1.0


def test_lines_kept_after_a_proof_survive_an_assembly_that_moves_nothing(
    desk: Desk, issue: str
) -> None:
    page = first_page(desk, issue)
    for number in range(5):
        put(desk, issue, story(f"第{number}条街亮灯", 12))
    desk.paging.take((propose(desk.paging.edition(issue), page, Composers(), Job(), QUICK),))
    desk.paging.keep_breaks(page)
    kept = desk.library.issues.placements(page)
    bare = {p.uuid: replace(p, kept_breaks=()) for p in kept}
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK)
    same = replace(assembly, placements=tuple(bare.values()))
    desk.paging.take((same,), edition)
    assert desk.library.issues.placements(page) == kept


@pytest.fixture
def proposal(desk: Desk, issue: str) -> tuple[str, Placement]:
    """A page with a locked and a loose story; the loose one."""
    page = first_page(desk, issue)
    loose = put(desk, issue, story("老街亮灯"))
    desk.paging.place(loose, page, 3, 40)
    (placed,) = desk.library.issues.placements(page)
    return page, placed


def test_a_page_moved_meanwhile_is_not_taken(
    desk: Desk, issue: str, proposal: tuple[str, Placement]
) -> None:
    page, placed = proposal
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK)
    desk.paging.move(placed.uuid, page, 3, 50)
    before = desk.library.issues.placements(page)
    with pytest.raises(RefusedError, match=r"自动排版的时候，一版又改动过.*请重新自动排版"):
        desk.paging.take((assembly,), edition)
    assert desk.library.issues.placements(page) == before


def test_an_article_placed_elsewhere_meanwhile_is_not_fetched_away(
    desk: Desk, issue: str, proposal: tuple[str, Placement]
) -> None:
    page, _ = proposal
    waiting = put(desk, issue, story("书屋开门"))
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK)
    assert waiting in {p.article for p in assembly.placements}
    other = desk.library.issues.pages(issue)[1].uuid
    desk.paging.place(waiting, other, 0, 20)
    with pytest.raises(RefusedError, match="二版又改动过"):
        desk.paging.take((assembly,), edition)


def test_a_page_removed_meanwhile_is_not_taken(desk: Desk, issue: str) -> None:
    page = desk.library.issues.pages(issue)[1].uuid
    put(desk, issue, story("老街亮灯"))
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK)
    desk.paging.remove_page(page)
    with pytest.raises(RefusedError, match="又改动过"):
        desk.paging.take((assembly,), edition)


def test_other_pages_and_kept_lines_are_no_reason_to_refuse(
    desk: Desk, issue: str, proposal: tuple[str, Placement]
) -> None:
    page, placed = proposal
    elsewhere = put(desk, issue, story("书屋开门"))
    other = desk.library.issues.pages(issue)[1].uuid
    desk.paging.assign([elsewhere], issue, other)
    edition = desk.paging.edition(issue)
    assembly = propose(edition, page, Composers(), Job(), QUICK)
    desk.paging.place(elsewhere, other, 0, 20)
    desk.paging.keep_breaks(page)
    desk.paging.take((assembly,), edition)
    assert {p.article for p in desk.library.issues.placements(page)} == {placed.article}


def test_a_story_that_jumps_stays_whole_when_its_page_is_taken(desk: Desk, issue: str) -> None:
    pages = desk.library.issues.pages(issue)
    uuid = put(desk, issue, story("老街亮灯", 60))
    desk.paging.place(uuid, pages[0].uuid, 4, 60)
    (head,) = desk.library.issues.placements(pages[0].uuid)
    desk.paging.jump_to(head.uuid, pages[1].uuid)
    parts = desk.paging.edition(issue).parts(uuid)
    put(desk, issue, story("书屋开门"))
    edition = desk.paging.edition(issue)
    desk.paging.take((propose(edition, pages[0].uuid, Composers(), Job(), QUICK),), edition)
    assert desk.paging.edition(issue).parts(uuid) == parts


def test_a_bulletin_is_not_assembled(desk: Desk) -> None:
    home = desk.library.publications.find("上街信息")
    issue = next(iter(desk.paging.new_issue(home, datetime.date(2021, 10, 16)).issues))
    put(desk, issue, story("老街亮灯"))
    edition = desk.paging.edition(issue)
    with pytest.raises(RefusedError, match="不需要自动排版"):
        propose(edition, "none", Composers(), Job())
    pages = propose_issue(edition, Composers(), Job())
    assert [one.placements for one in pages] == [()]
    assert desk.paging.take(pages, edition).issues == frozenset()
