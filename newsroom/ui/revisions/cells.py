"""What differs between two versions of a part, as rich text in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from newsroom.desk.revising import Kind, Row
from newsroom.ui import theme

_STRUCK = "text-decoration:line-through"


def left(row: Row) -> str:
    """The former side: what is gone marked."""
    match row.kind:
        case Kind.ADDED:
            return ""
        case Kind.REMOVED:
            return _gone(row.before)
        case Kind.AWAY:
            return _quiet(row.before)
        case Kind.SAME:
            return _text(row.before)
    if not row.changes:
        return _gone(row.before) if row.before and not row.after else _text(row.before)
    return "".join(_marked(row, before=True))


def right(row: Row) -> str:
    """The later side: what is new marked."""
    match row.kind:
        case Kind.REMOVED:
            return ""
        case Kind.AWAY:
            return _quiet(f"（{row.note}）")
        case Kind.ADDED:
            return _new(row.after)
        case Kind.SAME:
            return _text(row.after)
    if not row.changes:
        return _new(row.after) if row.after and not row.before else _text(row.after)
    return "".join(_marked(row, before=False))


def inline(row: Row) -> str:
    """Both in one: what is gone struck out, what is new after it."""
    if row.kind in (Kind.CHANGED, Kind.MOVED) and row.changes:
        return "".join(_woven(row))
    if row.kind in (Kind.REMOVED, Kind.AWAY):
        return left(row) if row.kind is Kind.REMOVED else _quiet(f"{row.before}（{row.note}）")
    if row.kind is Kind.CHANGED and row.before and not row.after:
        return _gone(row.before)
    return right(row)


def heading(row: Row) -> str:
    """The name of the part, what became of it, and what else is to be said."""
    tone = {
        Kind.CHANGED: "accent",
        Kind.ADDED: "good",
        Kind.REMOVED: "error",
        Kind.MOVED: "warning",
        Kind.AWAY: "warning",
    }.get(row.kind, "quiet")
    name = f'<span style="color:{theme.colour("quiet").name()}">{escape(row.name)}</span>'
    if row.kind is Kind.SAME:
        return name
    said = row.note if row.kind is not Kind.AWAY else ""
    mark = f'<b style="color:{theme.colour(tone).name()}">{row.kind.text}</b>'
    return f"{name} {mark}" + (f"<br>{_quiet(said)}" if said else "")


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


def _marked(row: Row, *, before: bool) -> Iterator[str]:
    text, at = (row.before, 0) if before else (row.after, 0)
    for hunk in row.changes:
        start, end = (hunk.a0, hunk.a1) if before else (hunk.b0, hunk.b1)
        yield _text(text[at:start])
        yield (_gone if before else _new)(text[start:end])
        at = end
    yield _text(text[at:])


def _woven(row: Row) -> Iterator[str]:
    at = 0
    for hunk in row.changes:
        yield _text(row.before[at : hunk.a0])
        yield _gone(row.before[hunk.a0 : hunk.a1])
        yield _new(row.after[hunk.b0 : hunk.b1])
        at = hunk.a1
    yield _text(row.before[at:])


def _text(text: str) -> str:
    return escape(text)


def _quiet(text: str) -> str:
    return f'<span style="color:{theme.colour("quiet").name()}">{escape(text)}</span>'


def _gone(text: str) -> str:
    return _inked(text, "error", _STRUCK)


def _new(text: str) -> str:
    return _inked(text, "good", "")


def _inked(text: str, tone: str, more: str) -> str:
    if not text:
        return ""
    ink, ground = theme.colour(tone).name(), theme.colour(f"{tone}_soft").name()
    return f'<span style="color:{ink};background-color:{ground};{more}">{escape(text)}</span>'
