"""Proofs and galleys from the window: asked for, shown, written, counted; by keyboard too."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from newsroom.model.sheet import ProofRound
from newsroom.ui.main_window import MainWindow
from newsroom.ui.proofing.choices import ProofChoices
from newsroom.ui.proofing.dialog import SheetsDialog
from newsroom.ui.proofing.outputs import FolderOutput, PrinterOutput
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def ask(qtbot: QtBot, window: MainWindow, words: str) -> SheetsDialog:
    """The dialog that a command of the menu brings."""
    command(window, words).trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, SheetsDialog)


def write(qtbot: QtBot, window: MainWindow, dialog: SheetsDialog, folder: Path) -> None:
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(folder))
    press(qtbot, dialog, dialog.windowTitle())
    settle(qtbot, window)


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow) -> MainWindow:
    command(window, "自动排版：全期").trigger()
    settle(qtbot, window)
    return window


def test_a_proof_is_written_counted_and_keeps_its_lines(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    dialog = ask(qtbot, filled, "出大样")
    assert isinstance(dialog.choices, ProofChoices)
    assert dialog.choices.round is ProofRound.FIRST
    (paper,) = dialog.view.papers
    assert paper.page.trim is not None
    write(qtbot, filled, dialog, tmp_path)
    box = dialog_of(qtbot, filled, QMessageBox)
    assert {"打开文件", "打开文件夹"} <= {b.text() for b in box.findChildren(QAbstractButton)}
    box.close()
    (made,) = tmp_path.glob("*.pdf")
    assert "一校样-一版" in made.name
    edition = on_desk(filled, lambda desk: desk.paging.edition(filled.place[1]))
    placed = edition.on_page(edition.pages[0].uuid)
    assert placed
    assert all(one.kept_breaks for one in placed)
    again = ask(qtbot, filled, "出大样")
    assert isinstance(again.choices, ProofChoices)
    assert again.choices.round is ProofRound.SECOND
    again.reject()


def test_what_is_chosen_is_shown_and_written(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    dialog = ask(qtbot, filled, "出大样")
    extent, round_ = dialog.choices.findChildren(QComboBox)
    extent.setCurrentIndex(1)
    assert len(dialog.view.papers) == 4
    press(qtbot, dialog, "下一张")
    dialog.choices.findChildren(QCheckBox)[0].click()
    assert dialog.view.papers[0].page.trim is None
    assert not round_.isEnabled()
    write(qtbot, filled, dialog, tmp_path)
    dialog_of(qtbot, filled, QMessageBox).close()
    assert [path.name.split("-")[-1] for path in tmp_path.glob("*.pdf")] == ["版面.pdf"]
    pages = on_desk(filled, lambda desk: desk.library.issues.pages(filled.place[1]))
    counted = on_desk(filled, lambda desk: desk.rounds.next([pages[0].uuid]))
    assert counted is ProofRound.FIRST


def test_without_a_folder_nothing_can_begin_and_without_a_printer_a_file_can(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    dialog = ask(qtbot, filled, "出大样")
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(" ")
    begin = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not begin.isEnabled()
    field.setText("大样")
    assert not begin.isEnabled()
    dialog.reject()
    output = PrinterOutput(tmp_path, [])
    qtbot.addWidget(output)
    assert output.saves
    assert output.ready()
    (paper,) = output.papers(dialog.sheets.pages)
    assert paper.scale < 1
    assert "没有装打印机，可以存成 PDF" in output._words.text()
    ready = PrinterOutput(tmp_path, ["楼下的打印机"])
    qtbot.addWidget(ready)
    assert ready.ready()
    assert not ready.saves
    (paper,) = ready.papers(dialog.sheets.pages)
    assert "共 1 张纸，缩到原大的" in ready._words.text()
    assert "（A3 纸）" in ready.note(dialog.sheets.pages)
    ready._way.setCurrentIndex(1)
    assert len(ready.papers(dialog.sheets.pages)) == 2
    assert ready._words.text() == "共 2 张纸，原大。"
    assert ready.note(dialog.sheets.pages) == ""
    ready._printer.setCurrentIndex(1)
    assert ready.saves
    assert not ready.form.isRowVisible(ready._copies)
    ready.papers(dialog.sheets.pages)
    assert ready._words.text() == "共 2 张纸，原大。打印时请选“实际大小”，不要再缩放。"


def _papers(path: Path) -> list[tuple[int, int]]:
    """The sizes of a file's pages, millimetres."""
    with pypdfium2.PdfDocument(path) as file:
        sizes = [file.get_page_size(number) for number in range(len(file))]
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in sizes]


def test_what_would_be_printed_is_saved_as_pdf(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    for paper, way in (("A4", 0), ("A3", 1)):
        dialog = ask(qtbot, filled, "打印大样")
        output = dialog.output
        assert isinstance(output, PrinterOutput)
        output._printer.setCurrentIndex(output._printer.count() - 1)
        output._paper.setCurrentText(paper)
        output._way.setCurrentIndex(way)
        output._folder._folder.setText(str(tmp_path))
        press(qtbot, dialog, "存成 PDF")
        settle(qtbot, filled)
        dialog_of(qtbot, filled, QMessageBox).close()
    one, several = (next(tmp_path.glob(f"*-{end}.pdf")) for end in ("A4缩印", "A3拼接"))
    assert "一校样-一版" in one.name  # each of them counts as a round
    assert "二校样-一版" in several.name
    assert _papers(one) == [(210, 297)]
    assert set(_papers(several)) <= {(297, 420), (420, 297)}
    assert len(_papers(several)) == 2
    with pypdfium2.PdfDocument(one) as file:
        words = file[0].get_textpage().get_text_range()
    assert "河堤晨跑道修好了" in words
    assert "本样缩到原大的" in words


def test_one_folder_is_remembered_for_all_output(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    write(qtbot, filled, ask(qtbot, filled, "出大样"), tmp_path / "样")
    dialog_of(qtbot, filled, QMessageBox).close()
    assert filled.exporting.folder == tmp_path / "样"
    filled.exporting.folder = tmp_path / "付印"
    filled.pool._scope.setCurrentIndex(1)
    filled.show_pool()
    settle(qtbot, filled)
    filled.pool.list_view().selectAll()
    for words in ("出大样", "出小样", "打印大样"):
        dialog = ask(qtbot, filled, words)
        output = dialog.output
        assert isinstance(output, FolderOutput | PrinterOutput)
        assert output.folder == tmp_path / "付印", words
        dialog.reject()
        qtbot.waitUntil(lambda dialog=dialog: not filled.findChildren(SheetsDialog))


def test_the_print_dialog_shows_papers_and_says_the_scale(qtbot: QtBot, filled: MainWindow) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, filled)
    dialog = dialog_of(qtbot, filled, SheetsDialog)
    assert dialog.windowTitle() == "打印大样"
    assert isinstance(dialog.output, PrinterOutput)
    texts = "".join(
        line.text for frame in dialog.sheets.pages[0].frames for line in getattr(frame, "lines", ())
    )
    assert "本样缩到原大的" in texts
    dialog.reject()


def test_galleys_of_the_selected_articles_are_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.pool.list_view().selectAll()
    dialog = ask(qtbot, window, "出小样")
    assert len(dialog.view.papers) == 2
    wide = dialog.view.papers[0].page
    dialog.choices.findChildren(QComboBox)[0].setCurrentIndex(1)
    assert dialog.view.papers[0].page != wide
    write(qtbot, window, dialog, tmp_path)
    dialog_of(qtbot, window, QMessageBox).close()
    (made,) = tmp_path.glob("小样-*等2篇-*.pdf")
    assert made.stat().st_size > 5_000


def test_what_is_missing_is_said(qtbot: QtBot, window: MainWindow) -> None:
    assert not command(window, "出小样").isEnabled()
    assert "选中稿件" in command(window, "出小样").toolTip()
    command(window, "出大样").trigger()
    settle(qtbot, window)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "还没有稿件上版" in box.text() + box.informativeText()
    box.close()
