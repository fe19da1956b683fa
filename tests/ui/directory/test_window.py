"""作者档案 from the window: entries filled in, doubles made one, units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from newsroom.desk.directory import fresh
from newsroom.desk.naming import search
from newsroom.model.contributor import Contributor, Unit
from newsroom.model.credit import Role
from newsroom.ui.directory.form import PersonForm, divided
from newsroom.ui.directory.merge_dialog import MergeDialog
from newsroom.ui.directory.name_dialog import NameDialog
from newsroom.ui.directory.window import DirectoryWindow
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
SONG = replace(fresh("宋 晓"), unit="区水务局", phone="13800000001")
PLAIN = fresh("宋晓")
TAO = replace(fresh("陶 小满"), unit="南门街道")


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> Iterator[DirectoryWindow]:
    for person in (SONG, PLAIN, TAO):
        on_desk(window, lambda desk, p=person: desk.directory.add(p))
    command(window, "作者档案").trigger()
    twice(qtbot, window)
    yield dialog_of(qtbot, window, DirectoryWindow)


def twice(qtbot: QtBot, window: MainWindow) -> None:
    """Until what was done is shown: an answer may ask once more."""
    settle(qtbot, window)
    settle(qtbot, window)


def names(shown: DirectoryWindow) -> list[str]:
    return [person.name for person in shown.people.model.rows]


def kept(window: MainWindow, name: str) -> Contributor:
    people = on_desk(window, lambda desk: desk.directory.all())
    return next(person for person in people if person.name == name)


def texts(tree: QTreeWidget) -> list[str]:
    items = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def test_an_entry_is_found_filled_in_and_kept(
    qtbot: QtBot, window: MainWindow, shown: DirectoryWindow
) -> None:
    page = shown.people
    assert names(shown)[0] == "田禾"
    assert page.count.text() == f"{len(names(shown))} 人"
    qtbot.keyClicks(page.search, "sx")
    qtbot.waitUntil(lambda: set(names(shown)) == {"宋 晓", "宋晓"})
    page.search.setText("380000")
    qtbot.waitUntil(lambda: names(shown) == ["宋 晓"])
    page.search.setText("田")
    qtbot.waitUntil(lambda: names(shown) == ["田禾"])
    twice(qtbot, window)
    assert page.form.fields["pinyin"].placeholderText() == "tian he"
    assert page.pieces.count() == 2
    page.form.fields["phone"].setText("13900000002")
    page.form.fields["pen_names"].setText("禾苗、小 田")
    page.form.unit.setCurrentText("区融媒体中心")
    page.form.roles[Role.REPORTER].setChecked(True)
    press(qtbot, page, "保存")
    twice(qtbot, window)
    tian = kept(window, "田禾")
    assert (tian.phone, tian.unit) == ("13900000002", "区融媒体中心")
    assert (tian.pen_names, tian.roles) == (("禾苗", "小 田"), (Role.REPORTER,))
    assert not page.form.dirty
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    twice(qtbot, window)
    assert kept(window, "田禾").phone == ""
    assert page.form.fields["phone"].text() == ""
    page.search.clear()
    page.form.fields["note"].setText("晚上打")
    page.choose(TAO.uuid)  # who turns to another keeps what was typed
    twice(qtbot, window)
    assert kept(window, "田禾").note == "晚上打"
    opened: list[str] = []
    window.directing.opened.connect(opened.append)
    page.choose(tian.uuid)
    twice(qtbot, window)
    page.pieces.itemActivated.emit(page.pieces.item(0))
    assert len(opened) == 1


def test_doubles_are_merged_parted_and_told_apart(
    qtbot: QtBot, window: MainWindow, shown: DirectoryWindow
) -> None:
    page = shown.doubles
    shown.turn("doubles")
    assert shown.tabs.tabText(1).endswith("2")
    assert set(texts(page.list)) == {"宋 晓（区水务局）", "陶小满（通讯员 · 1 篇）"}
    row = texts(page.list).index("宋 晓（区水务局）")
    page.list.setCurrentIndex(page.list.model().index(row, 0))
    page.swap()
    assert page.list.topLevelItem(row).text(0) == "宋晓"  # type: ignore[union-attr]
    page.swap()
    press(qtbot, page, "合并")
    twice(qtbot, window)
    song = kept(window, "宋晓")
    assert (song.uuid, song.spellings, song.phone) == (SONG.uuid, ("宋 晓",), SONG.phone)
    assert texts(page.list) == ["陶小满（通讯员 · 1 篇）"]
    shown.turn("people")
    shown.people.choose(SONG.uuid)
    twice(qtbot, window)
    press(qtbot, shown.people, "拆开")
    twice(qtbot, window)
    assert {"宋 晓", "宋晓"} <= set(names(shown))
    shown.turn("doubles")
    press(qtbot, page, "合并全部写法不同的（2 对）")
    twice(qtbot, window)
    assert page.list.topLevelItemCount() == 0
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    twice(qtbot, window)
    assert page.list.topLevelItemCount() == 2
    press(qtbot, page, "确是两个人")
    twice(qtbot, window)
    assert page.list.topLevelItemCount() == 1


def test_people_are_added_merged_by_hand_and_struck_out(
    qtbot: QtBot, window: MainWindow, shown: DirectoryWindow
) -> None:
    press(qtbot, shown.people, "新增")
    ask = next(d for d in shown.findChildren(NameDialog) if d.isVisible())
    ask._name.setText("韩梅")
    ask.accept()
    twice(qtbot, window)
    assert shown.people.form.fields["name"].text() == "韩梅"
    press(qtbot, shown.people, "合并到…")
    twice(qtbot, window)
    merge = next(d for d in shown.findChildren(MergeDialog) if d.isVisible())
    merge._search.setText("田")
    merge.accept()
    twice(qtbot, window)
    assert kept(window, "田禾").spellings == ("韩梅",)
    assert "韩梅" not in names(shown)
    shown.people.choose(PLAIN.uuid)
    twice(qtbot, window)
    press(qtbot, shown.people, "删除")
    twice(qtbot, window)
    assert "宋晓" not in names(shown)


def test_units_are_entered_renamed_and_searched(
    qtbot: QtBot, window: MainWindow, shown: DirectoryWindow
) -> None:
    page = shown.units
    shown.turn("units")
    assert set(texts(page.list)) == {"区水务局", "南门街道"}
    page.search.setText("水务")
    assert texts(page.list) == ["区水务局"]
    page.fields["name"].setText("区水利局")
    page.fields["phone"].setText("0371-1")
    qtbot.keyClick(page.fields["phone"], Qt.Key.Key_Return)
    page.search.clear()
    twice(qtbot, window)
    assert on_desk(window, lambda desk: desk.library.units.all())[0].phone == "0371-1"
    page.add()
    page.fields["name"].setText("区医院")
    press(qtbot, page, "保存")
    twice(qtbot, window)
    assert "区医院" in texts(page.list)
    press(qtbot, page, "删除")
    twice(qtbot, window)
    assert "区医院" not in texts(page.list)


def test_the_form_gives_back_what_it_was_shown(qtbot: QtBot) -> None:
    form = PersonForm()
    qtbot.addWidget(form)
    person = replace(
        SONG, roles=(Role.PHOTOGRAPHER, Role.REPORTER), pen_names=("晓 风", "晓"), note="甲"
    )
    form.show_person(person)
    assert not form.dirty
    form.fields["name"].setText("宋小")
    assert form.dirty
    assert form.entry().name == "宋小"
    assert divided(" 甲 乙、丙，丁;; ") == ("甲 乙", "丙", "丁")
    form.show_person(None)
    assert not form.isEnabled()


def test_people_are_found_by_all_they_are_known_by() -> None:
    people = (replace(SONG, pen_names=("晓风",), pinyin="song xiao"), TAO)
    for typed in ("宋晓", "songx", "晓风", "xf", "水务", "0001", "  宋 "):
        assert [p.name for p in search(people, typed)] == ["宋 晓"], typed
    assert search(people, "赵") == ()
    assert len(search(people, "")) == 2
    assert search(people, "", Role.INTERN) == ()


def test_an_empty_directory_says_what_to_do(qtbot: QtBot) -> None:
    window = DirectoryWindow(None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.people.show_people(())
    window.units.show_lines(())
    window.doubles.show_doubles(())
    assert "新增" in window.people._empty.text()
    assert not window.doubles._buttons["合并"].isEnabled()
    unit = Unit(name="区水务局")
    assert window.units.entry() is None
    window.units._show(unit)
    assert window.units.entry() == unit
