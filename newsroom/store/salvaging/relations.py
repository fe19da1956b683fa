"""Making rows whole that refer to each other: what is missing is put in, or the reference goes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from newsroom import paths
from newsroom.store.database import Database
from newsroom.store.rows import utc_text
from newsroom.store.salvaging.shapes import Shape

_ROUNDS = 8  # a chain of references is no longer
_STYLE = "shangjie-shibao"
_NAME = re.compile(r'^(name\s*=\s*)"[^"]*"', re.MULTILINE)


_AGAIN = (
    "UPDATE article SET {0} = (SELECT {0} FROM temp.former WHERE article = article.uuid) "
    "WHERE {0} IS NOT NULL AND {0} NOT IN (SELECT uuid FROM {0}) AND EXISTS ("
    "SELECT 1 FROM temp.former f JOIN {0} p ON p.uuid = f.{0} WHERE f.article = article.uuid)"
)
_OF_ISSUE = (
    "UPDATE article SET publication = (SELECT publication FROM issue WHERE uuid = article.issue) "
    "WHERE publication NOT IN (SELECT uuid FROM publication) AND EXISTS (SELECT 1 FROM issue i "
    "JOIN publication p ON p.uuid = i.publication WHERE i.uuid = article.issue)"
)


def bring_home(database: Database) -> None:
    """Let articles belong where the roll or their issue says, where their own word is spoilt."""
    for column in ("issue", "publication"):
        database.execute(_AGAIN.format(column))
    database.execute(_OF_ISSUE)


def found_publications(database: Database) -> int:
    """Give every publication that is missing a house style to go on with; how many."""
    sql = (
        "SELECT DISTINCT publication FROM (SELECT publication FROM article UNION SELECT "
        "publication FROM issue) WHERE publication NOT IN (SELECT uuid FROM publication) ORDER BY 1"
    )
    missing = [row["publication"] for row in database.rows(sql)]
    if not missing:
        return 0
    source = (paths.resources() / "publications" / f"{_STYLE}.toml").read_text("utf8")
    for number, uuid in enumerate(missing, 1):
        name = f"抢救出的报刊{number}"
        columns = {
            "uuid": uuid,
            "stem": f"qiangjiu-{uuid[-12:]}",
            "name": name,
            "source": _NAME.sub(f'\\g<1>"{name}"', source, count=1),
            "updated": utc_text(datetime.datetime.now(datetime.UTC)),
        }
        database.insert("publication", columns)
    return len(missing)


def found_issues(database: Database) -> int:
    """Put issues in place that pages or articles name and that are missing; how many.

    Their day is that of their articles in the roll, otherwise that on which they were made; nothing
    tells their number.
    """
    sql = (
        "SELECT DISTINCT issue FROM (SELECT issue FROM article UNION SELECT issue FROM page) "
        "WHERE issue IS NOT NULL AND issue NOT IN (SELECT uuid FROM issue) ORDER BY 1"
    )
    missing = [row["issue"] for row in database.rows(sql)]
    for uuid in missing:
        row = database.row(
            "SELECT a.publication, f.day, a.status FROM article a "
            "LEFT JOIN temp.former f ON f.article = a.uuid WHERE a.issue = ? "
            "ORDER BY f.day IS NULL, a.uuid",
            (uuid,),
        )
        printed = row is not None and row["status"] == "printed"
        columns = {
            "uuid": uuid,
            "publication": row["publication"]
            if row is not None
            else database.value("SELECT uuid FROM publication ORDER BY uuid"),
            "date": (row["day"] if row is not None else None) or _made(uuid),
            "number": "{}",
            "facts": "{}",
            "status": "printed" if printed else "open",
        }
        database.insert("issue", columns)
    return len(missing)


def _made(uuid: str) -> str:
    """The day on which an identity was made, as far as it tells."""
    try:
        seconds = int(uuid[:8] + uuid[9:13], 16) / 1000
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return datetime.date.today().isoformat()


def know_names(database: Database) -> None:
    """Let everybody be found by the own name at least."""
    database.execute(
        "INSERT OR IGNORE INTO alias "
        "SELECT lower(replace(replace(replace(name, ' ', ''), '\u3000', ''), '•', '·')), uuid, 1 "
        "FROM contributor WHERE uuid NOT IN (SELECT contributor FROM alias)"
    )
    database.execute("DELETE FROM alias WHERE contributor NOT IN (SELECT uuid FROM contributor)")


def mend(database: Database, shapes: Iterable[Shape]) -> dict[str, int]:
    """Clear references to what is missing; rows that mean nothing without them go. How many went,
    by table.
    """
    gone: dict[str, int] = {}
    for _ in range(_ROUNDS):
        changed = 0
        for shape in shapes:
            for column, table, key in shape.parents:
                changed += _mend(database, shape, (column, table, key), gone)
        if not changed:
            break
    return gone


def _mend(
    database: Database, shape: Shape, parent: tuple[str, str, str], gone: dict[str, int]
) -> int:
    column, table, key = parent
    lost = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{key}" FROM "{table}")'  # noqa: S608
    nullable = next(each.nullable for each in shape.columns if each.name == column)
    if nullable:
        sql = f'UPDATE "{shape.name}" SET "{column}" = NULL WHERE {lost}'  # noqa: S608
        return database.execute(sql).rowcount
    count = database.execute(f'DELETE FROM "{shape.name}" WHERE {lost}').rowcount  # noqa: S608
    if count:
        gone[shape.name] = gone.get(shape.name, 0) + count
    return count
