"""抠行 beside the text: opened from the page, followed into the editor."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from newsroom.ui.fit_panel import beside
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import LEFT, placements, settle
from tests.ui.test_fitting import overset
from tests.ui.test_paging import RUN

__all__ = ["overset"]
pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


def test_the_red_tab_opens_the_cuts_and_a_click_goes_to_the_words(
    qtbot: QtBot, overset: MainWindow
):
    preview, body = overset.pages.preview, overset.editor.body
    uuid = placements(overset)[RUN].uuid
    tabs = {placement.uuid: place for placement, place, _ in preview.fit_tabs()}
    preview.show_rect(tabs[uuid].toAlignedRect())
    tabs = {placement.uuid: place for placement, place, _ in preview.fit_tabs()}
    qtbot.mouseClick(preview.viewport(), LEFT, pos=tabs[uuid].center().toPoint())
    settle(qtbot, overset)
    panel = overset.fit_panel
    qtbot.waitUntil(lambda: len(panel.listed) > 1, timeout=20_000)
    assert panel.isVisible()
    assert panel.listed[0].startswith("多")
    assert re.match(r"第\d+段删\d+字省1行\n末行“", panel.listed[1])
    listed = panel.findChild(QListWidget)
    assert listed is not None
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(0)).center())
    line = panel.listed[1].split("末行“", 1)[1][:-1]
    assert body.selected() == line
    assert body.hasFocus()
    listed.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert preview.selected == uuid
    overset.fit_panel.open()
    overset.paging.act(lambda desk: desk.paging.resize(uuid, 0, 20, 3, 60))
    qtbot.waitUntil(lambda: not panel.listed[0].startswith(("多", "正在")), timeout=20_000)
    assert preview.selected == uuid


def test_the_panel_stands_beside_the_text():
    port = QRect(0, 0, 800, 600)
    assert beside(QRect(20, 50, 200, 400), port, 270, 200) == QPoint(229, 249)
    assert beside(QRect(500, 50, 250, 400), port, 270, 200).x() == 220
    assert beside(QRect(10, 50, 780, 400), port, 270, 200).x() + 270 < 800
    assert beside(QRect(20, -300, 200, 320), port, 270, 200).y() > 0
