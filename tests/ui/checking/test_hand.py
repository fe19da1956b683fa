"""The check before printing over a real library: found, gone to, excused, signed."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.model.checked import Judged
from newsroom.model.signoff import SignStep
from newsroom.ui.checking.panel import ChecksPanel
from newsroom.ui.checking.reason_dialog import ReasonDialog
from newsroom.ui.checking.rules_dialog import RulesDialog
from newsroom.ui.checking.sign_dialog import SignDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle, titles


def opened(qtbot: QtBot, window: MainWindow) -> ChecksPanel:
    """The list, once the issue was checked."""
    command(window, "付印前总检").trigger()
    (panel,) = window.findChildren(ChecksPanel)
    qtbot.waitUntil(lambda: bool(panel.shown()), timeout=20_000)
    return panel


def kinds(panel: ChecksPanel) -> set[str]:
    return {one.finding.kind for one in panel.shown()}


def of_kind(panel: ChecksPanel, kind: str) -> Judged:
    return next(one for one in panel.shown() if one.finding.kind == kind)


def place(qtbot: QtBot, window: MainWindow, title: str) -> str:
    """Put an article of the pool on page two."""
    assert title in titles(window)
    issue = window.place[1]

    def put(desk: Desk) -> str:
        edition = desk.paging.edition(issue)
        article = next(a for a in edition.articles.values() if a.title == title)
        page = next(page for page in edition.pages if page.number == 2)
        window.paging.changed.emit(desk.paging.place(article.uuid, page.uuid, 0, 3))
        return article.uuid

    uuid = on_desk(window, put)
    settle(qtbot, window)
    return uuid


def test_the_list_follows_each_change(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    assert "empty_page" in kinds(panel)
    before = sum(1 for one in panel.shown() if one.finding.kind == "empty_page")
    place(qtbot, window, "河堤晨跑道修好了")
    qtbot.waitUntil(
        lambda: sum(1 for one in panel.shown() if one.finding.kind == "empty_page") == before - 1,
        timeout=20_000,
    )
    assert "unfilled" in kinds(panel)


def test_a_finding_leads_to_its_page_article_and_field(qtbot: QtBot, window: MainWindow) -> None:
    uuid = place(qtbot, window, "河堤晨跑道修好了")
    article = on_desk(window, lambda desk: desk.writing.open(uuid).article)
    unfinished = replace(article, subhead="副题副题")
    window.checking.changed.emit(on_desk(window, lambda desk: desk.writing.save(unfinished)))
    panel = opened(qtbot, window)
    qtbot.waitUntil(lambda: "placeholder" in kinds(panel), timeout=20_000)
    found = of_kind(panel, "placeholder")
    panel.activated.emit(found)
    assert window.pages.current == found.finding.page
    qtbot.waitUntil(lambda: window.editing.article == uuid)
    subhead = window.editor.heads.fields["subhead"]
    qtbot.waitUntil(lambda: window.focusWidget() is subhead)
    placement = found.finding.placement
    qtbot.waitUntil(lambda: window.pages.preview.selected == placement)


def test_a_reason_is_asked_for_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    one = of_kind(panel, "empty_page")
    panel.excused.emit(one)
    dialog = dialog_of(qtbot, window, ReasonDialog)
    field = dialog.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("本期只出三个版")
    press(qtbot, dialog, "照原样付印")
    settle(qtbot, window)
    (kept,) = on_desk(window, lambda desk: desk.library.checks.overrides(window.place[1]))
    assert (kept.reason, kept.person) == ("本期只出三个版", "何编辑")
    subject = one.finding.subject
    qtbot.waitUntil(
        lambda: all(each.finding.subject != subject for each in panel.shown()), timeout=20_000
    )


def test_what_is_checked_is_set_for_the_publication(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    assert "empty_page" in kinds(panel)
    command(window, "总检设置").trigger()
    dialog = dialog_of(qtbot, window, RulesDialog)
    box = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "空版算哪一级")
    box.setCurrentIndex(box.findText("不查"))
    chief = next(b for b in dialog.findChildren(QCheckBox) if b.text() == SignStep.CHIEF.text)
    chief.setChecked(True)
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "empty_page" not in kinds(panel), timeout=20_000)
    home = window.place[0]
    rules = {rule.kind: rule for rule in on_desk(window, lambda d: d.library.checks.rules(home))}
    assert rules["empty_page"].severity is None
    assert rules["unsigned"].needs == ("editor", "proofreader", "chief", "release")


def test_the_page_on_show_is_signed(qtbot: QtBot, window: MainWindow) -> None:
    place(qtbot, window, "河堤晨跑道修好了")
    window.pages.step(1)
    settle(qtbot, window)
    command(window, "签字").trigger()
    dialog = dialog_of(qtbot, window, SignDialog)
    assert dialog.windowTitle().startswith("签字：二版")
    name = next(f for f in dialog.findChildren(QLabel) if f.accessibleName() == "签字人")
    assert name.text() == "何编辑"
    press(qtbot, dialog, "签字")
    settle(qtbot, window)
    (signoff,) = on_desk(window, lambda desk: desk.signing.signoffs(window.place[1]))
    assert (signoff.person, signoff.step) == ("何编辑", SignStep.EDITOR)
    panel = opened(qtbot, window)
    qtbot.waitUntil(lambda: "unsigned" in kinds(panel), timeout=20_000)
    assert of_kind(panel, "unsigned").finding.words == "还没有校对、签发签字"
    command(window, "签字").trigger()
    dialog = dialog_of(qtbot, window, SignDialog)
    assert dialog.step() is SignStep.PROOFREADER
    press(qtbot, dialog, "撤回")
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.signing.signoffs(window.place[1])) == ()


def test_an_empty_page_is_not_signed(qtbot: QtBot, window: MainWindow) -> None:
    command(window, "签字").trigger()
    box = dialog_of(qtbot, window, QMessageBox)
    assert box.text() == "这一版还是空版，没有可签的内容。"
    assert "排上稿件" in box.informativeText()
    press(qtbot, box, "知道了")
    assert not [each for each in window.findChildren(SignDialog) if each.isVisible()]


def test_a_bulletin_is_signed_whole(qtbot: QtBot, window: MainWindow) -> None:
    def make(desk: Desk) -> tuple[str, str]:
        home = desk.library.publications.find("上街信息")
        change = desk.paging.new_issue(home, datetime.date(2026, 3, 9))
        issue = next(iter(change.issues))
        desk.receiving.take([read_pasted("推进会召开\n近日，推进会在区里召开。")], home, issue)
        return home, issue

    home, issue = on_desk(window, make)
    window.go_to(home, issue)
    qtbot.waitUntil(lambda: window.paging.frames is not None and window.place[1] == issue)
    settle(qtbot, window)
    command(window, "签字").trigger()
    dialog = dialog_of(qtbot, window, SignDialog)
    assert dialog.windowTitle() == "签字：第1期全文"
    press(qtbot, dialog, "签字")
    settle(qtbot, window)
    (signoff,) = on_desk(window, lambda desk: desk.signing.signoffs(issue))
    assert (signoff.page, signoff.person) == ("", "何编辑")


def test_the_same_key_closes_the_list(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    qtbot.waitUntil(lambda: panel.isAncestorOf(window.focusWidget()))
    command(window, "付印前总检").trigger()
    assert not panel.isVisible()


def test_the_list_stands_as_high_as_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1366, 740)
    panel = opened(qtbot, window)
    column = window.column
    qtbot.waitUntil(lambda: abs(panel.height() - column.height() // 2) < 12)
    first = panel.height()
    area = panel._list.viewport().rect()
    assert sum(area.contains(panel._list.visualItemRect(row)) for row in panel._rows()) >= 6
    assert window.pages.height() > 280
    column.moveSplitter(column.height() - 300, 1)
    left = panel.height()
    assert left != first
    column.setSizes([500, 200])
    window.checking._share_out(column, panel)
    assert abs(panel.height() - left) < 12
