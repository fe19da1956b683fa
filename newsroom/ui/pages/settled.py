"""Runs of type as they were drawn on screen: most lines of a story outlive a key unchanged."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun

from newsroom.model.frame import FontFace, Run
from newsroom.model.length import Length
from newsroom.ui.pages.faces import load

_KEPT = 2048  # a page has some thousand

_Key = tuple[str, tuple[int, ...], Length, FontFace]


class SettledRuns:
    """Glyphs of horizontal runs at one scale (device pixels an EMU), placed from the frame's left
    edge and the line's baseline, whatever the line's place and the run's colour.
    """

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._kept: OrderedDict[_Key, QGlyphRun] = OrderedDict()

    def of(self, run: Run) -> QGlyphRun:
        """The glyphs of a run of its font's own width."""
        key = (run.text, run.xs, run.size, run.face)
        glyphs = self._kept.get(key)
        if glyphs is None:
            glyphs = self._kept[key] = self._made(run)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return glyphs

    def _made(self, run: Run) -> QGlyphRun:
        face, scale = load(run.face), self.scale
        glyphs = QGlyphRun()
        glyphs.setRawFont(face.at(int(run.size) * scale))
        glyphs.setGlyphIndexes(face.glyphs(run.text))
        glyphs.setPositions([QPointF(x * scale, 0.0) for x in run.xs[:-1]])
        return glyphs
