"""Reviews, sign-offs and who does so, driven in the real window over a real library."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.person import Duty, Person
from newsroom.model.review import ReviewStep
from newsroom.model.signoff import SignStep
from newsroom.model.status import IssueStatus
from newsroom.ui.checking.sign_dialog import SignDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.reviewing.event_log import EventLog
from newsroom.ui.reviewing.paper_dialog import PaperDialog
from newsroom.ui.reviewing.release_dialog import PrintedDialog, ReleaseDialog, ReopenDialog
from newsroom.ui.reviewing.resign_dialog import ResignDialog
from newsroom.ui.reviewing.return_dialog import ReturnDialog
from newsroom.ui.reviewing.slip_dialog import SlipDialog, when
from newsroom.ui.reviewing.steps_dialog import StepsDialog
from newsroom.ui.sitting.chooser import Chooser
from newsroom.ui.sitting.persons_dialog import PersonsDialog
from tests.ui.hands import click_row, dialog_of, on_desk, press, settle

STORY = "河堤晨跑道修好了"


def open_story(qtbot: QtBot, window: MainWindow, title: str = STORY) -> str:
    click_row(qtbot, window, title)
    qtbot.waitUntil(lambda: window.made("reviewing") and window.reviewing.standing is not None)
    qtbot.waitUntil(
        lambda: (
            window.reviewing.standing is not None
            and window.reviewing.standing.article.uuid == window.article
        )
    )
    return window.article


def run(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.commands.run(name)
    settle(qtbot, window)


def says(window: MainWindow) -> str:
    return window.reviewing.bar.words


def rewrite(qtbot: QtBot, window: MainWindow, old: str, new: str) -> None:
    article = window.article

    def act(desk: Desk) -> object:
        text = desk.library.articles.get(article)
        assert old in text.body
        return desk.writing.save(replace(text, body=text.body.replace(old, new, 1)))

    window.refresh(on_desk(window, act))  # type: ignore[arg-type]
    settle(qtbot, window)


def test_copy_is_handed_in_signed_returned_and_signed_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    article = open_story(qtbot, window)
    assert says(window) == "草稿　○ 一审　○ 终审"
    run(qtbot, window, "review.submit")
    qtbot.waitUntil(lambda: says(window).startswith("待审"))
    run(qtbot, window, "review.pass")
    qtbot.waitUntil(lambda: says(window) == "一审　✓ 一审 何编辑　○ 终审")
    assert window.commands.action("review.pass").iconText() == "终审通过"
    window.commands.run("review.return")
    back = dialog_of(qtbot, window, ReturnDialog)
    ok = back.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)  # type: ignore[union-attr]
    assert not ok.isEnabled()
    back.findChild(QPlainTextEdit).setPlainText("导语太长")  # type: ignore[union-attr]
    press(qtbot, back, "退回")
    qtbot.waitUntil(lambda: says(window) == "草稿　○ 一审　○ 终审")
    (*_, last) = on_desk(window, lambda desk: desk.reviewing.standing(article).reviews)
    assert (last.told, last.reason) == ("退回作者", "导语太长")
    window.acts.undo()
    qtbot.waitUntil(lambda: says(window).startswith("一审"))


def test_a_small_change_is_signed_again_by_one_key(qtbot: QtBot, window: MainWindow) -> None:
    open_story(qtbot, window)
    run(qtbot, window, "review.pass")
    run(qtbot, window, "review.pass")
    qtbot.waitUntil(lambda: "✓ 终审" in says(window))
    rewrite(qtbot, window, "走的是土路", "走的都是土路")
    qtbot.waitUntil(lambda: says(window).count("改动未复签") == 2)
    for left in (1, 0):
        window.commands.run("review.pass")
        dialog = dialog_of(qtbot, window, ResignDialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda left=left: says(window).count("改动未复签") == left)
    run(qtbot, window, "review.pass")
    assert "各道都签过了" in window.statusBar().currentMessage()


def test_a_larger_change_is_read_whole(qtbot: QtBot, window: MainWindow) -> None:
    open_story(qtbot, window)
    run(qtbot, window, "review.pass")
    rewrite(qtbot, window, "全长三公里", "全长四公里")
    window.commands.run("review.resign")
    dialog = dialog_of(qtbot, window, ResignDialog)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog._read.setChecked(True)
    ok.click()
    qtbot.waitUntil(lambda: "✓ 一审" in says(window))


def test_the_whole_slip_and_a_paper_signature(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    article = open_story(qtbot, window)
    run(qtbot, window, "review.pass")
    window.commands.run("review.slip")
    slip = dialog_of(qtbot, window, SlipDialog)
    press(qtbot, slip, "登记纸签…")
    paper = dialog_of(qtbot, window, PaperDialog)
    Image.new("RGB", (60, 40), "#ddeeff").save(tmp_path / "签字.jpg")
    paper.show_photo(tmp_path / "签字.jpg")
    paper._step.setCurrentIndex(paper._step.findData("final"))
    paper._person.setEditText("高远")
    press(qtbot, paper, "登记")
    qtbot.waitUntil(lambda: "✓ 终审 高远" in says(window))
    standing = on_desk(window, lambda desk: desk.reviewing.standing(article))
    (booked,) = standing.papers.values()
    assert on_desk(window, lambda desk: desk.library.pictures.get(booked.photo).name) == "签字.jpg"
    window.commands.run("review.slip")
    slip = dialog_of(qtbot, window, SlipDialog)
    back = [b for b in slip.findChildren(QPushButton) if b.accessibleName() == "撤回：一审"]
    back[0].click()
    qtbot.waitUntil(lambda: "○ 一审" in says(window))


def test_steps_are_set_for_a_publication(qtbot: QtBot, window: MainWindow) -> None:
    open_story(qtbot, window)
    window.commands.run("review.steps")
    dialog = dialog_of(qtbot, window, StepsDialog)
    press(qtbot, dialog, "三审三校")
    press(qtbot, dialog, "确定")
    qtbot.waitUntil(lambda: "○ 三校" in says(window))
    home = window.place[0]
    assert on_desk(window, lambda desk: desk.reviewing.steps(home)) == tuple(ReviewStep)


def test_a_page_is_signed_on_paper(qtbot: QtBot, window: MainWindow) -> None:
    article = open_story(qtbot, window)
    page = window.pages.current
    window.refresh(on_desk(window, lambda desk: desk.paging.place_first(article, page)))
    settle(qtbot, window)
    window.commands.run("paper.page")
    paper = dialog_of(qtbot, window, PaperDialog)
    paper._person.setEditText("高远")
    press(qtbot, paper, "登记")
    settle(qtbot, window)
    issue = window.place[1]
    qtbot.waitUntil(lambda: bool(on_desk(window, lambda desk: desk.signing.signoffs(issue))))
    (signoff,) = on_desk(window, lambda desk: desk.signing.signoffs(issue))
    assert (signoff.person, signoff.step) == ("高远", SignStep.EDITOR)
    rewrite(qtbot, window, "走的是土路", "走的都是土路")
    window.signing.ask()
    dialog = dialog_of(qtbot, window, SignDialog)
    press(qtbot, dialog, "复签…")
    again = dialog_of(qtbot, window, ResignDialog)
    press(qtbot, again, "复签（F12）")
    qtbot.waitUntil(lambda: len(on_desk(window, lambda desk: desk.signing.signoffs(issue))) == 2)


def test_an_issue_is_signed_off_frozen_and_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    article = open_story(qtbot, window)
    issue, page = window.place[1], window.pages.current
    window.refresh(on_desk(window, lambda desk: desk.paging.place_first(article, page)))
    settle(qtbot, window)
    window.commands.run("issue.release")
    release = dialog_of(qtbot, window, ReleaseDialog)
    press(qtbot, release, "签发本期")
    qtbot.waitUntil(lambda: "已冻结" in says(window))
    assert window.editor.body.isReadOnly()
    assert not window.editor.heads.isEnabled()
    window.commands.run("issue.reopen")
    reopen = dialog_of(qtbot, window, ReopenDialog)
    reopen.findChild(QPlainTextEdit).setPlainText("头条换稿")  # type: ignore[union-attr]
    press(qtbot, reopen, "重新打开")
    qtbot.waitUntil(lambda: "已冻结" not in says(window))
    assert not window.editor.body.isReadOnly()
    window.commands.run("issue.printed")
    printed = dialog_of(qtbot, window, PrintedDialog)
    assert printed.issues() == [issue]
    press(qtbot, printed, "标为已刊")
    qtbot.waitUntil(lambda: says(window).startswith("已刊"))
    status = on_desk(window, lambda desk: desk.library.issues.get(issue).status)
    assert status is IssueStatus.PRINTED


def test_people_change_places_in_the_corner(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.run("persons.edit")
    people = dialog_of(qtbot, window, PersonsDialog)
    qtbot.waitUntil(lambda: len(people._people()) == 1)
    chief = Person(name="高远", duties=(Duty.CHIEF,))
    people.put.emit(chief)
    qtbot.waitUntil(lambda: len(people._people()) == 2)
    people._list.setCurrentRow(1)
    people._duties[Duty.EDITOR].click()
    qtbot.waitUntil(lambda: people._people()[1].duties == (Duty.EDITOR, Duty.CHIEF))
    people.pinned.emit(chief.uuid, "8848")
    qtbot.waitUntil(lambda: people._people()[1].guarded)
    people.reject()
    qtbot.mouseClick(window.person, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.sitting._menu.actions()))
    window.sitting._menu.actions()[1].trigger()
    window.sitting._menu.close()
    asked = dialog_of(qtbot, window, Chooser)
    pin = asked.findChild(QLineEdit)
    assert pin is not None
    pin.setText("0000")
    press(qtbot, asked, "确定")
    qtbot.waitUntil(lambda: "口令不对" in asked._told.text())
    pin.setText("8848")
    press(qtbot, asked, "确定")
    qtbot.waitUntil(lambda: window.person.text() == "编辑：高远")
    window.sitting._stand_up()
    qtbot.waitUntil(lambda: on_desk(window, lambda desk: desk.person()) == "")


def test_the_event_log_is_looked_through_and_verified(qtbot: QtBot, window: MainWindow) -> None:
    article = open_story(qtbot, window)
    run(qtbot, window, "review.pass")
    window.commands.run("events.show")
    log = dialog_of(qtbot, window, EventLog)
    qtbot.waitUntil(lambda: log._list.topLevelItemCount() > 3)
    first = log._list.topLevelItem(0)
    assert first is not None
    assert (first.text(1), first.text(2), first.text(3)) == ("何编辑", "一审通过", f"《{STORY}》")
    log._words.setText("换人")
    qtbot.waitUntil(lambda: log._list.topLevelItemCount() == 1)
    log._words.setText("")
    qtbot.waitUntil(lambda: log._list.topLevelItemCount() > 3)
    log.article_wanted.emit(article)
    press(qtbot, log, "核对")
    qtbot.waitUntil(lambda: "都对得上" in log._told.text())
    log.reject()


def test_when_is_told_with_its_year_where_it_is_another() -> None:
    old = datetime.datetime(2019, 5, 6, 7, 8).astimezone()
    assert when(old) == "2019年5月6日 07:08"
