"""A window whose library is only looked at: told, sealed, brought to writing again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk import viewing
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind
from newsroom.errors import Bar, RefusedError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui.commands.reading import READING
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.result_dialog import ResultDialog
from newsroom.ui.session import Session
from newsroom.ui.viewing.strip import ViewedStrip
from tests.ui.hands import (
    Opening,
    click_row,
    command,
    compose,
    dialog_of,
    on_desk,
    press,
    settle,
    titles,
)


def held(library: Path) -> Desk:
    desk = Desk.open(library)
    desk.name_person("何编辑")
    return desk


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another library, on show before."""
    path = tmp_path / "自己.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("本机编辑")
    return path


@pytest.fixture
def holder(library: Path) -> Iterator[Desk]:
    """Who is writing the library; another program in life, a connection of its own here."""
    desk = held(library)
    yield desk
    desk.close()


@pytest.fixture
def viewed(qtbot: QtBot, session: Session, holder: Desk, library: Path) -> MainWindow:
    """The window over a library that somebody else writes."""
    copied = viewing.copied(library, Job())
    window = session.open(lambda: Desk.over(copied, Bar.HELD))
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: bool(window.lines) and window.made("editing"))
    settle(qtbot, window)
    return window


def strip(window: MainWindow) -> ViewedStrip:
    found = window.findChildren(ViewedStrip)
    assert len(found) == 1
    return found[0]


def beside(library: Path) -> dict[str, tuple[int, int]]:
    names = [library, *library.parent.glob(library.name + "-*")]
    return {one.name: (one.stat().st_size, one.stat().st_mtime_ns) for one in names}


def test_it_is_offered_where_somebody_else_has_the_library(
    qtbot: QtBot,
    session: Session,
    holder: Desk,
    library: Path,
    other: Path,
    open_window: Opening,
) -> None:
    window = open_window(other)
    window.library_wanted.emit(library, False)
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "只读打开")
    qtbot.waitUntil(lambda: session.window is not window)
    now = session.window
    assert now is not None and now.path == library and now.viewed is not None
    assert now.viewed.bar is Bar.HELD


def test_what_is_seen_can_be_exported(
    qtbot: QtBot, holder: Desk, library: Path, session: Session, tmp_path: Path
) -> None:
    edition = holder.paging.edition(holder.library.issues.find("680"))
    article = holder.article_list()[0]["uuid"]
    holder.paging.place(article, edition.pages[0].uuid, 0, 20)
    copied = viewing.copied(library, Job())
    before = beside(library)
    window = session.open(lambda: Desk.over(copied, Bar.HELD))
    qtbot.waitUntil(lambda: bool(window.lines) and window.made("paging"))
    window.ask_export()
    dialog = dialog_of(qtbot, window, ExportDialog)
    for kind, box in dialog._boxes.items():
        box.setChecked(kind is FileKind.PDF)
    dialog._folder.setText(str(tmp_path / "付印"))
    press(qtbot, dialog, "导出")
    settle(qtbot, window)
    result = dialog_of(qtbot, window, ResultDialog)
    assert [path.suffix for path in (tmp_path / "付印").iterdir()] == [".pdf"]
    assert not any("不能改" in label.text() for label in result.findChildren(QLabel))
    assert "只读" not in window.statusBar().currentMessage()
    assert beside(library) == before
    result.accept()


def test_all_can_be_read_and_nothing_written(
    qtbot: QtBot, viewed: MainWindow, holder: Desk, library: Path
) -> None:
    before = beside(library)
    words = strip(viewed).words
    assert words.startswith("何编辑 正使用这个稿库，从 ") and "不能改" in words
    assert "（只读）" in viewed.windowTitle()
    row = next(title for title in titles(viewed) if "河堤" in title)
    click_row(qtbot, viewed, row)
    assert viewed.editor.body.isReadOnly()
    assert all(field.isReadOnly() for field in viewed.editor.heads.fields.values())
    assert viewed.editor.heads.isEnabled()
    compose(viewed.editor.body, "", "新字")
    compose(viewed.editor.heads.fields["headline"], "", "新题")
    qtbot.keyClicks(viewed.editor.body, "abc")
    viewed.editing.save()
    settle(qtbot, viewed)
    article = viewed.editing.now()
    assert article is not None
    assert "新字" not in article.body and "abc" not in article.body
    assert "新题" not in article.headline
    assert {one.name for _, one in viewed.commands.listed()} >= READING
    assert not viewed.acceptDrops()
    assert not viewed.pages.assemble_button.isEnabled()
    assert viewed.pages.export_button.isEnabled()
    assert beside(library) == before
    for name in ("新写稿件", "保存版本", "撤销", "移到回收站", "收稿：粘贴"):
        action = command(viewed, name)
        assert not action.isEnabled(), name
        assert "只读打开" in action.toolTip() or name == "撤销"
    for name in ("导出与付印", "检索稿库", "打印大样", "版本记录", "使用说明", "打开稿库"):
        assert command(viewed, name).isEnabled(), name
    assert [box for box in viewed.findChildren(QMessageBox) if box.isVisible()] == []


def test_a_hand_that_changes_something_is_told_in_the_status_bar(
    qtbot: QtBot, viewed: MainWindow
) -> None:
    article = on_desk(viewed, lambda desk: desk.article_list()[0]["uuid"])
    viewed.treeing.assign([article], viewed.place[1], "")
    settle(qtbot, viewed)
    viewed.lane.do(lambda desk: desk.writing.bin(article), viewed.refresh)
    settle(qtbot, viewed)
    assert "只读打开" in viewed.statusBar().currentMessage()
    assert [box for box in viewed.findChildren(QMessageBox) if box.isVisible()] == []
    with pytest.raises(RefusedError):
        on_desk(viewed, lambda desk: desk.writing.bin(article))


def test_what_was_stored_meanwhile_is_told_and_read_anew(
    qtbot: QtBot, viewed: MainWindow, session: Session, holder: Desk
) -> None:
    issue = viewed.place[1]
    home = viewed.place[0]
    holder.writing.new(home, issue)
    viewed.viewing.look()
    qtbot.waitUntil(lambda: "以后又存过" in strip(viewed).words)
    shown = len(titles(viewed))
    press(qtbot, strip(viewed), "重新读取")
    qtbot.waitUntil(lambda: session.window is not viewed)
    now = session.window
    assert now is not None and now.viewed is not None
    qtbot.waitUntil(lambda: len(titles(now)) == shown + 1)
    assert now.place[1] == issue


def test_once_the_other_has_closed_it_is_opened_for_writing(
    qtbot: QtBot, viewed: MainWindow, session: Session, holder: Desk, library: Path
) -> None:
    press(qtbot, strip(viewed), "再试着打开来写")
    box = dialog_of(qtbot, viewed, QMessageBox)
    assert "何编辑" in box.text()
    press(qtbot, box, "知道了")
    assert session.window is viewed
    holder.close()
    viewed.viewing.look()
    qtbot.waitUntil(lambda: "已经关闭" in strip(viewed).words)
    command(viewed, "再试着打开来写").trigger()
    qtbot.waitUntil(lambda: session.window is not viewed)
    now = session.window
    assert now is not None and now.path == library and now.viewed is None
    assert now.findChildren(ViewedStrip) == []
    assert not command(now, "再试着打开来写").isEnabled()
    change = on_desk(now, lambda desk: desk.set("idle_minutes", 7))
    assert isinstance(change, Change)


def test_closing_clears_the_copy_away(qtbot: QtBot, viewed: MainWindow, tmp_path: Path) -> None:
    views = tmp_path / "home" / "views"
    assert len(list(views.iterdir())) == 1
    viewed.close()
    qtbot.waitUntil(lambda: list(views.iterdir()) == [])
