"""The window itself: person, sizes, keyboard, wheel, commands, closing while work runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.errors import NewsroomError
from newsroom.ui import trouble
from newsroom.ui.main_window import MainWindow
from newsroom.ui.new_issue_dialog import NewIssueDialog
from newsroom.ui.sitting.chooser import Chooser
from tests.ui.hands import (
    LEFT,
    Opening,
    article,
    click_row,
    command,
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


def turn_wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_person_is_asked_once_shown_and_changed(
    qtbot: QtBot, open_window: Opening, tmp_path: Path
):
    path = tmp_path / "新.newsroom"
    window = open_window(path)
    qtbot.waitUntil(lambda: window.stage.welcome is not None)
    assert window.stage.welcome is not None
    asked = window.stage.welcome.findChild(QLineEdit)
    assert asked is not None
    asked.setText("周晓云")
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.person.text() == "编辑：周晓云")
    window.acts.ask_person()
    qtbot.waitUntil(lambda: bool(window.findChildren(QInputDialog)))
    again = dialog_of(qtbot, window, QInputDialog)
    assert again.textValue() == "周晓云"
    again.setTextValue("林可")
    press(qtbot, again, "确定")
    qtbot.waitUntil(lambda: window.person.text() == "编辑：林可")
    assert on_desk(window, lambda desk: desk.person()) == "林可"
    window.close()
    window = open_window(path)
    assert not [d for d in window.findChildren(QInputDialog) if d.isVisible()]
    asked = dialog_of(qtbot, window, Chooser)  # there are two by now
    press(qtbot, asked, "就是我")
    qtbot.waitUntil(lambda: not window.findChildren(Chooser))
    assert on_desk(window, lambda desk: desk.person()) == "林可"


def test_an_empty_library_says_what_to_do(qtbot: QtBot, open_window: Opening, tmp_path: Path):
    path = tmp_path / "空.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
    window = open_window(path)
    told = window.pool._empty.text()
    assert "Word" in told and "Ctrl+N" in told
    assert window.editor._stack.currentIndex() == 0
    assert not window.pages.assemble_button.isEnabled()
    for words in ("导出与付印", "自动排版：全期"):
        assert not command(window, words).isEnabled()
        assert "先在左侧选一期" in command(window, words).toolTip()


def test_a_new_issue_follows_the_last_one(qtbot: QtBot, window: MainWindow):
    command(window, "新建一期").trigger()
    dialog = dialog_of(qtbot, window, NewIssueDialog)
    assert (dialog._number.text(), dialog._total.text()) == ("6", "681")
    dialog._number.setText("6、7")
    dialog._total.setText("681、682")
    press(qtbot, dialog, "新建")
    settle(qtbot, window)
    issue = on_desk(window, lambda desk: desk.library.issues.get(window.place[1]))
    assert issue.number.numbers == (6, 7)
    assert window.tree.current()[1] == issue.uuid
    assert window.tree.currentIndex().data().startswith("第6、7期")
    qtbot.waitUntil(lambda: window.paging.issue == issue.uuid)


def test_the_window_fits_a_small_screen(window: MainWindow):
    least = window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 720


def test_an_unfocused_box_ignores_the_wheel(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, titles(window)[0])
    window.editor.body.setFocus()
    for box in (window.editor.heads.importance, window.pool._scope):
        before = box.currentIndex()
        turn_wheel(box)
        assert box.currentIndex() == before
        box.setFocus()
        turn_wheel(box)
        assert box.currentIndex() != before


def test_the_date_of_a_dialog_ignores_the_wheel(qtbot: QtBot, window: MainWindow):
    command(window, "新建一期").trigger()
    dialog = dialog_of(qtbot, window, NewIssueDialog)
    date, box = dialog.findChild(QDateEdit), dialog.findChild(QComboBox)
    assert isinstance(date, QDateEdit) and isinstance(box, QComboBox)
    dialog._number.setFocus()
    before = date.date(), box.currentIndex()
    turn_wheel(date)
    turn_wheel(box)
    assert (date.date(), box.currentIndex()) == before
    dialog.reject()


def test_every_pane_is_reached_by_keys(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, titles(window)[0])
    panes = {
        Qt.Key.Key_1: window.tree,
        Qt.Key.Key_2: window.pool.list_view(),
        Qt.Key.Key_3: window.editor.body,
        Qt.Key.Key_4: window.pages.preview,
    }
    for key, pane in panes.items():
        qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        assert window.focusWidget() is pane


def test_tab_walks_through_the_fields_in_reading_order(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, titles(window)[0])
    window.editor.heads.fields["section"].setFocus()
    names = []
    for _ in range(11):
        focus = window.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert names == [
        *("栏题", "体裁", "重要程度", "引题", "主题", "副题", "电头"),
        *("来源单位", "署名", "小标题", "段首题"),
    ]


def test_commands_have_mnemonics_and_no_shortcut_twice(window: MainWindow):
    seen: dict[str, str] = {}
    for menu in window.menuBar().actions():
        assert "(&" in menu.text()
    for action in window.findChildren(QAction):
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        if keys and action.parent() is window:
            assert keys not in seen, (action.text(), seen[keys])
            seen[keys] = action.text()
    assert {"Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+E", "Ctrl+L", "Ctrl+Z"} <= seen.keys()


def test_controls_have_names(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, titles(window)[0])
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            text = getattr(widget, "text", None)
            inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
            named = widget.accessibleName() or (callable(text) and text())
            assert named or inner, widget


def test_closing_keeps_what_was_just_typed(qtbot: QtBot, window: MainWindow, library: Path):
    click_row(qtbot, window, titles(window)[0])
    uuid = window.editing.article
    qtbot.keyClicks(window.editor.body, "last")
    window.close()
    with Desk.open(library) as desk:
        assert desk.writing.open(uuid).head.article.body.startswith("last")
        assert not desk.writing.recovered()


@pytest.mark.parametrize(("answer", "stays"), [("继续等待", True), ("停下并退出", False)])
def test_closing_while_work_runs_is_asked(
    qtbot: QtBot, window: MainWindow, answer: str, stays: bool
):
    window.assemble_all()

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        press(qtbot, box, answer)

    QTimer.singleShot(0, click)
    window.close()
    assert window.isVisible() == stays
    window.long_work.cancel()


@pytest.mark.parametrize("known", [True, False])
def test_the_window_stays_where_closing_cannot_save(qtbot: QtBot, window: MainWindow, known: bool):
    def refuse(desk: Desk, refused: bool) -> None:
        if known:
            desk.library._database.execute(f"PRAGMA query_only = {refused:d}")
        else:
            desk.writing._versions = None if refused else versions  # type: ignore[assignment]

    versions = on_desk(window, lambda desk: desk.writing._versions)
    click_row(qtbot, window, titles(window)[0])
    uuid = window.editing.article
    on_desk(window, lambda desk: refuse(desk, True))
    window.editor.heads.fields["headline"].setText("新的主题")
    assert not window.close()
    assert window.isVisible()
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "知道了" if known else "接着工作")
    on_desk(window, lambda desk: refuse(desk, False))
    window.editing.save()
    settle(qtbot, window)
    assert article(window, uuid).headline == "新的主题"


def test_words_dragged_out_of_a_field_are_not_taken_in(window: MainWindow):
    class FromField(QDragEnterEvent):
        def source(self) -> QWidget:
            return window.editor.body

    data = QMimeData()
    data.setText("拖出来的话。")
    action = Qt.DropAction.CopyAction
    place = QPoint(5, 5)
    event = FromField(place, action, data, LEFT, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_known_troubles_and_bugs_are_told_apart(qtbot: QtBot, window: MainWindow):
    known = NewsroomError("磁盘满了", kept="稿件都在", advice="请清理磁盘")
    assert trouble.explain(known) == ("磁盘满了。", "稿件都在。\n请清理磁盘。")
    window.lane.troubled.emit(known)
    window.lane.troubled.emit(known)
    boxes = [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    assert [box.text() for box in boxes] == ["磁盘满了。"]
    press(qtbot, boxes[0], "知道了")
    what, rest = trouble.explain(KeyError("x"))
    assert "意外" in what and "KeyError" in rest


def test_importance_is_saved_with_the_article(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, titles(window)[0])
    uuid = window.editing.article
    box = window.editor.heads.importance
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    window.editing.save()
    settle(qtbot, window)
    assert article(window, uuid).importance == 4
