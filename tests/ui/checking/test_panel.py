from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from newsroom.model.checked import Checked, Judged
from newsroom.model.finding import Finding, Override, Severity
from newsroom.ui.checking.panel import ChecksPanel

TIME = datetime.datetime(2021, 10, 15, 13, 30, tzinfo=datetime.UTC)


def judged(words: str, severity: Severity, *, blocks: bool = False, reason: str = "") -> Judged:
    finding = Finding(
        kind="kind",
        severity=severity,
        words=words,
        advice="改好",
        where="二版1栏4行",
        subject=words,
    )
    override = Override(
        issue="i", kind="kind", subject=words, reason=reason, person="林可欣", time=TIME
    )
    return Judged(finding, "项目", blocks, override if reason else None)


ERROR = judged("多 5 行", Severity.ERROR, blocks=True)
WARNING = judged("没有署名", Severity.WARNING)
SETTLED = judged("没有说明", Severity.WARNING, reason="示意图")
CHECKED = Checked(
    issue="i", time=TIME, judged=(ERROR, WARNING, SETTLED), checks=("文字排不下", "署名")
)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ChecksPanel]:
    holder = QWidget()
    qtbot.addWidget(holder)
    panel = ChecksPanel(holder)
    holder.show()
    panel.resize(640, 260)
    panel.show()
    yield panel
    holder.hide()


def listed(panel: ChecksPanel) -> list[str]:
    """The rows below the headings of levels."""
    view = panel.findChild(QTreeWidget)
    assert isinstance(view, QTreeWidget)
    assert panel._list is view
    return [row.text(1) for row in panel._rows()]


def labels(panel: ChecksPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_levels_with_their_counts_and_what_blocks(panel: ChecksPanel) -> None:
    panel.show_checked(CHECKED)
    assert listed(panel) == ["多 5 行", "没有署名"]
    assert [b.text() for b in panel.findChildren(QToolButton)][:3] == ["差错 1", "疑点 1", "提示 0"]
    assert "付印前总检　1 处不改不能付印" in labels(panel)


def test_settled_findings_are_shown_where_asked(panel: ChecksPanel, qtbot: QtBot) -> None:
    panel.show_checked(CHECKED)
    panel._settled.click()
    assert listed(panel) == ["多 5 行", "没有署名", "没有说明"]
    panel.start()
    for _ in range(5):
        qtbot.keyClick(panel._list, Qt.Key.Key_Down)
    assert panel.chosen() == SETTLED
    assert "已说明理由：示意图（林可欣 10月15日" in labels(panel)
    with qtbot.waitSignal(panel.withdrawn) as asked:
        panel._excuse.click()
    assert asked.args == [SETTLED]


def test_levels_and_words_filter(panel: ChecksPanel) -> None:
    panel.show_checked(CHECKED)
    search = panel.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setText("署名")
    assert panel.shown() == (WARNING,)
    search.setText("署名 多")
    assert panel.shown() == ()
    assert "筛选之后没有剩下的意见。" in labels(panel)
    search.clear()
    panel._levels[Severity.ERROR].click()
    assert panel.shown() == (WARNING,)


def test_the_keyboard_goes_excuses_and_leaves(panel: ChecksPanel, qtbot: QtBot) -> None:
    panel.show_checked(CHECKED)
    panel.start()
    assert panel.chosen() == ERROR
    with qtbot.waitSignal(panel.activated) as gone:
        qtbot.keyClick(panel._list, Qt.Key.Key_Return)
    assert gone.args == [ERROR]
    with qtbot.waitSignal(panel.excused) as excused:
        qtbot.keyClick(panel._list, Qt.Key.Key_Delete)
    assert excused.args == [ERROR]
    qtbot.keyClick(panel._list, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_chosen_finding_stays_chosen_after_another_check(panel: ChecksPanel) -> None:
    panel.show_checked(CHECKED)
    panel._list.setCurrentItem(panel._rows()[1])
    panel.show_checked(Checked(issue="i", time=TIME, judged=(WARNING,), checks=("署名",)))
    assert panel.chosen() == WARNING


def test_nothing_found_says_what_was_looked_at(panel: ChecksPanel) -> None:
    panel.show_checked(Checked(issue="i", time=TIME, checks=("文字排不下", "署名")))
    assert "没有发现问题。\n查了 2 项：文字排不下、署名" in labels(panel)
    assert "没有必须改的" in labels(panel)
    panel.show_checked(Checked(issue="i", time=TIME, judged=(SETTLED,), checks=("署名",)))
    assert "没有发现问题（1 处已说明理由）" in labels(panel)


def test_without_an_issue_it_says_what_to_do(panel: ChecksPanel) -> None:
    panel.show_checked(None)
    assert "请先在左侧选一期" in labels(panel)
    again = [b for b in panel.findChildren(QPushButton) if b.text().startswith("重新检查")]
    assert not again[0].isEnabled()
