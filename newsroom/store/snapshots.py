"""One file of a library as it stood at one moment: copied while others write, opened, checked.

The copy is of one read transaction: typing goes on meanwhile and is not waited for, and a copy
is not begun anew for every key. Needs no lane: connections of its own, in any thread.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from newsroom.errors import FileError, LibraryError, NewsroomError
from newsroom.job import Job
from newsroom.store.altered import OBJECTS, check_rows
from newsroom.store.database import explaining
from newsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION

_PAGES = 1024  # copied between two looks at the job
_BLOCK = 1 << 20
_MOST_FAULTS = 20
_VERSIONS = 18  # where a file's header says that it is written with a write-ahead log (2) or not
_STATE = (
    "PRAGMA user_version",
    "SELECT count(*), max(clock) FROM event",
    "SELECT count(*), max(clock) FROM revision",
    "SELECT count(*), max(updated) FROM article",
    "SELECT count(*), max(added) FROM picture",
    "SELECT article, time FROM draft ORDER BY article",
    "SELECT key, value FROM setting ORDER BY key",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a library's file holds. wanted: SHA-256 and suffix of each picture's original."""

    schema: int
    articles: int
    issues: int
    wanted: tuple[tuple[str, str], ...]


@contextmanager
def reading(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """A library's file to be read, one moment of it, while others may write.

    mode: `ro` for one whose log is to stay as it is. Raises FileError where it cannot be read,
    also from within the block.
    """
    with explaining(path), closing(_connected(path, mode)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield connection


@contextmanager
def still(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup's file to be read: nobody writes it, so nothing is locked, made beside it or
    written, wherever it lies. Raises FileError.
    """
    log = path.with_name(path.name + "-wal")
    with suppress(OSError):
        if log.stat().st_size:  # somebody opened the backup as a library, and did not close it
            with reading(path, "ro") as connection:
                yield connection
            return
    uri = f"file:{quote(str(path))}?mode=ro&immutable=1"
    with explaining(path), closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection


def marker(connection: sqlite3.Connection) -> str:
    """Equal for two moments between which nothing changed that people did."""
    digest = hashlib.sha256()
    for sql in _STATE:
        for row in connection.execute(sql):
            digest.update(repr(tuple(row)).encode("utf8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def size(connection: sqlite3.Connection) -> int:
    """Bytes of the file that a copy will have."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    return pages * connection.execute("PRAGMA page_size").fetchone()[0]


def copy(source: sqlite3.Connection, part: Path, job: Job | None = None) -> None:
    """Write what a connection reads into a file that is nobody else's yet.

    The copy keeps no write-ahead log: it can be read wherever it is carried. Raises FileError,
    OSError, CancelledError.
    """

    def progress(_status: int, remaining: int, total: int) -> None:
        if job is not None:
            job.report(0.5 * (1 - remaining / max(total, 1)), "正在备份稿库")

    uri = f"file:{quote(str(part))}?nolock=1"  # nobody else's yet, and shares lock badly
    with (
        explaining(part.parent),  # the part has no name that anybody knows
        closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as writer,
    ):
        writer.execute("PRAGMA journal_mode = OFF")
        writer.execute("PRAGMA synchronous = OFF")  # flushed once, when it is whole
        source.backup(writer, pages=_PAGES, progress=progress)
    with part.open("r+b") as file:
        file.seek(_VERSIONS)
        file.write(b"\x01\x01")


def faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with a file, one Chinese sentence each: it is none of ours, or damaged."""
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return ("不是采编台的稿库文件",)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            return (f"由更新的采编台保存（格式 {version}），本程序读不了",)
        check_rows(Path(), connection.execute(OBJECTS), version)
        rows = connection.execute(f"PRAGMA quick_check({_MOST_FAULTS})").fetchall()
    except LibraryError as error:
        return (error.reason,)
    except sqlite3.DatabaseError as error:
        return (f"文件损坏：{error}",)
    return tuple(f"文件损坏：{row[0]}" for row in rows if row[0] != "ok")


def counted(connection: sqlite3.Connection) -> Counted:
    """What a sound file holds. Raises sqlite3.DatabaseError."""

    def value(sql: str) -> int:
        return connection.execute(sql).fetchone()[0]

    return Counted(
        schema=value("PRAGMA user_version"),
        articles=value("SELECT count(*) FROM article"),
        issues=value("SELECT count(*) FROM issue"),
        wanted=tuple(
            (str(row[0]), str(row[1]))
            for row in connection.execute("SELECT sha256, suffix FROM picture ORDER BY sha256")
        ),
    )


def digest(path: Path, job: Job | None = None) -> str:
    """SHA-256 of a file. Raises OSError, CancelledError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if job is not None:
                job.check()
            found.update(block)
    return found.hexdigest()


def damage(path: Path, job: Job | None = None) -> tuple[str, ...]:
    """What is wrong with a library's file at rest; empty where it is sound. Raises CancelledError
    at once after a cancel, however large the file is.
    """
    job = job or Job()
    try:
        with still(path) as connection:
            job.stop_with(connection.interrupt)
            try:
                return faults(connection)
            finally:
                job.stop_with(None)
                job.check()
    except NewsroomError as error:
        return (error.what,)


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    if not path.is_file():
        raise FileError(path, "不存在", kept="没有改动", advice="请核对文件的位置")
    # Opened for writing, though nothing is written: the last to close such a file clears its log
    # away, while one that may only read would leave it lying.
    try:
        return _open(path, mode)
    except sqlite3.OperationalError:
        return _open(path, "ro")


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
