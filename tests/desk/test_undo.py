"""Undo through a whole sitting: every act taken back, and done again, in any mixture."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.keeping import without_breaks
from newsroom.errors import RefusedError
from newsroom.model.banner import Banner
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.roster import Official
from newsroom.model.teaser import Teaser
from tests.desk.conftest import put, story
from tests.pool import pool

Act = Callable[[Desk, str, random.Random], object]


def state(desk: Desk, issue: str) -> tuple[object, ...]:
    """All that an editor can see of an issue, but for kept line ends."""
    edition = desk.paging.edition(issue)
    return (
        edition.pages,
        frozenset(without_breaks(p) for p in edition.placements),
        dict(edition.articles),
        dict(edition.meant),
        {uuid: replace(one, last_used=None) for uuid, one in edition.fillers.items()},
        dict(edition.banners),
        edition.teasers,
        edition.leaders,
    )


def one_page(desk: Desk, issue: str, dice: random.Random) -> str:
    return dice.choice(desk.library.issues.pages(issue)).uuid


def one_standing(desk: Desk, issue: str, dice: random.Random) -> str:
    standing = desk.library.issues.issue_placements(issue)
    if not standing:
        raise RefusedError("没有稿件")
    return dice.choice(standing).uuid


def one_waiting(desk: Desk, issue: str, dice: random.Random) -> str:
    waiting = pool(desk.library, issue)
    if not waiting:
        raise RefusedError("没有稿件")
    return dice.choice(waiting)


def place(desk: Desk, issue: str, dice: random.Random) -> None:
    cell = dice.randrange(6), dice.randrange(14, 70)
    desk.paging.place(one_waiting(desk, issue, dice), one_page(desk, issue, dice), *cell)


def move(desk: Desk, issue: str, dice: random.Random) -> None:
    cell = dice.randrange(6), dice.randrange(3, 70)
    desk.paging.move(one_standing(desk, issue, dice), one_page(desk, issue, dice), *cell)


def resize(desk: Desk, issue: str, dice: random.Random) -> None:
    uuid = one_standing(desk, issue, dice)
    old = desk.library.issues.placement(uuid)
    span, depth = max(old.span + dice.choice((-1, 0, 1)), 1), old.depth + dice.choice((-3, 3))
    desk.paging.resize(uuid, old.column, old.row, span, depth)


def write(desk: Desk, issue: str, dice: random.Random) -> None:
    articles = desk.paging.edition(issue).articles
    article = articles[dice.choice(sorted(articles))]
    place = dice.randrange(len(article.body) + 1)
    desk.writing.save(replace(article, body=article.body[:place] + "新" + article.body[place:]))


def furnish(desk: Desk, issue: str, dice: random.Random) -> None:
    paper = desk.library.issues.get(issue).publication
    story_ = dice.choice(sorted(desk.paging.edition(issue).articles))
    dice.choice(
        (
            lambda: desk.furnishing.set_banners(
                paper, [Banner(publication=paper, section="时评", rows=dice.randrange(6))]
            ),
            lambda: desk.furnishing.set_teasers(issue, (Teaser(issue=issue, article=story_),)),
            lambda: desk.roster.put((Official(name="宋晓", rank=dice.randrange(9)),)),
            lambda: desk.furnishing.new_guide(issue),
        )
    )()


def fill(desk: Desk, issue: str, dice: random.Random) -> None:
    paper = desk.library.issues.get(issue).publication
    known = desk.fillers.all(paper)
    if not known or dice.random() < 0.4:
        filler = Filler(article="", publication=paper, kind=FillerKind.NOTICE)
        desk.fillers.add(story("公告", 2), filler)
        return
    filler, _ = dice.choice(known)
    dice.choice(
        (
            lambda: desk.fillers.update(replace(filler, span=2, rows=dice.randrange(5, 20))),
            lambda: desk.fillers.remove(filler.article),
            lambda: desk.paging.place(filler.article, one_page(desk, issue, dice), 3, 50),
        )
    )()


ACTS: tuple[Act, ...] = (
    *(place, place, place, move, resize, write, furnish, fill),
    lambda d, i, r: d.paging.remove(one_standing(d, i, r)),
    lambda d, i, r: d.paging.replace(one_standing(d, i, r), one_waiting(d, i, r)),
    lambda d, i, r: d.paging.keep_breaks(one_page(d, i, r)),
    lambda d, i, r: d.paging.reset_page(one_page(d, i, r)),
    lambda d, i, r: d.paging.restyle(
        one_standing(d, i, r), lambda p: replace(p, box=not p.box, locked=not p.locked)
    ),
    lambda d, i, r: d.paging.jump_to(one_standing(d, i, r), one_page(d, i, r)),
    lambda d, i, r: d.paging.assign([one_waiting(d, i, r)], i, one_page(d, i, r)),
    lambda d, i, _: d.paging.add_page(i),
    lambda d, i, r: d.paging.remove_page(one_page(d, i, r)),
    lambda d, i, r: d.writing.bin(one_waiting(d, i, r)),
)


@pytest.mark.parametrize("seed", [3, 14, 23, 28])
def test_a_whole_sitting_is_undone_and_done_again(desk: Desk, issue: str, seed: int) -> None:
    dice = random.Random(seed)
    for number in range(12):
        put(desk, issue, story(f"第{number}条街亮灯", dice.choice((3, 8, 30))))
    states = [state(desk, issue)]
    refused = 0
    while len(states) < 60:
        label, depth = desk.undo_label, len(desk._steps._done)
        try:
            dice.choice(ACTS)(desk, issue, dice)
        except RefusedError:
            refused += 1
            assert (desk.undo_label, state(desk, issue)) == (label, states[-1])
            continue
        if len(desk._steps._done) > depth:
            states.append(state(desk, issue))
    assert refused
    for expected in reversed(states[:-1]):
        desk.undo()
        assert state(desk, issue) == expected
    for expected in states[1:]:
        desk.redo()
        assert state(desk, issue) == expected
    assert desk.library.events.verify() == ()
    assert desk.library.integrity() == ()


def test_acts_together_are_one_step(desk: Desk, issue: str) -> None:
    before = state(desk, issue)
    page = desk.library.issues.pages(issue)[0].uuid
    with desk.together("新建导读"):
        change = desk.furnishing.new_guide(issue)
        (guide,) = change.articles
        desk.paging.place(guide, page, 0, 40)
    after = state(desk, issue)
    assert guide in desk.paging.edition(issue).placed
    for _ in range(2):
        assert desk.undo_label == "新建导读"
        assert desk.undo().pages == {page}
        assert (state(desk, issue), desk.undo_label) == (before, "")
        desk.redo()
        assert state(desk, issue) == after
    with desk.together("修改导读"):
        desk.furnishing.set_teasers(issue, ())
    assert desk.undo_label == "新建导读"


def test_where_one_of_acts_together_fails_nothing_is_left(desk: Desk, issue: str) -> None:
    desk.roster.put([Official(name="田禾", rank=1)])
    desk.undo()
    before = state(desk, issue)
    page = desk.library.issues.pages(issue)[0].uuid
    with pytest.raises(RefusedError, match="已经有内容"), desk.together("新建导读"):
        (guide,) = desk.furnishing.new_guide(issue).articles
        desk.paging.place(guide, page, 0, 0)
    assert (state(desk, issue), desk.undo_label) == (before, "")
    assert desk.redo_label == "修改人名职务库"


def test_acts_together_are_taken_back_whole_or_not_at_all(desk: Desk, issue: str) -> None:
    uuid = put(desk, issue, story("渡口有了新船", 3))
    page = desk.library.issues.pages(issue)[0].uuid
    with desk.together("上版"):
        desk.writing.rate(uuid, 5)
        desk.paging.place(uuid, page, 0, 40)
    article = replace(desk.library.articles.get(uuid), headline="渡口的新船")
    desk.library.articles.save(article, person="", reason="同步")
    before = state(desk, issue)
    with pytest.raises(RefusedError, match="不能撤销“上版”"):
        desk.undo()
    assert (state(desk, issue), desk.undo_label) == (before, "上版")
