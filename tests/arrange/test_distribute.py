"""分版: everything ends where an editor would put it, and every page gets what fills it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from newsroom import paths
from newsroom.arrange.distribute import Meant, distribute
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Role
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from newsroom.text.copy import read_text
from tests.arrange.papers import brief, composer, edition, house, story

SAMPLE = paths.resources() / "sample"
FOLDERS = ("一版", "二版", "三版", "四版")


def pages(paper: Edition, *names: str) -> Edition:
    made = tuple(
        Page(uuid=f"page{n}", issue="issue", number=n, name=name) for n, name in enumerate(names, 1)
    )
    return replace(paper, pages=made)


@cache
def sample() -> tuple[Edition, dict[str, int]]:
    """The sample's copy as a pool, and the page that each piece came for."""
    found: dict[str, Article] = {}
    came: dict[str, int] = {}
    for number, folder in enumerate(FOLDERS, 1):
        for file in sorted((SAMPLE / folder).glob("*.txt")):
            for index, article in enumerate(read_text(file.read_text("utf8")).articles):
                uuid = f"{number}-{index:02d}"
                importance = 3 if index else 5
                found[uuid] = replace(article, uuid=uuid, importance=importance)
                came[uuid] = number
    paper = pages(edition(()), "要闻", "综合", "民生", "副刊")
    return replace(paper, articles=found), came


@cache
def shared_out() -> tuple[Meant, ...]:
    return distribute(sample()[0], composer(), Job())


def page_of(found: tuple[Meant, ...], uuid: str) -> int:
    page = next(meant.page for meant in found if meant.article == uuid)
    return int(page.removeprefix("page")) if page else 0


def test_the_sample_goes_where_its_editors_put_it() -> None:
    paper, came = sample()
    found = shared_out()
    assert {meant.article for meant in found} == set(paper.articles)
    agreed = [uuid for uuid in came if page_of(found, uuid) == came[uuid]]
    assert len(agreed) >= 0.8 * len(came)
    for uuid, article in paper.articles.items():
        authored = any(credit.role is Role.AUTHOR for credit in article.credits)
        assert (page_of(found, uuid) == 4) == authored, article.title


def test_every_page_has_a_story_to_lead_it() -> None:
    paper, _ = sample()
    leads = [u for u, article in paper.articles.items() if article.importance == 5]
    assert {page_of(shared_out(), uuid) for uuid in leads} == {1, 2, 3, 4}


def test_every_choice_is_explained_in_chinese() -> None:
    assert all(meant.reason and not meant.reason.isascii() for meant in shared_out())
    briefs = [u for u, a in sample()[0].articles.items() if a.kind is ArticleKind.BRIEF]
    reasons = {meant.reason for meant in shared_out() if meant.article in briefs}
    assert len({page_of(shared_out(), uuid) for uuid in briefs}) == 1
    assert len(reasons) == 1
    assert "放在一起" in reasons.pop()


def test_what_is_meant_or_placed_stays_and_draws_its_group() -> None:
    mine = [replace(story(f"g{i}", 200), section="渠边来信") for i in range(3)]
    paper = pages(edition([*mine, story("x", 200)]), "要闻", "综合")
    placed = Placement(page="page2", article="g0", column=0, row=4, span=2, depth=20)
    paper = replace(paper, placements=(placed,), meant={"g1": "page2"})
    found = distribute(paper, composer(), Job())
    assert {meant.article for meant in found} == {"g2", "x"}
    drawn = next(meant for meant in found if meant.article == "g2")
    assert drawn.page == "page2"
    assert "同栏题" in drawn.reason


def test_adverts_meant_for_a_page_take_its_room() -> None:
    adverts = [
        replace(story(f"ad{i}", 0), kind=ArticleKind.ADVERT, headline="秋装上新", body="")
        for i in range(40)
    ]
    paper = pages(edition([*adverts, *(story(f"s{i}", 600) for i in range(4))]), "要闻", "综合")
    paper = replace(paper, meant={advert.uuid: "page2" for advert in adverts})
    found = distribute(paper, composer(), Job())
    assert [meant.article for meant in found] == [f"s{i}" for i in range(4)]
    assert {meant.page for meant in found} == {"page1"}


def test_leaders_and_the_important_go_to_page_one() -> None:
    activity = replace(story("act", 200), headline="方守成调研春灌")
    others = [story(f"s{i}", 300, 5 if i == 0 else 3) for i in range(12)]
    paper = pages(edition([*others, activity]), "要闻", "综合", "民生")
    paper = replace(paper, leaders=(Official(name="方守成", rank=1),))
    found = distribute(paper, composer(), Job())
    assert page_of(found, "s0") == page_of(found, "act") == 1
    reasons = {meant.article: meant.reason for meant in found}
    assert reasons["act"].startswith("方守成的活动")
    assert reasons["s0"] == "重要程度 5，上一版"


def test_more_copy_than_the_pages_hold_waits_least_important_first() -> None:
    paper = edition([story(f"s{i:02d}", 800, 1 + i % 4) for i in range(16)])
    paper = pages(paper, "要闻")
    found = distribute(paper, composer(), Job())
    waiting = [paper.articles[m.article].importance for m in found if not m.page]
    going = [paper.articles[m.article].importance for m in found if m.page]
    assert waiting
    assert going
    assert sum(waiting) / len(waiting) < sum(going) / len(going)
    assert all("留在稿件列表" in m.reason for m in found if not m.page)


def test_a_group_no_page_holds_is_taken_apart() -> None:
    mine = [replace(story(f"g{i}", 900), section="渠边来信") for i in range(9)]
    found = distribute(pages(edition(mine), "要闻", "综合"), composer(), Job())
    assert {meant.page for meant in found} >= {"page1", "page2"}


def test_fillers_guides_and_blocks_are_left_alone() -> None:
    blocks = [
        Article(uuid="ad", kind=ArticleKind.ADVERT, headline="招聘"),
        Article(uuid="guide", kind=ArticleKind.GUIDE),
        story("filler", 100),
    ]
    paper = pages(edition([*blocks, brief("b")]), "要闻")
    filler = Filler(article="filler", publication=house().stem, kind=FillerKind.TEXT)
    paper = replace(paper, fillers={"filler": filler})
    assert [meant.article for meant in distribute(paper, composer(), Job())] == ["b"]


def test_nothing_to_share_out_gives_nothing() -> None:
    assert distribute(edition([]), composer(), Job()) == ()


def test_a_cancel_ends_it() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        distribute(sample()[0], composer(), job)


def test_pages_are_called_by_their_names_or_numbers() -> None:
    paper = pages(sample()[0], "要闻版", "综合", "", "副刊")
    told = " ".join(meant.reason for meant in distribute(paper, composer(), Job()))
    assert "版版" not in told
    assert "副刊版" in told
