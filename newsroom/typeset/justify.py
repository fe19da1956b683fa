"""Placing one line: every glyph's pen position, squeezed or stretched to the measure.

Order of squeezing (CLREQ 挤压) and stretching (拉伸) within a line; equal shares within a step.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from newsroom.typeset.classes import MARKS, Class
from newsroom.typeset.spaced import BRACKET, GAP, NEVER, PAUSE, STOP, WORD_SPACE, Spaced

_SHRINK_ORDER = (WORD_SPACE, BRACKET, PAUSE, GAP, STOP)
_STEPS = {
    Class.OPENING: BRACKET,
    Class.CLOSING: BRACKET,
    Class.PAUSE: PAUSE,
    Class.STOP: STOP,
}
_LETTER_SPACE = 4  # at most 1/4 em between the letters of a broken-up atom
_WIDE = 4  # gaps of more than 1/4 em are shared with the letters of a broken-up atom


def place(
    spaced: Spaced, start: int, end: int, left: int, room: int, align: str, track: int = 0
) -> tuple[tuple[int, ...], float]:
    """Pen positions of the characters from `start` to `end`, and of the line's end.

    left, room: EMU from the measure's left edge, and the line's width. align: justify, left,
    centre or right. track: EMU added to every gap beforehand. Gives one
    position more than characters, each the glyph's origin, and the extra space per gap in em.
    """
    last = spaced.visible_end.get(end, end) - 1
    if last < start:
        return (left,) * (end - start + 1), 0.0
    cut = spaced.start_cut.get(start, 0)
    width = spaced.acc_end[end] - spaced.acc[start] - cut
    slack = room - width
    origin = left - cut + spaced.shift.get(start, 0)
    if slack >= 0 and not track and spaced.special.find(1, start, last) < 0 and end == last + 1:
        return _even(spaced.em, last - start, (origin, left), (width, slack), align)
    pens = spaced.pens[start:last]
    if track:
        pens = [pen + track * spaced.gap[start + at] for at, pen in enumerate(pens)]
        width += track * spaced.gap.count(1, start, last)
        slack = room - width
    stretched = 0.0
    if slack < 0:
        slack += _squeeze(spaced, pens, start, last, -slack)
        width = room - slack
    elif align == "justify" and slack:
        taken, stretched = _stretch(spaced, pens, start, last, slack)
        width += taken
    elif align in ("centre", "right"):
        move = slack // 2 if align == "centre" else slack
        origin += move
        left += move
    edge = left + width
    if spaced.hangs:
        edge += _hung(spaced, last, end)
    return (*accumulate(pens, initial=origin), *(edge,) * (end - last)), stretched


def _even(
    em: int, gaps: int, begin: tuple[int, int], widths: tuple[int, int], align: str
) -> tuple[tuple[int, ...], float]:
    """A line all of whose pens are an em apart.

    begin: the first origin and the line's left edge. widths: the line's, and what is left.
    """
    origin, left = begin
    width, slack = widths
    if not slack or align == "left":
        return ramp(origin, em, gaps, left + width), 0.0
    if align == "justify":
        if not gaps:
            return (origin, left + width), 0.0
        each, rest = divmod(slack, gaps)
        pen = em + each
        first = origin + pen + rest
        stretched = (origin, *range(first, first + pen * gaps, pen), left + width + slack)
        return stretched, each / em
    move = slack // 2 if align == "centre" else slack
    return ramp(origin + move, em, gaps, left + move + width), 0.0


@lru_cache(maxsize=1024)
def ramp(origin: int, em: int, gaps: int, edge: int) -> tuple[int, ...]:
    """Positions an em apart; most lines of a paper share a few of them."""
    return (*range(origin, origin + em * gaps + 1, em), edge)


def _hung(spaced: Spaced, last: int, end: int) -> int:
    """How far a hanging mark stands outside the measure: its cell beyond what the end saves."""
    if end != last + 1 or spaced.end_cut.get(end, 0) < spaced.cells[last]:
        return 0
    return min(spaced.cells[last], spaced.em // 2)


def _squeeze(spaced: Spaced, pens: list[int], start: int, last: int, need: int) -> int:
    """Take `need` out of the pens, step by step; gives what was taken."""
    steps = _steps(spaced, start + (start in spaced.start_cut), last)
    left = need
    for step in _SHRINK_ORDER:
        each = steps.get(step)
        if not each or left <= 0:
            continue
        for index, amount in _shares(each, left).items():
            # An opening mark loses its left blank: what moves is its own origin.
            moved = index - 1 if index in spaced.opens and index > start else index
            pens[moved - start] -= amount
            left -= amount
    return need - left


def _steps(spaced: Spaced, start: int, last: int) -> dict[int, dict[int, int]]:
    """What may be squeezed between two places: step → position → most."""
    found: dict[int, dict[int, int]] = {}
    half = spaced.em // 2
    for index in range(start, last):
        if spaced.blank[index]:
            found.setdefault(_STEPS[MARKS[spaced.text[index]]], {})[index] = half
        elif index in spaced.shrink:
            step, most = spaced.shrink[index]
            found.setdefault(step, {})[index] = most
    return found


def _stretch(
    spaced: Spaced, pens: list[int], start: int, last: int, slack: int
) -> tuple[int, float]:
    """Put `slack` into the pens; gives what was put in and the extra per gap in em."""
    left = slack
    if spaced.stretch:
        left = _soften(spaced, pens, start, last, left)
    if not left:
        return slack, 0.0
    gaps = spaced.gap.count(1, start, last)
    if gaps and not (left * _WIDE > gaps * spaced.em and _parts_latin(spaced.text, start, last)):
        return slack, _widen(spaced, pens, start, last, left)
    places = [at for at in range(start, last) if at in spaced.stretch] if not gaps else []
    if not places:
        places = [
            at for at in range(start, last) if spaced.cells[at] and spaced.legal[at + 1] != NEVER
        ]
        if left > len(places) * spaced.em // _LETTER_SPACE:
            return (slack, _widen(spaced, pens, start, last, left)) if gaps else (slack - left, 0.0)
    each, rest = divmod(left, len(places))
    for at in places:
        pens[at - start] += each
    pens[places[0] - start] += rest
    return slack, each / spaced.em


def _widen(spaced: Spaced, pens: list[int], start: int, last: int, slack: int) -> float:
    """Share `slack` among all gaps equally; gives what each takes in em."""
    free = spaced.gap[start:last]
    each, rest = divmod(slack, free.count(1))
    pens[:] = [pen + each if gap else pen for pen, gap in zip(pens, free, strict=True)]
    pens[free.find(1)] += rest
    return each / spaced.em


def _parts_latin(text: str, start: int, last: int) -> bool:
    """Whether a line begins or ends in the midst of a run of Latin: in a web or mail address."""
    parted = (text[place : place + 2] for place in (start - 1, last) if place >= 0)
    return any(len(pair) > 1 and pair.isascii() and " " not in pair for pair in parted)


def _soften(spaced: Spaced, pens: list[int], start: int, last: int, slack: int) -> int:
    """Word spaces, then Han–Latin gaps take what they may; gives what is left."""
    each = {at: most for at, most in spaced.stretch.items() if most and start <= at < last}
    if not each:
        return slack
    total = sum(each.values())
    if total <= slack:
        for at, most in each.items():
            pens[at - start] += most
        return slack - total
    text = spaced.text
    spaces = {at: most for at, most in each.items() if text[at].isspace()}
    gaps = {at: most for at, most in each.items() if at not in spaces} if spaces else each
    for some in (spaces, gaps):
        for at, amount in _shares(some, slack).items():
            pens[at - start] += amount
            slack -= amount
    return slack


def _shares(most: dict[int, int], need: int) -> dict[int, int]:
    """Equal shares of `need`, none over its most; whole numbers that add up."""
    limits = set(most.values())
    if len(limits) == 1 and need <= len(most) * limits.pop():
        each, rest = divmod(need, len(most))
        return {at: each + (number < rest) for number, at in enumerate(most)}
    given: dict[int, int] = {}
    waiting = sorted(most.items(), key=itemgetter(1))
    for number, (at, limit) in enumerate(waiting):
        share = min(limit, -(-need // (len(waiting) - number)))
        given[at] = share
        need -= share
    return given
