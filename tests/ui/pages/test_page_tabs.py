"""Page tabs, zoom box and the two actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsroom.model.frame import PageFrames
from newsroom.model.page import Page
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.pages.zooms import FIT_PAGE
from tests.ui.pages.made_pages import GRID, PLACEMENTS

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
LEFT = Qt.MouseButton.LeftButton
PAGES = tuple(
    Page(uuid=f"page-{number}", issue="issue", number=number, name=name)
    for number, name in ((1, "要闻"), (2, "综合"), (3, ""))
)


@pytest.fixture
def pane(qtbot, page: PageFrames) -> PagesPane:
    pane = PagesPane()
    qtbot.addWidget(pane)
    pane.resize(700, 900)
    pane.set_pages(PAGES, "page-2")
    pane.preview.set_page(page, PLACEMENTS, GRID)
    pane.show()
    return pane


def test_tabs_are_named_as_the_newsroom_names_pages(pane: PagesPane):
    assert [pane.tabs.tabText(i) for i in range(pane.tabs.count())] == [
        "一版 要闻",
        "二版 综合",
        "三版",
    ]
    assert pane.current == "page-2"


def test_tabs_without_room_for_names_keep_the_numbers(qtbot, pane: PagesPane):
    def shown() -> list[str]:
        return [pane.tabs.tabText(i) for i in range(pane.tabs.count())]

    pane.resize(330, 900)
    qtbot.waitUntil(lambda: shown() == ["一版", "二版", "三版"])
    pane.resize(700, 900)
    qtbot.waitUntil(lambda: shown() == ["一版 要闻", "二版 综合", "三版"])


def test_pages_of_a_bulletin_are_called_leaves(pane: PagesPane):
    pane.set_pages(PAGES, "page-3", flowing=True)
    assert [pane.tabs.tabText(i) for i in range(pane.tabs.count())] == ["第1页", "第2页", "第3页"]
    assert pane.current == "page-3"


def test_a_click_on_a_tab_tells_the_page(qtbot, pane: PagesPane):
    with qtbot.waitSignal(pane.pageChosen) as told:
        QTest.mouseClick(pane.tabs, LEFT, pos=pane.tabs.tabRect(0).center())
    assert told.args == ["page-1"]


def test_page_keys_turn_pages_and_stop_at_the_ends(qtbot, pane: PagesPane):
    with qtbot.waitSignal(pane.pageChosen) as told:
        QTest.keyClick(pane.preview, Qt.Key.Key_PageDown)
    assert told.args == ["page-3"]
    with qtbot.assertNotEmitted(pane.pageChosen):
        QTest.keyClick(pane.preview, Qt.Key.Key_PageDown)


def test_setting_pages_tells_nothing_and_no_pages_switch_the_actions_off(qtbot, pane: PagesPane):
    with qtbot.assertNotEmitted(pane.pageChosen):
        pane.set_pages((), "")
    assert pane.current == ""
    assert not pane.assemble_button.isEnabled()
    assert not pane.export_button.isEnabled()


def test_the_buttons_ask(qtbot, pane: PagesPane):
    with qtbot.waitSignal(pane.assembleRequested):
        QTest.mouseClick(pane.assemble_button, LEFT)
    with qtbot.waitSignal(pane.exportRequested):
        QTest.mouseClick(pane.export_button, LEFT)
    assert (pane.assemble_button.text(), pane.export_button.text()) == ("自动排版", "导出")


def test_zoom_is_typed_picked_and_shown(pane: PagesPane):
    line = pane.zoom_box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "150%")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert pane.preview.percent == 150
    assert pane.zoom_box.currentText() == "150%"
    pane.zoom_box.activated.emit(pane.zoom_box.findData(FIT_PAGE))
    assert pane.preview.zoom == FIT_PAGE
    assert pane.zoom_box.currentText() == f"适合整页 {round(pane.preview.percent)}%"


def test_nonsense_typed_as_zoom_changes_nothing(pane: PagesPane):
    pane.preview.set_zoom(100)
    line = pane.zoom_box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "abc")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert pane.preview.percent == 100
    assert pane.zoom_box.currentText() == "100%"


def test_the_note_is_shown_below(pane: PagesPane):
    pane.set_note("仿宋以宋体代替显示")
    assert pane.note.text() == "仿宋以宋体代替显示"
