"""The window of the 差错率账: errors written, weighed, summed over time; outside opinions."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from newsroom.model.account import Found, Sort
from newsroom.model.error_sums import Grouping
from newsroom.ui.account.columns import change
from newsroom.ui.account.error_form import ErrorDialog
from newsroom.ui.account.forms_dialog import FormsDialog
from newsroom.ui.account.receipt_dialog import ReceiptDialog
from newsroom.ui.account.review_dialog import ReviewDialog
from newsroom.ui.account.weights_dialog import WeightsDialog
from newsroom.ui.account.window import AccountWindow
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def shown(qtbot: QtBot, window: MainWindow, words: str = "差错率账") -> AccountWindow:
    command(window, words).trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, AccountWindow)


def changes(account: AccountWindow) -> list[str]:
    return [change(one) for one in account.issue.table.rows.rows]


def write(qtbot: QtBot, window: MainWindow, wrong: str, right: str, found: Found) -> None:
    form = dialog_of(qtbot, window, ErrorDialog)
    for line, words in ((form.wrong, wrong), (form.right, right)):
        line.clear()
        line.insert(words)
    form.found.setCurrentIndex(form.found.findData(found))
    form.page.setCurrentIndex(form.page.findData(2))
    press(qtbot, form, "确定")
    settle(qtbot, window)


def to_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The next dialog for files answers with this one."""
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.filesSelected.emit([str(path)]))


def test_errors_are_written_changed_removed_and_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    account = shown(qtbot, window)
    assert changes(account) == []
    press(qtbot, account.issue, "添加(&A)…")
    write(qtbot, window, "布署工作", "部署任务", Found.AFTER)
    assert changes(account) == ["布署工作 → 部署任务"]
    (counted,) = account.issue.table.rows.rows
    assert (counted.error.characters, counted.error.page, counted.tenths) == (3, 2, 20)
    assert account.issue.rate.text().startswith("万分之 0.")
    qtbot.keyClick(account.issue.table, Qt.Key.Key_Return)
    write(qtbot, window, "布署", "部署", Found.BEFORE)
    assert account.issue.rate.text() == "万分之 0.00"
    assert "印前消灭 2 个" in account.issue.told.text()
    account.issue.page.setCurrentIndex(account.issue.page.findData(1))
    assert changes(account) == []
    account.issue.page.setCurrentIndex(account.issue.page.findData(2))
    qtbot.keyClick(account.issue.table, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert account.issue.row is not None
    assert account.issue.row.rate.counted == ()
    account.undone.emit()
    settle(qtbot, window)
    assert changes(account) == ["布署 → 部署"]


def test_the_house_weighs_and_books_errors_of_form(qtbot: QtBot, window: MainWindow) -> None:
    account = shown(qtbot, window)
    press(qtbot, account.issue, "分值表(&T)…")
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, WeightsDialog)
    before = dialog.weights()
    dialog._fields[0]["points"].setValue(1.5)
    press(qtbot, dialog, "恢复规定的分值(&H)")
    assert dialog.weights() == before
    dialog._fields[0]["points"].setValue(1.5)
    press(qtbot, dialog, "保存")
    settle(qtbot, window)
    home = window.place[0]
    assert on_desk(window, lambda desk: desk.account.weights(home))[0].points == 15
    press(qtbot, account.issue, "版面标识(&M)…")
    settle(qtbot, window)
    forms = dialog_of(qtbot, window, FormsDialog)
    many = len(forms.errors())
    assert many
    press(qtbot, forms, "记入差错率账")
    settle(qtbot, window)
    assert account.issue.row is not None
    sorts = {one.error.sort for one in account.issue.row.rate.counted}
    assert len(account.issue.row.rate.counted) == many
    assert sorts <= {Sort.FORM, Sort.FORM_NAME}


def test_issues_are_summed_over_time_and_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = shown(qtbot, window)
    press(qtbot, account.issue, "添加(&A)…")
    write(qtbot, window, "布署", "部署", Found.AFTER)
    issue = account.issue.row.issue if account.issue.row else None
    assert issue is not None
    account.turn(account.times)
    account.times.bar.set_days(issue.date, issue.date)
    qtbot.waitUntil(lambda: len(account.times.rows) == 1)
    groups = [account.times.by.itemData(at) for at in range(account.times.by.count())]
    assert Grouping.PERSON not in groups
    account.times.by.setCurrentIndex(groups.index(Grouping.SORT))
    assert account.times.bars.accessibleDescription() == f"{Sort.WORD.text} 1 处"
    assert account.times.course.accessibleDescription().startswith("1 期，最高万分之 0.")
    assert not account.times.bars.grab().isNull()
    assert not account.times.course.grab().isNull()
    target = tmp_path / "账.xlsx"
    to_file(monkeypatch, target)
    press(qtbot, account.times, "导出 Excel(&X)…")
    settle(qtbot, window)
    assert "明细" in load_workbook(target).sheetnames


def test_an_opinion_is_taken_in_answered_and_its_word_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("版次", "位置", "错误", "正确"),
        ("1", "主标题", "布署", "部署"),
        ("看不明白的一行",),
    ):
        sheet.append(row)
    path = tmp_path / "意见.xlsx"
    book.save(path)
    account = shown(qtbot, window, "审读意见")
    to_file(monkeypatch, path)
    press(qtbot, account.reviews, "导入(&I)…")
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ReviewDialog)
    assert "“看不明白的一行”" in dialog._strange.text()
    assert not dialog._box.buttons()[0].isEnabled()
    dialog.unit.setText("城东报刊审读组")
    press(qtbot, dialog, "保存")
    settle(qtbot, window)
    home, issue = window.place[:2]
    (kept,) = on_desk(window, lambda desk: desk.account.reviews(home))
    assert (kept.unit, kept.issue) == ("城东报刊审读组", issue)
    assert on_desk(window, lambda desk: desk.account.of_issue(issue)).rate.tenths == 20
    press(qtbot, account.reviews, "把这个词加入本报词库(&L)")
    settle(qtbot, window)
    entries = on_desk(window, lambda desk: desk.library.packs.entries(home))
    assert [one.entry.words for one in entries] == [("布署",)]
    answer(qtbot, window, account, tmp_path / "回执.docx", monkeypatch)
    answered = on_desk(window, lambda desk: desk.library.account.review(kept.uuid))
    assert answered.answered is not None
    assert answered.measures == "清样两人各看一遍"
    press(qtbot, account.reviews, "改为待整改(&H)")
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.library.account.review(kept.uuid)).answered is None


def answer(
    qtbot: QtBot,
    window: MainWindow,
    account: AccountWindow,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Write the answer to the opinion chosen."""
    press(qtbot, account.reviews, "整改回执(&R)…")
    settle(qtbot, window)
    receipt = dialog_of(qtbot, window, ReceiptDialog)
    receipt.measures.setPlainText("清样两人各看一遍")
    to_file(monkeypatch, target)
    press(qtbot, receipt, "写成 Word 回执…")
    settle(qtbot, window)
    assert target.is_file()
