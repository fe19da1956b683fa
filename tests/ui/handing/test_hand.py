"""Packages between a correspondent's library and the window of an editor."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QPlainTextEdit, QTableWidget
from pytestqt.qtbot import QtBot

from newsroom.desk import parcel_files
from newsroom.desk.desk import Desk
from newsroom.desk.handing import Wish
from newsroom.desk.taking_run import take_parcels
from newsroom.job import Job
from newsroom.model.exchange import PackageKind
from newsroom.model.identity import new_id
from newsroom.model.remark import Anchor, Remark
from newsroom.ui.handing.book_dialog import BookDialog
from newsroom.ui.handing.remarks_window import RemarksWindow
from newsroom.ui.handing.send_dialog import SendDialog
from newsroom.ui.handing.strip import WaitingStrip
from newsroom.ui.main_window import MainWindow
from newsroom.ui.merging.window import MergeWindow
from newsroom.ui.report_dialog import ReportDialog
from newsroom.ui.result_dialog import ResultDialog
from tests.parcels import parcel
from tests.ui.hands import (
    click_row,
    command,
    dialog_of,
    drop,
    files,
    on_desk,
    press,
    settle,
    titles,
)
from tests.ui.test_accessible import wrong

TITLE = "河堤晨跑道修好了"


def choose_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Answer the file dialog that is on show."""
    dialog = dialog_of(qtbot, window, QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.close()


def send(qtbot: QtBot, window: MainWindow, path: Path, words: str = "打投稿包") -> None:
    command(window, words).trigger()
    dialog = dialog_of(qtbot, window, SendDialog)
    press(qtbot, dialog, "打包…")
    choose_file(qtbot, window, path)
    settle(qtbot, window)
    dialog_of(qtbot, window, ResultDialog).accept()


def answered(folder: Path, parcel: Path, change: Callable[[str], str]) -> Path:
    """What a correspondent's own copy of the program makes of a package, changed and sent again."""
    with Desk.open(folder / "通讯员.newsroom", create=True) as desk:
        desk.name_person("陶小满")
        parcels = parcel_files.lone_parcels([parcel])
        read = parcel_files.read_parcels(parcels, desk.library.pictures.files, Job())
        (receipt,), _ = take_parcels(read, None, None, lambda work: work(desk), Job())
        (one,) = receipt.taken
        article = desk.library.articles.get(one.article)
        desk.writing.save(replace(article, body=change(article.body)))
        outgoing = desk.handing.outgoing(Wish(articles=(one.article,), note="改过了"))
        return parcel_files.write(outgoing, folder / "再投.nrsub", desk.library.pictures, Job())


def test_what_goes_out_comes_back_and_is_put_together(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    click_row(qtbot, window, TITLE)
    first = tmp_path / "晨跑道.nrsub"
    send(qtbot, window, first)
    assert first.is_file()
    again = answered(tmp_path, first, lambda body: body.replace("三公里", "三点二公里"))

    body = on_desk(window, lambda desk: desk.library.articles.get(window.article).body)
    article = on_desk(window, lambda desk: desk.library.articles.get(window.article))
    window.lane.wait(
        lambda desk: desk.writing.save(
            replace(article, body=body.replace("三公里", "3公里").replace("一脚泥", "满脚泥"))
        )
    )
    assert drop(window, files([again]))
    settle(qtbot, window)
    report = dialog_of(qtbot, window, ReportDialog)
    said = " ".join(label.text() for label in report.findChildren(QLabel))
    assert "1 篇两边都改过，待合并" in said
    report.accept()
    settle(qtbot, window)

    merging = dialog_of(qtbot, window, MergeWindow)
    assert merging.open_spots == 1
    assert wrong(merging) == []
    assert window.findChildren(WaitingStrip)
    take = next(b for b in merging.findChildren(type(merging._take)) if b.text() == "采用合并结果")
    assert not take.isEnabled()
    view = merging._view
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert merging.open_spots == 0
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    done = on_desk(window, lambda desk: desk.library.articles.get(window.article).body)
    assert "三点二公里" in done
    assert "满脚泥" in done
    qtbot.waitUntil(lambda: not window.findChildren(WaitingStrip))
    assert "合并来稿" in on_desk(window, lambda desk: desk.undo_label)


def test_articles_go_back_with_opinions_and_the_book_tells(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    click_row(qtbot, window, TITLE)
    command(window, "打返稿包，退给作者").trigger()
    dialog = dialog_of(qtbot, window, SendDialog)
    opinion = next(
        box for box in dialog.findChildren(QPlainTextEdit) if "退改意见" in box.accessibleName()
    )
    opinion.setPlainText("请补施工单位的全称")
    path = tmp_path / "返稿.nrsub"
    press(qtbot, dialog, "打包…")
    choose_file(qtbot, window, path)
    settle(qtbot, window)
    dialog_of(qtbot, window, ResultDialog).accept()
    (read,) = parcel_files.read_parcels(
        parcel_files.lone_parcels([path]),
        on_desk(window, lambda desk: desk.library.pictures.files),
        Job(),
    )
    assert read.manifest is not None
    assert read.manifest.kind is PackageKind.RETURN
    assert read.parcel is not None
    assert read.parcel.articles[0].opinion == "请补施工单位的全称"

    command(window, "投稿收发记录").trigger()
    settle(qtbot, window)
    table = dialog_of(qtbot, window, BookDialog).findChildren(QTableWidget)[0]
    assert table.model().index(0, 1).data() == "发出返稿包"
    assert table.model().index(0, 3).data() == f"《{TITLE}》"


def test_a_refused_package_and_empty_lists_say_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = titles(window)
    wrong = tmp_path / "坏.nrsub"
    wrong.write_bytes(b"PK\x03\x04 nothing")
    window.acts.receive([wrong])
    settle(qtbot, window)
    report = dialog_of(qtbot, window, ReportDialog)
    said = " ".join(label.text() for label in report.findChildren(QLabel))
    assert "1 个包没有收进来" in said
    report.accept()
    assert titles(window) == before

    window.handing.merge()
    settle(qtbot, window)
    assert "没有等着合并的来稿" in window.statusBar().currentMessage()
    window.handing.book()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, BookDialog)
    assert "还没有收发过投稿包" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_a_folder_of_copy_and_packages_is_taken_in_one_go(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "本周来稿"
    folder.mkdir()
    parcel(folder, uuid=new_id())
    text = "小河清淤\n" + "河道清出淤泥，水流通畅了，两岸居民都来看。" * 4
    (folder / "散稿.txt").write_text(text, "utf8")
    said: list[str] = []
    window.handing.said.connect(said.append)
    assert drop(window, files([folder]))
    settle(qtbot, window)
    for report in window.findChildren(ReportDialog):
        report.accept()
    settle(qtbot, window)
    assert {"小街亮灯", "小河清淤"} <= set(titles(window))
    assert said == ["收到新稿 1 篇"]


def test_remarks_that_came_back_are_gone_to_and_ticked_off(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(qtbot, window, TITLE)
    uuid = window.article
    body = on_desk(window, lambda desk: desk.library.articles.get(uuid).body)
    at = body.index("三公里")
    anchor = Anchor("body", at, at + 3, "三公里", body[at - 4 : at], body[at + 3 : at + 7])
    for words, proposal in (("", "3公里"), ("谁说的？", None)):
        remark = Remark(
            article=uuid,
            revision=on_desk(window, lambda desk: desk.library.history.head(uuid).uuid),
            anchor=anchor if proposal else Anchor(),
            words=words,
            proposal=proposal,
            person="林可欣",
            time=datetime.datetime.now(datetime.UTC),
        )
        on_desk(window, lambda desk, remark=remark: desk.library.remarks.put(remark))
    command(window, "看退改意见和批注").trigger()
    settle(qtbot, window)
    remarks = dialog_of(qtbot, window, RemarksWindow)
    listed = remarks.findChildren(QListWidget)[0]
    assert [listed.item(row).text()[:4] for row in range(2)] == ["〔待改〕"] * 2
    assert "正文“三公里”：改为“3公里”" in listed.item(0).text()
    press(qtbot, remarks, "到那里")
    settle(qtbot, window)
    assert window.editor.body.textCursor().position() == at
    press(qtbot, remarks, "照改")
    settle(qtbot, window)
    assert "3公里" in on_desk(window, lambda desk: desk.library.articles.get(uuid).body)
    qtbot.waitUntil(lambda: "还有 1 条要改" in remarks._told.text())
    press(qtbot, remarks, "已改")
    qtbot.waitUntil(lambda: "都改过了" in remarks._told.text())
    remarks.close()
