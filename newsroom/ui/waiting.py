"""Long work where there is no window yet to show it: a small dialog with progress and a stop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from newsroom.job import Job

T = TypeVar("T")
_STEPS = 1000
_PATIENCE = 400  # milliseconds of work that need no words


class _Post(QObject):
    """Carries what the work tells into the window's thread."""

    progressed = Signal(float, str)
    done = Signal()


def run(words: str, work: Callable[[Job], T], parent: QWidget | None = None) -> T:
    """Do long work beside the painting thread and wait for it, showing how far it is.

    words: what is done, “正在恢复稿库…”. Raises what the work raised; CancelledError where it was
    stopped.
    """
    post, loop = _Post(), QEventLoop()
    job = Job(post.progressed.emit)
    dialog = QProgressDialog(words, "停止", 0, _STEPS, parent)
    dialog.setWindowTitle("采编台")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(_PATIENCE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.setMinimumWidth(420)

    def progress(fraction: float, text: str) -> None:
        dialog.setLabelText(text or words)
        dialog.setValue(round(fraction * (_STEPS - 1)))

    post.progressed.connect(progress, Qt.ConnectionType.QueuedConnection)
    post.done.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    dialog.canceled.connect(job.cancel)
    dialog.setValue(0)
    try:
        with ThreadPoolExecutor(1, "waiting") as one:
            future: Future[T] = one.submit(work, job)
            future.add_done_callback(lambda _future: post.done.emit())
            loop.exec()
        return future.result()
    finally:
        dialog.close()
        dialog.deleteLater()
