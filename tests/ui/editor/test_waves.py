"""Waves below what proofreading found: they follow typing, and never disturb what is composed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from newsroom.model.finding import Severity
from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.editor.fields import Field
from newsroom.ui.editor.waves import show_in_field
from tests.ui.hands import compose

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
BODY = "全区布署工作。\n第二段𠮷字的的路。\n"


@pytest.fixture
def body(qtbot: QtBot) -> BodyEdit:
    edit = BodyEdit()
    qtbot.addWidget(edit)
    edit.set_body(BODY)
    return edit


def waved(edit: BodyEdit) -> list[str]:
    """The words above waves."""
    selections = edit.extraSelections()
    assert all(one.format.underlineStyle() is WAVE for one in selections)
    return [one.cursor.selectedText() for one in selections]


def test_waves_stand_below_the_words_and_follow_what_is_typed(body: BodyEdit) -> None:
    at = BODY.index("的的")
    spots = [(2, 4, Severity.ERROR), (at, at + 2, Severity.HINT)]
    body.show_faults(spots)
    assert waved(body) == ["布署", "的的"]
    body.set_caret(0)
    body.insert("昨天，")
    assert waved(body) == ["布署", "的的"]
    moved = [(start + 3, end + 3, severity) for start, end, severity in spots]
    assert not body.waves.show(body.body(), moved)
    assert body.waves.show(body.body(), moved[:1])
    body.show_faults([])
    assert waved(body) == []


def test_a_gap_shows_below_the_characters_beside_it_in_its_line(body: BodyEdit) -> None:
    end = BODY.index("\n")
    body.show_faults([(3, 3, Severity.ERROR), (end, end, Severity.ERROR)])
    assert waved(body) == ["布署", "。"]
    body.show_faults([(len(BODY), len(BODY), Severity.ERROR), (999, 999, Severity.ERROR)])
    assert waved(body) == []


def test_nothing_is_shown_while_an_input_method_composes(body: BodyEdit) -> None:
    compose(body, "bu")
    body.show_faults([(2, 4, Severity.ERROR)])
    assert waved(body) == []
    compose(body, "", "不")
    body.show_faults([(2, 4, Severity.ERROR)])
    assert len(waved(body)) == 1
    body.set_body("另一篇")
    assert waved(body) == []


def test_a_field_of_one_line_shows_waves_and_tells_of_no_edit(qtbot: QtBot) -> None:
    field = Field("主题")
    qtbot.addWidget(field)
    field.show_text("全区布署𠮷工作")
    field.setCursorPosition(4)
    told: list[str] = []
    field.edited.connect(lambda: told.append("edited"))
    field.textChanged.connect(told.append)
    show_in_field(field, [(2, 4, Severity.ERROR), (4, 5, Severity.WARNING)])
    assert told == []
    assert (field.text(), field.cursorPosition(), field.composing) == ("全区布署𠮷工作", 4, False)
    assert not field.isUndoAvailable()
    show_in_field(field, [])
    assert told == []
