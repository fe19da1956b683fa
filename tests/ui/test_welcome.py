"""The first start: the welcome, its three ways to begin, and the strip that asks for a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.ui.empty import Empty
from newsroom.ui.main_window import MainWindow
from newsroom.ui.new_issue_dialog import NewIssueDialog
from newsroom.ui.publication_dialog import PublicationDialog
from newsroom.ui.welcome import Card, Welcome
from tests.ui.hands import LEFT, Opening, command, compose, dialog_of, on_desk, press, settle


@pytest.fixture
def fresh(open_window: Opening, tmp_path: Path) -> MainWindow:
    """A window over a library that was just made."""
    return open_window(tmp_path / "新.newsroom")


def welcome_of(qtbot: QtBot, window: MainWindow) -> Welcome:
    qtbot.waitUntil(lambda: window.stage.welcome is not None)
    assert window.stage.welcome is not None
    return window.stage.welcome


def shown_in(qtbot: QtBot, pane: QWidget) -> Empty:
    """The empty state that a pane shows, as soon as it does."""

    def found() -> list[Empty]:
        return [one for one in pane.findChildren(Empty) if one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def card(welcome: Welcome, name: str) -> Card:
    return next(one for one in welcome.findChildren(Card) if one.accessibleName() == name)


def test_an_empty_library_is_welcomed_and_a_publication_founded(
    qtbot: QtBot, fresh: MainWindow
) -> None:
    welcome = welcome_of(qtbot, fresh)
    assert fresh.stage.strip is None
    first, second = card(welcome, "打开样例"), card(welcome, "新建刊物")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    asked = dialog_of(qtbot, fresh, PublicationDialog)
    make = next(b for b in asked.findChildren(QPushButton) if b.text() == "新建")
    assert not make.isEnabled()
    asked._name.setText("上街 时报")
    assert not make.isEnabled() and not asked._told.isHidden()
    asked._name.setText("湾里时报")
    asked._publisher.setText("湾里区融媒体中心编印")
    press(qtbot, asked, "新建")
    dated = dialog_of(qtbot, fresh, NewIssueDialog)
    assert dated._publication.currentText() == "湾里时报"
    press(qtbot, dated, "新建")
    settle(qtbot, fresh)
    qtbot.waitUntil(lambda: fresh.stage.welcome is None)
    home = on_desk(fresh, lambda desk: desk.library.publications.get(fresh.place[0]))
    assert (home.name, home.publisher) == ("湾里时报", "湾里区融媒体中心编印")
    assert fresh.place[1]


def test_a_bulletin_is_asked_for_less(qtbot: QtBot, fresh: MainWindow) -> None:
    welcome_of(qtbot, fresh)
    fresh.welcoming.found()
    asked = dialog_of(qtbot, fresh, PublicationDialog)
    asked._models.buttons()[2].click()
    assert not asked._form.isRowVisible(asked._pages)
    asked._name.setText("湾里信息")
    assert asked.facts().pages == ()
    asked._models.buttons()[1].click()
    assert asked._form.isRowVisible(asked._pages)
    assert asked.facts().period_days == 1
    asked.reject()


def test_files_are_chosen_and_the_empty_window_entered(qtbot: QtBot, fresh: MainWindow) -> None:
    welcome = welcome_of(qtbot, fresh)
    qtbot.mouseClick(card(welcome, "导入旧稿"), LEFT)
    dialog_of(qtbot, fresh, QFileDialog).reject()
    press(qtbot, welcome, "不用了，直接进入窗口")
    qtbot.waitUntil(lambda: fresh.stage.welcome is None)
    qtbot.waitUntil(lambda: fresh.stage.strip is not None)
    strip = fresh.stage.strip
    assert strip is not None
    field = strip.findChild(QLineEdit)
    assert field is not None
    compose(field, "zhou", "周晓云")
    press(qtbot, strip, "确定")
    qtbot.waitUntil(lambda: fresh.person.text() == "编辑：周晓云")
    qtbot.waitUntil(lambda: fresh.stage.strip is None)


def test_a_correspondent_begins_to_write_at_once(qtbot: QtBot, fresh: MainWindow) -> None:
    press(qtbot, welcome_of(qtbot, fresh), "我是通讯员，直接写一篇稿件")
    headline = fresh.editor.heads.fields["headline"]
    qtbot.waitUntil(headline.hasFocus)
    assert fresh.stage.welcome is None


def test_what_comes_in_ends_the_welcome_and_it_can_be_seen_again(
    qtbot: QtBot, fresh: MainWindow
) -> None:
    welcome_of(qtbot, fresh)
    home = fresh.place[0]
    copy = read_pasted("河堤晨跑道修好了\n昨天清晨，新修的河堤跑道迎来第一批跑步的人。")
    fresh.lane.do(lambda desk: desk.receiving.take([copy], home, None)[1], fresh.refresh)
    qtbot.waitUntil(lambda: fresh.stage.welcome is None)
    command(fresh, "欢迎页").trigger()
    welcome_of(qtbot, fresh)
    fresh.refresh(on_desk(fresh, lambda desk: desk.name_person("周晓云")))
    settle(qtbot, fresh)
    assert fresh.stage.welcome is not None


def test_libraries_opened_lately_are_offered(
    qtbot: QtBot, open_window: Opening, library: Path, tmp_path: Path
) -> None:
    open_window(library).close()
    with Desk.open(tmp_path / "空.newsroom", create=True) as desk:
        desk.name_person("何编辑")
    window = open_window(tmp_path / "空.newsroom")
    welcome = welcome_of(qtbot, window)
    names = [b.accessibleName() for b in welcome.findChildren(QPushButton)]
    assert f"打开稿库 {library.stem}" in names
    chosen: list[tuple[Path, bool]] = []
    window.library_wanted.disconnect()
    window.library_wanted.connect(lambda path, create: chosen.append((path, create)))
    press(
        qtbot,
        welcome,
        next(b.text() for b in welcome.findChildren(QPushButton) if "河湾" in b.text()),
    )
    assert chosen == [(library, False)]
    welcome.library.emit(window.path)  # the sample, asked for within the sample
    assert chosen == [(library, False)]
    assert window.stage.welcome is None
    settle(qtbot, window)


def test_the_strip_asks_where_nobody_is_named_and_lets_one_work(
    qtbot: QtBot, open_window: Opening, library: Path
) -> None:
    with Desk.open(library) as desk:
        desk.name_person("")
        for person in desk.sitting.all():
            desk.library.persons.remove(person.uuid)
    window = open_window(library)
    qtbot.waitUntil(lambda: window.stage.strip is not None)
    assert window.stage.welcome is None
    assert window.stage.strip is not None
    press(qtbot, window.stage.strip, "以后再填")
    qtbot.waitUntil(lambda: window.stage.strip is None)
    assert window.person.text() == "填写编辑姓名"


def test_empty_panes_say_what_goes_there_and_offer_the_next_act(
    qtbot: QtBot, open_window: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "空.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
    window = open_window(path)
    press(qtbot, welcome_of(qtbot, window), "不用了，直接进入窗口")
    qtbot.waitUntil(lambda: window.stage.welcome is None)
    nothing = shown_in(qtbot, window.pages.preview)
    press(qtbot, nothing, "新建一期")
    press(qtbot, dialog_of(qtbot, window, NewIssueDialog), "新建")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not nothing.isVisible())
    blank = shown_in(qtbot, window.panes)
    offers = [b for b in window.pool.findChildren(QAbstractButton) if b.isVisible()]
    assert {"新写稿件", "收稿"} <= {button.text() for button in offers}
    press(qtbot, blank, "新写稿件")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not blank.isVisible())
    assert window.editing.article
