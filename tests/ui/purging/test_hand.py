"""彻底删除 from the window, by hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk import backing
from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.model.backup import Reason
from newsroom.model.person import Duty, Person
from newsroom.ui.main_window import MainWindow
from newsroom.ui.purging.dialog import CLEAN, PurgeDialog
from tests.ui.hands import (
    Opening,
    click_row,
    command,
    compose,
    dialog_of,
    on_desk,
    press,
    settle,
    titles,
)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
TITLE, OTHER = "河堤晨跑道修好了", "社区食堂加开晚餐"
WORDS = "新修的河堤跑道迎来第一批跑步的人"


def ok(dialog: PurgeDialog) -> bool:
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def sit(desk: Desk, name: str, *duties: Duty) -> None:
    person = Person(name=name, duties=duties)
    desk.sitting.put(person)
    desk.sitting.sit(person.uuid)


def test_an_open_article_goes_for_good_and_out_of_the_backups(
    qtbot: QtBot, window: MainWindow
) -> None:
    path = on_desk(window, lambda desk: desk.library.path)
    made = backing.back_up(path, Reason.HAND, Job())
    click_row(qtbot, window, TITLE)
    compose(window.editor.body, "", "老人")
    uuid = window.article
    on_desk(window, lambda desk: sit(desk, "田小禾", Duty.EDITOR))
    command(window, "彻底删除").trigger()
    box = dialog_of(qtbot, window, QMessageBox)
    assert "总编辑" in box.text()
    press(qtbot, box, "知道了")
    settle(qtbot, window)
    assert not window.findChildren(PurgeDialog)

    on_desk(window, lambda desk: sit(desk, "方总", Duty.CHIEF))
    command(window, "彻底删除").trigger()
    dialog = dialog_of(qtbot, window, PurgeDialog)
    assert dialog.given().backups == CLEAN
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # Enter alone must not delete
    settle(qtbot, window)
    assert TITLE in titles(window)

    command(window, "彻底删除").trigger()
    dialog = dialog_of(qtbot, window, PurgeDialog)
    dialog._sure.click()
    assert not ok(dialog)
    dialog._reason.setCurrentText("当事人要求")
    assert ok(dialog)
    said: list[str] = []
    window.purging.said.connect(said.append)
    press(qtbot, dialog, "彻底删除")
    qtbot.waitUntil(lambda: titles(window) == [OTHER])
    qtbot.waitUntil(lambda: bool(said))
    settle(qtbot, window)
    assert said == ["已彻底删除"]
    assert window.article == ""
    assert window.lane.steps == ("", "")
    assert on_desk(window, lambda desk: desk.library.purging.purged([uuid]))
    assert not on_desk(window, lambda desk: desk.library.unwiped)
    files = [*path.parent.glob(path.name + "*"), made.path]
    assert WORDS.encode() not in b"".join(file.read_bytes() for file in files)
    assert on_desk(window, lambda desk: desk.library.integrity()) == ()


def test_what_was_put_off_is_wiped_at_the_next_start(
    qtbot: QtBot, window: MainWindow, open_window: Opening
) -> None:
    click_row(qtbot, window, TITLE)
    uuid = window.article
    window.editing.close()
    on_desk(window, lambda desk: desk.purging.delete(uuid, "误收"))
    assert on_desk(window, lambda desk: desk.library.unwiped)
    path = on_desk(window, lambda desk: desk.library.path)
    window.close()
    again = open_window(path)
    qtbot.waitUntil(lambda: not on_desk(again, lambda desk: desk.library.unwiped))
    assert WORDS.encode() not in path.read_bytes()
