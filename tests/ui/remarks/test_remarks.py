"""Remarks in the window: drawn on the page, written beside copy, gathered, taken in, rechecked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from newsroom.compare.printed import shot_of
from newsroom.desk.proofs import Proofs
from newsroom.desk.rechecking import shots_of_proof
from newsroom.desk.sheets import ProofWish
from newsroom.model.recheck import Verdict
from newsroom.model.remark import Remark, RemarkState
from newsroom.model.sheet import ProofRound
from newsroom.ui.main_window import MainWindow
from newsroom.ui.proofing.dialog import SheetsDialog
from newsroom.ui.remarks.form import RemarkForm
from newsroom.ui.remarks.gather_window import GatherWindow
from newsroom.ui.remarks.recheck_window import RecheckWindow
from newsroom.ui.revisions.window import RevisionsWindow
from tests.ui.hands import article, click_row, command, dialog_of, haul, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
RUN = "河堤晨跑道修好了"
OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The story is open and stands on page one."""
    click_row(qtbot, window, RUN)
    uuid = window.editing.article
    page = window.paging.page()
    assert page is not None
    change = on_desk(window, lambda desk: desk.paging.place(uuid, page.uuid, 0, 30))
    window.refresh(change)
    settle(qtbot, window)
    frames = lambda: window.paging.frames  # noqa: E731
    qtbot.waitUntil(lambda: frames() is not None and bool(point(window, "三公里")))
    return window


def point(window: MainWindow, words: str) -> tuple[QPointF, QPointF] | None:
    """The middles of the first and the last of some words on the page on screen."""
    edition, frames = window.paging.edition, window.paging.frames
    if edition is None or frames is None:
        return None
    for text in shot_of(edition, frames).texts:
        for line in text.lines:
            at = line.text.find(words)
            if at >= 0:
                y = line.across + line.size / 2
                ends = []
                for index in (at, at + len(words) - 1):
                    x = (line.along[index] + line.along[index + 1]) / 2
                    ends.append(window.pages.preview.view.point(x, y))
                return ends[0], ends[1]
    return None


def remarks(window: MainWindow) -> tuple[Remark, ...]:
    issue = window.place[1]
    return on_desk(window, lambda desk: desk.remarking.of_issue(issue))


def draw(qtbot: QtBot, window: MainWindow, words: str) -> RemarkForm:
    """Take the pen, drag it over words of the page, and give the form that opens."""
    if not window.remarking.pen.out:
        command(window, "批注笔").trigger()
    found = point(window, words)
    assert found is not None
    haul(window, *found)
    return dialog_of(qtbot, window, RemarkForm)


def fill(qtbot: QtBot, window: MainWindow, form: RemarkForm, proposal: str, words: str) -> None:
    field, text = form.findChild(QLineEdit), form.findChild(QPlainTextEdit)
    assert isinstance(field, QLineEdit) and isinstance(text, QPlainTextEdit)
    field.setText(proposal)
    text.setPlainText(words)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    settle(qtbot, window)


def proofed(window: MainWindow) -> None:
    """What the pages show now is kept as their first proof."""
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))

    def keep(desk: object) -> None:
        proofs: Proofs = desk.proofs  # type: ignore[attr-defined]
        pages = proofs.sheets(edition, [], ProofWish(marked=False)).pages
        shots = shots_of_proof(edition, pages, ProofRound.FIRST)
        desk.rechecking.keep(shots)  # type: ignore[attr-defined]

    on_desk(window, keep)


def test_words_drawn_over_on_the_page_are_remarked_on_gathered_and_taken_in(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    form = draw(qtbot, window, "三公里")
    fill(qtbot, window, form, "四公里", "实测")
    (made,) = remarks(window)
    assert (made.anchor.words, made.proposal, made.words) == ("三公里", "四公里", "实测")
    assert (made.person, made.anchor.field) == ("何编辑", "body")
    assert made.spot.page == 1 and made.spot.words
    qtbot.waitUntil(lambda: len(window.editor.body.extraSelections()) == 1)
    qtbot.waitUntil(lambda: window.remarking.pen._marks != ())
    qtbot.keyClick(window.pages.preview, Qt.Key.Key_Escape)
    assert not window.remarking.pen.out

    command(window, "合样").trigger()
    settle(qtbot, window)
    gather = dialog_of(qtbot, window, GatherWindow)
    assert gather.rows.count() == 1
    assert "1 处 1 条批注，待改 1 条" in gather.summary.text()
    qtbot.keyClick(gather.rows, Qt.Key.Key_A)
    settle(qtbot, window)
    uuid = window.editing.article
    assert "跑道全长四公里" in article(window, uuid).body
    assert remarks(window)[0].state is RemarkState.DONE
    qtbot.waitUntil(lambda: "待改 0 条" in gather.summary.text())
    press(qtbot, gather, "撤销")
    settle(qtbot, window)
    assert "跑道全长三公里" in article(window, uuid).body
    qtbot.waitUntil(lambda: "待改 1 条" in gather.summary.text())

    qtbot.keyClick(gather.rows, Qt.Key.Key_X)
    reason = dialog_of(qtbot, window, QInputDialog)
    reason.setTextValue("原数没有错")
    reason.accept()
    settle(qtbot, window)
    assert remarks(window)[0].answer == "原数没有错"
    qtbot.waitUntil(lambda: "待改 0 条" in gather.summary.text())
    qtbot.waitUntil(lambda: window.editor.body.extraSelections() == [])
    press(qtbot, gather, "合样清单(&L)…")
    chooser = dialog_of(qtbot, window, QFileDialog)
    chooser.filesSelected.emit([str(tmp_path)])
    chooser.reject()
    settle(qtbot, window)
    assert next(tmp_path.glob("*.docx")).name.endswith("合样清单.docx")
    dialog_of(qtbot, window, QMessageBox).accept()
    gather.close()


def test_a_selection_beside_the_page_is_remarked_on(qtbot: QtBot, window: MainWindow) -> None:
    body = window.editor.body
    at = body.body().index("路灯")
    body.select(at, at + 2)
    command(window, "写批注").trigger()
    form = dialog_of(qtbot, window, RemarkForm)
    box = form.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    form.findChild(QDialogButtonBox).button(OK).click()  # type: ignore[union-attr]
    settle(qtbot, window)
    (made,) = remarks(window)
    assert (made.anchor.words, made.proposal) == ("路灯", "")
    page = window.paging.page()
    assert page is not None and made.page == page.uuid
    body.set_caret(0)
    command(window, "写批注").trigger()
    whole = dialog_of(qtbot, window, RemarkForm)
    assert not whole.findChild(QDialogButtonBox).button(OK).isEnabled()  # type: ignore[union-attr]
    text = whole.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("压到八百字")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [each.anchored for each in remarks(window)] == [True, False]
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert len(remarks(window)) == 1


def test_what_nobody_asked_for_is_red_until_somebody_answers_for_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    command(window, "核红").trigger()
    settle(qtbot, window)
    refused = dialog_of(qtbot, window, QMessageBox)
    assert "还没有出过大样" in refused.text()
    refused.accept()
    proofed(window)
    now = article(window, window.editing.article)
    changed = replace(now, body=now.body.replace("三公里", "四公里"))
    window.refresh(on_desk(window, lambda desk: desk.writing.save(changed)))
    settle(qtbot, window)
    command(window, "核红").trigger()
    settle(qtbot, window)
    recheck = dialog_of(qtbot, window, RecheckWindow)
    assert recheck._found().alterations[0].verdict is Verdict.UNASKED
    assert "没有批注 1 处" in recheck.summary.text()
    assert "没有批注" in recheck.rows.item(0).text()
    qtbot.keyClick(recheck.rows, Qt.Key.Key_A)
    reason = dialog_of(qtbot, window, QInputDialog)
    reason.setTextValue("周主任电话定的")
    reason.accept()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: recheck._found().alterations[0].verdict is Verdict.ASKED)
    (made,) = remarks(window)
    assert (made.state, made.words) == (RemarkState.DONE, "周主任电话定的")

    press(qtbot, recheck, "出核红样(&O)…")
    settle(qtbot, window)
    sheets = dialog_of(qtbot, window, SheetsDialog)
    boxes = {box.text(): box.isChecked() for box in sheets.findChildren(QCheckBox)}
    assert boxes["印上改动（核红）"] and not boxes["印上批注（合样）"]
    field = sheets.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(tmp_path))
    press(qtbot, sheets, "出大样")
    settle(qtbot, window)
    (written,) = tmp_path.glob("*-核红.pdf")
    with pypdfium2.PdfDocument(written) as file:
        words = file[0].get_textpage().get_text_range()
    assert "核红" in words and "四公里" in words and "按批注" in words
    dialog_of(qtbot, window, QMessageBox).accept()
    recheck.close()


def test_two_versions_are_written_as_marked_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    now = article(window, window.editing.article)
    changed = replace(now, body=now.body.replace("三公里", "四公里"))
    window.refresh(on_desk(window, lambda desk: desk.writing.save(changed)))
    settle(qtbot, window)
    command(window, "花脸稿").trigger()
    settle(qtbot, window)
    versions = dialog_of(qtbot, window, RevisionsWindow)
    qtbot.waitUntil(versions._marked.isEnabled)
    press(qtbot, versions, "花脸稿…")
    chooser = dialog_of(qtbot, window, QFileDialog)
    chooser.filesSelected.emit([str(tmp_path)])
    chooser.reject()
    settle(qtbot, window)
    assert [path.name for path in tmp_path.glob("*.docx")] == [f"{RUN}-花脸稿.docx"]
    dialog_of(qtbot, window, QMessageBox).accept()
    versions.close()
