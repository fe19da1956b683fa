"""The sheet of copy that came in, worked with keys and clicks in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from newsroom.desk import resorting
from newsroom.desk.reading import read_files
from newsroom.desk.sorting import Part, Sheet, sheet_of, taken
from newsroom.job import Job
from newsroom.ui.main_window import MainWindow
from newsroom.ui.sorting.dialog import SortingDialog
from tests.ui.hands import (
    CONTROL,
    article,
    compose,
    dialog_of,
    drop,
    files,
    on_desk,
    press,
    settle,
    titles,
)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
LINES = (
    "柳溪新桥月底通车",
    "本报讯（记者 童远）柳溪新桥昨天完成最后一段铺装，月底可以通车。",
    "桥面双向四车道，两侧留了骑行道，过河时间缩短到两分钟。",
    "施工方说，桥头的两处路口还要装信号灯。",
)
OTHER = ("书屋周末延时开放", "本报讯（记者 童远）南门书屋周末延时开放到晚上九点。")


def word(path: Path, lines: tuple[str, ...]) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("post") / "来稿"
    folder.mkdir()
    word(folder / "新桥.docx", LINES)
    word(folder / "书屋.docx", OTHER)
    Image.new("RGB", (640, 480), "#4477aa").save(folder / "新桥.png")
    return folder


@pytest.fixture(scope="module")
def came(folder: Path) -> Iterator[Sheet]:
    """What was read of the folder."""
    with read_files([folder], Job()) as read:
        yield sheet_of(read)


@pytest.fixture
def sheet(qtbot: QtBot, came: Sheet) -> Iterator[SortingDialog]:
    """The dialog by itself."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SortingDialog(came, "“第5期”", parent)
    dialog.open()
    assert QTest.qWaitForWindowExposed(dialog)
    yield dialog
    dialog.done(0)


def pieces(dialog: SortingDialog) -> list[str]:
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


def choose(dialog: SortingDialog, title: str) -> None:
    dialog._list.setCurrentRow(pieces(dialog).index(title))


def parts(dialog: SortingDialog) -> list[Part]:
    return [row.part for row in dialog._piece.lines]


def test_a_piece_joins_the_one_before_it_in_its_file_though_the_list_puts_it_first(
    qtbot: QtBot, came: Sheet
) -> None:
    whole = next(piece for piece in came.pieces if piece.title == LINES[0])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SortingDialog(resorting.split(came, whole.key, 3), "“第5期”", parent)
    dialog._list_pieces(tuple(sorted(dialog._keys(), reverse=True)))
    dialog._list.setCurrentRow(0)
    assert dialog._piece.title != LINES[0]
    assert dialog._tools["并到上一篇"].isEnabled()
    dialog._tools["并到上一篇"].click()
    assert dialog._piece.title == LINES[0]
    assert len(dialog.sheet.pieces) == len(came.pieces)
    dialog.done(0)


def test_lines_are_put_right_with_keys_and_all_is_taken(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    before = titles(window)
    on_desk(window, lambda desk: desk.set("review", "always"))
    assert drop(window.tree, files([folder]))
    sheet = dialog_of(qtbot, window, SortingDialog)
    press(qtbot, sheet, "都不收")
    qtbot.waitUntil(lambda: str(folder.parent) in window.statusBar().currentMessage())
    assert titles(window) == before
    qtbot.waitUntil(lambda: not window.findChildren(SortingDialog))
    window.acts.receive([folder])
    sheet = dialog_of(qtbot, window, SortingDialog)
    assert QTest.qWaitForWindowExposed(sheet)
    choose(sheet, LINES[0])
    assert sheet._source.textCursor().block().text() == LINES[0]
    assert len(sheet._source.extraSelections()) >= 3
    lines = sheet._lines
    lines.setFocus()
    lines.choose(lines.rowCount() - 2)
    words = sheet._piece.lines[lines.currentRow()].text
    qtbot.keyClick(lines, Qt.Key.Key_7)
    assert Part.CROSSHEAD in parts(sheet)
    qtbot.keyClick(lines, Qt.Key.Key_6)
    assert Part.CROSSHEAD not in parts(sheet)
    qtbot.keyClick(lines, Qt.Key.Key_7)
    lines.choose(0)
    qtbot.keyClick(lines, Qt.Key.Key_F2)
    editor = lines.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    compose(editor, "gengming", "柳溪新桥本月通车")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "柳溪新桥本月通车" in pieces(sheet))
    for _ in range(sheet._list.count()):
        qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert all(piece.checked for piece in sheet.sheet.pieces)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "柳溪新桥本月通车" in titles(window), timeout=20_000)
    assert len(titles(window)) == len(before) + 2
    uuid = next(
        s.uuid
        for s in on_desk(window, lambda desk: desk.library.articles.summaries())
        if s.title == "柳溪新桥本月通车"
    )
    taken = article(window, uuid)
    assert f"## {words}" in taken.body.split("\n")
    assert taken.slots[0].picture
    assert on_desk(window, lambda desk: desk.undo_label) == "收稿 2 篇"
    window.acts.undo()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == before)
    on_desk(window, lambda desk: desk.set("review", "doubtful"))
    window.acts.receive([folder / "新桥.docx"])
    qtbot.waitUntil(lambda: LINES[0] in titles(window), timeout=20_000)
    assert not [d for d in window.findChildren(SortingDialog) if d.isVisible()]


def test_one_article_becomes_two_and_one_again(qtbot: QtBot, sheet: SortingDialog) -> None:
    choose(sheet, LINES[0])
    count = sheet._list.count()
    lines = sheet._lines
    lines.choose(len(sheet._piece.rows) - 1)
    qtbot.keyClick(lines, Qt.Key.Key_D, CONTROL)
    assert sheet._list.count() == count + 1
    assert sheet._piece.rows[0].text == LINES[-1]
    qtbot.keyClick(lines, Qt.Key.Key_J, CONTROL)
    assert sheet._list.count() == count
    assert sheet._piece.rows[-1].text == LINES[-1]
    qtbot.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    assert sheet._list.count() == count + 1


def test_a_dropped_article_stays_outside(qtbot: QtBot, sheet: SortingDialog) -> None:
    choose(sheet, OTHER[0])
    qtbot.keyClick(sheet._lines, Qt.Key.Key_Delete, CONTROL)
    assert f"{OTHER[0]}（不收）" in pieces(sheet)
    with qtbot.waitSignal(sheet.accepted):
        press(qtbot, sheet, "收下 1 篇")
    (file,) = taken(sheet.sheet)
    assert [item.article.headline for item in file.articles] == [LINES[0]]


def test_pictures_go_where_they_belong_or_stay_outside(qtbot: QtBot, sheet: SortingDialog) -> None:
    choose(sheet, LINES[0])
    strip = sheet._shots
    menu = strip.cards[0].button.menu()
    words = [action.text() for action in menu.actions()]
    assert f"给《{OTHER[0]}》" in words
    next(a for a in menu.actions() if a.text() == "不收这张").trigger()
    assert len(sheet.sheet.aside) == 1
    choose(sheet, OTHER[0])
    strip.cards[0].button.click()
    assert [shot.picture.name for shot in sheet._piece.shots if shot.picture] == ["新桥.png"]
    assert sheet.sheet.aside == ()


def test_lines_of_the_source_are_taken_up(qtbot: QtBot, sheet: SortingDialog) -> None:
    choose(sheet, LINES[0])
    count = len(sheet._piece.rows)
    cursor = sheet._source.textCursor()
    cursor.setPosition(sheet._source.document().find(LINES[2]).selectionStart())
    sheet._source.setTextCursor(cursor)
    sheet._tools["取用这几行"].click()
    assert len(sheet._piece.rows) == count + 1


def test_leaving_asks_where_work_would_be_lost(qtbot: QtBot, sheet: SortingDialog) -> None:
    qtbot.keyClick(sheet._lines, Qt.Key.Key_2)
    press(qtbot, sheet, "都不收")
    box = sheet.findChild(QMessageBox)
    assert box is not None
    press(qtbot, box, "接着核对")
    qtbot.waitUntil(lambda: not sheet.findChildren(QMessageBox))
    assert sheet.isVisible()
    sheet._undo()
    with qtbot.waitSignal(sheet.rejected):
        press(qtbot, sheet, "都不收")


def test_words_being_written_stay_in_their_line_when_the_article_is_split(
    qtbot: QtBot, sheet: SortingDialog
) -> None:
    choose(sheet, LINES[0])
    lines = sheet._lines
    lines.setFocus()
    last = len(sheet._piece.rows) - 1
    before = [row.text for row in sheet._piece.rows]
    lines.choose(last)
    qtbot.keyClick(lines, Qt.Key.Key_F2)
    editor = lines.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    compose(editor, "", "路口装灯。")
    press(qtbot, sheet, "拆成两篇")
    assert [row.text for row in sheet._piece.rows] == ["路口装灯。"]
    choose(sheet, LINES[0])
    assert [row.text for row in sheet._piece.rows] == before[:last]
