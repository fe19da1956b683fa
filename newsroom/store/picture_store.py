"""The originals that all backups of a folder share, each once, by the name of their content.

A stored original's own time says when its content was last compared with its name, so that old
ones are looked at in turn, a part at each backup, and no backup takes hours.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.store.media import Media
from newsroom.store.snapshots import digest

Wanted = Sequence[tuple[str, str]]
"""SHA-256 and suffix of originals."""

IN_TURN = 256 * 2**20
"""Bytes of old originals that one backup looks at again."""


def lacking(store: Media, wanted: Wanted) -> Wanted:
    """Those of the wanted originals that are not stored yet."""
    known = _known(store.folder)
    return [one for one in wanted if one[0] not in known]


def complete(store: Media, wanted: Wanted, source: Media, job: Job | None = None) -> int:
    """Store what is lacking, compare it and some of the old ones with their names; gives how many
    are still without a sound original: the library has none of these either.

    Raises FileError where the store cannot be written, CancelledError.
    """
    missing, count = lacking(store, wanted), 0
    for number, (sha256, suffix) in enumerate(missing):
        if job is not None:
            job.report(0.6 + 0.3 * number / len(missing), "正在备份图片原件")
        count += not _stored(store, sha256, suffix, source, job)
    return count + _looked_at(store, wanted, source, job)


def absent(store: Media, wanted: Wanted, job: Job | None = None) -> Wanted:
    """Those of the wanted that have no sound original in a store: every one is read.

    Raises CancelledError.
    """
    found = []
    for number, one in enumerate(wanted):
        if job is not None:
            job.report(number / len(wanted), f"正在核对图片原件 {number + 1}/{len(wanted)}")
        file = store.file(one[0])
        if file is None or not _sound(file, one[0], job):
            found.append(one)
    return found


def sweep(store: Media, wanted: Iterable[str]) -> int:
    """Take away the originals that no backup names any more; gives how many."""
    kept, gone = set(wanted), 0
    for sha256, file in _known(store.folder).items():
        if sha256 not in kept:
            with suppress(OSError):
                file.unlink()
                gone += 1
    return gone


def _stored(store: Media, sha256: str, suffix: str, source: Media, job: Job | None) -> bool:
    file = source.file(sha256)
    if file is None:
        return False
    try:
        came, _size = store.keep(file, suffix, job)
    except FileError:
        if _readable(file):
            raise
        return False
    stored = store.file(sha256)
    return came == sha256 and stored is not None and _sound(stored, sha256, job)


def _looked_at(store: Media, wanted: Wanted, source: Media, job: Job | None) -> int:
    """Compare the originals that were not compared for longest; a spoilt one is stored anew, and
    stays where there is no other.
    """
    suffixes, left, count = dict(wanted), IN_TURN, 0
    for _time, size, sha256, file in sorted(_ages(store, suffixes)):
        if left <= 0:
            break
        if _sound(file, sha256, job):
            left -= size
            continue
        fresh = source.file(sha256)
        if fresh is None or not _same(fresh, sha256, job):
            count += 1  # a disk that fails for a moment, or all that there is of a picture
            continue
        with suppress(OSError):
            file.unlink()
        count += not _stored(store, sha256, suffixes[sha256], source, job)
    return count


def _ages(store: Media, wanted: dict[str, str]) -> Iterable[tuple[int, int, str, Path]]:
    for sha256, file in _known(store.folder).items():
        if sha256 in wanted:
            with suppress(OSError):
                facts = file.stat()
                yield facts.st_mtime_ns, facts.st_size, sha256, file


def _sound(file: Path, sha256: str, job: Job | None) -> bool:
    """Whether a stored file's content is what its name says; that it was looked at is noted."""
    if not _same(file, sha256, job):
        return False
    with suppress(OSError):
        os.utime(file)
    return True


def _same(file: Path, sha256: str, job: Job | None) -> bool:
    try:
        return digest(file, job) == sha256
    except OSError:
        return False


def _readable(file: Path) -> bool:
    try:
        digest(file)
    except OSError:
        return False
    return True


def _known(folder: Path) -> dict[str, Path]:
    """The stored originals by SHA-256."""
    found = {}
    for file in folder.glob("??/??/*"):
        found[file.stem] = file
    return found
