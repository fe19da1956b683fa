"""Small pictures of pages, painted beside the window and only where a page looks different."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from newsroom.errors import NewsroomError
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.ui.pages.painter import page_image
from newsroom.ui.pages.pictures import NoPictures, Renditions
from newsroom.ui.pages.tiles import changed

_EMU_PER_INCH = 914_400
_REMEMBERED = 48  # pages: an issue's, and those of the ones looked at before
_BUDGET = 24 * 1024 * 1024


class Thumbnails(QObject):
    """Keeps a picture of each page in one width (device pixels).

    arrived: the page that can be shown now, or looks different. painted: how many were painted.
    """

    arrived = Signal(str)
    _made = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: dict[str, QImage] = {}
        self._painter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thumbnails")
        self._task = _Painting(NoPictures())
        self.painted = 0
        self._made.connect(self._keep)

    def set_picture_source(self, source: PictureSource) -> None:
        """Where the pictures' files are found."""
        self._task = _Painting(source)

    def show(self, pages: Sequence[PageFrames], width: int) -> None:
        """Have pages painted in a width, where they differ from what was painted last."""
        known = {page.page for page in pages}
        self._images = {page: image for page, image in self._images.items() if page in known}
        for page in pages:
            if width > 0:
                self._painter.submit(partial(self._paint, self._task, page, width))

    def image(self, page: str) -> QImage | None:
        """A page as painted last; None where it was not painted yet."""
        return self._images.get(page)

    def stop(self) -> None:
        """End the thread after the page it is at."""
        self._painter.shutdown(wait=True, cancel_futures=True)

    def _paint(self, task: _Painting, page: PageFrames, width: int) -> None:
        with suppress(NewsroomError):  # a font that is gone is told of on the page itself
            image = task.paint(page, width)
            if image is not None:
                with suppress(RuntimeError):  # the window was closed meanwhile
                    self._made.emit(page.page, image)

    def _keep(self, page: str, image: QImage) -> None:
        self.painted += 1
        self._images[page] = image
        self.arrived.emit(page)


class _Painting:
    """What the painting thread remembers: pages as painted last, and pictures in their size."""

    def __init__(self, source: PictureSource) -> None:
        self._pictures = Renditions(source, _BUDGET)
        self._last: dict[str, tuple[PageFrames, int]] = {}

    def paint(self, page: PageFrames, width: int) -> QImage | None:
        """A page in a width, or None where it would look as it did. Raises FileError."""
        before = self._last.get(page.page)
        same = before is not None and before[1] == width and _same_size(before[0], page)
        if before is not None and same and not changed(before[0], page):
            return None
        dots = width / (int(page.width) / _EMU_PER_INCH)
        image = page_image(page, self._pictures, dots)
        self._last.pop(page.page, None)
        self._last[page.page] = (page, width)
        while len(self._last) > _REMEMBERED:
            del self._last[next(iter(self._last))]
        return image


def _same_size(one: PageFrames, other: PageFrames) -> bool:
    return (one.width, one.height) == (other.width, other.height)
