"""Real copy on as many pages as it needs: each filled exactly, the rest held over to the next.

The articles of each published page are read as a user's are, a drawn picture stands in for every
one that was printed, the page editor's order of importance is that of the page; then the issue is
assembled. What a page editor would not let pass is asked of every page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from newsroom.arrange.remedy import ClosingKind
from newsroom.model.article import ArticleKind
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame, TextRole
from newsroom.model.publication import PublicationKind
from tests.seed_issues import NEWSPAPERS, Issue

_TRACKED = 1.09  # a story's headline is stepped up by no more than this for a full page


@pytest.fixture(scope="module", params=NEWSPAPERS)
def issue(request: pytest.FixtureRequest, seed_issue: Callable[[str], Issue]) -> Issue:
    made = seed_issue(request.param)
    assert made.edition.publication.kind is PublicationKind.NEWSPAPER
    return made


def test_every_page_but_the_last_is_filled_exactly(issue: Issue) -> None:
    *full, last = issue.filled
    assert [one.fill for one in full] == [1.0] * len(full)
    assert 0 < last.fill <= 1
    numbers = [one.number for one in issue.filled]
    assert numbers == list(range(1, len(numbers) + 1))


def test_all_copy_is_placed_once_and_nothing_is_overset(issue: Issue) -> None:
    articles = [p.article for one in issue.assemblies for p in one.placements]
    assert sorted(articles) == sorted(issue.edition.articles)
    assert not any(one.held_over for one in issue.assemblies)
    assert [one.overset_lines for one in issue.assemblies] == [0] * len(issue.assemblies)
    assert all(fit.over == 0 for page in issue.pages for fit in page.fits)


def test_nothing_stands_on_anything_else_or_outside_the_type_area(issue: Issue) -> None:
    grid = issue.edition.publication.grid
    placed = issue.edition.placements
    for index, one in enumerate(placed):
        assert 0 <= one.column < one.right <= grid.columns
        assert 0 <= one.row < one.bottom <= grid.rows
        assert not any(one.overlaps(other) for other in placed[index + 1 :])


def test_the_important_come_first(issue: Issue) -> None:
    importance = {
        one.number: [issue.edition.articles[p.article].importance for p in one.placements]
        for one in issue.filled
    }
    ordered = [importance[number] for number in sorted(importance)]
    for earlier, later in pairwise(ordered):
        assert max(later) <= min(earlier) or max(later) <= 3
    first = issue.filled[0]
    lead = max(first.placements, key=lambda p: issue.edition.articles[p.article].importance)
    assert (lead.column, lead.row) == (0, min(p.row for p in first.placements))
    assert lead.span == max(p.span for p in first.placements)


def test_a_short_last_page_says_by_how_much_and_what_closes_it(issue: Issue) -> None:
    last = issue.filled[-1]
    if last.fill == 1:
        assert last.closings == ()
        return
    gaps = [closing for closing in last.closings if closing.kind is ClosingKind.GAP]
    assert gaps
    grid = issue.edition.publication.grid
    head = min(p.row for p in last.placements)
    blank = sum(gap.columns * gap.rows for gap in gaps)
    assert blank == round((1 - last.fill) * grid.columns * (grid.rows - head))
    assert all("行" in gap.words for gap in gaps)


def test_no_headline_is_blown_up(issue: Issue) -> None:
    scale = issue.edition.publication.headline
    spans = {p.uuid: p.span for p in issue.edition.placements}
    for page in issue.pages:
        for frame in _texts(page, TextRole.HEADLINE):
            article = issue.edition.articles[frame.article]
            most = scale.size(spans[frame.placement], article.importance) * _TRACKED
            for line in frame.lines:
                assert max(run.size for run in line.runs) <= most, article.uuid


def test_no_picture_is_blown_up(issue: Issue) -> None:
    """Beside a text it takes no more than half of its story's columns; a lead's may be wide."""
    places = {p.uuid: p for p in issue.edition.placements}
    grid = issue.edition.publication.grid
    for page in issue.pages:
        for frame in page.frames:
            if not isinstance(frame, PictureFrame):
                continue
            place = places[frame.placement]
            article = issue.edition.articles[frame.article]
            if article.kind is ArticleKind.PICTURE:
                continue
            half = max(-(-place.span // 2), 2)
            assert frame.width <= grid.measure(half) or article.importance == 5


def _texts(page: PageFrames, role: TextRole) -> Iterator[TextFrame]:
    for frame in page.frames:
        if isinstance(frame, TextFrame) and frame.role is role:
            yield frame
