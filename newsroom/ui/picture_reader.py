"""Picture files read by Qt: photographs' formats alone, whatever the file says by its name.

Qt would also read drawings (SVG), which name other files, and every format it has a plugin for.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

_FORMATS = frozenset({"jpeg", "jpg", "png", "webp", "tiff", "tif", "bmp", "gif"})


def picture_reader(path: str) -> QImageReader:
    """A reader of a picture file, by its content; one of nothing where it is no photograph."""
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    return reader if kind in _FORMATS else QImageReader()


def thumbnail(path: str, size: QSize) -> QPixmap:
    """A picture file within a size; null where it cannot be read."""
    reader = picture_reader(path)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid():
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
