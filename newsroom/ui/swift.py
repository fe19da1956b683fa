"""Lets Qt for Python and the window's modules load without what only delays them.

Imported before them. PySide reads the source of every module that is imported after itself, for
`from __feature__ import` might stand there: nothing here switches such features, so that reading is
taken out of importing. And Python looks again and again for unreachable objects while a start makes
many that all stay: `start` and `session` say when it goes on.
"""

from __future__ import annotations

import builtins
import gc


def hold() -> None:
    """Look for no unreachable objects until `go_on`."""
    gc.disable()


def go_on() -> None:
    """What has been made by now stays; look for unreachable objects among what comes."""
    gc.freeze()
    gc.enable()


def _load() -> None:
    """Load Qt for Python; from here on imports read no source for PySide's features."""
    hold()
    import PySide6.QtCore  # noqa: PLC0415, F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_load()
