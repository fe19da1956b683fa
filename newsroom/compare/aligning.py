"""Which of our units each returned block shows, whatever the order and however it was edited.

Pairs of characters vote: rare ones count most. A place on the page breaks ties, and decides alone
where all words were changed.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.compare.ours import Unit
from newsroom.compare.texts import Text, joined, text_of
from newsroom.model.difference import Spot
from newsroom.model.length import Length
from newsroom.model.returned import ReturnedBlock, ReturnedForm

_PLACE = 0.6  # what full agreement in place is worth, in shares of agreement in words
_PAGE = 0.05
_SIZE = 0.15
_SAME_SIZE, _OTHER_SIZE = 1.15, 1.5
_LEAST_WORDS = 0.34
_LEAST_PLACE = 0.6
_ROOM = 1.6  # times its own length a unit may be grown to by blocks that fit it less well
_SPARE = 24
_EQUAL = 0.01
_NEARLY = 0.8  # as many votes: then it keeps its own number
_LEAST_SHOWN = 0.15  # of a page of the file must be ours
_ANCHOR = 4
_SHORT = 4
_Rect = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a block says, and where. order: as it stood in the file."""

    text: Text
    block: ReturnedBlock
    order: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """For each unit, by index, its returned text; and the pieces that belong to none.

    foreign: pages of the file that show none of ours. absent: pages of ours that the file lacks.
    """

    theirs: tuple[Text, ...]
    new: tuple[Piece, ...]
    foreign: tuple[int, ...] = ()
    absent: frozenset[int] = frozenset()


def align(units: Sequence[Unit], blocks: Sequence[ReturnedBlock], form: ReturnedForm) -> Aligned:
    """Give each block to the unit it shows."""
    votes = _Votes(units)
    blocks, foreign, absent = votes.repaged(blocks)
    apart = form is ReturnedForm.PDF
    pieces: list[Piece] = []
    for block in blocks:
        for part in votes.parted(block) if apart else [block]:
            text = text_of((line.text, line.opens) for line in part.lines)
            if len(text):
                pieces.append(Piece(text, part, len(pieces)))
    given = _given(units, pieces, votes)
    theirs = tuple(
        joined(piece.text for piece in _in_order(unit, given.get(index, [])))
        for index, unit in enumerate(units)
    )
    taken = {piece.order for mine in given.values() for piece in mine}
    new = tuple(piece for piece in pieces if piece.order not in taken)
    return Aligned(theirs, new, foreign, absent)


class _Votes:
    """Which units hold a pair of characters, and how much that tells."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._holders: dict[str, set[int]] = defaultdict(set)
        for index, unit in enumerate(units):
            for gram in _pairs(unit.text.chars) | set(unit.text.chars):
                self._holders[gram].add(index)
        self._most = math.log(1 + len(units)) + 1
        self._places = [_places(unit) for unit in units]
        self._sizes = [{home.size for home in unit.homes if home.size} for unit in units]

    def words(self, chars: str) -> dict[int, float]:
        """For each unit that shares something the share of the text, by weight, that it holds."""
        shares: Counter[int] = Counter()
        whole = 0.0
        for gram in _grams(chars):
            holders = self._holders.get(gram, ())
            weight = self._most - math.log(max(len(holders), 1))
            whole += weight
            for unit in holders:
                shares[unit] += weight  # type: ignore[assignment]
        return {unit: share / whole for unit, share in shares.items()} if whole else {}

    def place(self, unit: int, block: ReturnedBlock) -> float:
        """The share of a block that stands where the unit stands."""
        rects = self._places[unit].get(block.page, ())
        if not block.placed or not rects or self._unlike(unit, block, _OTHER_SIZE):
            return 0.0
        mine = (block.x, block.y, block.width, block.height)
        return max(_shared(mine, rect) for rect in rects)

    def repaged(
        self, blocks: Sequence[ReturnedBlock]
    ) -> tuple[list[ReturnedBlock], tuple[int, ...], frozenset[int]]:
        """The blocks with the numbers of the pages of ours that they show; also the pages of the
        file that show none and are left out, and ours that the file lacks.

        A shop returns single pages, and numbers them from one.
        """
        shown = {number: self._shown(number, blocks) for number in {b.page for b in blocks}}
        foreign = tuple(sorted(number for number, (page, _) in shown.items() if page < 0))
        kept = [
            replace(block, page=shown[block.page][0])
            for block in blocks
            if block.page not in foreign
        ]
        ours = {page for places in self._places for page in places}
        seen = {page for page, _ in shown.values()}
        whole = 0 in seen or len(shown) == 1 == len(ours) or not ours
        return kept, foreign, frozenset() if whole else frozenset(ours - seen)

    def _shown(self, number: int, blocks: Sequence[ReturnedBlock]) -> tuple[int, float]:
        """The page of ours that a page of the file shows, and how clearly; -1 for none."""
        votes: Counter[int] = Counter()
        length = 0
        for block in blocks:
            if block.page != number:
                continue
            chars = text_of((line.text, False) for line in block.lines).chars
            length += len(chars)
            shares = self.words(chars)
            best = max(shares.values(), default=0.0)
            if best >= _LEAST_WORDS:
                alike = (self._places[unit] for unit in shares if shares[unit] > best - _EQUAL)
                for page in {page for places in alike for page in places or (0,)}:
                    votes[page] += round(len(chars) * best)
        if number == 0 or not length:
            return number, 0.0
        page, count = votes.most_common(1)[0] if votes else (-1, 0)
        if votes[number] >= count * _NEARLY:
            page, count = number, votes[number]
        return (page, count / length) if count >= length * _LEAST_SHOWN else (-1, 0.0)

    def of_size(self, unit: int, block: ReturnedBlock) -> bool:
        """Whether a block is known to be set in the size that the unit is set in."""
        return bool(block.size) and not self._unlike(unit, block, _SAME_SIZE)

    def _unlike(self, unit: int, block: ReturnedBlock, factor: float) -> bool:
        sizes = self._sizes[unit]
        if not block.size or not sizes:
            return False
        return not any(size / factor < block.size < size * factor for size in sizes)

    def on_page(self, unit: int, page: int) -> bool:
        """Whether some of the unit stands on a page."""
        return page in self._places[unit]

    def parted(self, block: ReturnedBlock) -> list[ReturnedBlock]:
        """A block cut where its lines clearly show, or clearly stand in, another unit."""
        strips = [_strip(block, index) for index in range(len(block.lines))]
        parts: list[list[ReturnedBlock]] = []
        last = -1
        for strip in strips:
            scores = self._scores(strip)
            best = max(scores, key=lambda unit: scores[unit], default=-1)
            clear = best >= 0 and scores[best] > max(scores.get(last, 0.0) + 0.3, 0.6)
            if not parts or (clear and last >= 0):
                parts.append([])
            if clear or last < 0:
                last = best
            parts[-1].append(strip)
        return [block] if len(parts) == 1 else [_whole(part) for part in parts]

    def _scores(self, block: ReturnedBlock) -> dict[int, float]:
        """How well each unit agrees with a block, in words and in place."""
        words = self.words(text_of((line.text, False) for line in block.lines).chars)
        scores = {}
        for unit in range(len(self._places)):
            score = words.get(unit, 0.0) + _PLACE * self.place(unit, block)
            if score:
                scores[unit] = score
        return scores


def _strip(block: ReturnedBlock, index: int) -> ReturnedBlock:
    """One of a block's lines with the strip of it that it takes."""
    each = block.height / len(block.lines)
    top, height = Length(int(block.y + each * index)), Length(max(int(each), 1))
    place = (block.x, top, block.width, height)
    return ReturnedBlock((block.lines[index],), block.page, *place, block.size)


def _whole(strips: Sequence[ReturnedBlock]) -> ReturnedBlock:
    """Strips that stand below each other as one block."""
    first, last = strips[0], strips[-1]
    lines = tuple(line for strip in strips for line in strip.lines)
    height = Length(last.y + last.height - first.y)
    place = (first.x, first.y, first.width, height)
    return ReturnedBlock(lines, first.page, *place, first.size)


def _grams(chars: str) -> set[str]:
    """Pairs of characters; of short texts single ones as well."""
    return _pairs(chars) | set(chars) if len(chars) < _SHORT else _pairs(chars)


def _pairs(chars: str) -> set[str]:
    return {chars[index : index + 2] for index in range(len(chars) - 1)}


def _places(unit: Unit) -> Mapping[int, Sequence[_Rect]]:
    """The rectangles of a unit's legs, by page."""
    spots: dict[tuple[int, int, int], list[Spot]] = defaultdict(list)
    for home in unit.homes:
        spot = home.spot
        if spot.page:
            spots[spot.page, spot.x, spot.width].append(spot)
    found: dict[int, list[_Rect]] = defaultdict(list)
    for (page, x, width), lines in spots.items():
        top = min(spot.y for spot in lines)
        bottom = max(spot.y + spot.height for spot in lines)
        found[page].append((x, top, max(width, 1), max(bottom - top, 1)))
    return found


def _shared(one: _Rect, other: _Rect) -> float:
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / min(one[2] * one[3], other[2] * other[3])


def _given(units: Sequence[Unit], pieces: Iterable[Piece], votes: _Votes) -> dict[int, list[Piece]]:
    """The best pairs first; a unit that is full takes no more."""
    offers = []
    for piece in pieces:
        shares = votes.words(piece.text.chars)
        for index in range(len(units)):
            words, place = shares.get(index, 0.0), votes.place(index, piece.block)
            if words >= _LEAST_WORDS or place >= _LEAST_PLACE:
                score = words + _PLACE * place
                score += _PAGE * votes.on_page(index, piece.block.page)
                score += _SIZE * votes.of_size(index, piece.block)
                offers.append((score, -piece.order, index, piece))
    offers.sort(key=lambda offer: offer[:3], reverse=True)
    room = [len(unit.text) * _ROOM + _SPARE for unit in units]
    given: dict[int, list[Piece]] = defaultdict(list)
    settled: set[int] = set()
    for _, _, index, piece in offers:
        full = given[index] and room[index] < len(piece.text)
        if piece.order in settled or full:
            continue
        settled.add(piece.order)
        given[index].append(piece)
        room[index] -= len(piece.text)
    return given


def _in_order(unit: Unit, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one unit as our text runs; those without a clue follow the one before."""
    keyed = []
    last = -1.0
    for piece in sorted(pieces, key=lambda piece: piece.order):
        anchor = _anchor(unit.text.chars, piece.text.chars)
        last = last if anchor is None else anchor
        keyed.append((last, piece.order, piece))
    return [piece for _, _, piece in sorted(keyed, key=lambda each: each[:2])]


def _anchor(ours: str, theirs: str) -> float | None:
    """Where in our text a piece begins, by what it shares with it once only."""
    size = min(_ANCHOR, len(theirs))
    starts = []
    for index in range(len(theirs) - size + 1):
        gram = theirs[index : index + size]
        at = ours.find(gram)
        if at >= 0 and ours.find(gram, at + 1) < 0:
            starts.append(at - index)
    return sorted(starts)[len(starts) // 2] if starts else None
