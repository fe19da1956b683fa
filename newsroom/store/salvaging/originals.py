"""Pictures of a damaged library: each original looked at, and carried over where it is whole."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.errors import FileError, NewsroomError
from newsroom.job import Job
from newsroom.store.database import Database
from newsroom.store.media import Media
from newsroom.store.snapshots import digest

Measure = Callable[[Path], tuple[int, int]]
"""Width and height in pixels of a picture, as shown. Raises NewsroomError, OSError."""

_NAME = re.compile(r"[0-9a-f]{64}")
_WANTED = """
    SELECT DISTINCT picture FROM (
        SELECT picture FROM article_picture UNION SELECT picture FROM banner
        UNION SELECT photo FROM paper
    ) WHERE picture IS NOT NULL AND picture NOT IN (SELECT sha256 FROM picture) ORDER BY 1
"""


@dataclass(slots=True)
class Carried:
    """What became of the originals: how many were carried over, names of those that are missing or
    were altered, how many files the library knew nothing of and that stayed behind.
    """

    whole: int = 0
    missing: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    strange: int = 0


def record_again(database: Database, source: Media, measure: Measure | None, time: str) -> int:
    """Write pictures down again that articles show, whose records are lost and whose files are
    there; how many.
    """
    known = 0
    for row in database.rows(_WANTED) if measure is not None else ():
        path = source.file(row["picture"])
        if path is None or measure is None:
            continue
        try:
            width, height = measure(path)
            size = path.stat().st_size
        except (NewsroomError, OSError):
            continue
        columns = {
            "sha256": row["picture"],
            "suffix": path.suffix,
            "width": width,
            "height": height,
            "name": path.name[:12] + path.suffix,
            "size": size,
            "shrunk": 0,
            "added": time,
        }
        database.insert("picture", columns)
        known += 1
    return known


def carry(database: Database, source: Media, target: Media, job: Job) -> Carried:
    """Bring the originals of all pictures to the new library. Raises FileError, CancelledError."""
    rows = database.rows("SELECT sha256, name FROM picture ORDER BY added, sha256")
    found = Carried()
    for number, row in enumerate(rows):
        job.report(0.92 + 0.08 * number / len(rows), f"正在核对图片原件 {number + 1}/{len(rows)}")
        sha256, name = row["sha256"], row["name"] or row["sha256"][:12]
        path = source.file(sha256)
        if path is None:
            found.missing.append(name)
        elif _digest(path, job) != sha256:
            found.altered.append(name)
        else:
            _bring(path, sha256, target, job)
            found.whole += 1
    known = {row["sha256"] for row in rows}
    found.strange = sum(_stranger(path, known) for path in source.folder.glob("??/??/*"))
    return found


def _stranger(path: Path, known: set[str]) -> bool:
    return bool(_NAME.fullmatch(path.stem)) and path.stem not in known


def _bring(path: Path, sha256: str, target: Media, job: Job) -> None:
    """The same file under a second name where the disk can do that, or a copy."""
    place = target.folder / sha256[:2] / sha256[2:4] / path.name
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, place)
    except FileExistsError:
        return
    except OSError:
        kept, _size = target.keep(path, job=job)
        if kept != sha256:
            raise FileError(path, "正在被改动，没有带过来") from None


def _digest(path: Path, job: Job) -> str:
    with suppress(OSError):
        return digest(path, job)
    return ""
