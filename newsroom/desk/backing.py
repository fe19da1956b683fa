"""Backups of a library: made, listed, kept in two places, restored whole. Runs in any thread.

Nothing here needs an open desk, so that a library that cannot be opened can be brought back.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.errors import FileError, NewsroomError, why
from newsroom.job import Job
from newsroom.model.backup import Backup, Keeping, Reason
from newsroom.store import backups as store
from newsroom.store.backup_reading import Held, Line, Since, differing, holds, opened, since
from newsroom.store.backups import Wish, backups, copy_out, newest_sound, remove
from newsroom.store.restoring import Restored, restore
from newsroom.store.shelf import away, beside

__all__ = [
    "Backup",
    "Held",
    "Keeping",
    "Line",
    "Listed",
    "Made",
    "Reason",
    "Restored",
    "Since",
    "back_up",
    "backups",
    "beside",
    "check",
    "copy_out",
    "differing",
    "holding",
    "keep_up",
    "listed",
    "newest_sound",
    "opened",
    "remove",
    "restore",
    "settle",
    "since",
    "there",
]


@dataclass(frozen=True, slots=True)
class Made:
    """What a round of backing up came to. backup: the newest state's. new: it was made just now.
    thinned: how many older ones went. carried: its copy in the second place. trouble: why there is
    none.
    """

    backup: Backup
    new: bool = False
    thinned: int = 0
    carried: Backup | None = None
    trouble: NewsroomError | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What the window of backups shows. folder: of those beside the library. second: the second
    place; there: whether it is connected; carried: when it last got one, as far as is known. since:
    what people did since, by the time of a backup.
    """

    folder: Path
    backups: tuple[Backup, ...]
    since: Mapping[datetime.datetime, Since]
    second: Path | None = None
    there: bool = False
    carried: datetime.datetime | None = None


def listed(path: Path, second: Path | None = None) -> Listed:
    """All backups of a library, in both places."""
    path = Path(path).resolve()
    found = backups(path, () if second is None else (second,))
    return Listed(
        beside(path).folder,
        found,
        since(path, dict.fromkeys(one.time for one in found)),
        second,
        second is not None and there(path, second),
        next((one.time for one in found if one.second), None),
    )


def back_up(path: Path, reason: Reason, job: Job) -> Backup:
    """Back a library up beside it, whatever changed. Raises FileError, RefusedError,
    CancelledError.
    """
    return store.back_up(path, Wish(reason), job)


def keep_up(
    path: Path, reason: Reason, job: Job, *, keeping: Keeping | None, second: Path | None = None
) -> Made:
    """What is done by itself: back up what changed, thin out where a rule is given, and carry the
    newest to the second place. Raises FileError, RefusedError, CancelledError; what is wrong with
    the second place alone is told in what it gives.
    """
    path = Path(path).resolve()
    before = {one.path for one in backups(path)}
    made = store.back_up(path, Wish(reason, always=not reason.automatic), job)
    gone = store.thin(beside(path), keeping) if keeping is not None else ()
    done = Made(made, made.path not in before, len(gone))
    if second is None:
        return done
    try:
        carried = _carry(path, made, second, keeping, job)
    except NewsroomError as error:
        return replace(done, trouble=error)
    return replace(done, carried=carried)


def there(path: Path, second: Path) -> bool:
    """Whether the second place is the one that was settled on: a disk that is not plugged in leaves
    an empty folder behind on some systems.
    """
    with suppress(OSError):
        return away(Path(path).resolve(), second).folder.is_dir()
    return False


def settle(path: Path, second: Path) -> None:
    """Make a folder the second place of a library's backups. Raises FileError."""
    path = Path(path).resolve()
    folder = away(path, second).folder
    if beside(path).folder.resolve() in (second.resolve(), *second.resolve().parents):
        raise FileError(
            second, "就在备份文件夹里", kept="设置没有改动", advice="请选另一块磁盘上的文件夹"
        )
    try:
        folder.mkdir(exist_ok=True)
        trial = folder / "trial.part"
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        raise FileError(
            second,
            f"不能用来放备份（{why(error)}）",
            kept="设置没有改动",
            advice="请选一个能写入的文件夹",
        ) from error


def check(backup: Backup, job: Job) -> Backup:
    """Open a backup and look at all of it, pictures too; its account is written anew. Raises
    FileError, CancelledError.
    """
    return store.check(backup, job)


def holding(path: Path, article: str, places: Iterable[Path] = ()) -> tuple[Backup, ...]:
    """The backups in which an article is; those that cannot be read are among them, for nobody
    can say that it is not.
    """
    return tuple(one for one in backups(path, places) if holds(one, article))


def _carry(path: Path, made: Backup, second: Path, keeping: Keeping | None, job: Job) -> Backup:
    shelf = away(path, second)
    if not there(path, second):
        raise FileError(
            second,
            "没有接上，这次没有备份到第二备份位置",
            kept="稿库旁边的备份已经做好",
            advice="请接上磁盘，或在“备份与恢复”里换一个位置",
        )
    carried = store.carry(made, shelf, job)
    if keeping is not None:
        store.thin(shelf, keeping)
    return carried
