"""规则包与词库 from the window: packs switched, words added, files taken and written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.packs import PackLine
from newsroom.model.finding import Severity
from newsroom.model.pack import HOUSE, INTERNAL, Entry
from newsroom.proof import pack as packs
from newsroom.ui.main_window import MainWindow
from newsroom.ui.packs.name_dialog import NameDialog
from newsroom.ui.packs.pack_list import PackList
from newsroom.ui.packs.window import PacksWindow
from newsroom.ui.packs.word_dialog import WordDialog
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> Iterator[PacksWindow]:
    command(window, "规则包与词库").trigger()
    found = dialog_of(qtbot, window, PacksWindow)
    qtbot.waitUntil(lambda: found.packs.list.topLevelItemCount() > 0)
    yield found


def line(window: MainWindow, key: str) -> PackLine:
    publication = window.place[0]
    lines = on_desk(window, lambda desk: desk.packs.lines(publication))
    return next(one for one in lines if one.pack.key == key)


def own(window: MainWindow, key: str = HOUSE) -> list[Entry]:
    return [one.entry for one in line(window, key).own]


def shows(qtbot: QtBot, shown: PacksWindow, names: list[str]) -> None:
    """Until the table shows these entries first."""
    qtbot.waitUntil(
        lambda: [row.entry.name for row in shown.model.rows][: len(names) or None] == names
    )


def tick(shown: PackList, key: str, state: Qt.CheckState) -> None:
    shown.choose(key)
    item = shown.list.currentItem()
    assert item is not None
    item.setCheckState(0, state)


def test_a_word_is_typed_tried_kept_changed_and_taken_back(
    qtbot: QtBot, window: MainWindow, shown: PacksWindow
) -> None:
    assert shown.windowTitle() == "规则包与词库 — 上街时报"
    line_ = shown.packs.line
    assert line_ is not None
    assert line_.pack.key == HOUSE
    form = shown.form
    form.fields["要找的词"].setText("峨嵋街道；峨媚街道")
    form.fields["改为"].setText("峨眉街道")
    form.fields["说明"].setText("街道名从地名办")
    form.weight.setCurrentIndex(form.weight.findText("差错"))
    form.fields["起用"].setText("2020年3月1日")
    shown.sentence.setText("他到峨媚街道")
    qtbot.waitUntil(lambda: "街道名从地名办" in shown.answer.text())
    assert own(window) == []
    press(qtbot, shown, "保存")
    shows(qtbot, shown, ["峨嵋街道、峨媚街道"])
    (entry,) = own(window)
    assert (entry.words, entry.instead) == (("峨嵋街道", "峨媚街道"), ("峨眉街道",))
    assert (entry.severity, entry.since and entry.since.year) == (Severity.ERROR, 2020)
    assert not form.dirty
    assert shown.table.currentIndex().row() == 0
    form.fields["例外"].setText("峨嵋街道旧志")
    qtbot.keyClick(form.fields["例外"], Qt.Key.Key_Return)
    settle(qtbot, window)
    assert own(window)[0].unless == ("峨嵋街道旧志",)
    qtbot.keyClick(shown, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: form.fields["例外"].text() == "")
    press(qtbot, shown, "删除")
    shows(qtbot, shown, [])
    assert own(window) == []
    qtbot.waitUntil(lambda: "街道名从地名办" not in shown.answer.text())


def test_what_cannot_be_is_said_and_kept_in_the_form(
    qtbot: QtBot, window: MainWindow, shown: PacksWindow
) -> None:
    form = shown.form
    form.fields["要找的词"].setText("某词")
    form.fields["起用"].setText("去年")
    press(qtbot, shown, "保存")
    assert "日期" in form.trouble.text()
    assert not form.trouble.isHidden()
    form.fields["起用"].setText("")
    form.fields["要找的词"].setText(r"(\d+)周年诞辰")
    form.pattern.setChecked(True)
    form.fields["改为"].setText(r"诞辰\1周年")
    assert shown.keep()
    shows(qtbot, shown, [r"(\d+)周年诞辰"])
    assert own(window)[0].pattern
    shown.table.selectRow(0)
    assert form.pattern.isChecked()
    assert form.fields["要找的词"].text() == r"(\d+)周年诞辰"


def test_what_is_refused_stays_in_the_form(
    qtbot: QtBot, window: MainWindow, shown: PacksWindow, tmp_path: Path
) -> None:
    publication = window.place[0]
    on_desk(window, lambda desk: desk.packs.add_word(publication, "峨嵋街道"))
    shown.form.fields["要找的词"].setText("峨嵋街道")
    assert shown.keep()
    box = dialog_of(qtbot, window, QMessageBox)
    assert "已经在“本报词库”里" in box.text()
    box.accept()
    assert shown.form.dirty
    assert shown.form.fields["要找的词"].text() == "峨嵋街道"
    shown.form.show_entry(None)
    path = tmp_path / "坏.toml"
    path.write_text("[[entry]]\nword = ['甲']\n", "utf8")
    window.packs.take(path)
    qtbot.waitUntil(lambda: any("坏.toml" in one.text() for one in boxes(window)))
    assert len(own(window)) == 1


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [one for one in window.findChildren(QMessageBox) if one.isVisible()]


def test_packs_are_switched_here_or_for_all_of_the_kind(
    qtbot: QtBot, window: MainWindow, shown: PacksWindow
) -> None:
    tick(shown.packs, "words", Qt.CheckState.Unchecked)
    settle(qtbot, window)
    assert (line(window, "words").heard, line(window, "words").usual) == (False, True)
    shown.packs.scope.setCurrentIndex(1)
    assert shown.packs.scope.currentText() == "所有内部资料"
    tick(shown.packs, "quiet", Qt.CheckState.Checked)
    settle(qtbot, window)
    assert line(window, "quiet").usual
    assert on_desk(window, lambda desk: desk.library.packs.switches(INTERNAL))
    shown.packs.choose("words")
    shown.packs.switched.emit("", "words", None)
    settle(qtbot, window)
    assert line(window, "words").heard


def test_an_entry_of_the_program_is_read_only_and_can_be_muted(
    qtbot: QtBot, window: MainWindow, shown: PacksWindow
) -> None:
    filled = next((one for one in packs.shipped() if one.entries), None)
    assert filled is not None
    shown.packs.choose(filled.key)
    qtbot.waitUntil(lambda: len(shown.model.rows) == len(filled.entries))
    shown.search.setText(filled.entries[-1].name)
    at = shown.model.row_of(filled.entries[-1].fingerprint)
    shown.table.selectRow(at)
    assert shown.form.fields["改为"].isReadOnly()
    press(qtbot, shown, "停用")
    qtbot.waitUntil(lambda: shown.model.rows[at].muted)
    press(qtbot, shown, "启用")
    qtbot.waitUntil(lambda: not shown.model.rows[at].muted)


def test_a_pack_is_made_filled_written_removed_and_taken_again(
    qtbot: QtBot, window: MainWindow, shown: PacksWindow, tmp_path: Path
) -> None:
    shown.packs.made.emit()
    dialog = dialog_of(qtbot, window, NameDialog)
    dialog.title.setText("创城用语")
    dialog.accept()
    qtbot.waitUntil(lambda: shown.packs.line is not None and bool(shown.packs.line.made))
    made = shown.packs.line
    assert made is not None
    table = tmp_path / "词表.csv"
    table.write_text("词,改为\n文明城,文明城区\n", "utf8")
    window.packs.take(table)
    shows(qtbot, shown, ["文明城"])
    whole = line(window, made.pack.key).whole
    for name in ("创城用语.toml", "创城用语.xlsx"):
        window.packs.write(whole, tmp_path / name)
        settle(qtbot, window)
        assert (tmp_path / name).stat().st_size > 50
    shown.packs.named.emit(made.pack.key)
    dialog = dialog_of(qtbot, window, NameDialog)
    dialog.title.setText("创建用语")
    dialog.accept()
    settle(qtbot, window)
    assert line(window, made.pack.key).pack.title == "创建用语"
    shown.packs.removed.emit(made.pack.key)
    qtbot.waitUntil(lambda: shown.packs.line is not None and not shown.packs.line.made)
    window.packs.take(tmp_path / "创城用语.toml")
    qtbot.waitUntil(lambda: shown.packs.line is not None and bool(shown.packs.line.made))
    assert [one.name for one in own(window, made.pack.key)] == ["文明城"]


def test_the_chosen_word_goes_into_the_house_list(qtbot: QtBot, window: MainWindow) -> None:
    command(window, "加入本报词库").trigger()
    dialog = dialog_of(qtbot, window, WordDialog)
    dialog.word.setText("峨嵋街道")
    dialog.instead.setText("峨眉街道;峨眉街")
    said: list[str] = []
    window.packs.said.connect(said.append)
    dialog.accept()
    settle(qtbot, window)
    assert own(window)[0].instead == ("峨眉街道", "峨眉街")
    assert said == ["“峨嵋街道”已加入本报词库；按 Ctrl+Z 撤销"]
