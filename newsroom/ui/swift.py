"""Lets the window's modules load without what only delays them; imported before them.

PySide reads the source of every module imported after itself, for `from __feature__ import` might
stand there. Nothing here switches such features, so importing is Python's own again. And Python
looks again and again for unreachable objects while a start makes many that all stay.
"""

from __future__ import annotations

import builtins
import gc

gc.disable()

import PySide6.QtCore  # noqa: E402, F401 - what it does to imports is undone below

_own_import = getattr(builtins, "__orig_import__", None)
if _own_import is not None:
    builtins.__import__ = _own_import


def hold() -> None:
    """Look for no unreachable objects until `go_on`."""
    gc.disable()


def go_on() -> None:
    """What has been made by now stays; look for unreachable objects among what comes."""
    gc.freeze()
    gc.enable()
