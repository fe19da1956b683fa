"""A copy of a library as it stands at one moment, taken by nothing but reading.

Others may be writing the file meanwhile, on this computer or on another one: no lock is taken, no
file is made, opened for writing or touched beside it, for SQLite would make its own there (-shm).

The file is copied first, then its write-ahead log. The pair is one moment's where the file did not
change all the while and the log was not begun anew (it then has other salts in its first bytes):
what else came to the log stands behind, whole or cut off, which SQLite knows to leave out. Source:
SQLite file format, 4 The Write-Ahead Log.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from newsroom import paths
from newsroom.errors import FileError, why
from newsroom.job import Job
from newsroom.store.lock import Claim

_BLOCK = 1 << 20
_HEADER = 32  # bytes of a write-ahead log that say which it is
_TRIES = 40
_PAUSE = 0.05  # seconds between two tries
_MARGIN = 64 << 20  # bytes that stay free on the disk

Mark = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Still:
    """A library's copy in a folder of the program's own, which goes with `release`.

    source: the library. file: the copy. time: when it was taken. mark: what tells later whether
    the source has changed.
    """

    source: Path
    file: Path
    time: datetime.datetime
    mark: Mark
    claim: Claim

    def release(self) -> None:
        """Clear the copy away."""
        self.claim.release()
        shutil.rmtree(self.file.parent, ignore_errors=True)


def take(source: Path, job: Job) -> Still:
    """Copy a library as it stands. Long on large ones; runs in any thread.

    Raises FileError where it cannot be read, where it is written too busily to get one moment's
    copy, where there is no room; CancelledError.
    """
    sweep()
    claim = _claimed()
    file = claim.folder / source.name
    still = Still(source, file, datetime.datetime.now(datetime.UTC), mark(source), claim)
    try:
        copy(source, file, job)
    except BaseException:
        still.release()
        raise
    return still


def copy(source: Path, target: Path, job: Job) -> None:
    """Copy a library's file and its log beside `target` as of one moment. Raises as `take`."""
    try:
        _look_for_room(source, target.parent)
        for _ in range(_TRIES):
            if _copied(source, target, job):
                return
            time.sleep(_PAUSE)
    except OSError as error:
        raise FileError(
            source,
            f"抄不出来（{why(error)}）",
            kept="文件没有改动",
            advice="请检查网络、磁盘和剩余空间后再试",
        ) from error
    raise FileError(
        source, "正被不停地写入，抄不到完整的一份", kept="文件没有改动", advice="请过一会儿再试"
    )


def sweep() -> None:
    """Clear away the copies that programs left which ended without clearing up."""
    for folder in _home().glob("view-*"):
        if Claim.free(folder):
            shutil.rmtree(folder, ignore_errors=True)


def mark(source: Path) -> Mark:
    """Size and time of the file and its log: other ones tell that it was written."""
    return tuple(_facts(path) for path in (source, _log(source)))


def _copied(source: Path, target: Path, job: Job) -> bool:
    """Copy once; whether it is one moment's."""
    log = _log(source)
    before = _facts(source), _header(log)
    _log(target).unlink(missing_ok=True)
    _copy(source, target, job)
    if before[1]:
        try:
            _copy(log, _log(target), job)
        except FileNotFoundError:  # folded into the file and cleared away
            return False
    return before == (_facts(source), _header(log))


def _copy(source: Path, target: Path, job: Job) -> None:
    total, done = max(source.stat().st_size, 1), 0
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(_BLOCK):
            writer.write(block)
            done += len(block)
            job.report(done / total, "正在读取稿库")


def _look_for_room(source: Path, folder: Path) -> None:
    needed = sum(size for size, _ in mark(source)) + _MARGIN
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise FileError(
            source,
            f"要先抄到本机才能看，本机磁盘空间不足：还差 {(needed - free) >> 20} MB",
            kept="文件没有改动",
            advice="请腾出磁盘空间再试",
        )


def _facts(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns


def _header(log: Path) -> bytes:
    try:
        with log.open("rb") as file:
            return file.read(_HEADER)
    except FileNotFoundError:
        return b""


def _log(file: Path) -> Path:
    return file.with_name(file.name + "-wal")


def _claimed() -> Claim:
    """A new folder that no other program clears away while this one lives."""
    home = _home()
    home.mkdir(parents=True, exist_ok=True)
    while True:
        folder = Path(tempfile.mkdtemp(prefix="view-", dir=home))
        claim = Claim.of(folder)
        if claim is not None:
            return claim


def _home() -> Path:
    """Beside the person's own libraries: what is copied is as private as they are."""
    return paths.data() / "views"
