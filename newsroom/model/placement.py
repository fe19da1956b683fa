"""A placement (版位): where an article stands on a page, in basic columns and body lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.model.identity import new_id
from newsroom.model.length import Length
from newsroom.model.picture import Crop


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A picture inside a placement, on its grid.

    slot: index in the article's slots. column, span: basic columns from the placement's left.
    rows: body lines of the picture itself; its caption takes what it needs below. row: body lines
    from the top of the text zone down to it; 0 stands it right under the heading.
    """

    slot: int
    column: int
    span: int
    rows: int
    crop: Crop = Crop()
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An article's rectangle on a page.

    column, span: basic columns from the type area's left. row, depth: body lines from its top.
    text_columns: legs the text runs in; 0 = one per basic column.
    headline_size: of the main headline; None = by the house scale (importance and span).
    headline_rows: body lines of the whole headline block; 0 = what it needs.
    part: 0 for a whole article or its beginning, 1 for what follows a jump (上接).
    kept_breaks: ends of composed lines as character offsets of the body, kept after a proof.
    drop_cap: lines that the first character of the text stands over (首字下沉); 0 for none.
    """

    uuid: str = field(default_factory=new_id)
    page: str
    article: str
    column: int
    row: int
    span: int
    depth: int
    part: int = 0
    text_columns: int = 0
    headline_size: Length | None = None
    headline_rows: int = 0
    vertical_headline: bool = False
    pictures: tuple[PicturePlace, ...] = ()
    box: bool = False
    tint: int = 0
    locked: bool = False
    kept_breaks: tuple[int, ...] = ()
    drop_cap: int = 0

    @property
    def right(self) -> int:
        """The first column right of it."""
        return self.column + self.span

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.row + self.depth

    @property
    def boxed(self) -> bool:
        """Whether it stands in a box or on a tint."""
        return self.box or self.tint > 0

    def overlaps(self, other: Placement) -> bool:
        """Whether the two share any part of one page."""
        return (
            self.page == other.page
            and self.column < other.right
            and other.column < self.right
            and self.row < other.bottom
            and other.row < self.bottom
        )
