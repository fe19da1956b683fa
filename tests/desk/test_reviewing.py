from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.galleys import gathered
from newsroom.errors import RefusedError
from newsroom.export import word_manuscript
from newsroom.model.article import Article
from newsroom.model.frame import TextFrame
from newsroom.model.listing import ArticleFilter
from newsroom.model.person import Duty, Person
from newsroom.model.review import ReviewStep
from newsroom.model.status import ArticleStatus
from tests.desk.conftest import put, story

BODY = (
    "入秋以来，城东的小街换了新路灯，晚饭后散步的人多了起来。\n"
    "路灯亮了，街边的小店也愿意多开一会儿门。\n"
    "住在巷口的老人说，夜里出门心里踏实。"
)
FIRST, SECOND, FINAL = ReviewStep.FIRST, ReviewStep.SECOND, ReviewStep.FINAL


@pytest.fixture
def article(desk: Desk, issue: str) -> str:
    return put(desk, issue, replace(story("城东换了新路灯"), body=BODY))


def status(desk: Desk, article: str) -> str:
    """As lists show it; the list that asks for it holds the article."""
    found = desk.library.articles.summary(article).status
    listed = desk.library.articles.summaries(ArticleFilter(status=found))
    assert article in [line.uuid for line in listed]
    return found.text


def rewrite(desk: Desk, article: str, old: str, new: str) -> None:
    text = desk.library.articles.get(article)
    assert old in text.body
    desk.writing.save(replace(text, body=text.body.replace(old, new, 1)))


def test_copy_goes_through_the_steps_of_its_publication(
    desk: Desk, issue: str, article: str
) -> None:
    home = desk.library.issues.get(issue).publication
    assert desk.reviewing.steps(home) == (FIRST, FINAL)
    desk.reviewing.set_steps(home, (FINAL, FIRST, SECOND))
    seen = [status(desk, article)]
    desk.reviewing.submit([article])
    seen.append(status(desk, article))
    for step in (FIRST, SECOND, FINAL):
        assert desk.reviewing.standing(article).following is step
        desk.reviewing.sign([article], step)
        seen.append(status(desk, article))
    assert seen == ["草稿", "待审", "一审", "二审", "待排"]
    page = desk.library.issues.pages(issue)[1]
    desk.paging.place(article, page.uuid, 0, 3)
    assert status(desk, article) == "已排"
    desk.undo()
    assert status(desk, article) == "待排"


def test_nothing_keeps_copy_under_review_off_a_page(desk: Desk, issue: str, article: str) -> None:
    page = desk.library.issues.pages(issue)[1]
    desk.paging.place(article, page.uuid, 0, 3)
    assert status(desk, article) == "草稿"
    desk.reviewing.sign([article], FIRST)
    assert status(desk, article) == "一审"
    desk.reviewing.sign([article], FINAL)
    assert status(desk, article) == "已排"


def test_steps_may_be_all_there_are_and_proofs_come_after_reviews(
    desk: Desk, issue: str, article: str
) -> None:
    home = desk.library.issues.get(issue).publication
    desk.reviewing.set_steps(home, ReviewStep)
    desk.reviewing.sign([article], FINAL)
    assert status(desk, article) == "终审"
    states = desk.reviewing.standing(article).steps
    assert [(s.step.text, s.holds) for s in states] == [
        ("一审", False),
        ("二审", False),
        ("终审", True),
        ("一校", False),
        ("二校", False),
        ("三校", False),
    ]
    desk.reviewing.set_steps(home, (FINAL,))
    assert status(desk, article) == "待排"
    desk.undo()
    assert status(desk, article) == "终审"
    desk.reviewing.set_steps(home, ())
    assert status(desk, article) == "待排"


def test_a_return_needs_a_reason_and_takes_later_signatures_along(desk: Desk, article: str) -> None:
    desk.reviewing.submit([article])
    desk.reviewing.sign([article], FIRST)
    desk.reviewing.sign([article], FINAL)
    with pytest.raises(RefusedError, match="没有写退回理由"):
        desk.reviewing.send_back([article], FIRST, "  ")
    assert status(desk, article) == "待排"
    desk.reviewing.send_back([article], FINAL, "导语太长")
    assert status(desk, article) == "一审"
    desk.reviewing.send_back([article], None, "请补采访")
    assert status(desk, article) == "草稿"
    last = desk.reviewing.standing(article).reviews[-1]
    assert (last.told, last.reason, last.person) == ("退回作者", "请补采访", "林可欣")
    desk.undo()
    assert status(desk, article) == "一审"
    desk.undo()
    assert status(desk, article) == "待排"
    desk.redo()
    assert status(desk, article) == "一审"


def test_a_later_change_voids_just_the_signatures_before_it_and_is_named(
    desk: Desk, article: str
) -> None:
    desk.reviewing.sign([article], FIRST)
    rewrite(desk, article, "散步的人", "遛弯的人")
    desk.reviewing.sign([article], FINAL)
    standing = desk.reviewing.standing(article)
    assert [state.step for state in standing.lapsed] == [FIRST]
    (told,) = standing.changes.values()
    assert told == ("第1段“晚饭后散步”改为“晚饭后遛弯”",)
    assert status(desk, article) == "待排"
    rewrite(desk, article, "遛弯的人", "散步的人")
    assert [state.step for state in desk.reviewing.standing(article).lapsed] == [FINAL]


def test_importance_and_status_are_no_part_of_what_is_signed(desk: Desk, article: str) -> None:
    desk.reviewing.sign([article], FIRST)
    desk.writing.rate(article, 5)
    assert not desk.reviewing.standing(article).lapsed


def test_a_small_change_is_signed_again_on_its_difference_alone(desk: Desk, article: str) -> None:
    desk.reviewing.sign([article], FIRST)
    (given,) = desk.reviewing.standing(article).reviews
    with pytest.raises(RefusedError, match="签字有效"):
        desk.reviewing.resign(given.uuid)
    rewrite(desk, article, "散步的人", "遛弯的人")
    difference = desk.reviewing.difference(given.uuid)
    assert (difference.small, difference.told) == (True, ("第1段“晚饭后散步”改为“晚饭后遛弯”",))
    assert desk.reviewing.resign(given.uuid).label == "一审复签"
    standing = desk.reviewing.standing(article)
    assert not standing.lapsed
    assert (standing.reviews[-1].earlier, standing.reviews[-1].told) == (given.uuid, "一审复签")
    event = desk.library.events.recent(1)[0]
    assert (event.verb, event.fingerprint) == ("一审复签", standing.seen)


def test_more_than_a_small_change_is_read_whole(desk: Desk, article: str) -> None:
    desk.reviewing.sign([article], FIRST)
    (given,) = desk.reviewing.standing(article).reviews
    text = desk.library.articles.get(article)
    desk.writing.save(replace(text, headline="城东换上新路灯"))
    with pytest.raises(RefusedError, match="改动涉及标题，不能只看改动就复签"):
        desk.reviewing.resign(given.uuid)
    desk.reviewing.resign(given.uuid, read=True)
    assert not desk.reviewing.standing(article).lapsed


def test_a_signature_is_given_to_what_was_seen(desk: Desk, article: str) -> None:
    seen = desk.reviewing.standing(article).seen
    rewrite(desk, article, "散步的人", "遛弯的人")
    with pytest.raises(RefusedError, match="刚才又有改动"):
        desk.reviewing.sign([article], FIRST, [seen])
    text = desk.library.articles.get(article)
    desk.writing.keep(replace(text, headline="没存"), desk.library.history.head(article).uuid)
    with pytest.raises(RefusedError, match="还有没存成版本的改动"):
        desk.reviewing.sign([article], FIRST)
    assert desk.reviewing.standing(article).reviews == ()


def test_only_those_sign_whose_duty_it_is(desk: Desk, article: str) -> None:
    me = desk.sitting.now()
    assert me is not None
    desk.sitting.put(replace(me, duties=(Duty.EDITOR,)))
    desk.reviewing.sign([article], FIRST)
    with pytest.raises(RefusedError, match="林可欣（编辑）不签终审"):
        desk.reviewing.sign([article], FINAL)
    with pytest.raises(RefusedError, match="林可欣已经签过一审"):
        desk.reviewing.sign([article], FIRST)
    desk.sitting.put(Person(name="高远", duties=(Duty.CHIEF,)))
    desk.name_person("高远")
    desk.reviewing.sign([article], FINAL)
    assert status(desk, article) == "待排"


def test_a_signature_on_paper_is_booked_for_whoever_gave_it(desk: Desk, article: str) -> None:
    time = datetime.datetime(2021, 10, 15, 9, 30, tzinfo=datetime.UTC)
    desk.reviewing.book([article], FINAL, "高远", time)
    standing = desk.reviewing.standing(article)
    (given,) = standing.reviews
    assert (given.person, given.time, given.told) == ("高远", time, "终审通过")
    assert standing.papers[given.uuid].booked_by == "林可欣"
    desk.undo()
    assert desk.reviewing.standing(article).papers == {}
    desk.redo()
    assert set(desk.reviewing.standing(article).papers) == {given.uuid}
    ahead = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=2)
    with pytest.raises(RefusedError, match="签字时间在将来"):
        desk.reviewing.book([article], FIRST, "高远", ahead)


def test_undo_of_typing_works_whatever_the_status_became(desk: Desk, article: str) -> None:
    rewrite(desk, article, "散步的人", "遛弯的人")
    desk.library.reviews.set_stage(article, ArticleStatus.FINAL)
    desk.undo()
    assert "散步的人" in desk.library.articles.get(article).body


def test_without_a_name_nobody_signs(desk: Desk, article: str) -> None:
    desk.sitting.stand_up()
    with pytest.raises(RefusedError, match="还没有选好是谁在用"):
        desk.reviewing.submit([article])


def test_what_came_from_elsewhere_is_settled(desk: Desk, article: str) -> None:
    desk.reviewing.submit([article])
    desk.library.reviews.set_stage(article, ArticleStatus.DRAFT)
    desk.reviewing.settle([article])
    assert status(desk, article) == "待审"


def test_an_article_is_taken_in_at_a_stage(desk: Desk, issue: str) -> None:
    ready = Article(headline="转来的稿", status=ArticleStatus.SUBMITTED)
    assert status(desk, put(desk, issue, ready)) == "待审"


def test_the_slip_is_printed_on_manuscripts_and_galleys(
    desk: Desk, issue: str, article: str, tmp_path: Path
) -> None:
    assert desk.paging.edition(issue).slips == {}
    (copy,) = gathered(desk.library, [article])
    assert copy.slip.reviews == ""
    desk.reviewing.sign([article], FIRST)
    page = desk.library.issues.pages(issue)[1]
    desk.paging.place(article, page.uuid, 0, 3)
    edition = desk.paging.edition(issue)
    words = edition.slips[article]
    assert re.fullmatch(r"一审 林可欣 \d\d-\d\d \d\d:\d\d\u3000终审 ＿＿＿＿", words)
    (copy,) = gathered(desk.library, [article])
    assert (copy.slip.reviews, copy.slip.status) == (words, "一审")
    frames = desk.galleys.sheets([copy]).pages[0].frames
    texts = [frame for frame in frames if isinstance(frame, TextFrame)]
    printed = ["".join(run.text for line in text.lines for run in line.runs) for text in texts]
    assert any("一审" in line and "林可欣" in line for line in printed)
    rewrite(desk, article, "散步的人", "遛弯的人")
    edition = desk.paging.edition(issue)
    assert "（签后有改动）" in edition.slips[article]
    file = word_manuscript.write(edition, tmp_path / "稿.docx")
    paragraphs = [p.text for p in docx.Document(str(file)).paragraphs]
    assert f"审签：{edition.slips[article]}" in paragraphs
