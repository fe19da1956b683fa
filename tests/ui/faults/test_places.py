"""Faults outside the text: of the byline."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.ui.faults.places import Places
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import click_row


def test_a_fault_of_the_byline_leads_there_and_is_mended_by_hand(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(qtbot, window, "河堤晨跑道修好了")
    places = Places(window.editor)
    fault = Fault(
        rule="byline_records",
        severity=Severity.WARNING,
        field="credits",
        slot=0,
        start=0,
        end=3,
        text="顾长耕",
        message="只差一字",
        suggestions=("顾长庚",),
    )
    places.go_to(fault)
    byline = window.editor.heads.byline
    focused = window.focusWidget()
    assert focused is not None
    assert focused is byline or byline.isAncestorOf(focused)
    assert places.take(fault, "顾长庚") != ""
