"""Stored pictures as they are painted: upright, cropped and brought to the size they are shown."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader

from newsroom.model.frame import PictureSource
from newsroom.model.picture import Crop
from newsroom.ui.picture_reader import picture_reader

_LIMIT_MB = 768
_BUDGET = 96 * 1024 * 1024

Key = tuple[str, Crop, int, int]


class Images(Protocol):
    """Gives pictures in a size: at once (files), or as soon as they are read (screen)."""

    def image(self, picture: str, crop: Crop, width: float, height: float) -> QImage | None:
        """The cropped part in about that many pixels, or None where there is none."""
        ...


class NoPictures:
    """A picture source that holds nothing."""

    def path(self, picture: str) -> str:
        """Nothing is found."""
        return ""


class Renditions:
    """Cropped, scaled copies of pictures, kept while they fit the budget (bytes)."""

    def __init__(self, source: PictureSource, budget: int = _BUDGET) -> None:
        self._source = source
        self._budget = budget
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()

    def image(self, picture: str, crop: Crop, width: float, height: float) -> QImage | None:
        """The picture's cropped part in about that many pixels (never enlarged), or None."""
        if not picture or width < 1 or height < 1:
            return None
        key = (picture, crop, ceil(width), ceil(height))
        if key not in self._kept:
            larger = self._larger(key)
            if larger is not None:
                self.keep(key, _fitted(larger, key[2], key[3]))
            else:
                self.keep(key, read_picture(self._source.path(picture), crop, key[2], key[3]))
        self._kept.move_to_end(key)
        return self._kept[key]

    def holds(self, key: Key) -> bool:
        """Whether this picture is known in this size, be it as unreadable."""
        return key in self._kept

    def keep(self, key: Key, image: QImage | None) -> None:
        """Keep a rendition made elsewhere."""
        self._kept[key] = image
        self._trim()

    def another(self, key: Key) -> QImage | None:
        """The same part of the same picture in some other size, if known."""
        found = [image for kept, image in self._kept.items() if kept[:2] == key[:2]]
        return found[-1] if found else None

    def _larger(self, key: Key) -> QImage | None:
        """The same part of the same picture in more pixels, from which fewer are quickly made."""
        known = (image for kept, image in self._kept.items() if kept[:2] == key[:2])
        size = key[2:]
        return next(
            (
                i
                for i in known
                if i is not None and (i.width() >= size[0] and i.height() >= size[1])
            ),
            None,
        )

    def clear(self) -> None:
        """Forget everything, for instance after a picture was replaced."""
        self._kept.clear()

    def _trim(self) -> None:
        total = sum(image.sizeInBytes() for image in self._kept.values() if image is not None)
        while total > self._budget and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            total -= dropped.sizeInBytes() if dropped is not None else 0


def read_picture(path: str, crop: Crop, width: int, height: int) -> QImage | None:
    """The cropped part of a picture file in at most that many pixels; None if unreadable.

    Decodes no larger than needed: JPEG files scale while they are read.
    """
    if not path:
        return None
    reader = picture_reader(path)
    QImageReader.setAllocationLimit(_LIMIT_MB)
    reader.setAutoTransform(True)
    _limit(reader, crop, width, height)
    image = reader.read()
    if image.isNull():
        return None
    return _in_screen_colours(_fitted(_cropped(image, crop), width, height))


def _fitted(image: QImage, width: int, height: int) -> QImage:
    """No larger than that."""
    if image.width() <= width and image.height() <= height:
        return image
    return image.scaled(
        QSize(min(width, image.width()), min(height, image.height())),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _in_screen_colours(image: QImage) -> QImage:
    """In sRGB, as everything else on a page is: cameras and studios use other colour spaces."""
    space, usual = image.colorSpace(), QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if not space.isValid() or space == usual:
        return image
    kind = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    changed = image.convertedToColorSpace(usual, kind)
    return image if changed.isNull() else changed


def _limit(reader: QImageReader, crop: Crop, width: int, height: int) -> None:
    size = reader.size()
    if not size.isValid():
        return
    turned = bool(
        reader.transformation().value & QImageIOHandler.Transformation.TransformationRotate90.value
    )
    whole = QSize(
        ceil(width / max(1 - crop.left - crop.right, 0.01)),
        ceil(height / max(1 - crop.top - crop.bottom, 0.01)),
    )
    if turned:
        whole.transpose()
    share = max(whole.width() / size.width(), whole.height() / size.height())
    if share < 1:
        reader.setScaledSize(QSize(ceil(size.width() * share), ceil(size.height() * share)))


def _cropped(image: QImage, crop: Crop) -> QImage:
    if crop == Crop():
        return image
    left, top = round(image.width() * crop.left), round(image.height() * crop.top)
    right = round(image.width() * (1 - crop.right))
    bottom = round(image.height() * (1 - crop.bottom))
    return image.copy(QRect(left, top, max(right - left, 1), max(bottom - top, 1)))
