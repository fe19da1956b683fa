"""Banners: words or artwork for each section, kept in the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from newsroom.ui.furnishing.banners_dialog import BannersDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def artwork(tmp_path: Path) -> Path:
    """A wide picture file."""
    image = QImage(600, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#b02020"))
    path = tmp_path / "栏头.png"
    assert image.save(str(path))
    return path


def opened(qtbot: QtBot, window: MainWindow) -> BannersDialog:
    command(window, "栏头").trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, BannersDialog)


def banners(window: MainWindow) -> dict[str, tuple[bool, int]]:
    found = on_desk(window, lambda desk: desk.furnishing.banners(window.place[0]))
    return {banner.section: (bool(banner.picture), banner.rows) for banner in found}


def test_sections_take_artwork_and_rows_and_give_them_up(
    qtbot: QtBot, window: MainWindow, artwork: Path
):
    dialog = opened(qtbot, window)
    assert dialog._empty.isVisible()
    for name in ("部门快讯", "民生关注", "部门快讯"):
        dialog.add_section(name)
    assert dialog._list.count() == 2 and dialog._title.text() == "部门快讯"
    dialog.take_artwork(artwork)
    assert dialog._art.isChecked() and not dialog._preview.pixmap().isNull()
    assert "画稿" in dialog._list.currentItem().text()
    dialog._list.setCurrentRow(1)
    assert dialog._words.isChecked() and dialog._preview.text() == "民生关注"
    dialog._rows.setValue(5)
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    assert banners(window) == {"部门快讯": (True, 0), "民生关注": (False, 5)}

    again = opened(qtbot, window)
    rows = [again._at(row).banner.section for row in range(again._list.count())]
    again._list.setCurrentRow(rows.index("部门快讯"))
    assert again._art.isChecked() and not again._preview.pixmap().isNull()
    again._words.setChecked(True)
    press(qtbot, again, "确定")
    settle(qtbot, window)
    assert banners(window) == {"民生关注": (False, 5)}
