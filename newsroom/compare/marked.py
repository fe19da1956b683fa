"""Two versions of a text woven into one (花脸稿): kept, added, taken out, and moved passages.

Line ends are characters like others, so that a paragraph parted or joined is one small change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.compare.differences import Boundaries, Hunk, hunks, shortest
from newsroom.model.marked import Mark, Segment

_SEED = 8  # characters that both ends of a move share at least; fewer are alike by chance
_NO_BEGIN = " \n\u3000，。；：、！？”’）》】…—"  # what a moved passage does not begin with


def marked(
    before: str, after: str, *, between: Sequence[str] = (), boundaries: Boundaries | None = None
) -> tuple[Segment, ...]:
    """What turns one text into another, in reading order.

    The segments that `before` has make up the earlier text, those that `after` has the later one.
    between: the versions in between, oldest first, to tell which of them changed what.
    """
    woven = list(_woven(before, after, hunks(before, after, boundaries=boundaries)))
    moved = list(_with_moves(woven, before))
    return tuple(_stepped(moved, _Steps((before, *between, after))))


def _woven(before: str, after: str, found: Sequence[Hunk]) -> Iterator[Segment]:
    a = b = 0
    for hunk in found:
        if hunk.a0 > a:
            yield Segment(Mark.SAME, before[a : hunk.a0], a, b)
        if hunk.a1 > hunk.a0:
            yield Segment(Mark.REMOVED, before[hunk.a0 : hunk.a1], hunk.a0, hunk.b0)
        if hunk.b1 > hunk.b0:
            yield Segment(Mark.ADDED, after[hunk.b0 : hunk.b1], hunk.a1, hunk.b0)
        a, b = hunk.a1, hunk.b1
    if a < len(before):
        yield Segment(Mark.SAME, before[a:], a, b)


# Moves --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pair:
    """A passage found in a removed segment and in an added one, by their indices, and where."""

    length: int
    removed: int
    at: int
    added: int
    to: int


def _with_moves(woven: Sequence[Segment], before: str) -> Iterator[Segment]:
    """The segments with what was taken out here and added there cut out as moves."""
    if len(before) < _SEED:
        yield from woven
        return
    cuts: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    chosen = _chosen(woven)
    chosen.sort(key=lambda pair: (pair.removed, pair.at))
    for number, pair in enumerate(chosen, 1):
        cuts[pair.removed].append((pair.at, pair.at + pair.length, number))
        cuts[pair.added].append((pair.to, pair.to + pair.length, number))
    for index, segment in enumerate(woven):
        yield from _cut(segment, sorted(cuts.get(index, ())))


def _chosen(woven: Sequence[Segment]) -> list[_Pair]:
    """The longest passages first, none of them twice."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    chosen = []
    for pair in sorted(_pairs(woven), key=lambda p: (-p.length, p.removed, p.at, p.added)):
        here, there = (pair.at, pair.at + pair.length), (pair.to, pair.to + pair.length)
        if _free(taken[pair.removed], here) and _free(taken[pair.added], there):
            taken[pair.removed].append(here)
            taken[pair.added].append(there)
            chosen.append(pair)
    return chosen


def _free(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in taken)


def _pairs(woven: Sequence[Segment]) -> set[_Pair]:
    """Passages as long as they go that were taken out and added."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, segment in enumerate(woven):
        if segment.mark is Mark.REMOVED:
            for at in range(len(segment.text) - _SEED + 1):
                places[segment.text[at : at + _SEED]].append((index, at))
    found: set[_Pair] = set()
    for index, segment in enumerate(woven):
        if segment.mark is not Mark.ADDED:
            continue
        for to in range(len(segment.text) - _SEED + 1):
            for removed, at in places.get(segment.text[to : to + _SEED], ()):
                other = woven[removed].text
                if at and to and other[at - 1] == segment.text[to - 1]:
                    continue  # a longer one was found already
                pair = _longest(other, at, segment.text, to)
                if pair[1] >= _SEED:
                    found.add(_Pair(pair[1], removed, at + pair[0], index, to + pair[0]))
    return found


def _longest(one: str, at: int, other: str, to: int) -> tuple[int, int]:
    """How far two texts run on alike from two places: how many marks, blanks and line ends to leave
    out at the beginning, and how many characters follow.
    """
    length = 0
    while (
        at + length < len(one)
        and to + length < len(other)
        and one[at + length] == other[to + length]
    ):
        length += 1
    skipped = length - len(one[at : at + length].lstrip(_NO_BEGIN))
    return skipped, length - skipped


def _cut(segment: Segment, cuts: Sequence[tuple[int, int, int]]) -> Iterator[Segment]:
    """A segment with some of its characters made ends of moves."""
    kind = Mark.AWAY if segment.mark is Mark.REMOVED else Mark.HERE
    at = 0
    for start, end, number in (*cuts, (len(segment.text), len(segment.text), 0)):
        if start > at:
            yield _part(segment, at, start, segment.mark, 0)
        if end > start:
            yield _part(segment, start, end, kind, number)
        at = end


def _part(segment: Segment, start: int, end: int, mark: Mark, move: int) -> Segment:
    return Segment(
        mark,
        segment.text[start:end],
        segment.old + (start if segment.mark.before else 0),
        segment.new + (start if segment.mark.after else 0),
        move,
        segment.step,
    )


# Who ----------------------------------------------------------------------------------------------


class _Steps:
    """Which of several versions, each after the other, took out and added each character."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.last = len(texts) - 1
        self.removed = [0] * len(texts[0])
        now: list[tuple[int, int]] = [(0, index) for index in range(len(texts[0]))]
        for step in range(1, len(texts)):
            now = self._taken(now, texts[step - 1], texts[step], step)
        self.added = [step for step, _ in now]

    def _taken(
        self, now: Sequence[tuple[int, int]], before: str, after: str, step: int
    ) -> list[tuple[int, int]]:
        made: list[tuple[int, int]] = []
        at = 0
        for hunk in shortest(before, after):
            made += now[at : hunk.a0]
            for came, index in now[hunk.a0 : hunk.a1]:
                if came == 0:
                    self.removed[index] = step
            made += [(step, -1)] * (hunk.b1 - hunk.b0)
            at = hunk.a1
        return [*made, *now[at:]]

    def of(self, segment: Segment) -> list[int]:
        """The step that changed each of a segment's characters. Those that no step changed, told
        as changed for the sake of a whole word, go with their neighbours; what was taken out and
        written again alike is the last step's.
        """
        known, at = (self.removed, segment.old)
        if segment.mark.after:
            known, at = (self.added, segment.new)
        each = known[at : at + len(segment.text)]
        step = next((step for step in each if step), self.last)
        told = []
        for found in each:
            step = found or step
            told.append(step)
        return told


def _stepped(segments: Sequence[Segment], steps: _Steps) -> Iterator[Segment]:
    """The segments parted where another version changed them; a move keeps one step, its last."""
    for segment in segments:
        if segment.mark is Mark.SAME:
            yield segment
            continue
        each = steps.of(segment)
        if segment.move:
            yield replace(segment, step=max(each))
            continue
        begin = 0
        for index in range(1, len(each) + 1):
            if index == len(each) or each[index] != each[begin]:
                part = _part(segment, begin, index, segment.mark, 0)
                yield replace(part, step=each[begin])
                begin = index
