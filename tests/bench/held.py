"""What processes hold in memory, as Linux counts it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_PRIVATE = ("Private_Clean:", "Private_Dirty:")


def resident(process: int | str) -> float:
    """MB of a process that lie in memory, what it shares with others included."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def private(process: int | str) -> float:
    """MB of a process that no other process shares."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    parts = [line.split() for line in lines]
    return sum(int(part[1]) for part in parts if part[0] in _PRIVATE) * 1024 / 1e6


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))
