"""What an assembly proposes: a page, what would move on it, and what else could be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsroom.model.placement import Placement

if TYPE_CHECKING:
    from newsroom.arrange.closing import Closing


@dataclass(frozen=True, slots=True)
class Move:
    """What happens to one article of a page. words: in Chinese (从左上移到右下 / 由3栏改2栏)."""

    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Assembly:
    """A proposed page.

    placements: of the whole page, what was locked included. held_over: articles that found no
    room, most important first. fill: share of the type area below masthead or folio that the
    placements occupy; 1.0 is exact. overset_lines: body lines that found no room, 0 unless an
    editor's locked placement is too small. seconds: what it took.
    moves: what changes against the page as it stands, in reading order. alternatives: up to two
    further good pages that look truly different, best first; they have none themselves. closings:
    what would close a page that is short or long. notes: hard rules that could not be kept, in
    Chinese. cost: soft costs, lower is better; comparable between alternatives of one page.
    blemishes: the soft costs that one can see, in words, the worst first (碰题 2 处).
    """

    page: str
    number: int
    placements: tuple[Placement, ...]
    held_over: tuple[str, ...]
    fill: float
    overset_lines: int
    seconds: float
    moves: tuple[Move, ...] = ()
    alternatives: tuple[Assembly, ...] = ()
    closings: tuple[Closing, ...] = ()
    notes: tuple[str, ...] = ()
    cost: float = 0.0
    blemishes: tuple[str, ...] = ()
