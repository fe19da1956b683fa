"""What is kept of the program's own troubles: the log, Qt's words, the trace of a sudden end."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox

from newsroom.ui.post import Post

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

TRACE = "crash.log"
BEFORE = "crash.before.log"
_TOLD = "crash.told.log"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _tell(error: BaseException) -> None:
    from newsroom.ui.care import crash  # noqa: PLC0415 - seldom met

    crash.of_thread(error)


class Watch:
    """Watches one run of the program. To be ended when that ends well."""

    def __init__(self, folder: Path) -> None:
        """Write where the program was, should it end suddenly; what a run before left is put aside
        to be told. The rest begins with `listen`, behind the first paint.
        """
        self._folder = folder
        self._trace: TextIO | None = None
        self._handler: logging.Handler | None = None
        path = folder / TRACE
        with suppress(OSError):
            if path.exists() and path.stat().st_size:
                path.replace(folder / BEFORE)
            self._trace = path.open("a", encoding="utf8")
            faulthandler.enable(self._trace)

    def listen(self) -> None:
        """Begin the log: Python's and Qt's words, ends of threads, what nobody could raise."""
        if self._handler is not None:
            return
        from newsroom.desk import log  # noqa: PLC0415 - a start says nothing

        self._handler = log.begin(self._folder)
        self._post = Post()
        logged = threading.excepthook

        def ended(args: threading.ExceptHookArgs) -> None:
            logged(args)
            if args.exc_value is not None and args.exc_type is not SystemExit:
                self._post.delivered.emit(_tell, args.exc_value)

        threading.excepthook = ended
        self._hooks = (sys.unraisablehook, qInstallMessageHandler(_qt))
        sys.unraisablehook = _unraisable

    def end(self) -> None:
        """The program ends as it should: nothing is left to be told."""
        if self._handler is not None:
            from newsroom.desk import log  # noqa: PLC0415 - loaded

            sys.unraisablehook = self._hooks[0]
            qInstallMessageHandler(self._hooks[1])
            log.end(self._handler)
            self._handler = None
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            self._trace = None
            path = self._folder / TRACE
            with suppress(OSError):
                if not path.stat().st_size:
                    path.unlink()


def _qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    category = getattr(context, "category", None) or "default"
    logging.getLogger(f"qt.{category}").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
    if sys.stderr is not None and kind is not QtMsgType.QtDebugMsg:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{message}\n")


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    logging.getLogger(__name__).error("unraisable", exc_info=args.exc_value)


def ended_suddenly(folder: Path) -> bool:
    """Whether the program ended suddenly last time, with a trace of where; true once."""
    try:
        (folder / BEFORE).replace(folder / _TOLD)
    except OSError:
        return False
    return True


def tell(window: MainWindow) -> None:
    """Say that the program ended suddenly last time."""
    from newsroom.ui import dialogs  # noqa: PLC0415 - only after a crash

    box = dialogs.notice(
        window,
        "上次意外退出",
        "采编台上次意外退出了。稿件和版面都在，没有要找回的改动。",
        "要是常常这样，请把诊断报告交给维护人员。",
    )
    offer(box, window)
    box.open()


def offer(box: QMessageBox, window: MainWindow) -> None:
    """Let the report be opened from a message."""
    report = box.addButton("诊断报告…", QMessageBox.ButtonRole.ActionRole)
    report.setToolTip("看程序的版本、设置和出错的地方，没有稿件内容")
    report.clicked.connect(window.diagnosing.open)
