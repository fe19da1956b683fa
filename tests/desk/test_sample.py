"""The sample issue: built whole or not at all, and showing what a page can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk import sample
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.ground import Ground
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import ArticleKind
from newsroom.model.frame import BoxFrame, PictureFrame, TextFrame, TextRole


@pytest.fixture
def home(sample_home: Path) -> Path:
    return sample_home


@pytest.fixture
def library(sample_library: Path) -> Path:
    return sample_library


def test_the_sample_shows_every_element(library: Path) -> None:
    with Desk.open(library) as desk:
        (issue,) = desk.library.issues.all(None)
        edition = desk.paging.edition(issue.uuid)
    pages = Composers().pages(edition)
    assert len(pages) == 4
    texts = [frame for page in pages for frame in page.frames if isinstance(frame, TextFrame)]
    roles = {line.role for frame in texts for line in frame.lines}
    assert roles >= {
        *(TextRole.MASTHEAD, TextRole.FOLIO, TextRole.KICKER, TextRole.HEADLINE, TextRole.SUBHEAD),
        *(TextRole.BODY, TextRole.CROSSHEAD, TextRole.CAPTION, TextRole.BYLINE, TextRole.JUMP),
        *(TextRole.SECTION, TextRole.TEASER),
    }
    assert any(frame.vertical for frame in texts)
    assert any(isinstance(frame, BoxFrame) for page in pages for frame in page.frames)
    pictures = [f for page in pages for f in page.frames if isinstance(f, PictureFrame)]
    assert len(pictures) == 7  # five of stories, a banner, an advertisement
    assert all(picture.picture for picture in pictures)
    kinds = {edition.articles[uuid].kind for uuid in edition.placed}
    assert kinds >= {ArticleKind.NEWS, ArticleKind.BRIEF, ArticleKind.PICTURE, ArticleKind.GUIDE}
    assert any(kind.block for kind in kinds)
    assert len(edition.fillers) == 3
    assert [leader.rank for leader in edition.leaders] == [1, 2, 3]
    assert {edition.articles[t.article].headline for t in edition.teasers} >= {"柿子红了"}


def test_the_samples_pages_are_filled_exactly_with_all_its_copy(library: Path) -> None:
    with Desk.open(library) as desk:
        (issue,) = desk.library.issues.all(None)
        edition = desk.paging.edition(issue.uuid)
    fits = [fit for page in Composers().pages(edition) for fit in page.fits]
    assert [fit for fit in fits if fit.over] == []
    grounds = [Ground(edition, page.uuid) for page in edition.pages]
    assert [ground.room(1, 1) for ground in grounds] == [None] * 4
    waiting = edition.articles.keys() - edition.placed - edition.fillers.keys()
    assert waiting == set()


def test_the_second_start_builds_nothing(library: Path, home: Path) -> None:
    before = library.stat().st_mtime_ns
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSROOM_HOME", str(home))
        assert sample.prepare(Job()) == library
    assert library.stat().st_mtime_ns == before


def test_a_cancelled_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path))
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        sample.prepare(job)
    assert list(tmp_path.iterdir()) == []
