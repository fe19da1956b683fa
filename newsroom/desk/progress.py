"""How far issues and their pages are, for the tree: cheap, for nothing is composed for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsroom.errors import RefusedError
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.progress import IssueProgress, IssueState, PageProgress
from newsroom.model.publication import Publication
from newsroom.model.signoff import Signoff, SignStep
from newsroom.model.status import IssueStatus
from newsroom.store.progress import Fit

if TYPE_CHECKING:
    from newsroom.model.frame import PageFrames
    from newsroom.store.library import Library

_FROZEN = {
    IssueStatus.RELEASED: IssueState.SIGNED,
    IssueStatus.PRINTED: IssueState.PUBLISHED,
}


def progress(
    library: Library, issues: Sequence[str], today: datetime.date
) -> dict[str, IssueProgress]:
    """How far some issues are; what was taken out of the library meanwhile is left out."""
    seen = library.progress
    cells, articles = seen.cells(issues), seen.articles(issues)
    delivered, fits = seen.delivered(issues), seen.fits(issues)
    holdings = library.holdings.some(issues)
    found = {}
    for issue in library.issues.some(issues):
        house = _house(library, issue.publication)
        signoffs = library.checks.signoffs(issue.uuid)
        stories = library.issues.stories(issue.uuid)
        pages = {}
        for page in library.issues.pages(issue.uuid):
            area = _area(house, page) if house is not None else 0
            mine = [signoff for signoff in signoffs if signoff.page == page.uuid]
            share = min(cells.get(page.uuid, 0) / area, 1.0) if area else 0.0
            fit = fits.get(page.uuid)
            far = _page(stories.get(page.uuid, 0), share, fit, mine)
            pages[page.uuid] = replace(far, holding=holdings.get(page.uuid))
        time = delivered.get(issue.uuid)
        found[issue.uuid] = IssueProgress(
            _state(issue, today, pages, (articles.get(issue.uuid, 0), bool(time), signoffs)),
            articles.get(issue.uuid, 0),
            datetime.datetime.fromisoformat(time) if time else None,
            pages,
        )
    return found


def keep_fit(library: Library, frames: PageFrames) -> bool:
    """Keep what composing a page found, for the tree; whether that is news."""
    from newsroom.preflight.signing import seen  # noqa: PLC0415 - a start composes no page

    fits = frames.fits
    over, short = sum(fit.over for fit in fits), sum(fit.short for fit in fits)
    return library.progress.keep_fit(frames.page, Fit(over, short, seen((frames,))))


def _house(library: Library, publication: str) -> Publication | None:
    try:
        return library.publications.get(publication)
    except RefusedError:  # a house style that cannot be read is told where it is edited
        return None


def _area(house: Publication, page: Page) -> int:
    """Cells of a page's type area that copy can take."""
    grid = house.grid
    head = house.masthead if page.number == 1 else house.folio
    return grid.columns * grid.rows - (head.span or grid.columns) * head.rows


def _page(stories: int, share: float, fit: Fit | None, signoffs: Sequence[Signoff]) -> PageProgress:
    steps = [step for step in SignStep if any(signoff.step is step for signoff in signoffs)]
    now = fit.fingerprint if fit is not None else ""
    holding = {signoff.step for signoff in signoffs if now and signoff.given_to(now)}
    return PageProgress(
        stories,
        share,
        fit.over if fit is not None else None,
        fit.short if fit is not None else None,
        tuple(step for step in steps if step in holding),
        tuple(step for step in steps if step not in holding),
    )


def _state(
    issue: Issue,
    today: datetime.date,
    pages: dict[str, PageProgress],
    facts: tuple[int, bool, Sequence[Signoff]],
) -> IssueState:
    articles, delivered, signoffs = facts
    if issue.status.frozen:
        return _FROZEN[issue.status]
    if issue.date < today and articles:
        return IssueState.LATE
    if delivered:
        return IssueState.DELIVERED
    released = {s.page for s in signoffs if s.step is SignStep.RELEASE}
    standing = {uuid for uuid, page in pages.items() if page.fill}
    if "" in released or (standing and standing <= released):
        return IssueState.AWAITING
    return IssueState.EDITING if articles or standing else IssueState.PLANNED
