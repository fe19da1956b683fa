"""Pictures in an article: where they stand when nobody said, and how they are cropped to rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.model.article import Article, ArticleKind
from newsroom.model.length import Length
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace
from newsroom.model.publication import Grid
from newsroom.typeset.legs import Block, Leg

PLACEHOLDER_ASPECT = 1.5
MOST_CROP = 0.15
_SPANS = {1: 1, 2: 2, 3: 2, 4: 2, 5: 3, 6: 3}
_TOP_SHARE = 1 / 3
_SLIGHT = 2  # body characters
_LEAST_ROWS = 3
_LEAST_ABOVE = 3  # rows over a picture that hold text and the blank one: fewer are a sliver
_PAIR, _TRIPLE = 2, 3
_MOST_USUAL = 6  # pictures of a story whose pictures nobody placed
_ASPECTS = (0.2, 6.0)  # what lies outside is no photograph, and is cropped to these

_UNCUT = Crop()

Reach = tuple[Length, Length]


@dataclass(frozen=True, slots=True)
class Spot:
    """A picture's rectangle on the page. row, rows: of the picture; caption: rows below it.

    rest: rows from its own first one on, with the blank row that keeps text away below; above:
    blank rows that keep text away above.
    """

    place: PicturePlace
    x: Length
    width: Length
    row: int
    rows: int
    caption: int
    rest: int
    above: int = 0

    @property
    def block(self) -> Block:
        """What text has to run around."""
        return Block(self.x, self.width, self.row - self.above, self.rest + self.above)

    def edges(self, grid: Grid) -> tuple[Length, Length]:
        """Top edge and height: level with the tops and feet of the characters beside it."""
        inset = _inset(grid)
        return grid.y(self.row) + inset, grid.pitch * self.rows - inset * 2


@dataclass(frozen=True, slots=True)
class Sized:
    """A way to show a picture. x, width: among the legs. caption: rows below. least: rows down to
    which it may be lowered."""

    place: PicturePlace
    x: Length
    width: Length
    caption: int
    least: int


def _inset(grid: Grid) -> Length:
    return Length((grid.pitch - grid.body_size) // 2)


def aspect(article: Article, slot: int, pictures: Mapping[str, Picture]) -> float:
    """Width by height of a slot's picture as the editor cropped it; of a usual photograph where
    that is not known.
    """
    picture = pictures.get(article.slots[slot].picture)
    if picture is None or picture.width <= 0 or picture.height <= 0:
        return PLACEHOLDER_ASPECT
    return article.slots[slot].aspect(picture)


def shown_crop(slot: Slot, placed: Crop = _UNCUT, wanted: float = 0.0, ratio: float = 0.0) -> Crop:
    """What is cut off a slot's original where it stands on a page: first the editor's own crop,
    which makes the picture, then the placement's share of that.

    wanted: the aspect of its place, to which the rest is narrowed; 0 for none. ratio: the aspect
    of the picture (`aspect`). The only place where the two crops meet.
    """
    inner = fitted_crop(placed, ratio, wanted) if wanted else placed
    return inner.of(slot.whole)


def rows_for(grid: Grid, span: int, ratio: float) -> int:
    """Body lines that show a picture of that aspect whole over `span` basic columns."""
    return rows_across(grid, grid.measure(span), ratio)


def rows_across(grid: Grid, width: Length, ratio: float) -> int:
    """Body lines that show a picture of that aspect whole in a width."""
    least, most = _ASPECTS
    height = width / min(max(ratio, least), most) + _inset(grid) * 2
    return max(_LEAST_ROWS, round(height / grid.pitch))


def rows_within_crop(grid: Grid, span: int, ratio: float) -> range:
    """All heights in rows that cut away at most MOST_CROP of one side."""
    return rows_within(grid, grid.measure(span), ratio)


def rows_within(grid: Grid, width: Length, ratio: float) -> range:
    """The same of a picture of a width."""
    best, inset = rows_across(grid, width, ratio), _inset(grid) * 2
    fair = [
        rows
        for rows in range(max(_LEAST_ROWS, best // 2), best * 2 + 1)
        if cut(ratio, width / (grid.pitch * rows - inset)) <= MOST_CROP
    ]
    return range(min(fair, default=best), max(fair, default=best) + 1)


def levelled(grid: Grid, sizes: Sequence[tuple[Length, float]]) -> list[int]:
    """Rows of pictures side by side, given by width and aspect: one height where that is fair."""
    fair = [rows_within(grid, width, ratio) for width, ratio in sizes]
    low, high = max(rows.start for rows in fair), min(rows.stop for rows in fair)
    best = [rows_across(grid, width, ratio) for width, ratio in sizes]
    if low >= high:
        return best
    return [min(max(round(sum(best) / len(best)), low), high - 1)] * len(best)


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


@lru_cache(maxsize=256)
def bands(count: int, span: int) -> tuple[tuple[int, ...], ...]:
    """Widths in basic columns of a picture story's pictures, band under band, large ones first.

    A band fills the span with one, two or three pictures, equal as far as its columns can be
    divided; the fewest bands win, and of these the most alike.
    """
    sizes = [n for n in (1, 2, 3) if span % n == 0 or (n == _PAIR and span > _TRIPLE)]
    best: list[tuple[int, ...]] = [()]
    for number in range(1, count + 1):
        ways = (sorted((*best[number - n], n)) for n in sizes if n <= number)
        best.append(min(map(tuple, ways), key=lambda way: (len(way), way[-1] - way[0])))
    return tuple(tuple(span // n + (place < span % n) for place in range(n)) for n in best[count])


def usual_span(article: Article, span: int) -> int:
    """Basic columns that the first picture takes in an article of that span."""
    span, count = max(span, 1), max(1, len(article.slots))
    if article.kind is ArticleKind.PICTURE:
        return bands(count, span)[0][0]
    usual = _SPANS.get(span, span // 2)
    return min(usual, max(1, span // count)) if span > 2 else usual


def usual_places(
    article: Article, span: int, grid: Grid, pictures: Mapping[str, Picture]
) -> tuple[PicturePlace, ...]:
    """Places of the slots: under the headline, side by side from the right, then stacked.

    A story shows no more pictures than it can bear; a picture story shows all, over its whole
    width.
    """
    span = max(span, 1)
    if article.kind is ArticleKind.PICTURE:
        rows_of_widths = bands(len(article.slots), span)
    else:
        width, count = usual_span(article, span), min(len(article.slots), _MOST_USUAL)
        across = max(min(span // width, count), 1)
        rows_of_widths = tuple(
            (width,) * min(across, count - first) for first in range(0, count, across)
        )
    found: list[PicturePlace] = []
    left = span - sum(rows_of_widths[0]) if rows_of_widths else 0
    for widths in rows_of_widths:
        shapes = [
            (grid.measure(width), aspect(article, len(found) + number, pictures))
            for number, width in enumerate(widths)
        ]
        for number, rows in enumerate(levelled(grid, shapes)):
            column = left + sum(widths[:number])
            found.append(PicturePlace(len(found), column, widths[number], rows))
    return tuple(found)


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


def arranged(wanted: Iterable[Iterable[Sized]], bounds: tuple[int, int]) -> tuple[Spot, ...]:
    """Pictures in a zone, none over another; those without any room are left out.

    wanted: for each picture the ways to show it, best first. bounds: first row of the zone, and
    first row below it. A picture stands as near as can be to the row it asks for; where it finds
    no room it is made lower, as far as that is fair, and then shown in the next way.
    """
    found: list[Spot] = []
    for ways in wanted:
        stood = (_stood(sized, found, bounds) for sized in ways)
        if spot := next((spot for spot in stood if spot is not None), None):
            found.append(spot)
    return tuple(found)


def _stood(sized: Sized, found: Sequence[Spot], bounds: tuple[int, int]) -> Spot | None:
    """The picture where there is room for it, among those already standing."""
    free = _free(sized, found, bounds) if sized.width > 0 else []
    rows = sized.place.rows
    if not any(b - a >= rows + sized.caption for a, b in free):
        rows = max((b - a - sized.caption for a, b in free), default=0)
        if rows < max(sized.least, _LEAST_ROWS):
            return None
    need = rows + sized.caption
    asked = bounds[0] + (sized.place.row if sized.place.row >= _LEAST_ABOVE else 0)
    rooms = [(_row(asked, a, b - need), a, b) for a, b in free if b - a >= need]
    row, top, bottom = min(rooms, key=lambda room: (abs(room[0] - asked), room[0]))
    rest, above = min(need + 1, bottom - row), int(row > top)
    return Spot(sized.place, sized.x, sized.width, row, rows, sized.caption, rest, above)


def _row(asked: int, first: int, last: int) -> int:
    """The row nearest to the one asked for; right at the top where text above would be a sliver."""
    row = min(max(asked, first), last)
    return row if row - first >= _LEAST_ABOVE else first


def _free(sized: Sized, found: Sequence[Spot], bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """The rows free in the columns of a picture: first ones and first ones past."""
    blocks = sorted(
        (block.row, block.row + block.rows)
        for spot in found
        if spot.x < sized.x + sized.width and sized.x < spot.x + spot.width
        for block in (spot.block,)
    )
    free, top = [], bounds[0]
    for start, end in (*blocks, (bounds[1], bounds[1])):
        if start > top:
            free.append((top, start))
        top = max(top, end)
    return free
