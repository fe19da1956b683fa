"""How a library is, in numbers alone: sizes, counts, faults; read without writing to it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from newsroom import paths
from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.settings import SETTINGS, Value
from newsroom.store import places
from newsroom.store.database import explaining
from newsroom.store.library import backups_folder, media_folder

_MOST_FAULTS = 20
_MEDIA = "??/??/*"


@dataclass(frozen=True, slots=True)
class Condition:
    """A library's condition. sizes: bytes of the file and what lies beside it. counts: rows of
    each table. faults: what the check of the file says; dangling: references to nothing.
    settings: those that were set, also ones that this program does not know, whose values are
    left out. file_system: of a network share; empty for a local disk. usual: it lies where the
    program makes one by itself. room: bytes free.
    """

    sqlite: str
    version: int
    sizes: Mapping[str, int]
    counts: Mapping[str, int]
    faults: tuple[str, ...]
    dangling: int
    unindexed: int
    settings: Mapping[str, Value]
    file_system: str
    usual: bool
    room: int


def condition(path: Path, job: Job) -> Condition:
    """Look at a library, also while it is open. Raises FileError, CancelledError."""
    path = Path(path).resolve()
    if not path.is_file():
        raise FileError(path, "不存在", kept="没有改动", advice="请核对文件的位置")
    # Without a log nobody is writing; SQLite would leave an empty one behind.
    still = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    uri = f"file:{quote(str(path))}?mode=ro{still}"
    with explaining(path), closing(sqlite3.connect(uri, uri=True, timeout=5.0)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.set_progress_handler(lambda: _stopped(job), 100_000)
        try:
            return _condition(connection, path)
        except sqlite3.OperationalError:
            job.check()
            raise


def _stopped(job: Job) -> bool:
    try:
        job.check()
    except BaseException:
        return True
    return False


def _condition(connection: sqlite3.Connection, path: Path) -> Condition:
    faults = _faults(connection)
    return Condition(
        sqlite=sqlite3.sqlite_version,
        version=connection.execute("PRAGMA user_version").fetchone()[0],
        sizes=_sizes(path),
        counts=_counts(connection),
        faults=faults,
        dangling=_number(connection, "SELECT count(*) FROM pragma_foreign_key_check"),
        unindexed=_number(connection, "SELECT count(*) FROM roll WHERE folding = 0"),
        settings=_settings(connection),
        file_system=places.network_kind(path) or "",
        usual=path == paths.default_library().resolve(),
        room=shutil.disk_usage(path.parent).free,
    )


def _faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    try:
        rows = connection.execute(f"PRAGMA quick_check({_MOST_FAULTS})").fetchall()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "interrupted" in str(error):
            raise
        return (str(error),)
    return tuple(row[0] for row in rows if row[0] != "ok")


def _sizes(path: Path) -> dict[str, int]:
    media = list(media_folder(path).glob(_MEDIA))
    backups = [one for one in backups_folder(path).rglob("*") if one.is_file()]
    return {
        "文件": path.stat().st_size,
        "日志文件（-wal）": _size(path.with_name(path.name + "-wal")),
        f"图片原件 {len(media)} 个": sum(map(_size, media)),
        f"备份文件夹 {len(backups)} 个文件": sum(map(_size, backups)),
    }


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table of the schema; 0 for one that cannot be read."""
    try:
        rows = connection.execute("PRAGMA table_list").fetchall()
    except sqlite3.DatabaseError:
        return {}
    names = sorted(row[1] for row in rows if row[0] == "main" and row[2] == "table" and row[5])
    return {name: _number(connection, f'SELECT count(*) FROM "{name}"') for name in names}  # noqa: S608


def _number(connection: sqlite3.Connection, sql: str) -> int:
    try:
        return connection.execute(sql).fetchone()[0]
    except sqlite3.DatabaseError as error:
        if "interrupted" in str(error):
            raise
        return 0


def _settings(connection: sqlite3.Connection) -> dict[str, Value]:
    found: dict[str, Value] = {}
    try:
        rows = connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
    except sqlite3.DatabaseError:
        return found
    for key, value in rows:
        if key == "desk":
            continue
        try:
            read = json.loads(value)
        except ValueError:
            read = ""
        known = key in SETTINGS and isinstance(read, bool | int | float | str)
        found[key] = read if known else ""
    return found
