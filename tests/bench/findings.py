"""A key in an article of 1,300 characters until what proofreading finds is underlined.

The program's own window over its library, as in `typing`, with all default rules; every key stands
in a paragraph where something is wrong. The note tells how long the window's thread works on top of
a key without proofreading, and how soon copy is read once the window is up. The floor cuts the same
article into words.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from newsroom.text import words
from tests.bench.runner import Bars, Bench, Samples, ms, percentile, timed
from tests.bench.typing import library, pasted
from tests.bench.writing import Writer

_LENGTH, _WARM, _BETWEEN = 1300, 5, 0.15
_WRONG = "路灯亮了，。"
_KEYS = "新修的渠道通水以后大家都说方便"


def measure(quick: bool) -> Samples:
    """Keys one after the other; each waits for what is found in the text that it made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = 3 if quick else 60
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        found, shown, first = ours(library(Path(name), quick=quick), count)
    text = pasted(Writer(11).load(1, _LENGTH)[0])
    words.cut(text)
    floor = [timed(lambda: words.cut(text)) for _ in range(count)]
    notes = (
        f"the window's thread to show what was found: median {ms(percentile(shown, 0.5))}",
        f"first findings {first:.1f} s after the article was opened in a new window",
    )
    return Samples(found, floor, notes)


def ours(path: Path, count: int) -> tuple[list[float], list[float], float]:
    """For each key the seconds until its findings were shown, and those of showing them; at last
    the seconds until the first were there.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  a screen is chosen first

    from tests.bench import driving  # noqa: PLC0415
    from tests.bench.watchdog import watching  # noqa: PLC0415

    with watching() as watch, driving.opened(path, watch) as window:
        issue = window.place[1]
        edition = window.lane.wait(lambda desk: desk.paging.edition(issue))
        page = edition.pages[1].uuid
        longest = max(edition.on_page(page), key=lambda p: len(edition.articles[p.article].body))
        opened = time.perf_counter()
        window.editing.open(longest.article)
        body, live = window.editor.body, window.faults.live
        watch.until(lambda: window.article == longest.article and live.faults is not None)
        first = time.perf_counter() - opened
        driving.settled(window, watch)
        middle = body.body().index("\n", len(body.body()) // 2)
        body.replace(((middle, middle, _WRONG),))
        watch.until(lambda: bool(body.waves.spots))
        body.set_caret(middle)
        body.setFocus(Qt.FocusReason.OtherFocusReason)
        told: list[float] = []
        live.read.connect(lambda: told.append(time.perf_counter()))
        found, shown = [], []
        for number in range(count + _WARM):
            told.clear()
            pressed = time.perf_counter()
            driving.press(body, _KEYS[number % len(_KEYS)])
            watch.until(lambda: bool(told))
            if number >= _WARM:
                found.append(told[-1] - pressed)
                shown.append(timed(window.faults._show))
            watch.rest(_BETWEEN)
        return found, shown, first


BENCH = Bench(
    "findings",
    "one key in a 1,300-character article until what is found is underlined",
    "that article cut into words (floor)",
    Bars(p95=0.1),
    measure,
)
