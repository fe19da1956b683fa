"""What the tests of intake share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.intake.docx import read_docx
from newsroom.intake.receive import Received, receive
from newsroom.job import Job
from newsroom.model.manuscript import Manuscript

from . import made


@pytest.fixture
def read_body(tmp_path: Path) -> Callable[..., Manuscript]:
    """Reads a Word file with the body given, in this process."""

    def read(body: str, **more: object) -> Manuscript:
        path = made.word(tmp_path / "来稿.docx", body, **more)  # pyright: ignore[reportArgumentType]
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        return read_docx(path, "来稿", out)

    return read


@pytest.fixture
def take(tmp_path: Path) -> Callable[[Path], Received]:
    """Receives one path the way the program does: in a process of its own."""

    def one(path: Path) -> Received:
        (received,) = receive([path], tmp_path / "work", Job())
        return received

    return one
