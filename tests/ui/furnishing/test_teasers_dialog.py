"""The 导读: chosen from other pages, worded, ordered, placed on page one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsroom.model.article import ArticleKind
from newsroom.ui.furnishing.teasers_dialog import TeasersDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]

RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def spread(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with one story on page two and one on page three."""
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    by_title = {article.title: uuid for uuid, article in edition.articles.items()}
    for title, page in ((RUN, edition.pages[1]), (DINNER, edition.pages[2])):
        window.refresh(
            on_desk(
                window,
                lambda desk, t=title, p=page: desk.paging.place(by_title[t], p.uuid, 0, 30),
            )
        )
    settle(qtbot, window)
    return window


def opened(qtbot: QtBot, window: MainWindow) -> TeasersDialog:
    command(window, "导读").trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, TeasersDialog)


def test_stories_of_other_pages_are_named_on_page_one(qtbot: QtBot, spread: MainWindow):
    window = spread
    dialog = opened(qtbot, window)
    rows = [dialog._free.item(row).text() for row in range(dialog._free.count())]
    assert rows == [f"2版　{RUN}", f"3版　{DINNER}"]
    dialog._free.setCurrentRow(0)
    dialog._free.setFocus()
    qtbot.keyClick(dialog._free, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog._free.count() == 1
    press(qtbot, dialog, "加入 →")
    assert dialog._free.count() == 0
    table = dialog._table
    table.items()[0].setText(1, "河堤有了跑道")
    table.setCurrentItem(table.items()[1])
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert [item.text(0) for item in table.items()] == ["3版", "2版"]
    assert dialog.to_place()
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    assert [teaser.words for teaser in edition.teasers] == ["", "河堤有了跑道"]
    guides = [
        p for p in edition.placements if edition.articles[p.article].kind is ArticleKind.GUIDE
    ]
    assert [p.page for p in guides] == [edition.pages[0].uuid]
    qtbot.waitUntil(lambda: len(window.pages.preview._placements) == 1, timeout=20_000)
    window.pages.preview.placementActivated.emit(guides[0].uuid, 0)
    settle(qtbot, window)
    again = dialog_of(qtbot, window, TeasersDialog)
    assert [item.text(1) for item in again._table.items()] == [DINNER, "河堤有了跑道"]
    assert not again._place.isVisible()
    again._table.setCurrentItem(again._table.items()[0])
    press(qtbot, again, "← 移出")
    assert again._free.count() == 1
    assert [teaser.words for teaser in again.teasers()] == ["河堤有了跑道"]
    again.reject()
    assert on_desk(window, lambda desk: desk.undo_label) == "修改导读"
    on_desk(window, lambda desk: desk.undo())
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    assert edition.teasers == () and guides[0].article not in edition.articles


def test_an_issue_without_other_pages_copy_says_what_to_do(qtbot: QtBot, window: MainWindow):
    dialog = opened(qtbot, window)
    assert dialog._empty.isVisible() and "二版" in dialog._empty.text()
    assert dialog.teasers() == () and not dialog.to_place()
    dialog.reject()
