"""What processes hold in memory, as Linux counts it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def resident(process: int | str) -> float:
    """MB of a process that lie in memory, what it shares with others included."""
    return _pages(process)[1] * _page()


def private(process: int | str) -> float:
    """MB of a process that no file and no other process has part in."""
    _, whole, shared, *_ = _pages(process)
    return (whole - shared) * _page()


def _pages(process: int | str) -> list[int]:
    return [int(part) for part in Path(f"/proc/{process}/statm").read_text().split()]


def _page() -> float:
    return os.sysconf("SC_PAGE_SIZE") / 1e6


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))
