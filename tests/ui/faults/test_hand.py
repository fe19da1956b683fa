"""校对 in the window: waves while typing, from fault to fault, taken, let stand, read by the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.model.excuse import Reach
from newsroom.ui.faults.excuses_window import ExcusesWindow
from newsroom.ui.faults.panel import CLEAN, FaultsPanel, Range
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import click_row, command, compose, dialog_of, on_desk, press, settle

TITLE = "河堤晨跑道修好了"
WRONG = "跑道边的路灯亮了，。居民都来了，，很热闹。"


def told(window: MainWindow) -> list[str]:
    """The words that are found fault with."""
    return [fault.text for fault in window.faults.live.faults or ()]


def waved(window: MainWindow) -> list[str]:
    body = window.editor.body
    return [one.cursor.selectedText() for one in body.waves.selections]


def panel(window: MainWindow) -> FaultsPanel:
    (found,) = window.column.findChildren(FaultsPanel)
    return found


@pytest.fixture
def writing(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with an article open, whose body was read."""
    click_row(qtbot, window, TITLE)
    qtbot.waitUntil(lambda: window.faults.live.faults == ())
    return window


def write(qtbot: QtBot, window: MainWindow, words: str = WRONG) -> None:
    """Type a paragraph, and wait until it has been read."""
    window.editor.body.set_caret(0)
    window.editor.body.insert(f"{words}\n")
    qtbot.waitUntil(lambda: bool(told(window)))


def test_waves_come_with_what_is_typed_and_go_with_it(qtbot: QtBot, writing: MainWindow) -> None:
    write(qtbot, writing)
    qtbot.waitUntil(lambda: waved(writing) == ["，。", "，，"])
    body = writing.editor.body
    body.replace(((8, 10, "。"),))
    qtbot.waitUntil(lambda: waved(writing) == ["，，"])
    command(writing, "边写边校，开或关").trigger()
    assert waved(writing) == []
    command(writing, "边写边校，开或关").trigger()
    assert waved(writing) == ["，，"]
