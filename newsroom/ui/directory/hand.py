"""Joins the window of 作者档案 to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.model.change import Change
from newsroom.model.contributor import Contributor, Double, NameUse, Unit
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.directory import Record
    from newsroom.desk.unit_book import UnitLine
    from newsroom.ui.directory.window import DirectoryWindow
    from newsroom.ui.main_window import MainWindow

_REST_MILLISECONDS = 1500


class DirectoryHand(QObject):
    """changed: a Change. said: words for the status bar. opened: an article to be shown."""

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._shown: DirectoryWindow | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST_MILLISECONDS)
        self._later.timeout.connect(self._reload_people)

    @property
    def window(self) -> DirectoryWindow:
        """The window, made when it is first asked for."""
        if self._shown is None:
            self._shown = self._made()
        return self._shown

    def open(self, page: str = "people", person: str = "") -> None:
        """Show a page of the window, perhaps with a person chosen."""
        shown = self.window
        shown.turn(page)
        if person:
            shown.people.choose(person)
        if shown.isVisible():
            shown.raise_()
        shown.show()
        shown.activateWindow()
        shown.begin()
        self.reload()

    def refresh(self, change: Change) -> None:
        """Show people anew where an act may have touched them."""
        if self._shown is None or not self._shown.isVisible():
            return
        if change.people:
            self.reload()
        elif change.articles:
            self._later.start()  # each version that is saved may bring names

    def reload(self) -> None:
        """Show everything as the library has it."""
        self._reload_people()
        self._lane.do(lambda desk: desk.directory.doubles(), self._show_doubles, self._failed)

    def _reload_people(self) -> None:
        self._lane.do(_everyone, self._show_people, self._failed)
        self._lane.do(lambda desk: desk.units.lines(), self._show_units, self._failed)

    # Answers -------------------------------------------------------------------------------------

    def _show_people(self, people: tuple[Contributor, ...]) -> None:
        self.window.people.show_people(people)

    def _show_units(self, lines: tuple[UnitLine, ...]) -> None:
        self.window.units.show_lines(lines)
        self.window.people.form.set_units(line.unit.name for line in lines)

    def _show_doubles(self, doubles: tuple[Double, ...]) -> None:
        self.window.doubles.show_doubles(doubles)
        self.window.show_double_count(len(doubles))

    def _show_record(self, answer: tuple[Record, str]) -> None:
        self.window.people.show_record(*answer)

    # Acts ----------------------------------------------------------------------------------------

    def _ask_record(self, person: str) -> None:
        self._lane.do(partial(_record, person=person), self._show_record, lambda _error: None)

    def _keep(self, person: Contributor) -> None:
        self._act(lambda desk: desk.directory.update(person), f"已保存{person.name}的档案")

    def _add(self) -> None:
        from newsroom.ui.directory.name_dialog import NameDialog  # noqa: PLC0415

        dialog = NameDialog(self.window)

        def made() -> None:
            person = dialog.person()
            self.window.people.keep()
            self._act(
                lambda desk: desk.directory.add(person), f"已新增{person.name}，请补填单位和电话"
            )
            self.window.people.choose(person.uuid)

        dialogs.ask(dialog, made)

    def _remove(self, person: str) -> None:
        self._act(lambda desk: desk.directory.remove(person), "已删除；按 Ctrl+Z 撤销")

    def _ask_merge(self, person: str) -> None:
        from newsroom.ui.directory.merge_dialog import MergeDialog  # noqa: PLC0415

        def show(people: tuple[Contributor, ...]) -> None:
            gone = next((one for one in people if one.uuid == person), None)
            if gone is None:
                return
            dialog = MergeDialog(gone, people, self.window)
            dialogs.ask(dialog, lambda: self._merge(dialog.chosen(), person, dialog.use()))

        self._lane.do(_everyone, show, self._failed)

    def _merge(self, kept: str, gone: str, use: NameUse) -> None:
        self.window.people.choose(kept)
        self._act(lambda desk: desk.directory.merge(kept, gone, use), "已合并；按 Ctrl+Z 撤销")

    def _merge_all(self, doubles: Sequence[Double]) -> None:
        def work(desk: Desk) -> Change:
            change = Change()
            with desk.together(f"合并 {len(doubles)} 对重复作者"):
                for double in doubles:
                    change |= desk.directory.merge(double.kept.uuid, double.gone.uuid)
            return change

        self._act(work, f"已合并 {len(doubles)} 对；按 Ctrl+Z 一次撤销")

    def _apart(self, one: str, other: str) -> None:
        self._act(lambda desk: desk.directory.keep_apart(one, other), "记下是两个人，不再提示")

    def _part(self, joining: str) -> None:
        self._act(lambda desk: desk.directory.part(joining), "已拆开；按 Ctrl+Z 撤销")

    def _keep_unit(self, unit: Unit) -> None:
        self._act(lambda desk: desk.units.put(unit), f"已保存{unit.name}")

    def _remove_unit(self, unit: str) -> None:
        self._act(lambda desk: desk.units.remove(unit), "已从通讯录删去；按 Ctrl+Z 撤销")

    def _act(self, work: Callable[[Desk], Change], words: str) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            self.window.say(words if change.label else "")

        self._lane.do(work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        visible = self._shown is not None and self._shown.isVisible()
        trouble.show(self._shown if visible and self._shown else self._window, error)
        if visible:
            self.reload()

    def _made(self) -> DirectoryWindow:
        from newsroom.ui.directory.window import DirectoryWindow  # noqa: PLC0415

        shown = DirectoryWindow(self._window)
        people, doubles, units = shown.people, shown.doubles, shown.units
        people.chosen.connect(self._ask_record)
        people.kept.connect(self._keep)
        people.added.connect(self._add)
        people.removed.connect(self._remove)
        people.merging.connect(self._ask_merge)
        people.parting.connect(self._part)
        people.opened.connect(self.opened)
        doubles.merged.connect(self._merge)
        doubles.apart.connect(self._apart)
        doubles.all_merged.connect(self._merge_all)
        units.kept.connect(self._keep_unit)
        units.removed.connect(self._remove_unit)
        shown.undone.connect(lambda: self._window.acts.undo())  # noqa: PLW0108 - made when needed
        shown.redone.connect(lambda: self._window.acts.redo())  # noqa: PLW0108
        return shown


def _everyone(desk: Desk) -> tuple[Contributor, ...]:
    from newsroom.desk.naming import warm  # noqa: PLC0415 - reads the tables of pinyin

    people = desk.directory.all()
    warm(people)
    return people


def _record(desk: Desk, person: str) -> tuple[Record, str]:
    from newsroom.desk.naming import reading  # noqa: PLC0415 - reads the tables of pinyin

    record = desk.directory.record(person)
    return record, reading(record.person.name)
