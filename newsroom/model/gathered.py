"""合样: the remarks of several people on one proof, in one order."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.difference import Spot
from newsroom.model.remark import Remark, RemarkState


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place with all that was remarked on it, oldest first.

    number: in the list, from 1. page: its number on paper, 0 for none; page_name: as the newsroom
    calls it (二版, of a bulletin 第2页, 未上版). spots: where it stands on
    the page now, none where it is not to be found there. title, field: of the article, in Chinese;
    quoted: the words remarked on, lead and trail what stands around them. changed: the words are
    not there any more. clash: two people propose different things.
    """

    number: int
    page: int
    page_name: str = ""
    spots: tuple[Spot, ...] = ()
    article: str = ""
    title: str = ""
    field: str = ""
    quoted: str = ""
    lead: str = ""
    trail: str = ""
    changed: bool = False
    clash: bool = False
    remarks: tuple[Remark, ...]

    @property
    def place(self) -> str:
        """3栏40行; empty where it has no place on the grid."""
        return self.spots[0].words if self.spots else self.remarks[0].spot.words

    @property
    def open(self) -> bool:
        """Whether something is still to be done here."""
        return any(remark.state is RemarkState.OPEN for remark in self.remarks)
