"""Backups in the window: by themselves, on the list, restored, one article brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QTableWidget
from pytestqt.qtbot import QtBot

from newsroom.desk import backing
from newsroom.desk.desk import Desk
from newsroom.errors import Bar, LibraryError
from newsroom.job import Job
from newsroom.model.backup import Backup, Reason
from newsroom.ui.backups import swapping
from newsroom.ui.backups.articles_window import ArticlesWindow
from newsroom.ui.backups.window import BackupsWindow
from newsroom.ui.main_window import MainWindow
from newsroom.ui.session import Session
from tests.ui.hands import answer_files, command, dialog_of, on_desk, press, settle, titles

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN = "河堤晨跑道修好了"


def calm(qtbot: QtBot, window: MainWindow) -> None:
    """Until no backup is being made."""
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.backing.work.busy)


def kept(window: MainWindow) -> tuple[Backup, ...]:
    return backing.backups(window.path)


def shown(qtbot: QtBot, window: MainWindow, rows: int) -> BackupsWindow:
    """The window of backups with so many on its list."""
    command(window, "备份与恢复").trigger()
    dialog = dialog_of(qtbot, window, BackupsWindow)
    qtbot.waitUntil(lambda: "正在查看" not in dialog.told)
    assert len(dialog.rows) == rows
    return dialog


def said(window: MainWindow) -> list[str]:
    """What is said in the status bar about backups from now on."""
    told: list[str] = []
    window.backing.said.connect(told.append)
    return told


def uuid_of(window: MainWindow, title: str) -> str:
    return window.pool.model.articles(0, len(titles(window)) - 1)[titles(window).index(title)]


def write(window: MainWindow, title: str, body: str) -> str:
    """Save another text of an article."""
    uuid = uuid_of(window, title)

    def save(desk: Desk) -> None:
        desk.writing.save(replace(desk.library.articles.get(uuid), body=body))

    on_desk(window, save)
    return uuid


def test_backups_are_made_by_themselves_where_anything_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.backing.begin()
    calm(qtbot, window)
    (first,) = kept(window)
    assert first.sound and first.reason is Reason.START and first.articles == 2
    window.backing.each_hour()
    calm(qtbot, window)
    assert kept(window) == (first,)
    write(window, RUN, "改过的话。")
    window.backing.each_hour()
    calm(qtbot, window)
    newest, _ = kept(window)
    assert newest.reason is Reason.HOURLY and newest.sound


def test_the_list_tells_what_there_is_and_one_is_made_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = shown(qtbot, window, 0)
    assert "还没有完好的备份" in dialog.told
    press(qtbot, dialog, "现在备份(&B)")
    qtbot.waitUntil(lambda: len(dialog.rows) == 1)
    (row,) = dialog.rows
    assert row[1:6] == [
        "手工备份",
        "完好",
        "没有新的稿件和版本",
        "2",
        "0",
    ]
    assert "最近一份完好的备份：" in dialog.told and "还没有第二备份位置" in dialog.told
    write(window, RUN, "改过的话。")
    window.backing.reload()
    qtbot.waitUntil(lambda: dialog.rows[0][3] == "改了 1 篇")
    kept(window)[0].path.write_bytes(b"spoilt")
    press(qtbot, dialog, "重新核对(&K)")
    qtbot.waitUntil(lambda: dialog.rows[0][2] == "已损坏")
    qtbot.keyClick(dialog, Qt.Key.Key_Delete)
    box = dialog_of(qtbot, window, QMessageBox)
    press(qtbot, box, "不删")
    assert len(dialog.rows) == 1
    qtbot.waitUntil(lambda: not window.backing.work.busy)
    press(qtbot, dialog, "删除(&D)")
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "删掉")
    qtbot.waitUntil(lambda: dialog.rows == [])
    assert kept(window) == ()


def test_a_second_place_is_chosen_and_told_of_when_it_is_gone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    disk = tmp_path / "U盘"
    disk.mkdir()
    dialog = shown(qtbot, window, 0)
    press(qtbot, dialog, "选第二备份位置(&P)…")
    chooser = dialog_of(qtbot, window, QFileDialog)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(disk))
    press(qtbot, chooser, "选择")
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)
    assert [row[-1] for row in dialog.rows] == ["稿库旁边", "第二位置"]
    assert f"第二备份位置：{disk}" in dialog.told
    calm(qtbot, window)
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    table.setCurrentCell(1, 0)
    press(qtbot, dialog, "现在备份(&B)")
    qtbot.waitUntil(lambda: len(dialog.rows) == 4)
    assert table.currentRow() == 0  # what was made just now is what is meant next
    calm(qtbot, window)
    disk.rename(tmp_path / "拔掉")
    told = said(window)
    write(window, RUN, "改过的话。")
    window.backing.each_hour()
    calm(qtbot, window)
    qtbot.waitUntil(lambda: "没有接上" in dialog.told)
    assert any("没有接上" in words for words in told)
    assert kept(window)[0].sound
    press(qtbot, dialog, "不用了(&N)")
    qtbot.waitUntil(lambda: "还没有第二备份位置" in dialog.told)


def test_a_backup_that_fails_is_told_loudly_once(qtbot: QtBot, window: MainWindow) -> None:
    window.path.with_suffix(".backups").write_text("in the way", "utf8")
    window.backing.begin()
    calm(qtbot, window)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "写不进备份" in box.text()
    press(qtbot, box, "知道了")
    told = said(window)
    window.backing.each_hour()
    calm(qtbot, window)
    qtbot.waitUntil(lambda: any("这一小时没有备份" in words for words in told))


def test_an_article_is_seen_beside_what_stands_now_and_brought_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    backing.back_up(window.path, Reason.HAND, Job())
    uuid = write(window, RUN, "改过的话。")
    window.editing.open(uuid)
    qtbot.waitUntil(lambda: window.editing.article == uuid)
    qtbot.keyClicks(window.editor.body, "typed")
    dialog = shown(qtbot, window, 1)
    press(qtbot, dialog, "取回一篇稿件(&A)…")
    articles = dialog_of(qtbot, window, ArticlesWindow)
    qtbot.waitUntil(lambda: len(articles.listed) == 1)
    assert articles.listed[0].startswith(RUN)
    qtbot.waitUntil(articles._back.isEnabled)
    assert articles._view.differences > 0
    press(qtbot, articles, "存为新版本(&S)")
    qtbot.waitUntil(lambda: articles.listed == [])
    settle(qtbot, window)
    assert "护栏" in on_desk(window, lambda desk: desk.library.articles.get(uuid).body)
    assert window.lane.steps[0] == f"取回《{RUN}》"
    qtbot.waitUntil(lambda: "护栏" in window.editor.body.toPlainText())
    versions = on_desk(window, lambda desk: desk.writing.revisions(uuid))
    assert "typed" in versions[1].article.body
    articles._words.setText("食堂")
    qtbot.waitUntil(lambda: len(articles.listed) == 1)
    qtbot.waitUntil(articles._beside.isEnabled)
    assert not articles._back.isEnabled()
    told = said(window)
    press(qtbot, articles, "另存一篇(&C)")
    qtbot.waitUntil(lambda: any("收进了报刊的稿件池" in words for words in told))
    qtbot.waitUntil(lambda: window.editing.article not in ("", uuid))
    other = uuid_of(window, "社区食堂加开晚餐")
    assert window.editing.article != other
    piece = on_desk(window, lambda desk: desk.library.articles.get(window.editing.article))
    assert piece.headline == "社区食堂加开晚餐"
    articles._words.setText("没有这样的字")
    qtbot.waitUntil(articles._empty.isVisible)


def test_a_library_is_restored_whole_and_back_again(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    backing.back_up(window.path, Reason.HAND, Job())
    write(window, RUN, "改过的话。")
    dialog = shown(qtbot, window, 1)
    press(qtbot, dialog, "恢复整个稿库(&R)…")
    box = dialog_of(qtbot, window, QMessageBox)
    press(qtbot, box, "恢复")
    qtbot.waitUntil(lambda: session.window is not window)
    now = session.window
    assert now is not None
    told = dialog_of(qtbot, now, QMessageBox)
    assert told.text() == "稿库已经恢复。" and "恢复以前" in told.informativeText()
    press(qtbot, told, "知道了")
    qtbot.waitUntil(lambda: RUN in titles(now))
    body = on_desk(now, lambda desk: desk.library.articles.get(uuid_of(now, RUN)).body)
    assert "护栏" in body
    before = next(one for one in kept(now) if one.reason is Reason.RESTORE)
    assert on_desk(now, lambda desk: desk.library.events.recent(1)[0].person) == "何编辑"
    now.restore_wanted.emit(before.path, "何编辑")
    qtbot.waitUntil(lambda: session.window is not now)
    last = session.window
    assert last is not None
    qtbot.waitUntil(lambda: RUN in titles(last))
    body = on_desk(last, lambda desk: desk.library.articles.get(uuid_of(last, RUN)).body)
    assert body == "改过的话。"


def test_a_restore_that_is_refused_leaves_the_library(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    window.restore_wanted.emit(window.path.with_name("无.newsroom"), "何编辑")
    qtbot.waitUntil(lambda: session.window is not window)
    assert "不能用来恢复" in told[0]
    now = session.window
    assert now is not None
    qtbot.waitUntil(lambda: RUN in titles(now))


def test_a_library_that_cannot_be_opened_is_restored(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    backing.back_up(library, Reason.HAND, Job())
    library.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    asked: list[str] = []

    def answer(box: QMessageBox) -> None:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == "恢复").click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    openers = []
    error = LibraryError(library, "已经损坏", Bar.DAMAGED)
    swapping.way(error, None, openers.append)
    assert asked[0].startswith("恢复到 ")
    with openers[0]() as desk:
        assert len(desk.library.articles.summaries()) == 2
    assert any(one.faults for one in backing.backups(library))


def test_without_sound_backups_one_is_looked_for(
    library: Path, monkeypatch: pytest.MonkeyPatch, session: Session, tmp_path: Path
) -> None:
    copy = tmp_path / "拷贝.newsroom"
    backing.copy_out(library, copy, Job())
    library.unlink()

    def answer(box: QMessageBox) -> None:
        assert "没有完好的备份" in box.text()
        next(button for button in box.buttons() if button.text() == "找备份文件…").click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    answer_files(monkeypatch, str(copy))
    openers = []
    swapping.way(LibraryError(library, "不存在", Bar.MISSING), None, openers.append)
    with openers[0]() as desk:
        assert len(desk.library.articles.summaries()) == 2
    answer_files(monkeypatch, "")
    library.unlink()
    library.with_suffix(".backups").mkdir(exist_ok=True)
    for one in backing.backups(library):
        one.path.unlink()
    swapping.way(LibraryError(library, "不存在", Bar.MISSING), None, openers.append)
    assert openers[1] is None
