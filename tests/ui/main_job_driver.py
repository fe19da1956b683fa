"""Does the main job in the real window, as a person would; run by test_main_job under a screen.

Arguments: the library to make, the Word file to take in, the folder to export to, the new name.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QCursor, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from newsroom.cli import main
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.new_issue_dialog import NewIssueDialog
from newsroom.ui.pages.cells import Box, area
from newsroom.ui.result_dialog import ResultDialog
from newsroom.ui.review.dialog import ReviewDialog
from newsroom.ui.sorting.dialog import SortingDialog
from newsroom.ui.start import prepare

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 40_000


def until(true: Callable[[], object], what: str) -> None:
    """Let events run until something holds."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        if clock.elapsed() > PATIENCE:
            raise TimeoutError(what)
        pause(20)


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def window() -> MainWindow:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return found[0]


def dialog(kind: type[QDialog]) -> QDialog:
    """The modal dialog of a kind, as soon as it is there."""
    until(lambda: isinstance(QApplication.activeModalWidget(), kind), kind.__name__)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def write(field: QWidget, text: str) -> None:
    """Replace a field's text through the input method, as Chinese is written."""
    field.setFocus()
    assert isinstance(field, QLineEdit | QTextEdit)
    field.selectAll()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def shortcut(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press keys in the main window; a bare screen has nobody who makes it active again."""
    window().activateWindow()
    until(window().isActiveWindow, "active window")
    QTest.keyClick(window(), key, held)


def press(within: QWidget, words: str) -> None:
    button = next(b for b in within.findChildren(QAbstractButton) if b.text() == words)
    QTest.mouseClick(button, LEFT)


def titles() -> list[str]:
    model = window().pool.list_view().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def drag_onto_page(row: int) -> None:
    """Press on a row of the pool, move onto the page, let go there."""
    view, preview = window().pool.list_view(), window().pages.preview
    start = view.visualRect(view.model().index(row, 0)).center()
    assert preview._grid is not None
    where = area(preview._grid, Box(0, 24, 1, 1))
    end = preview.view.point((where.left + where.right) / 2, (where.top + where.bottom) / 2)
    port = preview.viewport()
    steps = [
        lambda: QCursor.setPos(port.mapToGlobal(end.toPoint() - QPoint(30, 10))),
        lambda: QCursor.setPos(port.mapToGlobal(end.toPoint())),
        lambda: None,
        lambda: QTest.mouseRelease(port, LEFT, pos=end.toPoint()),
    ]
    for number, step in enumerate(steps):
        QTimer.singleShot(150 * (number + 1), step)
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for far in (4, 12, 30):
        point = QPointF(start + QPoint(far, 0))
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            view.viewport().mapToGlobal(point),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), move)


def job(copy: Path, out: Path, name: str) -> None:
    """The whole way: name, issue, import, edit, drag, assemble, export."""
    until(lambda: any(isinstance(w, MainWindow) for w in QApplication.topLevelWidgets()), "window")
    until(lambda: window().stage.welcome, "welcome")
    welcome = window().stage.welcome
    assert welcome is not None
    asked = welcome.findChild(QLineEdit)
    assert isinstance(asked, QLineEdit)
    write(asked, "何编辑")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    until(lambda: "何编辑" in window().person.text(), "person")

    shortcut(Qt.Key.Key_N, CONTROL | SHIFT)
    press(dialog(NewIssueDialog), "新建")
    until(lambda: window().pages.preview._page is not None, "page")

    shortcut(Qt.Key.Key_O, CONTROL)
    chosen = dialog(QFileDialog)
    field = chosen.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    write(field, str(copy))
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(dialog(SortingDialog), Qt.Key.Key_Return, CONTROL)
    until(lambda: len(titles()) == 2, "imported")

    view = window().pool.list_view()
    row = next(i for i, title in enumerate(titles()) if title.startswith("东渠"))
    QTest.mouseClick(
        view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 0)).center()
    )
    until(lambda: window().editing.article, "article")
    byline = window().editor.heads.byline
    until(byline.chips, "byline")
    byline.chips()[0].setFocus()
    QTest.keyClick(byline.chips()[0], Qt.Key.Key_F2)
    write(byline.input, name)
    QTest.keyClick(byline.input, Qt.Key.Key_Return)

    drag_onto_page(row)
    until(lambda: len(window().pages.preview._placements) == 1, "placed by hand")
    until(lambda: len(titles()) == 1, "left the pool")

    shortcut(Qt.Key.Key_L, CONTROL)
    # Where the story placed by hand would move, that is asked first; Enter takes it.
    until(lambda: reviews() or len(window().pages.preview._placements) == 2, "proposed")
    for review in reviews():
        QTest.keyClick(review._ways, Qt.Key.Key_Return)
    until(lambda: len(window().pages.preview._placements) == 2, "assembled")
    until(lambda: not window().long_work.busy, "done")

    shortcut(Qt.Key.Key_E, CONTROL)
    wanted = dialog(ExportDialog)
    write(next(f for f in wanted.findChildren(QLineEdit)), str(out))
    press(wanted, "导出")
    told = dialog(ResultDialog)
    assert isinstance(told, ResultDialog)
    print(told.summary.text())  # noqa: T201 - the test reads it
    press(told, "知道了")
    pause(50)
    shortcut(Qt.Key.Key_Q, CONTROL)


def reviews() -> list[ReviewDialog]:
    """The review of proposed pages, where it is on show."""
    return [each for each in window().findChildren(ReviewDialog) if each.isVisible()]


def guarded(act: Callable[[], None]) -> None:
    """A failed driver ends at once and says why."""
    try:
        act()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(3)


if __name__ == "__main__":
    library, copy, out, name = sys.argv[1:]
    prepare()
    QTimer.singleShot(0, lambda: guarded(lambda: job(Path(copy), Path(out), name)))
    main(["--library", library])
