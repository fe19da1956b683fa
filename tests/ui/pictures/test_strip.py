"""The strip of pictures: put in, moved, written under, cropped, looked at, taken out, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QToolButton
from pytestqt.qtbot import QtBot

from newsroom.desk import rearranging
from newsroom.model.picture import Crop, Slot
from newsroom.ui.main_window import MainWindow
from newsroom.ui.pages.dragging import carry_article
from newsroom.ui.pictures.crop_dialog import CropDialog
from newsroom.ui.pictures.files import carrying
from newsroom.ui.pictures.look_dialog import LookDialog
from newsroom.ui.pictures.strip import PicturesStrip
from tests.ui.hands import (
    CONTROL,
    article,
    click_row,
    compose,
    dialog_of,
    drop,
    files,
    on_desk,
    press,
    settle,
)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def photo(folder: Path, name: str, caption: str = "", size: tuple[int, int] = (640, 480)) -> Path:
    """A photograph with a caption in its own record."""
    exif = Image.Exif()
    exif[0x010E], exif[0x010F] = caption.encode(), "Canon"
    path = folder / name
    Image.new("RGB", size, (len(name) * 37 % 255, 90, 120)).save(path, exif=exif)
    return path


def captions(window: MainWindow) -> list[str]:
    return [slot.caption for slot in article(window, window.editing.article).slots]


@pytest.fixture
def strip(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PicturesStrip:
    """The strip of the story on show, with three pictures in it."""
    click_row(qtbot, window, RUN)
    strip = window.editor.pictures
    paths = [photo(tmp_path, f"{name}.jpg", f"图{name}") for name in "甲乙丙"]
    assert drop(strip, files(paths))
    settle(qtbot, window)
    assert captions(window) == ["图甲", "图乙", "图丙"]
    return strip


def _size(dialog: LookDialog) -> object:
    """The pixels that are on show."""
    image = dialog._view._shown().image
    return image.size().toTuple() if image is not None else None


def step(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip, at: int, key: Qt.Key, *held
) -> None:
    """A key on the picture of a slot."""
    strip.focus_slot(at)
    qtbot.keyClick(strip._cards[at].thumb, key, *held)
    settle(qtbot, window)


def test_pictures_are_moved_by_keys_and_by_hand_and_copied_to_another_article(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip
):
    step(qtbot, window, strip, 2, Qt.Key.Key_Up, ALT)
    assert captions(window) == ["图甲", "图丙", "图乙"]
    assert strip._focused() == 1
    assert on_desk(window, lambda desk: desk.undo_label) == f"移动图片《{RUN}》"
    step(qtbot, window, strip, 0, Qt.Key.Key_Delete)
    assert captions(window) == ["图丙", "图乙"]
    window.acts.undo()
    settle(qtbot, window)
    window.acts.undo()
    settle(qtbot, window)
    assert captions(window) == ["图甲", "图乙", "图丙"]
    assert [slot.caption for slot in strip.slots()] == ["图甲", "图乙", "图丙"]
    slots = strip.slots()
    below = strip._cards[0].mapTo(strip, strip._cards[0].rect().bottomLeft())
    data = carrying((slots[2],), 2, strip._home)
    assert drop(strip, data, QPointF(below.x() + 20, below.y() + 3))
    settle(qtbot, window)
    assert captions(window) == ["图甲", "图丙", "图乙"]
    foreign = carrying((Slot("别处的", (), "f" * 64),))
    assert drop(strip, foreign)
    settle(qtbot, window)
    assert "不在这个稿库里" in window.statusBar().currentMessage()
    step(qtbot, window, strip, 1, Qt.Key.Key_C, CONTROL)
    story = window.editing.article
    click_row(qtbot, window, DINNER)
    assert strip._title.text().startswith("图片：还没有")
    assert strip.paste()
    settle(qtbot, window)
    assert captions(window) == ["图丙"]
    assert drop(strip, carry_article(story))
    settle(qtbot, window)
    assert captions(window) == ["图甲", "图丙", "图乙", "图丙"]


def test_pictures_come_from_a_browser_and_names_in_all_their_forms(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip, tmp_path: Path
):
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 120, 60))
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    strip.focus_slot(0)
    qtbot.keyClick(strip._cards[0].thumb, Qt.Key.Key_V, CONTROL)
    settle(qtbot, window)
    assert captions(window) == ["图甲", "", "图乙", "图丙"]
    known = on_desk(window, lambda desk: desk.library.pictures.get(strip.slots()[1].picture))
    assert (known.width, known.height) == (80, 60)
    body = window.editor.body
    compose(body, "pao")
    window.picturing.add([photo(tmp_path, "丁.jpg", "图丁")])
    settle(qtbot, window)
    assert len(strip.slots()) == 4
    compose(body, "", "跑")
    qtbot.waitUntil(lambda: len(strip.slots()) == 5)
    assert body.body().startswith("跑")
    settle(qtbot, window)
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/a.jpg")])
    link.setHtml('<img src="https://example.org/a.jpg">')
    assert drop(strip, link)
    assert "另存为" in window.statusBar().currentMessage()
    card = strip._cards[0]
    card._by.setFocus()
    card._by.insert("摄影：")
    compose(card._by, "tao")
    assert window.editor.composing
    compose(card._by, "", "陶小满")
    card._caption.setFocus()
    assert card._by.text() == "陶小满"
    card._by.setFocus()
    card._by.setText("区文旅局供图")
    card._caption.setFocus()
    assert card._by.text() == ""
    assert card.slot().caption == "图甲\u3000区文旅局供图"
    settle(qtbot, window)
    card._by.setFocus()
    card._by.clear()
    qtbot.keyClicks(card._by, "txm")
    popup = card._by._completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(card._by, Qt.Key.Key_Return)
    assert (card._by.text(), popup.isVisible()) == ("陶小满", False)
    card._by.clear()
    compose(card._by, "", "陶小")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(card._by, Qt.Key.Key_Return)
    assert (card._by.text(), popup.isVisible()) == ("陶小", False)


def test_pictures_are_looked_at_and_cropped_and_that_is_undone(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip
):
    step(qtbot, window, strip, 0, Qt.Key.Key_Space)
    looking = dialog_of(qtbot, window, LookDialog)
    assert looking.windowTitle().endswith("甲.jpg")
    qtbot.keyClick(looking, Qt.Key.Key_Right)
    assert looking.index == 1
    assert looking._told.text() == "图乙"
    qtbot.keyClick(looking, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: _size(looking) == (640, 480))
    qtbot.keyClick(looking, Qt.Key.Key_Space)
    assert not any(d.isVisible() for d in window.findChildren(QDialog))
    step(qtbot, window, strip, 1, Qt.Key.Key_C)
    dialog = dialog_of(qtbot, window, CropDialog)
    press(qtbot, dialog, "1:1")
    assert dialog.crop() == Crop(0.125, 0.0, 0.125, 0.0)
    assert "480×480" in dialog._told.text()
    qtbot.keyClick(dialog._view, Qt.Key.Key_Right, CONTROL)
    qtbot.keyClick(dialog._view, Qt.Key.Key_Left, SHIFT)
    crop = dialog.crop()
    assert crop.left == pytest.approx(0.175)
    assert crop.right > 0.075
    dialog.accept()
    settle(qtbot, window)
    assert article(window, window.editing.article).slots[1].crop == crop
    assert on_desk(window, lambda desk: desk.undo_label) == f"裁切图片《{RUN}》"
    strip._do("uncrop", 1)
    settle(qtbot, window)
    assert strip.slots()[1].crop == Crop()
    window.acts.undo()
    settle(qtbot, window)
    assert strip.slots()[1].crop == crop
    uuid = window.editing.article
    click_row(qtbot, window, DINNER)
    window.picturing.crop_slot(uuid, 1)
    settle(qtbot, window)
    other = dialog_of(qtbot, window, CropDialog)
    press(qtbot, other, "全图")
    other.accept()
    settle(qtbot, window)
    assert article(window, uuid).slots[1].crop == Crop()


def test_dots_per_inch_doubts_and_losses_are_told(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip, tmp_path: Path
):
    assert not strip._cards[0]._dots.isVisible()
    uuid = window.editing.article
    page = window.place[2] or on_desk(
        window, lambda desk: desk.library.issues.pages(window.place[1])[0].uuid
    )
    change = on_desk(window, lambda desk: desk.paging.place_first(uuid, page))
    window.refresh(change)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(strip.printed))
    qtbot.waitUntil(strip._cards[0]._dots.isVisible)
    assert strip._cards[0]._dots.text().endswith("dpi")
    assert strip._cards[0]._dots.property("tone") in ("error", "good")
    small = photo(tmp_path, "微信图片_20260307.jpg", "", (800, 600))
    window.picturing.replace([small], 0)
    settle(qtbot, window)
    assert "微信压缩图，请要原图" in strip._cards[0]._told.whole
    assert strip.slots()[0].caption == "图甲"
    slots = strip.slots()
    lost = on_desk(window, lambda desk: desk.library.pictures.file(slots[1].picture))
    assert lost is not None
    strip.images.wait()
    lost.unlink()
    window.picturing.arrange(
        rearranging.Rearranged(
            (slots[0], rearranging.replace(slots[1], doubtful=True, crop=Crop(left=0.1))),
            (0, 1),
            "试",
        )
    )
    settle(qtbot, window)
    card = strip._cards[1]
    card.thumb.repaint()
    qtbot.waitUntil(lambda: "原图找不到了" in card._told.whole)
    assert "图文配对待核对" in card._told.whole
    (confirm,) = [b for b in card.findChildren(QToolButton) if b.text() == "核对无误"]
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert not article(window, window.editing.article).slots[1].doubtful


def test_photographs_dropped_on_the_text_belong_to_the_article(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip, tmp_path: Path
):
    assert drop(window.editor, files([photo(tmp_path, "丁.jpg", "图丁")]))
    settle(qtbot, window)
    assert captions(window) == ["图甲", "图乙", "图丙", "图丁"]


def test_pictures_give_way_to_the_text_where_the_window_is_low(
    qtbot: QtBot, window: MainWindow, strip: PicturesStrip
):
    body, one = window.editor.body, strip._tall(1)
    window.resize(1366, 1000)
    qtbot.waitUntil(lambda: strip.taken() == strip._tall(2))
    window.finding.replace()
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: strip.taken() == one)
    strip.show_slot(2)
    assert strip.taken() == one
    window.finding.bar.hide()
    window.resize(1366, 1000)
    qtbot.waitUntil(lambda: strip.taken() == strip._tall(2))
    assert body.height() >= 8 * body.fontMetrics().lineSpacing()
