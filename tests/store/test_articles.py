from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article, ArticleKind, ArticleStatus
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import Issue
from newsroom.model.listing import ArticleFilter
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import Placement
from newsroom.store.library import Library
from tests.pool import pool

Add = Callable[..., Article]

TEXT = st.text(max_size=20) | st.sampled_from(["𠮷", "👨‍👩‍👧", "两\n行", "%_\\", "'; --", "\x00"])
CREDITS = st.lists(st.builds(Credit, TEXT, st.sampled_from(Role), TEXT), max_size=4).map(tuple)
SLOTS = st.lists(
    st.builds(
        Slot,
        caption=TEXT,
        photographers=st.lists(TEXT, max_size=2).map(tuple),
        picture=st.sampled_from(["", "ab" * 32]),
        doubtful=st.booleans(),
    ),
    max_size=3,
).map(tuple)
ARTICLES = st.builds(
    Article,
    **dict.fromkeys(
        (
            *("section", "kicker", "headline", "subhead", "dateline", "place", "agency"),
            *("source_unit", "body", "jump_from", "jump_to"),
        ),
        TEXT,
    ),
    credits=CREDITS,
    slots=SLOTS,
    notes=st.lists(TEXT, max_size=2).map(tuple),
    importance=st.integers(1, 5),
    kind=st.sampled_from(ArticleKind),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for many generated articles."""
    with Library.create(tmp_path_factory.mktemp("shared") / "稿库.newsroom") as library:
        library.pictures.record(Picture("ab" * 32, ".jpg", 30, 20))
        yield library


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=ARTICLES, second=ARTICLES)
def test_every_field_comes_back_and_every_version_stays(
    shared: Library, first: Article, second: Article
) -> None:
    first = Article(**{f: getattr(first, f) for f in Article.__slots__ if f != "uuid"})
    second = replace(second, uuid=first.uuid)
    paper = shared.publications.default()
    one = shared.articles.add(first, publication=paper, person="甲", reason="导入")
    assert shared.articles.get(first.uuid) == first
    two = shared.articles.save(second, person="乙", reason="保存")
    assert shared.articles.get(first.uuid) == second
    assert shared.history.head(first.uuid).article == second
    assert shared.history.get(one.uuid) == one
    assert shared.history.get(one.uuid).article == first
    assert (two.uuid == one.uuid) == (first == second)


def test_saving_nothing_new_makes_no_version(library: Library, add: Add) -> None:
    article = add(Article(headline="秋收"))
    head = library.history.head(article.uuid)
    assert library.articles.save(article, person="乙", reason="保存") == head
    further = replace(article, status=ArticleStatus.READY)
    assert library.articles.save(further, person="乙", reason="保存") == head
    assert library.articles.get(article.uuid).status is ArticleStatus.DRAFT
    after = library.articles.save(replace(article, section="农事"), person="乙", reason="归栏")
    assert after.parents == (head.uuid,)
    assert (after.person, after.reason) == ("乙", "归栏")
    assert [r.uuid for r in library.history.revisions(article.uuid)] == [after.uuid, head.uuid]


def test_a_version_may_have_two_parents(library: Library, add: Add) -> None:
    article = add(Article(headline="秋收"))
    head = library.history.head(article.uuid)
    merged = library.articles.save(
        article, person="甲", reason="合并", parents=(head.uuid, "elsewhere")
    )
    assert merged.parents == (head.uuid, "elsewhere")
    assert library.history.head(article.uuid) == merged


def test_an_article_is_taken_in_once(library: Library, add: Add) -> None:
    article = add(Article(headline="秋收"))
    with pytest.raises(RefusedError, match="《秋收》已经在稿库里"):
        add(article)
    assert len(library.articles.summaries()) == 1


def test_unknown_things_are_named(library: Library, add: Add, paper: str, issue: Issue) -> None:
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.articles.get("none")
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.articles.summary("none")
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.articles.save(Article(), person="", reason="")
    with pytest.raises(NotFoundError, match="没有这一期"):
        add(Article(), issue="none")
    with pytest.raises(NotFoundError, match="没有这个版"):
        add(Article(), issue=issue.uuid, page="none")
    with pytest.raises(RefusedError, match="不在稿件所属的这一期"):
        add(Article(), page=library.issues.pages(issue.uuid)[0].uuid)
    with pytest.raises(RefusedError, match="还没有存进稿库"):
        add(Article(headline="图", slots=(Slot(picture="cd" * 32),)))
    for verb in (library.articles.bin, library.articles.restore):
        with pytest.raises(NotFoundError, match="没有这篇稿件"):
            verb("none")
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.articles.assign("none", issue.uuid)
    assert library.articles.summaries() == ()


def test_halves_of_rare_characters_are_stored_whole(library: Library, add: Add) -> None:
    article = add(Article(headline="\ud842\udfb7村", body="甲\ud842"))
    assert library.articles.get(article.uuid).headline == "𠮷村"
    assert library.articles.get(article.uuid).body == "甲�"
    head = library.history.head(article.uuid)
    assert library.articles.save(article, person="", reason="").uuid == head.uuid


def test_a_summary_says_what_a_list_shows(library: Library, add: Add, issue: Issue) -> None:
    page = library.issues.pages(issue.uuid)[1]
    article = add(
        Article(
            section="乡村振兴",
            headline="秋收",
            body="## 小标题\n一 段。\n**二**段。",
            credits=(
                Credit("宋晓", Role.REPORTER),
                Credit("李雷", Role.CORRESPONDENT),
                Credit("宋晓", Role.PHOTOGRAPHER),
            ),
            slots=(Slot("空"), Slot("又空")),
            notes=("疑缺开头",),
            importance=5,
        ),
        issue=issue.uuid,
        page=page.uuid,
    )
    library.issues.place(
        Placement(page=page.uuid, article=article.uuid, column=0, row=4, span=2, depth=20)
    )
    line = library.articles.summary(article.uuid)
    assert library.articles.summaries(ArticleFilter(issue=issue.uuid)) == (line,)
    assert (line.title, line.section, line.importance) == ("秋收", "乡村振兴", 5)
    assert line.bylines == ("宋晓", "李雷")
    assert line.characters == 9
    assert (line.slots, line.notes, line.pages) == (2, 1, (2,))
    assert (line.issue, line.page, line.in_bin) == (issue.uuid, page.uuid, False)


def test_filters(library: Library, add: Add, paper: str, issue: Issue) -> None:
    other = library.publications.find("zhengzhou-ribao")
    a = add(
        Article(headline="甲100%", section="要闻", credits=(Credit("宋晓", Role.AUTHOR),)),
        issue=issue.uuid,
    )
    add(Article(headline="乙", body="玉米收获", status=ArticleStatus.READY))
    c = Article(headline="丙")
    library.articles.add(c, publication=other, person="", reason="")
    d = add(Article(headline="丁"))
    library.articles.bin(d.uuid)
    page = library.issues.pages(issue.uuid)[0]
    library.issues.place(
        Placement(page=page.uuid, article=a.uuid, column=0, row=9, span=1, depth=9)
    )

    def titles(**wanted: object) -> list[str]:
        return [s.title for s in library.articles.summaries(ArticleFilter(**wanted))]  # type: ignore[arg-type]

    assert titles() == ["丙", "乙", "甲100%"]
    assert titles(limit=2) == ["丙", "乙"]
    assert titles(publication=paper) == ["乙", "甲100%"]
    assert titles(issue=issue.uuid) == ["甲100%"]
    assert titles(status=ArticleStatus.READY) == ["乙"]
    assert titles(section="要闻") == ["甲100%"]
    assert titles(author="宋晓") == ["甲100%"]
    assert titles(author="宋") == []
    assert titles(text="玉米") == ["乙"]
    assert titles(text="00%") == ["甲100%"]
    assert titles(text="0_%") == []
    assert titles(text="晓") == ["甲100%"]
    assert titles(in_bin=True) == ["丁"]
    assert titles(placed=True) == ["甲100%"]
    assert titles(placed=False, publication=paper) == ["乙"]


def test_two_thousand_articles_are_listed(place: Path) -> None:
    ticks = count()
    start = datetime.datetime(2021, 10, 16, tzinfo=datetime.UTC)

    def now() -> datetime.datetime:
        return start + datetime.timedelta(seconds=next(ticks))

    with Library.open(place, now=now) as library:
        paper = library.publications.default()
        with library.transaction():
            for number in range(2000):
                library.articles.add(
                    Article(headline=f"第{number}篇", body="正文" * 50),
                    publication=paper,
                    person="",
                    reason="",
                )
        lines = library.articles.summaries(ArticleFilter(publication=paper))
        assert [line.title for line in lines[:2]] == ["第1999篇", "第1998篇"]
        assert len(lines) == 2000


def test_the_bin_keeps_and_gives_back(library: Library, add: Add, issue: Issue) -> None:
    article = add(Article(headline="秋收"), issue=issue.uuid)
    assert library.articles.binned(article.uuid) is False
    library.articles.bin(article.uuid)
    assert library.articles.binned(article.uuid) is True
    assert library.articles.summary(article.uuid).in_bin
    assert pool(library, issue.uuid) == ()
    assert library.editions.get(issue.uuid).articles == {}
    assert library.articles.get(article.uuid) == article
    library.articles.restore(article.uuid)
    assert pool(library, issue.uuid) == (article.uuid,)


def test_what_stands_on_a_page_is_neither_binned_nor_moved(
    library: Library, add: Add, paper: str, issue: Issue
) -> None:
    article = add(Article(headline="秋收"), issue=issue.uuid)
    page = library.issues.pages(issue.uuid)[0]
    placement = Placement(page=page.uuid, article=article.uuid, column=0, row=9, span=1, depth=9)
    library.issues.place(placement)
    with pytest.raises(RefusedError, match="还在版面上"):
        library.articles.bin(article.uuid)
    with pytest.raises(RefusedError, match="还排在另一期的第1版上"):
        library.articles.assign(article.uuid, None)
    library.articles.assign(article.uuid, issue.uuid, page.uuid)
    assert library.articles.summary(article.uuid).page == page.uuid
    library.issues.remove_placement(placement.uuid)
    library.articles.assign(article.uuid, None)
    line = library.articles.summary(article.uuid)
    assert (line.issue, line.page, line.publication) == (None, None, paper)


def test_an_article_moved_to_an_issue_joins_its_publication(
    library: Library, add: Add, issue: Issue
) -> None:
    other = library.publications.find("郑州日报")
    article = Article(headline="秋收")
    library.articles.add(article, publication=other, person="", reason="")
    library.articles.assign(article.uuid, issue.uuid)
    assert library.articles.summary(article.uuid).publication == issue.publication
