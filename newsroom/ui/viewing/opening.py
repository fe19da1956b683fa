"""Ways round a library that cannot be written: look at it, or carry it to this computer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from newsroom import paths
from newsroom.desk import viewing
from newsroom.desk.desk import Desk
from newsroom.errors import Bar, CancelledError, LibraryError, NewsroomError
from newsroom.ui import dialogs, trouble, waiting
from newsroom.ui.opening import Opener, Then

_SLOW = "正在读取稿库…"


def look(error: NewsroomError, parent: QWidget | None, then: Then) -> None:
    """只读打开: what opens the library that the error names, to be looked at."""
    assert isinstance(error, LibraryError)
    then(looking(error.path, error.bar, parent))


def bring(error: NewsroomError, parent: QWidget | None, then: Then) -> None:
    """拷到本机打开: what opens a copy of the library that the error names."""
    assert isinstance(error, LibraryError)
    then(brought(error.path, parent))


def looking(path: Path, bar: Bar, parent: QWidget | None) -> Opener | None:
    """Read a library as it stands; gives what opens it, None where that was stopped or failed,
    which is told.
    """
    try:
        copied = waiting.run(_SLOW, lambda job: viewing.copied(path, job), parent)
    except CancelledError:
        return None
    except NewsroomError as error:
        trouble.message(parent, error).exec()
        return None
    return partial(Desk.over, copied, bar)


def brought(path: Path, parent: QWidget | None) -> Opener | None:
    """Ask where a library is to be carried, and carry it there; gives what opens it."""
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(home) if home and Path(home).is_dir() else paths.data()
    target = dialogs.choose_library(parent, "拷到本机的哪里", folder / path.name, new=True)
    if target is None:
        return None
    try:
        waiting.run("正在拷贝稿库…", lambda job: viewing.carry(path, target, job), parent)
    except CancelledError:
        return None
    except NewsroomError as error:
        trouble.message(parent, error).exec()
        return None
    return partial(Desk.open, target)
