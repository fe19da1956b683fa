"""Copy taken in: files from the menu and dropped anywhere, pasted and dropped text, pictures."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from newsroom.ui.report_dialog import ReportDialog
from tests.ui.hands import (
    CONTROL,
    article,
    click_row,
    command,
    dialog_of,
    drop,
    files,
    press,
    settle,
    titles,
)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
BRIDGE = "柳溪新桥月底通车"
_SHADES = ("#4477aa", "#000000", "#aa7744")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "来稿.docx"
    document = docx.Document()
    for line in (
        BRIDGE,
        "本报讯（记者 童远）柳溪新桥昨天完成最后一段铺装，月底可以通车。",
        "桥面双向四车道，两侧留了骑行道，过河时间缩短到两分钟。",
    ):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def picture(path: Path, shade: str = "#4477aa") -> Path:
    Image.new("RGB", (640, 480), shade).save(path)
    return path


def test_files_are_chosen_from_the_menu(qtbot: QtBot, window: MainWindow, word_file: Path):
    said: list[str] = []
    window.receiving.said.connect(said.append)
    command(window, "收稿：文件").trigger()
    dialog = dialog_of(qtbot, window, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(word_file))
    press(qtbot, dialog, "选择")
    qtbot.waitUntil(lambda: BRIDGE in titles(window), timeout=20_000)
    assert "收到 1 篇稿件" in said


@pytest.mark.parametrize("where", ["window", "body", "headline", "tree", "pool", "page"])
def test_files_are_dropped_anywhere(qtbot: QtBot, window: MainWindow, word_file: Path, where: str):
    click_row(qtbot, window, titles(window)[0])
    editor = window.editor
    targets = {
        "window": window,
        "body": editor.body,
        "headline": editor.heads.fields["headline"],
        "tree": window.tree,
        "pool": window.pool.list_view(),
        "page": window.pages.preview,
    }
    before = editor.article()
    assert drop(targets[where], files([word_file]))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: BRIDGE in titles(window), timeout=20_000)
    assert editor.article() == before


def test_text_is_pasted_and_dropped(qtbot: QtBot, window: MainWindow):
    words = "菜市场换新顶棚\n本报讯（记者 童远）城关菜市场昨天换上新顶棚，雨天不再漏水。\n"
    QGuiApplication.clipboard().setText(words)
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "菜市场换新顶棚" in titles(window), timeout=20_000)
    data = QMimeData()
    data.setText("书屋周末延时开放\n本报讯（记者 童远）南门书屋周末延时开放到晚上九点。\n")
    assert drop(window, data)
    qtbot.waitUntil(lambda: "书屋周末延时开放" in titles(window), timeout=20_000)
    QGuiApplication.clipboard().clear()
    window.acts.paste()
    assert "剪贴板里没有文字" in window.statusBar().currentMessage()


def test_files_copied_to_the_clipboard_are_pasted(
    qtbot: QtBot, window: MainWindow, word_file: Path
):
    QGuiApplication.clipboard().setMimeData(files([word_file]))
    command(window, "收稿：粘贴").trigger()
    qtbot.waitUntil(lambda: BRIDGE in titles(window), timeout=20_000)


def test_a_refused_file_is_named_and_the_others_come_in(
    qtbot: QtBot, window: MainWindow, word_file: Path, tmp_path: Path
):
    bad = tmp_path / "坏文件.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    window.acts.receive([bad, word_file])
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ReportDialog)
    listed = dialog.findChildren(QListWidget)[0]
    assert "坏文件.docx" in listed.item(0).text()
    press(qtbot, dialog, "知道了")
    assert BRIDGE in titles(window)


def test_pictures_dropped_together_all_join_the_article(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    click_row(qtbot, window, titles(window)[0])
    strip = window.editor.pictures
    names = ("河堤.png", "坏图.png", "晨跑.png")
    paths = [picture(tmp_path / name, shade) for name, shade in zip(names, _SHADES, strict=True)]
    paths[1].write_bytes(b"")
    assert drop(strip, files(paths))
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "知道了")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: len(strip.slots()) == 2)
    stored = [slot.picture for slot in article(window, window.editing.article).slots]
    assert stored == [slot.picture for slot in strip.slots()]
    assert len(set(stored)) == 2


def test_pictures_dropped_on_the_strip_join_the_article(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    click_row(qtbot, window, titles(window)[0])
    uuid = window.editing.article
    strip = window.editor.pictures
    assert drop(strip, files([picture(tmp_path / "河堤.png")]))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: len(strip.slots()) == 1)
    assert "1" in strip._title.text()
    caption = strip._cards[0]._caption
    caption.insert("新跑道")
    strip._cards[0]._by.insert("陶小满、田禾")
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    slot = article(window, uuid).slots[0]
    assert slot.picture and slot.caption == "新跑道"
    assert slot.photographers == ("陶小满", "田禾")
    names = [(c.name, c.role.value) for c in article(window, uuid).credits]
    assert ("陶小满", "photographer") in names
    assert "摄影" not in {chip.text()[:2] for chip in window.editor.heads.byline.chips()}
    click_row(qtbot, window, titles(window)[1])
    click_row(qtbot, window, titles(window)[0])
    assert len(window.editor.pictures.slots()) == 1
    assert article(window, uuid).slots[0] == slot


def test_plain_text_can_still_be_dropped_into_the_body(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, titles(window)[0])
    data = QMimeData()
    data.setText("拖进来的句子。")
    body = window.editor.body
    assert isinstance(body, QPlainTextEdit)
    assert drop(body, data)
    assert "拖进来的句子。" in body.body()
