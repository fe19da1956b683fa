"""Icons of buttons and menus: line drawings, painted as sharp as the screen is, in its colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap

from newsroom import paths
from newsroom.ui import theme

_PAINT = "currentColor"  # what the drawings call the colour of their lines
_KEPT: dict[tuple[str, int, int, str], QPixmap] = {}
_MOST_KEPT = 600  # far more than a window shows; sizes and schemes together


def icon(name: str, tint: str = "icon") -> QIcon:
    """The icon of a name, one of `resources/icons`, in a colour of the theme.

    Nothing is read or drawn before it is first painted; it follows light, dark and any scale.
    Greyed where its control is disabled. Raises KeyError where there is no such colour.
    """
    theme.colour(tint)
    return QIcon(_Lines(name, tint))


def picture(name: str, size: int, tint: str = "icon", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture for a label, so many logical pixels wide and high."""
    side = round(size * ratio)
    drawn = QPixmap(_drawn(name, side, side, theme.colour(tint).name()))
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def names() -> frozenset[str]:
    """The names there are."""
    return frozenset(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


class _Lines(QIconEngine):
    """Draws one icon whenever it is asked for, at the size and in the colour of that moment."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint into a rectangle, as dense as the device is."""
        ratio = painter.device().devicePixelRatioF()
        drawn = QPixmap(self.pixmap((QSize(rect.size()) * ratio), mode, state))
        drawn.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.topLeft(), drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon in so many device pixels."""
        return _drawn(self._name, size.width(), size.height(), self._ink(mode, state))

    def clone(self) -> QIconEngine:
        """Another one alike."""
        return _Lines(self._name, self._tint)

    def iconName(self) -> str:  # noqa: N802
        """What tests and accessibility call it."""
        return self._name

    def isNull(self) -> bool:  # noqa: N802
        """Never: every size can be drawn."""
        return False

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return theme.colour("disabled").name()
        if mode is QIcon.Mode.Selected:
            return theme.colour("on_accent").name()
        on = state is QIcon.State.On or mode is QIcon.Mode.Active
        return theme.colour("accent" if on and self._tint == "icon" else self._tint).name()


def _drawn(name: str, width: int, height: int, ink: str) -> QPixmap:
    key = (name, width, height, ink)
    if key not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = _draw(*key)
    return _KEPT[key]


def _draw(name: str, width: int, height: int, ink: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - 3 ms that only painting needs

    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    where = QRectF((width - side) / 2, (height - side) / 2, side, side)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_lines(name).replace(_PAINT, ink).encode())).render(painter, where)
    painter.end()
    return QPixmap.fromImage(image)


@cache
def _lines(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf8")
