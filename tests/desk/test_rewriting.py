"""Replacing in many articles: one step, and nobody's unsaved typing is touched."""

from __future__ import annotations

from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.desk.rewriting import Spot, rewritten, texts
from newsroom.desk.seeking import whole
from newsroom.model.article import Article
from newsroom.model.kinds import ArticleKind
from newsroom.model.origin import Origin
from newsroom.model.picture import Slot
from tests.desk.conftest import put, story


def test_passages_of_all_texts_are_replaced_from_the_end() -> None:
    article = Article(headline="甲乙甲", body="甲\n乙甲", slots=(Slot("甲图"), Slot("乙图甲")))
    spots = [
        Spot("headline", 0, 1, "丙丁"),
        Spot("headline", 2, 3, "戊"),
        Spot("body", 0, 1, "一\n二"),
        Spot("caption", 2, 3, "一\n二", slot=1),
    ]
    done = rewritten(article, spots)
    assert (done.headline, done.body) == ("丙丁乙戊", "一\n二\n乙甲")
    assert [slot.caption for slot in done.slots] == ["甲图", "乙图一 二"]
    assert [field for field, _, _ in texts(article)].count("caption") == 2


def test_replacing_is_one_step_that_names_the_count(desk: Desk, issue: str) -> None:
    uuids = [put(desk, issue, story(title)) for title in ("老街亮灯", "老街换灯")]
    found = {}
    for uuid in uuids:
        article = desk.writing.open(uuid).article
        found[uuid] = (article, [Spot("headline", 0, 2, "新街")])
    done = desk.rewriting.replace(found, "替换“老街”为“新街”")
    assert (done.articles, done.passages, done.left) == (2, 2, ())
    assert done.change.articles == set(uuids)
    assert desk.undo_label == "替换“老街”为“新街”（2 篇 2 处）"
    assert desk.writing.open(uuids[1]).article.headline == "新街换灯"
    desk.undo()
    assert [desk.writing.open(u).article.headline for u in uuids] == ["老街亮灯", "老街换灯"]


def test_what_changed_or_is_not_saved_is_left_alone_and_named(desk: Desk, issue: str) -> None:
    typed, changed, gone = (put(desk, issue, story(t)) for t in ("老街甲", "老街乙", "老街丙"))
    found = {
        uuid: (desk.writing.open(uuid).article, [Spot("headline", 0, 2, "新街")])
        for uuid in (typed, changed, gone)
    }
    opened = desk.writing.open(typed)
    desk.writing.keep(replace(opened.article, body="没存的话。"), opened.head.uuid)
    desk.writing.save(replace(found[changed][0], subhead="副题"))
    desk.writing.bin(gone)
    done = desk.rewriting.replace(found, "替换")
    assert (done.articles, done.passages) == (0, 0)
    assert not done.change.articles
    assert [line.split("》")[1] for line in done.left] == [
        "有还没保存的改动",
        "查找以后又有改动",
        "已在回收站",
    ]


def test_words_end_where_the_dictionary_says() -> None:
    assert whole("一\n服务人民", 4, 6)
    assert not whole("少用人民币", 2, 4)


def test_a_locked_wire_is_left_alone_and_named(desk: Desk, issue: str) -> None:
    plain = story("老街亮灯")
    origin = Origin(headline=plain.headline, text=plain.body)
    uuid = put(desk, issue, replace(plain, kind=ArticleKind.WIRE, origin=origin))
    article = desk.writing.open(uuid).article
    done = desk.rewriting.replace({uuid: (article, [Spot("headline", 0, 2, "新街")])}, "替换")
    assert (done.articles, done.left) == (0, ("《老街亮灯》是通稿，文字已锁定",))


def test_what_is_frozen_is_left_alone_and_the_rest_changed(desk: Desk, issue: str) -> None:
    printed, waiting = (put(desk, issue, story(name)) for name in ("老街亮灯", "老街修路"))
    desk.paging.place(printed, desk.library.issues.pages(issue)[1].uuid, 0, 3)
    desk.releasing.printed([issue])
    found = {
        uuid: (desk.writing.open(uuid).article, [Spot("headline", 0, 2, "新街")])
        for uuid in (printed, waiting)
    }
    done = desk.rewriting.replace(found, "替换")
    assert (done.articles, done.left) == (1, ("《老街亮灯》所在的一期已经冻结",))
    assert desk.library.articles.get(waiting).headline == "新街修路"
