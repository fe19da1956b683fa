"""Makes pictures ready for print while nobody waits for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from newsroom.desk.renditions import all_printed, make
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.frame import PictureFrame, PictureSource
from newsroom.ui.paging import PagingHand
from newsroom.ui.worker import Lane

_REST = 2000  # ms without a change to the page


class RenditionsHand(QObject):
    """Once a page has rested, its issue's pictures are made as they are printed, in a thread of
    their own; a later page that rests stops what is not made yet.
    """

    def __init__(self, pages: PagingHand, lane: Lane, pictures: PictureSource) -> None:
        super().__init__(pages)
        self._pages = pages
        self._pictures = pictures
        self._folder: Path | None = None
        self._job = Job()
        self._made: frozenset[PictureFrame] = frozenset()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="renditions")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._ask)
        lane.do(lambda desk: desk.library.pictures.renditions, self._keep_in)

    def rest(self) -> None:
        """A page is on show: begin once it has rested."""
        self._timer.start()

    def stop(self) -> None:
        """End the thread after the picture it is at."""
        self._timer.stop()
        self._job.cancel()
        self._pool.shutdown(cancel_futures=True)

    def _keep_in(self, folder: Path) -> None:
        self._folder = folder

    def _ask(self) -> None:
        self._pages.ask(all_printed, self._begin, "renditions")

    def _begin(self, found: object) -> None:
        assert isinstance(found, frozenset)
        folder, pictures = self._folder, self._pictures
        if folder is None or found <= self._made:
            return
        self._made = found
        self._job.cancel()
        self._job = job = Job()

        def work() -> None:
            with suppress(CancelledError):
                make(found, pictures, folder, job)

        self._pool.submit(work)
