"""导出与付印: what, where, for whom; what was written, checked, kept; refusals in words."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsroom.desk import sending
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind
from newsroom.model.issue import IssueNumber
from newsroom.model.printing import Contact, Ink, PageProfile, PrintOrder
from newsroom.ui.checking.panel import ChecksPanel
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.result_dialog import ResultDialog
from tests.ui.hands import LEFT, command, dialog_of, on_desk, press, settle

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


def open_dialog(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    qtbot.waitUntil(window.pages.export_button.isEnabled)
    qtbot.mouseClick(window.pages.export_button, LEFT)
    return dialog_of(qtbot, window, ExportDialog)


def choose(dialog: ExportDialog, folder: Path, *kinds: FileKind) -> None:
    for kind, box in dialog._boxes.items():
        if box.isChecked() != (kind in kinds):
            box.click()
    dialog._folder.setText(str(folder))


def accept(dialog: ExportDialog) -> QAbstractButton:
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    return buttons.button(QDialogButtonBox.StandardButton.Ok)


def filled(qtbot: QtBot, window: MainWindow) -> None:
    """An issue that nothing keeps from the print shop."""
    command(window, "自动排版：全期").trigger()
    settle(qtbot, window)
    home = window.place[0]

    def allow(desk: Desk) -> None:
        rules = [replace(rule, blocks=False) for rule in desk.checking.rules(home)]
        desk.checking.set_rules(home, rules)

    on_desk(window, allow)


def lines(dialog: ResultDialog, title: str) -> list[str]:
    for listed in dialog.findChildren(QListWidget):
        if listed.accessibleName().startswith(title):
            return [listed.item(row).text() for row in range(listed.count())]
    return []


def test_files_are_written_and_their_folder_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    filled(qtbot, window)
    out = tmp_path / "付印"
    dialog = open_dialog(qtbot, window)
    choose(dialog, out, FileKind.PAGE, FileKind.PDF)
    press(qtbot, dialog, "导出")
    settle(qtbot, window)
    box = dialog_of(qtbot, window, ResultDialog)
    assert "已写出 3 个文件" in box.summary.text()
    written = sorted(path.suffix for path in out.iterdir())
    assert written == [".docx", ".pdf", ".pdf"]
    assert sorted(lines(box, "写出的文件")) == sorted(path.name for path in out.iterdir())
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
    assert on_desk(window, lambda desk: desk.printing.deliveries(window.place[1])) == ()
    box.accept()


def test_an_issue_without_placed_articles_is_refused_in_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    dialog = open_dialog(qtbot, window)
    choose(dialog, tmp_path / "out", FileKind.PAGE)
    press(qtbot, dialog, "导出")
    settle(qtbot, window)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "还没有稿件上版" in box.text()
    assert "自动排版" in box.informativeText()
    assert not (tmp_path / "out").exists()


def test_nothing_ticked_or_nowhere_cannot_be_exported(qtbot: QtBot, window: MainWindow):
    window.ask_export()
    dialog = dialog_of(qtbot, window, ExportDialog)
    settle(qtbot, window)
    choose(dialog, Path("/tmp"), FileKind.PDF)
    assert accept(dialog).isEnabled()
    for nowhere in ("", "导出"):
        dialog._folder.setText(nowhere)
        assert not accept(dialog).isEnabled()
        assert "完整路径" in dialog._state.text()
    choose(dialog, Path("/tmp"))
    assert not accept(dialog).isEnabled()
    dialog.reject()


def test_a_blocking_check_keeps_a_package_back_and_leads_to_the_list(
    qtbot: QtBot, window: MainWindow
):
    dialog = open_dialog(qtbot, window)
    settle(qtbot, window)
    assert dialog.kinds() == {FileKind.PAGE, FileKind.MANUSCRIPT}
    assert accept(dialog).isEnabled()
    choose(dialog, Path("/tmp"), FileKind.PACKAGE)
    assert not accept(dialog).isEnabled()
    assert "处不能付印" in dialog._state.text()
    listed = [dialog._findings.item(row).text() for row in range(4)]
    assert any("一版" in words and "空版" in words for words in listed)
    choose(dialog, Path("/tmp"), FileKind.PDF)
    assert accept(dialog).isEnabled()
    press(qtbot, dialog, "到版面上逐条处理")
    panel = window.findChild(ChecksPanel)
    assert isinstance(panel, ChecksPanel)
    assert panel.isVisible()
    settle(qtbot, window)


def test_the_order_is_kept_with_the_issue_and_undone(qtbot: QtBot, window: MainWindow):
    def order() -> PrintOrder:
        return on_desk(window, lambda desk: desk.printing.order(window.place[1]))

    before = order()
    command(window, "付印单").trigger()
    dialog = dialog_of(qtbot, window, ExportDialog)
    form = dialog.form
    assert form.isVisible()
    assert form.order() == before
    form._fields["shop"].setText("河湾印刷厂")
    form._copies.setValue(3200)
    form._inks[1].setCurrentIndex(form._inks[1].findData(Ink.SPOT))
    form._contacts.add(("印厂排版", "高师傅", "0000-7654321"), None)
    form._contacts.add(("", "", ""), None)
    form._remarks.setPlainText("一版按大样校色。")
    dialog._profile.setCurrentIndex(dialog._profile.findData(PageProfile.WPS))
    assert "WPS" in dialog._explained.text()
    dialog._embed.setChecked(True)
    dialog._dpi.setValue(300)
    press(qtbot, dialog, "只存付印单")
    settle(qtbot, window)
    kept = order()
    assert kept == replace(
        before,
        shop="河湾印刷厂",
        copies=3200,
        inks=(Ink.COLOUR, Ink.SPOT, Ink.MONO, Ink.COLOUR),
        contacts=(*before.contacts, Contact("印厂排版", "高师傅", "0000-7654321")),
        remarks="一版按大样校色。",
        profile=PageProfile.WPS,
        embed_fonts=True,
        image_dpi=300,
    )
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert order() == before


def test_packages_are_counted_told_of_and_checked(qtbot: QtBot, window: MainWindow, tmp_path: Path):
    filled(qtbot, window)
    folders = []
    for number in (1, 2):
        dialog = open_dialog(qtbot, window)
        assert (FileKind.PACKAGE in dialog.kinds()) == (number == 2)
        labels = [label.text() for label in dialog.findChildren(QLabel)]
        assert any("本期第 2 次" in text for text in labels) == (number == 2)
        dialog._dpi.setValue(72)
        choose(dialog, tmp_path / "出", FileKind.PACKAGE)
        settle(qtbot, window)
        press(qtbot, dialog, "导出")
        settle(qtbot, window)
        box = dialog_of(qtbot, window, ResultDialog)
        assert "印刷包已写好" in box.summary.text()
        assert "付印前总检：" in box.summary.text()
        folders.append(tmp_path / "出" / lines(box, "写出的文件")[0])
        box.accept()
    assert (folders[1] / "改版通知.docx").is_file()
    window.exporting.verify_file(folders[1] / "清单.json")
    settle(qtbot, window)
    box = dialog_of(qtbot, window, ResultDialog)
    assert "（第 2 次）" in box.summary.text()
    assert "印刷包完整" in box.summary.text()
    box.accept()
    (folders[0] / "付印单.docx").unlink()
    window.exporting.verify_file(folders[0] / "清单.json")
    settle(qtbot, window)
    box = dialog_of(qtbot, window, ResultDialog)
    assert "有 1 处不符" in box.summary.text()
    assert lines(box, "不符的地方") == ["缺少“付印单.docx”"]
    box.accept()


def test_a_bulletins_files_are_called_what_they_are(qtbot: QtBot, tmp_path: Path):
    with Desk.open(tmp_path / "信息.newsroom", create=True) as desk:
        home = desk.library.publications.find("shangjie-xinxi")
        change = desk.paging.new_issue(home, datetime.date(2026, 3, 9), IssueNumber((2,)))
        prepared = sending.prepare(desk, next(iter(change.issues)))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExportDialog(prepared, sending.Wish(tmp_path, frozenset()), parent)
    assert dialog._boxes[FileKind.PAGE].text() == "信息稿、版面稿（Word），连同大样"
    assert dialog._boxes[FileKind.PNG].text() == "每页图片（PNG）"
    assert dialog._boxes[FileKind.MANUSCRIPT].text() == "文字稿（Word）"
