"""回样比对 in the window: what differs is shown at its place and decided on, with keys and undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from newsroom.desk.assembling import Effort, Wish
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.export import word_page
from newsroom.job import Job
from newsroom.model.correction import CorrectionState
from newsroom.model.printing import PageProfile
from newsroom.ui.comparing.corrections import CorrectionsDialog
from newsroom.ui.comparing.form import CorrectionForm, blank
from newsroom.ui.comparing.pictures import PicturesWindow
from newsroom.ui.comparing.rows import HTML
from newsroom.ui.comparing.window import CompareWindow
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import Opening, command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture(scope="module")
def placed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A library whose page one is filled as far as it goes, and its page file."""
    folder = tmp_path_factory.mktemp("placed")
    path = folder / made.name
    path.write_bytes(made.read_bytes())
    path.with_suffix(".media").mkdir()
    with Desk.open(path) as desk:
        issue = desk.library.issues.all()[0].uuid
        desk.assemble(issue, Wish(effort=Effort(first=1, better=0)), Job())
        edition = desk.paging.edition(issue)
        pages = Composers().pages(edition)
        file = folder / "版面稿.docx"
        word_page.write(edition, pages, desk.library.pictures, file, profile=PageProfile.EXACT)
    return path, file


@pytest.fixture
def library(placed: tuple[Path, Path], tmp_path: Path) -> Path:
    path = tmp_path / placed[0].name
    path.write_bytes(placed[0].read_bytes())
    path.with_suffix(".media").mkdir()
    return path


@pytest.fixture
def returned(placed: tuple[Path, Path], tmp_path: Path) -> Path:
    """The page file with two words changed."""
    document = docx.Document(str(placed[1]))
    words = {"三公里": "四公里", "护栏": "栏杆"}
    for text in document.element.body.iter("{*}t"):
        for old, new in words.items():
            text.text = (text.text or "").replace(old, new)
    target = tmp_path / "回样.docx"
    document.save(str(target))
    return target


def compare(qtbot: QtBot, window: MainWindow, *paths: Path) -> CompareWindow:
    window.comparing.compare(window.place[1], list(paths))
    return dialog_of(qtbot, window, CompareWindow)


def rows(dialog: CompareWindow) -> list[str]:
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    return [str(listed.item(number).data(HTML)) for number in range(listed.count())]


def button(dialog: CompareWindow, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words)


def key(qtbot: QtBot, dialog: CompareWindow, which: Qt.Key) -> None:
    qtbot.keyClick(dialog._rows, which)


def test_the_same_file_says_so(qtbot: QtBot, window: MainWindow, placed: tuple[Path, Path]) -> None:
    dialog = compare(qtbot, window, placed[1])
    assert dialog._empty.isVisible()
    assert "和我们发出的一致" in dialog._empty.text()
    assert not button(dialog, "采用").isEnabled()
    assert rows(dialog) == []


def test_differences_are_decided_with_keys(
    qtbot: QtBot, window: MainWindow, returned: Path
) -> None:
    dialog = compare(qtbot, window, returned)
    first, second = rows(dialog)
    assert (">三<" in first or "三公里" in first) and "四" in first
    assert "栏杆" in second
    assert dialog._page._spot.width > 0
    assert "2 处不同，还有 2 处没有处理" in dialog._summary.text()
    key(qtbot, dialog, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: "已采用" in rows(dialog)[0])
    assert dialog._rows.currentRow() == 1
    key(qtbot, dialog, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: "已记入改样单" in rows(dialog)[1])
    assert "都处理了" in dialog._summary.text()
    story = next(each.article for each in (f.difference for f in dialog._found))
    body = on_desk(window, lambda desk: desk.library.articles.get(story).body)
    assert "跑道全长四公里" in body
    assert "护栏" in body
    button(dialog, "撤销").click()
    qtbot.waitUntil(lambda: "已记入改样单" not in rows(dialog)[1])
    button(dialog, "撤销").click()
    qtbot.waitUntil(lambda: "已采用" not in rows(dialog)[0])
    assert "三公里" in on_desk(window, lambda desk: desk.library.articles.get(story).body)


def test_what_is_left_aside_is_remembered(qtbot: QtBot, window: MainWindow, returned: Path) -> None:
    dialog = compare(qtbot, window, returned)
    key(qtbot, dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "不理" in rows(dialog)[0])
    dialog.accept()
    settle(qtbot, window)
    again = compare(qtbot, window, returned)
    assert "不理" in rows(again)[0]
    again._rows.setCurrentRow(0)
    assert button(again, "重看").isEnabled()


def test_one_kind_or_one_article_is_shown_alone(
    qtbot: QtBot, window: MainWindow, returned: Path
) -> None:
    dialog = compare(qtbot, window, returned)
    kinds = [dialog._kinds.itemText(number) for number in range(dialog._kinds.count())]
    assert kinds[0] == "所有差异（2）"
    dialog._kinds.setCurrentIndex(1)
    assert len(rows(dialog)) == 1
    dialog._kinds.setCurrentIndex(0)
    top = dialog._tree.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "全部（2）"
    page = top.child(0)
    assert page is not None
    first = page.child(0)
    assert first is not None
    dialog._tree.setCurrentItem(first)
    assert len(rows(dialog)) == 2


def test_a_picture_lies_beside_and_over_ours(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    scan = tmp_path / "照片.png"
    Image.new("RGB", (300, 430), "#ffd").save(scan)
    window.comparing.compare(window.place[1], [scan])
    dialog = dialog_of(qtbot, window, PicturesWindow)
    assert dialog._theirs._scan is not None
    dialog._ours.set_zoom(80.0)
    assert dialog._theirs.percent == dialog._ours.percent
    dialog._ours.verticalScrollBar().setValue(50)
    assert dialog._theirs.verticalScrollBar().value() == 50
    dialog._over.click()
    assert not dialog._theirs.isVisible()
    assert dialog._ours._opacity == pytest.approx(0.5)
    dialog._blink.click()
    assert dialog._ours._opacity == 1.0
    dialog._tick()
    assert dialog._ours._opacity == 0.0
    dialog._over.click()
    assert dialog._theirs.isVisible()
    assert not dialog._timer.isActive()


def test_a_telephone_correction_is_written_sent_and_copied(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    command(window, "电话改样").trigger()
    form = dialog_of(qtbot, window, CorrectionForm)
    assert form.windowTitle() == "电话改样"
    form._place.setText("头条第二段")
    form._before.setPlainText("三公里")
    form._after.setPlainText("四公里")
    form._remark.setText("周师傅来电")
    form.accept()
    issue = window.place[1]
    qtbot.waitUntil(lambda: bool(on_desk(window, lambda desk: desk.correcting.all(issue))))
    command(window, "改样单").trigger()
    dialog = dialog_of(qtbot, window, CorrectionsDialog)
    cells = [dialog._table.item(0, column) for column in range(8)]
    assert [cell.text() for cell in cells if cell is not None][2:] == [
        "头条第二段", "三公里", "四公里", "周师傅来电", "电话改样", "待发\n稿件未改",
    ]  # fmt: skip
    press(qtbot, dialog, "复制文字(&C)")
    qtbot.waitUntil(lambda: "改为“四公里”" in QGuiApplication.clipboard().text())
    press(qtbot, dialog, "已发印厂(&S)")

    def state() -> CorrectionState:
        return on_desk(window, lambda desk: desk.correcting.all(issue)[0].state)

    qtbot.waitUntil(lambda: state() is CorrectionState.SENT)
    window.comparing.export(issue, tmp_path, dialog)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*改样单.docx"))), timeout=20_000)
    press(qtbot, dialog, "移出(&D)")
    qtbot.waitUntil(lambda: dialog._table.rowCount() == 0)
    assert dialog._empty.isVisible()
    assert not dialog._mend.isEnabled()


def test_words_to_correct_are_gone_to_in_their_article(qtbot: QtBot, window: MainWindow) -> None:
    issue = window.place[1]
    rung = replace(blank(issue, telephone=True), before="三公里", after="四公里")
    on_desk(window, lambda desk: desk.correcting.add(rung))
    command(window, "改样单").trigger()
    dialog = dialog_of(qtbot, window, CorrectionsDialog)
    press(qtbot, dialog, "到稿件里改(&A)")
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: window.editing.article != "")
    settle(qtbot, window)
    cursor = window.editor.body.textCursor()
    assert window.editor.body.toPlainText()[cursor.position() :].startswith("三公里")


def test_without_an_issue_nothing_is_asked(
    qtbot: QtBot, open_window: Opening, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "空.newsroom")
    assert not command(window, "回样比对").isEnabled()
    assert "请先在左侧选一期" in command(window, "回样比对").toolTip()
