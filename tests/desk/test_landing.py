"""Where an article put on a page by hand comes to stand."""

from __future__ import annotations

import datetime

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.landing import Size, landing, sizes
from newsroom.desk.receiving import read_pasted
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import IssueNumber

STORY = "\n".join(
    [
        "渡口有了新船",
        "本报讯（记者 田禾）渡口的老船退役，新船昨天下水。",
        *["船身宽了一米，能坐三十个人，船头还留出放自行车的地方。" * 3] * 6,
    ]
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory):
    """A library with one story in an issue and a filler of a given size."""
    path = tmp_path_factory.mktemp("landing") / "河湾.newsroom"
    with Desk.open(path, create=True) as desk:
        home = desk.library.publications.find("shangjie-shibao")
        change = desk.paging.new_issue(home, datetime.date(2026, 3, 7), IssueNumber((5,)))
        issue = next(iter(change.issues))
        desk.receiving.take([read_pasted(STORY)], home, issue)
        block = Article(headline="公益")
        kind = FillerKind.PUBLIC_SERVICE
        desk.fillers.add(
            block, Filler(article=block.uuid, publication=home, kind=kind, span=2, rows=12)
        )
        yield desk


def test_an_article_lands_as_it_is_then_placed(desk: Desk):
    issue = desk.library.issues.all(desk.library.publications.find("shangjie-shibao"))[0].uuid
    edition = desk.paging.edition(issue)
    page = edition.pages[1].uuid
    story = next(a.uuid for a in edition.articles.values() if a.headline == "渡口有了新船")
    known = sizes(Composers(), edition, story)
    assert len(known) > 5 and len(set(known)) == len(known)
    expected = landing(edition, page, story, known, (1, 30))
    desk.paging.place(story, page, 1, 30)
    edition = desk.paging.edition(issue)
    (put,) = edition.on_page(page)
    assert expected == Size(put.span, put.depth)
    assert landing(edition, page, story, known, (1, 30)) is None
    last = edition.publication.grid.rows - 4
    assert landing(edition, page, story, known, (5, last)) == Size(1, 4)
    desk.undo()


def test_a_filler_of_a_given_size_has_that_alone(desk: Desk):
    issue = desk.library.issues.all(desk.library.publications.find("shangjie-shibao"))[0].uuid
    edition = desk.paging.edition(issue)
    (filler,) = edition.fillers
    known = sizes(Composers(), edition, filler)
    assert known == (Size(2, 12),)
    page = edition.pages[1].uuid
    assert landing(edition, page, filler, known, (0, 30)) == Size(2, 12)
    last = edition.publication.grid.rows - 4
    assert landing(edition, page, filler, known, (0, last)) == Size(2, 12)
    with pytest.raises(RefusedError, match="放不下 2 栏 × 12 行"):
        desk.paging.place(filler, page, 0, last)
