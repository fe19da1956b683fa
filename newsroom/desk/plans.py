"""How far the pages of an issue are: what stands on them, how full, over or short, signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsroom.desk.ground import Ground
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.publication import PublicationKind
from newsroom.model.signoff import Signoff, SignStep

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers


@dataclass(frozen=True, slots=True)
class Progress:
    """One page. stories: articles that a newsroom counts. fill: share (0 to 1) of the ground below
    masthead or folio that is taken. over, short: lines; lost: pictures without room. signed: steps
    whose signature is for the page as it is; stale: steps signed before it was changed again.
    """

    page: str
    stories: int
    fill: float
    over: int
    short: int
    lost: int = 0
    signed: tuple[SignStep, ...] = ()
    stale: tuple[SignStep, ...] = ()

    @property
    def fits(self) -> str:
        """多 3 行, 缺 2 行, 1 图放不下; empty where all fits."""
        parts = [f"多 {self.over} 行"] if self.over else []
        parts += [f"缺 {self.short} 行"] if self.short else []
        parts += [f"{self.lost} 图放不下"] if self.lost else []
        return "，".join(parts)

    @property
    def signatures(self) -> str:
        """已签：责任编辑、校对; 签后又改; empty where nobody signed."""
        if self.stale:
            return "签后又改"
        return f"已签：{'、'.join(step.text for step in self.signed)}" if self.signed else ""


def planned(
    composers: Composers, edition: Edition, signoffs: Sequence[Signoff] = ()
) -> tuple[tuple[PageFrames, Progress], ...]:
    """All pages of an issue as composed, and how far each is. None for a bulletin, which flows."""
    if edition.publication.kind is PublicationKind.BULLETIN:
        return ()
    pages = composers.pages(edition)
    return tuple((frames, progress(edition, frames, signoffs)) for frames in pages)


def progresses(
    composers: Composers, edition: Edition, signoffs: Sequence[Signoff] = ()
) -> tuple[Progress, ...]:
    """How far all pages of an issue are. None for a bulletin."""
    return tuple(each for _, each in planned(composers, edition, signoffs))


def progress(edition: Edition, frames: PageFrames, signoffs: Sequence[Signoff]) -> Progress:
    """How far one composed page is."""
    signed, stale = _steps(frames, signoffs)
    return Progress(
        page=frames.page,
        stories=len(edition.stories(frames.page)),
        fill=Ground(edition, frames.page).fill,
        over=sum(fit.over for fit in frames.fits),
        short=sum(fit.short for fit in frames.fits),
        lost=sum(fit.lost for fit in frames.fits),
        signed=signed,
        stale=stale,
    )


def _steps(
    frames: PageFrames, signoffs: Sequence[Signoff]
) -> tuple[tuple[SignStep, ...], tuple[SignStep, ...]]:
    from newsroom.preflight.signing import seen, states  # noqa: PLC0415  a window needs none

    mine = [signoff for signoff in signoffs if signoff.page == frames.page]
    if not mine:
        return (), ()
    found = states(tuple(SignStep), mine, frames.page, seen((frames,)))
    given = [state for state in found if state.signoff is not None]
    return (
        tuple(state.step for state in given if state.holds),
        tuple(state.step for state in given if not state.holds),
    )
