"""Backing a library up: copied as of one moment, opened and checked, its pictures beside it.

Nothing here needs the library to be open or closed, nor waits for who writes it; all of it may run
in any thread. The file is kept as soon as it was found sound; the pictures follow, each once for
all backups, and what was copied stays where the work is broken off.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.errors import Bar, FileError, LibraryError, NewsroomError, why
from newsroom.job import Job
from newsroom.model.backup import Backup, Keeping, Reason, superfluous
from newsroom.store import picture_store, snapshots
from newsroom.store.media import Media
from newsroom.store.shelf import Shelf, away, beside, flush, refused
from newsroom.store.stamps import Now, utc_now

_MARGIN = 32 * 2**20  # bytes that stay free on the disk


@dataclass(frozen=True, slots=True)
class Wish:
    """How a backup is made. pictures: with the originals. always: also where nothing changed since
    the last one. now: the clock.
    """

    reason: Reason
    pictures: bool = True
    always: bool = True
    now: Now = utc_now


def back_up(path: Path, wish: Wish, job: Job | None = None) -> Backup:
    """Back a library up into the folder beside it; gives the backup, verified.

    Where nothing changed since the newest sound one and that is enough, gives that one. Raises
    FileError (also where the disk has no room, and where the library is found damaged: such a copy
    is not kept), RefusedError while another backup is being made, CancelledError.
    """
    path = Path(path).resolve()
    shelf = beside(path)
    with shelf.held():
        with snapshots.reading(path) as source:
            state = snapshots.marker(source)
            made = None if wish.always else _same(shelf, state)
            if made is not None and not made.absent:
                return made
            if made is None:
                made = _copied(
                    source,
                    path,
                    Backup(
                        path=shelf.new_name(path.stem, wish.reason, wish.now()),
                        time=wish.now(),
                        reason=wish.reason,
                        size=snapshots.size(source),
                        marker=state,
                    ),
                    job,
                )
        return _with_pictures(made, shelf, path, job) if wish.pictures else made


def carry(backup: Backup, shelf: Shelf, job: Job | None = None) -> Backup:
    """Copy a backup with its pictures to another shelf; what is there already is not copied again.

    The copy is read back and compared. Raises FileError, RefusedError, CancelledError.
    """
    with Shelf(backup.path.parent).held(), shelf.held():
        target = shelf.folder / backup.path.name
        known = shelf.read(target)
        same = target.exists() and known.sha256 == backup.sha256 and known.sound
        if same and known.absent == backup.absent:
            return known
        if not same:
            check_room(shelf.folder, backup.size)
            _carried(backup, target, job)
        there = replace(backup, path=target, second=shelf.second)
        shelf.write(there)
        source = Shelf(backup.path.parent).pictures
        return _completed(there, shelf, source, job)


def copy_out(
    path: Path, target: Path, job: Job | None = None, *, media: Path | None = None
) -> None:
    """Copy a library with its pictures to another place, to be opened there; what an earlier copy
    there holds of the pictures is not copied again. media: where its originals are, where that is
    not beside it. Raises FileError, CancelledError.
    """
    path, target = Path(path).resolve(), Path(target).resolve()
    if target == path:
        raise FileError(target, "是正在使用的稿库，不能备份到它自己", kept="没有改动")
    if not target.parent.is_dir():
        raise FileError(target, f"所在的文件夹“{target.parent}”不存在", kept="没有改动")
    part = target.with_name(target.name + ".part")
    originals = Media(media or path.with_suffix(".media"))
    copies = Media(target.with_suffix(".media"))
    try:
        with snapshots.reading(path) as source:
            check_room(target.parent, snapshots.size(source))
            part.unlink(missing_ok=True)
            snapshots.copy(source, part, job)
        with snapshots.still(part) as copied:
            wanted = snapshots.counted(copied).wanted
        picture_store.complete(copies, wanted, originals, job)
        flush(part)
        if job is not None:
            job.report(1.0, "正在备份稿库")
        part.replace(target)
    except OSError as error:
        raise FileError(target, f"写不进去（{why(error)}）", kept="原来的文件没有变化") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def backups(path: Path, places: Iterable[Path] = ()) -> tuple[Backup, ...]:
    """The backups of a library, newest first: beside it, and in second places. Quick."""
    path = Path(path).resolve()
    shelves = [beside(path), *(away(path, place) for place in places)]
    found = [backup for shelf in shelves for backup in shelf.backups()]
    return tuple(sorted(found, key=lambda one: (one.time, not one.second), reverse=True))


def newest_sound(path: Path, places: Iterable[Path] = ()) -> Backup | None:
    """The newest backup that was opened and found whole; None where there is none."""
    return next((one for one in backups(path, places) if one.sound), None)


def thin(shelf: Shelf, keeping: Keeping) -> tuple[Backup, ...]:
    """Take away what the rule lets go; gives what went. What another program has open just now
    goes another time. Raises FileError, RefusedError.
    """
    over, gone = superfluous(shelf.backups(), keeping), list[Backup]()
    if over:
        with shelf.held():
            for backup in over:
                with suppress(FileError):
                    shelf.remove(backup)
                    gone.append(backup)
    return tuple(gone)


def remove(backup: Backup) -> None:
    """Take one backup away, and the pictures that no other one needs. Raises FileError,
    RefusedError.
    """
    shelf = Shelf(backup.path.parent, second=backup.second)
    with shelf.held():
        shelf.remove(backup)
        sweep(shelf)


def sweep(shelf: Shelf) -> None:
    """Take the pictures away that no backup on a shelf needs; all stay where one cannot be read."""
    wanted, unread = named(shelf)
    if not unread:
        picture_store.sweep(shelf.pictures, wanted)


def named(shelf: Shelf) -> tuple[set[str], int]:
    """The pictures that the backups on a shelf name, and how many of these cannot be read."""
    wanted, unread = set[str](), 0
    for backup in shelf.backups():
        try:
            with snapshots.still(backup.path) as connection:
                wanted.update(sha256 for sha256, _ in snapshots.counted(connection).wanted)
        except (NewsroomError, sqlite3.Error):
            unread += 1
    return wanted, unread


def check(backup: Backup, job: Job | None = None, *, now: Now = utc_now) -> Backup:
    """Open a backup, look at every page of it and at every picture's original; its account is
    written anew. Raises CancelledError, FileError where the account cannot be written.
    """
    shelf = Shelf(backup.path.parent, second=backup.second)
    found = _verified(backup, now, job)
    if found.sound:
        with snapshots.still(backup.path) as connection:
            wanted = snapshots.counted(connection).wanted
        missing = picture_store.absent(shelf.pictures, wanted, job)
        found = replace(found, absent=len(missing))
    shelf.write(found)
    return found


def check_room(folder: Path, needed: int) -> None:
    """Raise FileError where a disk has no room for so many bytes more."""
    lacking = needed + _MARGIN - _free(folder)
    if lacking > 0:
        raise FileError(
            folder,
            f"所在的磁盘空间不够备份，还差约 {-(-lacking // 2**20)} MB",
            kept="稿库没有改动",
            advice="请腾出磁盘空间，或在“备份与恢复”里删掉不用的备份",
        )


def _free(folder: Path) -> int:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return 2**62  # a share that does not say


def _same(shelf: Shelf, state: str) -> Backup | None:
    newest = next((one for one in shelf.backups() if one.sound), None)
    return newest if newest is not None and newest.marker == state else None


def _copied(source: sqlite3.Connection, library: Path, backup: Backup, job: Job | None) -> Backup:
    folder = backup.path.parent
    check_room(folder, backup.size)
    part = backup.path.with_name(backup.path.name + ".part")
    try:
        snapshots.copy(source, part, job)
        flush(part)
        found = _verified(replace(backup, path=part), lambda: backup.time, job)
        if found.faults:
            raise damaged(library, found.faults)
        made = replace(found, path=backup.path)
        Shelf(folder).write(made)  # before the file has its name: none is ever without account
        part.replace(backup.path)
        flush(folder)
    except OSError as error:
        raise refused(folder, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return made


def damaged(path: Path, faults: tuple[str, ...]) -> LibraryError:
    """A library that is found damaged while it is copied."""
    return LibraryError(
        path,
        f"已经损坏，检查出 {len(faults)} 处错误，没有做成备份",
        Bar.DAMAGED,
        kept="以前的备份都还在",
        advice="请在“文件—备份与恢复”里恢复最近一次完好的备份",
    )


def _verified(backup: Backup, now: Now, job: Job | None) -> Backup:
    """A backup's file opened and looked at: every page of it, and what it holds."""
    if job is not None:
        job.report(0.5, "正在核对备份")
    found = replace(backup, verified=now(), faults=snapshots.damage(backup.path, job))
    if found.faults:
        return found
    try:
        with snapshots.still(backup.path) as connection:
            held = snapshots.counted(connection)
            state = snapshots.marker(connection)
        content = snapshots.digest(backup.path, job)
    except (NewsroomError, sqlite3.DatabaseError, OSError) as error:
        return replace(found, faults=(f"读不出来：{error}",))
    return replace(
        found,
        schema=held.schema,
        articles=held.articles,
        issues=held.issues,
        pictures=len(held.wanted),
        absent=len(held.wanted),
        marker=state,
        sha256=content,
    )


def _with_pictures(backup: Backup, shelf: Shelf, library: Path, job: Job | None) -> Backup:
    return _completed(backup, shelf, Media(library.with_suffix(".media")), job)


def _completed(backup: Backup, shelf: Shelf, source: Media, job: Job | None) -> Backup:
    """A backup with all originals that there are; its account says how many are missing."""
    with snapshots.still(backup.path) as connection:
        wanted = snapshots.counted(connection).wanted
    missing = picture_store.lacking(shelf.pictures, wanted)
    needed = sum(_size(source.file(sha256)) for sha256, _ in missing)
    if needed:
        check_room(shelf.folder, needed)
    count = picture_store.complete(shelf.pictures, wanted, source, job)
    done = replace(backup, absent=count)
    if done != backup:
        shelf.write(done)
    return done


def _size(file: Path | None) -> int:
    with suppress(OSError):
        return 0 if file is None else file.stat().st_size
    return 0


def _carried(backup: Backup, target: Path, job: Job | None) -> None:
    part = target.with_name(target.name + ".part")
    try:
        with backup.path.open("rb") as source, part.open("wb") as copy:
            while block := source.read(1 << 20):
                if job is not None:
                    job.check()
                copy.write(block)
        flush(part)
        if snapshots.digest(part, job) != backup.sha256:
            raise FileError(
                target,
                "写进第二备份位置后读出来不一样",
                kept="本机的备份没有问题",
                advice="请检查那块磁盘",
            )
        part.replace(target)
        flush(target.parent)
    except OSError as error:
        raise refused(target.parent, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
