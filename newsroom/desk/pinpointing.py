"""From a place on a finished page, or in the markup of a body, to the words a remark is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.compare.asked import find, likely
from newsroom.compare.printed import Told, around, shot_of, spot_at, spots, told
from newsroom.compare.targets import NAMES, body_places, readable
from newsroom.desk.remarking import anchor_in
from newsroom.model.article import Article
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, TextRole
from newsroom.model.remark import Anchor
from newsroom.model.shot import ShotLine

_FIELDS = {
    TextRole.BODY: ("body", "dateline"),
    TextRole.HEADLINE: ("headline", "kicker", "subhead"),
    TextRole.KICKER: ("kicker",),
    TextRole.SUBHEAD: ("subhead",),
    TextRole.SECTION: ("section",),
}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """What lies at a place of a page. article: empty for none. anchor: without a field where no
    words of the article stand there. spots: what to show as taken, a spot for each line.
    """

    article: str
    anchor: Anchor
    spot: Spot
    spots: tuple[Spot, ...] = ()


class Pinpoint:
    """Finds words on one finished page; made once for each."""

    def __init__(self, edition: Edition, page: PageFrames) -> None:
        self._edition = edition
        self._page = page
        shot = shot_of(edition, page)
        self._shot = shot
        self._told = told((shot,))

    @property
    def articles(self) -> frozenset[str]:
        """The articles that have words on the page."""
        return frozenset(article for article, _ in self._told)

    def at(self, begin: Point, end: Point | None = None) -> Pin:
        """What is from one point (EMU on the page) to another; at one point a single character.

        A point beside all words gives the article whose placement it is in, or the page alone.
        """
        first = self._character(begin)
        if first is None:
            return self._beside(begin)
        key, start = first
        last = self._character(end) if end is not None else None
        stop = last[1] if last is not None and last[0] == key else start
        start, stop = min(start, stop), max(start, stop) + 1
        one = self._told[key]
        grid = self._edition.publication.grid
        found = spots(one, start, stop, grid)
        article = self._edition.articles.get(key[0])
        anchor = _anchor(article, one, (start, stop)) if article is not None else Anchor()
        return Pin(article.uuid if article is not None else "", anchor, found[0], found)

    def of(self, article: str, anchor: Anchor) -> tuple[Spot, ...]:
        """Where some words of an article stand on the page; none where they do not."""
        for key in likely(article, anchor, self._told):
            one = self._told[key]
            span = find(anchor, one.text)
            if span is not None:
                return spots(one, *span, self._edition.publication.grid)
        return ()

    def _character(self, point: Point) -> tuple[tuple[str, TextRole], int] | None:
        x, y = point
        for key, one in self._told.items():
            for index, place in enumerate(one.places):
                if one.text[index] != "\n" and _holds(place.line, place.index, x, y):
                    return key, index
        return None

    def _beside(self, point: Point) -> Pin:
        grid = self._edition.publication.grid
        size = int(grid.body_size)
        left, top = (round(value) - size // 2 for value in point)
        spot = spot_at(self._page.number, (left, top, size, size), grid)
        for placement in self._shot.placements:
            left, top = int(grid.x(placement.column)), int(grid.y(placement.row))
            right = left + int(grid.measure(placement.span))
            bottom = top + int(grid.pitch) * placement.depth
            if left <= point[0] <= right and top <= point[1] <= bottom:
                return Pin(placement.article, Anchor(), spot, (spot,))
        return Pin("", Anchor(), spot, (spot,))


def anchor_in_markup(article: Article, start: int, end: int) -> Anchor:
    """The anchor of some characters of a body's markup; marks among them are left out."""
    places = body_places(article.body)
    inside = sorted(place for offset, place in places.items() if start <= offset < max(end, start))
    if inside:
        return anchor_in(article, "body", inside[0], inside[-1] + 1)
    behind = [place for offset, place in places.items() if offset >= start]
    at = min(behind) if behind else len(readable(article, "body"))
    return anchor_in(article, "body", at, at)


def markup_span(article: Article, anchor: Anchor) -> tuple[int, int] | None:
    """Where an anchor's words stand in the body's markup; None where they are not there."""
    if anchor.field != "body":
        return None
    offsets = {place: offset for offset, place in body_places(article.body).items()}
    text = readable(article, "body")
    place = place_in(text, anchor)
    if place is None:
        return None
    start, end = place
    last = offsets.get(max(end - 1, start))
    first = offsets.get(start, len(article.body))
    return (first, first if last is None or end <= start else last + 1)


def place_in(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """Where an anchor's words stand in a field as it reads; None where they are not there."""
    if text[anchor.start : anchor.end] == anchor.words and anchor.words:
        return anchor.start, anchor.end
    bare = [index for index, char in enumerate(text) if not char.isspace()]
    span = find(anchor, "".join(text[index] for index in bare))
    if span is None:
        return None
    start = bare[span[0]] if span[0] < len(bare) else len(text)
    end = bare[span[1] - 1] + 1 if span[1] > span[0] else start
    return start, end


def _anchor(article: Article, one: Told, span: tuple[int, int]) -> Anchor:
    """The words of an article that some printed characters are."""
    start, end = span
    words = one.text[start:end].replace("\n", "")
    lead, trail = around(one.text, start, end)
    sought = Anchor("", start, end, words, lead, trail)
    for field in _fields(article, one.role):
        try:
            text = readable(article, field)
        except (KeyError, IndexError):
            continue
        place = place_in(text, sought)
        if place is not None:
            return anchor_in(article, field, *place)
        if words and words in text and field != "body":
            at = text.index(words)
            return anchor_in(article, field, at, at + len(words))
    return Anchor()


def _fields(article: Article, role: TextRole) -> Iterator[str]:
    """The fields that frames of a kind may print, the likeliest first."""
    first = _FIELDS.get(role, ())
    yield from first
    if role is TextRole.CAPTION:
        yield from (f"caption {index}" for index in range(len(article.slots)))
    if role in (TextRole.BYLINE, TextRole.BODY, TextRole.CAPTION):
        yield from (f"credit {index}" for index in range(len(article.credits)))
    yield from (name for name in NAMES if name not in (*first, "caption", "credit"))


def _holds(line: ShotLine, index: int, x: float, y: float) -> bool:
    """Whether a point is in the cell of one of a line's characters."""
    along, across = (y, x) if line.vertical else (x, y)
    inside = line.along[index] <= along < line.along[index + 1]
    return inside and line.across - line.size * 0.25 <= across <= line.across + line.size * 1.25
