"""Menus below menus, and menus that are filled anew whenever they open."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar


def below(home: QMenu | QMenuBar, words: str) -> QMenu:
    """A menu within another or in the bar. One that Qt makes itself is lost to Python when all
    windows are asked for (QApplication.topLevelWidgets).
    """
    made = QMenu(words, home)
    home.addMenu(made)
    return made


def emptied(menu: QMenu) -> QMenu:
    """A menu without its entries; groups and menus below it go too, which clear() leaves."""
    menu.clear()
    for part in (*menu.findChildren(QActionGroup), *menu.findChildren(QMenu)):
        part.deleteLater()
    return menu
