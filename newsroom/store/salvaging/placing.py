"""Putting a salvaged library where the damaged one stood, which is kept under another name.

Whatever moment the power fails at, the file under the old name is the damaged one or the new one,
and never none; the damaged one lies beside it before anything is touched.
"""

from __future__ import annotations

import datetime
import os
import shutil
from contextlib import suppress
from pathlib import Path

from newsroom.errors import FileError, why
from newsroom.store.library import media_folder
from newsroom.store.lock import WriterLock
from newsroom.store.media import Media
from newsroom.store.shelf import flush
from newsroom.store.stamps import utc_now

_LOGS = ("-wal", "-journal", "-shm")
_DAMAGED = "损坏"


def put_in_place(damaged: Path, salvaged: Path) -> Path:
    """Let the salvaged library take the damaged one's place and pictures; where the damaged file is
    kept. The two must lie in one folder. Raises FileError; the damaged one is then still in place.
    """
    kept = _free(damaged, utc_now())
    lock = WriterLock(damaged, utc_now())
    try:
        _keep(damaged, kept)
        for log in _LOGS:
            _beside(damaged, log).unlink(missing_ok=True)  # the new file must not read it
        salvaged.replace(damaged)
        flush(damaged.parent)
    except OSError as error:
        with suppress(OSError):
            _take_back(damaged, kept)
        raise FileError(
            salvaged, f"没有换到原来的位置（{why(error)}）", kept="两个稿库都还在"
        ) from error
    finally:
        lock.release()
    _clear_away(media_folder(salvaged), Media(media_folder(damaged)))
    return kept


def _clear_away(copies: Path, originals: Media) -> None:
    """Remove the originals that lie in the folder of the old name, too, and no others: a folder of
    that name may have been there before.
    """
    with suppress(OSError):
        for copy in copies.glob("??/??/*"):
            if originals.file(copy.stem) is not None:
                copy.unlink()
        for folder in sorted(copies.glob("**/"), reverse=True):
            folder.rmdir()


def _keep(damaged: Path, kept: Path) -> None:
    for log in _LOGS[:2]:
        if _beside(damaged, log).exists():
            shutil.copy2(_beside(damaged, log), _beside(kept, log))
            flush(_beside(kept, log))
    try:
        os.link(damaged, kept)
    except OSError:
        shutil.copy2(damaged, kept)
        flush(kept)


def _take_back(damaged: Path, kept: Path) -> None:
    """Leave one name to the damaged file: opened under two, it would be written with two logs."""
    for log in _LOGS[:2]:
        if not _beside(damaged, log).exists() and _beside(kept, log).exists():
            _beside(kept, log).replace(_beside(damaged, log))
        _beside(kept, log).unlink(missing_ok=True)
    kept.unlink(missing_ok=True)


def _free(path: Path, now: datetime.datetime) -> Path:
    day = now.astimezone().strftime("%Y%m%d")
    number = 1
    while True:
        mark = f"{_DAMAGED}{day}" if number == 1 else f"{_DAMAGED}{day}-{number}"
        found = path.with_name(f"{path.stem}-{mark}{path.suffix}")
        if not found.exists():
            return found
        number += 1


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
