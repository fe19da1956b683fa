"""Lists of articles: one statement, answered from indexes, that never reads a body."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from newsroom.model.article import ArticleKind, ArticleStatus
from newsroom.model.listing import ArticleFilter, ArticleSummary
from newsroom.store.rows import storable, utc_time

_SELECT = """
    SELECT a.uuid, a.title, a.kind, a.status, a.section, a.characters, a.publication, a.issue,
        a.page, a.updated, a.importance, a.binned, json_array_length(a.notes) AS notes,
        (SELECT json_group_array(name) FROM (
            SELECT name FROM credit WHERE article = a.uuid ORDER BY position)) AS names,
        (SELECT json_group_array(number) FROM (
            SELECT DISTINCT p.number FROM placement x JOIN page p ON p.uuid = x.page
            WHERE x.article = a.uuid ORDER BY p.number)) AS pages,
        (SELECT count(*) FROM article_picture WHERE article = a.uuid) AS slots,
        EXISTS (SELECT 1 FROM filler WHERE article = a.uuid) AS filler
    FROM article a
"""
_PLACED = "EXISTS (SELECT 1 FROM placement WHERE article = a.uuid)"
_FILLER = "EXISTS (SELECT 1 FROM filler WHERE article = a.uuid)"
_TEXT_COLUMNS = ("title", "section", "kicker", "headline", "subhead", "source_unit", "body")


def query(wanted: ArticleFilter) -> tuple[str, dict[str, Any]]:
    """The statement and its values for a list, newest change first."""
    terms = [f"a.binned IS {'NOT ' if wanted.in_bin else ''}NULL"]
    if not wanted.in_bin:
        terms.append(f"NOT {_FILLER}")
    values: dict[str, Any] = {}
    for column in ("publication", "issue", "status", "kind"):
        value = getattr(wanted, column)
        if value is not None:
            terms.append(f"a.{column} = :{column}")
            values[column] = str(value)
    if wanted.section:
        terms.append("a.section = :section")
        values["section"] = wanted.section
    if wanted.author:
        terms.append("a.uuid IN (SELECT article FROM credit WHERE name = :author)")
        values["author"] = wanted.author
    if wanted.text:
        terms.append(_text_term())
        values["text"] = f"%{_escaped(storable(wanted.text))}%"
    if wanted.placed is not None:
        terms.append(_PLACED if wanted.placed else f"NOT {_PLACED}")
    values["limit"] = wanted.limit or -1
    where = " AND ".join(terms)
    order = "ORDER BY a.updated DESC, a.uuid DESC LIMIT :limit"
    return f"{_SELECT} WHERE {where} {order}", values


def summary(row: sqlite3.Row) -> ArticleSummary:
    """A line of a list from its row."""
    return ArticleSummary(
        uuid=row["uuid"],
        title=row["title"],
        kind=ArticleKind(row["kind"]),
        status=ArticleStatus(row["status"]),
        section=row["section"],
        bylines=tuple(dict.fromkeys(json.loads(row["names"]))),
        characters=row["characters"],
        publication=row["publication"],
        issue=row["issue"],
        page=row["page"],
        pages=tuple(json.loads(row["pages"])),
        updated=utc_time(row["updated"]),
        importance=row["importance"],
        slots=row["slots"],
        notes=row["notes"],
        in_bin=row["binned"] is not None,
        filler=bool(row["filler"]),
    )


def one(uuid: str) -> tuple[str, tuple[str]]:
    """The statement and its value for one article's line."""
    return f"{_SELECT} WHERE a.uuid = ?", (uuid,)


def _text_term() -> str:
    parts = [f"a.{column} LIKE :text ESCAPE '\\'" for column in _TEXT_COLUMNS]
    parts.append(
        "EXISTS (SELECT 1 FROM credit WHERE article = a.uuid AND name LIKE :text ESCAPE '\\')"
    )
    return f"({' OR '.join(parts)})"


def _escaped(text: str) -> str:
    for mark in "\\%_":
        text = text.replace(mark, "\\" + mark)
    return text
