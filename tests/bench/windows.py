"""The two windows of the start measurement, each in a process of its own.

`python -m tests.bench.windows LIBRARY` opens the program on a library; without a library, a bare
window. Prints, as JSON, the clock at which the window was painted with all its content and the
MB that its process then holds; of the program also what of HEAVY was loaded by then, the clocks at
which the editor and the page's hand stood ready and the page itself was composed, and at last the
MB of its process and of its workers.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

HEAVY = (
    *("pandas", "ortools", "docx", "openpyxl", "pypinyin", "jieba", "numpy", "sqlite_utils"),
    *("lxml", "PIL", "pikepdf", "rapidfuzz", "uharfbuzz", "newsroom.typeset", "newsroom.arrange"),
)

_SETTLES = 2.0


def program(library: Path, *, weighed: bool = False) -> None:
    """The program's own window: painted when the tree, the tabs and the pool show what is there.

    weighed: tell the MB that it and its workers hold once all is there.
    """
    from newsroom.ui import start  # noqa: PLC0415 - imports are measured, in the program's order

    # isort: split
    from PySide6.QtCore import QSettings  # noqa: PLC0415

    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.ui.session import Session  # noqa: PLC0415

    ini = str(library.with_name("window.ini"))
    settings = QSettings(ini, QSettings.Format.IniFormat)
    application = start.prepare(settings)
    session = Session(settings)
    window = session.open(lambda: Desk.open(library))
    work, model = application.processEvents, window.pool.list_view().model()
    _until(work, lambda: model.rowCount() > 0)
    assert window.lines and window.pages.tabs.count()
    window.repaint()
    told: dict[str, object] = {"painted": time.perf_counter()}
    told["heavy"] = [name for name in HEAVY if name in sys.modules]
    _until(work, lambda: window.made("paging"))
    told["ready"] = time.perf_counter()
    _until(work, lambda: window.paging.frames is not None)
    told["composed"] = time.perf_counter()
    if weighed:
        told = _held(work)
    _tell(told)
    window.close()


def _held(work: Callable[[], None]) -> dict[str, object]:
    """MB of the window's process, and of its workers what is theirs alone."""
    from newsroom.ui.processes import reader, shared  # noqa: PLC0415
    from tests.bench.held import private, resident  # noqa: PLC0415

    until = time.perf_counter() + _SETTLES
    while time.perf_counter() < until:
        work()
        time.sleep(0.01)
    pids = (*shared().pids, *reader().pids)
    return {"held": resident("self"), "workers": sum(map(private, pids))}


def bare(*, weighed: bool = False) -> None:
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
    _until(application.processEvents, window.isVisible)
    window.repaint()
    told = {"painted": time.perf_counter()}
    if weighed:
        from tests.bench.held import resident  # noqa: PLC0415

        told = {"held": resident("self")}
    _tell(told)


def _until(work: Callable[[], None], ready: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    until = time.perf_counter() + 60
    work()
    while not ready():
        if time.perf_counter() > until:
            raise TimeoutError("the window never came so far")
        work()


def _tell(told: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    *_libraries, _last = sys.argv
    _weighed = _last == "memory"
    if len(sys.argv) > 1 + _weighed:
        program(Path(sys.argv[1]), weighed=_weighed)
    else:
        bare(weighed=_weighed)
