"""The 导读 of page one: a line for each teaser, dots, and the page where its story stands.

Long teasers turn over to a second line under the first one's words. Legs are at least two basic
columns wide; white is shared out between the teasers as far as it looks well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from newsroom.model.frame import Fit, Line, Run, TextFrame, TextRole
from newsroom.model.guide import GuideLine
from newsroom.model.length import Length, Pt
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication
from newsroom.typeset.area import Area, area, box_frame, overhead
from newsroom.typeset.article import SetArticle, Task, owned
from newsroom.typeset.banners import label_frames
from newsroom.typeset.display import (
    BASELINE,
    Letters,
    natural_width,
    pieces,
    runs,
    whole_twips,
)
from newsroom.typeset.groups import type_rows
from newsroom.typeset.legs import legs
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import Para

_BULLET, _DOT, _CUT = "•", "…", "…"
_WORDS, _DOTS, _PAGE = "kai", "body", "hei"
_ANY_PAGE = "8版"
_SIZE = 1.1  # of the body's
_LEG_SPAN = 2  # basic columns
_MOST_LINES = 2
_LEAST_DOTS = 2
_MOST_WHITE = 1.0  # rows between two teasers


@dataclass(frozen=True, slots=True)
class _Entry:
    """One teaser set to a leg's measure."""

    line: GuideLine
    lines: tuple[TextLine, ...]


def set_guide(task: Task, house: Publication, setter: Typesetter) -> SetArticle:
    """Set a guide into its placement; teasers without room are left out and counted as over."""
    grid, placement = house.grid, task.placement
    whole = area(grid, placement)
    label = label_frames(task.label, whole, house, setter.book, placement.uuid)
    room = whole.below(task.label.rows)
    columns = legs(room.x, room.width, _leg_count(placement), grid.body_size)
    entries = [_entry(line, columns[0].width, house, setter) for line in task.guide]
    shares, over = _shared(entries, len(columns), room.rows)
    apart = _apart(shares, room.rows, grid.pitch)
    texts = [
        _frame(share, Area(leg.x, leg.width, room.top, room.bottom), apart, setter)
        for share, leg in zip(shares, columns, strict=True)
        if share
    ]
    box = box_frame(grid, placement)
    return SetArticle(
        (*((box,) if box else ()), *label.boxes),
        label.rules,
        label.pictures,
        tuple(owned(frame, task) for frame in (*label.texts, *texts)),
        _fit(placement, shares, over, room.rows),
    )


def guide_depths(
    lines: Sequence[GuideLine], span: int, house: Publication, setter: Typesetter
) -> range:
    """The depths a guide can have over a span, the gap row and its label included: from lines set
    close to a blank row between any two; none where there is nothing to say."""
    if not lines:
        return range(0)
    plain = Placement(page="", article="", column=0, row=0, span=span, depth=house.grid.rows)
    columns = legs(
        house.grid.x(0), house.grid.measure(span), _leg_count(plain), house.grid.body_size
    )
    entries = [_entry(line, columns[0].width, house, setter) for line in lines]
    shares, _ = _shared(entries, len(columns), house.grid.rows)
    fixed = overhead(plain) + type_rows(house)
    least = max(_taken(share) for share in shares)
    most = max(_taken(share) + len(share) for share in shares)
    return range(fixed + least, fixed + most + 1)


def _leg_count(placement: Placement) -> int:
    most = max(1, placement.span // _LEG_SPAN)
    return min(placement.text_columns or most, most)


def _size(house: Publication) -> Length:
    """A little larger than the body, in half points that Word can keep."""
    return Pt(round(house.grid.body_size.pt * _SIZE * 2) / 2)


def _entry(line: GuideLine, measure: Length, house: Publication, setter: Typesetter) -> _Entry:
    """A teaser's lines; words that take more than two are cut, and say so with a …"""
    size = _size(house)
    inner = measure - size - _page_column(line, size, setter)
    words = line.words
    lines = _set(words, inner, size, setter)
    while len(lines) > _MOST_LINES:
        end = lines[_MOST_LINES - 1].line.end
        words = words[: min(end, len(words) - len(_CUT)) - 1] + _CUT
        lines = _set(words, inner, size, setter)
    return _Entry(line, lines)


def _set(words: str, measure: Length, size: Length, setter: Typesetter) -> tuple[TextLine, ...]:
    para = Para(
        words, TextRole.TEASER, _WORDS, offsets=(-1,) * len(words), first_line=0, align="left"
    )
    return setter.one(para, max(measure, size * 2), size)


def _page_column(line: GuideLine, size: Length, setter: Typesetter) -> Length:
    """Room kept at the right for the page, with a blank before it; also for a page not known yet,
    so that placing a story breaks no line anew."""
    return natural_width(Letters(setter.book, _PAGE, size), line.page or _ANY_PAGE) + size


def _taken(entries: Iterable[_Entry]) -> int:
    return sum(len(entry.lines) for entry in entries)


def _shared(
    entries: Sequence[_Entry], count: int, rows: int
) -> tuple[tuple[tuple[_Entry, ...], ...], int]:
    """The teasers of each leg, evenly from the left; and the lines of those without room."""
    each, more = divmod(len(entries), count)
    shares, over, first = [], 0, 0
    for number in range(count):
        share, taken, past = [], 0, first + each + (number < more)
        for entry in entries[first:past]:
            if over or taken + len(entry.lines) > rows:
                over += len(entry.lines)
                continue
            share.append(entry)
            taken += len(entry.lines)
        shares.append(tuple(share))
        first = past
    return tuple(shares), over


def _apart(shares: Sequence[Sequence[_Entry]], rows: int, pitch: Length) -> tuple[Length, Length]:
    """White above the first teasers, and between two: what the fullest leg leaves is shared out
    between its teasers, and what is more than they need stands half above."""
    fullest = max(shares, key=_taken)
    spare = max(pitch * (rows - _taken(fullest)), Length(0))
    gaps = len(fullest) - 1
    white = whole_twips(min(spare / max(gaps, 1), pitch * _MOST_WHITE))
    return whole_twips(max(spare - white * gaps, 0) / 2), white


def _frame(
    share: Sequence[_Entry], leg: Area, apart: tuple[Length, Length], setter: Typesetter
) -> TextFrame:
    """A leg's teasers. apart: white above the first one, and between two."""
    house = setter.house
    grid, pitch = house.grid, house.grid.pitch
    y, white = apart
    lines: list[Line] = []
    for number, entry in enumerate(share):
        for row, text in enumerate(entry.lines):
            made = setter.line(text, row, leg.width, pitch)
            lines.append(
                replace(
                    made,
                    baseline=y + pitch * row + pitch * BASELINE,
                    runs=_runs(entry, row, made.runs, leg.width, _size(house), setter),
                    paragraph=number,
                )
            )
        y = y + pitch * len(entry.lines) + white
    return TextFrame(
        leg.x,
        grid.y(leg.top),
        leg.width,
        pitch * leg.rows,
        tuple(lines),
        pitch,
        TextRole.TEASER,
        "导读",
    )


def _runs(
    entry: _Entry,
    row: int,
    words: Sequence[Run],
    width: Length,
    size: Length,
    setter: Typesetter,
) -> tuple[Run, ...]:
    """A line's runs: a mark before the first, dots and the page behind the last."""
    book = setter.book
    moved = [replace(run, xs=tuple(x + size for x in run.xs)) for run in words]
    if row == 0:
        mark = Letters(book, _PAGE, size)
        left = (size - natural_width(mark, _BULLET)) / 2
        moved = [*_at(mark, _BULLET, left), *moved]
    if row < len(entry.lines) - 1 or not entry.line.page:
        return tuple(moved)
    page = Letters(book, _PAGE, size)
    left = width - natural_width(page, entry.line.page)
    end = moved[-1].xs[-1] if moved else size
    dots = int((left - end) / size)
    if dots >= _LEAST_DOTS:
        moved += _at(Letters(book, _DOTS, size), _DOT * (dots - 1), left - size * (dots - 0.5))
    return (*moved, *_at(page, entry.line.page, left))


def _at(letters: Letters, text: str, left: float) -> tuple[Run, ...]:
    """Letters one after the other from a place."""
    found = pieces(letters, text)
    return runs(letters, found, list(accumulate((w for _, _, w in found), initial=round(left))))


def _fit(placement: Placement, shares: Sequence[Sequence[_Entry]], over: int, rows: int) -> Fit:
    """White that is more than a row for each teaser of the fullest leg is missing copy."""
    fullest = max((_taken(share) + len(share) for share in shares), default=0)
    under = 0 if over else max(rows - fullest, 0) * len(shares)
    return Fit(placement.uuid, over, under, rows * len(shares), 0, len(shares))
