"""The ghost of a carried article has the shape that the article then takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from newsroom.ui.pages.cells import Box
from newsroom.ui.pages.dragging import carry_article
from tests.ui.hands import LEFT, NO_KEY, cell, drop, on_desk, placements, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_the_ghost_shows_the_shape_that_is_then_taken(
    qtbot: QtBot, window: MainWindow, elsewhere: bool
):
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    uuid = next(iter(edition.articles))
    if elsewhere:
        window.refresh(on_desk(window, lambda desk: desk.paging.assign([uuid], None)))
        settle(qtbot, window)
    preview, point = window.pages.preview, cell(window, 2, 40)
    data, action = carry_article(uuid), Qt.DropAction.CopyAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(point.toPoint(), action, data, LEFT, NO_KEY)
        QApplication.sendEvent(preview.viewport(), event)
    qtbot.waitUntil(lambda: uuid in window.landing._known, timeout=20_000)
    ghost = preview._ghost
    assert ghost is not None and (ghost.column, ghost.row) == (2, 40)
    assert drop(preview, data, point)
    settle(qtbot, window)
    (put,) = placements(window).values()
    assert Box.of(put) == ghost
