"""Whether a library's tables, views and triggers are those this program made, and no others.

A file from elsewhere may bring a trigger that deletes what is saved, a view in a table's place, an
index that takes all memory. Such a file is not worked in: what it holds can be salvaged, which
reads its rows alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from newsroom.errors import Bar, LibraryError
from newsroom.store.database import Database
from newsroom.store.schema_marks import MARKS

_KINDS = {"table": "表", "view": "视图", "trigger": "触发器", "index": "索引"}
_TOLD = 3
OBJECTS = (  # all of a file's but what SQLite makes by itself
    "SELECT type, name, substr(coalesce(sql, ''), 1, 100000) FROM sqlite_master "
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR type IN ('trigger', 'view')"
)


def check_unaltered(database: Database, version: int) -> None:
    """Raise LibraryError where a file of that schema has other tables, views, triggers or indexes
    than this program gave it.
    """
    check_rows(database.path, database.rows(OBJECTS), version)


def check_rows(
    path: Path, rows: Iterable[Sequence[Any]], version: int, *, whole: bool = True
) -> None:
    """The same, for what a query of `OBJECTS` gave. whole: whether what is missing matters as well.
    Raises LibraryError.
    """
    expected = of_schema(version)
    found = marks((str(kind), str(name), str(sql)) for kind, name, sql in rows)
    strange = [shown for mark, shown in found.items() if mark not in expected]
    # What a guard or an index did can be done without; the events tell what happened meanwhile.
    needed = {mark for mark, kind in expected.items() if kind in ("table", "view")}
    if not strange and (needed <= found.keys() or not whole):
        return
    if not expected and version > 0:
        return  # a schema that is being made
    what = f"有不是采编台建的{'、'.join(strange[:_TOLD])}" if strange else "少了采编台的表"
    more = f"等 {len(strange)} 处" if len(strange) > _TOLD else ""
    raise LibraryError(
        path,
        f"被别的程序改动过，{what}{more}，不能放心打开",
        Bar.DAMAGED,
        kept="程序没有改动它",
        advice="请从备份恢复，或者用“抢救”把里面的稿件取到一个新稿库",
    )


def of_schema(version: int) -> dict[str, str]:
    """The marks of a schema, each with its kind."""
    told = ((mark, text.split()) for mark, text in MARKS.items())
    return {mark: kind for mark, (kind, *versions) in told if str(version) in versions}


def marks(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The marks of tables, views, triggers and indexes of their kind, name and statement, each with
    what it is called to a person.
    """
    found = {}
    for kind, name, sql in rows:
        told = " ".join(sql.translate(_QUOTES).split())
        text = f"{kind}\x1f{name}\x1f{told}".encode("utf8", "replace")
        found[hashlib.sha256(text).hexdigest()[:16]] = f"{_KINDS.get(kind, kind)}“{name[:30]}”"
    return found


_QUOTES = str.maketrans("", "", "\"[]'`")  # libraries of other versions quote otherwise
