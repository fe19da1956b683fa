"""Cleaning backups of a piece that was deleted for good.

A cleaned backup is made aside and put in the place of the former one, whose bytes are overwritten;
it is opened and checked like any other. Runs in any thread.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.backup import Backup
from newsroom.store import backups, erasing, purging, snapshots
from newsroom.store.database import Database
from newsroom.store.overwriting import overwrite
from newsroom.store.shelf import Shelf, account, flush, logs, refused


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
            part.unlink(missing_ok=True)
            with snapshots.still(backup.path) as source:
                snapshots.copy(source, part, job)
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
    with shelf.held():
        with suppress(OSError):
            account(backup.path).unlink(missing_ok=True)  # nobody shall take the rest for sound
            for file in (backup.path, *logs(backup.path)):
                with suppress(FileNotFoundError):
                    overwrite(file)
        shelf.remove(backup)
        sweep(shelf, gone)
        backups.sweep(shelf)


def sweep(shelf: Shelf, gone: Iterable[str]) -> None:
    """Take those of some pictures away that no backup on a shelf names any more."""
    wanted, _unread = backups.named(shelf)  # one that cannot be read is told of, and can be deleted
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
    for log in logs(target):  # the new file must not read them
        with suppress(FileNotFoundError):
            overwrite(log)
            log.unlink()
    part.replace(target)
    if former.exists():
        with suppress(OSError):
            overwrite(former)
        former.unlink()
