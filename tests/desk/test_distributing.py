"""分版 at the desk."""

from __future__ import annotations

from newsroom.desk.composing import Composers
from newsroom.desk.distributing import propose_pages
from newsroom.job import Job
from tests.arrange.papers import edition, story


def test_each_article_of_the_pool_is_proposed_once() -> None:
    paper = edition([story("a", 300, 5), story("b", 300)])
    found = propose_pages(paper, Composers(), Job())
    assert [meant.article for meant in found] == ["a", "b"]
    assert found[0].page == "page1"
    assert propose_pages(edition([]), Composers(), Job()) == ()
