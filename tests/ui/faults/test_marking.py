"""Faults on the page on show, and on the proof that is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from newsroom.ui.proofing.choices import ProofChoices
from newsroom.ui.proofing.dialog import SheetsDialog
from newsroom.ui.remarks import marks
from tests.ui.faults.test_hand import TITLE, write
from tests.ui.hands import LEFT, NO_KEY, click_row, command, dialog_of, on_desk, settle


def placed(qtbot: QtBot, window: MainWindow) -> None:
    """The article with the faults stands on the page on show."""
    click_row(qtbot, window, TITLE)
    write(qtbot, window)
    window.editing.save()
    settle(qtbot, window)
    issue, article = window.place[1], window.article
    page = on_desk(window, lambda desk: desk.library.issues.pages(issue))[1].uuid
    window.refresh(on_desk(window, lambda desk: desk.paging.place_first(article, page)))
    window.turn_to(window.place[0], issue, page)
    qtbot.waitUntil(lambda: window.paging.frames is not None and window.paging.frames.page == page)


def test_the_layer_is_switched_on_gone_from_and_switched_off(
    qtbot: QtBot, window: MainWindow
) -> None:
    placed(qtbot, window)
    toggle = command(window, "大样上标出疑误")
    toggle.trigger()
    marking = window.faults._marking
    assert marking is not None
    qtbot.waitUntil(lambda: len(marking.numbered) == 2)
    assert [one.line.fault.text for one in marking.numbered] == ["，。", "，，"]
    preview = window.pages.preview
    shown = [one.mark for one in marking.numbered]
    near = marks.place(preview.view, shown[1].spots[0]).adjusted(-20, -20, 20, 20).toRect()
    spots = {
        marks.badge_at(preview, shown, 2, QPointF(x, y)): QPointF(x, y)
        for x in range(near.left(), near.right(), 2)
        for y in range(near.top(), near.bottom(), 2)
    }
    window.editor.body.set_caret(0)
    port = preview.viewport()
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, spots[2], port.mapToGlobal(spots[2]), LEFT, LEFT, NO_KEY
    )
    QApplication.sendEvent(port, press)
    assert window.editor.body.selected() == "，，"
    window.editor.body.set_caret(0)
    window.editor.body.replace(((8, 10, "。"),))
    qtbot.waitUntil(lambda: [one.line.fault.text for one in marking.numbered] == ["，，"])
    toggle.trigger()
    assert marking.numbered == ()


def test_faults_are_printed_on_a_proof_where_that_is_ticked(
    qtbot: QtBot, window: MainWindow
) -> None:
    placed(qtbot, window)
    command(window, "出大样").trigger()
    dialog = dialog_of(qtbot, window, SheetsDialog)
    (box,) = [one for one in dialog.findChildren(QCheckBox) if one.text() == "印上校对疑误"]
    assert box.isEnabled() and not box.isChecked()
    before = dialog.choices.sheets().pages[0]
    box.setChecked(True)
    after = dialog.choices.sheets().pages[0]
    assert after.width > before.width
    assert isinstance(dialog.choices, ProofChoices) and dialog.choices.suffix == "-校对"
    dialog.close()
