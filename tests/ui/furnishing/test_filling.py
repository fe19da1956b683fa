"""The filler pool: filled in, searched, dragged onto the page, changed, removed; adverts."""

from __future__ import annotations

import datetime
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsroom.model.article import Article
from newsroom.model.filler import Filler, FillerKind
from newsroom.ui.furnishing.filler_form import FillerForm
from newsroom.ui.furnishing.fillers_panel import FillersPanel
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import cell, command, dialog_of, drop, on_desk, placements, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    return window


@pytest.fixture
def stocked(qtbot: QtBot, ready: MainWindow) -> MainWindow:
    """The window with a saying that is good for ever and a notice that ran out."""
    home = ready.place[0]
    for title, kind, until in (
        ("灯下小语", FillerKind.TEXT, None),
        ("停水通知", FillerKind.NOTICE, datetime.date(2026, 1, 31)),
    ):
        article = Article(headline=title, body="一句话，说给夜里还亮着灯的窗。" * 3)
        filler = Filler(article=article.uuid, publication=home, kind=kind, valid_until=until)
        on_desk(ready, lambda desk, a=article, f=filler: desk.fillers.add(a, f))
    return ready


def panel(qtbot: QtBot, window: MainWindow) -> FillersPanel:
    command(window, "补白库").trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, FillersPanel)


def rows(panel: FillersPanel) -> list[list[str]]:
    found = []
    for number in range(panel._list.topLevelItemCount()):
        item = panel._list.topLevelItem(number)
        assert item is not None
        found.append([item.text(column) for column in range(item.columnCount())])
    return found


def choose(panel: FillersPanel, title: str) -> None:
    number = [row[0] for row in rows(panel)].index(title)
    panel._list.setCurrentIndex(panel._list.model().index(number, 0))


def form() -> FillerForm:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, FillerForm)]
    return next(w for w in found if w.isVisible())


def test_an_empty_pool_says_what_it_is_for_and_takes_a_text(qtbot: QtBot, ready: MainWindow):
    shown = panel(qtbot, ready)
    assert "新增" in shown._empty.text() and shown._empty.isVisible()
    assert not any(button.isEnabled() for button in shown._buttons)
    press(qtbot, shown, "新增…")
    filled = form()
    assert not filled._buttons.buttons()[0].isEnabled()
    filled._title.setText("节令")
    filled._text.setPlainText("小雪封地，大雪封河。")
    press(qtbot, filled, "确定")
    settle(qtbot, ready)
    assert rows(shown) == [["节令", "补白", "自动", "没用过", "长期"]]
    press(qtbot, shown, "移除")
    settle(qtbot, ready)
    assert rows(shown) == []
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, ready)
    assert [row[0] for row in rows(shown)] == ["节令"]


def test_fillers_are_searched_and_expired_ones_marked(qtbot: QtBot, stocked: MainWindow):
    shown = panel(qtbot, stocked)
    assert [row[0] for row in rows(shown)] == ["灯下小语"]
    shown._search.setText("停水")
    assert shown._empty.text() == "没有找到。"
    shown._search.clear()
    shown._expired.click()
    assert {row[0]: row[4] for row in rows(shown)} == {
        "灯下小语": "长期",
        "停水通知": "2026年1月31日（已过期）",
    }
    shown._search.setText("停水")
    assert [row[0] for row in rows(shown)] == ["停水通知"]
    shown._search.setText("查无")
    assert shown._empty.isVisible() and shown._empty.text() == "没有找到。"
    shown._search.clear()
    shown._kind.setCurrentIndex(shown._kind.findData(FillerKind.TEXT))
    assert [row[0] for row in rows(shown)] == ["灯下小语"]


def test_a_filler_is_dragged_onto_the_page(qtbot: QtBot, stocked: MainWindow):
    shown = panel(qtbot, stocked)
    choose(shown, "灯下小语")
    item = shown._list.currentItem()
    assert item is not None
    assert drop(stocked.pages.preview, shown._list.mimeData([item]), cell(stocked, 2, 40))
    settle(qtbot, stocked)
    put = placements(stocked)["灯下小语"]
    assert (put.column, put.row) == (2, 40)
    assert {row[0]: row[3] for row in rows(shown)}["灯下小语"] == "2026年3月7日"
    stocked.pages.preview.placementActivated.emit(put.uuid, 0)
    settle(qtbot, stocked)
    filled = form()
    assert filled._title.text() == "灯下小语"
    filled.reject()


def test_a_filler_is_put_where_there_is_room_and_edited(qtbot: QtBot, stocked: MainWindow):
    shown = panel(qtbot, stocked)
    choose(shown, "灯下小语")
    shown._list.setFocus()
    qtbot.keyClick(shown._list, Qt.Key.Key_Return)
    settle(qtbot, stocked)
    filled = form()
    filled._title.setText("灯下大语")
    filled._span.setValue(2)
    filled._rows.setValue(12)
    assert "毫米" in filled._hint.text()
    press(qtbot, filled, "确定")
    settle(qtbot, stocked)
    assert ["灯下大语", "补白", "2 栏 × 12 行"] in [row[:3] for row in rows(shown)]
    assert on_desk(stocked, lambda desk: desk.undo_label) == "修改《灯下大语》"
    choose(shown, "灯下大语")
    press(qtbot, shown, "放到版面")
    settle(qtbot, stocked)
    put = placements(stocked)["灯下大语"]
    assert (put.span, put.depth) == (2, 12)


def test_a_filler_taken_from_the_pool_is_still_edited_on_its_page(
    qtbot: QtBot, stocked: MainWindow
):
    shown = panel(qtbot, stocked)
    choose(shown, "灯下小语")
    press(qtbot, shown, "放到版面")
    settle(qtbot, stocked)
    article = placements(stocked)["灯下小语"].article
    press(qtbot, shown, "移除")
    settle(qtbot, stocked)
    stocked.fillers.edit(article)
    settle(qtbot, stocked)
    assert form()._title.text() == "灯下小语"


def test_an_advert_is_reserved_with_its_artwork(qtbot: QtBot, ready: MainWindow, tmp_path: Path):
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#2060a0"))
    path = tmp_path / "秋装上新.png"
    assert image.save(str(path))
    command(ready, "新建广告").trigger()
    filled = dialog_of(qtbot, ready, FillerForm)
    assert filled._until.date().toString("yyyy-MM-dd") == "2026-03-07"
    filled._span.setValue(3)
    filled.take_artwork(path)
    assert filled._title.text() == "秋装上新"
    home = next(line for line in ready.lines if line.uuid == ready.place[0])
    grid = home.publication.grid
    assert filled._rows.value() == ceil(grid.measure(3) / 2 / grid.pitch) + 1
    rows_ = filled._rows.value()
    press(qtbot, filled, "确定")
    settle(qtbot, ready)
    put = placements(ready)["秋装上新"]
    assert (put.span, put.depth) == (3, rows_)
    edition = on_desk(ready, lambda desk: desk.paging.edition(ready.place[1]))
    article = edition.articles[put.article]
    assert article.kind == "advert" and article.slots[0].picture in edition.pictures
    on_desk(ready, lambda desk: desk.undo())
    edition = on_desk(ready, lambda desk: desk.paging.edition(ready.place[1]))
    assert put.article not in edition.placed | edition.fillers.keys()
