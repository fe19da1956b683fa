"""Pages pass between the window's library and another desk's, as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.packing import stow
from newsroom.desk.passing import received_package, write
from newsroom.desk.sharing import write as write_house
from newsroom.job import Job
from newsroom.model.holding import HoldState
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from newsroom.ui.desks.arrival import ArrivalDialog
from newsroom.ui.desks.holders import HoldersDialog
from newsroom.ui.desks.settings_arrival import SettingsArrivalDialog
from newsroom.ui.left.tree_painter import STATE
from newsroom.ui.main_window import MainWindow
from newsroom.ui.result_dialog import ResultDialog
from tests.ui.hands import command, dialog_of, drop, files, on_desk, press, settle
from tests.ui.test_accessible import unnamed

STORY = "河堤晨跑道修好了"


def third(desk: Desk) -> str:
    return desk.library.issues.pages(desk.library.issues.all()[0].uuid)[2].uuid


def put_story(desk: Desk) -> str:
    """The story on the third page."""
    issue = desk.library.issues.all()[0].uuid
    page = third(desk)
    article = next(a for a in desk.edition(issue).articles.values() if a.title == STORY)
    place = Placement(page=page, article=article.uuid, column=0, row=6, span=2, depth=20)
    desk.library.issues.place(place)
    return page


@pytest.fixture
def page(window: MainWindow) -> str:
    return on_desk(window, put_story)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "别处.newsroom", create=True) as opened:
        opened.name_person("李敏")
        yield opened


def take(desk: Desk, path: Path) -> None:
    with received_package(path, Job()) as received:
        coming = desk.passing.look(received)
        stow(coming.parcel.pictures, received.files, desk.library.pictures, Job())
    desk.passing.take(coming)


def sent(desk: Desk, page: str, folder: Path) -> Path:
    outgoing = desk.passing.pack(page, "何编辑")
    path = write(outgoing, folder, Job())
    desk.passing.sent(outgoing)
    return path


def rows(dialog: HoldersDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def in_tree(window: MainWindow, page: str) -> str:
    """What the tree says beside a page."""
    publication, issue, _ = window.place
    window.tree.choose(publication, issue, page)
    words, _state = window.tree.currentIndex().data(STATE) or ("", None)
    return words


def show(qtbot: QtBot, window: MainWindow) -> HoldersDialog:
    command(window, "版面分派与交接").trigger()
    return dialog_of(qtbot, window, HoldersDialog)


def test_a_page_is_assigned_sent_and_taken_back(
    qtbot: QtBot, window: MainWindow, page: str, other: Desk, tmp_path: Path
) -> None:
    dialog = show(qtbot, window)
    assert [row[1] for row in rows(dialog)] == ["空", "空", "1 篇", "空"]
    dialog.select(page)
    dialog.person.setCurrentText("李敏")
    press(qtbot, dialog, "分派")
    qtbot.waitUntil(lambda: rows(dialog)[2][2] == "李敏")
    assert rows(dialog)[2][4] == "已分派，还没发出"

    window.desks.send(dialog.chosen(), dialog.name(), tmp_path)
    settle(qtbot, window)
    told = dialog_of(qtbot, window, ResultDialog)
    assert "李敏" in told.summary.text()
    told.accept()
    qtbot.waitUntil(lambda: rows(dialog)[2][4] == "已发出")
    assert not dialog._assign.isEnabled()
    dialog.close()
    qtbot.waitUntil(lambda: in_tree(window, page) == "在李敏处")
    path = next(tmp_path.glob("*.nrpage"))

    take(other, path)
    story = other.library.issues.placements(page)[0].article
    changed = replace(other.library.articles.get(story), headline="河堤跑道通了")
    other.writing.save(changed)
    back = sent(other, page, tmp_path)
    assert drop(window, files([back]))
    asked = dialog_of(qtbot, window, ArrivalDialog)
    assert asked.coming.sender == "李敏"
    assert asked.theirs() is None
    press(qtbot, asked, "收下")
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.library.articles.get(story).headline) == "河堤跑道通了"
    assert window.place[2] == page
    held = on_desk(window, lambda desk: desk.library.holdings.get(page))
    assert held is not None
    assert held.state is HoldState.BACK
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.library.articles.get(story).headline) == STORY


def test_where_two_pages_collide_the_editor_chooses_first(
    qtbot: QtBot, window: MainWindow, page: str, other: Desk, tmp_path: Path
) -> None:
    window.desks.send([page], "李敏", tmp_path)
    settle(qtbot, window)
    dialog_of(qtbot, window, ResultDialog).accept()
    take(other, next(tmp_path.glob("*.nrpage")))
    theirs = replace(other.library.issues.placements(page)[0], depth=30)
    other.library.issues.place(theirs)
    on_desk(
        window,
        lambda desk: desk.library.issues.place(
            replace(desk.library.issues.placements(page)[0], depth=25)
        ),
    )
    window.desks.receive([sent(other, page, tmp_path)])
    asked = dialog_of(qtbot, window, ArrivalDialog)
    assert unnamed(asked) == []
    ok = next(b for b in asked._buttons.buttons() if b.text() == "收下")
    assert not ok.isEnabled()
    choice = next(b for b in asked.findChildren(QRadioButton) if "李敏" in b.text())
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(10, choice.height() // 2))
    assert ok.isEnabled()
    press(qtbot, asked, "收下")
    settle(qtbot, window)
    depth = on_desk(window, lambda desk: desk.library.issues.placements(page)[0].depth)
    assert depth == 30


def test_a_package_that_is_left_changes_nothing(
    qtbot: QtBot, window: MainWindow, page: str, other: Desk, tmp_path: Path
) -> None:
    window.desks.send([page], "李敏", tmp_path)
    settle(qtbot, window)
    dialog_of(qtbot, window, ResultDialog).accept()
    take(other, next(tmp_path.glob("*.nrpage")))
    window.desks.receive([sent(other, page, tmp_path)])
    press(qtbot, dialog_of(qtbot, window, ArrivalDialog), "先不收")
    settle(qtbot, window)
    held = on_desk(window, lambda desk: desk.library.holdings.get(page))
    assert held is not None
    assert held.state is HoldState.OUT


def test_settings_are_taken_part_by_part(
    qtbot: QtBot, window: MainWindow, other: Desk, tmp_path: Path
) -> None:
    other.roster.put([Official(name="甲某", rank=1, title="区长")])
    outgoing = other.sharing.pack(other.library.publications.find("上街时报"))
    path = write_house(outgoing, tmp_path, Job())
    window.desks.receive([path])
    asked = dialog_of(qtbot, window, SettingsArrivalDialog)
    assert asked.wanted() == ("roster",)
    assert unnamed(asked) == []
    box = next(b for b in asked.findChildren(QCheckBox) if b.text().startswith("人名"))
    box.setChecked(False)
    ok = next(b for b in asked._buttons.buttons() if b.text() == "收下")
    assert not ok.isEnabled()
    box.setChecked(True)
    press(qtbot, asked, "收下")
    settle(qtbot, window)
    leaders = on_desk(window, lambda desk: desk.library.officials.roster().officials)
    assert [leader.name for leader in leaders] == ["甲某"]


def test_settings_are_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.desks.write_settings(window.place[0], tmp_path)
    settle(qtbot, window)
    told = dialog_of(qtbot, window, ResultDialog)
    assert "报刊设置包" in told.summary.text()
    told.accept()
    assert [path.name for path in tmp_path.glob("*.nrpub")] == ["上街时报-报刊设置.nrpub"]
