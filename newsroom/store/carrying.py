"""Carrying a library to another place, to be written there: file and pictures, whole or not at all.

The copy is a desk of its own, for the one it was taken from may be written on elsewhere, and two
desks of one name would mistake each other's packages for their own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from newsroom.errors import FileError, why
from newsroom.job import Job
from newsroom.store import places, still
from newsroom.store.database import Database
from newsroom.store.events import Events
from newsroom.store.library import check_kind, check_sound, media_folder, migrate
from newsroom.store.media import Media
from newsroom.store.settings import Settings
from newsroom.store.stamps import Now, Stamps, utc_now

_VERB = "拷到本机"


def carry(source: Path, target: Path, job: Job, *, now: Now = utc_now) -> Path:
    """Copy a library that nothing here writes to `target`; gives where it lies now.

    Only reads what lies beside the source. Long; runs in any thread. Raises FileError where the
    source cannot be read, is damaged or newer than the program, where the target exists or has no
    room; CancelledError. Nothing is left of it then.
    """
    source, target = Path(source).resolve(), Path(target).resolve()
    places.check_readable(source)
    places.check_new(target)
    pictures = media_folder(target)
    if pictures.exists():
        raise FileError(pictures, "已经存在", kept="没有改动", advice="请换一个名字")
    part = target.with_name(target.name + ".part")
    try:
        still.copy(source, part, job)
        _settle(part, target, now)
        _copy_pictures(media_folder(source), pictures, job)
        part.rename(target)
    except BaseException as error:
        shutil.rmtree(pictures, ignore_errors=True)
        if isinstance(error, OSError):
            raise FileError(
                target, f"写不进去（{why(error)}）", kept="没有改动", advice="请换一个位置"
            ) from error
        raise
    finally:
        for rest in ("", "-wal", "-shm"):
            part.with_name(part.name + rest).unlink(missing_ok=True)
    return target


def _settle(part: Path, target: Path, now: Now) -> None:
    """Make one sound file of the copy and its log, up to date, with a name of its own."""
    database = Database(part, shown=target)
    try:
        check_kind(database)
        check_sound(database)
        migrate(database)
        person = str(Settings(database).get("person"))
        with database.transaction():
            before = Stamps(database, now).desk
            database.execute("DELETE FROM setting WHERE key = 'desk'")
            stamps = Stamps(database, now)
            Events(database, stamps).append(person, _VERB, (before, stamps.desk))
        database.execute("PRAGMA journal_mode = DELETE")
    finally:
        database.close()


def _copy_pictures(source: Path, target: Path, job: Job) -> None:
    originals = sorted(source.glob("??/??/*"))
    copies = Media(target)
    target.mkdir()
    for number, original in enumerate(originals):
        job.report(number / len(originals), f"正在拷贝图片（{number + 1}／{len(originals)}）")
        copies.keep(original, job=job)
