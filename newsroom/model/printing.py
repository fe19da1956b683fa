"""What the print shop is told of an issue: the facts of its order sheet (付印单)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageProfile(StrEnum):
    """For which program a page file is written; the value is its name on the command line."""

    EXACT = "exact"
    WPS = "wps"
    SAFE = "safe"
    EDITABLE = "editable"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "exact": "Word 精排",
            "wps": "WPS 精排",
            "safe": "LibreOffice 与核对用",
            "editable": "可编辑（文字框相连）",
        }[self.value]


class Ink(StrEnum):
    """How a page is printed."""

    MONO = "mono"
    SPOT = "spot"
    COLOUR = "colour"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"mono": "黑白", "spot": "套红", "colour": "彩色"}[self.value]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the print shop rings: 夜班编辑 李志远 13800000000."""

    duty: str
    name: str
    telephone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """The order of an issue. Absent texts are empty, an unknown print run is 0.

    inks: of the pages in their order; pages beyond are printed as the last one named, or in
    colour. due, place: when and where the printed copies are to be delivered, as told to people.
    embed_fonts: page files carry the glyphs of mastheads and headlines where licences allow.
    """

    shop: str = ""
    copies: int = 0
    paper: str = ""
    inks: tuple[Ink, ...] = ()
    due: str = ""
    place: str = ""
    contacts: tuple[Contact, ...] = ()
    remarks: str = ""
    profile: PageProfile = PageProfile.EXACT
    embed_fonts: bool = False

    def ink(self, number: int) -> Ink:
        """How page `number` (from 1) is printed."""
        if not self.inks:
            return Ink.COLOUR
        return self.inks[min(number, len(self.inks)) - 1]
