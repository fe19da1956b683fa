"""The two windows of the start measurement, each in a process of its own.

`python -m tests.bench.windows LIBRARY` opens the program on a library; without a library, a bare
window. Prints the clock at which the window was painted with all its content.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path


def program(library: Path) -> None:
    """The program's own window: painted when the pool lists its articles."""
    from newsroom.ui import start  # noqa: PLC0415 - imports are measured, in the program's order

    # isort: split
    from PySide6.QtCore import QSettings  # noqa: PLC0415

    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.ui.session import Session  # noqa: PLC0415

    application = start.prepare()
    ini = str(library.with_name("window.ini"))
    session = Session(QSettings(ini, QSettings.Format.IniFormat))
    window = session.open(lambda: Desk.open(library))
    model = window.pool.list_view().model()
    _painted(application.processEvents, lambda: model.rowCount() > 0, window.repaint)
    window.close()


def bare() -> None:
    """Menus and an editor with 6,000 characters."""
    from PySide6.QtWidgets import (  # noqa: PLC0415 - imports are measured
        QApplication,
        QMainWindow,
        QPlainTextEdit,
    )

    application = QApplication(["bare"])
    window = QMainWindow()
    for title in ("文件", "编辑", "稿件", "版面", "视图", "帮助"):
        menu = window.menuBar().addMenu(title)
        for number in range(8):
            menu.addAction(f"{title}{number}")
    editor = QPlainTextEdit()
    editor.setPlainText("\n".join("河堤上新铺的步道通到了渡口，" * 10 for _ in range(43)))
    window.setCentralWidget(editor)
    window.resize(1280, 800)
    window.show()
    _painted(application.processEvents, window.isVisible, window.repaint)


def _painted(
    work: Callable[[], None], ready: Callable[[], bool], repaint: Callable[[], None]
) -> None:
    """Let the window work until its content is there, paint it, and tell when that was."""
    until = time.perf_counter() + 60
    work()
    while not ready():
        if time.perf_counter() > until:
            raise TimeoutError("the window never showed its content")
        work()
    repaint()
    work()
    sys.stdout.write(f"{time.perf_counter()!r}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        program(Path(sys.argv[1]))
    else:
        bare()
