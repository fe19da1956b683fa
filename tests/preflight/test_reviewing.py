from __future__ import annotations

from newsroom.preflight.reviewing import unreviewed
from newsroom.preflight.snapshot import Snapshot
from tests.preflight.made import snapshot


def stories(made: Snapshot) -> list[str]:
    return [story.uuid for story in made.stories]


def told(reviews: dict[str, str], *, reviewed: bool) -> list[str]:
    return [f.words for f in unreviewed(snapshot(reviews=reviews, reviewed=reviewed))]


def test_each_story_that_wants_a_review_is_named_at_its_place() -> None:
    first, *_ = stories(snapshot())
    (found,) = unreviewed(snapshot(reviews={first: "还没有终审"}, reviewed=True))
    assert found.words.endswith("》还没有终审")
    assert (found.article, bool(found.page)) == (first, True)
    assert told({}, reviewed=True) == []


def test_an_issue_that_nobody_reviews_is_told_of_once() -> None:
    reviews = dict.fromkeys(stories(snapshot()), "还没有一审、终审")
    assert told(reviews, reviewed=False) == ["各篇稿件都还没有一审、终审"]
    assert len(told(reviews, reviewed=True)) == len(reviews)
