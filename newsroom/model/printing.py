"""What the print shop is told of an issue: the facts of its order sheet (付印单)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LEAST_DPI, MOST_DPI = 72, 600


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
    image_dpi: of the picture that each page is also given as.
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
    image_dpi: int = 150

    def ink(self, number: int) -> Ink:
        """How page `number` (from 1) is printed."""
        if not self.inks:
            return Ink.COLOUR
        return self.inks[min(number, len(self.inks)) - 1]


def read_order(data: Mapping[str, Any]) -> PrintOrder:
    """A house style's [printing] table: what holds for its issues until an order says otherwise.

    Raises KeyError, TypeError, ValueError on bad content.
    """
    copies, dpi = int(data.get("copies", 0)), int(data.get("image_dpi", 150))
    if copies < 0:
        raise ValueError("copies 不能小于 0")
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise ValueError(f"image_dpi 应在 {LEAST_DPI} 到 {MOST_DPI} 之间")
    return PrintOrder(
        shop=str(data.get("shop", "")),
        copies=copies,
        paper=str(data.get("paper", "")),
        inks=tuple(Ink(ink) for ink in data.get("inks", ())),
        due=str(data.get("due", "")),
        place=str(data.get("place", "")),
        contacts=tuple(
            Contact(item["duty"], item.get("name", ""), item.get("telephone", ""))
            for item in data.get("contact", ())
        ),
        remarks=str(data.get("remarks", "")),
        profile=PageProfile(data.get("profile", PageProfile.EXACT)),
        embed_fonts=bool(data.get("embed_fonts", False)),
        image_dpi=dpi,
    )
