"""A file that came back from the print shop, as text with places, before it is compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from newsroom.model.length import Length


class ReturnedForm(StrEnum):
    """How a returned file carries its text. IMAGE: not at all, it can only be looked at."""

    BOXES = "boxes"
    FLOWING = "flowing"
    PDF = "pdf"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """One line or paragraph of a block. opens: whether a paragraph is known to begin with it."""

    text: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedBlock:
    """What stood together: a text box, a frame, a table cell, or a paragraph of flowing text.

    page: from 1; 0 where the file does not say. x, y, width, height: EMU from the page's left top;
    all 0 where the file does not say. size: of its type, 0 where the file does not say.
    """

    lines: tuple[ReturnedLine, ...]
    page: int = 0
    x: Length = Length(0)
    y: Length = Length(0)
    width: Length = Length(0)
    height: Length = Length(0)
    size: Length = Length(0)

    @property
    def placed(self) -> bool:
        """Whether it is known where on its page the block stands."""
        return self.page > 0 and self.width > 0 and self.height > 0


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file as read. images: pages as pictures, where there is no text to compare."""

    name: str
    form: ReturnedForm
    blocks: tuple[ReturnedBlock, ...] = ()
    images: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines, divided by line ends."""
        return "\n".join(line.text for block in self.blocks for line in block.lines)
