"""Papers are leafed through, and looked at near, by keys and by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from newsroom.model.frame import PageFrames
from newsroom.model.length import Mm
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.proofing.papers import Tile
from newsroom.ui.proofing.preview import Paper, PapersView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> PapersView:
    view = PapersView(NoPictures())
    qtbot.addWidget(view)
    view.resize(500, 700)
    width, height = Mm(200), Mm(280)
    papers = [
        Paper(
            PageFrames(page=str(n), number=n, width=width, height=height, frames=(), fits=()),
            Tile(0, 0, width, height),
            float(width),
            float(height),
        )
        for n in (1, 2)
    ]
    view.show_papers(papers)
    view.show()
    return view


def test_papers_are_leafed_through(qtbot: QtBot, view: PapersView) -> None:
    assert view._place.text() == "1 / 2"
    view._on.click()
    assert view._place.text() == "2 / 2"
    view._back.click()
    assert view._place.text() == "1 / 2"
    assert [button.shortcut().toString() for button in (view._back, view._on)] == ["PgUp", "PgDown"]


def test_a_click_and_the_space_bar_go_near_and_back(qtbot: QtBot, view: PapersView) -> None:
    table = view._sheet
    whole = table._place(view.papers[0])
    corner = QPoint(round(whole.left()) + 4, round(whole.top()) + 4)
    qtbot.mouseClick(table, LEFT, pos=corner)
    assert view._larger.isChecked()
    near = table._place(view.papers[0])
    assert near.width() > 2 * whole.width()
    assert near.left() == pytest.approx(0, abs=1) and near.top() == pytest.approx(0, abs=1)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    moved = table._place(view.papers[0])
    assert moved.left() < near.left() and moved.top() < near.top()
    qtbot.keyClick(table, Qt.Key.Key_Left)
    qtbot.mousePress(table, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(table, QPoint(100, 80))
    qtbot.mouseRelease(table, LEFT, pos=QPoint(100, 80))
    assert table._place(view.papers[0]).top() <= moved.top()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not view._larger.isChecked()
    assert table._place(view.papers[0]) == whole
