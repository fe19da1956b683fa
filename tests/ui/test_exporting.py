"""Export: what, where, progress, what was written; nothing to export is said."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.publishing import FileKind
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import LEFT, command, dialog_of, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


class Desktop(QObject):
    """Stands where the desktop would open a folder."""

    opened = Signal(QUrl)

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.emit(url)


def start_export(qtbot: QtBot, window: MainWindow, folder: Path, kinds: set[FileKind]) -> None:
    qtbot.waitUntil(window.pages.export_button.isEnabled)
    qtbot.mouseClick(window.pages.export_button, LEFT)
    dialog = dialog_of(qtbot, window, ExportDialog)
    for kind, box in dialog._boxes.items():
        if box.isChecked() != (kind in kinds):
            box.click()
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(folder))
    press(qtbot, dialog, "导出")
    settle(qtbot, window)


def test_files_are_written_and_their_folder_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    command(window, "自动排版：全期").trigger()
    settle(qtbot, window)
    out = tmp_path / "付印"
    start_export(qtbot, window, out, {FileKind.PAGE, FileKind.PDF})
    box = dialog_of(qtbot, window, QMessageBox)
    assert "2 个文件" in box.text()
    written = sorted(path.suffix for path in out.iterdir())
    assert written == [".docx", ".pdf"]
    page = next(out.glob("*.docx"))
    assert "田禾" in docx.Document(str(page)).element.xml
    desktop = Desktop()
    if sys.platform != "darwin":
        QDesktopServices.setUrlHandler("file", desktop, "open")  # type: ignore[arg-type]
        try:
            with qtbot.waitSignal(desktop.opened) as heard:
                press(qtbot, box, "打开文件夹")
        finally:
            QDesktopServices.unsetUrlHandler("file")
        assert heard.args is not None
        assert Path(heard.args[0].toLocalFile()) == out


def test_an_issue_without_placed_articles_is_refused_in_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    start_export(qtbot, window, tmp_path / "out", {FileKind.PAGE})
    box = dialog_of(qtbot, window, QMessageBox)
    assert "还没有稿件上版" in box.text()
    assert "自动排版" in box.informativeText()
    assert not (tmp_path / "out").exists()


def test_nothing_ticked_or_nowhere_cannot_be_exported(qtbot: QtBot, window: MainWindow):
    window.ask_export()
    dialog = dialog_of(qtbot, window, ExportDialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    accept: QAbstractButton = buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert accept.isEnabled()
    dialog._folder.clear()
    assert not accept.isEnabled()
    dialog._folder.setText("/tmp")
    for box in dialog._boxes.values():
        if box.isChecked():
            box.click()
    assert not accept.isEnabled()
    dialog.reject()
