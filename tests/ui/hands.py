"""What a tester's hands do in the window: click, type, compose, drag, drop, wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.placement import Placement
from newsroom.ui.main_window import MainWindow
from newsroom.ui.pages.cells import Box, area

Opening = Callable[[Path], MainWindow]
T = TypeVar("T")
D = TypeVar("D", bound=QDialog)
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until long work is done, and the lane with all it was asked, answers included."""
    qtbot.waitUntil(lambda: not window.long_work.busy, timeout=20_000)
    for _ in range(4):
        done: list[bool] = []
        window.lane.do(lambda _desk: True, done.append)
        qtbot.waitUntil(lambda done=done: bool(done), timeout=20_000)


def on_desk(window: MainWindow, ask: Callable[[Desk], T]) -> T:
    """What the library says."""
    return window.lane.wait(ask)


def titles(window: MainWindow) -> list[str]:
    """The pool's rows."""
    model = window.pool.list_view().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def row_of(window: MainWindow, title: str) -> int:
    return titles(window).index(title)


def click_row(qtbot: QtBot, window: MainWindow, title: str) -> None:
    """Open an article by a click on its row."""
    view = window.pool.list_view()
    spot = view.visualRect(view.model().index(row_of(window, title), 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle(qtbot, window)


def dialog_of(qtbot: QtBot, window: MainWindow, kind: type[D]) -> D:
    """The dialog of a kind that is on show."""

    def found() -> list[D]:
        return [d for d in window.findChildren(kind) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def press(qtbot: QtBot, within: QWidget, words: str) -> None:
    """Click the button with these words."""
    buttons = [b for b in within.findChildren(QAbstractButton) if b.text() == words]
    assert len(buttons) == 1, words
    qtbot.mouseClick(buttons[0], LEFT)


def command(window: MainWindow, words: str) -> QAction:
    """A command of the menu bar by its words, mnemonic and dots left out."""
    return window.commands.called(words)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """What an input method sends: text still being composed, and text it hands over."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def drop(target: QWidget, data: QMimeData, at: QPointF | None = None) -> bool:
    """Drag something over a widget and let it go; whether it was taken."""
    port = target.viewport() if hasattr(target, "viewport") else target  # type: ignore[attr-defined]
    point = at or QPointF(port.rect().center())
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(point.toPoint(), action, data, left, NO_KEY)
    QApplication.sendEvent(port, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(port, QDragMoveEvent(point.toPoint(), action, data, left, NO_KEY))
    QApplication.sendEvent(port, QDropEvent(point, action, data, left, NO_KEY))
    return True


def files(paths: Sequence[Path]) -> QMimeData:
    """What a file manager hands to a drag."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def cell(window: MainWindow, column: int, row: int) -> QPointF:
    """The middle of a cell of the page on screen."""
    preview = window.pages.preview
    assert preview._grid is not None
    where = area(preview._grid, Box(column, row, 1, 1))
    return preview.view.point((where.left + where.right) / 2, (where.top + where.bottom) / 2)


def haul(window: MainWindow, start: QPointF, end: QPointF) -> None:
    """Press, move and release over the page."""
    port = window.pages.preview.viewport()
    steps = [(QEvent.Type.MouseButtonPress, start, LEFT)]
    for share in (0.3, 0.7, 1.0):
        steps.append((QEvent.Type.MouseMove, start + (end - start) * share, LEFT))
    steps.append((QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton))
    for kind, point, held in steps:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, point, port.mapToGlobal(point), button, held, NO_KEY)
        QApplication.sendEvent(port, event)


def placements(window: MainWindow) -> dict[str, Placement]:
    """The issue's placements by the title of their article."""
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    return {edition.articles[p.article].title: p for p in edition.placements}


def article(window: MainWindow, uuid: str) -> Article:
    """An article's newest revision."""
    return on_desk(window, lambda desk: desk.writing.open(uuid).head.article)


def corner(widget: QWidget) -> QPoint:
    return widget.rect().topLeft() + QPoint(4, 4)


def answer_files(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Answer dialogs that wait for a file: by this name, by what is proposed where it is "=", or
    by putting the dialog away where it is empty. Gives what was proposed, one after another.
    """
    proposed: list[str] = []

    def answer(dialog: QFileDialog) -> int:
        proposed.append(next(iter(dialog.selectedFiles()), ""))
        if not name:
            return QFileDialog.DialogCode.Rejected
        if name != "=":
            dialog.selectFile(name)
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", answer)
    return proposed
