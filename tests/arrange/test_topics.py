"""Topics: what kind of page an article belongs on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.arrange.topics import fitness, topic_of, topics
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from tests.arrange.papers import house, story

NEWS = story("a", 200)


def test_every_page_of_a_usual_paper_has_a_kind() -> None:
    assert all(topic_of(name) is not None for name in house().pages)
    assert topic_of("专副刊") is not None
    assert topic_of("甲乙丙") is None


def test_the_word_list_says_no_page_twice() -> None:
    names = [part for topic in topics() for part in topic.pages]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("page", "article"),
    [
        ("民生", replace(NEWS, headline="小区门口开了便民菜市场")),
        ("要闻", replace(NEWS, headline="区委召开全体会议部署重点项目")),
        (
            "副刊",
            Article(headline="河边", body="我记得那年。", credits=(Credit("木", Role.AUTHOR),)),
        ),
        ("综合", replace(NEWS, section="部门快讯")),
        ("教育", replace(NEWS, headline="城东小学的课堂搬到了图书馆")),
    ],
)
def test_an_article_fits_its_own_kind_best(page: str, article: Article) -> None:
    names = ("要闻", "综合", "民生", "教育", "副刊")
    best = max(names, key=lambda name: fitness(article, name).worth)
    assert best == page
    assert fitness(article, page).why


def test_news_is_strange_on_a_page_for_contributors() -> None:
    assert fitness(NEWS, "副刊").worth < 0
    assert fitness(NEWS, "甲乙丙").worth == 0
    assert fitness(replace(NEWS, section="甲乙"), "甲乙丙").worth > 0


def test_a_special_page_takes_what_is_meant_for_it_alone() -> None:
    assert fitness(NEWS, "专版").worth < 0 < fitness(replace(NEWS, section="专题"), "专版").worth
