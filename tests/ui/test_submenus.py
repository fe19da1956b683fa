"""Menus that are filled anew keep nothing of what they held."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from newsroom.ui.submenus import below, emptied


def test_a_menu_is_emptied_of_groups_and_menus_too(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for _ in range(3):
        emptied(menu).addAction("一")
        QActionGroup(menu)
        below(menu, "二").addAction("三")
        assert [action.text() for action in menu.actions()] == ["一", "二"]
    emptied(menu)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not menu.actions()
    assert not menu.findChildren(QMenu)
    assert not menu.findChildren(QActionGroup)
