"""分版: proposed, changed by hand, taken in one step."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from newsroom.ui.furnishing.distribution_dialog import DistributionDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def test_pages_are_proposed_and_changed_before_they_are_taken(qtbot: QtBot, window: MainWindow):
    command(window, "分版：稿件归哪一版").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, DistributionDialog)
    table = dialog._table
    assert table.rowCount() == 2
    assert all(table.model().index(row, 3).data() for row in range(2))
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    first, second = (line.article for line in dialog._proposed)
    dialog._boxes[first].setCurrentIndex(dialog._boxes[first].findData(edition.pages[2].uuid))
    dialog._boxes[second].setCurrentIndex(0)
    assert "1 篇" in dialog._sums.text()
    press(qtbot, dialog, "采用")
    settle(qtbot, window)
    meant = on_desk(window, lambda desk: desk.paging.edition(window.place[1]).meant)
    assert meant == {first: edition.pages[2].uuid}
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.paging.edition(window.place[1]).meant) == {}


def test_without_copy_it_says_so(qtbot: QtBot, window: MainWindow):
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    page = edition.pages[0].uuid
    uuids = list(edition.articles)
    issue = window.place[1]
    window.refresh(on_desk(window, lambda desk: desk.paging.assign(uuids, issue, page)))
    command(window, "分版：稿件归哪一版").trigger()
    settle(qtbot, window)
    assert "没有要分版的稿件" in window.statusBar().currentMessage()
