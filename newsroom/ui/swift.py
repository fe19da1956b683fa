"""Lets Qt for Python and the window's modules load without what only delays them.

Imported before them. PySide carries a part of itself as text and compiles it at every start: what
came out is kept where Python keeps what it compiled. PySide reads the source of every module that
is imported after itself, for `from __feature__ import` might stand there: nothing here switches
such features, so importing is Python's own again. And Python looks again and again for unreachable
objects while a start makes many that all stay.
"""

from __future__ import annotations

import builtins
import gc
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source, source_hash
from types import CodeType
from typing import Any

Key = tuple[str, bytes]


class Compiler:
    """Compiles as `compile` does, but whole modules only once for all starts.

    file: where they are kept. What cannot be read there is compiled, what cannot be written there
    is compiled again next time. Texts are told apart by all that stands in them.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._own = builtins.compile
        self._kept: dict[Key, CodeType] = {}
        self._news = False
        with suppress(OSError, ValueError, EOFError, TypeError), open(file, "rb") as kept:  # noqa: PTH123 - a start needs no more
            self._kept = dict(marshal.load(kept))  # noqa: S302 - as Python reads its own modules

    def __call__(self, source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        """What `compile` gives. Raises what it raises."""
        text = source.encode() if isinstance(source, str) else source
        plain = mode == "exec" and not more and not named and isinstance(text, bytes)
        if not plain:
            return self._own(source, filename, mode, *more, **named)
        key = (str(filename), source_hash(text))
        if key not in self._kept:
            self._kept[key] = self._own(source, filename, mode)
            self._news = True
        return self._kept[key]

    def keep(self) -> None:
        """Write down what was new, whole or not at all."""
        if not self._news or sys.dont_write_bytecode:
            return
        part = f"{self._file}.{os.getpid()}"
        with suppress(OSError, ValueError):
            os.makedirs(os.path.dirname(part), exist_ok=True)  # noqa: PTH103, PTH120 - as above
            with open(part, "wb") as kept:  # noqa: PTH123
                marshal.dump(self._kept, kept)
            os.replace(part, self._file)  # noqa: PTH105


def hold() -> None:
    """Look for no unreachable objects until `go_on`."""
    gc.disable()


def go_on() -> None:
    """What has been made by now stays; look for unreachable objects among what comes."""
    gc.freeze()
    gc.enable()


def _load() -> None:
    """Load Qt for Python."""
    hold()
    kept = cache_from_source(__file__).removesuffix("c").removesuffix(".py") + ".qt"
    own, compiler = builtins.compile, Compiler(kept)
    builtins.compile = compiler
    try:
        import PySide6.QtCore  # noqa: PLC0415, F401
    finally:
        builtins.compile = own
    compiler.keep()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_load()
