"""The difference of two texts as few small hunks that read well: numbers, words, names whole.

Pure text in, offsets out; nothing is known here of pages or articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

_NEAR = 1  # characters between two changes that are read as one
_CROWDED = 4  # the most that lie between changes larger than themselves
_LONG = 10  # characters of a passage that tells its place
_WORD = 4  # the longest word a change is widened to
_ENDS = frozenset("。！？；…\n")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_PAUSES = frozenset("，、：”’）》】—“‘（《【")

Boundaries = Callable[[str], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Hunk:
    """ours[a0:a1] became theirs[b0:b1]; either may be empty, not both.

    core: (a0, a1, b0, b1) of what truly differs, before it was widened to whole words.
    """

    a0: int
    a1: int
    b0: int
    b1: int
    core: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def size(self) -> int:
        """The longer of both sides."""
        return max(self.a1 - self.a0, self.b1 - self.b0)


def hunks(
    ours: str,
    theirs: str,
    *,
    names: Sequence[str] = (),
    boundaries: Boundaries | None = None,
) -> tuple[Hunk, ...]:
    """What turns `ours` into `theirs`, in order, never overlapping.

    names: kept whole where a change touches one. boundaries: gives the offsets between the words
    of a short passage; without it changed hanzi are not widened to words.
    """
    found = _slid(_joined(shortest(ours, theirs)), ours, theirs)
    found = [replace(h, core=(h.a0, h.a1, h.b0, h.b1)) for h in found]
    widened = [_widened(h, ours, theirs, names, boundaries) for h in found]
    return tuple(_apart(_kept_off(widened, found)))


def applied(ours: str, theirs: str, changes: Iterable[Hunk]) -> str:
    """`ours` with some of the hunks taken from `theirs`."""
    out, at = [], 0
    for hunk in changes:
        out += [ours[at : hunk.a0], theirs[hunk.b0 : hunk.b1]]
        at = hunk.a1
    return "".join(out) + ours[at:]


def carried(before: str, after: str, start: int, end: int) -> tuple[int, int] | None:
    """Where before[start:end] stands in `after`; None where it was changed itself."""
    shift = 0
    for hunk in shortest(before, after):
        if hunk.a1 < start or (hunk.a1 == start and hunk.a0 < start):
            shift = hunk.b1 - hunk.a1
        elif hunk.a0 == hunk.a1 == start:
            shift = hunk.b1 - hunk.a1 if start < end else shift
        elif hunk.a0 < end:
            return None
        else:
            break
    return start + shift, end + shift


def shortest(ours: str, theirs: str) -> list[Hunk]:
    """The fewest changes there can be, as they come: neither joined nor widened.

    Long passages that both have once only, and in the same order, stay what they are: of two that
    changed places the longer one stays and the other one moves.
    """
    found: list[Hunk] = []
    a = b = 0
    for at, other in (*_anchors(ours, theirs), (len(ours), len(theirs))):
        found += [
            Hunk(a + op.src_start, a + op.src_end, b + op.dest_start, b + op.dest_end)
            for op in Levenshtein.opcodes(ours[a:at], theirs[b:other])
            if op.tag != "equal"
        ]
        a, b = at, other
    return found


def _anchors(ours: str, theirs: str) -> list[tuple[int, int]]:
    """Places from which both texts run on alike for long, found once in each, in one order."""
    if ours == theirs:
        return []
    mine, others = _once(ours), _once(theirs)
    pairs = [(at, others[words]) for words, at in mine.items() if words in others]
    return _rising(sorted(pairs))


def _once(text: str) -> dict[str, int]:
    """The passages of a fixed length that a text holds once, with their places."""
    places: dict[str, int] = {}
    for at in range(len(text) - _LONG + 1):
        words = text[at : at + _LONG]
        places[words] = -1 if words in places else at
    return {words: at for words, at in places.items() if at >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of the pairs whose second numbers rise as the first ones do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [other]
        last[place : place + 1] = [index]
    chosen = []
    index = last[-1] if last else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _joined(found: Iterable[Hunk]) -> list[Hunk]:
    """Neighbours as one where what lies between is shorter than they are."""
    joined: list[Hunk] = []
    for hunk in found:
        while joined and _one(joined[-1], hunk):
            last = joined.pop()
            hunk = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)  # noqa: PLW2901
        joined.append(hunk)
    return joined


def _one(left: Hunk, right: Hunk) -> bool:
    between = right.a0 - left.a1
    if between <= _NEAR:
        return True
    return between <= min(_CROWDED, left.size, right.size)


def _slid(found: Sequence[Hunk], ours: str, theirs: str) -> list[Hunk]:
    """Pure insertions and deletions moved to where a reader would have made them."""
    slid = []
    for index, hunk in enumerate(found):
        floor = slid[-1].a1 if slid else 0
        ceiling = found[index + 1].a0 if index + 1 < len(found) else len(ours)
        if hunk.a0 == hunk.a1:
            slid.append(_best(hunk, theirs, hunk.b0, hunk.b1, (hunk.a0 - floor, ceiling - hunk.a1)))
        elif hunk.b0 == hunk.b1:
            slid.append(_best(hunk, ours, hunk.a0, hunk.a1, (hunk.a0 - floor, ceiling - hunk.a1)))
        else:
            slid.append(hunk)
    return slid


def _best(hunk: Hunk, text: str, start: int, end: int, room: tuple[int, int]) -> Hunk:
    """The place among those that make the same text at which the cut reads best."""
    left = right = 0
    while left < room[0] and start - left > 0 and text[start - left - 1] == text[end - left - 1]:
        left += 1
    while right < room[1] and end + right < len(text) and text[start + right] == text[end + right]:
        right += 1
    step = max(range(-left, right + 1), key=lambda s: (_ease(text, start + s, end + s), -abs(s)))
    return Hunk(hunk.a0 + step, hunk.a1 + step, hunk.b0 + step, hunk.b1 + step)


def _ease(text: str, start: int, end: int) -> int:
    """How naturally text[start:end] is taken out: after a sentence best, then after a pause."""
    ease = 0
    for before, last in ((text[start - 1 : start] or "\n", text[end - 1 : end]),):
        if before in _ENDS and last in _ENDS:
            ease = 4
        elif before in _PAUSES and last in _PAUSES:
            ease = 2
    return ease


def _widened(
    hunk: Hunk, ours: str, theirs: str, names: Sequence[str], boundaries: Boundaries | None
) -> Hunk:
    left, right = _number_room(hunk, ours, theirs)
    hunk = Hunk(hunk.a0 - left, hunk.a1 + right, hunk.b0 - left, hunk.b1 + right, hunk.core)
    hunk = _whole_numeral(hunk, ours, theirs)
    hunk = _whole_names(hunk, ours, theirs, names)
    replaced = 0 < hunk.a1 - hunk.a0 <= 2 and 0 < hunk.b1 - hunk.b0 <= 2
    if boundaries is not None and replaced and ours[hunk.a0 : hunk.a1].isalpha():
        return _whole_word(hunk, ours, boundaries)
    return hunk


def _number_room(hunk: Hunk, ours: str, theirs: str) -> tuple[int, int]:
    """How far the hunk is to grow so that it tears no figure and no Latin word."""
    inside = ours[hunk.a0 : hunk.a1] + theirs[hunk.b0 : hunk.b1]
    left = right = 0
    if _solid(inside[:1]) or _solid(theirs[hunk.b0 : hunk.b0 + 1]):
        while hunk.a0 - left > 0 and _inner(ours, hunk.a0 - left - 1):
            left += 1
    if _solid(ours[hunk.a1 - 1 : hunk.a1]) or _solid(theirs[hunk.b1 - 1 : hunk.b1]):
        while hunk.a1 + right < len(ours) and _inner(ours, hunk.a1 + right):
            right += 1
    return min(left, hunk.a0, hunk.b0), min(right, len(theirs) - hunk.b1)


def _whole_numeral(hunk: Hunk, ours: str, theirs: str) -> Hunk:
    """A change inside a Chinese numeral with the rest of it: 十六 → 六."""
    inside = ours[hunk.a0 : hunk.a1] + theirs[hunk.b0 : hunk.b1]
    if not all(char in _NUMERALS for char in inside):
        return hunk
    left = right = 0
    while left < hunk.a0 and ours[hunk.a0 - left - 1] in _NUMERALS:
        left += 1
    while hunk.a1 + right < len(ours) and ours[hunk.a1 + right] in _NUMERALS:
        right += 1
    left, right = min(left, hunk.b0), min(right, len(theirs) - hunk.b1)
    return Hunk(hunk.a0 - left, hunk.a1 + right, hunk.b0 - left, hunk.b1 + right, hunk.core)


def _solid(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()


def _inner(text: str, index: int) -> bool:
    """Whether a character belongs to a figure or Latin word: 1,234.5 and 22:00 are whole."""
    char = text[index]
    if _solid(char) or char == "%":
        return True
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return char in ".,:-/" and len(around) == 2 and all(map(_solid, around))


def _whole_names(hunk: Hunk, ours: str, theirs: str, names: Sequence[str]) -> Hunk:
    for name in names:
        for text, start, end in ((ours, hunk.a0, hunk.a1), (theirs, hunk.b0, hunk.b1)):
            at = text.find(name, max(start - len(name) + 1, 0), end + len(name) - 1)
            if at < 0 or at >= max(end, start + 1) or at + len(name) <= start:
                continue
            left, right = max(start - at, 0), max(at + len(name) - end, 0)
            left = min(left, hunk.a0, hunk.b0)
            right = min(right, len(ours) - hunk.a1, len(theirs) - hunk.b1)
            return Hunk(hunk.a0 - left, hunk.a1 + right, hunk.b0 - left, hunk.b1 + right, hunk.core)
    return hunk


def _whole_word(hunk: Hunk, ours: str, boundaries: Boundaries) -> Hunk:
    """A replaced hanzi with the rest of its word: 提高 → 提升."""
    start = max(hunk.a0 - 2 * _WORD, 0)
    passage = ours[start : hunk.a1 + 2 * _WORD]
    cuts = sorted(start + cut for cut in boundaries(passage))
    left = hunk.a0 - max((cut for cut in cuts if cut <= hunk.a0), default=hunk.a0)
    right = min((cut for cut in cuts if cut >= hunk.a1), default=hunk.a1) - hunk.a1
    if left + right + hunk.a1 - hunk.a0 > _WORD:
        return hunk
    return Hunk(hunk.a0 - left, hunk.a1 + right, hunk.b0 - left, hunk.b1 + right, hunk.core)


def _kept_off(widened: Sequence[Hunk], found: Sequence[Hunk]) -> list[Hunk]:
    """Widened hunks that reach no farther than the changes beside them."""
    kept = []
    for index, (wide, own) in enumerate(zip(widened, found, strict=True)):
        left, right = own.a0 - wide.a0, wide.a1 - own.a1
        if index:
            left = min(left, own.a0 - found[index - 1].a1)
        if index + 1 < len(found):
            right = min(right, found[index + 1].a0 - own.a1)
        kept.append(Hunk(own.a0 - left, own.a1 + right, own.b0 - left, own.b1 + right, own.core))
    return kept


def _apart(widened: Sequence[Hunk]) -> list[Hunk]:
    """Hunks that grew into each other become one."""
    apart: list[Hunk] = []
    for hunk in widened:
        if apart and hunk.a0 <= apart[-1].a1:
            last = apart.pop()
            core = (last.core[0], hunk.core[1], last.core[2], hunk.core[3])
            hunk = Hunk(last.a0, max(last.a1, hunk.a1), last.b0, max(last.b1, hunk.b1), core)  # noqa: PLW2901
        apart.append(hunk)
    return apart
