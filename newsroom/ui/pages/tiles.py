"""A page on screen in tiles: what did not change is not painted again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from newsroom.model.frame import Frame, Line, PageFrames, PictureFrame, RuleFrame, Run, TextFrame
from newsroom.ui.pages.canvas import Canvas
from newsroom.ui.pages.pictures import Images
from newsroom.ui.pages.settled import SettledRuns
from newsroom.ui.painting import painting

_SIDE = 512
_KEPT = 96
_RULE_REACH = 38_100
_EDGE = 2
_LINE_REACH = 1.5  # of the type size, from one size above the baseline to half a size below

Key = tuple[int, int]


class Tiles:
    """Square pixmaps of one page at one scale (device pixels an EMU)."""

    def __init__(self, pictures: Images) -> None:
        self._pictures = pictures
        self._page: PageFrames | None = None
        self._reach: dict[int, QRectF] = {}
        self._scale = 0.0
        self._settled = SettledRuns(0.0)
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._stale: dict[Key, QRect] = {}
        self.painted = 0

    def set_page(self, page: PageFrames | None) -> list[QRect] | None:
        """Show another page or another state of the page; equal frames keep their pixels.

        What has to be painted anew, in device pixels from the page's corner; None for all.
        """
        before, self._page = self._page, page
        known = self._reach  # frames that stay are the same objects
        frames = page.frames if page is not None else ()
        stayed = set() if before is None else {id(frame) for frame in before.frames}
        self._reach = {
            id(frame): known[id(frame)] if id(frame) in stayed else bounds(frame)
            for frame in frames
        }
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
            return None
        spoilt = [self._device(rect) for rect in changed(before, page)]
        for rect in spoilt:
            self._spoil(rect)
        return spoilt

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
            self._settled = SettledRuns(scale)
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
        scale = self._scale
        window = QRectF(
            stale.left() / scale, stale.top() / scale, stale.width() / scale, stale.height() / scale
        )
        seen = [f for f in self._page.frames if self._reach[id(f)].intersects(window)]
        with painting(tile) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-key[0] * _SIDE, -key[1] * _SIDE)
            painter.setClipRect(stale)
            painter.fillRect(stale, Qt.GlobalColor.white)
            canvas = Canvas(
                painter,
                scale,
                self._pictures,
                on_screen=True,
                settled=self._settled,
                window=window,
            )
            canvas.draw(self._page, seen)

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


def changed(before: PageFrames, after: PageFrames) -> list[QRectF]:
    """What looks different in two states of a page, in EMU: of text frames that stay where they
    are the lines that do, of everything else the whole frame."""
    old, new = {id(frame) for frame in before.frames}, {id(frame) for frame in after.frames}
    gone = [frame for frame in before.frames if id(frame) not in new]
    come = {_place(frame): frame for frame in after.frames if id(frame) not in old}
    found = []
    for frame in gone:
        other = come.pop(_place(frame), None)
        if isinstance(frame, TextFrame) and isinstance(other, TextFrame) and not frame.vertical:
            found += [_line_bounds(one, line) for one, line in _unlike(frame, other)]
        elif frame != other:
            found += [bounds(each) for each in (frame, other) if each is not None]
    return [*found, *map(bounds, come.values())]


def _place(frame: Frame) -> tuple[object, ...]:
    """What frames have in common that are compared with each other, text line by line."""
    if isinstance(frame, TextFrame) and not frame.vertical:
        return (frame.x, frame.y, frame.width, frame.height, frame.role, frame.placement)
    return (frame,)


def _unlike(frame: TextFrame, other: TextFrame) -> list[tuple[TextFrame, Line]]:
    """The lines of either frame that the other one does not show alike."""
    shown = {line.baseline: line for line in other.lines}
    found, alike = [], set()
    for line in frame.lines:
        its = shown.get(line.baseline)
        if its is not None and _alike(line, its):
            alike.add(id(its))
        else:
            found.append((frame, line))
    return [*found, *((other, line) for line in other.lines if id(line) not in alike)]


def _alike(line: Line, other: Line) -> bool:
    """Whether two lines on one baseline look the same, wherever in the body they come from."""
    if line is other:
        return True
    if len(line.runs) != len(other.runs):
        return False
    return all(map(_same_look, line.runs, other.runs))


def _same_look(a: Run, b: Run) -> bool:
    return a is b or (
        a.text == b.text
        and a.xs == b.xs
        and a.advances == b.advances
        and (a.face is b.face or a.face == b.face)
        and (a.size, a.colour, a.stance, a.narrow) == (b.size, b.colour, b.stance, b.narrow)
    )


def _line_bounds(frame: TextFrame, line: Line) -> QRectF:
    """What a line may ink, in EMU on the page."""
    reach = max((int(run.size) for run in line.runs), default=0)
    top = int(frame.y) + int(line.baseline) - reach
    return QRectF(int(frame.x) - reach, top, int(frame.width) + 2 * reach, reach * _LINE_REACH)


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
