"""Pictures as they are printed, made when they are placed: the first export waits for none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.errors import FileError
from newsroom.export.renditions import Renditions
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureFrame, PictureSource


class AsPrinted:
    """A picture source that gives pictures as they are printed wherever those are kept, which are
    much quicker to read; the originals otherwise. Of a picture printed twice the larger counts.
    """

    def __init__(
        self, source: PictureSource, renditions: Renditions, frames: Iterable[PictureFrame]
    ) -> None:
        self._source = source
        self._kept: dict[str, Path] = {}
        for frame in sorted(frames, key=lambda frame: int(frame.width)):
            kept = renditions.file(frame.picture, frame.width, frame.height, frame.crop)
            if kept is None:
                self._kept.pop(frame.picture, None)
            else:
                self._kept[frame.picture] = kept

    def path(self, picture: str) -> str:
        """The file to read; empty where the original is gone, whatever is kept of it."""
        original = self._source.path(picture)
        return str(self._kept.get(picture, original)) if original else ""


class Stoppable:
    """A picture source that stops work on its pictures after a cancel, between two of them."""

    def __init__(self, source: PictureSource, job: Job) -> None:
        self._source = source
        self._job = job

    def path(self, picture: str) -> str:
        """The file to read. Raises CancelledError after a cancel."""
        self._job.check()
        return self._source.path(picture)


def printed(pages: Iterable[PageFrames]) -> tuple[PictureFrame, ...]:
    """The places of pages that show a picture."""
    return tuple(
        frame
        for page in pages
        for frame in page.frames
        if isinstance(frame, PictureFrame) and frame.picture
    )


def all_printed(composers: Composers, edition: Edition) -> frozenset[PictureFrame]:
    """The places of an issue's pages that show a picture, as a question to a worker."""
    return frozenset(printed(composers.pages(edition)))


def make(
    frames: Iterable[PictureFrame], pictures: PictureSource, folder: Path, job: Job
) -> tuple[int, int]:
    """Make what is not kept yet of the pictures in their places; how many are kept, how many not.

    A picture that is gone or cannot be opened is passed over: the page shows that already. Needs
    no library and may run in any thread. Raises CancelledError after a cancel, between two.
    """
    kept, failed = 0, 0
    renditions = Renditions(folder)
    for frame in frames:
        job.check()
        path = pictures.path(frame.picture)
        try:
            if not path:
                raise FileError(Path(frame.picture), "找不到了")
            renditions.get(frame.picture, Path(path), frame.width, frame.height, frame.crop)
            kept += 1
        except FileError:
            failed += 1
    return kept, failed
