"""核红: what changed from one proof to the next, and whether somebody had asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.difference import Spot
from newsroom.model.remark import Remark


class AlterationKind(StrEnum):
    """What sort of thing changed."""

    TEXT = "text"
    MOVED = "moved"
    SPACING = "spacing"
    LOOK = "look"
    PLACE = "place"
    PICTURE = "picture"
    COMING = "coming"
    GOING = "going"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "text": "文字",
            "moved": "移动",
            "spacing": "空格",
            "look": "字体字号",
            "place": "版位",
            "picture": "图片",
            "coming": "新上版",
            "going": "撤下",
        }[self.value]


class Verdict(StrEnum):
    """Whether a change was asked for. OTHERWISE: a remark asked for something else there."""

    ASKED = "asked"
    OTHERWISE = "otherwise"
    UNASKED = "unasked"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"asked": "按批注", "otherwise": "与批注不一", "unasked": "没有批注"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One change. spots: where it shows on the newer page, one for each line; a spot without
    width is a gap that something was taken out of. remarks: identities of those that asked for it.
    """

    kind: AlterationKind
    article: str = ""
    title: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    lead: str = ""
    trail: str = ""
    spots: tuple[Spot, ...] = ()
    verdict: Verdict = Verdict.UNASKED
    remarks: tuple[str, ...] = ()

    @property
    def page(self) -> int:
        """The number of the page it shows on."""
        return self.spots[0].page if self.spots else 0

    @property
    def place(self) -> str:
        """3栏40行; empty where it has no place on the grid."""
        return self.spots[0].words if self.spots else ""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A remark that nothing came of. why: in Chinese."""

    remark: Remark
    why: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """alterations: in reading order. unmet: remarks that asked for what was not done. pages:
    numbers of the pages compared. lacking: of those that no earlier proof is kept of. notes: in
    Chinese.
    """

    alterations: tuple[Alteration, ...]
    unmet: tuple[Unmet, ...] = ()
    pages: tuple[int, ...] = ()
    lacking: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many changes were found so."""
        return sum(each.verdict is verdict for each in self.alterations)
