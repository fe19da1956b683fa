"""Lists of articles: read from the roll, which is narrow, or from the index of words."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from newsroom.model.kinds import ArticleKind, ArticleStatus
from newsroom.model.listing import ArticleFilter, ArticleSummary, ListOrder
from newsroom.store import search
from newsroom.store.rows import storable, utc_text, utc_time

_SELECT = """
    SELECT a.uuid, a.title, a.kind, a.status, a.section, a.characters, a.publication, a.issue,
        a.page, a.updated, a.importance, a.binned, json_array_length(a.notes) AS notes,
        (SELECT json_group_array(name) FROM (
            SELECT name FROM credit WHERE article = a.uuid ORDER BY position)) AS names,
        (SELECT json_group_array(number) FROM (
            SELECT DISTINCT p.number FROM placement x JOIN page p ON p.uuid = x.page
            WHERE x.article = a.uuid ORDER BY p.number)) AS pages,
        (SELECT count(*) FROM article_picture WHERE article = a.uuid) AS slots,
        EXISTS (SELECT 1 FROM filler WHERE article = a.uuid) AS filler,
        EXISTS (SELECT 1 FROM withdrawal w WHERE w.article = a.uuid AND w.revoked IS NULL)
            AS withdrawn,
        EXISTS (SELECT 1 FROM erratum e JOIN article n ON n.uuid = e.notice
            WHERE e.wrong = a.uuid AND n.binned IS NULL) AS corrected
    FROM article a
"""
_ORDERS = {
    ListOrder.NEWEST: "r.id DESC",
    ListOrder.TITLE: "r.title_order, r.id",
    ListOrder.LONGEST: "r.characters DESC, r.id DESC",
    ListOrder.SHORTEST: "r.characters, r.id",
    # What has no section or no name comes last.
    ListOrder.SECTION: "r.section = '', r.section, r.id DESC",
    ListOrder.AUTHOR: "r.author_order = x'', r.author_order, r.id DESC",
    ListOrder.IMPORTANCE: "r.importance DESC, r.id DESC",
}
_COLUMNS = {
    "publication": "publication",
    "issue": "issue",
    "status": "status",
    "kind": "kind",
    "section": "section",
    "unit": "unit",
}

Statement = tuple[str, dict[str, Any]]


def stretch(wanted: ArticleFilter, resume: int | None, limit: int) -> Statement:
    """The statement for one stretch of a list in its order; of a search, newest change first.

    resume: in a list by time the row of the roll before which to go on, otherwise how many to pass
    over. limit: -1 for all.
    """
    conditions, values = _conditions(wanted)
    table, order = "roll r", _ORDERS[wanted.order]
    terms = search.terms(storable(wanted.text))
    if terms:
        table, order = "gram CROSS JOIN roll r ON r.id = gram.rowid", "gram.rowid DESC"
        conditions.insert(0, "gram MATCH :match")
        values["match"] = search.match(terms)
    skip = ""
    if resume is not None:
        values["resume"] = resume
        if by_time(wanted):
            conditions.append("gram.rowid < :resume" if terms else "r.id < :resume")
        else:
            skip = " OFFSET :resume"
    values["limit"] = limit
    where = " AND ".join(conditions)
    tail = f"WHERE {where} ORDER BY {order} LIMIT :limit{skip}"
    return f"SELECT r.id, r.article, r.characters FROM {table} {tail}", values  # noqa: S608


def unsearched(wanted: ArticleFilter, resume: int | None, limit: int) -> Statement:
    """As `stretch` by time, but leaving the words aside: for texts that are not indexed yet."""
    conditions, values = _conditions(wanted)
    values |= {"limit": limit, "resume": resume}
    where = " AND ".join((*conditions, "(:resume IS NULL OR r.id < :resume)"))
    tail = f"WHERE {where} ORDER BY r.id DESC LIMIT :limit"
    return f"SELECT r.id, r.article, r.characters FROM roll r {tail}", values  # noqa: S608


def by_time(wanted: ArticleFilter) -> bool:
    """Whether a list is sorted by the time of the last change."""
    return wanted.order is ListOrder.NEWEST or bool(search.terms(wanted.text))


def lines(articles: Sequence[str]) -> Statement:
    """The statement for the lines of some articles, in no order."""
    values = {"articles": json.dumps(list(articles))}
    return f"{_SELECT} WHERE a.uuid IN (SELECT value FROM json_each(:articles))", values  # noqa: S608


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
        withdrawn=bool(row["withdrawn"]),
        corrected=bool(row["corrected"]),
    )


def one(uuid: str) -> tuple[str, tuple[str]]:
    """The statement and its value for one article's line."""
    return f"{_SELECT} WHERE a.uuid = ?", (uuid,)


def _conditions(wanted: ArticleFilter) -> tuple[list[str], dict[str, Any]]:
    terms, values = [f"r.binned = {int(wanted.in_bin)}"], {}
    if not wanted.in_bin:
        terms.append("r.filler = 0")
    for column, field in _COLUMNS.items():
        value = getattr(wanted, field)
        if value:
            terms.append(f"r.{column} = :{field}")
            values[field] = storable(str(value))
    if wanted.author:
        terms.append("r.article IN (SELECT article FROM credit WHERE name = :author)")
        values["author"] = storable(wanted.author)
    if wanted.since:
        terms.append("r.created >= :since")
        values["since"] = utc_text(_midnight(wanted.since))
    if wanted.until:
        terms.append("r.created < :until")
        values["until"] = utc_text(_midnight(wanted.until + datetime.timedelta(days=1)))
    if wanted.placed is not None:
        terms.append(f"r.placed = {int(wanted.placed)}")
    if wanted.homeless:
        terms.append("r.issue IS NULL AND r.status <> 'printed'")
    return terms, values


def _midnight(day: datetime.date) -> datetime.datetime:
    """A day's beginning on this machine's clock."""
    return datetime.datetime.combine(day, datetime.time()).astimezone()
