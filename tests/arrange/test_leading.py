"""Leaders: whom an article tells of, what that makes of its importance, and the order on a page."""

from __future__ import annotations

from dataclasses import replace

from newsroom.arrange.assemble import assemble
from newsroom.arrange.leading import by_importance, leader_of, out_of_order, ranks
from newsroom.arrange.pieces import Effort
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from tests.arrange.papers import composer, paper, story

LEADERS = (
    Official(name="陆远", rank=2),
    Official(name="陆远山", rank=5),
    Official(name="关平", rank=1),
    Official(name="童立", rank=5),
)


def named(article: Article) -> str:
    leader = leader_of(article, LEADERS)
    return leader.name if leader else ""


def test_the_headings_go_before_the_first_paragraph() -> None:
    article = Article(headline="童立察看水渠", body="关平一同前往。\n陆远出席。")
    assert named(article) == "童立"
    assert named(replace(article, headline="察看水渠")) == "关平"
    assert named(replace(article, headline="察看水渠", body="水渠通了。\n陆远出席。")) == ""


def test_the_highest_of_several_counts_and_a_name_within_a_longer_one_does_not() -> None:
    assert named(Article(kicker="陆远山在渠口村", headline="水渠通了")) == "陆远山"
    assert named(Article(kicker="陆远山、陆远、童立", headline="水渠通了")) == "陆远"


def test_a_crosshead_is_no_first_paragraph() -> None:
    assert named(Article(headline="水渠", body="## 童立的一天\n关平来了。")) == "关平"


def test_ranks_count_from_one_and_equals_share_theirs() -> None:
    articles = {
        name: Article(uuid=name, headline=name) for name in ("关平", "童立", "陆远山", "无")
    }
    assert ranks(articles, LEADERS) == {"关平": 1, "童立": 3, "陆远山": 3, "无": 0}
    assert set(ranks(articles, ()).values()) == {0}


def test_a_leaders_activity_counts_as_much_as_those_of_lower_leaders() -> None:
    articles = {
        name: Article(uuid=name, importance=rating)
        for name, rating in (("low", 5), ("high", 2), ("plain", 5), ("other", 3))
    }
    rank = {"low": 2, "high": 1, "plain": 0, "other": 0}
    ordered = by_importance(articles, ["plain", "low", "other", "high"], rank)
    assert ordered == [("high", 5), ("low", 5), ("plain", 5), ("other", 3)]


def at(article: str, column: int, row: int, span: int, depth: int) -> Placement:
    return Placement(page="p", article=article, column=column, row=row, span=span, depth=depth)


def test_what_stands_out_of_order_is_named() -> None:
    articles = {name: Article(uuid=name, headline=name) for name in ("甲", "乙")}
    rank = {"甲": 1, "乙": 2}
    fair = (at("甲", 0, 3, 3, 30), at("乙", 3, 3, 3, 30))
    assert out_of_order(fair, rank, articles) == ()
    above = out_of_order((at("甲", 0, 4, 3, 30), at("乙", 3, 3, 3, 30)), rank, articles)
    wider = out_of_order((at("甲", 0, 3, 2, 50), at("乙", 2, 3, 3, 30)), rank, articles)
    larger = out_of_order((at("甲", 0, 3, 3, 30), at("乙", 3, 3, 3, 31)), rank, articles)
    for told, word in ((above, "先于"), (wider, "宽于"), (larger, "大于")):
        assert len(told) == 1
        assert "《乙》" in told[0]
        assert word in told[0]


def test_a_page_keeps_the_leaders_in_their_order() -> None:
    made = paper(8)
    names = dict.fromkeys(list(made.articles)[2:5])
    for uuid, name in zip(names, ("童立", "关平", "陆远"), strict=True):
        article = replace(made.articles[uuid], kicker=f"{name}走访渠口村")
        made = replace(made, articles={**made.articles, uuid: article})
    made = replace(made, leaders=LEADERS)
    assembly = assemble(made, "page2", composer(), Job(), Effort(1.5, 0.1))
    assert assembly.fill == 1.0
    assert assembly.notes == ()
    placed = {p.article for p in assembly.placements}
    told = [uuid for uuid in names if uuid in placed]
    assert len(told) >= 2
    assert out_of_order(assembly.placements, ranks(made.articles, LEADERS), made.articles) == ()


def test_an_order_that_fills_no_page_is_given_up_and_told() -> None:
    made = paper(8)
    high, low = story("high", 60, 1), story("low", 900, 1)
    high = replace(high, headline="关平走访", kicker="", body="关平走访渠口村。")
    low = replace(low, headline="陆远走访", kicker="")
    kept = {uuid: made.articles[uuid] for uuid in list(made.articles)[:5]}
    made = replace(made, articles={**kept, "high": high, "low": low}, leaders=LEADERS)
    assembly = assemble(made, "page2", composer(), Job(), Effort(1.5, 0.1))
    placed = {p.article for p in assembly.placements}
    assert placed >= {"high", "low"}
    assert any("《陆远走访》" in note for note in assembly.notes)
