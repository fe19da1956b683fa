"""From the command to the program's window with all its content painted, beside a bare window.

Both are processes started in turn without a screen, compiled modules kept as in any installation;
the clock runs from before the process is made. Ours opens a library of 5,000 articles with an
issue, its pages and ten stories, and is painted when tree, tabs and list show them; what follows
right behind the first paint (the editor, then the page itself, which another process composes) is
told beside it. The rival is a PySide6 window with six menus and an editor of 6,000 characters.

Where LibreOffice can be started on a screen of its own, its empty Writer is a second rival: until
its window is on the screen.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.model.issue import IssueNumber
from tests.bench import office, pool
from tests.bench.runner import Bars, Bench, MissingError, Samples, interleaved, ms
from tests.bench.writing import Writer

_ROOT = Path(__file__).resolve().parents[2]
_ARTICLES, _FEW = 5_000, 50
_RUNS = 7


def library(folder: Path, articles: int = _FEW) -> Path:
    """A closed library of so many articles, ten of them in an issue."""
    path = folder / "稿库.newsroom"
    pool.library(path, articles)
    with Desk.open(path) as desk:
        desk.name_person("何编辑")
        home = desk.library.publications.find("shangjie-shibao")
        date = datetime.date(2026, 4, 17)
        change = desk.paging.new_issue(home, date, IssueNumber((15,), (640,)))
        issue = next(iter(change.issues))
        for story in Writer(0).load(10):
            text = "\n".join((story.headline, *story.paragraphs))
            desk.receiving.take([read_pasted(text)], home, issue)
    return path


def told(folder: Path, *arguments: str) -> dict[str, Any]:
    """What a window says of itself: its clocks as seconds from before the process is made."""
    start = time.perf_counter()
    said = asked(folder, *arguments)
    return {key: value - start if key != "heavy" else value for key, value in said.items()}


def asked(folder: Path, *arguments: str) -> dict[str, Any]:
    """What a window says of itself."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "NEWSROOM_HOME": str(folder),
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.windows", *arguments]
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def measure(quick: bool) -> Samples:
    """Both started in turn; Writer after them."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        path = library(folder, _FEW if quick else _ARTICLES)
        own: list[dict[str, Any]] = []

        def ours(_number: int) -> float:
            own.append(told(folder, str(path)))
            return own[-1]["painted"]

        def bare(_number: int) -> float:
            return told(folder)["painted"]

        samples = interleaved(_RUNS, ours, bare, quick=quick)
        heavy = sorted({name for one in own for name in one["heavy"]})
        missed = [f"loaded at first paint: {', '.join(heavy)}"] if heavy else []
        ready, composed = (median(one[key] for one in own) for key in ("ready", "composed"))
        notes = [f"editor and page ready after {ms(ready)}, the page composed after {ms(composed)}"]
        notes += [] if quick else _office(folder, median(samples[0]), missed)
        return Samples(*samples, tuple(notes), tuple(missed))


def _office(folder: Path, ours: float, missed: list[str]) -> list[str]:
    """Writer's start in words; a start of ours that takes longer is missed."""
    try:
        with office.screen() as display:
            runs = [office.seconds(display, folder / "office") for _ in range(4)][1:]
    except MissingError as error:
        return [f"LibreOffice Writer not started: {error}"]
    if ours >= median(runs):
        missed.append(f"LibreOffice Writer starts in {ms(median(runs))}")
    return [f"LibreOffice Writer's empty window after {ms(median(runs))}"]


BENCH = Bench(
    "start",
    "process made to window painted, tree, tabs and list filled from 5,000 articles",
    "a bare PySide6 window with menus and a 6,000-character editor",
    Bars(ratio=1.5),
    measure,
)
