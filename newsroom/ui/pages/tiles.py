"""A page on screen in tiles: what did not change is not painted again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from newsroom.model.frame import Frame, PageFrames, PictureFrame, RuleFrame, TextFrame
from newsroom.ui.pages.canvas import Canvas
from newsroom.ui.pages.pictures import Images

_SIDE = 512
_KEPT = 96
_RULE_REACH = 38_100
_EDGE = 2

Key = tuple[int, int]


class Tiles:
    """Square pixmaps of one page at one scale (device pixels an EMU)."""

    def __init__(self, pictures: Images) -> None:
        self._pictures = pictures
        self._page: PageFrames | None = None
        self._scale = 0.0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._stale: dict[Key, QRect] = {}
        self.painted = 0

    def set_page(self, page: PageFrames | None) -> None:
        """Show another page or another state of the page; equal frames keep their pixels."""
        before, self._page = self._page, page
        if (
            before is None
            or page is None
            or (before.width, before.height)
            != (
                page.width,
                page.height,
            )
        ):
            self.clear()
            return
        for frame in changed(before, page):
            self._spoil(self._device(bounds(frame)))

    def set_pictures(self, pictures: Images) -> None:
        """Take pictures from elsewhere."""
        self._pictures = pictures
        self.clear()

    def refresh_picture(self, picture: str) -> None:
        """Paint a picture's places anew: it can now be shown, or shown better."""
        for frame in self._page.frames if self._page is not None else ():
            if isinstance(frame, PictureFrame) and frame.picture == picture:
                self._spoil(self._device(bounds(frame)))

    def set_scale(self, scale: float) -> None:
        """Paint at another scale from now on."""
        if scale != self._scale:
            self._scale = scale
            self.clear()

    def clear(self) -> None:
        """Paint everything anew."""
        self._kept.clear()
        self._stale.clear()

    def paint(self, painter: QPainter, left: int, top: int, exposed: QRect) -> None:
        """Draw the page with its corner at (left, top), as far as `exposed`; device pixels."""
        if self._page is None:
            return
        size = self._size()
        wanted = exposed.translated(-left, -top).intersected(size)
        painter.save()
        painter.setClipRect(size.translated(left, top), Qt.ClipOperation.IntersectClip)
        for column, row in _keys(wanted):
            painter.drawPixmap(left + column * _SIDE, top + row * _SIDE, self._tile((column, row)))
        painter.restore()

    def _size(self) -> QRect:
        assert self._page is not None
        return QRect(
            0,
            0,
            max(round(int(self._page.width) * self._scale), 1),
            max(round(int(self._page.height) * self._scale), 1),
        )

    def _tile(self, key: Key) -> QPixmap:
        tile = self._kept.get(key)
        if tile is None:
            tile = QPixmap(_SIDE, _SIDE)
            self._stale[key] = _rect(key)
            self._kept[key] = tile
            while len(self._kept) > _KEPT:
                dropped, _ = self._kept.popitem(last=False)
                self._stale.pop(dropped, None)
        self._kept.move_to_end(key)
        stale = self._stale.pop(key, None)
        if stale is not None:
            self._refresh(tile, key, stale)
        return tile

    def _refresh(self, tile: QPixmap, key: Key, stale: QRect) -> None:
        assert self._page is not None
        self.painted += 1
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-key[0] * _SIDE, -key[1] * _SIDE)
        painter.setClipRect(stale)
        painter.fillRect(stale, Qt.GlobalColor.white)
        scale = self._scale
        window = QRectF(
            stale.left() / scale, stale.top() / scale, stale.width() / scale, stale.height() / scale
        )
        canvas = Canvas(painter, scale, self._pictures, on_screen=True, window=window)
        canvas.draw(self._page, [f for f in self._page.frames if bounds(f).intersects(window)])
        painter.end()

    def _spoil(self, rect: QRect) -> None:
        for key in _keys(rect):
            if key in self._kept:
                part = rect.intersected(_rect(key))
                self._stale[key] = self._stale.get(key, QRect()).united(part)

    def _device(self, rect: QRectF) -> QRect:
        scale = self._scale
        left, top = int(rect.left() * scale) - _EDGE, int(rect.top() * scale) - _EDGE
        return QRect(
            left,
            top,
            ceil(rect.right() * scale) + _EDGE - left,
            ceil(rect.bottom() * scale) + _EDGE - top,
        )


def changed(before: PageFrames, after: PageFrames) -> list[Frame]:
    """The frames that only one of two states of a page holds."""
    old, new = {id(frame) for frame in before.frames}, {id(frame) for frame in after.frames}
    gone = [frame for frame in before.frames if id(frame) not in new]
    come = [frame for frame in after.frames if id(frame) not in old]
    return [f for f in gone if f not in come] + [f for f in come if f not in gone]


def bounds(frame: Frame) -> QRectF:
    """What a frame may ink, in EMU on the page."""
    rect = QRectF(int(frame.x), int(frame.y), int(frame.width), int(frame.height))
    if isinstance(frame, TextFrame):
        reach = max((int(run.size) for line in frame.lines for run in line.runs), default=0)
        return rect.adjusted(-reach, -reach, reach, reach)
    reach = _RULE_REACH + (int(frame.weight) if isinstance(frame, RuleFrame) else 0)
    return rect.adjusted(-reach, -reach, reach, reach)


def _keys(rect: QRect) -> Iterator[Key]:
    if rect.isEmpty():
        return
    for row in range(rect.top() // _SIDE, rect.bottom() // _SIDE + 1):
        for column in range(rect.left() // _SIDE, rect.right() // _SIDE + 1):
            yield column, row


def _rect(key: Key) -> QRect:
    return QRect(key[0] * _SIDE, key[1] * _SIDE, _SIDE, _SIDE)
