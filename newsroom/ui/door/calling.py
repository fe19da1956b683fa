"""What a second start does: it calls at the first one's door, and ends where that opens."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from newsroom.desk.doors import Holder, age, held_here
from newsroom.errors import Bar, LibraryError
from newsroom.ui.door.speaking import Knock, knock

_YOUNG = 15.0  # seconds in which a start may still be on its way to its window
_MOST_SECONDS = 8.0  # that it is waited for
_BEAT = 0.05


def called(libraries: Iterable[Path], files: Sequence[Path]) -> bool | None:
    """Whether a window of one of the libraries came to the front, the files taken over; None where
    there is none, False where those that there are do not answer.
    """
    doors = [held for held in held_here(libraries) if held.door]
    return any(_called(held, files) for held in doors) if doors else None


def called_late(error: BaseException, files: Sequence[Path]) -> bool:
    """The same where the library was found held: a window that is just being opened is waited for,
    for whoever is impatient starts a program twice.
    """
    if not isinstance(error, LibraryError) or error.bar is not Bar.HELD:
        return False
    end = time.monotonic() + _MOST_SECONDS
    while (held := next(held_here([error.path]), None)) is not None:
        if held.door:
            return _called(held, files)
        if not 0 <= age(held) < _YOUNG or time.monotonic() > end:
            return False
        time.sleep(_BEAT)
    return False


def _called(held: Holder, files: Sequence[Path]) -> bool:
    _let_come_forward(held.pid)
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return knock(held.door, Knock(tuple(str(path) for path in files), token))


def _let_come_forward(pid: int) -> None:
    """Windows lets a program come to the front only where the one in front allows it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
