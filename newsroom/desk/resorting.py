"""What an editor does on the sheet of copy that came in: each act gives a new sheet.

Pure; keys and row numbers that do not exist raise KeyError or IndexError, which are bugs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from newsroom.desk.sorting import Part, Piece, Row, Sheet, Shot
from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.text.photographers import read_caption

_TITLE_LENGTH = 40
_STOPS = "。；！？…"


def _with(sheet: Sheet, key: int, change: Callable[[Piece], Piece]) -> Sheet:
    pieces = tuple(change(p) if p.key == key else p for p in sheet.pieces)
    return replace(sheet, pieces=pieces)


def checked(sheet: Sheet, key: int) -> Sheet:
    """The editor has seen a piece and goes on."""
    return _with(sheet, key, lambda piece: replace(piece, checked=True))


def dropped(sheet: Sheet, key: int, *, drop: bool) -> Sheet:
    """A piece is not to be taken in, or is after all."""
    return _with(sheet, key, lambda piece: replace(piece, dropped=drop))


def with_part(sheet: Sheet, key: int, lines: Sequence[int], part: Part) -> Sheet:
    """Lines of a piece taken for something else. A caption's picture stays in its place."""

    def change(piece: Piece) -> Piece:
        rows, shots = list(piece.rows), list(piece.shots)
        count = len(rows)
        out: set[int] = set()
        for number in sorted(lines):
            if number < count:
                row = rows[number]
                if part is Part.CAPTION:
                    _caption(shots, _plain(row))
                    out.add(number)
                else:
                    rows[number] = _as(row, part)
            elif part is not Part.CAPTION:
                shot = shots[number - count]
                rows.append(_as(Row(Part.CAPTION, piece.lines[number].text), part))
                shots[number - count] = replace(shot, caption="", photographers=())
        kept = tuple(row for number, row in enumerate(rows) if number not in out)
        return replace(piece, rows=kept, shots=tuple(filter(_stands, shots)))

    return _with(sheet, key, change)


def with_text(sheet: Sheet, key: int, line: int, text: str) -> Sheet:
    """A line written otherwise; a caption gives its photographers by itself."""
    words = " ".join(text.split("\n")).strip()

    def change(piece: Piece) -> Piece:
        if line < len(piece.rows):
            rows = list(piece.rows)
            rows[line] = replace(rows[line], text=words)
            return replace(piece, rows=tuple(rows))
        shots = list(piece.shots)
        index = line - len(piece.rows)
        told = read_caption(words)
        shots[index] = replace(shots[index], caption=told.text, photographers=told.photographers)
        return replace(piece, shots=tuple(shots))

    return _with(sheet, key, change)


def with_line(sheet: Sheet, key: int, text: str, before: int) -> Sheet:
    """A line of the source that reading left out, put in as text before a line of the piece."""

    def change(piece: Piece) -> Piece:
        at = min(before, len(piece.rows))
        row = Row(Part.TEXT, markup.plain(text.strip()))
        return replace(piece, rows=(*piece.rows[:at], row, *piece.rows[at:]))

    return _with(sheet, key, change)


def with_kind(sheet: Sheet, key: int, kind: ArticleKind) -> Sheet:
    """A piece of another kind."""
    return _with(sheet, key, lambda p: replace(p, base=replace(p.base, kind=kind)))


def split(sheet: Sheet, key: int, line: int) -> Sheet:
    """Cut a piece in two before one of its lines; pictures stay with the first part.

    A short first line without a stop becomes the second part's headline. The same sheet where the
    line is the first one or a caption.
    """
    piece = sheet.piece(key)
    if not 0 < line < len(piece.rows):
        return sheet
    first, second = piece.rows[:line], list(piece.rows[line:])
    if not any(row.part is Part.HEADLINE for row in second) and _titled(second[0]):
        second[0] = _as(second[0], Part.HEADLINE)
    base = Article(kind=piece.base.kind, importance=piece.base.importance)
    new = Piece(sheet.next_key, piece.file, base, tuple(second), ())
    at = sheet.pieces.index(piece)
    pieces = (*sheet.pieces[:at], replace(piece, rows=first), new, *sheet.pieces[at + 1 :])
    return replace(sheet, pieces=pieces)


def joined(sheet: Sheet, key: int, other: int) -> Sheet:
    """Append another piece to one; its headline becomes a crosshead, the rest goes where it was.

    The same sheet where both are one, or come from two files.
    """
    one, two = sheet.piece(key), sheet.piece(other)
    if one is two or one.file != two.file:
        return sheet
    rows = [_as(row, Part.CROSSHEAD) if _heads(row) else row for row in two.rows]
    whole = replace(one, rows=(*one.rows, *rows), shots=(*one.shots, *two.shots), dropped=False)
    pieces = tuple(whole if p.key == key else p for p in sheet.pieces if p.key != other)
    return replace(sheet, pieces=pieces)


def moved_shot(sheet: Sheet, origin: tuple[int, int], target: tuple[int, int]) -> Sheet:
    """Put the picture of one place (piece, shot) into another; -1 for a new place.

    Where a picture stands there already, the two are exchanged. What is not a guess any more is
    marked so.
    """
    if origin == target:
        return sheet
    shots = {p.key: list(p.shots) for p in sheet.pieces}
    here = shots[origin[0]][origin[1]]
    if target[1] < 0:
        shots[target[0]].append(Shot(here.picture, file=here.file, original=here.original))
        shots[origin[0]][origin[1]] = _emptied(here)
    else:
        there = shots[target[0]][target[1]]
        shots[target[0]][target[1]] = _filled(there, here)
        shots[origin[0]][origin[1]] = _filled(here, there)
    pieces = tuple(
        replace(p, shots=tuple(s for s in shots[p.key] if _stands(s)))
        if p.key in (origin[0], target[0])
        else p
        for p in sheet.pieces
    )
    return replace(sheet, pieces=pieces)


def set_aside(sheet: Sheet, key: int, shot: int) -> Sheet:
    """Do not take a picture in; its caption stays."""
    piece = sheet.piece(key)
    picture = piece.shots[shot].picture
    if picture is None:
        return sheet
    shots = list(piece.shots)
    shots[shot] = _emptied(shots[shot])
    kept = replace(piece, shots=tuple(filter(_stands, shots)))
    aside = (*sheet.aside, (piece.file, picture))
    return replace(_with(sheet, key, lambda _: kept), aside=aside)


def taken_up(sheet: Sheet, number: int, key: int) -> Sheet:
    """Give a picture that was set aside to a piece, in its first place without one."""
    _, picture = sheet.aside[number]
    aside = (*sheet.aside[:number], *sheet.aside[number + 1 :])

    def change(piece: Piece) -> Piece:
        shots = list(piece.shots)
        for index, shot in enumerate(shots):
            if shot.picture is None:
                shots[index] = replace(shot, picture=picture, doubtful=False)
                return replace(piece, shots=tuple(shots))
        return replace(piece, shots=(*shots, Shot(picture)))

    return replace(_with(sheet, key, change), aside=aside)


def _emptied(shot: Shot) -> Shot:
    return replace(shot, picture=None, doubtful=False, file="", original="")


def _filled(shot: Shot, by: Shot) -> Shot:
    return replace(shot, picture=by.picture, doubtful=False, file=by.file, original=by.original)


def _stands(shot: Shot) -> bool:
    """Whether anything is left of a place."""
    return bool(shot.picture or shot.caption or shot.photographers or shot.original)


def _caption(shots: list[Shot], text: str) -> None:
    """A caption for the first picture that has none, or for one to come."""
    told = read_caption(text)
    for index, shot in enumerate(shots):
        if shot.picture is not None and not shot.caption:
            shots[index] = replace(shot, caption=told.text, photographers=told.photographers)
            return
    shots.append(Shot(None, told.text, told.photographers))


def _as(row: Row, part: Part) -> Row:
    """A line as something else: marks of the body are written or read."""
    if row.part.body and not part.body:
        return Row(part, _plain(row))
    if part.body and not row.part.body:
        return Row(part, markup.plain(row.text))
    return Row(part, row.text)


def _plain(row: Row) -> str:
    return markup.visible(row.text) if row.part.body else row.text


def _titled(row: Row) -> bool:
    text = _plain(row)
    return row.part.body and len(text) <= _TITLE_LENGTH and not text.endswith(tuple(_STOPS))


def _heads(row: Row) -> bool:
    return row.part in (Part.HEADLINE, Part.KICKER, Part.SUBHEAD)
