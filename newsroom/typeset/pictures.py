"""Pictures in an article: where they stand when nobody said, and how they are cropped to rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.model.article import Article, ArticleKind
from newsroom.model.length import Length
from newsroom.model.picture import Crop, Picture
from newsroom.model.placement import PicturePlace
from newsroom.model.publication import Grid
from newsroom.typeset.legs import Block, Leg

PLACEHOLDER_ASPECT = 1.5
MOST_CROP = 0.15
_SPANS = {1: 1, 2: 2, 3: 2, 4: 2, 5: 3, 6: 3}
_TOP_SHARE = 1 / 3
_SLIGHT = 2  # body characters

Reach = tuple[Length, Length]


@dataclass(frozen=True, slots=True)
class Spot:
    """A picture's rectangle on the page. row, rows: of the picture; caption: rows below it.

    rest: rows of the whole block, with the blank row that keeps text away.
    """

    place: PicturePlace
    x: Length
    width: Length
    row: int
    rows: int
    caption: int
    rest: int

    @property
    def block(self) -> Block:
        """What text has to run around."""
        return Block(self.x, self.width, self.row, self.rest)

    def edges(self, grid: Grid) -> tuple[Length, Length]:
        """Top edge and height: level with the tops and feet of the characters beside it."""
        inset = _inset(grid)
        return grid.y(self.row) + inset, grid.pitch * self.rows - inset * 2


def _inset(grid: Grid) -> Length:
    return Length((grid.pitch - grid.body_size) // 2)


def aspect(article: Article, slot: int, pictures: Mapping[str, Picture]) -> float:
    """Width by height of a slot's picture; of a usual photograph where it is missing."""
    picture = pictures.get(article.slots[slot].picture)
    if picture is None or not picture.width or not picture.height:
        return PLACEHOLDER_ASPECT
    return picture.width / picture.height


def rows_for(grid: Grid, span: int, ratio: float) -> int:
    """Body lines that show a picture of that aspect whole over `span` basic columns."""
    return rows_across(grid, grid.measure(span), ratio)


def rows_across(grid: Grid, width: Length, ratio: float) -> int:
    """Body lines that show a picture of that aspect whole in a width."""
    height = width / ratio + _inset(grid) * 2
    return max(3, round(height / grid.pitch))


def rows_within_crop(grid: Grid, span: int, ratio: float) -> range:
    """All heights in rows that cut away at most MOST_CROP of one side."""
    return rows_within(grid, grid.measure(span), ratio)


def rows_within(grid: Grid, width: Length, ratio: float) -> range:
    """The same of a picture of a width."""
    best, inset = rows_across(grid, width, ratio), _inset(grid) * 2
    fair = [
        rows
        for rows in range(max(3, best // 2), best * 2 + 1)
        if cut(ratio, width / (grid.pitch * rows - inset)) <= MOST_CROP
    ]
    return range(min(fair, default=best), max(fair, default=best) + 1)


def cut(ratio: float, wanted: float) -> float:
    """Share of a side that cropping an aspect `ratio` to `wanted` cuts away."""
    return 1 - min(ratio, wanted) / max(ratio, wanted)


def fitted_crop(crop: Crop, ratio: float, wanted: float) -> Crop:
    """The crop narrowed so that what shows has the wanted aspect; heads are spared."""
    wide = 1 - crop.left - crop.right
    high = 1 - crop.top - crop.bottom
    if wide <= 0 or high <= 0:
        return fitted_crop(Crop(), ratio, wanted)
    shown = ratio * wide / high
    share = cut(shown, wanted)
    if shown > wanted:
        side = wide * share / 2
        return Crop(crop.left + side, crop.top, crop.right + side, crop.bottom)
    down = high * share
    above = down * _TOP_SHARE
    return Crop(crop.left, crop.top + above, crop.right, crop.bottom + down - above)


def usual_span(article: Article, span: int) -> int:
    """Basic columns a picture takes in an article of that span."""
    span, count = max(span, 1), max(1, len(article.slots))
    if article.kind is ArticleKind.PICTURE:
        return span if count == 1 else max(1, span // min(count, 3))
    usual = _SPANS.get(span, span // 2)
    return min(usual, max(1, span // count)) if span > 2 else usual


def usual_places(
    article: Article, span: int, grid: Grid, pictures: Mapping[str, Picture]
) -> tuple[PicturePlace, ...]:
    """Places for all slots: under the headline, side by side from the right, then stacked."""
    width = usual_span(article, span)
    across = max(1, span // width)
    first = 0 if article.kind is ArticleKind.PICTURE else span - width * across
    if article.kind is not ArticleKind.PICTURE:
        across = min(across, len(article.slots)) or 1
        first = span - width * across
    return tuple(
        PicturePlace(
            slot,
            first + slot % across * width,
            width,
            rows_for(grid, width, aspect(article, slot, pictures)),
        )
        for slot in range(len(article.slots))
    )


def reach(
    place: PicturePlace, column: int, columns: Sequence[Leg], grid: Grid, ratio: float | None = None
) -> Reach:
    """Left edge and width of a picture among the legs of its article.

    column: basic column of the page where the places count from. Where legs do not stand on basic
    columns (in a box, beside a vertical headline, broken columns) the picture is as wide as the
    legs that it covers. ratio: aspect of a picture whose rows are set; it keeps its own columns
    where the legs' width would cut away more of it than is fair.
    """
    left, right = columns[0].x, columns[-1].right
    x = max(grid.x(column + place.column), left)
    past = min(grid.x(column + place.column) + grid.measure(place.span), right)
    if past <= x:
        return x, Length(0)
    first = min(columns, key=lambda leg: abs(leg.x - x))
    last = min(columns, key=lambda leg: abs(leg.right - past))
    width = last.right - first.x
    near = ratio is None or abs(width - (past - x)) < grid.body_size * _SLIGHT
    if width > 0 and (near or (ratio and _fair(place, width, ratio, grid))):
        return first.x, width
    return x, past - x


def _fair(place: PicturePlace, width: Length, ratio: float, grid: Grid) -> bool:
    """Whether a picture of some rows may be that wide without losing too much."""
    height, crop = grid.pitch * place.rows - _inset(grid) * 2, place.crop
    shown = ratio * (1 - crop.left - crop.right) / max(1 - crop.top - crop.bottom, 0.01)
    return height > 0 and shown > 0 and cut(shown, width / height) <= MOST_CROP


def arranged(
    places: Sequence[PicturePlace],
    reaches: Sequence[Reach],
    captions: Sequence[int],
    bounds: tuple[int, int],
) -> tuple[Spot, ...]:
    """Pictures set one under the other where they cover the same columns.

    reaches: left edge and width of each; captions: rows of each. bounds: first row, and first row
    below; a picture that does not fit is made lower, down to three rows, and left out where not
    even these are free.
    """
    top, bottom = bounds
    found: list[Spot] = []
    for place, (x, width), caption in zip(places, reaches, captions, strict=True):
        row = max(
            (s.row + s.rest for s in found if s.x < x + width and x < s.x + s.width),
            default=top,
        )
        rows = min(place.rows, bottom - row - caption)
        if rows < 3 or width <= 0:
            continue
        rest = min(rows + caption + 1, bottom - row)
        found.append(Spot(place, x, width, row, rows, caption, rest))
    return tuple(found)
