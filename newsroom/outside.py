"""Files from outside that are read whole: only regular ones, and no larger than they may be.

A pipe would wait for ever and a device has no end, so the kind of a file is asked before it is
opened, and no more than the limit is ever read.
"""

from __future__ import annotations

import stat
from pathlib import Path

from newsroom.errors import FileError

MOST_TEXT = 2 * 2**20
"""Bytes of a house style, a rule pack or another such text: the largest shipped has half a MB."""


def read_bytes(path: Path, most: int = MOST_TEXT) -> bytes:
    """A file's bytes. Raises FileError where it is no regular file or larger than `most` bytes,
    OSError where it cannot be read.
    """
    check_regular(path)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileError(path, f"超过 {most // 2**20} MB，太大了", advice="请检查是不是选错了文件")
    return data


def read_text(path: Path, most: int = MOST_TEXT) -> str:
    """A file's text in UTF-8, a mark at its beginning left out. Raises FileError, OSError and
    UnicodeDecodeError.
    """
    return read_bytes(path, most).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def check_regular(path: Path) -> None:
    """Raise FileError where a path is no regular file, OSError where there is none."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileError(path, "不是普通文件", advice="请选择一个保存在磁盘上的文件")
