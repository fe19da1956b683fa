"""What differs between two versions of a part, in pieces that each have a tone of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom.desk.revising import Kind, Row

_TONES = {
    Kind.CHANGED: "accent",
    Kind.ADDED: "good",
    Kind.REMOVED: "error",
    Kind.MOVED: "warning",
    Kind.AWAY: "warning",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words. tone: a colour of the theme, empty for plain ink; marked: on a ground of that
    tone; struck: crossed out; bold.
    """

    text: str
    tone: str = ""
    marked: bool = False
    struck: bool = False
    bold: bool = False


Pieces = tuple[Piece, ...]


def left(row: Row) -> Pieces:
    """The former side: what is gone marked."""
    match row.kind:
        case Kind.ADDED:
            return ()
        case Kind.REMOVED:
            return _some(_gone(row.before))
        case Kind.AWAY:
            return _some(Piece(row.before, "quiet"))
        case Kind.SAME:
            return _some(Piece(row.before))
    if not row.changes:
        return _some(_gone(row.before) if not row.after else Piece(row.before))
    return _some(*_marked(row, before=True))


def right(row: Row) -> Pieces:
    """The later side: what is new marked."""
    match row.kind:
        case Kind.REMOVED:
            return ()
        case Kind.AWAY:
            return _some(Piece(f"（{row.note}）", "quiet"))
        case Kind.ADDED:
            return _some(_new(row.after))
        case Kind.SAME:
            return _some(Piece(row.after))
    if not row.changes:
        return _some(_new(row.after) if not row.before else Piece(row.after))
    return _some(*_marked(row, before=False))


def inline(row: Row) -> Pieces:
    """Both in one: what is gone struck out, what is new after it."""
    if row.kind is Kind.AWAY:
        return _some(Piece(f"{row.before}（{row.note}）", "quiet"))
    if row.kind in (Kind.CHANGED, Kind.MOVED) and row.changes:
        return _some(*_woven(row))
    return left(row) if not row.after else right(row)


def heading(row: Row) -> Pieces:
    """The name of the part, what became of it, and what else is to be said."""
    if row.kind is Kind.SAME:
        return (Piece(row.name, "quiet"),)
    said = row.note if row.kind is not Kind.AWAY else ""
    mark = Piece(f" {row.kind.text}", _TONES[row.kind], bold=True)
    return _some(Piece(row.name, "quiet"), mark, Piece(f"\u2028{said}" if said else "", "quiet"))


def spoken(row: Row) -> str:
    """The row for whoever hears it instead of seeing it."""
    if row.kind is Kind.SAME:
        return f"{row.name}，没有改动：{row.after}"
    parts = [row.name, row.kind.text, row.note]
    if row.before:
        parts.append(f"原来：{row.before}")
    if row.after:
        parts.append(f"现在：{row.after}")
    return "，".join(filter(None, parts))


def _marked(row: Row, *, before: bool) -> Iterator[Piece]:
    text, at = (row.before, 0) if before else (row.after, 0)
    for hunk in row.changes:
        start, end = (hunk.a0, hunk.a1) if before else (hunk.b0, hunk.b1)
        yield Piece(text[at:start])
        yield _gone(text[start:end]) if before else _new(text[start:end])
        at = end
    yield Piece(text[at:])


def _woven(row: Row) -> Iterator[Piece]:
    at = 0
    for hunk in row.changes:
        yield Piece(row.before[at : hunk.a0])
        yield _gone(row.before[hunk.a0 : hunk.a1])
        yield _new(row.after[hunk.b0 : hunk.b1])
        at = hunk.a1
    yield Piece(row.before[at:])


def _gone(text: str) -> Piece:
    return Piece(text, "error", marked=True, struck=True)


def _new(text: str) -> Piece:
    return Piece(text, "good", marked=True)


def _some(*pieces: Piece) -> Pieces:
    return tuple(piece for piece in pieces if piece.text)


def words(pieces: Iterable[Piece]) -> str:
    """The words alone."""
    return "".join(piece.text for piece in pieces)
