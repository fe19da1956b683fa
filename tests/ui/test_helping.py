"""Help: the guide can be read, the trial page is written where it is wanted."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom import paths
from newsroom.model.printing import PageProfile
from newsroom.ui.helping import GUIDE, HelpDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, press

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def test_the_guide_is_read_and_closed_by_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = dialog_of(qtbot, window, HelpDialog)
    said = dialog.text.toPlainText()
    assert said.startswith("印厂与版面稿")
    assert "没有真的 Word，也没有真的 WPS" in said
    assert "|" not in said
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(HelpDialog))


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
