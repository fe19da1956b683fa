"""The room a placement has: gap, box and headline strip taken off its rectangle.

An item takes exactly the rows of its placement, the regular gap included: its first row stays
blank (white above the headline, room for the dividing rule), its last line stands on its last
row; only a brief that runs on below another has no such gap. So items tile a page with no rows
between them, and columns end level with the type area.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsroom.model.frame import BoxFrame
from newsroom.model.length import Length, Mm
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

GAP_ROWS = 1
_BOX_WEIGHT = Mm(0.2)
_BOX_ROWS_ABOVE = 1
_BOX_ROWS_BELOW = 1
_MOST_TINT = 15


@dataclass(frozen=True, slots=True)
class Area:
    """Where content may stand. top, bottom: rows of the page, the second one past the last."""

    x: Length
    width: Length
    top: int
    bottom: int

    @property
    def rows(self) -> int:
        """Rows free for content."""
        return max(0, self.bottom - self.top)

    @property
    def right(self) -> Length:
        """The right edge."""
        return self.x + self.width

    def below(self, rows: int) -> Area:
        """The area without its first rows."""
        return replace(self, top=min(self.top + rows, self.bottom))

    def beside(self, strip: Length) -> Area:
        """The area without a strip at its left."""
        return replace(self, x=self.x + strip, width=self.width - strip)


def overhead(placement: Placement) -> int:
    """Rows of a placement that hold no content."""
    return GAP_ROWS + (_BOX_ROWS_ABOVE + _BOX_ROWS_BELOW if placement.boxed else 0)


def area(grid: Grid, placement: Placement, gap: int = GAP_ROWS) -> Area:
    """The room for content: a box takes one character at each side and a row above and below.

    gap: blank rows above it all.
    """
    x, width = grid.x(placement.column), grid.measure(placement.span)
    top, bottom = placement.row + gap, placement.bottom
    if placement.boxed:
        inset = grid.body_size
        x, width = x + inset, width - inset * 2
        top, bottom = top + _BOX_ROWS_ABOVE, bottom - _BOX_ROWS_BELOW
    return Area(x, width, top, max(top, bottom))


def box_frame(grid: Grid, placement: Placement) -> BoxFrame | None:
    """The box behind a boxed or tinted placement; its edges stand clear of the gap above and
    level with the feet of the last line below."""
    if not placement.boxed:
        return None
    top = grid.y(placement.row + GAP_ROWS) + grid.pitch * 0.25
    bottom = grid.y(placement.bottom) - (grid.pitch - grid.body_size) // 2
    grey = round(255 * (1 - min(placement.tint, _MOST_TINT) / 100))
    return BoxFrame(
        grid.x(placement.column),
        top,
        grid.measure(placement.span),
        Length(max(bottom - top, 0)),
        fill=f"{grey:02X}" * 3 if placement.tint else "",
        stroke="000000" if placement.box else "",
        weight=_BOX_WEIGHT if placement.box else Length(0),
        label="框" if placement.box else "底纹",
        placement=placement.uuid,
    )
