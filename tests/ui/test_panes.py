"""Panes are dragged, collapsed, opened again, and shown where the keyboard goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from newsroom.ui import start
from newsroom.ui.panes import Pane, Panes, headed
from newsroom.ui.remembered import first_sizes
from tests.ui.hands import LEFT

WIDTHS = [200, 400, 500]


@pytest.fixture
def panes(qtbot: QtBot, qapp: QApplication) -> Panes:
    start.prepare()
    names, shares = ("左栏", "稿件栏", "版面栏"), (0, 2, 3)
    row = Panes(
        [
            Pane(QPlainTextEdit(), name, 100, share)
            for name, share in zip(names, shares, strict=True)
        ]
    )
    qtbot.addWidget(row)
    row.resize(1118, 300)
    row.show()
    qtbot.waitExposed(row)
    row.setSizes(WIDTHS)
    row.remember(WIDTHS)
    return row


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_pane_collapses_and_opens_as_wide_as_it_was(panes: Panes, index: int) -> None:
    before = panes.sizes()
    panes.toggle(index)
    assert panes.collapsed(index)
    assert panes.sizes()[index] == 0
    assert sum(panes.sizes()) == sum(before)
    panes.toggle(index)
    assert panes.sizes() == before


def test_one_that_matters_always_stays_open(panes: Panes) -> None:
    panes.toggle(1)
    panes.toggle(2)
    assert [panes.collapsed(index) for index in range(3)] == [False, False, True]
    panes.toggle(0)
    panes.toggle(1)
    assert [panes.collapsed(index) for index in range(3)] == [True, True, False]


def test_a_grip_is_clicked_and_the_line_clicked_twice(qtbot: QtBot, panes: Panes) -> None:
    handle = panes.handle(1)
    middle = handle.rect().center()
    qtbot.mouseClick(handle, LEFT, pos=middle)
    assert panes.collapsed(0)
    qtbot.mouseClick(handle, LEFT, pos=middle)
    assert not panes.collapsed(0)
    qtbot.mouseDClick(handle, LEFT, pos=QPoint(4, 8))
    assert panes.collapsed(0)


def test_each_pane_of_the_last_line_has_its_grip(qtbot: QtBot, panes: Panes) -> None:
    handle = panes.handle(2)
    middle = handle.rect().center()
    qtbot.mouseClick(handle, LEFT, pos=middle - QPoint(0, 25))
    assert panes.collapsed(1)
    qtbot.mouseClick(handle, LEFT, pos=middle - QPoint(0, 25))
    qtbot.mouseClick(handle, LEFT, pos=middle + QPoint(0, 25))
    assert panes.collapsed(2)
    assert not panes.collapsed(1)


def test_where_the_keyboard_goes_is_opened(panes: Panes) -> None:
    panes.collapse(1)
    panes._follow(None, panes.panes[1].widget)
    assert not panes.collapsed(1)


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920, 2560])
def test_first_sizes_give_each_pane_what_it_needs(width: int) -> None:
    lists, editor, page = first_sizes(width)
    assert lists + editor + page == width
    assert 200 <= lists <= 310
    assert 340 <= editor <= 860
    assert page >= 470


def test_a_heading_leads_to_its_pane_and_bears_its_acts(qtbot: QtBot, qapp: QApplication) -> None:
    field, button = QLineEdit(), QToolButton()
    pane = headed("稿件", field, (button,))
    qtbot.addWidget(pane)
    assert pane.isAncestorOf(button) and button.autoRaise()
