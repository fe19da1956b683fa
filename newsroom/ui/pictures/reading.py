"""Pictures read beside the window, no larger than they are shown, their proportions kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler

from newsroom.model.picture import Crop
from newsroom.ui.aside import Aside
from newsroom.ui.pages.pictures import read_picture
from newsroom.ui.picture_reader import picture_reader

WHOLE = 1 << 20  # a side no picture reaches: as large as it is
_BUDGET = 48 * 1024 * 1024
_TURNED = QImageIOHandler.Transformation.TransformationRotate90.value

Find = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a size. image: None while it is read, and where it is not found (lost)."""

    image: QImage | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class _Key:
    picture: str
    crop: Crop
    width: int
    height: int


class Reading(QObject):
    """arrived: the SHA-256 of a picture that can be shown now, or is known to be lost."""

    arrived = Signal(str)

    def __init__(self, find: Find, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._kept: OrderedDict[_Key, Shown] = OrderedDict()
        self._wanted: set[_Key] = set()
        self._aside = Aside(self)

    def set_finder(self, find: Find) -> None:
        """How to find a stored picture's file by its SHA-256; called beside the window."""
        self._find = find

    def picture(self, picture: str, crop: Crop, width: float, height: float) -> Shown:
        """The picture's part within so many pixels; another size of it until that is read."""
        key = _Key(picture, crop, ceil(width), ceil(height))
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        if key not in self._wanted:
            self._wanted.add(key)
            self._aside.do(partial(_read, self._find, key), partial(self._keep, key))
        same = (shown for k, shown in self._kept.items() if (k.picture, k.crop) == (picture, crop))
        return next(same, Shown())

    def forget_lost(self) -> None:
        """Look again for what was not found: originals may have been brought back."""
        for key in [key for key, shown in self._kept.items() if shown.lost]:
            del self._kept[key]

    def wait(self) -> None:
        """Until everything asked for has been read."""
        self._aside.wait()

    def _keep(self, key: _Key, image: QImage | None) -> None:
        self._wanted.discard(key)
        self._kept[key] = Shown(image, lost=image is None)
        total = sum(s.image.sizeInBytes() for s in self._kept.values() if s.image is not None)
        while total > _BUDGET and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            total -= dropped.image.sizeInBytes() if dropped.image is not None else 0
        self.arrived.emit(key.picture)


def _read(find: Find, key: _Key) -> QImage | None:
    path = find(key.picture)
    if not path:
        return None
    size = _fitted(path, key)
    return read_picture(path, key.crop, size.width(), size.height())


def _fitted(path: str, key: _Key) -> QSize:
    """The pixels that the part takes within the room, never more than it has."""
    reader = picture_reader(path)
    whole = reader.size()
    if reader.transformation().value & _TURNED:
        whole.transpose()
    part = QSize(round(whole.width() * key.crop.wide), round(whole.height() * key.crop.high))
    room = QSize(key.width, key.height)
    if not whole.isValid() or (part.width() <= room.width() and part.height() <= room.height()):
        return (
            part.expandedTo(QSize(1, 1)) if whole.isValid() else room.boundedTo(QSize(4096, 4096))
        )
    scaled = part.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))
