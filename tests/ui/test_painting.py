"""A painter ends where its painting ends, whoever still looks at it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from newsroom import ui
from newsroom.ui.painting import painting


def test_a_painter_ends_though_somebody_holds_it() -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    with painting(image) as painter:
        assert painter.isActive()
    assert not painter.isActive()
    assert not image.paintingActive()


def test_it_ends_where_painting_fails() -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    with pytest.raises(ZeroDivisionError) as kept, painting(image):
        _ = 1 / 0
    assert kept.tb is not None  # as a report of the error keeps all it saw
    assert not image.paintingActive()


def test_no_widget_leaves_the_end_to_python() -> None:
    """What paints in an event of Qt's uses `painting`, or ends its painter itself."""
    for path in sorted(Path(ui.__file__).parent.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf8"))):
            if isinstance(function, ast.FunctionDef) and function.name == "paintEvent":
                calls = [ast.unparse(c.func) for c in ast.walk(function) if isinstance(c, ast.Call)]
                assert "QPainter" not in calls or "painter.end" in calls, path
