"""Paints frames with a Qt painter, for screen, PDF and PNG alike."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPen

from newsroom.model.frame import (
    BoxFrame,
    FontFace,
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    RuleFrame,
    Run,
    TextFrame,
)
from newsroom.model.length import Pt
from newsroom.ui.pages.faces import UNIT, load
from newsroom.ui.pages.glyphs import Batch, horizontal, vertical
from newsroom.ui.pages.pictures import Images
from newsroom.ui.pages.settled import SettledRuns

_PLACEHOLDER_FILL = "eef0f2"
_PLACEHOLDER_EDGE = "b4bac2"
_PLACEHOLDER_TEXT = "6b7280"
_PLACEHOLDER_SIZE = Pt(9)
_FAINTEST = 0.4
_LARGEST_GLYPHS = 60.0
_SAME_LINE = 0.6  # em between baselines that a reader of PDF files takes for one line


class Canvas:
    """A painter at a scale (device units an EMU) that draws frames in page coordinates.

    on_screen: hair lines are kept on whole pixels. settled: runs drawn on screen before at this
    scale. picture_share: most pixels of a picture for
    each device unit. window: lines outside this part of the page (EMU) are left out. drawn:
    what each glyph stands for, in drawing order, for the text layer of PDF files; nothing on
    screen. parts: how many glyphs were drawn where the pen went back along a line, as from a
    story's last line to a headline at its left.
    """

    def __init__(
        self,
        painter: QPainter,
        scale: float,
        pictures: Images,
        *,
        on_screen: bool,
        settled: SettledRuns | None = None,
        picture_share: float = 1.0,
        window: QRectF | None = None,
    ) -> None:
        self._painter = painter
        self._scale = scale
        self._pictures = pictures
        self._on_screen = on_screen
        self._settled = settled
        self._picture_share = picture_share
        self._window = window
        self._look: tuple[FontFace, int, str] | None = None
        self._indexes: list[int] = []
        self._places: list[QPointF] = []
        self.drawn: list[str] = []
        self.parts: set[int] = set()
        self._pen = (0.0, -1e9, 0)

    def draw(self, page: PageFrames, frames: Iterable[Frame] | None = None) -> None:
        """Draw a page's frames, or some of them, in their order; the words of empty picture places
        last, so that they part no story where a file's text is read."""
        face = first_face(page)
        empty: list[PictureFrame] = []
        for frame in page.frames if frames is None else frames:
            match frame:
                case TextFrame():
                    self._text(frame)
                case RuleFrame():
                    self._rule(frame)
                case BoxFrame():
                    self._box(frame)
                case PictureFrame():
                    if not self._picture(frame):
                        empty.append(frame)
        if face is not None:
            for frame in empty:
                self._placeholder_text(frame, face)

    def _text(self, frame: TextFrame) -> None:
        setting = vertical if frame.vertical else horizontal
        for line in frame.lines:
            if not self._shows(frame, line):
                continue
            for run in line.runs:
                if not frame.vertical and self._usual(run):
                    self._again(run, frame, line)
                    continue
                for batch in setting(run, int(line.baseline)):
                    self._batch(batch, int(frame.x), int(frame.y))
        self._flush()

    def _usual(self, run: Run) -> bool:
        """Whether a run of a horizontal line is drawn as it was before."""
        return (
            self._settled is not None
            and run.narrow == 1.0
            and bool(run.text)
            and int(run.size) * self._scale <= _LARGEST_GLYPHS
        )

    def _again(self, run: Run, frame: TextFrame, line: Line) -> None:
        assert self._settled is not None
        baseline = int(frame.y) + int(line.baseline)
        origin = QPointF(int(frame.x) * self._scale, baseline * self._scale)
        self._painter.setPen(self._ink(run.colour))
        self._painter.drawGlyphRun(origin, self._settled.of(run))

    def _shows(self, frame: TextFrame, line: Line) -> bool:
        if self._window is None or frame.vertical:
            return True
        size = 0
        for run in line.runs:  # for a hundred lines a key, where max() takes three times as long
            if run.size > size:
                size = int(run.size)
        baseline = int(frame.y) + int(line.baseline)
        return baseline + size >= self._window.top() and baseline - size <= self._window.bottom()

    def _batch(self, batch: Batch, left: int, top: int) -> None:
        """Draw a batch, or let upright type of one look wait to be drawn at one go."""
        pixels = batch.size * self._scale
        if self._on_screen and pixels * max(batch.stretch, 1.0) > _LARGEST_GLYPHS:
            self._flush()
            self._outlines(batch, left, top)
        elif batch.turned or batch.stretch != 1.0:
            self._flush()
            self._bent(batch, left, top)
        else:
            look = (batch.face, batch.size, batch.colour)
            if look != self._look:
                self._flush()
                self._look = look
            self._indexes += batch.indexes
            scale = self._scale
            x0, y0 = left * scale, top * scale
            self._places += [
                QPointF(x0 + x * scale, y0 + y * scale)
                for x, y in zip(batch.xs, batch.ys, strict=True)
            ]
        if not self._on_screen:
            self._follow(batch, left, top)

    def _follow(self, batch: Batch, left: int, top: int) -> None:
        x, y, size = self._pen
        level = abs(top + batch.ys[0] - y) <= _SAME_LINE * max(size, batch.size)
        if level and left + batch.xs[0] < x:
            self.parts.add(len(self.drawn))
        self.drawn += [batch.text] if len(batch.indexes) == 1 else batch.text
        self._pen = (left + batch.xs[-1], top + batch.ys[-1], batch.size)

    def _flush(self) -> None:
        if self._look is not None:
            self._glyphs(*self._look, self._indexes, self._places)
        self._look, self._indexes, self._places = None, [], []

    def _glyphs(
        self, face: FontFace, size: int, colour: str, indexes: list[int], places: list[QPointF]
    ) -> None:
        glyphs = QGlyphRun()
        glyphs.setRawFont(load(face).at(size * self._scale))
        glyphs.setGlyphIndexes(indexes)
        glyphs.setPositions(places)
        self._painter.setPen(self._ink(colour))
        self._painter.drawGlyphRun(QPointF(0, 0), glyphs)

    def _bent(self, batch: Batch, left: int, top: int) -> None:
        self._painter.save()
        self._place(batch, 0, left, top)
        self._glyphs(batch.face, batch.size, batch.colour, batch.indexes, [QPointF(0, 0)])
        self._painter.restore()

    def _outlines(self, batch: Batch, left: int, top: int) -> None:
        """Large type on screen as filled outlines: Qt leaves out glyphs over 64 pixels."""
        face, ink = load(batch.face), self._ink(batch.colour)
        size = batch.size * self._scale / UNIT
        for number, glyph in enumerate(batch.indexes):
            self._painter.save()
            self._place(batch, number, left, top)
            self._painter.scale(size, size)
            self._painter.fillPath(face.outline(glyph), ink)
            self._painter.restore()

    def _place(self, batch: Batch, number: int, left: int, top: int) -> None:
        scale = self._scale
        self._painter.translate((left + batch.xs[number]) * scale, (top + batch.ys[number]) * scale)
        if batch.turned:
            self._painter.rotate(90)
        self._painter.scale(batch.stretch, 1)

    def _rule(self, rule: RuleFrame) -> None:
        weight = int(rule.weight)
        parts = [(0, weight)]
        if rule.double:
            third = weight // 3
            parts = [(-third, third), (third, third)]
        for shift, thick in parts:
            if rule.width >= rule.height:
                rect = QRectF(rule.x, rule.y + shift - thick / 2, rule.width, thick)
            else:
                rect = QRectF(rule.x + shift - thick / 2, rule.y, thick, rule.height)
            self._bar(rect, rule.colour)

    def _bar(self, rect: QRectF, colour: str) -> None:
        """A filled bar; on screen a hair line takes one whole pixel and is painted paler."""
        bar, ink = self._device(rect), self._ink(colour)
        if self._on_screen:
            thick = min(bar.width(), bar.height())
            left, top = round(bar.left()), round(bar.top())
            width, height = max(round(bar.width()), 1), max(round(bar.height()), 1)
            ink.setAlphaF(min(max(thick, _FAINTEST), 1.0))
            self._painter.fillRect(left, top, width, height, ink)
        else:
            self._painter.fillRect(bar, ink)

    def _box(self, box: BoxFrame) -> None:
        rect = QRectF(box.x, box.y, box.width, box.height)
        if box.fill:
            self._painter.fillRect(self._device(rect), self._ink(box.fill))
        if box.stroke and box.weight:
            self._outline(rect, box.stroke, int(box.weight))

    def _outline(self, rect: QRectF, colour: str, weight: int) -> None:
        half = weight / 2
        outer = rect.adjusted(-half, -half, half, half)
        for bar in (
            QRectF(outer.left(), outer.top(), outer.width(), weight),
            QRectF(outer.left(), outer.bottom() - weight, outer.width(), weight),
            QRectF(outer.left(), outer.top(), weight, outer.height()),
            QRectF(outer.right() - weight, outer.top(), weight, outer.height()),
        ):
            self._bar(bar, colour)

    def _picture(self, frame: PictureFrame) -> bool:
        """Draw a picture, or its empty place; whether there was one."""
        rect = self._device(QRectF(frame.x, frame.y, frame.width, frame.height))
        share = self._picture_share
        image = self._pictures.image(
            frame.picture, frame.crop, rect.width() * share, rect.height() * share
        )
        if image is not None:
            self._painter.save()
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.drawImage(rect, image)
            self._painter.restore()
            return True
        self._painter.fillRect(rect, self._ink(_PLACEHOLDER_FILL))
        edge = QPen(self._ink(_PLACEHOLDER_EDGE), max(int(Pt(0.5)) * self._scale, 1.0))
        self._painter.setPen(edge)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        return False

    def _placeholder_text(self, frame: PictureFrame, face: FontFace) -> None:
        """What the empty place is waiting for, centred, as much of it as fits."""
        first = "图片打不开" if frame.picture else "图片待补"
        size = min(int(_PLACEHOLDER_SIZE), int(frame.width) // (len(first) + 1))
        room = max(int(frame.width) // max(size, 1) - 1, 0)
        caption = "" if frame.label in ("", first) else frame.label
        if len(caption) > room:
            caption = "".join(islice(caption, max(room - 1, 0))) + "…"
        texts = [text for text in (first, caption) if text]
        pitch = size * 1.5
        top = frame.y + frame.height / 2 - pitch * (len(texts) - 1) / 2 + size * 0.38
        for number, text in enumerate(texts):
            left = (frame.width - size * len(text)) / 2
            self._batch(
                Batch(
                    face,
                    size,
                    _PLACEHOLDER_TEXT,
                    text,
                    load(face).glyphs(text),
                    tuple(left + size * index for index in range(len(text))),
                    (top - frame.y + pitch * number,) * len(text),
                ),
                int(frame.x),
                int(frame.y),
            )
        self._flush()

    def _ink(self, colour: str) -> QColor:
        """A colour; in files blacks and greys are of black ink alone, as presses need them."""
        ink = QColor(f"#{colour}")
        if self._on_screen or not ink.red() == ink.green() == ink.blue():
            return ink
        return QColor.fromCmyk(0, 0, 0, 255 - ink.red())

    def _device(self, rect: QRectF) -> QRectF:
        scale = self._scale
        return QRectF(
            rect.left() * scale, rect.top() * scale, rect.width() * scale, rect.height() * scale
        )


def first_face(page: PageFrames) -> FontFace | None:
    """A face of the page that can also set the words of empty picture places."""
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            for line in frame.lines:
                for run in line.runs:
                    return run.face
    return None
