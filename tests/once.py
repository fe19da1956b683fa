"""What is dear to make is made once for all processes of a run; each works on a copy of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

try:
    import fcntl
except ImportError:  # Windows: there each process makes its own
    _locks: Any = None
else:
    _locks = fcntl


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this process's own with what `make` made in it.

    make: fills the folder that it is given; nothing in it may name the folder. Where several
    processes run the tests, the first that asks makes it and the others wait.
    """
    own = factory.mktemp(name)
    if _locks is None or "PYTEST_XDIST_WORKER" not in os.environ:
        make(own)
        return own
    common = factory.getbasetemp().parent / f"once-{name}"
    with _alone(common.with_suffix(".lock")):
        if not common.exists():
            part = common.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)  # of one that failed here
            part.mkdir()
            make(part)
            part.rename(common)
    shutil.copytree(common, own, dirs_exist_ok=True)
    return own


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """The system lets go of it whatever becomes of the process."""
    with path.open("w") as stream:
        _locks.flock(stream, _locks.LOCK_EX)
        yield
