"""The search: every part of a text is found, by fields, days and pages, newest or best first."""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import Issue
from newsroom.model.kinds import ArticleKind
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement
from newsroom.model.query import Query
from newsroom.model.status import ArticleStatus, IssueStatus
from newsroom.model.withdrawal import Withdrawal
from newsroom.store import search, seeking
from newsroom.store.library import Library
from newsroom.store.order import Past
from newsroom.text.query import read_query

Add = Callable[..., Article]
TODAY = datetime.date(2021, 10, 20)


def ask(typed: str) -> Query:
    return read_query(typed, TODAY)


def found(library: Library, typed: str) -> list[str]:
    """Titles of the finds, newest first."""
    hits = library.seeking.newest(ask(typed))
    assert hits.resume is None
    return [hit.line.title for hit in library.seeking.hits(hits.articles, ask(typed))]


def best(library: Library, typed: str, today: datetime.date = TODAY) -> list[str]:
    articles = library.seeking.best(ask(typed), today)
    return [hit.line.title for hit in library.seeking.hits(articles, ask(typed))]


@pytest.fixture
def harvest(add: Add) -> Article:
    return add(
        Article(
            kicker="秋粮入库",
            headline="颗粒 归仓",
            subhead="三天收完",
            section="乡村",
            source_unit="粮站",
            body="## 抢晴\n**晒场**上一片金黄，ＡＰＰ 报了 3.5万斤。\n他说：“收完了。”",
            credits=(Credit("宋晓", Role.REPORTER), Credit("田禾", Role.CORRESPONDENT)),
            slots=(Slot("翻晒玉米", ("李雷",)),),
        )
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("秋粮入库", "颗粒归仓", "三天", "乡村", "粮站", "抢晴", "晒场上", "宋晓", "翻晒", "李雷"),
        *("app", "App报了", "3.5", "万", "金黄，", "黄,ａ", "斤", "秋粮 金黄 宋晓", "。", "曬場上"),
        *("“收完了", "标题:归仓", "标题:入庫", "记者:宋晓", "作者:田禾", "摄影:李雷", "单位:粮"),
        *("栏目:乡村", "图注:玉米", "正文:晒场上", "通讯员:田", "归仓 -预告", "体裁:消息 归仓"),
        *("说：“收", "说:“收完了。”", "“颗粒 归仓”", "日期:近1年 归仓 日期:..2099"),
    ],
)
def test_words_and_fields(library: Library, harvest: Article, add: Add, typed: str) -> None:
    add(Article(headline="别的", body="晒一晒场子"))
    assert found(library, typed) == ["颗粒 归仓"], typed


@pytest.mark.parametrize(
    "typed",
    [
        *("晒场的", "场上晒", "3,5", "秋粮 没有", "标题:金黄", "记者:田禾", "通讯员:宋晓"),
        *("正文:归仓", "归仓 -金黄", "体裁:评论 归仓", "状态:已刊 归仓", "版:1 归仓"),
        *("日期:2019 归仓", "单位:宋晓", "报刊:无名 归仓", "状态:撤稿"),
    ],
)
def test_what_is_not_so_is_not_found(library: Library, harvest: Article, typed: str) -> None:
    assert found(library, typed) == []


def test_every_part_of_a_text_is_found_however_it_looks(library: Library, add: Add) -> None:
    body = "记者：雨后“很滑”，-5℃、1.5公里 标题:无 看见𠮷家鋪子。"
    add(Article(headline="山路", body=body))
    for start, end in itertools.combinations(range(len(body) + 1), 2):
        if body[start:end].strip() and end - start >= 2:
            assert found(library, body[start:end]) == ["山路"], body[start:end]


def test_random_parts_are_found_as_by_reading(library: Library, add: Add) -> None:
    chance = random.Random(11)
    signs = "雨水田间路上人家新修的了一二三，。ＡＢab12里裏後后"
    texts = {
        f"第{number}篇": "".join(chance.choices(signs, k=60)).strip("，。") for number in range(40)
    }
    for title, text in texts.items():
        add(Article(headline=title, body=text))
    for _ in range(120):
        text = chance.choice(list(texts.values()))
        start = chance.randrange(len(text) - 6)
        part = text[start : start + chance.randint(2, 6)]
        wanted = {t for t, body in texts.items() if search.fold(part) in search.fold(body)}
        assert set(found(library, part)) == wanted, part


def test_as_much_is_found_while_texts_are_not_indexed(
    library: Library, harvest: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FOLDING", search.FOLDING + 1)
    assert library.pool.unindexed() == 1
    assert found(library, "曬場上 记者:宋晓") == ["颗粒 归仓"]
    assert best(library, "晒场") == []  # only the index knows what is best
    library.pool.index_more(10)
    assert best(library, "晒场") == ["颗粒 归仓"]


def test_changed_words_and_the_bin(library: Library, harvest: Article) -> None:
    library.articles.save(replace(harvest, body="全换了"), person="", reason="")
    assert found(library, "晒场") == []
    assert found(library, "全换") == ["颗粒 归仓"]
    library.articles.bin(harvest.uuid)
    assert found(library, "全换") == []
    assert library.integrity() == ()


def test_issue_page_status_and_day(library: Library, add: Add, issue: Issue, paper: str) -> None:
    story = add(Article(headline="头条", body="河堤修好了"), issue=issue.uuid)
    add(Article(headline="另一篇", body="河堤还在修"))
    pages = library.issues.pages(issue.uuid)
    for part, page in enumerate(pages[:2]):
        place = Placement(
            page=page.uuid, article=story.uuid, column=0, row=30, span=1, depth=9, part=part
        )
        library.issues.place(place)
    for typed in ("河堤 版:1", "河堤 版:二版", "河堤 期:32", "河堤 日期:2021-10-16", "期:32 版:1"):
        assert found(library, typed) == ["头条"], typed
    for typed in ("河堤 版:3", "河堤 期:31", "河堤 期:31 版:1", "河堤 状态:已刊"):
        assert found(library, typed) == [], typed
    library.releases.set_status(issue.uuid, IssueStatus.PRINTED)
    assert found(library, "河堤 状态:已刊") == ["头条"]
    (hit,) = library.seeking.hits((story.uuid,), ask("修好"))
    assert (hit.issue, hit.issue_label, hit.day) == (issue.uuid, issue.label, issue.date)
    assert (hit.page, hit.number, hit.publication) == (pages[0].uuid, 1, "上街时报")
    assert hit.line.status is ArticleStatus.PRINTED


def test_what_was_withdrawn_is_left_out_until_it_is_asked_for(
    library: Library, harvest: Article, issue: Issue
) -> None:
    library.withdrawals.add(
        Withdrawal(
            article=harvest.uuid,
            reason="内容有误",
            ordered_by="总编",
            person="何编辑",
            time=datetime.datetime.now(datetime.UTC),
        )
    )
    assert found(library, "晒场") == []
    assert found(library, "晒场 状态:撤稿") == ["颗粒 归仓"]
    assert found(library, "状态:撤稿") == ["颗粒 归仓"]


# Order -------------------------------------------------------------------------------------------


def past(library: Library, paper: str, day: str, headline: str, body: str = "") -> None:
    date = datetime.date.fromisoformat(day)
    (number,) = library.pool.room(1, date)
    library.articles.add_past(
        Article(headline=headline, body=body),
        Past(date, number),
        publication=paper,
        person="",
        reason="",
    )


def test_what_was_printed_before_stands_at_its_day(library: Library, add: Add, paper: str) -> None:
    add(Article(headline="今天", body="河堤"))
    for day in ("2015-03-01", "2015-03-08", "2012-01-01", "2018-05-05", "2015-03-01", "2014-01-01"):
        past(library, paper, day, day, "河堤")
    assert found(library, "河堤") == [
        *("今天", "2018-05-05", "2015-03-08", "2015-03-01", "2015-03-01", "2014-01-01"),
        "2012-01-01",
    ]
    add(Article(headline="又一篇", body="河堤"))
    assert found(library, "河堤")[:2] == ["又一篇", "今天"]
    assert found(library, "河堤 日期:2015-03..2016") == ["2015-03-08", "2015-03-01", "2015-03-01"]
    (hit,) = library.seeking.hits(library.seeking.newest(ask("标题:2012")).articles, ask("河堤"))
    assert (hit.day, hit.issue, hit.number) == (datetime.date(2012, 1, 1), "", 0)
    assert hit.line.status is ArticleStatus.PRINTED


def test_a_full_stretch_gives_the_nearest_room(library: Library, paper: str) -> None:
    for day in ("2015-01-01", "2015-01-03"):
        past(library, paper, day, day, "河堤")
    rows = library.pool.room(500, datetime.date(2015, 1, 2))
    assert len(rows) == 500
    taken = library._database.value(
        "SELECT count(*) FROM roll WHERE id BETWEEN ? AND ?", (rows[0], rows[-1])
    )
    assert taken == 0


def test_headlines_before_texts_and_the_new_before_the_old(library: Library, paper: str) -> None:
    past(library, paper, "2021-10-01", "正文里有", "旧闻。" * 60 + "河堤通车")
    past(library, paper, "2021-09-01", "河堤通车", "别的")
    past(library, paper, "2008-09-01", "河堤通车那年", "别的")
    past(library, paper, "2021-08-01", "说了几回", "河堤通车。河堤通车。河堤通车。")
    assert best(library, "河堤通车") == ["河堤通车", "说了几回", "河堤通车那年", "正文里有"]
    assert best(library, "河堤 通车")[0] == "河堤通车"
    assert best(library, "日期:2021") == []  # nothing to be better at


def test_names_and_sections_count_more_than_texts(library: Library, add: Add) -> None:
    add(Article(headline="他写的", body="字" * 300, credits=(Credit("宋晓", Role.REPORTER),)))
    add(Article(headline="提到他", body="字" * 300 + "宋晓说"))
    assert best(library, "宋晓", datetime.date.today()) == ["他写的", "提到他"]


def test_a_search_comes_in_stretches_and_looks_through_few_texts(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "LOOKED", 2)
    for number in range(5):
        body = "河堤跑道" if number in (0, 4) else "河堤，堤跑，跑道"
        add(Article(headline=f"第{number}篇", body=body))
    query, resume, parts = ask("河堤跑道"), None, []
    while True:
        part = library.seeking.newest(query, resume, 10)
        parts.append(len(part.articles))
        if (resume := part.resume) is None:
            break
    assert parts == [1, 0, 1]


def test_what_nothing_is_asked_of_is_the_newest_but_no_blocks(library: Library, add: Add) -> None:
    add(Article(headline="甲"))
    add(Article(headline="导读", kind=ArticleKind.GUIDE))
    add(Article(headline="乙"))
    assert found(library, "") == ["乙", "甲"]
    assert found(library, "状态:草稿 -乙") == ["甲"]


# What a find shows -------------------------------------------------------------------------------


def test_an_excerpt_names_the_place_in_the_markup(library: Library, add: Add) -> None:
    body = "头一段说别的。\n## 小题\n" + "铺" * 80 + "**河堤**跑道修好了" + "垫" * 80
    story = add(Article(headline="别的", body=body))
    (hit,) = library.seeking.hits((story.uuid,), ask("堤跑"))
    assert hit.field == "body" and body[hit.start : hit.end] == "堤**跑"
    snippet = hit.line.snippet
    assert [snippet[a:b] for a, b in hit.line.snippet_marks] == ["堤跑"]
    assert snippet.startswith("…") and snippet.endswith("…") and len(snippet) == 92


def test_an_excerpt_of_what_the_headline_or_a_caption_holds(
    library: Library, harvest: Article
) -> None:
    (hit,) = library.seeking.hits((harvest.uuid,), ask("归仓"))
    assert [hit.line.title[a:b] for a, b in hit.line.title_marks] == ["归仓"]
    assert (hit.field, hit.start, hit.end) == ("headline", 3, 5)
    assert hit.line.snippet == "抢晴" and hit.line.snippet_marks == ()
    (hit,) = library.seeking.hits((harvest.uuid,), ask("翻曬"))
    assert (hit.field, hit.line.snippet) == ("slots", "翻晒玉米")
    (hit,) = library.seeking.hits((harvest.uuid,), ask("记者:宋晓"))
    assert hit.field == ""
    (hit,) = library.seeking.hits((harvest.uuid,), ask("他说：“收"))
    assert [hit.line.snippet[a:b] for a, b in hit.line.snippet_marks] == ["他说：“收"]
    assert library.seeking.hits(("没有这篇",), ask("归仓")) == ()
