from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from newsroom.ui.picture_reader import picture_reader, thumbnail
from tests.intake import made

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"])
def test_photographs_are_read_whatever_they_are_called(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(made.picture(40, 30, kind))
    assert picture_reader(str(path)).size() == QSize(40, 30)


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_drawings_are_not(name: str, tmp_path: Path, qapp: object) -> None:
    path = tmp_path / name
    path.write_text(SVG)
    assert picture_reader(str(path)).read().isNull()
    assert thumbnail(str(path), QSize(20, 20)).isNull()
