"""Putting a backup into a library's place, whole: the present one is backed up before.

The backup is copied beside the library, opened, checked, brought up to date and told of in its own
event log; only then one rename puts it in place. Whenever the power fails, the library is either
what it was or what was restored.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.errors import FileError, NewsroomError, why
from newsroom.job import Job
from newsroom.model.backup import Backup, Reason
from newsroom.store import migrations, places, purging, snapshots
from newsroom.store.backups import Wish, back_up, check_room
from newsroom.store.database import Database, explaining
from newsroom.store.events import Events
from newsroom.store.lock import WriterLock
from newsroom.store.media import Media
from newsroom.store.schema import SCHEMA_VERSION
from newsroom.store.settings import Settings
from newsroom.store.shelf import Shelf, beside, flush
from newsroom.store.stamps import Stamps, utc_now

VERB = "恢复稿库"
_LOGS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. before: the backup of what stood there, None where nothing did. kept: its
    file as it was, where it was too damaged for a backup. pictures: originals that came with
    the backup. absent: pictures without an original. returned: pieces that were deleted for good
    since, and are there again.
    """

    before: Backup | None = None
    kept: Path | None = None
    pictures: int = 0
    absent: int = 0
    returned: tuple[str, ...] = ()


def restore(path: Path, source: Path, person: str, job: Job | None = None) -> Restored:
    """Make a library again what it was when a backup was made. source: the backup's file, or any
    library's. person: who restores it; the one who sat at it then, where nobody is named.

    Raises FileError (also where the library is open), RefusedError, CancelledError: then the
    library is what it was before.
    """
    path, source = Path(path).resolve(), Path(source).resolve()
    if path == source:
        raise FileError(path, "就是这个稿库本身", kept="没有改动", advice="请选一个备份")
    _check_source(source, job)
    places.refuse_network(path)
    lock = WriterLock(path, utc_now())
    part, done = path.with_name(path.name + ".part"), False
    try:
        before, kept = _put_aside(path, job)
        check_room(path.parent, source.stat().st_size)
        _prepared(source, part, person, job)
        pictures, absent = _pictures(part, source, path, job)
        returned = _returned(path, part)
        _swap(part, path, torn=kept is not None)
        done = True
    except OSError as error:
        raise FileError(
            path, f"没有恢复成（{why(error)}）", kept="稿库还是原来的样子", advice="请检查磁盘"
        ) from error
    finally:
        _cleared(part)
        lock.release(sound=done or not lock.crashed)
    return Restored(before, kept, pictures, absent, returned)


def _cleared(part: Path) -> None:
    for end in ("", *_LOGS):
        with suppress(OSError):
            part.with_name(part.name + end).unlink(missing_ok=True)


def _check_source(source: Path, job: Job | None) -> None:
    faults = snapshots.damage(source, job)
    if faults:
        raise FileError(
            source,
            f"不能用来恢复：{faults[0]}",
            kept="稿库没有改动",
            advice="请换一个备份",
        )


def _put_aside(path: Path, job: Job | None) -> tuple[Backup | None, Path | None]:
    """Back up what stands there, or keep its bytes where it is too damaged to be backed up."""
    if not path.is_file():
        return None, None
    try:
        return back_up(path, Wish(Reason.RESTORE), job), None
    except FileError as error:
        if not snapshots.damage(path):
            raise
        return None, _kept_raw(path, error)


def _kept_raw(path: Path, cause: FileError) -> Path:
    shelf = beside(path)
    with shelf.held():
        target = shelf.new_name(f"{path.stem}-损坏的原件", Reason.RESTORE, utc_now())
        sizes = [file.stat().st_size for file in _files(path)]
        check_room(shelf.folder, sum(sizes))
        try:
            for file in _files(path):
                copy = target.with_name(target.name + file.name.removeprefix(path.name))
                shutil.copyfile(file, copy)
                flush(copy)
        except OSError as error:
            raise cause from error
        shelf.write(
            Backup(
                path=target,
                time=utc_now(),
                reason=Reason.RESTORE,
                size=sizes[0],
                verified=utc_now(),
                faults=(cause.what,),
            )
        )
    return target


def _files(path: Path) -> list[Path]:
    """A library's file and its write-ahead log."""
    log = path.with_name(path.name + "-wal")
    return [path, *([log] if log.is_file() else [])]


def _prepared(source: Path, part: Path, person: str, job: Job | None) -> None:
    """The backup as a library of today's schema that tells of having been restored."""
    _cleared(part)
    with snapshots.still(source) as reader:
        snapshots.copy(reader, part, job)
    database = Database(part)
    try:
        if database.value("PRAGMA user_version") < SCHEMA_VERSION:
            with explaining(part):
                migrations.migrate(database.connection)
        stamps = Stamps(database, utc_now)
        person = person or str(Settings(database).get("person"))
        Events(database, stamps).append(person, VERB, (), snapshots.digest(source, job))
    finally:
        database.close()
    faults = snapshots.damage(part, job)
    if faults:
        raise FileError(source, f"不能用来恢复：{faults[0]}", kept="稿库没有改动")
    flush(part)


def _pictures(part: Path, source: Path, path: Path, job: Job | None) -> tuple[int, int]:
    """Bring back the originals that the library's folder lacks; how many came, how many lack."""
    with snapshots.still(part) as reader:
        wanted = snapshots.counted(reader).wanted
    media = Media(path.with_suffix(".media"))
    media.folder.mkdir(exist_ok=True)
    stores = [Shelf(source.parent).pictures, Media(source.with_suffix(".media"))]
    came = absent = 0
    for number, (sha256, suffix) in enumerate(wanted):
        if job is not None:
            job.report(0.6 + 0.4 * number / len(wanted), "正在取回图片原件")
        if media.file(sha256) is None:
            brought = bring(media, sha256, suffix, stores)
            came, absent = came + brought, absent + (not brought)
    return came, absent


def bring(media: Media, sha256: str, suffix: str, stores: Iterable[Media]) -> bool:
    """Take an original into a library's folder from the first store that has it sound."""
    for store in stores:
        file = store.file(sha256)
        if file is None:
            continue
        with suppress(OSError):
            if snapshots.digest(file) == sha256:
                media.keep(file, suffix)
                return True
    return False


def _returned(path: Path, part: Path) -> tuple[str, ...]:
    """The pieces in a file that the library in whose place it goes deleted for good."""
    gone = "SELECT ids FROM event WHERE substr(verb, 1, ?) = ?"
    with suppress(NewsroomError, sqlite3.Error, ValueError):
        with snapshots.reading(path) as reader:
            rows = reader.execute(gone, (len(purging.VERB), purging.VERB)).fetchall()
        with snapshots.still(part) as reader:
            known = {row[0] for row in reader.execute("SELECT uuid FROM article")}
        ids = {one for row in rows for one in json.loads(row[0])}
        return tuple(sorted(ids & known))
    return ()


def _swap(part: Path, path: Path, *, torn: bool) -> None:
    """Put the file in place. What the old one's log still holds goes into the old one before, for
    that stays where the power fails now; left beside the new file it would be taken for its own.

    torn: the old one is too damaged for that. Raises FileError while somebody reads it, OSError.
    """
    if path.exists():
        with (
            suppress(*((sqlite3.Error, FileError) if torn else ())),
            explaining(path),
            closing(sqlite3.connect(path, timeout=0.5)) as old,
        ):
            if old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise FileError(
                    path, "正被别的程序读着", kept="稿库没有改动", advice="请过一会儿再试"
                )
    for end in _LOGS:
        path.with_name(path.name + end).unlink(missing_ok=True)
    part.replace(path)
    flush(path.parent)
