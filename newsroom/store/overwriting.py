"""Overwriting a file before it is deleted, so that its content is gone from the disk as well."""

from __future__ import annotations

import os
from pathlib import Path

_BLOCK = bytes(1 << 20)


def overwrite(file: Path) -> None:
    """Write nothing but zeros over a file, down to the disk. Raises OSError.

    One that has a second name stays as it is: that name is another library's, or a copy's, which
    would be spoilt with it.
    """
    with file.open("r+b", buffering=0) as opened:
        facts = os.fstat(opened.fileno())
        if facts.st_nlink > 1:
            return
        left = facts.st_size
        while left > 0:
            left -= opened.write(_BLOCK[: min(left, len(_BLOCK))])
        os.fsync(opened.fileno())  # what is deleted before it is written never is
