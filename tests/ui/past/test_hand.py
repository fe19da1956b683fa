from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from newsroom.desk.past import PastState
from newsroom.desk.past_run import PastReceipt
from newsroom.model.change import Change
from newsroom.ui.main_window import MainWindow
from newsroom.ui.past.dialog import PastDialog
from tests.ui.conftest import BRIEF, STORY
from tests.ui.hands import dialog_of, on_desk, press, settle


def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "过刊" / "2019-03-12"
    folder.mkdir(parents=True)
    (folder / "一版.txt").write_text(STORY, "utf8")
    (folder.parent / "散稿.txt").write_text(BRIEF, "utf8")
    return folder.parent


def open_dialog(qtbot: QtBot, window: MainWindow) -> PastDialog:
    window.commands.called("过刊入库").trigger()
    return dialog_of(qtbot, window, PastDialog)


def rows(dialog: PastDialog) -> list[tuple[str, str]]:
    table = dialog._table
    found = []
    for row in range(table.rowCount()):
        name, state = table.item(row, 0), table.item(row, 1)
        assert name is not None
        assert state is not None
        found.append((name.text(), state.text()))
    return found


def test_a_folder_is_taken_in_and_told_file_by_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = open_dialog(qtbot, window)
    assert not dialog._begin.isEnabled()
    dialog.set_folder(shelf(tmp_path))
    press(qtbot, dialog, "开始收(&B)")
    assert dialog.running
    qtbot.waitUntil(lambda: not dialog.running)
    assert rows(dialog) == [("散稿.txt", "没有收入"), ("2019-03-12/一版.txt", "收入")]
    told = "收完了：收入 1 个文件、1 篇稿件，1 个没有收入，原因见“说明”一栏。"
    assert dialog.told == told
    settle(qtbot, window)
    days = [one.issue.date.year for line in window.lines for one in line.issues]
    assert 2019 in days
    dialog._left_only.click()
    assert [dialog._table.isRowHidden(row) for row in (0, 1)] == [False, True]
    press(qtbot, dialog, "开始收(&B)")
    qtbot.waitUntil(lambda: not dialog.running)
    assert dict(rows(dialog))["2019-03-12/一版.txt"] == "以前收过"
    printed = on_desk(window, lambda desk: desk.library.published.between())
    assert [one.date.year for one in printed].count(2019) == 1
    dialog.close()


def test_a_folder_that_is_gone_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(qtbot, window)
    dialog.set_folder(tmp_path / "没有")
    press(qtbot, dialog, "开始收(&B)")
    qtbot.waitUntil(lambda: not dialog.running)
    assert dialog.told.startswith("没有收完")
    boxes = [box for box in dialog.children() if box.isWidgetType() and box.inherits("QMessageBox")]
    assert len(boxes) == 1
    boxes[0].close()  # type: ignore[attr-defined]
    dialog.close()


def test_closing_stops_and_what_comes_late_is_told_to_nobody(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = open_dialog(qtbot, window)
    dialog.set_folder(shelf(tmp_path))
    press(qtbot, dialog, "开始收(&B)")
    dialog.close()
    settle(qtbot, window)
    assert window.past._dialog is None
    window.past.came.emit(PastReceipt("晚到.txt", PastState.KNOWN), Change())
    again = open_dialog(qtbot, window)
    assert rows(again) == []
    again.close()
