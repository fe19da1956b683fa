"""One character typed into an article of 1,300, to the repainted page on the screen.

The page is composed anew and handed to the preview that the window uses, which paints what changed
at once; without a screen (Qt's offscreen platform). The floor paints the whole page from nothing
at the same scale.
"""

from __future__ import annotations

import importlib
import os
from typing import Any

from newsroom.typeset.compose import Composer
from tests.bench.keystroke import LENGTH, PAGE, typed
from tests.bench.paper import edition, fonts, house
from tests.bench.runner import Bars, Bench, MissingError, Samples, interleaved, timed
from tests.bench.writing import STORIES, Writer

_WIDTH, _HEIGHT = 900, 1000


def _application() -> Any:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        widgets = importlib.import_module("PySide6.QtWidgets")
    except ImportError:
        raise MissingError("PySide6 is not installed") from None
    return widgets.QApplication.instance() or widgets.QApplication([])


def measure(quick: bool) -> Samples:
    """Keystrokes one after the other, each into what the one before left."""
    application = _application()
    preview = importlib.import_module("newsroom.ui.pages.preview").PagePreview()
    painter = importlib.import_module("newsroom.ui.pages.painter")
    pictures = importlib.import_module("newsroom.ui.pages.pictures").NoPictures()
    now = edition(Writer(0).load(STORIES, LENGTH * STORIES))
    composer = Composer(house(), fonts())
    placements = now.on_page(PAGE)
    preview.resize(_WIDTH, _HEIGHT)
    preview.set_page(composer.page(now, PAGE), placements, house().grid)
    preview.show()
    application.processEvents()

    def shown() -> None:
        preview.set_page(composer.page(now, PAGE), placements, house().grid)
        preview.viewport().repaint()

    def ours(number: int) -> float:
        nonlocal now
        now = typed(now, number)
        return timed(shown)

    def rival(_number: int) -> float:
        page = composer.page(now, PAGE)
        dots = preview.view.scale * 914_400
        return timed(lambda: painter.page_image(page, pictures, dots))

    mine, theirs = interleaved(41, ours, rival, quick=quick, warm=3)
    preview.close()
    return Samples(mine, theirs)


BENCH = Bench(
    "repaint",
    "one character typed in a 1,300-character article to the repainted page, offscreen",
    "painting the whole page from nothing (floor)",
    Bars(median=0.016, p95=0.033),
    measure,
)
