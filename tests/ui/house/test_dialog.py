"""A house style edited in a real window: seen on a page, saved as one step, brought in and out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QSpinBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.frame import PageFrames
from newsroom.ui.house.dialog import HouseDialog
from newsroom.ui.house.pages import FieldsPage, FontsPage, HeadlinePage, TemplatesPage
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import CONTROL, command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow) -> Iterator[HouseDialog]:
    command(window, "版式").trigger()
    dialog = dialog_of(qtbot, window, HouseDialog)
    tried(qtbot, dialog)
    yield dialog
    if dialog_open(window):
        dialog.show_source(dialog.house.source)
        dialog.done(0)


def dialog_open(window: MainWindow) -> bool:
    return any(dialog.isVisible() for dialog in window.findChildren(HouseDialog))


def tried(qtbot: QtBot, dialog: HouseDialog) -> None:
    """Until what stands in the fields was composed."""
    qtbot.waitUntil(lambda: not dialog._timer.isActive() and not dialog._waiting, timeout=30_000)


def page(dialog: HouseDialog) -> PageFrames:
    found = dialog._result.page
    assert found is not None
    return found


def fields(dialog: HouseDialog, name: str) -> FieldsPage:
    found = dialog._pages[name]
    assert isinstance(found, FieldsPage)
    return found


def test_a_house_style_is_changed_seen_saved_and_undone(
    qtbot: QtBot, window: MainWindow, editor: HouseDialog
) -> None:
    before = editor.house.source
    assert editor.changes() == {}
    assert not editor._save.isEnabled()
    first = page(editor)
    editor._list.setCurrentRow(1)
    rows = fields(editor, "版面与字号").form
    width = rows.row(("grid", "trim", 0)).widget
    width.setValue(290)  # type: ignore[attr-defined]
    tried(qtbot, editor)
    assert round(page(editor).width.mm) == 290 > round(first.width.mm)
    assert "保存后会重排" in editor._told.text()
    columns = rows.row(("grid", "columns")).widget
    assert isinstance(columns, QSpinBox)
    columns.setValue(12)
    tried(qtbot, editor)
    assert "版心比纸还宽" in editor._error.text()
    assert editor._error.isVisible() and not editor._save.isEnabled()
    columns.setValue(6)
    tried(qtbot, editor)
    qtbot.keyClick(editor, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not dialog_open(window), timeout=20_000)
    settle(qtbot, window)
    home = window.place[0]
    after = on_desk(window, lambda desk: desk.housing.house(home).source)
    assert tomllib.loads(after)["grid"]["trim"] == [290, 390]
    assert after.count("#") == before.count("#")
    window.acts.undo()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.housing.house(home).source) == before


def words(qtbot: QtBot, editor: HouseDialog) -> None:
    row = fields(editor, "署名与转版").form.row(("jump", "to"))
    editor._list.setCurrentRow(list(editor._pages).index("署名与转版"))
    line = row.widget
    assert isinstance(line, QLineEdit)
    line.setText("（下转{seite}）")
    tried(qtbot, editor)
    assert row.error.isVisible() and "{seite}" in row.error.text()
    assert "署名与转版" in editor._error.text()
    press(qtbot, editor, "恢复原样")
    tried(qtbot, editor)
    assert line.text() == "（下转{page}）" and not editor._error.isVisible()


def tables(qtbot: QtBot, editor: HouseDialog) -> None:
    texts = fields(editor, "报头").tables[0][1]
    was = texts.table.item(0, 1).text()  # type: ignore[union-attr]
    texts.table.item(0, 1).setText("abc")  # type: ignore[union-attr]
    assert "第 1 行没有改" in texts.wrong.text() and "要填数字" in texts.wrong.text()
    assert texts.table.item(0, 1).text() == was  # type: ignore[union-attr]
    texts.table.item(0, 1).setText("2")  # type: ignore[union-attr]
    texts.add()
    texts.remove()
    sizes = editor._pages["标题"]
    assert isinstance(sizes, HeadlinePage)
    sizes.table.table.item(2, 1).setText("31")  # type: ignore[union-attr]
    templates = editor._pages["模板"]
    assert isinstance(templates, TemplatesPage)
    templates.table.table.item(0, 5).setText("3")  # type: ignore[union-attr]
    tried(qtbot, editor)
    assert not editor._error.isVisible()
    told = tomllib.loads(editor._result.source)
    assert told["masthead"]["text"][0]["x"] == 2
    assert told["headline"]["sizes"]["3"][0] == 31
    assert told["template"][0]["slot"][0]["span"] == 3
    assert set(editor.changes()) == {
        ("masthead", "text"),
        ("headline", "sizes", "3"),
        ("template",),
    }


def fonts(qtbot: QtBot, editor: HouseDialog) -> None:
    shown = editor._pages["字体"]
    assert isinstance(shown, FontsPage)
    assert "用 " in shown._rows["body"].state.text()
    shown._rows["body"].candidates.setPlainText("没有这种字体:Regular")
    tried(qtbot, editor)
    assert "都没有装" in shown._rows["body"].state.text()


def leaving(qtbot: QtBot, editor: HouseDialog) -> None:
    fields(editor, "报刊").form.row(("publication", "name")).widget.setText("新报")  # type: ignore[attr-defined]
    editor.reject()
    box = editor.findChild(QMessageBox)
    assert box is not None
    press(qtbot, box, "接着改")
    qtbot.waitUntil(lambda: not editor.findChildren(QMessageBox))
    assert editor.isVisible()


def out_and_in(qtbot: QtBot, editor: HouseDialog, path: Path) -> None:
    press(qtbot, editor, "导出…")
    chooser = editor.findChild(QFileDialog)
    assert chooser is not None
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(qtbot, chooser, "保存")
    qtbot.waitUntil(path.is_file)
    text = path.read_text("utf8")
    assert text == editor.house.source
    path.write_text(text.replace("caption_size = 8", "caption_size = 10"), "utf8")
    qtbot.waitUntil(lambda: not editor.findChildren(QFileDialog))
    press(qtbot, editor, "导入…")
    chooser = editor.findChild(QFileDialog)
    assert chooser is not None
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(qtbot, chooser, "选择")
    qtbot.waitUntil(lambda: editor._base != editor.house.source)
    tried(qtbot, editor)
    assert editor._save.isEnabled()


def test_every_page_edits_tells_what_is_wrong_and_is_restored(
    qtbot: QtBot, editor: HouseDialog, tmp_path: Path
) -> None:
    for act in (words, tables, fonts, leaving):
        act(qtbot, editor)
        editor.show_source(editor.house.source)
        tried(qtbot, editor)
        assert editor.changes() == {}
    out_and_in(qtbot, editor, tmp_path / "本报.toml")


def test_the_programs_newer_style_is_offered_with_its_differences(
    qtbot: QtBot, window: MainWindow
) -> None:
    home = window.place[0]

    def age(desk: Desk) -> None:
        source = desk.housing.house(home).source
        desk.housing.change(home, source.replace("caption_size = 8", "caption_size = 7"))

    on_desk(window, age)
    command(window, "版式").trigger()
    dialog = dialog_of(qtbot, window, HouseDialog)
    tried(qtbot, dialog)
    press(qtbot, dialog, "采用新的版式…")
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert "图注字号：7 磅 → 8 磅" in box.informativeText()
    press(qtbot, box, "换成新的")
    tried(qtbot, dialog)
    assert tomllib.loads(dialog._result.source)["text"]["caption_size"] == 8
    assert dialog._save.isEnabled()
    dialog.done(0)
