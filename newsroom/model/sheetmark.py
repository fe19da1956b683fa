"""What is marked on a page proof beside what the page prints: remarks, changes, and a list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.difference import Spot


class Tone(StrEnum):
    """What a mark is about, which gives it its ink."""

    REMARK = "remark"
    SETTLED = "settled"
    ASKED = "asked"
    OTHERWISE = "otherwise"
    UNASKED = "unasked"

    @property
    def ink(self) -> str:
        """The colour of its lines and numbers."""
        return {
            "remark": "1B57A6",
            "settled": "767676",
            "asked": "1B7A3A",
            "otherwise": "A86400",
            "unasked": "C81E1E",
        }[self.value]

    @property
    def ground(self) -> str:
        """The colour below the words it is about."""
        return {
            "remark": "DBE8FA",
            "settled": "EBEBEB",
            "asked": "D5F0DC",
            "otherwise": "FCE7C3",
            "unasked": "FBD3D3",
        }[self.value]


class Shape(StrEnum):
    """WORDS: words are laid on a ground. FRAME: a rectangle is outlined."""

    WORDS = "words"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class SheetMark:
    """One mark, with its number in the list. spots: on the page; one without width is a gap."""

    number: int
    tone: Tone
    spots: tuple[Spot, ...]
    shape: Shape = Shape.WORDS


@dataclass(frozen=True, slots=True)
class SheetNote:
    """One entry of the list beside the page. number: 0 for none. lines: its first one in full ink.
    ticked: a box before it is ticked; None where it has none.
    """

    number: int
    tone: Tone
    lines: tuple[str, ...]
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class PageMarks:
    """All that is marked on one page's proof. title: of the list; empty where there is none."""

    title: str
    marks: tuple[SheetMark, ...]
    notes: tuple[SheetNote, ...]
