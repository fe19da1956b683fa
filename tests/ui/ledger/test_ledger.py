"""Statistics, fees and certificates in the real window, one after another over one library."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.fee import FeeStep
from newsroom.model.ledger import By
from newsroom.model.status import IssueStatus
from newsroom.ui.ledger.fees_window import FeesWindow
from newsroom.ui.ledger.span_bar import presets
from newsroom.ui.ledger.table_dialog import FeeTableDialog, page_rates, rate_words
from newsroom.ui.ledger.window import StatisticsWindow
from newsroom.ui.main_window import MainWindow
from newsroom.ui.result_dialog import ResultDialog
from tests.desk.ledger_issue import close, new_issue, printed, put, story
from tests.ui.hands import Opening, article, command, dialog_of, on_desk, press, settle


@pytest.fixture(scope="module")
def ledger_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with the printed issue of March 7th and an open one."""
    path = tmp_path_factory.mktemp("ledger") / "河湾.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
        printed(desk)
        issue = new_issue(desk, datetime.date(2026, 3, 21), 6)
        put(desk, issue, story("还没签发的稿", "田禾*"), 1)
    return path


@pytest.fixture
def window(open_window: Opening, ledger_library: Path, tmp_path: Path) -> MainWindow:
    shutil.copy(ledger_library, tmp_path / ledger_library.name)
    return open_window(tmp_path / ledger_library.name)


def statistics(qtbot: QtBot, window: MainWindow) -> StatisticsWindow:
    """The window of figures, opened as its user does."""
    command(window, "用稿统计").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, StatisticsWindow)
    qtbot.waitUntil(lambda: dialog.count is not None)
    return dialog


def fees(qtbot: QtBot, window: MainWindow) -> FeesWindow:
    command(window, "稿费单").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, FeesWindow)
    qtbot.waitUntil(lambda: dialog.payroll is not None)
    return dialog


def cells(dialog: StatisticsWindow) -> list[list[str]]:
    model = dialog.lines.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def pick(dialog: StatisticsWindow, row: int, name: str) -> list[str]:
    """Make a cell the current one; the titles of the pieces behind it."""
    columns = [column.name for column in dialog.lines.rows.columns]
    dialog.lines.setCurrentIndex(dialog.lines.rows.index(row, columns.index(name)))
    return [shown.piece.title for shown in dialog.pieces.rows.rows]


def label(within: QWidget, words: str) -> bool:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    return any(words in one.text() for one in within.findChildren(QLabel))


def saving(qtbot: QtBot, window: MainWindow, within: QWidget, words: str, path: Path) -> None:
    """Press a button that asks for a file, name it, and wait until it is written."""
    press(qtbot, within, words)
    chooser = dialog_of(qtbot, window, QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.done(0)
    qtbot.waitUntil(path.exists)
    settle(qtbot, window)
    told = dialog_of(qtbot, window, QMessageBox)
    assert path.name in told.text()
    told.done(0)


def test_every_figure_opens_the_pieces_behind_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = statistics(qtbot, window)
    assert dialog.span.text == "2026年3月"  # the newest month with an issue that was published
    assert cells(dialog) == [
        ["何平", "", "3", "3", "100.0%", "21", "0", "0"],
        ["陶小满", "", "2", "2", "100.0%", "480", "0", "1"],
        ["田禾", "", "1", "1", "100.0%", "320", "0", "1"],
    ]
    assert label(dialog, "第6期还没有签发，不计入")
    assert label(dialog, "采用 5 篇")
    assert pick(dialog, 1, "front") == ["河堤跑道修好了"]
    assert pick(dialog, 0, "used") == ["夜校报名。", "书屋周末不关门。", "早市提前半小时。"]
    dialog.by.setCurrentIndex(dialog.by.findData(By.PAGE))
    assert [row[0] for row in cells(dialog)] == ["一版", "二版", "三版"]
    pick(dialog, 0, "used")
    qtbot.keyClick(dialog.lines, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.pieces, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert article(window, window.editing.article).headline == "河堤跑道修好了"
    saving(qtbot, window, dialog, "导出 Excel(&X)…", tmp_path / "统计.xlsx")
    saving(qtbot, window, dialog, "通报(&T)…", tmp_path / "通报.docx")
    window.ledger.files.folder = tmp_path
    press(qtbot, dialog, "用稿证明(&Z)")
    path = tmp_path / "用稿证明-田禾、陶小满-河堤跑道修好了.docx"
    qtbot.waitUntil(path.exists)
    settle(qtbot, window)
    dialog_of(qtbot, window, QMessageBox).done(0)
    assert dialog.count is not None
    used = {piece.article: piece.issue for piece in dialog.count.pieces if piece.used}
    window.ledger.files.certify(list(used.items())[:2], (), window)
    settle(qtbot, window)
    told = dialog_of(qtbot, window, ResultDialog)
    assert told.summary.text() == "写好 2 份用稿证明。"
    told.done(0)


def test_figures_follow_what_is_published(qtbot: QtBot, window: MainWindow) -> None:
    dialog = statistics(qtbot, window)
    issue = on_desk(window, lambda desk: desk.library.issues.all()[0].uuid)
    on_desk(window, lambda desk: close(desk, issue, IssueStatus.RELEASED))
    dialog.wanted.emit(dialog.span)
    settle(qtbot, window)
    assert not label(dialog, "不计入")
    assert {row[0]: row[3] for row in cells(dialog)} == {"何平": "3", "陶小满": "2", "田禾": "2"}
    sort = dialog.lines.horizontalHeader()
    sort.setSortIndicator(5, Qt.SortOrder.AscendingOrder)  # as a first click on 字数 does
    assert [row[5] for row in cells(dialog)] == ["480", "480", "21"]
    qtbot.keyClick(dialog.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].split("\t")[:3] == ["作者", "单位", "报送"]
    assert len(copied) == 4
    dialog.bar.set_days(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31))
    settle(qtbot, window)
    assert cells(dialog) == []
    assert label(dialog, "这段时间没有稿件")


def test_fees_from_an_empty_table_to_a_settlement(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = fees(qtbot, window)
    assert label(dialog, "还没有稿费标准")
    press(qtbot, dialog, "稿费标准(&B)…")
    tables = dialog_of(qtbot, window, FeeTableDialog)
    assert tables.told.text() == "各种长短的稿件都有一条、也只有一条标准。"
    tables.steps.show_steps((FeeStep(most=300, score=100, fee=1000),))
    tables.steps.changed.emit()
    assert tables.told.text() == "还有缺口：各体裁 301字以上没有标准"
    tables.pages.setText("一版 200")
    press(qtbot, tables, "保存")
    settle(qtbot, window)
    assert dialog.faults.item(0).text() == "《河堤跑道修好了》：消息 320字没有标准"
    press(qtbot, dialog, "稿费标准(&B)…")
    tables = dialog_of(qtbot, window, FeeTableDialog)
    press(qtbot, tables, "加一档(&A)")
    kind = tables.steps.table.cellWidget(1, 0)
    assert isinstance(kind, QComboBox)
    assert kind.hasFocus() or tables.steps.table.currentRow() == 1
    assert tables.table().steps[1] == FeeStep(least=301)
    tables.steps.show_steps((FeeStep(most=300, fee=1000), FeeStep(least=301, fee=3000)))
    press(qtbot, tables, "保存")
    settle(qtbot, window)
    assert not dialog.faults.isVisible()
    lines = [(line.name, line.earned, line.paid) for line in dialog.lines.rows.rows]
    assert lines == [("陶小满", 4000, 4000), ("何平", 3000, 3000), ("田禾", 3000, 3000)]
    press(qtbot, dialog, "结算(&J)")
    settle(qtbot, window)
    assert dialog.payroll is not None
    assert dialog.payroll.settled is not None
    assert label(dialog, "已结算")
    saving(qtbot, window, dialog, "稿费单 Word(&W)…", tmp_path / "稿费单.docx")
    press(qtbot, dialog, "撤回结算(&U)")
    settle(qtbot, window)
    assert label(dialog, "还没有结算")


def test_the_first_fee_table_serves_the_days_on_show(qtbot: QtBot, window: MainWindow) -> None:
    dialog = fees(qtbot, window)
    dialog.bar.set_days(datetime.date(2019, 3, 1), datetime.date(2019, 3, 31))
    settle(qtbot, window)
    assert label(dialog, "这段时间还没有稿费标准")
    press(qtbot, dialog, "稿费标准(&B)…")
    tables = dialog_of(qtbot, window, FeeTableDialog)
    assert tables.table().since == datetime.date(2019, 1, 1)
    tables.reject()


def test_a_certificate_wants_a_printed_article(qtbot: QtBot, window: MainWindow) -> None:
    (waiting,) = on_desk(
        window,
        lambda desk: [
            one.uuid for one in desk.library.articles.summaries() if one.title == "还没签发的稿"
        ],
    )
    window.editing.open(waiting)
    settle(qtbot, window)
    command(window, "用稿证明").trigger()
    settle(qtbot, window)
    told = dialog_of(qtbot, window, QMessageBox)
    assert "《还没签发的稿》还没有刊出" in told.text()
    told.done(0)


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("", ""),
        ("一版 150%、4版80", "一版 150%、四版 80%"),
        ("第2版=0；十版：120％", "二版 0%、十版 120%"),
    ],
)
def test_page_rates_are_read_as_people_write_them(words: str, again: str) -> None:
    assert rate_words(page_rates(words)) == again


def test_page_rates_that_make_no_sense_are_named() -> None:
    with pytest.raises(ValueError, match="看不懂版次加成“头版加钱”"):
        page_rates("一版 150%、头版加钱")


def test_the_days_that_are_asked_for_again_and_again() -> None:
    found = [f"{since}—{until}" for since, until in presets(datetime.date(2026, 1, 31))]
    assert found == [
        "2026-01-01—2026-01-31",
        "2025-12-01—2025-12-31",
        "2025-11-01—2025-11-30",
        "2026-01-01—2026-03-31",
        "2025-10-01—2025-12-31",
        "2025-07-01—2025-09-30",
        "2026-01-01—2026-12-31",
        "2025-01-01—2025-12-31",
        "2024-01-01—2024-12-31",
    ]
