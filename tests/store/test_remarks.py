"""Remarks: kept with all they say, found by issue and by article, changed in place."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article
from newsroom.model.difference import Edit, Spot
from newsroom.model.issue import Issue
from newsroom.model.length import Mm
from newsroom.model.remark import Anchor, Remark, RemarkState
from newsroom.store.library import Library

TIME = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)


def remark(**fields: object) -> Remark:
    made = Remark(words="人数请核实", person="唐校对", round="一校", time=TIME)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_remarks_come_back_whole(
    library: Library, issue: Issue, add: Callable[..., Article]
) -> None:
    article = add(Article(headline="新路灯亮了", body="共装了十二盏。"))
    spot = Spot(1, 3, 40, Mm(120), Mm(200), Mm(4), Mm(4))
    made = remark(
        issue=issue.uuid,
        page="版",
        article=article.uuid,
        revision=library.history.head(article.uuid).uuid,
        anchor=Anchor("body", 3, 5, "十二", "共装了", "盏。"),
        spot=spot,
        proposal="十三",
        state=RemarkState.DECLINED,
        answer="原数没有错",
        settled_by="林可欣",
        settled=TIME,
    )
    on_page = remark(issue=issue.uuid, time=TIME + datetime.timedelta(minutes=1))
    library.remarks.put(made)
    library.remarks.put(on_page)
    assert library.remarks.of_issue(issue.uuid) == (made, on_page)
    assert library.remarks.of_article(article.uuid) == (made,)
    assert library.remarks.get(made.uuid).edit == Edit("body", 3, 5, "十三")
    assert on_page.edit is None and not on_page.anchored


def test_an_articles_remarks_belong_to_its_issue(
    library: Library, issue: Issue, add: Callable[..., Article]
) -> None:
    article = add(Article(headline="新路灯亮了"), issue=issue.uuid)
    made = remark(article=article.uuid)
    library.remarks.put(made)
    assert library.remarks.of_issue(issue.uuid) == (made,)
    assert library.remarks.open_counts([article.uuid, "没有"]) == {article.uuid: 1}
    library.remarks.put(replace(made, state=RemarkState.DONE))
    assert library.remarks.open_counts([article.uuid]) == {}


def test_a_remark_without_words_or_of_no_article_is_refused(library: Library) -> None:
    with pytest.raises(RefusedError, match="没有写内容"):
        library.remarks.put(remark(words=" \n"))
    with pytest.raises(RefusedError, match="最多"):
        library.remarks.put(remark(proposal="长" * 5_000))
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.remarks.put(remark(article="没有"))
    assert library.remarks.of_article("没有") == ()


def test_a_remark_taken_away_is_gone(library: Library) -> None:
    made = remark()
    library.remarks.put(made)
    library.remarks.remove(made.uuid)
    assert library.remarks.find(made.uuid) is None
    with pytest.raises(NotFoundError, match="已经删去"):
        library.remarks.remove(made.uuid)


@pytest.mark.parametrize(
    ("anchored", "proposal", "words", "says"),
    [
        ("十二", "十三", "", "改为“十三”"),
        ("十二", "", "重复了", "删去：重复了"),
        ("", "共", "漏字", "加上“共”：漏字"),
        ("十二", None, "请\n核实", "请 核实"),
    ],
)
def test_what_a_remark_asks_for(anchored: str, proposal: str | None, words: str, says: str) -> None:
    made = remark(anchor=Anchor("body", 0, 2, anchored), proposal=proposal, words=words)
    assert made.says == says
