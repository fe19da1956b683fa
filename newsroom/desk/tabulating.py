"""Counting pieces by person, unit, kind and whatever else (用稿统计): plain sums, no opinions.

A joint byline counts for each of its names; the whole counts each piece once. A line of a person
has the characters that they wrote and the pictures that they took.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.ledger import By, Line, Piece, Share, Span, Table
from newsroom.model.page import chinese_number

NOBODY, NO_UNIT, NO_SECTION = "（未署名）", "（未注明单位）", "（无栏题）"
NO_PAGE, NO_ROLE = "（不分版）", "（未署名）"

Worth = Mapping[tuple[tuple[str, str, int], str], tuple[int, int]]
"""Score and fee by piece and person (Piece.key, Share.key)."""


@dataclass(slots=True)
class _Sum:
    """One line as it grows."""

    name: str
    note: str = ""
    order: tuple = ()
    doubtful: bool = False
    pieces: list[Piece] = field(default_factory=list)
    printed: list[Piece] = field(default_factory=list)
    pictured: list[Piece] = field(default_factory=list)
    characters: int = 0
    pictures: int = 0
    front: int = 0
    score: int = 0
    fee: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """What a piece is to one line. shares: those whose work is counted there; None for all.

    counts: whether it is one of the line's pieces; a picture in another's piece is none.
    """

    key: str
    name: str
    note: str = ""
    order: tuple = ()
    doubtful: bool = False
    counts: bool = True
    characters: int = 0
    pictures: int = 0
    shares: tuple[Share, ...] | None = None


def tabulate(
    pieces: Sequence[Piece], by: By, span: Span, worth: Worth | None = None, issues: int = 0
) -> Table:
    """The pieces counted. worth: what each is worth to whom. issues: how many were published."""
    sums: dict[str, _Sum] = {}
    for piece in pieces:
        for part in _PARTS[by](piece, span):
            line = sums.setdefault(part.key, _Sum(part.name, part.note, part.order))
            _add(line, piece, part, worth or {}, time=by in _TIMES)
    lines = [_line(key, one) for key, one in sums.items()]
    lines.sort(key=_ranked if by in _RANKED else lambda line: sums[line.key].order)
    if by is By.PERSON:
        lines = list(_told_apart(lines))
    return Table(by=by, span=span, lines=tuple(lines), total=total(pieces, worth), issues=issues)


def total(pieces: Sequence[Piece], worth: Worth | None = None) -> Line:
    """All pieces, each once."""
    whole = _Sum("合计")
    for piece in pieces:
        part = _Part("", "", characters=piece.characters, pictures=piece.pictures)
        _add(whole, piece, part, worth or {})
    return _line("", whole)


def _add(line: _Sum, piece: Piece, part: _Part, worth: Worth, *, time: bool = False) -> None:
    line.doubtful = line.doubtful or part.doubtful
    if part.counts:
        line.pieces.append(piece)
    if not piece.used or (time and part.shares == ()):
        return
    if part.counts:
        line.printed.append(piece)
    if part.pictures:
        line.pictured.append(piece)
    line.front += part.counts and piece.front
    line.characters += part.characters
    line.pictures += part.pictures
    for share in piece.shares if part.shares is None else part.shares:
        score, fee = worth.get((piece.key, share.key), (0, 0))
        line.score += score
        line.fee += fee


def _line(key: str, one: _Sum) -> Line:
    return Line(
        key=key,
        name=one.name,
        note=one.note,
        submitted=len(one.pieces),
        used=len(one.printed),
        characters=one.characters,
        pictures=one.pictures,
        front=one.front,
        score=one.score,
        fee=one.fee,
        doubtful=one.doubtful,
        pieces=tuple(one.pieces),
        printed=tuple(one.printed),
        pictured=tuple(one.pictured),
    )


def _ranked(line: Line) -> tuple:
    """Most used first, then most words; lines that stand for nobody last."""
    return (line.name.startswith("（"), -line.used, -line.characters, -line.submitted, line.name)


def _told_apart(lines: Iterable[Line]) -> Iterable[Line]:
    """Those of one name told apart by their units."""
    known = list(lines)
    names = [line.name for line in known]
    for line in known:
        if line.doubtful:
            yield replace(line, note="同名未分清")
        elif names.count(line.name) > 1:
            yield replace(line, note=line.note or "未注明单位")
        else:
            yield line


# What a piece counts for -------------------------------------------------------------------------


def _persons(piece: Piece, _span: Span) -> Iterable[_Part]:
    if not any(share.wrote for share in piece.shares):
        yield _Part(NOBODY, NOBODY, characters=piece.characters, shares=())
    for share in piece.shares:
        yield _Part(
            share.key,
            share.name,
            share.unit,
            doubtful=share.alike > 1,
            counts=share.wrote or not piece.characters,
            characters=piece.characters if share.writes else 0,
            pictures=share.pictures,
            shares=(share,),
        )


def _units(piece: Piece, _span: Span) -> Iterable[_Part]:
    """The unit the copy came from; where it names none, those of the persons."""
    units = [piece.unit] if piece.unit else [s.unit for s in piece.shares if s.unit and s.wrote]
    for unit in dict.fromkeys(units or [NO_UNIT]):
        mine = None if len(set(units)) < 2 else tuple(s for s in piece.shares if s.unit == unit)
        yield _Part(unit, unit, characters=piece.characters, pictures=piece.pictures, shares=mine)


def _roles(piece: Piece, _span: Span) -> Iterable[_Part]:
    groups: dict[str, list[Share]] = {}
    for share in piece.shares:
        groups.setdefault(share.role.word or "作者", []).append(share)
    if not any(share.wrote for share in piece.shares):
        yield _Part(NO_ROLE, NO_ROLE, characters=piece.characters, shares=())
    for word, shares in groups.items():
        yield _Part(
            word,
            word,
            counts=any(share.wrote for share in shares) or not piece.characters,
            characters=piece.characters if any(share.writes for share in shares) else 0,
            pictures=min(sum(share.pictures for share in shares), piece.pictures),
            shares=tuple(shares),
        )


def _whole(piece: Piece, key: str, name: str, order: tuple = ()) -> _Part:
    return _Part(key, name, order=order, characters=piece.characters, pictures=piece.pictures)


def _kinds(piece: Piece, _span: Span) -> Iterable[_Part]:
    yield _whole(piece, piece.kind.value, piece.kind.text)


def _sections(piece: Piece, _span: Span) -> Iterable[_Part]:
    name = piece.section or NO_SECTION
    yield _whole(piece, name, name)


def _pages(piece: Piece, _span: Span) -> Iterable[_Part]:
    """The page on which it begins; what was not printed stands on none."""
    if not piece.used:
        yield _whole(piece, "-", "（未刊出）", (2, 0))
    elif piece.pages:
        number = piece.pages[0]
        yield _whole(piece, str(number), f"{chinese_number(number)}版", (0, number))
    else:
        yield _whole(piece, "0", NO_PAGE, (1, 0))


def _times(name: Callable[[datetime.date], tuple[str, str]]) -> Callable:
    """By a part of the calendar: handed in where it came in, used where it was printed."""

    def parts(piece: Piece, span: Span) -> Iterable[_Part]:
        came = name(piece.came) if span.holds(piece.came) else None
        printed = name(piece.day) if piece.day else None
        if printed:
            yield _whole(piece, *printed, order=(printed[0],))
        if came and came != printed:
            yield _Part(came[0], came[1], order=(came[0],), shares=())

    return parts


def _month(day: datetime.date) -> tuple[str, str]:
    return f"{day:%Y-%m}", f"{day.year}年{day.month}月"


def _quarter(day: datetime.date) -> tuple[str, str]:
    quarter = (day.month + 2) // 3
    return f"{day.year}-{quarter}", f"{day.year}年第{quarter}季度"


def _year(day: datetime.date) -> tuple[str, str]:
    return str(day.year), f"{day.year}年"


_PARTS: dict[By, Callable[[Piece, Span], Iterable[_Part]]] = {
    By.PERSON: _persons,
    By.UNIT: _units,
    By.ROLE: _roles,
    By.KIND: _kinds,
    By.SECTION: _sections,
    By.PAGE: _pages,
    By.MONTH: _times(_month),
    By.QUARTER: _times(_quarter),
    By.YEAR: _times(_year),
}
_TIMES = frozenset({By.MONTH, By.QUARTER, By.YEAR})
_RANKED = frozenset({By.PERSON, By.UNIT, By.ROLE, By.KIND, By.SECTION})


def behind(line: Line, figure: str) -> tuple[Piece, ...]:
    """The pieces behind one figure of a line, named as the line's field is."""
    if figure == "pictures":
        return line.pictured
    if figure == "front":
        return tuple(piece for piece in line.printed if piece.front)
    if figure in ("used", "characters"):
        return line.printed
    if figure in ("score", "fee"):
        return tuple(dict.fromkeys((*line.printed, *line.pictured)))
    return tuple(dict.fromkeys((*line.pieces, *line.pictured)))
