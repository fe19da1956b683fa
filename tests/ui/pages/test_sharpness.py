"""On dense screens the page is painted in the screen's own pixels, never enlarged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
from PySide6.QtWidgets import QApplication
from newsroom.ui.pages.painter import page_image
from newsroom.ui.pages.pictures import NoPictures, Renditions
from newsroom.ui.pages.preview import PagePreview
from tests.ui.pages.made_pages import GRID, PLACEMENTS, fc_face, full_page

app = QApplication([])
page = full_page(
    fc_face("Noto Serif CJK SC", "Regular", "宋体"),
    fc_face("Noto Serif CJK SC", "Bold", "方正小标宋简体"),
    fc_face("LXGW WenKai", "Regular", "楷体"),
)
preview = PagePreview()
preview.resize(480, 640)
preview.set_page(page, (), GRID)
preview.set_zoom(60)
preview.show()
shown = preview.viewport().grab().toImage()
ratio, view = preview.devicePixelRatioF(), preview.view
direct = page_image(page, Renditions(NoPictures()), view.scale * ratio * 914400)
left, top = round(view.left * ratio), round(view.top * ratio)
alike = looked = 0
for x in range(max(left, 0), min(shown.width(), left + direct.width()), 2):
    for y in range(max(top, 0), min(shown.height(), top + direct.height()), 2):
        one, other = shown.pixelColor(x, y), direct.pixelColor(x - left, y - top)
        looked += 1
        alike += abs(one.lightness() - other.lightness()) < 24
print(ratio, shown.width(), round(alike / looked, 4))
"""


@pytest.mark.parametrize("factor", ["1.25", "2"])
def test_every_pixel_of_a_dense_screen_is_painted_for_itself(factor: str):
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        check=True,
    )
    ratio, width, alike = map(float, done.stdout.split())
    assert ratio == float(factor)
    assert width >= 440 * ratio
    assert alike > 0.97
