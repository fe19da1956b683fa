"""Cleaning backups of a piece that was deleted for good.

A cleaned backup is made aside and put in the place of the former one, whose bytes are overwritten;
it is opened and checked like any other. Runs in any thread.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.backup import Backup
from newsroom.store import backups, erasing, purging, snapshots
from newsroom.store.database import Database
from newsroom.store.shelf import Shelf, flush, refused


def clean(backup: Backup, article: str, job: Job | None = None) -> Backup:
    """Take an article out of a backup; gives the backup, checked anew. Its other pieces stay as
    they were. Raises FileError, RefusedError, CancelledError: the backup is then as before.
    """
    job = job or Job()
    shelf = Shelf(backup.path.parent, second=backup.second)
    part = backup.path.with_name(backup.path.name + ".part")
    with shelf.held():
        backups.check_room(shelf.folder, 2 * backup.size)
        try:
            shutil.copyfile(backup.path, part)
            gone = _erased(part, backup.path, article, job)
            flush(part)
            _put_in_place(part, backup.path)
            flush(shelf.folder)
        except OSError as error:
            raise refused(shelf.folder, error) from error
        finally:
            for left in (part, part.with_name(part.name + "-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
        sweep(shelf, gone)
    return backups.check(shelf.read(backup.path), job)


def remove(backup: Backup, article: str) -> None:
    """Delete a backup that holds an article, and overwrite what it said. Raises FileError,
    RefusedError.
    """
    shelf = Shelf(backup.path.parent, second=backup.second)
    gone: tuple[str, ...] = ()
    unreadable = (NewsroomError, sqlite3.Error, ValueError, TypeError, LookupError)
    with suppress(*unreadable), closing(Database(backup.path)) as database:
        gone = erasing.pictures(database, article)[0]
    with suppress(OSError):
        _overwrite(backup.path)
    backups.remove(backup)
    with shelf.held():
        sweep(shelf, gone)


def sweep(shelf: Shelf, gone: Iterable[str]) -> None:
    """Take those of some pictures away that no backup on a shelf names any more."""
    wanted: set[str] = set()
    for backup in shelf.backups():
        try:
            with snapshots.still(backup.path) as connection:
                wanted |= {sha256 for sha256, _ in snapshots.counted(connection).wanted}
        except (NewsroomError, sqlite3.Error):
            continue  # one that cannot be read is named, and can be deleted
    for sha256 in set(gone) - wanted:
        purging.remove_files(shelf.pictures.folder, sha256)


def _erased(part: Path, shown: Path, article: str, job: Job) -> tuple[str, ...]:
    """Take an article out of a file that is nobody else's; gives the pictures that go with it."""
    with closing(Database(part, shown=shown)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        if not erasing.holds(database, article):
            return ()
        with database.transaction():
            gone = erasing.erase(database, article)
        job.stop_with(database.connection.interrupt)
        try:
            purging.rewrite(database, erasing.known_tables(database), job)
        finally:
            job.stop_with(None)
        return gone


def _put_in_place(part: Path, target: Path) -> None:
    """Put a file where another one lies, and overwrite that one's bytes. Raises OSError."""
    former = target.with_name(target.name + ".former.part")
    with suppress(OSError):  # disks that know one name of a file only
        os.link(target, former)
    part.replace(target)
    if former.exists():
        with suppress(OSError):
            _overwrite(former)
        former.unlink()


def _overwrite(file: Path) -> None:
    with file.open("r+b") as opened:
        left = file.stat().st_size
        while left > 0:
            left -= opened.write(bytes(min(left, 1 << 20)))
