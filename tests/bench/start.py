"""From the command to the program's window with all its content painted, beside a bare window.

Both are processes started in turn without a screen, compiled modules kept as in any installation;
the clock runs from before the process is
made. Ours opens a library with an issue of ten stories and lists them; the rival is a PySide6
window with six menus and an editor of 6,000 characters.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.model.issue import IssueNumber
from tests.bench.runner import Bars, Bench, Samples, interleaved
from tests.bench.writing import Writer

_ROOT = Path(__file__).resolve().parents[2]


def library(folder: Path, stories: int = 10) -> Path:
    """A closed library with one issue and its articles in the pool."""
    path = folder / "稿库.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
        home = desk.library.publications.find("shangjie-shibao")
        date = datetime.date(2026, 4, 17)
        change = desk.paging.new_issue(home, date, IssueNumber((15,), (640,)))
        issue = next(iter(change.issues))
        for story in Writer(0).load(stories):
            text = "\n".join((story.headline, *story.paragraphs))
            desk.receiving.take([read_pasted(text)], home, issue)
    return path


def seconds(folder: Path, *arguments: str) -> float:
    """From before the process is made to what it says was the end."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "NEWSROOM_HOME": str(folder),
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.windows", *arguments]
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return float(done.stdout) - start


def measure(quick: bool) -> Samples:
    """Both started in turn."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        path = library(folder, 2 if quick else 10)
        return Samples(
            *interleaved(
                7,
                lambda _number: seconds(folder, str(path)),
                lambda _number: seconds(folder),
                quick=quick,
            )
        )


BENCH = Bench(
    "start",
    "process made to window painted, the pool's stories listed",
    "a bare PySide6 window with menus and a 6,000-character editor",
    Bars(ratio=1.5),
    measure,
)
