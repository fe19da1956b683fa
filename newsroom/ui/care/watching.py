"""What is kept of the program's own troubles: the log, Qt's words, the trace of a sudden end."""

from __future__ import annotations

import faulthandler
import logging
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

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
        sys.unraisablehook = _unraisable
        qInstallMessageHandler(_qt)

    def end(self) -> None:
        """The program ends as it should: nothing is left to be told."""
        if self._handler is not None:
            from newsroom.desk import log  # noqa: PLC0415 - loaded

            qInstallMessageHandler(None)
            sys.unraisablehook = sys.__unraisablehook__
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


def tell(window: MainWindow, folder: Path) -> bool:
    """Say once that the program ended suddenly last time; whether it did."""
    try:
        (folder / BEFORE).replace(folder / _TOLD)
    except OSError:
        return False
    from newsroom.ui import dialogs  # noqa: PLC0415 - only after a crash

    box = dialogs.notice(
        window,
        "上次意外退出",
        "采编台上次意外退出了。存下的稿件和版面都在。",
        "没存成版本的改动，有的话已经另外列出。要是常常这样，请把诊断报告交给维护人员。",
    )
    report = box.addButton("诊断报告…", box.ButtonRole.ActionRole)
    report.setToolTip("看程序的版本、设置和出错的地方，没有稿件内容")
    report.clicked.connect(window.diagnosing.open)
    box.open()
    return True
