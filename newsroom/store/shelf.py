"""The folder of a library's backups: names, accounts, the pictures that all of them share.

`x.backups` beside the library holds files `x-20261122T061500Z-每小时.newsroom`, each with an
account of the same name (`.json`) that tells why it was made and what checking it found, and
`pictures` with every original once. In a second place (another disk, a share) a folder of the same
form holds the same. A backup is readable without its account.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from pathlib import Path

from newsroom.errors import FileError, RefusedError, why
from newsroom.model.backup import Backup, Reason
from newsroom.store.lock import WriterLock, machine
from newsroom.store.media import Media
from newsroom.store.rows import from_json, to_json
from newsroom.store.stamps import utc_now

SUFFIX = ".newsroom"
_STAMP = "%Y%m%dT%H%M%SZ"
_TIME = re.compile(r"\d{8}T\d{6}Z")
_PART = ".part"


class Shelf:
    """A folder of backups. second: not the one beside the library."""

    def __init__(self, folder: Path, *, second: bool = False) -> None:
        self.folder = folder
        self.second = second

    @property
    def pictures(self) -> Media:
        """The originals that the backups here share."""
        return Media(self.folder / "pictures")

    def backups(self) -> tuple[Backup, ...]:
        """What lies here, newest first."""
        with suppress(OSError):
            found = [self.read(path) for path in self.folder.glob(f"*{SUFFIX}") if path.is_file()]
            return tuple(sorted(found, key=lambda one: (one.time, one.path.name), reverse=True))
        return ()

    def read(self, path: Path) -> Backup:
        """A backup as its account tells, or as little as its name does."""
        with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
            told: Backup = from_json(Backup, account(path).read_text("utf8"))
            if told.time.tzinfo is None:
                raise ValueError(told.time)
            return replace(told, path=path, second=self.second, size=path.stat().st_size)
        return Backup(
            path=path, time=_time(path), reason=Reason.UNKNOWN, size=_size(path), second=self.second
        )

    def write(self, backup: Backup) -> None:
        """Keep a backup's account. Raises FileError."""
        target = account(backup.path)
        part = target.with_name(target.name + _PART)
        told = {field.name: getattr(backup, field.name) for field in fields(Backup)}
        try:
            part.write_text(to_json(told | {"path": backup.path.name, "second": False}), "utf8")
            flush(part)
            part.replace(target)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise refused(self.folder, error) from error

    def new_name(self, stem: str, reason: Reason, time: datetime.datetime) -> Path:
        """Where the next backup goes: a name that is not taken."""
        stamp = time.astimezone(datetime.UTC).strftime(_STAMP)
        name = f"{stem}-{stamp}-{reason.text}"
        path, number = self.folder / f"{name}{SUFFIX}", 2
        while path.exists():
            path, number = self.folder / f"{name}-{number}{SUFFIX}", number + 1
        return path

    def remove(self, backup: Backup) -> None:
        """Take a backup away with its account; pictures stay until `sweep`. Raises FileError."""
        try:
            backup.path.unlink(missing_ok=True)
            for beside in (account(backup.path), *logs(backup.path)):
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(
                backup.path, f"删不掉（{why(error)}）", kept="备份还在", advice="请稍后再试"
            ) from error

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make the folder where it is missing, and be alone in it; what a program that was ended
        left half-written is cleared away. Raises FileError, RefusedError.

        A second place may be a share that knows no locks: who writes there holds the first one.
        """
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise refused(self.folder, error) from error
        lock = None if self.second else self._locked()
        try:
            self._clear()
            yield
        finally:
            if lock is not None:
                with suppress(OSError):  # the disk may have been unplugged meanwhile
                    lock.release()

    def _locked(self) -> WriterLock:
        try:
            return WriterLock(self.folder / "备份", utc_now())
        except FileError as error:
            if not isinstance(error.__cause__, OSError):
                raise RefusedError(
                    "另一次备份或恢复正在进行", kept="没有改动", advice="请等它做完再试"
                ) from error
            raise refused(self.folder, error.__cause__) from error

    def _clear(self) -> None:
        for pattern in (f"*{_PART}", f"*{_PART}-journal", "pictures/.incoming-*"):
            for left in self.folder.glob(pattern):
                with suppress(OSError):
                    left.unlink()
        for told in self.folder.glob("*.json"):
            if _TIME.search(told.name) and not told.with_suffix(SUFFIX).exists():
                with suppress(OSError):
                    told.unlink()


def beside(library: Path) -> Shelf:
    """The backups beside a library."""
    return Shelf(library.with_suffix(".backups"))


def away(library: Path, place: Path) -> Shelf:
    """The backups of a library in a second place: in a folder of its own there, since libraries of
    several computers may share one place and one name.
    """
    whose = hashlib.sha256(f"{machine()}\0{library}".encode()).hexdigest()[:8]
    return Shelf(place / f"{library.stem}-{whose}.backups", second=True)


def account(backup: Path) -> Path:
    """Where a backup's account lies."""
    return backup.with_suffix(".json")


def refused(folder: Path, error: OSError) -> FileError:
    """A backups' folder that cannot be written."""
    return FileError(
        folder,
        f"写不进备份（{why(error)}）",
        kept="稿库没有改动",
        advice="请检查文件夹权限和磁盘空间",
    )


def flush(path: Path) -> None:
    """See to it that a file has reached the disk, or what a folder names, as far as the disk can do
    that. Raises OSError.
    """
    if path.is_dir():
        if os.name != "nt":
            with suppress(OSError):  # what was renamed is in place all the same
                _flushed(path, os.O_RDONLY)
        return
    _flushed(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)


def _flushed(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def logs(path: Path) -> tuple[Path, ...]:
    """What SQLite may have left beside a backup that somebody opened as a library."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _time(path: Path) -> datetime.datetime:
    """When a backup without an account was made: its name says it, or the file's own time."""
    named = _TIME.search(path.name)
    with suppress(ValueError):
        if named is not None:
            return datetime.datetime.strptime(named[0], _STAMP).replace(tzinfo=datetime.UTC)
    with suppress(OSError, OverflowError, ValueError):
        return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    return datetime.datetime.fromtimestamp(0, datetime.UTC)
