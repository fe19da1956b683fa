from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom import outside
from newsroom.errors import FileError


def test_text_is_read_without_its_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes("\ufeff一\r\n二\r三".encode())
    assert outside.read_text(path) == "一\n二\n三"


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * (2 * 2**20))
    assert len(outside.read_bytes(path)) == 2 * 2**20
    with pytest.raises(FileError, match="超过 1 MB"):
        outside.read_bytes(path, 2**20)


def test_pipes_and_devices_are_told_before_they_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for name in ("pipe", "device"):
        with pytest.raises(FileError, match="不是普通文件"):
            outside.read_bytes(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        outside.read_bytes(tmp_path / "none")
