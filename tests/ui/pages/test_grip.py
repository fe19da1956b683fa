"""Placements and pictures under the mouse: held, snapped, exchanged, chosen together, cropped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.picture import Crop
from newsroom.ui.pages.cells import Box, area
from newsroom.ui.pages.preview import PagePreview
from tests.ui.pages.made_pages import GRID, PLACEMENTS

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ROOMY = (PLACEMENTS[0], replace(PLACEMENTS[1], depth=12))


@pytest.fixture
def roomy(preview: PagePreview, page: PageFrames) -> PagePreview:
    """The preview of a page with free ground below its articles."""
    preview.set_page(page, ROOMY, GRID)
    return preview


def spot(preview: PagePreview, column: int, row: int) -> QPointF:
    where = area(GRID, Box(column, row, 1, 1))
    return preview.view.point((where.left + where.right) / 2, (where.top + where.bottom) / 2)


def mouse(
    preview: PagePreview,
    kind: QEvent.Type,
    point: QPointF,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    port = preview.viewport()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, point, port.mapToGlobal(point), button, held, keys)
    QApplication.sendEvent(port, event)


def carry(
    preview: PagePreview, start: QPointF, end: QPointF, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    mouse(preview, QEvent.Type.MouseButtonPress, start, keys)
    for share in (0.3, 0.7, 1.0):
        mouse(preview, QEvent.Type.MouseMove, start + (end - start) * share, keys)


def release(preview: PagePreview, point: QPointF) -> None:
    mouse(preview, QEvent.Type.MouseButtonRelease, point)


def test_what_is_dropped_on_another_placement_is_to_change_places_with_it(
    qtbot, preview: PagePreview
):
    end = spot(preview, 1, 60)
    carry(preview, spot(preview, 4, 20), end)
    assert preview._ghost == Box.of(PLACEMENTS[2])
    assert preview._ghost_words.startswith("松开：与《")
    with qtbot.waitSignal(preview.placementsSwapped) as told:
        release(preview, end)
    assert told.args == ["p-side", "p-left"]


def test_what_has_no_room_is_red_and_stays_with_a_word(qtbot, roomy: PagePreview):
    roomy.set_obstacles(lambda _uuid, _box: "会压住《另一篇》")
    moves: list[object] = []
    roomy.placementMoved.connect(lambda *args: moves.append(args))
    end = spot(roomy, 4, 50)
    carry(roomy, spot(roomy, 4, 20), end)
    assert roomy._ghost_refused
    with qtbot.waitSignal(roomy.moveRefused) as told:
        release(roomy, end)
    assert told.args == ["放不下：会压住《另一篇》"]
    assert moves == []


def test_how_it_would_fit_is_asked_once_for_each_rectangle_and_then_shown(
    qtbot, roomy: PagePreview
):
    asked: list[tuple[str, Box]] = []
    roomy.trialWanted.connect(lambda uuid, box: asked.append((uuid, box)))
    start, end = spot(roomy, 4, 20), spot(roomy, 4, 50)
    carry(roomy, start, end)
    uuid, box = asked[-1]
    assert (uuid, box) == ("p-side", Box(4, 45, 2, 12))
    roomy.show_trial(uuid, box, "多 2 行")
    assert roomy._ghost_words == "2 栏 × 12 行　多 2 行"
    roomy.show_trial(uuid, replace(box, row=60), "正好")
    assert roomy._ghost_words.endswith("多 2 行")
    before = len(asked)
    mouse(roomy, QEvent.Type.MouseMove, end + QPointF(1, 0))
    assert len(asked) == before


def test_a_placement_comes_flush_with_its_neighbour_unless_ctrl_is_held(roomy: PagePreview):
    start, near = spot(roomy, 4, 20), spot(roomy, 4, 51)
    carry(roomy, start, near)
    assert roomy._ghost == Box(4, 45, 2, 12)
    mouse(roomy, QEvent.Type.MouseMove, near, CONTROL)
    assert roomy._ghost == Box(4, 46, 2, 12)


def test_ctrl_and_a_click_choose_several_that_move_together(qtbot, preview: PagePreview):
    port = preview.viewport()
    QTest.mouseClick(port, LEFT, NO_KEY, spot(preview, 1, 20).toPoint())
    QTest.mouseClick(port, LEFT, CONTROL, spot(preview, 1, 60).toPoint())
    assert preview.chosen == ("p-lead", "p-left")
    assert preview.accessibleDescription() == "已选中 2 篇稿件"
    with qtbot.waitSignal(preview.placementsShifted) as told:
        QTest.keyClick(preview, Qt.Key.Key_Right)
    assert told.args == [["p-lead", "p-left"], 1, 0]
    QTest.mouseClick(port, LEFT, CONTROL, spot(preview, 1, 20).toPoint())
    assert preview.chosen == ("p-left",)
    QTest.mouseClick(port, LEFT, NO_KEY, spot(preview, 5, 20).toPoint())
    assert preview.chosen == ("p-side",)


def test_several_are_dragged_by_one_of_them(qtbot, preview: PagePreview):
    preview.select("p-lead")
    preview.select_also("p-left")
    start, end = spot(preview, 1, 30), spot(preview, 2, 32)
    with qtbot.waitSignal(preview.placementsShifted) as told:
        carry(preview, start, end)
        release(preview, end)
    assert told.args == [["p-lead", "p-left"], 1, 2]


def test_dragging_paints_no_tile_of_the_page_again(preview: PagePreview):
    preview.viewport().grab()
    before = preview._tiles.painted
    carry(preview, spot(preview, 4, 20), spot(preview, 1, 60))
    preview.viewport().grab()
    QTest.mouseMove(preview.viewport(), spot(preview, 1, 70).toPoint())
    preview.viewport().grab()
    assert preview._tiles.painted == before


def test_a_picture_is_dragged_on_its_placements_grid(qtbot, preview: PagePreview):
    preview.select("p-foot")
    start, end = spot(preview, 4, 75), spot(preview, 3, 70)
    carry(preview, start, end)
    assert preview._ghost == Box(3, 65, 2, 14)
    preview.show_trial("p-foot", Box(3, 65, 2, 14), "多 1 行")
    assert preview._ghost_words == "图片　多 1 行"
    with qtbot.waitSignal(preview.pictureMoved) as told:
        release(preview, end)
    assert told.args == ["p-foot", 0, -1, -5]


def test_alt_shifts_a_picture_within_its_frame(qtbot, preview: PagePreview, page: PageFrames):
    cropped = tuple(
        replace(f, picture="x", crop=Crop(0.2, 0.0, 0.2, 0.0)) if isinstance(f, PictureFrame) else f
        for f in page.frames
    )
    preview.set_page(replace(page, frames=cropped), PLACEMENTS, GRID)
    preview.select("p-foot")
    start = spot(preview, 5, 75)
    with qtbot.waitSignal(preview.pictureCropped) as told:
        carry(preview, start, start - QPointF(9, 0), ALT)
        release(preview, start - QPointF(9, 0))
    uuid, slot, crop = told.args
    assert (uuid, slot) == ("p-foot", 0)
    assert crop.left > 0.2 > crop.right >= 0
    assert crop.left + crop.right == pytest.approx(0.4)
    assert (crop.top, crop.bottom) == (0, 0)


def test_a_click_on_the_red_tab_asks_for_the_cuts(qtbot, preview: PagePreview):
    tabs = {placement.uuid: place for placement, place, _ in preview.fit_tabs()}
    assert set(tabs) == {"p-lead", "p-side"}
    with qtbot.waitSignal(preview.fitClicked) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEY, tabs["p-lead"].center().toPoint())
    assert told.args[0] == "p-lead"
    assert preview.selected == "p-lead"


@pytest.mark.parametrize(
    ("key", "signal", "by"),
    [
        (Qt.Key.Key_Left, "legsStepped", -1),
        (Qt.Key.Key_Right, "legsStepped", 1),
        (Qt.Key.Key_Up, "headlineStepped", 1),
        (Qt.Key.Key_Down, "headlineStepped", -1),
    ],
)
def test_alt_and_arrows_change_legs_and_headline(qtbot, preview, key, signal, by):
    preview.select("p-lead")
    with qtbot.waitSignal(getattr(preview, signal)) as told:
        QTest.keyClick(preview, key, ALT)
    assert told.args == [by]


def test_the_caret_is_marked_and_brought_into_sight_when_asked(preview: PagePreview):
    preview.set_zoom(200)
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    preview.show_caret("a-lead", 3)
    assert not preview.caret_in_sight()
    preview.show_caret("a-lead", 3, bring=True)
    assert preview.caret_in_sight()
    rect = preview._caret_rect()
    assert rect is not None
    image = preview.viewport().grab().toImage()
    assert image.pixelColor(rect.center().toPoint()).name() == "#d97a00"
    preview.show_caret("", -1)
    assert preview.caret_in_sight()


def test_what_is_held_stays_in_the_hand_while_the_page_is_composed_anew(
    qtbot, roomy: PagePreview, page: PageFrames
):
    end = spot(roomy, 4, 60)
    carry(roomy, spot(roomy, 4, 20), end)
    roomy.set_page(replace(page, fits=()), ROOMY, GRID)
    assert roomy.carrying
    with qtbot.waitSignal(roomy.placementMoved):
        release(roomy, end)
    carry(roomy, spot(roomy, 4, 20), end)
    roomy.set_page(page, (ROOMY[0], replace(ROOMY[1], row=50)), GRID)
    assert not roomy.carrying


def test_the_grid_under_the_hand_is_drawn_once_for_each_scale(preview: PagePreview):
    carry(preview, spot(preview, 4, 20), spot(preview, 4, 40))
    preview.viewport().grab()
    drawn = preview._guides._drawn.cacheKey()
    mouse(preview, QEvent.Type.MouseMove, spot(preview, 3, 60))
    preview.viewport().grab()
    assert preview._guides._drawn.cacheKey() == drawn
    preview.set_zoom(80)
    preview.viewport().grab()
    assert preview._guides._drawn.cacheKey() != drawn
