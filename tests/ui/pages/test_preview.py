"""The preview under a hand: real mouse, wheel, keys and drops."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from newsroom.model.frame import FontFace, PageFrames, TextFrame
from newsroom.ui import theme
from newsroom.ui.pages.cells import Box, area, column_step
from newsroom.ui.pages.dragging import carry_article
from newsroom.ui.pages.preview import PagePreview
from newsroom.ui.pages.zooms import FIT_PAGE, FIT_WIDTH
from tests.ui.pages.made_pages import GRID, PLACEMENTS

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bare(preview: PagePreview, page: PageFrames) -> PagePreview:
    """The preview of a page on which no article stands yet."""
    preview.set_page(page, (), GRID)
    return preview


def spot(preview: PagePreview, column: int, row: int) -> QPointF:
    """The middle of a cell on screen."""
    where = area(GRID, Box(column, row, 1, 1))
    return preview.view.point((where.left + where.right) / 2, (where.top + where.bottom) / 2)


def mouse(preview: PagePreview, kind: QEvent.Type, point: QPointF, held: Qt.MouseButton) -> None:
    port = preview.viewport()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, point, port.mapToGlobal(point), button, held, NO_KEY)
    QApplication.sendEvent(port, event)


def drag(preview: PagePreview, start: QPointF, end: QPointF, *, release: bool = True) -> None:
    mouse(preview, QEvent.Type.MouseButtonPress, start, LEFT)
    for share in (0.3, 0.7, 1.0):
        mouse(preview, QEvent.Type.MouseMove, start + (end - start) * share, LEFT)
    if release:
        mouse(preview, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def wheel(preview: PagePreview, point: QPointF, delta: int, modifier: Qt.KeyboardModifier) -> None:
    port = preview.viewport()
    event = QWheelEvent(
        point,
        port.mapToGlobal(point),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def grabbed(preview: PagePreview):
    return preview.viewport().grab().toImage()


def colours(preview: PagePreview, rect) -> set[str]:
    image = grabbed(preview)
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(max(rect.left(), 0), min(rect.right(), image.width() - 1))
        for y in range(max(rect.top(), 0), min(rect.bottom(), image.height() - 1))
    }


def test_a_click_selects_and_tells(qtbot, preview: PagePreview):
    with qtbot.waitSignal(preview.placementSelected) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEY, spot(preview, 1, 20).toPoint())
    assert told.args == ["p-lead"]
    assert preview.accessibleDescription() == "已选中：小城步道修好了，4 栏 × 30 行，多 3 行"
    with qtbot.waitSignal(preview.placementSelected) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEY, QPoint(2, 2))
    assert told.args == [""]


def test_dragging_a_placement_asks_for_its_new_cell(qtbot, preview: PagePreview):
    with qtbot.waitSignal(preview.placementMoved) as told:
        drag(preview, spot(preview, 4, 20), spot(preview, 4, 27))
    assert told.args == ["p-side", 4, 22]


def test_a_drag_over_the_edge_stays_on_the_page(qtbot, preview: PagePreview):
    with qtbot.waitSignal(preview.placementMoved) as told:
        drag(preview, spot(preview, 4, 20), QPointF(5000, -5000))
    assert told.args == ["p-side", 4, 0]


def test_carrying_something_to_the_edge_scrolls_on(qtbot, bare: PagePreview):
    preview = bare
    preview.set_zoom(150)
    down = preview.verticalScrollBar()
    down.setValue(0)
    bottom = QPointF(300, preview.viewport().height() - 3)
    with qtbot.waitSignal(preview.articleDropped) as told:
        assert drop(preview, carry_article("a"), bottom)
    first = told.args[2]
    assert down.value() > 0
    with qtbot.waitSignal(preview.articleDropped) as told:
        assert drop(preview, carry_article("a"), bottom)
    assert told.args[2] > first


def test_a_drag_that_ends_where_it_began_asks_nothing(qtbot, preview: PagePreview):
    with qtbot.assertNotEmitted(preview.placementMoved):
        drag(preview, spot(preview, 4, 20), spot(preview, 4, 20) + QPointF(12, 0))


def test_escape_gives_up_a_drag(qtbot, preview: PagePreview):
    with qtbot.assertNotEmitted(preview.placementMoved):
        drag(preview, spot(preview, 4, 20), spot(preview, 2, 30), release=False)
        QTest.keyClick(preview, Qt.Key.Key_Escape)
        mouse(
            preview,
            QEvent.Type.MouseButtonRelease,
            spot(preview, 2, 30),
            Qt.MouseButton.NoButton,
        )
    assert preview.selected == "p-side"


def test_a_corner_handle_asks_for_the_new_size(qtbot, preview: PagePreview):
    preview.select("p-lead")
    corner = preview.box_on_screen("p-lead").bottomRight()
    scale = preview.view.scale
    step = QPointF(-column_step(GRID) * scale, 5 * int(GRID.pitch) * scale)
    with qtbot.waitSignal(preview.placementResized) as told:
        drag(preview, corner, corner + step)
    assert told.args == ["p-lead", 0, 15, 3, 35]


def test_the_left_handle_moves_the_left_edge_only(qtbot, preview: PagePreview):
    preview.select("p-side")
    box = preview.box_on_screen("p-side")
    middle = QPointF(box.left(), box.center().y())
    way = QPointF(-2 * column_step(GRID) * preview.view.scale, 0)
    with qtbot.waitSignal(preview.placementResized) as told:
        drag(preview, middle, middle + way)
    assert told.args == ["p-side", 2, 15, 4, 30]


def test_the_grid_and_a_ghost_show_only_while_dragging(preview: PagePreview):
    foot = preview.box_on_screen("p-left").toAlignedRect()
    gap = preview.view.rect(area(GRID, Box(0, 12, 6, 2))).toAlignedRect()
    calm = colours(preview, gap)
    assert calm == {"#ffffff"}
    drag(preview, spot(preview, 4, 20), spot(preview, 2, 30), release=False)
    assert len(colours(preview, gap)) > 1
    mouse(preview, QEvent.Type.MouseButtonRelease, spot(preview, 2, 30), Qt.MouseButton.NoButton)
    assert colours(preview, gap) == calm
    assert not foot.isEmpty()


def test_a_double_click_tells_the_character(qtbot, preview: PagePreview, page: PageFrames):
    leg = next(
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.placement == "p-left" and len(frame.lines) > 5
    )
    run = leg.lines[9].runs[0]
    preview.set_zoom(200)
    x = leg.x + run.xs[4] + run.size * 0.3
    y = leg.y + leg.lines[9].baseline - run.size * 0.3
    point = preview.view.point(x, y)
    preview.show_rect(preview.box_on_screen("p-left").toAlignedRect())
    point = preview.view.point(x, y)
    with qtbot.waitSignal(preview.placementActivated) as told:
        QTest.mouseDClick(preview.viewport(), LEFT, NO_KEY, point.toPoint())
    assert told.args == ["p-left", run.start + 4]


@pytest.mark.parametrize(
    ("key", "args"),
    [
        (Qt.Key.Key_Left, ["p-side", 3, 15]),
        (Qt.Key.Key_Up, ["p-side", 4, 14]),
        (Qt.Key.Key_Down, ["p-side", 4, 16]),
    ],
)
def test_arrows_nudge_the_selected_placement(qtbot, preview, key, args):
    preview.select("p-side")
    with qtbot.waitSignal(preview.placementMoved) as told:
        QTest.keyClick(preview, key)
    assert told.args == args


def test_a_nudge_over_the_edge_asks_nothing(qtbot, preview: PagePreview):
    preview.select("p-side")
    with qtbot.assertNotEmitted(preview.placementMoved):
        QTest.keyClick(preview, Qt.Key.Key_Right)


@pytest.mark.parametrize(
    ("key", "args"),
    [
        (Qt.Key.Key_Left, ["p-side", 4, 15, 1, 30]),
        (Qt.Key.Key_Down, ["p-side", 4, 15, 2, 31]),
        (Qt.Key.Key_Up, ["p-side", 4, 15, 2, 29]),
    ],
)
def test_shift_and_arrows_resize(qtbot, preview, key, args):
    preview.select("p-side")
    with qtbot.waitSignal(preview.placementResized) as told:
        QTest.keyClick(preview, key, SHIFT)
    assert told.args == args


def test_delete_enter_and_page_keys_ask(qtbot, preview: PagePreview):
    preview.select("p-foot")
    with qtbot.waitSignal(preview.placementRemoved) as removed:
        QTest.keyClick(preview, Qt.Key.Key_Delete)
    with qtbot.waitSignal(preview.placementActivated) as opened:
        QTest.keyClick(preview, Qt.Key.Key_Return)
    with qtbot.waitSignals([preview.pageStepped, preview.pageStepped]) as _:
        QTest.keyClick(preview, Qt.Key.Key_PageDown)
        QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert (removed.args, opened.args) == (["p-foot"], ["p-foot", 0])


def test_tab_goes_through_the_placements_and_on(qtbot, page: PageFrames):
    window = QWidget()
    qtbot.addWidget(window)
    preview, after = PagePreview(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(preview)
    layout.addWidget(after)
    preview.set_page(page, PLACEMENTS, GRID)
    window.show()
    window.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(preview.hasFocus)
    seen = []
    for _ in range(4):
        QTest.keyClick(preview, Qt.Key.Key_Tab)
        seen.append(preview.selected)
    assert seen == ["p-lead", "p-side", "p-left", "p-foot"]
    QTest.keyClick(preview, Qt.Key.Key_Backtab)
    assert preview.selected == "p-left"
    QTest.keyClick(preview, Qt.Key.Key_Tab)
    QTest.keyClick(preview, Qt.Key.Key_Tab)
    assert after.hasFocus()


def drop(preview: PagePreview, data: QMimeData, point: QPointF) -> bool:
    """Carry something over the page and let it go; whether it was taken."""
    port, action = preview.viewport(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(point.toPoint(), action, data, LEFT, NO_KEY)
    QApplication.sendEvent(port, enter)
    if not enter.isAccepted():
        QApplication.sendEvent(port, QDragLeaveEvent())
        return False
    move = QDragMoveEvent(point.toPoint(), action, data, LEFT, NO_KEY)
    QApplication.sendEvent(port, move)
    release = QDropEvent(point, action, data, LEFT, NO_KEY)
    QApplication.sendEvent(port, release)
    return release.isAccepted()


def test_what_is_carried_over_the_page_is_offered_to_it(preview: PagePreview):
    assert preview.viewport().acceptDrops()


def test_an_article_dropped_on_the_grid_asks_for_its_cell(qtbot, bare: PagePreview):
    with qtbot.waitSignal(bare.articleDropped) as told:
        assert drop(bare, carry_article("0198-稿"), spot(bare, 2, 40))
    assert told.args == ["0198-稿", 2, 40]


def test_a_dropped_article_of_known_size_stays_on_the_page(qtbot, bare: PagePreview):
    bare.set_drop_shape(lambda _article, _column, _row: (3, 30))
    with qtbot.waitSignal(bare.articleDropped) as told:
        assert drop(bare, carry_article("a"), spot(bare, 5, 80))
    assert told.args == ["a", 3, 58]


def test_an_article_dropped_on_another_asks_to_stand_in_its_place(qtbot, preview: PagePreview):
    with qtbot.waitSignal(preview.articleDroppedOn) as told:
        assert drop(preview, carry_article("a"), spot(preview, 4, 30))
    assert told.args[:2] == ["a", "p-side"]


def test_the_right_button_selects_and_asks_for_the_menu(qtbot, preview: PagePreview):
    port = preview.viewport()
    for point, placement in ((spot(preview, 4, 20), "p-side"), (spot(preview, 2, 3), "")):
        place = point.toPoint()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, port.mapToGlobal(place), NO_KEY
        )
        with qtbot.waitSignal(preview.menuWanted) as told:
            QApplication.sendEvent(port, event)
        assert told.args == [bool(placement), port.mapToGlobal(place)]
        assert preview.selected == placement
    preview.select("p-lead")
    with qtbot.waitSignal(preview.menuWanted) as told:
        preview.ask_menu()
    middle = port.mapFromGlobal(told.args[1])
    assert told.args[0] and preview.box_on_screen("p-lead").contains(QPointF(middle))


def test_dropped_files_are_handed_on(qtbot, preview: PagePreview, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "来稿.docx")), QUrl("https://example.org/a")])
    with qtbot.waitSignal(preview.filesDropped) as told:
        assert drop(preview, data, spot(preview, 0, 0))
    assert told.args == [[str(tmp_path / "来稿.docx")]]


def test_other_things_and_articles_without_a_page_are_not_taken(preview: PagePreview):
    words = QMimeData()
    words.setText("几句话")
    assert not drop(preview, words, QPointF(50, 50))
    preview.set_page(None, (), None)
    assert not drop(preview, carry_article("a"), QPointF(50, 50))


def test_ctrl_wheel_zooms_about_the_pointer(qtbot, preview: PagePreview):
    preview.set_zoom(100)
    point = QPointF(300, 400)
    before = preview.view.page(point)
    with qtbot.waitSignal(preview.zoomChanged) as told:
        wheel(preview, point, 120, CONTROL)
    assert told.args[0] == pytest.approx(115)
    after = preview.view.page(point)
    near = 1.5 / preview.view.scale
    assert after == (pytest.approx(before[0], abs=near), pytest.approx(before[1], abs=near))


def test_the_wheel_alone_scrolls(preview: PagePreview):
    preview.set_zoom(100)
    preview.verticalScrollBar().setValue(0)
    wheel(preview, QPointF(300, 400), -120, NO_KEY)
    assert preview.verticalScrollBar().value() > 0
    assert preview.percent == 100


def test_the_middle_button_pans(preview: PagePreview):
    preview.set_zoom(200)
    down = preview.verticalScrollBar()
    down.setValue(300)
    port, middle = preview.viewport(), Qt.MouseButton.MiddleButton
    QTest.mousePress(port, middle, NO_KEY, QPoint(200, 300))
    QTest.mouseMove(port, QPoint(200, 250))
    QTest.mouseRelease(port, middle, NO_KEY, QPoint(200, 250))
    assert down.value() == 350


@pytest.mark.parametrize(("asked", "given"), [(3, 25), (80, 80), (900, 400)])
def test_zoom_keeps_its_bounds(preview: PagePreview, asked: float, given: float):
    preview.set_zoom(asked)
    assert preview.percent == given


def test_fits_follow_the_widget(preview: PagePreview, page: PageFrames):
    preview.set_zoom(FIT_WIDTH)
    sheet = int(page.width) * preview.view.scale
    assert preview.viewport().width() - 60 < sheet <= preview.viewport().width() - 48
    assert preview.horizontalScrollBar().maximum() == 0
    preview.resize(500, 400)
    preview.set_zoom(FIT_PAGE)
    assert int(page.height) * preview.view.scale <= preview.viewport().height() - 47
    assert preview.verticalScrollBar().maximum() == 0


def test_keys_zoom(preview: PagePreview):
    preview.set_zoom(100)
    QTest.keyClick(preview, Qt.Key.Key_Plus, CONTROL)
    assert preview.percent == pytest.approx(115)
    QTest.keyClick(preview, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(preview, Qt.Key.Key_Minus, CONTROL)
    assert preview.percent == pytest.approx(100 / 1.15)
    QTest.keyClick(preview, Qt.Key.Key_0, CONTROL)
    assert preview.percent == 100


def test_overset_is_marked_red_and_short_text_grey(preview: PagePreview):
    foot = area(GRID, Box(0, 44, 6, 2))
    shown = colours(preview, preview.view.rect(foot).toAlignedRect())
    assert theme.colour("overset").name() in shown
    assert theme.colour("underset").name() in shown


def test_without_a_page_or_articles_the_way_is_shown(preview: PagePreview, page: PageFrames):
    preview.set_page(None, (), None)
    assert preview.accessibleDescription() == "还没有打开版面"
    middle = preview.viewport().rect().adjusted(200, 400, -200, -400)
    assert len(colours(preview, middle)) > 2
    bare = replace(page, frames=(), fits=())
    preview.set_page(bare, (), GRID)
    assert preview.accessibleDescription() == "第 1 版，共 0 篇稿件"
    assert len(colours(preview, middle)) > 2


def test_a_new_state_of_the_page_keeps_selection_and_place(preview: PagePreview, page: PageFrames):
    preview.set_zoom(200)
    preview.select("p-left")
    place = preview.verticalScrollBar().value()
    preview.set_page(replace(page, fits=()), PLACEMENTS, GRID)
    assert (preview.selected, preview.verticalScrollBar().value()) == ("p-left", place)
    preview.set_page(page, PLACEMENTS[:2], GRID)
    assert preview.selected == ""


def test_a_font_that_is_gone_is_told_in_place_of_the_page(
    preview: PagePreview, page: PageFrames, song: FontFace, caplog
):
    gone = replace(song, path="/nowhere/gone.ttc", family="没有这个字体")
    text = next(frame for frame in page.frames if isinstance(frame, TextFrame))
    line = text.lines[0]
    bad = replace(text, lines=(replace(line, runs=(replace(line.runs[0], face=gone),)),))
    preview.set_page(replace(page, frames=(bad,)), PLACEMENTS, GRID)
    middle = preview.viewport().rect().adjusted(100, 300, -100, -300)
    assert len(colours(preview, middle)) > 2
    assert preview.accessibleName() == "版面预览"
