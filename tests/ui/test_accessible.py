"""Whoever hears the window instead of seeing it, or has no mouse: names, tooltips, the focus seen.

Every dialog that a command asks with is looked at, besides the window itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsroom.ui import icons, start, theme
from newsroom.ui.main_window import MainWindow
from newsroom.ui.publication_dialog import PublicationDialog
from newsroom.ui.welcome import Welcome
from tests.ui.hands import click_row, settle, titles

# These compose or assemble for seconds before they ask; one of each kind of dialog is enough.
_LEFT_OUT = {"proof.make", "proof.print", "galley.make", "galley.print", "page.anew"}


def own(widget: QWidget) -> bool:
    """Whether a control is ours, not the inside of a field, a box or a calendar."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QAbstractSpinBox | QCalendarWidget | QLineEdit):
            return False
        above = above.parentWidget()
    return not widget.objectName().startswith("qt_")


def reached(root: QWidget) -> Iterator[QWidget]:
    """The controls below a widget that the keyboard reaches."""
    for widget in root.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and own(widget):
            yield widget


def named(widget: QWidget) -> str:
    """What is read out of a control: its name, its words, or those of its label."""
    told = QAccessible.queryAccessibleInterface(widget)
    name = told.text(QAccessible.Text.Name) if told is not None else ""
    return name.strip() or widget.accessibleName().strip()


def unnamed(root: QWidget) -> list[str]:
    return [
        f"{type(root).__name__}: {type(widget).__name__} {widget.objectName()}".strip()
        for widget in reached(root)
        if not named(widget)
    ]


def untold(root: QWidget) -> list[str]:
    """Buttons that show a picture only, and say nowhere what it stands for."""
    return [
        f"{type(root).__name__}: {named(button)}"
        for button in root.findChildren(QAbstractButton)
        if own(button)
        and not button.toolTip()
        and not button.icon().isNull()
        and (
            not button.text()
            or (
                isinstance(button, QToolButton)
                and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
            )
        )
    ]


def wrong(root: QWidget) -> list[str]:
    return unnamed(root) + untold(root)


def dialogs_over(window: MainWindow) -> list[QWidget]:
    tops = QApplication.topLevelWidgets()
    return [
        top for top in tops if top is not window and isinstance(top, QDialog) and top.isVisible()
    ]


def tabbed(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """What the Tab key leads to, from the tree once around."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.tree.setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = [window.tree]
    for _ in range(200):
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        assert there is not None
        if there is window.tree:
            return visited
        visited.append(there)
    raise AssertionError("the Tab key never comes back")


def test_every_control_of_the_window_and_its_dialogs_has_a_name(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(qtbot, window, titles(window)[0])
    visited = tabbed(qtbot, window)
    main = [
        window.tree,
        window.pool.list_view(),
        window.editor.body,
        window.pages.tabs,
        window.pages.preview,
    ]
    assert [visited.index(pane) for pane in main] == sorted(visited.index(pane) for pane in main)
    assert all(widget.isVisible() for widget in visited)
    found = [f"{type(widget).__name__} has no name" for widget in visited if not named(widget)]
    found += wrong(window)
    asked = 0
    for _, command in window.commands.listed():
        if not command.words.endswith("…") or command.name in _LEFT_OUT:
            continue
        if command.why_not(window.commands.now()):
            continue
        window.commands.run(command.name)
        settle(qtbot, window)
        for dialog in dialogs_over(window):
            if not isinstance(dialog, QFileDialog):
                asked += 1
                found += wrong(dialog)
            dialog.close()
    assert not found, "\n".join(found)
    assert asked >= 12


def test_the_welcome_and_the_new_publication_have_names_too(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    start.prepare()
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    welcome = Welcome((tmp_path / "河湾.newsroom",), "")
    layout.addWidget(welcome)
    dialog = PublicationDialog((), holder)
    assert wrong(holder) + wrong(dialog) == []


# The focus -------------------------------------------------------------------------------------


def controls() -> list[QWidget]:
    """One of every kind of control that the window and its dialogs are made of."""
    box, table, tree, entries, tabs = (
        QComboBox(),
        QTableWidget(2, 2),
        QTreeWidget(),
        QListWidget(),
        QTabBar(),
    )
    box.addItems(["一", "二"])
    entries.addItems(["一", "二"])
    tabs.addTab("一版")
    tabs.addTab("二版")
    flat, plain = QToolButton(), QToolButton()
    flat.setAutoRaise(True)
    flat.setIcon(icons.icon("search"))
    plain.setText("小标题")
    usual, link, card = QPushButton("取消"), QPushButton("进入"), QPushButton("打开样例")
    link.setObjectName("link")
    card.setObjectName("card")
    default = QPushButton("确定")
    default.setDefault(True)
    buttons = [flat, plain, usual, link, card, default]
    for button in (flat, plain):
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    fields = [QLineEdit(), QPlainTextEdit(), QSpinBox(), QDateEdit(), box]
    chosen = [QCheckBox("显示"), QRadioButton("时报"), QSlider(Qt.Orientation.Horizontal)]
    return [*buttons, *fields, *chosen, table, tree, entries, tabs]


def changed(before: QImage, after: QImage) -> int:
    """How many pixels of two pictures differ."""
    assert before.size() == after.size()
    spots = ((x, y) for x in range(before.width()) for y in range(before.height()))
    return sum(before.pixel(x, y) != after.pixel(x, y) for x, y in spots)


@pytest.mark.parametrize("wish", [theme.LIGHT, theme.DARK])
def test_where_the_keyboard_is_can_be_seen(qtbot: QtBot, qapp: QApplication, wish: str) -> None:
    start.prepare()
    theme.choose(wish)
    window = QDialog()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    elsewhere = QLineEdit()
    layout.addWidget(elsewhere)
    every = controls()
    for widget in every:
        widget.setMaximumHeight(60)
        layout.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    unseen = []
    for widget in every:
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QPlainTextEdit):
            widget.setCursorWidth(0)
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus(), type(widget)
        seen = changed(before, widget.grab().toImage())
        if seen < 2 * min(widget.width(), widget.height()):
            unseen.append((type(widget).__name__, widget.objectName(), seen))
    theme.choose(theme.SYSTEM)
    assert unseen == []
