"""The byline in the window: people come from the library, namesakes are tied there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from tests.ui.hands import article, click_row, dialog_of, on_desk, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"


def test_people_complete_and_namesakes_are_tied(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, RUN)
    uuid = window.editing.article
    byline = window.editor.heads.byline
    byline.input.setFocus()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.people.tied(uuid))["田禾"]
    qtbot.keyClicks(byline.input, "th")
    assert byline.input.offered() == ["田禾\u3000记者 · 2 篇"]
    byline.input.clear()
    byline.another.emit("田禾")
    dialog = dialog_of(qtbot, window, QInputDialog)
    dialog.setTextValue("区水务局")
    dialog.accept()
    settle(qtbot, window)
    people = on_desk(window, lambda desk: desk.people.all())
    units = {p.uuid: p.unit for p in people if p.name == "田禾"}
    tied = on_desk(window, lambda desk: desk.people.tied(uuid))
    assert units[tied["田禾"]] == "区水务局"
    assert len(units) == 2
    click_row(qtbot, window, DINNER)
    window.activateWindow()
    byline.input.setFocus()
    qtbot.waitUntil(byline.input.hasFocus)
    settle(qtbot, window)
    qtbot.keyClicks(byline.input, "tianhe")
    assert len(byline.input.offered()) == 2
    qtbot.keyClick(byline.input, Qt.Key.Key_Escape)
    byline.input.clear()
    assert byline.chips()[0].doubt == ""
    assert article(window, uuid).credits[0].name == "田禾"


def test_sections_and_units_of_the_publication_are_known(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, RUN)
    window.editor.heads.fields["section"].setText("街坊")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    publication = window.place[0]
    words = on_desk(window, lambda desk: desk.people.words(publication))
    assert words["section"] == ("街坊",)
    assert words["dateline"][0] == "本报讯"
    window.editor.heads.byline.wanted.emit()
    settle(qtbot, window)
    field = window.editor.heads.fields["section"]
    assert field._known.stringList() == ["街坊"]  # type: ignore[attr-defined]
