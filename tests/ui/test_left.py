"""The left of the window: the pool narrowed, sorted, searched; the tree and its progress."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.overview import overview
from newsroom.model.article import Article, ArticleStatus
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import IssueNumber
from newsroom.model.listing import ListOrder
from newsroom.model.progress import IssueState
from newsroom.store.database import Database
from newsroom.ui.issues_tree import IssuesTree
from newsroom.ui.left.carrying import carried_articles, carry_articles
from newsroom.ui.left.tree_painter import STATE
from newsroom.ui.main_window import MainWindow
from newsroom.ui.new_issue_dialog import NewIssueDialog
from tests.ui.hands import Opening, command, dialog_of, drop, on_desk, press, settle, titles

RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"


def choices(menu: QMenu) -> dict[str, QAction]:
    """A menu's entries by their words, as it opens."""
    menu.aboutToShow.emit()
    return {action.text().split("(&")[0]: action for action in menu.actions()}


def submenu(action: QAction) -> QMenu:
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu


def narrow(qtbot: QtBot, window: MainWindow, kind: str, words: str) -> None:
    """Choose one entry of the filters."""
    choices(window.pool.narrower.button.menu())
    settle(qtbot, window)
    submenus = choices(window.pool.narrower.button.menu())
    choices(submenu(submenus[kind]))[words].trigger()
    settle(qtbot, window)


@pytest.fixture(scope="module")
def filled(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred articles more in the publication's own pool."""
    path = tmp_path_factory.mktemp("filled") / made.name
    shutil.copy(made, path)
    with Desk.open(path) as desk:
        home = desk.library.publications.find("shangjie-shibao")
        with desk.library.transaction():
            for number in range(300):
                desk.library.articles.add(
                    Article(
                        headline=f"第{number}条",
                        section="民生" if number % 2 else "乡村",
                        body="字" * (number + 1),
                        importance=5 if number == 7 else 3,
                        credits=(Credit("丁一", Role.REPORTER),) if number < 3 else (),
                        status=ArticleStatus.READY if number < 5 else ArticleStatus.DRAFT,
                    ),
                    publication=home,
                    person="",
                    reason="",
                )
    return path


@pytest.fixture
def many(filled: Path, library: Path) -> Path:
    """A copy of it of the test's own."""
    shutil.copy(filled, library)
    return library


def show_all(qtbot: QtBot, window: MainWindow) -> None:
    window.pool._scope.setCurrentText("全部稿件")
    window.pool.wanted.emit()
    settle(qtbot, window)


@contextmanager
def statements(window: MainWindow) -> Iterator[list[str]]:
    """The statements that the library runs meanwhile."""
    told: list[str] = []

    def trace(database: Database, sink: object) -> None:
        database.connection.set_trace_callback(sink)  # type: ignore[arg-type]

    on_desk(window, lambda desk: trace(desk.library._database, told.append))
    yield told
    on_desk(window, lambda desk: trace(desk.library._database, None))


def test_only_lines_that_are_seen_are_fetched(
    qtbot: QtBot, open_window: Opening, many: Path
) -> None:
    window = open_window(many)
    show_all(qtbot, window)
    model, view = window.pool.model, window.pool.list_view()
    assert model.rowCount() == 302
    assert len(model._known) < 150
    assert "共 302 篇" in window.pool._count.text()
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.index(301).data() == RUN)
    assert len(model._known) < 290
    with statements(window) as told:
        window.show_pool()
        settle(qtbot, window)
    assert len([one for one in told if "FROM roll" in one]) == 1
    assert view.rowAt(view.viewport().height() - 1) == 301 or view.rowAt(0) > 250


def test_filters_say_what_is_active_and_clear_in_one_click(
    qtbot: QtBot, open_window: Opening, many: Path
) -> None:
    window = open_window(many)
    show_all(qtbot, window)
    narrow(qtbot, window, "作者", "丁一")
    assert titles(window) == ["第2条", "第1条", "第0条"]
    narrow(qtbot, window, "栏目", "民生")
    assert titles(window) == ["第1条"]
    assert window.pool.narrower._told.text() == "筛选：民生，丁一"
    narrow(qtbot, window, "状态", "已刊")
    assert titles(window) == []
    assert "没有符合筛选条件" in window.pool._empty.text()
    qtbot.mouseClick(window.pool._unnarrow, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.pool.model.rowCount() == 302
    assert window.pool.narrower.line.isHidden()
    narrow(qtbot, window, "收稿日期", "今天收的")
    assert window.pool.model.rowCount() == 302


def test_orders(qtbot: QtBot, open_window: Opening, many: Path) -> None:
    window = open_window(many)
    show_all(qtbot, window)
    for order, first in (
        (ListOrder.LONGEST, "第299条"),
        (ListOrder.SHORTEST, "第0条"),
        (ListOrder.IMPORTANCE, "第7条"),
    ):
        choices(window.pool.narrower.sorting.menu())[order.text].trigger()
        settle(qtbot, window)
        assert window.pool.model.index(0).data() == first


def test_words_are_marked_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    window.pool.start_search()
    window.pool._search.insert("食堂 菜")
    settle(qtbot, window)
    assert titles(window) == [DINNER]
    line = window.pool.model.index(0).data(257)
    assert [line.title[a:b] for a, b in line.title_marks] == ["食堂"]
    assert {line.snippet[a:b] for a, b in line.snippet_marks} == {"菜", "食堂"}
    qtbot.keyClick(window.pool._search, Qt.Key.Key_Down)
    assert len(window.pool.chosen()) == 1
    assert window.focusWidget() is window.pool.list_view()
    qtbot.keyClick(window.pool._search, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert len(titles(window)) == 2


def test_several_stay_chosen_and_are_counted(
    qtbot: QtBot, open_window: Opening, many: Path
) -> None:
    window = open_window(many)
    show_all(qtbot, window)
    view, model = window.pool.list_view(), window.pool.model
    flags = QItemSelectionModel.SelectionFlag
    for row in (1, 2, 9):
        view.selectionModel().select(model.index(row), flags.Select)
    chosen = window.pool.chosen()
    assert len(chosen) == 3
    assert "选中 3 篇，" in window.pool._count.text()
    others = [uuid for uuid in model.articles() if uuid not in chosen]
    on_desk(window, lambda desk: desk.writing.bin(others[0]))
    window.show_pool()
    settle(qtbot, window)
    assert window.pool.chosen() == chosen
    assert model.rowCount() == 301
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(window.pool.chosen()) == 301
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert window.pool.chosen() == model.articles(0, 0)


def test_articles_are_dragged_onto_an_issue_and_back_by_undo(
    qtbot: QtBot, open_window: Opening, many: Path
) -> None:
    window = open_window(many)
    issue = window.place[1]
    show_all(qtbot, window)
    model, tree = window.pool.model, window.tree
    data = model.mimeData([model.index(3), model.index(1)])
    two = model.articles(1, 1) + model.articles(3, 3)
    assert carried_articles(data) == two
    spot = QPointF(tree.visualRect(tree.currentIndex()).center())
    assert drop(tree, data, spot)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "2 篇" in window.statusBar().currentMessage())

    def homes(desk: Desk) -> set[str | None]:
        return {desk.library.articles.summary(uuid).issue for uuid in two}

    assert on_desk(window, homes) == {issue}
    window.acts.undo()
    settle(qtbot, window)
    assert on_desk(window, homes) == {None}
    page = tree.model().index(0, 0, tree.currentIndex())
    tree.dropped.emit(two[:1], issue, tree._keys(page)[2])
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.library.articles.summary(two[0]).page)


def test_the_tree_tells_how_far_pages_are(qtbot: QtBot, window: MainWindow) -> None:
    first = next(uuid for uuid in window.pool.model.articles())
    page = window.pages.current
    window.refresh(on_desk(window, lambda desk: desk.paging.place(first, page, 0, 20)))
    settle(qtbot, window)
    tree = window.tree

    def line(role: int = STATE) -> Any:
        return tree._find((*window.place[:2], page)).data(role)

    qtbot.waitUntil(lambda: bool(line()[1]), timeout=20_000)
    qtbot.waitUntil(
        lambda: bool(window.paging.frames and window.paging.frames.fits), timeout=20_000
    )
    assert (line()[1].articles, line()[1].signed) == (1, ())
    window.treeing._keep_fit()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: line()[1].over is not None, timeout=20_000)
    assert "1 篇" in line(Qt.ItemDataRole.ToolTipRole)
    issue = tree._find((*window.place[:2], ""))
    assert issue.data(STATE) == ("未签发", IssueState.LATE)
    assert "没有签发，也没有标为已刊" in issue.data(Qt.ItemDataRole.ToolTipRole)
    change = on_desk(window, lambda desk: desk.releasing.printed([window.place[1]]))
    window.refresh(change)
    qtbot.waitUntil(
        lambda: tree._find((*window.place[:2], "")).data(STATE) == ("已刊", IssueState.PUBLISHED)
    )


def test_issues_of_earlier_years_stand_under_their_year(qtbot: QtBot, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "库.newsroom", create=True) as desk:
        home = desk.library.publications.find("shangjie-shibao")
        for year in (2024, 2025):
            for number in range(1, 11):
                day = datetime.date(year, number, 5)
                desk.paging.new_issue(home, day, IssueNumber((number,)))
        lines = overview(desk.library)
    tree = IssuesTree()
    qtbot.addWidget(tree)
    tree.show_lines(lines)
    model = tree.model()
    top = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if model.rowCount(model.index(row, 0)) > 5
    )
    words = [model.index(row, 0, top).data() for row in range(model.rowCount(top))]
    assert words[0] == "第10期　10月5日"
    assert words[10:] == ["2024年　10 期"]
    old = next(issue for line in lines for issue in line.issues if issue.issue.date.year == 2024)
    tree.choose(home, old.issue.uuid, old.pages[1].uuid)
    assert tree.current() == (home, old.issue.uuid, old.pages[1].uuid)
    assert tree.isExpanded(tree.currentIndex().parent().parent())
    tree.show_lines(lines[:0])
    tree.show_lines(lines)


def test_a_new_issue_tells_why_and_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    first = window.place[1]
    command(window, "新建一期").trigger()
    dialog = dialog_of(qtbot, window, NewIssueDialog)
    assert dialog._reason.text() == "上一期是第5期，3月7日；每周六出报"
    assert dialog._day.text().startswith("星期六")
    assert "4 个版" in dialog._carried.text()
    dialog._number.setText("六")
    assert not dialog._buttons.buttons()[0].isEnabled()
    dialog._number.setText("6")
    press(qtbot, dialog, "新建")
    settle(qtbot, window)
    assert window.place[1] != first
    window.acts.undo()
    settle(qtbot, window)
    issues = on_desk(window, lambda desk: desk.library.issues.all(window.place[0]))
    assert [issue.uuid for issue in issues] == [first]
    assert window.place[1] == window.paging.issue == first
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_one_article_is_carried_as_before() -> None:
    assert carried_articles(carry_articles(["a"])) == ["a"]


def test_a_new_issue_tells_quietly_of_those_that_were_never_signed_off(
    qtbot: QtBot, window: MainWindow
) -> None:
    command(window, "新建一期").trigger()
    press(qtbot, dialog_of(qtbot, window, NewIssueDialog), "新建")
    qtbot.waitUntil(lambda: "有 1 期过了日子没有签发" in window.statusBar().currentMessage())
