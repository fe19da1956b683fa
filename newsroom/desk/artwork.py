"""Artwork: one picture file from outside, for a story, a banner or an advertisement."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.errors import FileError
from newsroom.intake.receive import receive
from newsroom.job import Job
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Picture
from newsroom.store.pictures import Pictures


@contextmanager
def read_picture(path: Path, job: Job | None = None) -> Iterator[CopyPicture]:
    """Read a picture file; it lies in a working folder until the block ends.

    Raises FileError where it is no picture, CancelledError after a cancel.
    """
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        received = next(receive([path], Path(folder), job or Job()))
        if received.submission is None:
            raise received.error or FileError(path, "读不出来", advice="请换一张图片")
        found = received.submission.pictures
        if not found:
            raise FileError(
                path, "不是图片", kept="内容没有变化", advice="请选 JPG、PNG、TIFF 等图片文件"
            )
        yield found[0]


def stow(source: CopyPicture, pictures: Pictures) -> Picture:
    """Keep one original, without writing it down in the library yet."""
    suffix = (Path(source.name).suffix or source.path.suffix).lower()
    sha256, size = pictures.files.keep(source.path, suffix)
    width, height = source.width, source.height
    return Picture(sha256, suffix, width, height, source.name, size, source.shrunk)


def stored(path: Path, pictures: Pictures) -> Picture:
    """Take a picture file into the library. Raises FileError where it is no picture."""
    with read_picture(path) as source:
        return pictures.record(stow(source, pictures))
