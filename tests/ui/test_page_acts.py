"""Pages added, removed and dressed in templates."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.issue import IssueNumber
from newsroom.paths import resources
from newsroom.ui.main_window import MainWindow
from newsroom.ui.page_dialog import PageDialog
from tests.ui.hands import Opening, command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
TEMPLATE = """
[[template]]
name = "图片版"
[[template.slot]]
column = 0
row = 6
span = 4
depth = 40
takes = "picture"
"""


def pages(window: MainWindow) -> list[str]:
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    return [page.uuid for page in edition.pages]


def test_a_page_is_added_and_an_empty_one_removed_without_a_question(
    qtbot: QtBot, window: MainWindow
):
    before = pages(window)
    command(window, "加一版").trigger()
    settle(qtbot, window)
    assert len(pages(window)) == len(before) + 1
    window.pages.turn_to(pages(window)[-1])
    settle(qtbot, window)
    command(window, "删除本版").trigger()
    settle(qtbot, window)
    assert pages(window) == before
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert len(pages(window)) == len(before) + 1


@pytest.mark.parametrize(("answer", "stays"), [("取消", True), ("删除", False)])
def test_a_page_with_copy_is_removed_after_a_question(
    qtbot: QtBot, window: MainWindow, answer: str, stays: bool
):
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    last, article = edition.pages[-1].uuid, next(iter(edition.articles))
    window.refresh(on_desk(window, lambda desk: desk.paging.place(article, last, 0, 30)))
    settle(qtbot, window)
    window.pages.turn_to(last)
    settle(qtbot, window)
    command(window, "删除本版").trigger()
    box = dialog_of(qtbot, window, QMessageBox)
    assert "1 篇稿件" in box.informativeText()
    press(qtbot, box, answer)
    settle(qtbot, window)
    assert (last in pages(window)) == stays
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    assert (article in edition.placed) == stays
    assert article in edition.articles


def test_without_an_issue_page_acts_say_so(qtbot: QtBot, open_window: Opening, tmp_path: Path):
    path = tmp_path / "空.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
    window = open_window(path)
    for words in ("版面信息", "加一版", "删除本版", "固定断行：本版", "重排全文：本版"):
        assert not command(window, words).isEnabled(), words
        assert "先在左侧选一期" in command(window, words).toolTip(), words


def test_a_page_follows_a_template(qtbot: QtBot, open_window: Opening, tmp_path: Path):
    path = tmp_path / "版式.newsroom"
    style = (resources() / "publications" / "shangjie-shibao.toml").read_text("utf8")
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
        home = desk.library.publications.find("shangjie-shibao")
        desk.library.publications._database.execute(
            "UPDATE publication SET source = ? WHERE uuid = ?", (style + TEMPLATE, home)
        )
        desk.paging.new_issue(home, datetime.date(2026, 3, 7), IssueNumber((5,)))
    window = open_window(path)
    qtbot.waitUntil(lambda: window.paging.page() is not None)
    menu = next(m for m in window.findChildren(QMenu) if m.title().startswith("套用版式"))
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert words[0] == "不套用" and "图片版" in words
    menu.actions()[words.index("图片版")].trigger()
    settle(qtbot, window)
    shown = window.paging.page()
    assert shown is not None and shown.template == "图片版"
    menu.aboutToShow.emit()
    assert menu.actions()[words.index("图片版")].isChecked()
    command(window, "版面信息").trigger()
    dialog = dialog_of(qtbot, window, PageDialog)
    assert dialog._template.currentText() == "图片版"
    dialog._template.setCurrentIndex(0)
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    shown = window.paging.page()
    assert shown is not None and shown.template == ""
