"""The window of a person who only writes and hands in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from newsroom.model.person import Duty
from newsroom.ui.handing.hand_in_strip import HandInStrip
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import click_row, command, on_desk, press

TITLE = "河堤晨跑道修好了"


def strip(window: MainWindow) -> HandInStrip | None:
    return next((one for one in window.findChildren(HandInStrip) if one.isVisible()), None)


def said(window: MainWindow) -> str:
    found = strip(window)
    assert found is not None
    return " ".join(label.text() for label in found.findChildren(QLabel))


def shown_menus(window: MainWindow) -> str:
    return " ".join(a.text() for a in window.menuBar().actions() if a.isVisible())


def test_the_simple_window_is_chosen_and_left(qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, window, TITLE)
    assert strip(window) is None
    command(window, "投稿界面").trigger()
    qtbot.waitUntil(lambda: strip(window) is not None)
    assert not window.pages.isVisible()
    assert not window.tree.isVisible()
    assert window.pool.isVisible()
    assert not window.reviewing.bar.isVisible()
    assert "版位" not in shown_menus(window)
    assert "文件" in shown_menus(window)
    qtbot.waitUntil(lambda: "还没有投出" in said(window))
    found = strip(window)
    assert found is not None
    press(qtbot, found, "完整界面")
    qtbot.waitUntil(lambda: strip(window) is None)
    assert window.pages.isVisible()
    assert window.tree.isVisible()
    assert "版位" in shown_menus(window)
    assert window.reviewing.bar.isVisible()

    # A person whose only duty is to hand in gets it unasked.
    on_desk(window, lambda desk: desk.name_person("陶小满"))
    person = on_desk(window, lambda desk: desk.sitting.now())
    assert person is not None
    on_desk(window, lambda desk: desk.sitting.put(replace(person, duties=(Duty.REPORTER,))))
    window.show_person("陶小满")
    qtbot.waitUntil(lambda: strip(window) is not None)
    on_desk(window, lambda desk: desk.name_person("林可欣"))
    window.show_person("林可欣")
    qtbot.waitUntil(lambda: strip(window) is None)
