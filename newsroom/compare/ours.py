"""Our own side of a comparison: what the finished pages, or a flowing file of ours, say.

A unit is what is compared as one text: all legs of an article, one headline, one line of the
masthead. Each of its characters knows its place on the page and its place in the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsroom.compare.folding import folded
from newsroom.compare.targets import Target, body_places, field_targets, passages_of
from newsroom.compare.texts import Text, text_of
from newsroom.model.article import Article
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.frame import Line, PageFrames, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import Grid
from newsroom.model.returned import ReturnedBlock

_PROBE = 10  # characters that tell a passage from all others


@dataclass(frozen=True, slots=True)
class Home:
    """Where a line of ours belongs. article: empty for furniture. field: in Chinese. size: of its
    type, EMU, 0 where that is not known.
    """

    article: str
    field: str
    spot: Spot
    size: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """homes: of its lines; home_of: for each character the index of its line's home.

    targets: for each character its place in the article, None where it has none of its own.
    """

    text: Text
    homes: tuple[Home, ...]
    home_of: tuple[int, ...]
    targets: tuple[Target | None, ...]

    def home(self, index: int) -> Home:
        """The home of a character; of the last one for the end of the text."""
        return self.homes[self.home_of[min(index, len(self.home_of) - 1)]]


@dataclass(slots=True)
class _Gathered:
    """Lines of one unit in the making: (text, opens), home, targets of the characters.

    ended: whether the paragraph of the last line ended with it.
    """

    lines: list[tuple[str, bool]]
    homes: list[Home]
    targets: list[Target | None]
    ended: bool = True

    def unit(self) -> Unit:
        text = text_of(self.lines)
        home_of = [
            index
            for index, (content, _) in enumerate(self.lines)
            for char in content
            if folded(char)
        ]
        return Unit(text, tuple(self.homes), tuple(home_of), tuple(self.targets))


def page_units(edition: Edition, pages: Sequence[PageFrames]) -> tuple[Unit, ...]:
    """The units of finished pages, in reading order."""
    grid = edition.publication.grid
    places = {
        uuid: body_places(article.body)
        for uuid, article in edition.articles.items()
        if uuid in edition.placed or not edition.placed
    }
    bodies: dict[str, _Gathered] = {}
    found: list[_Gathered] = []
    for page in pages:
        for frame in page.frames:
            if not isinstance(frame, TextFrame):
                continue
            flows = frame.role is TextRole.BODY and frame.article
            gathered = bodies.get(frame.article) if flows else None
            if gathered is None:
                gathered = _Gathered([], [], [])
                found.append(gathered)
                if flows:
                    bodies[frame.article] = gathered
            _take(gathered, frame, page, grid, places.get(frame.article, {}))
    units = []
    for gathered in found:
        unit = gathered.unit()
        if len(unit.text):
            article = edition.articles.get(unit.homes[0].article)
            units.append(_aimed(unit, article) if article is not None else unit)
    return tuple(units)


def flow_unit(edition: Edition, blocks: Iterable[ReturnedBlock], owners: Mapping[int, str]) -> Unit:
    """One unit of all lines of a flowing file of ours, as read back.

    owners: of a block, by its index, the article it tells of.
    """
    gathered = _Gathered([], [], [])
    for index, block in enumerate(blocks):
        article = edition.articles.get(owners.get(index, ""))
        for line in block.lines:
            found = field_targets(article, line.text) if article is not None else None
            name, targets = found or ("", [None] * _count(line.text))
            gathered.lines.append((line.text, line.opens))
            gathered.homes.append(Home(article.uuid if article else "", name, Spot()))
            gathered.targets += targets
    return gathered.unit()


def flow_owners(edition: Edition, blocks: Iterable[ReturnedBlock]) -> dict[int, str]:
    """The article that each block of a flowing file of ours tells of, by its words and the order.

    What is no article's own (slips, page names) goes with the article before it.
    """
    holders: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for article in edition.articles.values():
        passages = [_bare(passage) for passage in passages_of(article)]
        texts[article.uuid] = "".join(passages)
        for passage in passages:
            holders.setdefault(passage, []).append(article.uuid)
    owners: dict[int, str] = {}
    now = ""
    for index, block in enumerate(blocks):
        words = _bare("".join(line.text for line in block.lines))
        found = holders.get(words) or _holding(texts, words)
        if found and now not in found:
            now = found[0]
        owners[index] = now
    return owners


def _bare(text: str) -> str:
    return "".join(folded(char) for char in text)


def _holding(texts: Mapping[str, str], words: str) -> list[str]:
    """The articles that hold the middle of a passage."""
    middle = words[len(words) // 2 - _PROBE // 2 :][:_PROBE]
    if len(middle) < _PROBE:
        return []
    return [uuid for uuid, text in texts.items() if middle in text]


def _count(text: str) -> int:
    return sum(1 for char in text if folded(char))


def _take(
    gathered: _Gathered,
    frame: TextFrame,
    page: PageFrames,
    grid: Grid,
    places: Mapping[int, int],
) -> None:
    for line in frame.lines:
        gathered.lines.append((line.text, gathered.ended))
        gathered.ended = line.ends
        spot = _spot(frame, line, page, grid)
        size = max((int(run.size) for run in line.runs), default=0)
        gathered.homes.append(Home(frame.article, line.role.text, spot, size))
        gathered.targets += _targets(line, places)


def _targets(line: Line, places: Mapping[int, int]) -> Iterator[Target | None]:
    for run in line.runs:
        for index, char in enumerate(run.text):
            if not folded(char):
                continue
            at = -1
            if run.start >= 0:
                at = run.offsets[index] if run.offsets else run.start + index
            place = places.get(at) if at >= 0 else None
            yield Target("body", place) if place is not None else None


def _aimed(unit: Unit, article: Article) -> Unit:
    """The unit with targets for what stands in no body: headlines, captions, names."""
    targets = list(unit.targets)
    start = 0
    while start < len(targets):
        end = start
        while end < len(targets) and (targets[end] is None) == (targets[start] is None):
            end += 1
        if targets[start] is None:
            found = field_targets(article, unit.text.drawn[start:end], body=False)
            if found is not None:
                targets[start:end] = found[1]
        start = end
    return Unit(unit.text, unit.homes, unit.home_of, tuple(targets))


def _spot(frame: TextFrame, line: Line, page: PageFrames, grid: Grid) -> Spot:
    if frame.vertical:
        size = max((int(run.size) for run in line.runs), default=int(frame.pitch))
        x, y = frame.x + line.baseline - size // 2, frame.y
        place = (x, y, Length(size), frame.height)
    else:
        y = frame.y + line.baseline - frame.pitch * 0.8
        place = (frame.x, y, frame.width, frame.pitch)
    middle = place[0] + Length(int(grid.body_size) // 2)
    column = (middle - grid.left) // int(grid.body_size * (grid.characters + 1)) + 1
    row = (place[1] + place[3] // 2 - grid.top) // int(grid.pitch) + 1
    on_grid = 1 <= column <= grid.columns and 1 <= row <= grid.rows and bool(frame.article)
    return Spot(page.number, column if on_grid else 0, row if on_grid else 0, *place)
