"""A library: made, opened, kept whole, copied.

One SQLite file `x.newsroom`, the folder `x.media` with the picture originals, and `x.backups`
with its backups. Belongs to the thread that opened it. Its parts stand in `newsroom.store.parts`.
"""

# ruff: noqa: PLC0415 - a start needs few modules

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, Self

from newsroom.errors import Bar, FileError, LibraryError, NewsroomError, why
from newsroom.job import Job
from newsroom.store import places, sweeping
from newsroom.store.altered import check_unaltered
from newsroom.store.database import Database, explaining
from newsroom.store.lock import WriterLock
from newsroom.store.parts import Parts
from newsroom.store.presence import Presence
from newsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION
from newsroom.store.stamps import Now, Stamps, utc_now


class Hold(Protocol):
    """What an open library holds on to until it is closed."""

    def release(self) -> None:
        """Let go."""
        ...


class Library(Parts):
    """An open library. Made by `create` or `open`; its parts hold the verbs."""

    def __init__(self, database: Database, lock: Hold, now: Now) -> None:
        super().__init__(database, Stamps(database, now), media_folder(database.path))
        self.path = database.path
        self._lock = lock
        self._closed = False
        self.between: Callable[[], None] | None = None  # what is urgent
        self.presence: Presence | None = None

    @classmethod
    def create(cls, path: Path, *, now: Now = utc_now) -> Library:
        """Make a library with the built-in publications, and open it.

        Made aside and renamed when complete. Raises FileError where the file exists already or
        cannot be made.
        """
        path = Path(path).resolve()
        places.check_new(path)
        lock = WriterLock(path, now())
        part = path.with_name(f"{path.name}.part")
        try:
            sweeping.sweep(path)
            places.check_new(path)
            _build(part, path, now)
            media_folder(path).mkdir(exist_ok=True)
            part.rename(path)
        except OSError as error:
            raise FileError(path, f"建不了（{why(error)}）", advice="请换一个位置") from error
        finally:
            with suppress(OSError):  # the next one clears it away
                part.unlink(missing_ok=True)
            lock.release()
        return cls.open(path, now=now)

    @classmethod
    def open(cls, path: Path, *, now: Now = utc_now) -> Library:
        """Open a library for writing; one of an older schema is copied, then brought up to date.

        Raises FileError saying why not: no library, damaged, newer than the program, read-only,
        on a network share, open elsewhere (and by whom since when).
        """
        path = Path(path).resolve()
        places.check_existing(path)
        lock = WriterLock(path, now())
        try:
            places.check_writable(path)
            if lock.crashed:
                sweeping.sweep(path)
            database = Database(path)
            try:
                _prepare(database, lock.crashed, now)
                library = cls(database, lock, now)
                library.presence = Presence(database, now)
                lock.name_holder(str(library.settings.get("person")))
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release(sound=not lock.crashed)
            raise
        return library

    @property
    def file(self) -> Path:
        """The file that is read: the library's own, or the copy that a view stands on."""
        return self._database.file

    def name_door(self, door: str) -> None:
        """Let those who find the library held know under which name this program answers."""
        if isinstance(self._lock, WriterLock):
            self._lock.name_door(door)

    def close(self) -> None:
        """Close the file and let others open it; closing again does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            if self.presence is not None:
                self.presence.close()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        try:
            self._database.close()
        finally:
            if self.presence is not None:
                self.presence.release()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written in the block, or nothing of it; blocks may nest."""
        with self._database.transaction():
            yield

    def rest(self) -> None:
        """Let what is urgent be done between two transactions of one long call."""
        if self.between is not None and not self._database.connection.in_transaction:
            self.between()

    def fold(self) -> None:
        """Fold the write-ahead log into the file, as far as nobody reads it: whoever copies the
        file alone then has all of it. What fails is tried again at the next rest.
        """
        if self.presence is not None:
            with suppress(NewsroomError):
                self._database.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def look(self) -> FileError | None:
        """What others did to the file while it is open, mended as far as it could be."""
        if self.presence is None or self._database.connection.in_transaction:
            return None
        return self.presence.look()

    def integrity(self) -> tuple[str, ...]:
        """What is wrong with the file, its references, its event log and its pictures; one Chinese
        sentence each, empty where all is sound. Long on large libraries.
        """
        found = [f"文件损坏：{fault}" for fault in _check(self._database, "integrity_check")]
        if found:
            return tuple(found)
        for row in self._database.rows("PRAGMA foreign_key_check"):
            found.append(f"{row['table']} 表里有一条记录指向不存在的 {row['parent']}")
        found += self.events.verify()
        missing = self.pictures.missing()
        found += [f"缺少图片原件：{picture.name or picture.sha256[:12]}" for picture in missing]
        return tuple(found)

    def backup(self, target: Path, job: Job | None = None) -> None:
        """Copy the library with its pictures to another place; what an earlier backup there
        already holds of the pictures is not copied again. May run in any thread.

        Raises FileError, CancelledError.
        """
        from newsroom.store.backups import copy_out

        if Path(target).resolve() == self.path:
            raise FileError(target, "是正在使用的稿库，不能备份到它自己", kept="没有改动")
        copy_out(self.file, target, job, media=self.media)


def media_folder(library: Path) -> Path:
    """The folder of a library's picture originals."""
    return library.with_suffix(".media")


def backups_folder(library: Path) -> Path:
    """The folder of a library's backups (store/shelf)."""
    return library.with_suffix(".backups")


def _build(part: Path, path: Path, now: Now) -> None:
    part.unlink(missing_ok=True)
    database = Database(part, shown=path)
    try:
        migrate(database)
        with database.transaction():
            from newsroom.store.publications import Publications

            stamps = Stamps(database, now)
            Publications(database, stamps).install_builtin()
            database.execute("SELECT ?", (stamps.desk,))
    finally:
        database.close()


def check_kind(database: Database) -> int:
    """A library's schema. Raises LibraryError where it is none, newer than the program, or has
    other tables, views or triggers than the program made.
    """
    path = database.path
    if database.value("PRAGMA application_id") != APPLICATION_ID:
        raise LibraryError(
            path,
            "不是采编台的稿库文件",
            Bar.FOREIGN,
            kept="文件没有改动",
            advice="请选择扩展名为 .newsroom 的文件",
        )
    version = int(database.value("PRAGMA user_version"))
    if version > SCHEMA_VERSION:
        raise LibraryError(
            path,
            f"由更新的采编台保存（格式 {version}，本程序只认到 {SCHEMA_VERSION}）",
            Bar.NEWER,
            kept="文件没有改动",
            advice="请升级采编台后再打开",
        )
    check_unaltered(database, version)
    return version


def check_sound(database: Database, why: str = "") -> None:
    """Raise LibraryError where the file is damaged. why: what made it be looked at, for people."""
    if faults := _check(database, "quick_check"):
        raise LibraryError(
            database.path,
            f"已经损坏：{why}检查出 {len(faults)} 处错误",
            Bar.DAMAGED,
            kept="程序没有改动它",
            advice="请从备份恢复，或把还读得出的抢救到新稿库；损坏的文件请留着备查",
        )


def _prepare(database: Database, crashed: bool, now: Now) -> None:
    version = check_kind(database)
    if crashed:
        check_sound(database, "上次没有正常关闭，")
    database.execute("PRAGMA journal_mode = WAL")
    if version < SCHEMA_VERSION:
        _back_up(database.path, now)
        migrate(database)


def migrate(database: Database) -> None:
    """Bring a file up to date. Raises FileError."""
    from newsroom.store import migrations  # it loads pandas where installed

    with explaining(database.path):
        migrations.migrate(database.connection)


def _back_up(path: Path, now: Now) -> None:
    from newsroom.model.backup import Reason
    from newsroom.store.backups import Wish, back_up

    try:
        back_up(path, Wish(Reason.MIGRATION, pictures=False, always=False, now=now))
    except NewsroomError as error:
        raise FileError(
            path,
            f"要先备份再升级，备份没有做成（{error.what}），所以没有升级稿库",
            kept="稿库没有改动",
            advice=error.advice or "请检查文件夹权限和磁盘空间",
        ) from error


def _check(database: Database, pragma: str) -> list[str]:
    try:
        rows = database.rows(f"PRAGMA {pragma}(20)")
    except (NewsroomError, sqlite3.DatabaseError) as error:
        return [str(error)]
    lines = [line for row in rows for line in row[0].splitlines()]
    return [line for line in lines if line != "ok" and not line.startswith("***")]
