"""What must hold after a fault, whatever was being done: looked at as the next start finds it."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.desk.desk import Desk
from newsroom.errors import NewsroomError
from tests.faults.ground import Ground, Told

_PATIENCE = 60.0
_MODULES = {
    "desk": (
        *("newsroom.desk.reading", "newsroom.desk.receiving", "newsroom.store.migrations"),
        *("newsroom.store.articles", "newsroom.store.events", "newsroom.store.likenesses"),
    ),
    "press": ("newsroom.desk.publishing", "newsroom.desk.assembling", "newsroom.desk.paging"),
    "window": (
        *("newsroom.ui.start", "newsroom.ui.main_window", "newsroom.ui.editing"),
        *("newsroom.ui.editor.article_editor", "PySide6.QtTest"),
    ),
}


def load(names: Sequence[str]) -> None:
    """Load what acts of these kinds need, once for all copies of this process."""
    for name in names:
        for module in _MODULES[name]:
            importlib.import_module(module)


def told(ground: Ground) -> Told:
    """What the act told before its end; a line cut off in the middle was not told."""
    if not ground.told.exists():
        return []
    lines = ground.told.read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines]


def opened(ground: Ground) -> tuple[Desk | None, list[str]]:
    """The library as the next start opens it, and what is wrong with it."""
    try:
        desk = Desk.open(ground.library)
    except NewsroomError as error:
        return None, [f"does not open: {error}"]
    return desk, [f"integrity: {fault}" for fault in desk.library.integrity()]


def left(ground: Ground) -> list[str]:
    """What lies about once the library was opened and closed again."""
    found = [str(path.relative_to(ground.folder)) for path in _leftovers(ground)]
    return [f"left behind: {name}" for name in found]


def _leftovers(ground: Ground) -> Iterator[Path]:
    for path in ground.folder.rglob("*"):
        name = path.name
        ends = name.endswith((".part", ".lock", "-wal", "-shm", "-journal"))
        if (ends or ".incoming-" in name or ".part" in name) and ground.scratch not in path.parents:
            yield path


def processes(ground: Ground) -> list[str]:
    """Processes that an ended act has left running, after they had time to notice."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if not _running(ground):
            return []
        time.sleep(0.05)
    return [f"still running: {name}" for name in _running(ground)]


def _running(ground: Ground) -> list[str]:
    mark = f"NEWSROOM_FAULT={ground.folder}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in path.read_bytes().split(b"\0"):
                found.append((path.parent / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue  # it has ended, or is somebody else's
    return found
