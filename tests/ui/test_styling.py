"""The menu of a placement: looks changed, undone, and told where nothing is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from newsroom.model.placement import Placement
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, on_desk, placements, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN = "河堤晨跑道修好了"


@pytest.fixture
def chosen(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the story on page one, selected."""
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    uuid = next(a.uuid for a in edition.articles.values() if a.title == RUN)
    page = edition.pages[0].uuid
    window.refresh(on_desk(window, lambda desk: desk.paging.place(uuid, page, 0, 20)))
    qtbot.waitUntil(lambda: bool(window.pages.preview._placements), timeout=20_000)
    window.pages.preview.select(put(window).uuid)
    settle(qtbot, window)
    return window


def put(window: MainWindow) -> Placement:
    return placements(window)[RUN]


def submenu(window: MainWindow, words: str) -> QMenu:
    """A submenu of the placement's menu, filled as when it opens."""
    menu = window.commands.menu("placement")
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and inner.title().split("(&")[0] == words:
            inner.aboutToShow.emit()
            return inner
    raise AssertionError(words)


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(words))


def test_looks_are_changed_from_the_menu_and_undone(qtbot: QtBot, chosen: MainWindow):
    uuid = put(chosen).uuid
    chosen.refresh(on_desk(chosen, lambda desk: desk.paging.resize(uuid, 0, 20, 3, 20)))
    settle(qtbot, chosen)
    before = put(chosen)
    assert (before.text_columns, before.headline_rows) == (0, 0)
    qtbot.waitUntil(lambda: selected(chosen) == before)
    for name, words, field, value in (
        ("首字下沉", "下沉 2 行", "drop_cap", 2),
        ("底纹", "10%", "tint", 10),
        ("栏数（破栏）", f"{before.span} 栏破 1 栏", "text_columns", 1),
    ):
        entry(submenu(chosen, name), words).trigger()
        settle(qtbot, chosen)
        qtbot.waitUntil(lambda f=field, v=value: getattr(selected(chosen), f) == v)
        assert getattr(put(chosen), field) == value
        assert entry(submenu(chosen, name), words).isChecked()
    for _ in range(3):
        command(chosen, "撤销").trigger()
        settle(qtbot, chosen)
    assert put(chosen) == before


def selected(window: MainWindow) -> Placement:
    found = window.paging.selected()
    assert found is not None
    return found


def test_headlines_step_by_the_house_scale(qtbot: QtBot, chosen: MainWindow):
    command(chosen, "放大一级").trigger()
    settle(qtbot, chosen)
    first = put(chosen).headline_size
    assert first is not None and "磅" in chosen.statusBar().currentMessage()
    qtbot.waitUntil(lambda: selected(chosen).headline_size == first)
    command(chosen, "缩小一级").trigger()
    settle(qtbot, chosen)
    smaller = put(chosen).headline_size
    assert smaller is not None and smaller < first
    command(chosen, "恢复本报字号").trigger()
    settle(qtbot, chosen)
    assert put(chosen).headline_size is None


def test_the_scale_has_an_end(qtbot: QtBot, chosen: MainWindow):
    for _ in range(40):
        before = put(chosen).headline_size
        chosen.styling.step_headline(1)
        settle(qtbot, chosen)
        qtbot.waitUntil(lambda: selected(chosen) == put(chosen))
        if put(chosen).headline_size == before:
            break
    assert "最大" in chosen.statusBar().currentMessage()


def test_menus_say_what_is_missing(qtbot: QtBot, chosen: MainWindow):
    assert not entry(submenu(chosen, "图片位置"), "（选中的稿件没有图片").isEnabled()
    assert submenu(chosen, "下转到").actions()[0].text().startswith("二版")
    chosen.pages.preview.select("")
    for name in ("下转到", "栏数（破栏）"):
        assert not submenu(chosen, name).actions()[0].isEnabled()
    assert not any(a.isEnabled() for a in submenu(chosen, "底纹").actions())
    for act in ("放大一级", "重排全文：这篇", "加框／去框", "替换稿件"):
        assert not command(chosen, act).isEnabled(), act
        assert "选中" in command(chosen, act).toolTip(), act


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")
def test_the_right_button_opens_the_menu_of_what_is_under_it(qtbot: QtBot, chosen: MainWindow):
    preview = chosen.pages.preview
    menu = chosen.commands.menu("placement")
    preview.menuWanted.emit(True, QPoint(40, 40))
    assert menu.isVisible()
    menu.close()
    preview.menuWanted.emit(False, QPoint(40, 40))
    opened = [m for m in chosen.findChildren(QMenu) if m.isVisible()]
    assert [m.title() for m in opened] == ["版面(&P)"]
    opened[0].close()


def test_line_ends_are_kept_after_a_proof_and_set_anew(qtbot: QtBot, chosen: MainWindow):
    assert put(chosen).kept_breaks == ()
    command(chosen, "固定断行：本版").trigger()
    settle(qtbot, chosen)
    assert put(chosen).kept_breaks
    assert "断行已经固定" in chosen.statusBar().currentMessage()
    chosen.pages.preview.select(put(chosen).uuid)
    command(chosen, "重排全文：这篇").trigger()
    settle(qtbot, chosen)
    assert put(chosen).kept_breaks == ()
    command(chosen, "撤销").trigger()
    settle(qtbot, chosen)
    assert put(chosen).kept_breaks
    command(chosen, "重排全文：本版").trigger()
    settle(qtbot, chosen)
    assert put(chosen).kept_breaks == ()


def test_kept_lines_stay_while_typing_goes_on_below_them(qtbot: QtBot, chosen: MainWindow):
    command(chosen, "固定断行：本版").trigger()
    settle(qtbot, chosen)
    kept = put(chosen).kept_breaks
    qtbot.waitUntil(lambda: selected(chosen).kept_breaks == kept)
    chosen.editing.open(put(chosen).article)
    settle(qtbot, chosen)
    body = chosen.editor.body
    first = body.body().index("\n")
    body.go_to(first)
    qtbot.keyClicks(body, "abc")
    qtbot.waitUntil(lambda: "abc" in (chosen.editing.now() or selected).body)  # type: ignore[union-attr]
    now = chosen.paging._now()
    assert now is not None
    live = next(p for p in now.placements if p.article == put(chosen).article).kept_breaks
    before = [end for end in kept if end <= first]
    assert [end for end in live if end <= first] == before
    assert [end - 3 for end in live if end > first + 3] == [end for end in kept if end > first]
