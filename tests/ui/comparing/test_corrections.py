"""The correction list: what is chosen when it opens, and room for every row."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newsroom.model.correction import Correction
from newsroom.ui.comparing.corrections import CorrectionsDialog

NOW = datetime.datetime(2026, 3, 9, 21, 0, tzinfo=datetime.UTC)
LISTED = tuple(
    Correction(uuid=f"c{number}", issue="i", number=number, before="早上", after="清早", time=NOW)
    for number in (1, 2, 3)
)


class Opener(QWidget):
    """Shows the list while the key that opened it is down."""

    def __init__(self) -> None:
        super().__init__()
        self.dialog = CorrectionsDialog("第1期", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Show it anew."""
        self.dialog.show_list(LISTED)


@pytest.mark.parametrize("held", ["NoModifier", "ShiftModifier", "ControlModifier"])
def test_the_first_is_chosen_whatever_key_opened_the_list(qtbot: QtBot, held: str):
    opener = Opener()
    qtbot.addWidget(opener)
    for _ in range(2):
        qtbot.keyClick(opener, Qt.Key.Key_F8, Qt.KeyboardModifier[held])
    assert opener.dialog._chosen() == [LISTED[0]]
    assert opener.dialog._table.rowHeight(0) >= 32
