"""What is offered to a page, and in which order."""

from __future__ import annotations

from dataclasses import replace

from newsroom.arrange.offering import candidates
from newsroom.model.article import Article, ArticleKind
from tests.typeset.material import edition, house, story

HOUSE = house("shangjie-shibao")


def offered(page: str, meant: dict[str, str]) -> list[str]:
    stories = tuple(story(f"s{n}", 2, importance=4 + (n == 3)) for n in range(5))
    guide = Article(uuid="guide", kind=ArticleKind.GUIDE)
    advert = Article(uuid="advert", kind=ArticleKind.ADVERT)
    made = replace(edition(HOUSE, (*stories, guide, advert), ()), meant=meant)
    rank = dict.fromkeys(made.articles, 0)
    return [uuid for uuid, _ in candidates(made, page, (), rank)]


def test_what_was_ordered_for_a_page_goes_right_behind_its_lead() -> None:
    assert offered("page1", {"advert": "page1"})[:4] == ["s3", "guide", "advert", "s0"]


def test_a_guide_comes_on_page_one_and_an_advert_where_it_was_ordered_for() -> None:
    assert offered("page2", {}) == ["s3", "s0", "s1", "s2", "s4"]
    assert offered("page2", {"advert": "page2"})[1] == "advert"
