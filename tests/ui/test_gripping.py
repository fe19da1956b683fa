"""The page under a hand, joined to the library: exchanged, tried, styled, pictures, the caret."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from newsroom.model.article import ArticleKind
from newsroom.model.frame import PictureFrame
from newsroom.ui.context_bar import spot
from newsroom.ui.main_window import MainWindow
from newsroom.ui.pages.cells import Box
from tests.ui.hands import (
    CONTROL,
    LEFT,
    NO_KEY,
    cell,
    command,
    drop,
    files,
    haul,
    on_desk,
    placements,
    settle,
)
from tests.ui.test_paging import DINNER, RUN, bring, shown

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def placed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with two stories on its first page."""
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    bring(qtbot, window, RUN, 0, 20)
    bring(qtbot, window, DINNER, 3, 50)
    return window


def test_what_is_held_tells_how_it_would_fit_and_changes_places(qtbot: QtBot, placed: MainWindow):
    put, preview = placements(placed)[RUN], placed.pages.preview
    preview.select(put.uuid)
    handle = preview.box_on_screen(put.uuid).bottomRight()
    low = cell(placed, put.right - 1, put.bottom - 5)
    port = preview.viewport()
    none, left = Qt.MouseButton.NoButton, LEFT
    for kind, point, button, keys in (
        (QEvent.Type.MouseButtonPress, handle, left, NO_KEY),
        (QEvent.Type.MouseMove, low, none, CONTROL),
    ):
        event = QMouseEvent(kind, point, port.mapToGlobal(point), button, left, keys)
        QApplication.sendEvent(port, event)
    qtbot.waitUntil(lambda: "多" in preview._ghost_words, timeout=20_000)
    ghost = preview._ghost
    assert ghost is not None
    assert preview._ghost_words.startswith(f"{ghost.span} 栏 × {ghost.depth} 行")
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert preview._ghost is None
    before = placements(placed)
    one, two = before[RUN], before[DINNER]
    start, end = cell(placed, one.column, one.row + 2), cell(placed, two.column, two.row + 1)
    haul(placed, start, end)
    settle(qtbot, placed)
    after = placements(placed)
    assert Box.of(after[RUN]) == Box.of(two)
    assert Box.of(after[DINNER]) == Box.of(one)
    command(placed, "撤销").trigger()
    settle(qtbot, placed)
    assert placements(placed) == before


def test_several_are_locked_and_taken_off_in_one_step(qtbot: QtBot, placed: MainWindow):
    preview = placed.pages.preview
    names = [each.uuid for each in placements(placed).values()]
    preview.select(names[0])
    preview.select_also(names[1])
    settle(qtbot, placed)
    preview.select(names[0])
    preview.select_also(names[1])
    command(placed, "锁定／解锁").trigger()
    settle(qtbot, placed)
    assert all(each.locked for each in placements(placed).values())
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Delete)
    settle(qtbot, placed)
    shown(qtbot, placed, 0)
    command(placed, "撤销").trigger()
    settle(qtbot, placed)
    assert len(placements(placed)) == 2


def test_the_bar_its_keys_and_the_caret(qtbot: QtBot, placed: MainWindow):
    put, preview = placements(placed)[RUN], placed.pages.preview
    preview.select(put.uuid)
    settle(qtbot, placed)
    preview.setFocus()
    legs = put.text_columns or put.span
    qtbot.keyClick(preview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, placed)
    now = placements(placed)[RUN]
    if legs > 1:
        assert (now.text_columns or now.span) == legs - 1
    else:
        assert now == put
    put, preview = placements(placed)[RUN], placed.pages.preview
    preview.setFocus()
    preview.select(put.uuid)
    settle(qtbot, placed)
    bar = placed.context_bar
    qtbot.waitUntil(bar.isVisible)
    rect = preview.box_on_screen(put.uuid).toAlignedRect()
    assert not bar.geometry().intersects(rect)
    assert preview.viewport().rect().contains(bar.geometry())
    command(placed, "转到版位工具条").trigger()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert bar.isAncestorOf(focus)
    frame = next(b for b in bar.findChildren(QToolButton) if "框" in b.accessibleName())
    qtbot.mouseClick(frame, LEFT)
    settle(qtbot, placed)
    assert placements(placed)[RUN].box
    first = next(b for b in bar.findChildren(QToolButton) if b.isVisible())
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert preview.hasFocus()
    placed.editor.body.setFocus()
    assert not bar.isVisible()
    put, preview = placements(placed)[RUN], placed.pages.preview
    placed.editing.open(put.article, 3)
    settle(qtbot, placed)
    qtbot.waitUntil(lambda: preview._caret == (put.article, 3), timeout=20_000)
    preview.setFocus()
    preview.set_zoom(300)
    preview.verticalScrollBar().setValue(0)
    assert not preview.caret_in_sight()
    command(placed, "到版面上看").trigger()
    assert preview.caret_in_sight()
    assert preview._caret_rect() is not None
    preview.verticalScrollBar().setValue(0)
    placed.editor.body.setFocus()
    qtbot.keyClick(placed.editor.body, "x")
    qtbot.waitUntil(preview.caret_in_sight, timeout=20_000)


def test_the_bar_keeps_off_the_headline_where_there_is_room():
    port = QRect(0, 0, 600, 800)
    assert spot(QRect(100, 200, 200, 300), port, 300, 30) == QPoint(100, 160)
    assert spot(QRect(100, 10, 200, 300), port, 300, 30).y() > 309
    assert spot(QRect(500, 200, 90, 300), port, 300, 30).x() + 300 <= 600
    inside = spot(QRect(0, -50, 600, 900), port, 300, 30)
    assert port.contains(QRect(inside.x(), inside.y(), 300, 30))
    assert inside.y() > 700


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "河堤.jpg"
    Image.new("RGB", (900, 600), (90, 120, 150)).save(path)
    return path


def test_a_picture_dropped_on_an_article_goes_into_it(
    qtbot: QtBot, placed: MainWindow, photo: Path
):
    put = placements(placed)[RUN]
    point = cell(placed, put.column, put.row + 3)
    assert drop(placed.pages.preview, files([photo]), point)
    settle(qtbot, placed)
    article = on_desk(placed, lambda desk: desk.writing.open(put.article).article)
    assert [bool(slot.picture) for slot in article.slots] == [True]
    preview = placed.pages.preview
    preview.select(put.uuid)
    settle(qtbot, placed)
    qtbot.waitUntil(lambda: bool(placed.styling.pictures()), timeout=20_000)
    page = preview._page
    assert page is not None
    (frame,) = (f for f in page.frames if isinstance(f, PictureFrame))
    start = preview.view.point(frame.x + 9999, frame.y + 9999)
    port = preview.viewport()
    for kind, point in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, start + QPointF(0, 30)),
    ):
        event = QMouseEvent(kind, point, port.mapToGlobal(point), LEFT, LEFT, NO_KEY)
        QApplication.sendEvent(port, event)
    qtbot.waitUntil(lambda: preview._ghost_words.startswith("图片　"), timeout=20_000)
    assert placed.styling.with_shifted(0, 0, 2) is not None
    QTest.keyClick(preview, Qt.Key.Key_Escape)


def test_a_picture_dropped_on_free_ground_makes_a_story(
    qtbot: QtBot, placed: MainWindow, photo: Path
):
    assert drop(placed.pages.preview, files([photo]), cell(placed, 3, 20))
    settle(qtbot, placed)
    shown(qtbot, placed, 3)
    edition = on_desk(placed, lambda desk: desk.paging.edition(placed.place[1]))
    stories = [
        (edition.articles[p.article], p)
        for p in edition.placements
        if edition.articles[p.article].kind is ArticleKind.PICTURE
    ]
    ((article, put),) = stories
    assert (put.column, put.row) == (3, 20)
    assert article.slots[0].picture
    command(placed, "撤销").trigger()
    settle(qtbot, placed)
    shown(qtbot, placed, 2)
