"""Pictures for the screen, read beside the window so that no large photo ever holds it up."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from newsroom.model.frame import PictureSource
from newsroom.model.picture import Crop
from newsroom.ui import theme
from newsroom.ui.aside import Aside
from newsroom.ui.pages.pictures import Key, Renditions, read_picture


class LaterRenditions(QObject):
    """Hands out what is known of a picture, reads the right size in the background, then tells."""

    arrived = Signal(str)  # the picture that can now be shown in a better size

    def __init__(self, source: PictureSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._known = Renditions(source)
        self._wanted: set[Key] = set()
        self._aside = Aside(self)

    def image(self, picture: str, crop: Crop, width: float, height: float) -> QImage | None:
        """The picture, another size of it, or plain grey until it is read; None if unreadable."""
        if not picture or width < 1 or height < 1:
            return None
        key = (picture, crop, ceil(width), ceil(height))
        if self._known.holds(key):
            return self._known.image(*key)
        if key not in self._wanted:
            self._wanted.add(key)
            path = self._source.path(picture)
            self._aside.do(partial(read_picture, path, *key[1:]), partial(self._keep, key))
        return self._known.another(key) or _grey()

    def stop(self) -> None:
        """Read nothing more; until nothing is being read."""
        self._aside.stop()

    def wait(self) -> None:
        """Until everything asked for has been read."""
        self._aside.wait()

    def _keep(self, key: Key, image: QImage | None) -> None:
        self._wanted.discard(key)
        self._known.keep(key, image)
        self.arrived.emit(key[0])


def _grey() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(theme.colour("waiting"))
    return image
