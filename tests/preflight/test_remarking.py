"""Open remarks are told of before printing, once for each article and page."""

from __future__ import annotations

import datetime

from newsroom.model.remark import Remark, RemarkState
from newsroom.preflight.remarking import waiting
from tests.preflight.made import snapshot

NOW = datetime.datetime(2024, 5, 6, tzinfo=datetime.UTC)


def remark(article: str = "", page: str = "", state: RemarkState = RemarkState.OPEN) -> Remark:
    return Remark(article=article, page=page, words="请核实", state=state, time=NOW)


def test_what_waits_is_told_once_for_each_article_and_page() -> None:
    made = snapshot()
    story, page = made.stories[0].uuid, made.ordered[0].uuid
    open_ = (remark(story), remark(story), remark(page=page))
    done = (remark(story, state=RemarkState.DONE), remark(page=page, state=RemarkState.DECLINED))
    on_story, on_page = waiting(snapshot(remarks=(*open_, *done)))
    assert on_story.words.endswith("还有 2 条批注没有处理")
    assert (on_story.article, bool(on_story.page)) == (story, True)
    assert on_page.words == "版面上还有 1 条批注没有处理" and on_page.page == page
    assert list(waiting(snapshot(remarks=done))) == []


def test_another_remark_asks_again_where_a_reason_was_given() -> None:
    story = snapshot().stories[0].uuid
    first, second = remark(story), remark(story)
    (before,) = waiting(snapshot(remarks=(first,)))
    (after,) = waiting(snapshot(remarks=(first, second)))
    assert before.judged != after.judged
