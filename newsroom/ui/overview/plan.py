"""What the overview shows of an issue: its pages with what stands on them and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.desk.plans import Progress
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.ui.pages.hits import fit_words


@dataclass(frozen=True, slots=True)
class Standing:
    """An article on a page: its placement, its title as set, and 多 3 行 where it does not fit."""

    placement: Placement
    title: str
    fits: str = ""

    @property
    def words(self) -> str:
        """《…》3 栏 × 20 行，多 3 行."""
        size = f"{self.placement.span} 栏 × {self.placement.depth} 行"
        return "，".join(filter(None, (f"{self.title}　{size}", self.fits)))


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A page as the overview shows it."""

    page: Page
    standing: tuple[Standing, ...]
    grid: Grid
    progress: Progress | None = None

    @property
    def words(self) -> str:
        """二版 综合，5 篇，排满 92%，多 3 行，已签：责编."""
        told = self.progress
        parts = [f"{self.page.label} {self.page.name}".strip()]
        if told is not None:
            parts += [f"{told.stories} 篇", f"排满 {told.fill:.0%}", told.fits, told.signatures]
        return "，".join(filter(None, parts))


def plan_of(
    edition: Edition, made: Sequence[tuple[PageFrames, Progress]] = ()
) -> tuple[PlanPage, ...]:
    """The pages of an issue. made: as composed, with how far they are; without it what stands on
    them is known, but not how it fits.
    """
    known = {frames.page: (frames, told) for frames, told in made}
    pages = []
    for page in sorted(edition.pages, key=lambda each: each.number):
        frames, told = known.get(page.uuid, (None, None))
        standing = tuple(
            _standing(edition, placement, frames)
            for placement in edition.on_page(page.uuid)
            if placement.article in edition.articles
        )
        pages.append(PlanPage(page, standing, edition.publication.grid, told))
    return tuple(pages)


def _standing(edition: Edition, placement: Placement, frames: PageFrames | None) -> Standing:
    fit = frames.fit(placement.uuid) if frames is not None else None
    title = edition.articles[placement.article].title
    part = "（转）" if placement.part else ""
    return Standing(placement, f"《{title}》{part}", fit_words(fit) if fit is not None else "")
