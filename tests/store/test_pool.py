"""Lists: filtered, sorted, searched, a stretch at a time, with no more read than is needed."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import Issue
from newsroom.model.listing import ArticleFilter, ListOrder
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement
from newsroom.store import listing, search
from newsroom.store import pool as pool_module
from newsroom.store.library import Library

Add = Callable[..., Article]


def found(library: Library, **wanted: object) -> list[str]:
    """Titles of a list."""
    return [line.title for line in library.articles.summaries(ArticleFilter(**wanted))]  # type: ignore[arg-type]


@pytest.fixture
def traced(library: Library) -> Iterator[list[str]]:
    """The statements that the library runs from here on."""
    told: list[str] = []
    library._database.connection.set_trace_callback(told.append)
    yield told
    library._database.connection.set_trace_callback(None)


def by(name: str) -> tuple[Credit, ...]:
    return (Credit(name, Role.REPORTER),)


def test_a_list_goes_by_the_newest_version(library: Library, add: Add) -> None:
    first = add(Article(headline="甲"))
    add(Article(headline="乙"))
    assert found(library) == ["乙", "甲"]
    library.articles.save(replace(first, body="添一句"), person="", reason="")
    assert found(library) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        (ListOrder.NEWEST, ["赵家", "安家", "白家"]),
        (ListOrder.TITLE, ["安家", "白家", "赵家"]),
        (ListOrder.LONGEST, ["安家", "赵家", "白家"]),
        (ListOrder.SHORTEST, ["白家", "赵家", "安家"]),
        (ListOrder.SECTION, ["赵家", "白家", "安家"]),
        (ListOrder.AUTHOR, ["白家", "安家", "赵家"]),
        (ListOrder.IMPORTANCE, ["白家", "赵家", "安家"]),
    ],
)
def test_orders(library: Library, add: Add, order: ListOrder, titles: list[str]) -> None:
    add(Article(headline="白家", body="短", section="要闻", credits=by("丁一"), importance=5))
    add(Article(headline="安家", body="长长长", credits=by("宋晓")))
    add(Article(headline="赵家", body="不长", section="民生"))
    assert found(library, order=order) == titles


def test_filters_by_unit_and_day(library: Library, add: Add) -> None:
    today = datetime.datetime.now().astimezone().date()
    add(Article(headline="甲", source_unit="区农业农村局"))
    add(Article(headline="乙"))
    assert found(library, unit="区农业农村局") == ["甲"]
    assert found(library, since=today - datetime.timedelta(days=1)) == ["乙", "甲"]
    assert found(library, since=today + datetime.timedelta(days=2)) == []
    assert found(library, until=today - datetime.timedelta(days=2)) == []


def test_what_stands_on_pages_and_in_the_filler_pool_is_known(
    library: Library, add: Add, paper: str, issue: Issue
) -> None:
    story = add(Article(headline="甲"), issue=issue.uuid)
    page = library.issues.pages(issue.uuid)[0].uuid
    places = [
        Placement(page=page, article=story.uuid, column=0, row=30, span=1, depth=9, part=part)
        for part in (0, 1)
    ]
    for place in places:
        library.issues.place(place)
    assert found(library, placed=False) == []
    library.issues.remove_placement(places[0].uuid)
    assert found(library, placed=True) == ["甲"]
    library.issues.remove_placement(places[1].uuid)
    assert found(library, placed=False, homeless=True) == []
    library.articles.assign(story.uuid, None)
    assert found(library, placed=False, homeless=True) == ["甲"]
    spare = Filler(
        article=story.uuid, publication=paper, kind=FillerKind.PUBLIC_SERVICE, span=1, rows=9
    )
    library.fillers.put(spare)
    assert found(library) == []


def test_words_are_found_wherever_they_stand(library: Library, add: Add) -> None:
    add(
        Article(
            kicker="秋粮入库",
            headline="颗粒 归仓",
            subhead="三天收完",
            section="乡村",
            source_unit="粮站",
            body="## 抢晴\n**晒场**上一片金黄，ＡＰＰ 报了 3.5万斤。",
            credits=by("宋晓"),
            slots=(Slot("翻晒玉米", ("李雷",)),),
        )
    )
    add(Article(headline="别的", body="晒一晒场子"))
    for words in (
        *("秋粮入库", "颗粒归仓", "三天", "乡村", "粮站", "抢晴", "晒场上", "宋晓", "翻晒", "李雷"),
        *("app", "App报了", "3.5", "万", "金黄，", "斤", "秋粮 金黄 宋晓", "。"),
    ):
        assert "颗粒 归仓" in found(library, text=words), words
    for words in ("晒场的", "秋粮 没有", "场上晒", "3,5"):
        assert "颗粒 归仓" not in found(library, text=words), words
    assert found(library, text="  ") == ["别的", "颗粒 归仓"]


def test_new_words_are_found_and_old_ones_are_not(library: Library, add: Add) -> None:
    article = add(Article(headline="水渠通了", body="水到田头"))
    saved = replace(article, headline="渠水到了", body="田头有水")
    library.articles.save(saved, person="", reason="")
    assert found(library, text="渠水到") == ["渠水到了"]
    for words in ("水渠", "通了", "水到田"):
        assert found(library, text=words) == []
    library.articles.bin(article.uuid)
    assert found(library, text="渠水") == []
    assert found(library, text="渠水", in_bin=True) == ["渠水到了"]
    assert library.integrity() == ()


def test_every_part_of_a_text_is_found(library: Library, add: Add) -> None:
    body = "雨后的山路“很滑”，走了1.5公里才看见𠮷家铺子。"
    add(Article(headline="山路", body=body))
    for start, end in itertools.combinations(range(len(body) + 1), 2):
        assert found(library, text=body[start:end]) == ["山路"], body[start:end]


def test_words_are_marked_in_title_and_text(library: Library, add: Add) -> None:
    article = add(
        Article(headline="桥东 集市挪了地方", body="头一段。\n新棚子搭在桥东，ＡＢ区先开。")
    )
    (line,) = library.pool.lines([article.uuid], "桥东集市 ab区")
    assert [line.title[a:b] for a, b in line.title_marks] == ["桥东 集市"]
    assert [line.snippet[a:b] for a, b in line.snippet_marks] == ["ＡＢ区"]
    (line,) = library.pool.lines([article.uuid], "集市")
    assert line.snippet == ""
    (line,) = library.pool.lines([article.uuid])
    assert line.title_marks == ()


def test_a_list_comes_in_stretches(library: Library, add: Add) -> None:
    for number in range(5):
        add(Article(headline=f"第{number}篇", body="字" * number))
    for order in ListOrder:
        wanted, got, resume = ArticleFilter(order=order), [], None
        for _ in range(3):
            part = library.pool.found(wanted, resume, 2)
            got += part.articles
            assert len(part.characters) == len(part.articles)
            resume = part.resume
        assert resume is None
        assert tuple(got) == library.pool.found(wanted).articles


def test_a_search_looks_through_a_bounded_number_of_texts(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "CHECKED", 2)
    for number in range(5):
        add(
            Article(
                headline=f"第{number}篇", body="河堤跑道" if number == 0 else "河堤，堤跑，跑道"
            )
        )
    wanted, parts, resume = ArticleFilter(text="河堤跑道"), [], None
    while True:
        part = library.pool.found(wanted, resume)
        parts.append(len(part.articles))
        if (resume := part.resume) is None:
            break
    assert parts == [0, 0, 1]
    assert found(library, text="河堤跑道") == ["第0篇"]


def test_a_list_reads_no_text(library: Library, add: Add, traced: list[str]) -> None:
    add(Article(headline="甲", body="很长的正文"))
    traced.clear()
    for order in ListOrder:
        library.pool.found(ArticleFilter(order=order, section="要闻"), None, 100)
    library.pool.found(ArticleFilter(text="正文"), None, 100)
    assert len([told for told in traced if "SELECT r.id" in told]) == len(ListOrder) + 1
    assert not [told for told in traced if "article a" in told or "body" in told]


def plan(library: Library, wanted: ArticleFilter) -> list[str]:
    sql, values = listing.stretch(wanted, None, 100)
    return [row["detail"] for row in library._database.rows(f"EXPLAIN QUERY PLAN {sql}", values)]


def test_the_newest_come_without_sorting(library: Library) -> None:
    for wanted in (ArticleFilter(), ArticleFilter(section="要闻"), ArticleFilter(text="秋粮")):
        assert not [step for step in plan(library, wanted) if "TEMP B-TREE" in step]
    (step,) = plan(library, ArticleFilter(issue="i"))
    assert "roll_by_issue" in step


def test_facets(library: Library, add: Add) -> None:
    add(Article(headline="甲", section="要闻", source_unit="粮站", credits=by("宋晓")))
    add(Article(headline="乙", section="民生", credits=by("丁一")))
    add(Article(headline="丙", section="民生"))
    facets = library.pool.facets()
    assert (facets.sections, facets.units) == (("民生", "要闻"), ("粮站",))
    assert set(facets.authors) == {"宋晓", "丁一"}


def test_another_folding_begins_the_index_anew(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(Article(headline="甲", body="秋粮入库"))
    monkeypatch.setattr(search, "FOLDING", search.FOLDING + 1)
    assert library.pool.unindexed() == 1
    assert found(library, text="秋粮入库") == ["甲"]
    assert library.pool.index_more(10) == 0
    assert found(library, text="秋粮") == ["甲"]
    assert library.integrity() == ()
