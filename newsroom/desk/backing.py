"""Backups of a library: made, listed, kept in two places, restored whole. Runs in any thread.

Nothing here needs an open desk, so that a library that cannot be opened can be brought back.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.errors import FileError, NewsroomError, why
from newsroom.job import Job
from newsroom.model.backup import Backup, Keeping, Reason
from newsroom.store import backups as store
from newsroom.store import snapshots
from newsroom.store.backup_reading import Held, Line, opened
from newsroom.store.backups import Wish, backups, newest_sound, remove
from newsroom.store.restoring import Restored, restore
from newsroom.store.rows import utc_text
from newsroom.store.shelf import away, beside

__all__ = [
    "Backup",
    "Held",
    "Keeping",
    "Line",
    "Made",
    "Reason",
    "Restored",
    "Since",
    "back_up",
    "backups",
    "check",
    "differing",
    "holding",
    "keep_up",
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
class Since:
    """What people did since a backup. changed: articles with a newer version. came: articles that
    are new.
    """

    changed: int
    came: int

    @property
    def text(self) -> str:
        """In words: 改了 3 篇，新收 1 篇."""
        parts = [
            f"改了 {self.changed} 篇" if self.changed else "",
            f"新收 {self.came} 篇" if self.came else "",
        ]
        return "，".join(filter(None, parts)) or "没有新的稿件和版本"


def back_up(path: Path, reason: Reason, job: Job) -> Backup:
    """Back a library up beside it, whatever changed. Raises FileError, RefusedError,
    CancelledError.
    """
    return store.back_up(path, Wish(reason), job)


def keep_up(
    path: Path, reason: Reason, job: Job, *, keeping: Keeping, second: Path | None = None
) -> Made:
    """What is done by itself: back up what changed, thin out, and carry the newest to the second
    place. Raises FileError, RefusedError, CancelledError; what is wrong with the second place
    alone is told in what it gives.
    """
    path = Path(path).resolve()
    before = {one.path for one in backups(path)}
    made = store.back_up(path, Wish(reason, always=not reason.automatic), job)
    gone = store.thin(beside(path), keeping)
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
    found = []
    for backup in backups(path, places):
        try:
            with opened(backup.path) as reader:
                holds = reader.holds(article)
        except (NewsroomError, sqlite3.Error):
            holds = True
        if holds:
            found.append(backup)
    return tuple(found)


def since(path: Path, times: Iterable[datetime.datetime]) -> dict[datetime.datetime, Since]:
    """What people did to a library since some moments; nothing where it cannot be read."""
    found: dict[datetime.datetime, Since] = {}
    with suppress(NewsroomError, sqlite3.Error), snapshots.reading(Path(path).resolve()) as reader:
        for time in times:
            text = utc_text(time)
            row = reader.execute(
                "SELECT count(*), coalesce(sum(a.created > ?), 0) FROM article a "
                "WHERE a.uuid IN (SELECT article FROM revision WHERE time > ?)",
                (text, text),
            ).fetchone()
            found[time] = Since(row[0] - row[1], row[1])
    return found


def differing(path: Path, backup: Backup) -> tuple[Line, ...]:
    """The articles of a backup that the library has otherwise now, or not at all, latest first.

    Raises FileError.
    """
    with snapshots.reading(Path(path).resolve()) as reader:
        heads = [(row[0], row[1]) for row in reader.execute("SELECT uuid, head FROM article")]
    with opened(backup.path) as old:
        return old.changed(heads)


def _carry(path: Path, made: Backup, second: Path, keeping: Keeping, job: Job) -> Backup:
    shelf = away(path, second)
    if not there(path, second):
        raise FileError(
            second,
            "没有接上，这次没有备份到第二备份位置",
            kept="稿库旁边的备份已经做好",
            advice="请接上磁盘，或在“备份与恢复”里换一个位置",
        )
    carried = store.carry(made, shelf, job)
    store.thin(shelf, keeping)
    return carried
