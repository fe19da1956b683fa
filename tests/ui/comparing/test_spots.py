"""Returned pictures stay legible when they are shown much smaller than they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from newsroom.ui.comparing.spots import Scan


def striped(width: int, height: int) -> QImage:
    """Black rows, one in eight, on white: thin strokes of a scanned page."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for row in range(3, height, 8):
        painter.fillRect(0, row, width, 1, QColor("black"))
    painter.end()
    return image


def drawn(scan: Scan, width: int, height: int) -> QImage:
    target = QImage(width, height, QImage.Format.Format_RGB32)
    target.fill(QColor("red"))
    painter = QPainter(target)
    scan.draw(painter, QRectF(0, 0, width, height))
    painter.end()
    return target


@pytest.mark.parametrize("height", [100, 110, 130])
def test_thin_strokes_are_thinned_and_never_lost(qtbot: QtBot, height: int):
    shown = drawn(Scan(striped(800, 800)), height, height)
    greys = [shown.pixelColor(height // 2, row).value() for row in range(height)]
    tones = [sum(greys[start : start + 10]) / 10 for start in range(0, height - 10, 10)]
    assert max(tones) - min(tones) < 12
    assert all(200 < tone < 240 for tone in tones)


def test_near_its_own_size_it_is_drawn_as_it_is(qtbot: QtBot):
    image = striped(80, 80)
    assert drawn(Scan(image), 80, 80) == image
