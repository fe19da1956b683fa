"""An error that nobody foresaw: what is typed is saved first, then it is told, once."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from newsroom.desk.desk import Desk
from newsroom.ui.care import watching

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_log = logging.getLogger(__name__)
_KEPT = "您打的字已经存好，别的都在稿库里。"
_NOTHING = "此前自动保存的内容都在稿库里。"
_NOT_KEPT = (
    "刚打的字没有存上，还在编辑框里：请先按 Ctrl+A、Ctrl+C 复制一份贴到别处；"
    "此前自动保存的内容都在稿库里。"
)


def show(parent: QWidget | None, error: BaseException) -> None:
    """Log an error, save what is typed, and say both over its window, or wait for the answer where
    there is none. While one is on show no other comes.
    """
    _log.error("unexpected", exc_info=error)
    window = window_of(parent)
    kept = _saved(window)
    if parent is not None and any(box.isVisible() for box in parent.findChildren(CrashBox)):
        return
    box = CrashBox(error, kept, parent, window)
    if parent is None:
        box.exec()
    else:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def of_thread(error: BaseException) -> None:
    """Say over the window on show that a thread of it ended; where there is none the log has it."""
    window = window_of(None)
    if window is not None:
        show(window, error)


def window_of(parent: QWidget | None) -> MainWindow | None:
    """The program's window that a widget belongs to, or the one on show."""
    from newsroom.ui.main_window import MainWindow  # noqa: PLC0415 - loaded whenever there is one

    above: QWidget | None = parent
    while above is not None and not isinstance(above, MainWindow):
        above = above.parentWidget()
    if above is not None:
        return above
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return next((window for window in shown if window.isVisible()), None)


def _saved(window: MainWindow | None) -> str:
    """Save what is typed, and say what became of it."""
    if window is None or not window.made("editing") or not window.editing.article:
        return _NOTHING
    try:
        return _KEPT if window.editing.secure() else _NOT_KEPT
    except Exception as error:
        _log.error("not saved", exc_info=error)
        return _NOT_KEPT


class CrashBox(QMessageBox):
    """What happened, what became of the work, and what can be done next."""

    def __init__(
        self, error: BaseException, kept: str, parent: QWidget | None, window: MainWindow | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("采编台")
        self.setIcon(QMessageBox.Icon.Critical)
        self.setText("程序出了意外的错误。")
        kind = type(error).__name__
        self.setInformativeText(
            f"{kept}\n可以接着工作；要是总出这个错，请存好后重新打开采编台，"
            f"并把诊断报告交给维护人员。\n（{kind}，详情已记入日志）"
        )
        go_on = self.addButton("接着工作", QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)
        if window is not None:
            if window.viewed is None:
                again = self.addButton("存好并重新打开", QMessageBox.ButtonRole.ActionRole)
                again.setToolTip("保存、关闭窗口，再打开同一个稿库")
                again.clicked.connect(partial(_reopen, window))
            watching.offer(self, window)


def _reopen(window: MainWindow) -> None:
    """Close the window as always, which saves, and open its library again."""
    path = window.path
    QTimer.singleShot(0, window, lambda: window.opener_wanted.emit(lambda: Desk.open(path)))
