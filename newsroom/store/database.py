"""The one connection to a library's file: statements, transactions, and troubles in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

from newsroom.errors import Bar, FileError, LibraryError, RefusedError

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE cannot slip past the triggers
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",  # a damaged or hostile page is told of, not believed
)
_KEPT = "上一次保存的内容都还在"
_TROUBLES: dict[int, tuple[str, str, str]] = {
    sqlite3.SQLITE_FULL: ("所在的磁盘已满", _KEPT, "请腾出磁盘空间后再保存一次"),
    sqlite3.SQLITE_IOERR: ("读写失败，磁盘可能已满或已断开", _KEPT, "请检查磁盘后再试"),
    sqlite3.SQLITE_READONLY: ("是只读的，不能写入", _KEPT, "请取消文件和文件夹的只读属性再打开"),
    sqlite3.SQLITE_BUSY: ("正被别的程序占用", _KEPT, "请关闭占用它的程序后再试"),
    sqlite3.SQLITE_LOCKED: ("正被别的程序占用", _KEPT, "请关闭占用它的程序后再试"),
    sqlite3.SQLITE_CANTOPEN: ("打不开", "", "请确认文件夹还在，并且可以读写"),
    sqlite3.SQLITE_CORRUPT: (
        "已经损坏",
        "程序没有改动它",
        "请从备份恢复，或把还读得出的抢救到新稿库；损坏的文件请留着备查",
    ),
    sqlite3.SQLITE_NOTADB: (
        "不是采编台的稿库文件",
        "程序没有改动它",
        "请选择扩展名为 .newsroom 的文件",
    ),
}
_BARS = {
    sqlite3.SQLITE_READONLY: Bar.NO_WRITING,
    sqlite3.SQLITE_CORRUPT: Bar.DAMAGED,
    sqlite3.SQLITE_NOTADB: Bar.DAMAGED,  # the first bytes were those of a database
}

_SCHEMA = "sqlite_master"  # which table-valued functions (json_each) pretend to write
_WRITING = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)


@contextmanager
def explaining(path: Path, sealed: tuple[str, str, str] | None = None) -> Iterator[None]:
    """Turn SQLite's known troubles with a file into FileError; others are bugs and pass.

    sealed: what is said where something tries to write a database that is only looked at.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        code = getattr(error, "sqlite_errorcode", None)
        torn = isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error)
        if code is None and torn:
            # A text, or the name of a table in SQLite's own complaint; Python tells it without a
            # code.
            code = sqlite3.SQLITE_CORRUPT
        kind = code & 0xFF if isinstance(code, int) else sqlite3.SQLITE_OK
        if kind == sqlite3.SQLITE_AUTH and sealed is not None:
            what, kept, advice = sealed
            raise RefusedError(what, kept=kept, advice=advice) from error
        if kind not in _TROUBLES:
            raise
        reason, kept, advice = _TROUBLES[kind]
        if kind in _BARS:
            bar = _BARS[kind]
            raise LibraryError(path, reason, bar, kept=kept, advice=advice) from error
        raise FileError(path, reason, kept=kept, advice=advice) from error


class Database:
    """A connection. Belongs to the thread that made it; one statement is one transaction unless
    it stands in `transaction()`.
    """

    def __init__(self, path: Path, shown: Path | None = None) -> None:
        """Open a file; `shown` is what errors call it, where that is not its own name."""
        self.path = shown or path
        self.file = path
        self._sealed: tuple[str, str, str] | None = None
        self.connection = self._connected()

    def _connected(self) -> sqlite3.Connection:
        with explaining(self.path):
            connection = sqlite3.connect(self.file, timeout=2.0, isolation_level=None)
            connection.row_factory = sqlite3.Row
            try:
                for pragma in _PRAGMAS:
                    connection.execute(pragma)
            except BaseException:
                connection.close()
                raise
            return connection

    def copy_to(self, target: Path) -> None:
        """Write all that the connection sees into a new file, down to the disk. Raises FileError,
        OSError.
        """
        with explaining(target), closing(sqlite3.connect(target)) as copy:
            copy.execute("PRAGMA synchronous = FULL")
            self.connection.backup(copy)

    def reopen(self) -> None:
        """Close the file and open it again, with a log of its own. Nothing may stand in the log
        alone. Raises FileError, OSError.
        """
        self.close()
        self._drop_logs()
        self.connection = self._connected()
        self.execute("PRAGMA journal_mode = WAL")

    def move_to(self, fresh: Path) -> None:
        """Go on in another file, which takes the place of this one's name: this one has lost it.
        Where that fails, all stays as it is. Raises FileError, OSError.
        """
        self._drop_logs()
        fresh.replace(self.file)
        lost, self.connection = self.connection, self._connected()
        lost.close()  # a file that has moved takes no log away that bears its former name
        self.execute("PRAGMA journal_mode = WAL")

    def _drop_logs(self) -> None:
        for end in ("-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)

    def seal(self, words: tuple[str, str, str], derived: frozenset[str]) -> None:
        """Write nothing from now on but tables that can be made anew at any time; whatever tries
        raises RefusedError with these words: what, what became of the work, what to do.
        """
        self._sealed = words

        def allowed(act: int, table: str | None, *_more: str | None) -> int:
            if act in _WRITING and table not in derived and table != _SCHEMA:
                return sqlite3.SQLITE_DENY
            return sqlite3.SQLITE_OK

        self.connection.set_authorizer(allowed)

    def _explaining(self) -> AbstractContextManager[None]:
        return explaining(self.path, self._sealed)

    def close(self) -> None:
        """Close; the write-ahead log is folded into the file."""
        with self._explaining():
            self.connection.close()

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement. Raises FileError on known troubles with the file."""
        with self._explaining():
            return self.connection.execute(sql, values)

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._explaining():
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with self._explaining():
            return self.connection.execute(sql, values).fetchone()

    def value(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def insert(self, table: str, columns: Mapping[str, Any]) -> None:
        """Add one row."""
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
        self.execute(sql, tuple(columns.values()))

    def put(self, table: str, key: str, columns: Mapping[str, Any]) -> None:
        """Add one row, or give the row of that key these columns; columns not named stay."""
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != key)
        self.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks}) '  # noqa: S608
            f'ON CONFLICT ("{key}") DO UPDATE SET {changes}',
            tuple(columns.values()),
        )

    def update(self, table: str, key: str, columns: Mapping[str, Any]) -> bool:
        """Give the row of that key these columns; False where there is no such row."""
        changes = ", ".join(f'"{name}" = :{name}' for name in columns if name != key)
        sql = f'UPDATE "{table}" SET {changes} WHERE "{key}" = :{key}'  # noqa: S608
        return self.execute(sql, dict(columns)).rowcount > 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another one, its own part can fail alone."""
        inner = self.connection.in_transaction
        self.execute("SAVEPOINT inner" if inner else "BEGIN IMMEDIATE")
        try:
            yield
            self.execute("RELEASE inner" if inner else "COMMIT")
        except BaseException:
            # A full disk may already have ended the transaction.
            if self.connection.in_transaction:
                with self._explaining():
                    self.connection.execute("ROLLBACK TO inner" if inner else "ROLLBACK")
                    if inner:
                        self.connection.execute("RELEASE inner")
            raise
