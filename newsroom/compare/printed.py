"""Finished pages as what a proof shows of them, and as texts whose characters know their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import Grid, PublicationKind
from newsroom.model.shot import Shot, ShotLine, ShotPicture, ShotText, Titled

PARAGRAPH = "\n"  # stands in a text where a paragraph begins
_ABOVE = 0.88  # em from baseline to the top of a character


def shot_of(edition: Edition, page: PageFrames) -> Shot:
    """What a page shows; its frames as composed, without a proof's sheet around them."""
    flows = edition.publication.kind is PublicationKind.BULLETIN
    placed = () if flows else edition.on_page(page.page)
    texts = tuple(
        ShotText(frame.role, frame.article, tuple(_lines(frame)))
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.role is not TextRole.MARK
    )
    pictures = tuple(
        ShotPicture(
            frame.article,
            frame.slot,
            frame.picture,
            frame.crop,
            *(frame.x, frame.y, frame.width, frame.height),
        )
        for frame in page.frames
        if isinstance(frame, PictureFrame)
    )
    names = dict.fromkeys(text.article for text in texts if text.article)
    names |= dict.fromkeys(placement.article for placement in placed)
    titles = tuple(
        Titled(name, " ".join(edition.articles[name].title.split()))
        for name in names
        if name in edition.articles
    )
    identity = edition.issue.uuid if flows else page.page
    placements = tuple(replace(placement, kept_breaks=()) for placement in placed)
    return Shot(identity, page.number, texts, pictures, placements, titles)


def _lines(frame: TextFrame) -> Iterator[ShotLine]:
    for line in frame.lines:
        runs = [run for run in line.runs if run.text]
        if not runs:
            continue
        size = max(int(run.size) for run in runs)
        begin = int(frame.y if frame.vertical else frame.x)
        along = [begin + x for run in runs for x in run.xs[: len(run.text)]]
        along.append(begin + runs[-1].xs[-1])
        if frame.vertical:
            across = int(frame.x + line.baseline) - size // 2
        else:
            across = int(frame.y + line.baseline) - round(_ABOVE * size)
        text = "".join(run.text for run in runs)
        face = runs[0].face.word_name
        yield ShotLine(text, tuple(along), across, size, face, line.ends, frame.vertical)


@dataclass(frozen=True, slots=True)
class Place:
    """A character's place: its line, and which of the line's characters it is."""

    page: int
    role: TextRole
    line: ShotLine
    index: int


@dataclass(slots=True)
class Told:
    """What an article, or the furniture, says in one group of frames.

    text: without blanks, paragraphs begun by PARAGRAPH but for the first. places: of each
    character. gaps: the blanks before characters, by index; none at the beginning of lines, where
    nobody can tell.
    """

    role: TextRole
    text: str = ""
    places: list[Place] = field(default_factory=list)
    gaps: dict[int, str] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)
    lines: list[ShotLine] = field(default_factory=list)

    @property
    def looks(self) -> tuple[tuple[str, int], ...]:
        """The fonts and sizes it is set in; of a body that of its beginning, since a byline at its
        end may have found no room.
        """
        lines = self.lines[:1] if self.role is TextRole.BODY else self.lines
        return tuple(dict.fromkeys((line.face, line.size) for line in lines))


Key = tuple[str, TextRole]


def told(shots: Iterable[Shot]) -> dict[Key, Told]:
    """What pages say, by article (empty for furniture) and kind of frame, in reading order.

    A story that jumps is one text, whatever pages it stands on.
    """
    found: dict[Key, Told] = {}
    chars: dict[Key, list[str]] = defaultdict(list)
    opens: dict[Key, bool] = {}
    for shot in sorted(shots, key=lambda shot: shot.number):
        for frame in shot.texts:
            key = (frame.article, frame.role)
            if not frame.article:
                key = (f"{shot.number}", frame.role)  # each page's furniture by itself
            one = found.setdefault(key, Told(frame.role))
            for line in frame.lines:
                parts = frame.role is TextRole.BODY and opens.get(key, False)
                _take(one, chars[key], (shot.number, frame.role, line), opens=parts)
                opens[key] = line.ends
    for key, one in found.items():
        one.text = "".join(chars[key])
    return found


def _take(
    one: Told, chars: list[str], place: tuple[int, TextRole, ShotLine], *, opens: bool
) -> None:
    page, role, line = place
    one.lines.append(line)
    begin, blank = True, ""
    for index, char in enumerate(line.text):
        if char.isspace():
            blank += char
            continue
        here = Place(page, role, line, index)
        if begin:
            if opens and chars:
                chars.append(PARAGRAPH)
                one.places.append(here)
            one.starts.add(len(chars))
        elif blank:
            one.gaps[len(chars)] = blank
        begin, blank = False, ""
        chars.append(char)
        one.places.append(here)


def spots(one: Told, start: int, end: int, grid: Grid) -> tuple[Spot, ...]:
    """Where some characters stand, a spot for each line; a gap where `end` is not after `start`."""
    if not one.places:
        return ()
    if end <= start:
        behind = start >= len(one.places)
        place = one.places[min(start, len(one.places) - 1)]
        at = place.index + behind
        return (_spot(place, at, at, grid),)
    found: list[tuple[Place, int]] = []
    for place in one.places[start:end]:
        if found and found[-1][0].line is place.line:
            found[-1] = (found[-1][0], place.index)
        else:
            found.append((place, place.index))
    return tuple(_spot(first, first.index, last + 1, grid) for first, last in found)


def _spot(place: Place, first: int, last: int, grid: Grid) -> Spot:
    line = place.line
    begin, end = line.along[first], line.along[min(last, len(line.along) - 1)]
    across, size = line.across, line.size
    if line.vertical:
        return spot_at(place.page, (across, begin, size, end - begin), grid)
    return spot_at(place.page, (begin, across, end - begin, size), grid)


def spot_at(page: int, rect: tuple[int, int, int, int], grid: Grid) -> Spot:
    """A rectangle (left, top, width, height) of a page, with its column and row on the grid."""
    x, y, width, height = rect
    step = int(grid.body_size * (grid.characters + 1))
    column = (x + min(width, step) // 2 - grid.left) // step + 1
    row = (y + min(height, int(grid.pitch)) // 2 - grid.top) // int(grid.pitch) + 1
    on_grid = 1 <= column <= grid.columns and 1 <= row <= grid.rows
    return Spot(
        page,
        column if on_grid else 0,
        row if on_grid else 0,
        *(Length(value) for value in (x, y, max(width, 0), height)),
    )


def around(text: str, start: int, end: int, reach: int = 8) -> tuple[str, str]:
    """What stands before and after some characters."""
    return text[max(start - reach, 0) : start], text[end : end + reach]


def shots_of(edition: Edition, pages: Sequence[PageFrames]) -> tuple[Shot, ...]:
    """What several pages show."""
    return tuple(shot_of(edition, page) for page in pages)
