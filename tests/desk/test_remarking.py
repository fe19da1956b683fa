"""Remarks on the desk: each act is one step, and a proposal is taken in where its words stand."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.remarking import anchor_in, field_words, remark_record
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article
from newsroom.model.picture import Slot
from newsroom.model.remark import Anchor, Remark, RemarkState
from tests.desk.conftest import put

NOW = datetime.datetime(2026, 3, 13, tzinfo=datetime.UTC)
BODY = "## 路修到果园边\n村里修通了**十二公里**机耕路。\n收果子再也不用肩挑手提。"
ARTICLE = Article(headline="河湾村修路", body=BODY, slots=(Slot(caption="村民装车"),))


@pytest.fixture
def article(desk: Desk, issue: str) -> str:
    return put(desk, issue, replace(ARTICLE))


def remark(desk: Desk, article: str, field: str, quoted: str, **fields: object) -> Remark:
    whole = desk.library.articles.get(article)
    anchor = anchor_in(whole, field, 0, 10**6)
    at = anchor.words.index(quoted)
    found = anchor_in(whole, field, at, at + len(quoted))
    made = replace(Remark(article=article, anchor=found, time=NOW), **fields)  # type: ignore[arg-type]
    desk.remarking.add(made)
    return desk.library.remarks.get(made.uuid)


def test_an_anchor_knows_what_stands_around_it() -> None:
    assert anchor_in(ARTICLE, "body", 12, 14) == Anchor(
        "body", 12, 14, "十二", "园边\n村里修通了", "公里机耕路。\n收"
    )
    assert anchor_in(ARTICLE, "caption 0", 2, 99).words == "装车"


def test_a_remark_is_written_under_a_name_and_on_a_version(desk: Desk, article: str) -> None:
    made = remark(desk, article, "body", "十二", words="核实")
    assert made.person == "林可欣"
    assert made.revision == desk.library.history.head(article).uuid
    assert desk.undo_label == "写批注"
    change = desk.undo()
    assert change.remarks == {made.uuid}
    assert desk.remarking.of_article(article) == ()
    desk.redo()
    assert desk.remarking.of_article(article) == (made,)


def test_a_remark_is_changed_and_taken_away(desk: Desk, article: str) -> None:
    made = remark(desk, article, "body", "十二", words="核实")
    desk.remarking.update(replace(made, words="请核实"))
    desk.remarking.remove(made.uuid)
    desk.undo()
    assert desk.library.remarks.get(made.uuid).words == "请核实"
    desk.undo()
    assert desk.library.remarks.get(made.uuid) == made
    with pytest.raises(NotFoundError):
        desk.remarking.remove("没有")


def test_remarks_are_ticked_off_together(desk: Desk, article: str) -> None:
    made = [remark(desk, article, "body", words, words="核实") for words in ("十二", "果子")]
    uuids = [each.uuid for each in made]
    desk.remarking.settle(uuids, RemarkState.DONE)
    done = desk.remarking.of_article(article)
    assert {(each.state, each.settled_by) for each in done} == {(RemarkState.DONE, "林可欣")}
    with pytest.raises(RefusedError, match="为什么不改"):
        desk.remarking.settle(uuids, RemarkState.DECLINED, " ")
    desk.undo()
    assert desk.remarking.of_article(article) == tuple(made)


@pytest.mark.parametrize(
    ("quoted", "proposal", "body"),
    [
        ("十二", "十三", BODY.replace("十二", "十三")),
        ("肩挑手提", "", BODY.replace("肩挑手提", "")),
        ("边\n村", "边上。村", BODY.replace("边\n", "边上。")),
    ],
)
def test_a_proposal_is_taken_in_where_its_words_stand(
    desk: Desk, article: str, quoted: str, proposal: str, body: str
) -> None:
    made = remark(desk, article, "body", quoted, proposal=proposal)
    desk.remarking.take_in(made.uuid)
    assert desk.library.articles.get(article).body == body
    assert desk.library.remarks.get(made.uuid).state is RemarkState.DONE
    desk.undo()
    assert desk.library.articles.get(article).body == BODY
    assert desk.library.remarks.get(made.uuid) == made


def test_a_proposal_for_a_headline_is_taken_in(desk: Desk, article: str) -> None:
    made = remark(desk, article, "headline", "修路", proposal="修通了路")
    desk.remarking.take_in(made.uuid)
    assert desk.library.articles.get(article).headline == "河湾村修通了路"


def test_a_proposal_is_taken_in_though_words_before_it_changed(desk: Desk, article: str) -> None:
    made = remark(desk, article, "body", "十二", proposal="十三")
    now = desk.library.articles.get(article)
    desk.writing.save(replace(now, body="新写的一段。\n" + BODY))
    desk.remarking.take_in(made.uuid)
    changed = desk.library.articles.get(article).body
    assert changed == "新写的一段。\n" + BODY.replace("十二", "十三")


def test_a_proposal_whose_words_are_gone_is_refused_and_nothing_changes(
    desk: Desk, article: str
) -> None:
    made = remark(desk, article, "body", "十二", proposal="十三")
    desk.writing.save(replace(ARTICLE, uuid=article, body="整篇重写了。"))
    with pytest.raises(RefusedError, match="后来又改过"):
        desk.remarking.take_in(made.uuid)
    assert desk.library.articles.get(article).body == "整篇重写了。"
    assert desk.library.remarks.get(made.uuid).state is RemarkState.OPEN


def test_a_remark_that_proposes_nothing_cannot_be_taken_in(desk: Desk, article: str) -> None:
    made = remark(desk, article, "body", "十二", words="核实")
    with pytest.raises(RefusedError, match="没有写“改为”"):
        desk.remarking.take_in(made.uuid)


def test_what_a_remark_is_about_is_named(desk: Desk, article: str) -> None:
    assert field_words(remark(desk, article, "caption 0", "装车", words="哪天")) == "图片说明"
    assert field_words(Remark(article=article, words="太长", time=NOW)) == "整篇"
    assert field_words(Remark(words="栏线太粗", time=NOW)) == "版面"
    record = remark_record(remark(desk, article, "body", "十二", proposal="十三"))
    assert (record["quoted"], record["proposal"], record["state"]) == ("十二", "十三", "open")
