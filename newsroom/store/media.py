"""The folder of picture originals, named by their content. Needs no database and any thread may use
it, so that large files are taken in before a short transaction records them.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from newsroom.errors import FileError, why
from newsroom.job import Job

_BLOCK = 1 << 20


class Media:
    """Originals under `folder`/ab/cd/abcd….jpg, the name being the content's SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def renditions(self) -> Path:
        """Where pictures are kept as they are printed; may be deleted at any time."""
        return self.folder / "renditions"

    def keep(self, source: Path, suffix: str = "", job: Job | None = None) -> tuple[str, int]:
        """Take a file in; its SHA-256 and size in bytes. The same content is stored once.

        Copied aside, flushed to disk, then renamed: a half-written original never bears a name.
        suffix: of the stored file; the source's own when not given. Raises FileError.
        """
        self._make(self.folder)
        handle, name = tempfile.mkstemp(prefix=".incoming-", dir=self.folder)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                sha256, size = _copy(source, target.fileno(), job)
            if self.file(sha256) is None:
                final = self._place(sha256, suffix or source.suffix)
                self._make(final.parent)
                part.replace(final)
                _flush_folder(final.parent)
        except OSError as error:
            raise FileError(
                source,
                f"存不进稿库的图片文件夹（{why(error)}）",
                kept="稿库没有变化",
                advice="请检查磁盘空间和文件夹权限后再试",
            ) from error
        finally:
            part.unlink(missing_ok=True)
        return sha256, size

    def file(self, sha256: str) -> Path | None:
        """The original's file, or None where it is not there."""
        if len(sha256) < 5:
            return None
        folder = self.folder / sha256[:2] / sha256[2:4]
        return next(folder.glob(sha256 + "*"), None) if folder.is_dir() else None

    def path(self, picture: str) -> str:
        """The original's file by SHA-256; empty where it is not found (model's PictureSource)."""
        found = self.file(picture)
        return str(found) if found is not None else ""

    def _place(self, sha256: str, suffix: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / (sha256 + suffix.lower())

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(
                folder, f"图片文件夹建不了（{why(error)}）", advice="请检查权限和磁盘空间"
            ) from error


def _copy(source: Path, target: int, job: Job | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        file = source.open("rb")
    except OSError as error:
        raise FileError(source, f"读不出来（{why(error)}）", kept="稿库没有变化") from error
    with file:
        while block := file.read(_BLOCK):
            if job is not None:
                job.check()
            digest.update(block)
            size += len(block)
            written = 0
            while written < len(block):
                written += os.write(target, block[written:])
    os.fsync(target)
    return digest.hexdigest(), size


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
