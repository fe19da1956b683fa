"""Help: the guide can be read, the trial page is written where it is wanted."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from newsroom import paths
from newsroom.model.printing import PageProfile
from newsroom.ui.guide import CONTENTS, GuideDialog, chapters, folder
from newsroom.ui.helping import GUIDE, about
from newsroom.ui.main_window import MainWindow
from newsroom.ui.settings_dialog import SettingsDialog
from tests.ui.hands import command, dialog_of, press

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def test_every_chapter_is_there_and_every_link_and_picture_leads_somewhere() -> None:
    names = [chapter.name for chapter in chapters()]
    files = {path.stem for path in folder().glob("*.md")}
    assert {*names, CONTENTS} == files
    assert len(names) == len(set(names)) >= 12
    used = set()
    for chapter in chapters():
        text = chapter.path.read_text("utf8")
        assert text.startswith("# ")
        for picture, link in re.findall(r"(!?)\[[^\]]*\]\(([^)]+)\)", text):
            assert (folder() / link).is_file(), (chapter.name, link)
            used |= {link} if picture else set()
    drawn = {f"图/{path.name}" for path in (folder() / "图").glob("*.png")}
    assert used == drawn


def test_pictures_are_small() -> None:
    sizes = [path.stat().st_size for path in (folder() / "图").glob("*.png")]
    assert max(sizes, default=0) <= 60 * 1024
    assert sum(sizes) <= 600 * 1024


def test_help_tells_the_commands_keys_and_opens_where_it_speaks_of_what_one_is_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    actions = window.findChildren(QAction)
    known = {key.toString() for action in actions for key in action.shortcuts()}
    text = (folder() / "快捷键.md").read_text("utf8")
    told = set(re.findall(r"(?:Ctrl|Shift|Alt)\+[A-Za-z+]*(?:[A-Z0-9/,\[\]]|F\d+)\b", text))
    assert len(told) > 20
    assert told <= known | {"Ctrl+2", "Ctrl+Z"}, told - known
    window.activateWindow()
    window.pages.preview.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    guide = dialog_of(qtbot, window, GuideDialog)
    assert guide.chapter == about(window.pages.preview) == "排版"
    assert about(window.tree) == "认识窗口"
    assert about(window.editor.pictures) == "加照片"
    assert about(window.editor.body) == "写一篇稿"
    assert about(None) == "认识窗口"
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(GuideDialog))
    dialog = SettingsDialog({}, window)
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    dialog._search.setFocus()
    qtbot.waitUntil(lambda: bool(dialog.property("helped")))
    qtbot.keyClick(dialog._search, Qt.Key.Key_F1)
    guide = dialog_of(qtbot, window, GuideDialog)
    assert guide.chapter == "期次补白设置"
    guide.reject()
    dialog.accept()
    command(window, "印厂与版面稿").trigger()
    shops = dialog_of(qtbot, window, GuideDialog)
    assert "没有真的 Word，也没有真的 WPS" in shops.text.toPlainText()
    assert "|" not in shops.text.toPlainText()
    shops.reject()


def test_the_guide_is_searched_and_walked(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    guide = GuideDialog("认识窗口", parent)
    guide.show()
    assert guide.text.toPlainText().startswith("认识窗口")
    guide._open(QUrl("写一篇稿.md"))
    assert guide.chapter == "写一篇稿"
    item = guide.contents.currentItem()
    assert item is not None and item.text(0) == "写一篇稿"
    guide._back.click()
    assert guide.chapter == "认识窗口"
    guide.search.setText("核对单")
    left = [item.text(0) for item in guide._items() if not item.isHidden()]
    assert "收稿与核对" in left and "快捷键" not in left
    assert guide.text.textCursor().selectedText() == "核对单"
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    guide.search.setText("没有这样的词")
    assert "没有讲到" in guide.found.text()
    guide.search.clear()
    assert all(not item.isHidden() for item in guide._items())


def test_the_guide_names_every_profile_as_the_program_does() -> None:
    words = (paths.resources() / "help" / f"{GUIDE}.md").read_text("utf8")
    for profile in PageProfile:
        assert f"**{profile.text}**" in words


def test_the_trial_page_is_written_and_told_of(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "给印厂"
    folder.mkdir()
    command(window, "印厂试开文件").trigger()
    dialog = dialog_of(qtbot, window, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(folder))
    press(qtbot, dialog, "选择")
    box = dialog_of(qtbot, window, QMessageBox)
    assert "印厂试开文件.docx" in box.text()
    assert docx.Document(str(folder / "印厂试开文件.docx")).core_properties.author == "采编台"
    press(qtbot, box, "知道了")
