"""Starting the program: application, library, window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from newsroom import paths
from newsroom.desk import sample as sample_issue
from newsroom.desk.desk import Desk
from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.ui import theme, trouble
from newsroom.ui.application import ensure_application
from newsroom.ui.main_window import MainWindow
from newsroom.ui.worker import Lane

_log = logging.getLogger(__name__)


def run(library: Path | None, *, sample: bool = False) -> int:
    """Open the window on a library, the usual one, or the sample; give the exit code."""
    application = prepare()
    lane = Lane(lambda: _open(library, sample))
    try:
        lane.start()
    except NewsroomError as error:
        trouble.show(None, error)
        return 1
    window = open_window(lane)
    sys.excepthook = _hook(window)
    window.show()
    if not lane.wait(lambda desk: desk.person()):
        window.ask_person()
    return application.exec()


def prepare() -> QApplication:
    """The application in its dress, speaking Chinese."""
    application = ensure_application()
    application.setApplicationName("采编台")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
    theme.dress(application)
    return application


def open_window(lane: Lane) -> MainWindow:
    """The window over a started lane."""
    pictures = lane.wait(lambda desk: desk.library.pictures)
    settings = QSettings(str(paths.data() / "window.ini"), QSettings.Format.IniFormat)
    return MainWindow(lane, pictures, settings)


def _open(library: Path | None, sample: bool) -> Desk:
    if library is None and sample:
        path = sample_issue.library_path()
        fresh = not path.exists()
        desk = Desk.open(path, create=True)
        if fresh:
            sample_issue.make(desk, Job())
        return desk
    return Desk.open(library or paths.default_library(), create=True)


def _hook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What escapes inside the window is shown, with everything typed kept."""

    def show(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        trouble.show(window, error)

    return show
