"""What a message says is on the screen whole, however long it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from newsroom.errors import RefusedError
from newsroom.ui import trouble
from newsroom.ui.theme import dress


@pytest.fixture
def dressed(qapp: QApplication):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font(), qapp.style().objectName())
    dress(qapp)
    yield qapp
    qapp.setStyle(before[3])
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.mark.parametrize("length", [8, 34, 40, 90])
def test_no_part_of_a_message_is_cut_off(qtbot: QtBot, dressed: QApplication, length: int):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    error = RefusedError("盘" * length, kept="原有文件没有改动", advice="请换一个位置")
    box = trouble.message(parent, error)
    box.show()
    qtbot.waitExposed(box)
    for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
        label = box.findChild(QLabel, name)
        assert isinstance(label, QLabel)
        assert label.wordWrap() or label.width() >= label.sizeHint().width()
        assert label.height() >= label.heightForWidth(label.width())
    # A least width of its own would keep Qt from seeing that the text has to be wrapped.
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(label, QLabel)
    assert label.minimumWidth() == 0
    box.close()
