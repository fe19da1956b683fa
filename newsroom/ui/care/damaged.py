"""A library found damaged while its window is open: the window goes, the ways round are offered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.desk.desk import Desk
from newsroom.errors import Bar, LibraryError

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


def offer(box: QMessageBox, parent: QWidget, error: BaseException) -> None:
    """Give a message the way out, where it tells that the library of its window is damaged."""
    if not isinstance(error, LibraryError) or error.bar is not Bar.DAMAGED:
        return
    from newsroom.ui.care.crash import window_of  # noqa: PLC0415 - seldom met

    window = window_of(parent)
    if window is None or window.viewed is not None:
        return
    if Path(error.path).resolve() == window.path.resolve():
        add_way(box, window)


def add_way(box: QMessageBox, window: MainWindow) -> None:
    """Add the button that closes the library and goes on to what can be done about it."""
    go_on = box.addButton("关上它，看怎么办…", QMessageBox.ButtonRole.ActionRole)
    go_on.setToolTip("从备份恢复，或把还读得出的抢救到新稿库")
    box.setDefaultButton(go_on)
    opener = partial(_damaged, window.path)
    # Behind the click: the window goes, and the box with it.
    go_on.clicked.connect(
        lambda: QTimer.singleShot(0, window, partial(window.opener_wanted.emit, opener))
    )


def _damaged(path: Path) -> Desk:
    """Open nothing: the ways round a damaged library are offered then."""
    raise LibraryError(
        path,
        "已经损坏",
        Bar.DAMAGED,
        kept="窗口已经关上，程序不再写它",
        advice="请从备份恢复；没有合适的备份，就抢救",
    )
