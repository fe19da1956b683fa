"""The window's panes stand where they stood last time."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from tests.ui.hands import Opening


def test_panes_come_back_as_they_were_left(
    qtbot: QtBot, open_window: Opening, window: MainWindow, library: Path
):
    window._panes.setSizes([260, 420, 686])
    left = window._panes.sizes()
    window.close()
    again = open_window(library)
    qtbot.waitUntil(lambda: again._panes.sizes() == left)
    assert again is not window
