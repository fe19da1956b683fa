"""Disks that refuse: what the system itself says then, not a stand-in for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes; skips the test where a system has no such limit."""
    limits: Any = pytest.importorskip("resource", reason="files can be limited on POSIX alone")
    former = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, former)
