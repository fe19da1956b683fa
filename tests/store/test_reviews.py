from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.review import USUAL_STEPS, Review, ReviewAct, ReviewStep
from newsroom.model.signoff import Paper
from newsroom.model.status import ArticleStatus
from newsroom.store.library import Library

Add = Callable[..., Article]
TIME = datetime.datetime(2021, 10, 15, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def article(add: Add) -> str:
    return add(Article(headline="春浇忙")).uuid


def said(library: Library, article: str, act: ReviewAct, hours: int = 0) -> Review:
    return Review(
        article=article,
        act=act,
        step=ReviewStep.FIRST if act is ReviewAct.PASS else None,
        person="孟小满",
        time=TIME + datetime.timedelta(hours=hours),
        revision=library.history.head(article).uuid,
        fingerprint="f" * 64,
        reason="改导语" if act is ReviewAct.RETURN else "",
    )


def test_words_are_told_in_the_order_they_were_said_also_where_the_clock_was_set_back(
    library: Library, article: str
) -> None:
    passed, returned = (
        said(library, article, ReviewAct.PASS, 5),
        said(library, article, ReviewAct.RETURN, 1),
    )
    for review in (passed, returned):
        library.reviews.add(review)
        library.events.append("孟小满", review.told, (review.uuid,))
    assert library.reviews.of(article) == (passed, returned)
    kept = library.reviews.get(passed.uuid)
    library.reviews.remove(passed.uuid)
    assert library.reviews.of(article) == (returned,)
    library.reviews.add(kept)
    assert library.reviews.of(article) == (passed, returned)
    with pytest.raises(NotFoundError, match="已经撤回"):
        library.reviews.remove("none")


def test_steps_are_the_usual_ones_until_set(library: Library, paper: str) -> None:
    assert library.reviews.steps(paper) == USUAL_STEPS
    assert not library.reviews.chosen(paper)
    library.reviews.set_steps(paper, (ReviewStep.PROOF_ONE, ReviewStep.SECOND))
    assert library.reviews.steps(paper) == (ReviewStep.SECOND, ReviewStep.PROOF_ONE)
    library.reviews.set_steps(paper, ())
    assert (library.reviews.steps(paper), library.reviews.chosen(paper)) == ((), True)


def test_the_stage_is_the_status_until_the_article_stands_somewhere(
    library: Library, article: str
) -> None:
    library.reviews.set_stage(article, ArticleStatus.SECOND)
    assert library.reviews.stage(article) is ArticleStatus.SECOND
    assert library.articles.summary(article).status is ArticleStatus.SECOND
    with pytest.raises(NotFoundError):
        library.reviews.set_stage("none", ArticleStatus.DRAFT)
    with pytest.raises(NotFoundError):
        library.reviews.stage("none")


def test_paper_is_kept_beside_its_signature(library: Library, article: str) -> None:
    review = said(library, article, ReviewAct.PASS)
    library.reviews.add(review)
    paper = Paper(signature=review.uuid, booked_by="林可欣", booked=TIME)
    library.reviews.add_paper(paper)
    assert library.reviews.papers([review.uuid, "none"]) == {review.uuid: paper}
    library.reviews.remove_paper(review.uuid)
    assert library.reviews.papers([review.uuid]) == {}


def test_slips_are_left_out_where_nobody_reviews(
    library: Library, paper: str, article: str
) -> None:
    text = library.articles.get(article)
    assert library.reviews.slips(paper, [text]) == {}
    library.reviews.set_steps(paper, (ReviewStep.FINAL,))
    assert library.reviews.slips(paper, [text]) == {article: "终审 ＿＿＿＿"}
    assert library.reviews.unfinished(paper) == ()
    library.reviews.add(said(library, article, ReviewAct.SUBMIT))
    assert library.reviews.unfinished(paper) == (article,)
