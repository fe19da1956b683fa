"""Starting the program: application, library, window."""

from __future__ import annotations

from newsroom.ui import swift

# isort: split
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QLabel

from newsroom import paths
from newsroom.desk.desk import Desk
from newsroom.errors import FileError, NewsroomError, why
from newsroom.ui import here, theme, trouble
from newsroom.ui.after_paint import AfterPaint
from newsroom.ui.application import ensure_application
from newsroom.ui.care import settings_file
from newsroom.ui.care.watching import Watch
from newsroom.ui.session import Session

_BEAT = 0.05  # seconds between two looks at the words on the screen
_MOST_SECONDS = 2.0  # that a screen is waited for


def run(
    library: Path | None, *, sample: bool = False, files: Sequence[Path] = (), deaf: bool = False
) -> int:
    """Open the window on a library, the usual one, or the sample, and take files in; where one of
    another library will do, or just opens, it comes to the front. Gives the exit code.

    deaf: there is a window of the library that did not answer.
    """
    try:
        folder = paths.data()
    except OSError as error:
        return _homeless(error)
    settings, told = settings_file.opened(folder)
    session = Session(settings)
    if library is None and not sample and _called(session.recent(), files):
        return 0
    watch = Watch(folder)
    try:
        return _run(prepare(settings), session, Asked(library, sample, files, deaf), watch, told)
    finally:
        watch.end()


class Asked(NamedTuple):
    """What the program was started for. deaf: there is a window that did not answer."""

    library: Path | None
    sample: bool
    files: Sequence[Path]
    deaf: bool


def _run(application: QApplication, session: Session, asked: Asked, watch: Watch, told: str) -> int:
    library, sample, files, deaf = asked
    opener: Callable[[], Desk] | None = _opener(library, sample)
    while opener is not None:
        try:
            if sample and library is None and not paths.sample_library().exists():
                _make_sample()
            window = session.open(opener)
            AfterPaint(window, watch.listen)
            AfterPaint(window, _claim_scratch)
            if told:
                AfterPaint(window, partial(window.say, told))
            if files:
                window.door.bring(list(files))
        except NewsroomError as error:
            if not deaf and _called_late(error, files):
                return 0
            opener, sample = _another(error), False
        except Exception as error:
            watch.listen()
            trouble.show(None, error)
            return 1
        else:
            return application.exec()
    return 1


def _claim_scratch() -> None:
    from newsroom.desk import scratch  # noqa: PLC0415 - once the window is painted

    scratch.claim()


def _homeless(error: OSError) -> int:
    """Say that there is no place for what the program keeps."""
    prepare()
    where = error.filename or "数据文件夹"
    reason = f"不能用来放采编台的设置和稿库（{why(error)}）"
    trouble.show(None, FileError(where, reason, advice="请检查磁盘空间和文件夹权限后再打开"))
    return 1


def prepare(settings: QSettings | None = None) -> QApplication:
    """The application in the dress that was set for this computer, speaking Chinese."""
    application = ensure_application()
    application.setApplicationName("newsroom")
    application.setApplicationDisplayName("采编台")
    application.setDesktopFileName("newsroom")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app" / "newsroom.png")))
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
    if settings is None:
        theme.dress(application)
    else:
        appearance, size = (str(here.value(settings, key)) for key in ("appearance", "text_size"))
        theme.dress(application, appearance, size)
    return application


def _called(libraries: list[Path], files: Sequence[Path]) -> bool:
    """Whether a window of a library that was opened lately came forward: it does as well."""
    others = [path for path in libraries if path != paths.default_library()]
    if not others:
        return False
    from newsroom.ui.door import calling  # noqa: PLC0415 - where there are others

    return bool(calling.called(others, files))


def _called_late(error: NewsroomError, files: Sequence[Path]) -> bool:
    from newsroom.ui.door import calling  # noqa: PLC0415 - as above

    return calling.called_late(error, files)


def _opener(library: Path | None, sample: bool) -> Callable[[], Desk]:
    if library is None and sample:
        return _sample
    return lambda: Desk.open(library or paths.default_library(), create=True)


def _sample() -> Desk:
    return Desk.open(_prepared())


def _prepared() -> Path:
    """The sample's library, made where it is not there yet."""
    target = paths.sample_library()
    if target.exists():
        return target
    from newsroom.desk import sample  # noqa: PLC0415 - it loads all that makes up pages
    from newsroom.job import Job  # noqa: PLC0415

    return sample.prepare(Job())


def _make_sample() -> None:
    """Make the sample's library, with words on the screen that are painted until it is there.

    Raises what making it raised.
    """
    label = _waiting()
    try:
        with ThreadPoolExecutor(1, "sample") as one:
            making = one.submit(_prepared)
            while wait([making], _BEAT).not_done:
                QApplication.processEvents()
        making.result()
    finally:
        label.close()


def _waiting() -> QLabel:
    """Says why the first start with the sample takes some seconds."""
    label = QLabel("正在准备样例期，请稍候…", None, Qt.WindowType.SplashScreen)
    label.setObjectName("heading")
    label.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the window comes after it
    label.setContentsMargins(48, 32, 48, 32)
    label.adjustSize()
    middle = QGuiApplication.primaryScreen().availableGeometry().center()
    label.move(middle - label.rect().center())
    label.show()
    begun = time.monotonic()
    while not _seen(label) and time.monotonic() - begun < _MOST_SECONDS:
        QApplication.processEvents()
    label.repaint()
    return label


def _seen(label: QLabel) -> bool:
    handle = label.windowHandle()
    return handle is not None and handle.isExposed()


def _another(error: NewsroomError) -> Callable[[], Desk] | None:
    """Say why a library cannot be opened, and ask how to go on; None to give up."""
    from newsroom.ui import opening  # noqa: PLC0415 - only where a library cannot be opened

    return opening.asked(error)


swift.go_on()
