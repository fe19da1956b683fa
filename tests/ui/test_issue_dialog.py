"""The facts of an issue (期次资料): shown live, changed in one step, undone."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsroom.desk.dates import day_names
from newsroom.model.issue import (
    Contents,
    Distribution,
    Issue,
    IssueFacts,
    IssueKind,
    IssueNumber,
)
from newsroom.ui.distribution_table import DistributionTable
from newsroom.ui.issue_dialog import IssueDialog
from newsroom.ui.main_window import MainWindow
from tests.typeset.material import house
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
W = TypeVar("W", bound=QWidget)
ISSUE = Issue(publication="p", date=datetime.date(2026, 3, 14), number=IssueNumber((47,), (1203,)))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def dialog(parent: QWidget, issue: Issue = ISSUE, stem: str = "shangjie-xinxi") -> IssueDialog:
    return IssueDialog(issue, house(stem), day_names, parent)


def the(made: IssueDialog, kind: type[W]) -> W:
    """The one widget of a kind that the dialog holds."""
    (found,) = made.findChildren(kind)
    return found


def choose(made: IssueDialog, year: int, month: int, day: int) -> None:
    the(made, QDateEdit).setDate(QDate(year, month, day))


def words(made: IssueDialog) -> list[str]:
    return [label.text() for label in made.findChildren(QLabel)]


def field(made: IssueDialog, text: str) -> QLineEdit:
    return next(f for f in made.findChildren(QLineEdit) if f.text() == text)


def test_nothing_changes_where_nothing_is_edited(parent: QWidget) -> None:
    facts = IssueFacts(
        name="上街信息",
        date=datetime.date(2026, 3, 14),
        number=IssueNumber((47,), (1203,)),
        distribution=(Distribution("报", "市委办"), Distribution("发", "各镇")),
        editors=("高歌", "周大成"),
        signer="王建国",
        copies=50,
        note="编者按：一段。\n二段。",
        contents=Contents.NO,
    )
    whole = replace(ISSUE, facts=facts)
    assert dialog(parent, whole).issue() == whole
    assert dialog(parent, whole, "shangjie-shibao").issue() == whole


def test_the_days_names_follow_the_date(parent: QWidget) -> None:
    facts = IssueFacts(weekday="星期六", lunar_date="丙午年正月廿六")
    made = dialog(parent, replace(ISSUE, facts=facts))
    assert "星期六　丙午年正月廿六" in words(made)
    choose(made, 2026, 3, 15)
    assert "星期日　丙午年正月廿七" in words(made)
    changed = made.issue()
    assert changed.date == datetime.date(2026, 3, 15)
    assert (changed.facts.weekday, changed.facts.lunar_date) == ("", "")


def test_a_date_and_number_read_from_the_masthead_follow_too(parent: QWidget) -> None:
    facts = IssueFacts(date=ISSUE.date, number=ISSUE.number)
    made = dialog(parent, replace(ISSUE, facts=facts))
    choose(made, 2026, 3, 21)
    field(made, "47").setText("48、49")
    changed = made.issue()
    assert changed.facts.date == changed.date == datetime.date(2026, 3, 21)
    assert changed.facts.number == changed.number == IssueNumber((48, 49), (1203,))


def test_the_number_is_shown_as_it_is_printed(parent: QWidget) -> None:
    made = dialog(parent)
    ok = the(made, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert "第47期（总第1203期）" in words(made)
    number = field(made, "47")
    number.setText("四十七")
    assert "期号只能是数字" in words(made)
    assert not ok.isEnabled()
    number.setText("")
    assert "正刊要有期号" in words(made)
    made._kind.setCurrentIndex(1)
    assert ok.isEnabled()
    assert made.issue().number == IssueNumber((), (1203,), IssueKind.SUPPLEMENT)


def test_a_bulletins_foot_is_edited(parent: QWidget) -> None:
    made = dialog(parent)
    sent = the(made, DistributionTable)
    for text in ("市委办", "", "各镇"):
        sent.add()
        sent._table.items()[-1].setText(1, text)
    made.findChildren(QPlainTextEdit)[0].setPlainText("编者按：值得一读。\n")
    made._people["proofreaders"].setText("李敏、赵平 钱立")
    made._copies.setValue(120)
    facts = made.issue().facts
    assert facts.distribution == (Distribution("报", "市委办"), Distribution("发", "各镇"))
    assert (facts.note, facts.copies) == ("编者按：值得一读。", 120)
    assert facts.proofreaders == ("李敏", "赵平", "钱立")


def test_facts_are_changed_in_the_window_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    issue = window.place[1]
    before = on_desk(window, lambda desk: desk.library.issues.get(issue))
    command(window, "期次资料").trigger()
    made = dialog_of(qtbot, window, IssueDialog)
    made._people["editors"].setText("高歌 周大成")
    press(qtbot, made, "确定")
    settle(qtbot, window)
    after = on_desk(window, lambda desk: desk.library.issues.get(issue))
    assert after == replace(before, facts=replace(before.facts, editors=("高歌", "周大成")))
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.library.issues.get(issue)) == before
