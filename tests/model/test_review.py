from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.person import Duty, Person
from newsroom.model.picture import Crop, Slot
from newsroom.model.review import (
    Review,
    ReviewAct,
    ReviewStep,
    article_fingerprint,
    may_sign,
    next_step,
    signed,
    slip_words,
    stage,
    states,
)
from newsroom.model.status import ArticleStatus

FIRST, SECOND, FINAL = ReviewStep.FIRST, ReviewStep.SECOND, ReviewStep.FINAL
THREE = (FIRST, SECOND, FINAL)
ARTICLE = Article(
    headline="春浇忙", body="麦田喝饱了水。", credits=(Credit("顾明", Role.REPORTER),)
)
NOW = article_fingerprint(ARTICLE)


def said(act: ReviewAct, step: ReviewStep | None = None, fingerprint: str = NOW) -> Review:
    return Review(
        article=ARTICLE.uuid,
        act=act,
        step=step,
        person="孟小满",
        time=datetime.datetime(2021, 10, 15, 9, 30).astimezone(),
        revision="r",
        fingerprint=fingerprint,
        reason="改导语" if act is ReviewAct.RETURN else "",
    )


HANDED = said(ReviewAct.SUBMIT)
PASSED = {step: said(ReviewAct.PASS, step) for step in ReviewStep}


@pytest.mark.parametrize(
    ("reviews", "found"),
    [
        ((), "草稿"),
        ((HANDED,), "待审"),
        ((HANDED, PASSED[FIRST]), "一审"),
        ((HANDED, PASSED[FIRST], PASSED[SECOND]), "二审"),
        ((PASSED[FINAL],), "终审"),
        ((HANDED, *(PASSED[step] for step in THREE)), "待排"),
        ((*(PASSED[step] for step in THREE), said(ReviewAct.RETURN, SECOND)), "一审"),
        ((PASSED[FIRST], said(ReviewAct.RETURN, FIRST)), "待审"),
        ((PASSED[FIRST], said(ReviewAct.RETURN)), "草稿"),
        ((PASSED[FIRST], said(ReviewAct.RETURN), HANDED), "待审"),
    ],
)
def test_how_far_reviews_brought_an_article(reviews: tuple[Review, ...], found: str) -> None:
    assert stage(THREE, reviews).text == found


def test_proofs_come_after_reviews_before_copy_is_ready() -> None:
    reviews = [PASSED[step] for step in THREE]
    steps = (*THREE, ReviewStep.PROOF_ONE)
    assert stage(steps, reviews) is ArticleStatus.FINAL
    assert next_step(steps, reviews) is ReviewStep.PROOF_ONE
    assert stage(steps, [*reviews, PASSED[ReviewStep.PROOF_ONE]]) is ArticleStatus.READY
    assert next_step(THREE, reviews) is None


def test_a_later_signature_on_the_same_step_takes_the_place_of_the_first() -> None:
    later = replace(said(ReviewAct.PASS, FIRST, "0" * 64), person="高远")
    assert signed([PASSED[FIRST], later]) == {FIRST: later}
    (state, missing) = states((FIRST, FINAL), [PASSED[FIRST], later], NOW)
    assert (state.lapsed, missing.review, missing.lapsed) == (True, None, False)


def test_the_fingerprint_is_of_what_is_printed() -> None:
    slot = Slot(caption="浇地", picture="ab" * 32)
    pictured = replace(ARTICLE, slots=(slot,))
    same = (
        replace(ARTICLE, importance=5),
        replace(ARTICLE, status=ArticleStatus.READY),
        replace(ARTICLE, notes=("疑缺开头",)),
    )
    assert {article_fingerprint(article) for article in same} == {NOW}
    assert article_fingerprint(replace(pictured, slots=(replace(slot, crop=Crop(0.1)),))) == (
        article_fingerprint(pictured)
    )
    others = (
        replace(ARTICLE, headline="春浇 忙"),
        replace(ARTICLE, body="麦田喝足了水。"),
        replace(ARTICLE, credits=(Credit("顾明", Role.CORRESPONDENT),)),
        pictured,
    )
    assert len({NOW, *map(article_fingerprint, others)}) == 5


def test_what_is_told_of_each_word() -> None:
    assert [one.told for one in (HANDED, PASSED[FINAL], said(ReviewAct.RETURN, FIRST))] == [
        "送审",
        "终审通过",
        "退回一审",
    ]
    assert replace(PASSED[FINAL], earlier="u").told == "终审复签"
    lapsed = said(ReviewAct.PASS, FIRST, "0" * 64)
    assert slip_words((FIRST, FINAL), [lapsed], NOW) == (
        "一审 孟小满 10-15 09:30（签后有改动）\u3000终审 ＿＿＿＿"
    )


def test_whose_step_it_is() -> None:
    assert may_sign(None, FINAL)
    assert may_sign(Person(name="甲"), FINAL)
    assert may_sign(Person(name="甲", duties=(Duty.CHIEF,)), FIRST)
    assert not may_sign(Person(name="甲", duties=(Duty.EDITOR, Duty.REPORTER)), SECOND)
    assert Person(name="甲", duties=(Duty.CHIEF, Duty.EDITOR)).told == "编辑；总编辑"
