"""A painter that ends where its painting ends.

Qt wants a widget's painter gone when its paint event is over. Python lets go of it later where
something still looks at the frame: the traceback of an error, a profiler, a debugger. Qt would then
paint with it into what is no longer there, and take the program down.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a device, ended on every way out."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()
