"""Small charts in the window's colours: the rate from issue to issue, and sums as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from newsroom.model.account import LIMIT, told
from newsroom.model.error_sums import ErrorSum
from newsroom.ui import theme

_LEFT, _RIGHT, _TOP, _FOOT = 40, 14, 26, 24  # pixels around the course
_DOT = 3.5
_ROOM = 1.15  # above the highest value
_MOST_BARS = 10
_PADDING = 6
_NAME = 0.32  # of the width


class Point(NamedTuple):
    """One issue of the course. value: errors in 10,000 characters. tip: what it tells."""

    label: str
    value: float
    passes: bool
    tip: str


class Chart(QWidget):
    """A heading, and what is drawn below it; words where there is nothing to draw."""

    def __init__(self, heading: str, nothing: str) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.heading = heading
        self._nothing = nothing
        self._spots: list[tuple[QRectF, str]] = []

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room enough to be read."""
        return QSize(260, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it in the colours of the scheme on show."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(theme.colour("heading"))
        line = QRectF(0, 0, self.width(), _TOP)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.heading)
        self._spots = []
        if not self.filled():
            painter.setPen(theme.colour("faint"))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._nothing)
        else:
            self.draw(painter)
        painter.end()

    def event(self, event: object) -> bool:  # type: ignore[override]
        """What the mouse is over tells its figure."""
        if isinstance(event, QHelpEvent):
            words = next((tip for spot, tip in self._spots if spot.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def spot(self, where: QRectF, tip: str) -> None:
        """Tell something where the mouse is."""
        self._spots.append((where, tip))

    def filled(self) -> bool:
        """Whether there is anything to draw."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw what there is."""
        raise NotImplementedError


class CourseChart(Chart):
    """The rate from issue to issue beside its limit."""

    def __init__(self) -> None:
        super().__init__("各期差错率（万分之）", "这段时间没有出报")
        self._points: tuple[Point, ...] = ()

    def show_points(self, points: Sequence[Point]) -> None:
        """Draw these, the oldest first."""
        self._points = tuple(points)
        worst = max((point.value for point in points), default=0.0)
        self.setAccessibleDescription(f"{len(points)} 期，最高万分之 {worst:.2f}")
        self.update()

    def filled(self) -> bool:
        """Whether there are issues."""
        return bool(self._points)

    def draw(self, painter: QPainter) -> None:
        """Lines at whole numbers, the limit, the course with its dots."""
        area = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_FOOT)
        limit = LIMIT / 10
        top = max(limit, *(point.value for point in self._points)) * _ROOM
        self._scale(painter, area, top)
        y = area.bottom() - area.height() * limit / top
        painter.setPen(QPen(theme.colour("error"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.drawText(
            QRectF(area.left(), y - 20, area.width(), 18),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            f"限额 {limit:g}",
        )
        step = area.width() / max(len(self._points), 1)
        dots = [
            QPointF(
                area.left() + step * (at + 0.5),
                area.bottom() - area.height() * point.value / top,
            )
            for at, point in enumerate(self._points)
        ]
        painter.setPen(QPen(theme.colour("accent"), 1.8))
        painter.drawPolyline(QPolygonF(dots))
        self._dots(painter, dots, area, step)

    def _scale(self, painter: QPainter, area: QRectF, top: float) -> None:
        every = next((e for e in (1, 2, 5, 10, 20, 50, 100, 500) if top / e <= 6), 1000)
        for number in range(0, int(top) + 1, every):
            y = area.bottom() - area.height() * number / top
            painter.setPen(QPen(theme.colour("line_soft"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("quiet"))
            where = QRectF(0, y - 10, _LEFT - 8, 20)
            painter.drawText(
                where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
            )

    def _dots(self, painter: QPainter, dots: Sequence[QPointF], area: QRectF, step: float) -> None:
        wide = max(painter.fontMetrics().horizontalAdvance(p.label) for p in self._points) + 14
        skip = max(1, -int(-wide // step))
        for at, (dot, point) in enumerate(zip(dots, self._points, strict=True)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if point.passes else "error"))
            painter.drawEllipse(dot, _DOT, _DOT)
            column = QRectF(dot.x() - step / 2, area.top(), step, area.height() + _FOOT)
            self.spot(column, point.tip)
            if at % skip == 0:
                painter.setPen(theme.colour("quiet"))
                where = QRectF(dot.x() - wide / 2, area.bottom() + 3, wide, _FOOT - 3)
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, point.label)


class BarsChart(Chart):
    """Sums as bars, each as long as its errors: those printed, and beside them those caught."""

    def __init__(self) -> None:
        super().__init__("", "没有差错")
        self._sums: tuple[ErrorSum, ...] = ()

    def show_sums(self, heading: str, sums: Sequence[ErrorSum]) -> None:
        """Draw these, as many as there is room for."""
        self.heading = heading
        self.setAccessibleName(heading)
        self._sums = tuple(sums)
        self.setAccessibleDescription(
            "；".join(f"{one.name} {one.times} 处" for one in sums[:_MOST_BARS])
        )
        self.update()

    def filled(self) -> bool:
        """Whether there are sums."""
        return bool(self._sums)

    def draw(self, painter: QPainter) -> None:
        """A line each: its name, the bars, the figures."""
        self._key(painter)
        metrics = painter.fontMetrics()
        high = metrics.height() + _PADDING
        room = max(1, int((self.height() - _TOP) // high))
        shown = self._sums[: min(_MOST_BARS, room)]
        name = self.width() * _NAME
        figures = metrics.horizontalAdvance("99 处 99.9 / 99.9") + 8
        most = max(*(one.printed + one.caught for one in shown), 1)
        long = max(self.width() - name - figures - 8, 10)
        for at, one in enumerate(shown):
            y = _TOP + at * high
            painter.setPen(theme.colour("ink"))
            words = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, int(name - 8))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                QRectF(0, y, name - 8, high), Qt.AlignmentFlag.AlignRight | middle, words
            )
            x = name
            painter.setPen(Qt.PenStyle.NoPen)
            for tenths, colour in ((one.printed, "error"), (one.caught, "good")):
                width = long * tenths / most
                painter.setBrush(theme.colour(colour))
                painter.drawRect(QRectF(x, y + 4, width, high - 8))
                x += width
            painter.setPen(theme.colour("quiet"))
            figure = f"{one.times} 处　{told(one.printed)} / {told(one.caught)}"
            painter.drawText(
                QRectF(x + 6, y, self.width() - x - 6, high),
                Qt.AlignmentFlag.AlignLeft | middle,
                figure,
            )
            self.spot(QRectF(0, y, self.width(), high), _tip(one))

    def _key(self, painter: QPainter) -> None:
        """What the colours mean, at the right of the heading."""
        x = float(self.width())
        for words, colour in (("印前发现", "good"), ("印后发现", "error")):
            wide = painter.fontMetrics().horizontalAdvance(words)
            x -= wide
            painter.setPen(theme.colour("quiet"))
            painter.drawText(QRectF(x, 0, wide, _TOP - 6), Qt.AlignmentFlag.AlignVCenter, words)
            x -= 14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colour))
            painter.drawRect(QRectF(x, (_TOP - 16) / 2, 10, 10))
            x -= 14


def _tip(one: ErrorSum) -> str:
    return (
        f"{one.name}：{one.times} 处，印后发现计错 {told(one.printed)}，"
        f"印前发现计错 {told(one.caught)}"
    )
