"""Who sits at the keyboard: asked at start, changed in the corner of the window."""

# ruff: noqa: PLC0415 - dialogs are imported when they are asked for

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from newsroom.desk.desk import Desk
from newsroom.model.change import Change
from newsroom.model.person import Person
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.sitting.chooser import Chooser
    from newsroom.ui.sitting.persons_dialog import PersonsDialog

_NINE = 9  # that a digit can be pressed for


class SittingHand(QObject):
    """changed: a Change. named: the person at the keyboard. gathering: what is typed must be
    saved, under the name of who typed it.
    """

    changed = Signal(object)
    named = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._menu = QMenu(window)
        self._menu.setAccessibleName("换人")
        self._group = QActionGroup(self._menu)
        self._dialog: PersonsDialog | None = None

    # At start ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask who sits down."""
        self._lane.do(_known, lambda found: self.choose(*found, leaving=True))

    def choose(
        self, people: tuple[Person, ...], now: Person | None, *, leaving: bool = False
    ) -> None:
        """Ask who sits at the keyboard. leaving: who cancels is nobody, if a PIN guards the last
        one's name.
        """
        from newsroom.ui.sitting.chooser import Chooser

        dialog = Chooser(people, now, self._window)
        dialog.wanted.connect(partial(self._sit_down, dialog))
        dialog.added.connect(self._name)
        if leaving and now is not None and now.guarded:
            dialog.rejected.connect(self._stand_up)
        dialogs.ask(dialog, lambda: None)

    # The corner ----------------------------------------------------------------------------------

    def open_menu(self) -> None:
        """Open the menu of the corner: everyone by name, one click each."""
        self._lane.do(_known, self._pop_up)

    def switch(self, person: Person) -> None:
        """Let a person sit down; a PIN is asked where one guards the name."""
        self.gathering.emit()
        if person.guarded:
            from newsroom.ui.sitting.chooser import Chooser

            dialog = Chooser((person,), person, self._window)
            dialog.wanted.connect(partial(self._sit_down, dialog))
            dialogs.ask(dialog, lambda: None)
        else:
            self._lane.do(lambda desk: desk.sitting.sit(person.uuid), self._sat, self._failed)

    def _pop_up(self, found: tuple[tuple[Person, ...], Person | None]) -> None:
        people, now = found
        menu = self._menu
        menu.clear()
        for number, person in enumerate(people, 1):
            digit = f"&{number}　" if number <= _NINE else ""
            mark = "　（要口令）" if person.guarded else ""
            action = QAction(f"{digit}{person.name}{mark}", menu)
            action.setCheckable(True)
            action.setChecked(now is not None and person.uuid == now.uuid)
            action.setToolTip(person.told)
            action.triggered.connect(lambda _=False, person=person: self.switch(person))
            self._group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("另一个人…").triggered.connect(self._ask_name)
        leave = menu.addAction("离开（谁也不用）")
        leave.setEnabled(now is not None)
        leave.triggered.connect(self._stand_up)
        menu.addAction("人员与口令…").triggered.connect(self.edit)
        corner = self._window.person
        menu.popup(corner.mapToGlobal(corner.rect().bottomLeft()))

    # The list ------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Show who there is in the newsroom, with duties and PINs."""
        from newsroom.ui.sitting.persons_dialog import PersonsDialog

        dialog = self._dialog = PersonsDialog(self._window)
        dialog.put.connect(
            lambda person: self._lane.do(
                lambda desk: desk.sitting.put(person), self._put, self._failed
            )
        )
        dialog.pinned.connect(
            lambda uuid, pin: self._lane.do(
                lambda desk: desk.sitting.set_pin(uuid, pin), self._put, self._failed
            )
        )
        dialog.finished.connect(lambda _result: self._closed())
        self._fill()
        dialogs.ask(dialog, lambda: None)

    def refresh(self, _change: Change) -> None:
        """Show anew who sits here and who may: undo changes both."""
        if self._dialog is not None:
            self._fill()
        self._lane.do(lambda desk: desk.person(), self.named.emit)

    # Inner ---------------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        self._window.acts.ask_person()

    def _fill(self) -> None:
        def show(people: tuple[Person, ...]) -> None:
            if self._dialog is not None:
                self._dialog.show_people(people)

        self._lane.do(lambda desk: desk.sitting.everyone(), show)

    def _put(self, change: Change) -> None:
        self.changed.emit(change)

    def _closed(self) -> None:
        self._dialog = None

    def _name(self, name: str) -> None:
        self.gathering.emit()
        self._lane.do(lambda desk: desk.name_person(name), self._sat, self._failed)

    def _sit_down(self, dialog: Chooser, uuid: str, pin: str) -> None:
        self.gathering.emit()

        def done(change: Change) -> None:
            dialog.accept()
            self._sat(change)

        self._lane.do(lambda desk: desk.sitting.sit(uuid, pin), done, dialog.refuse)

    def _stand_up(self) -> None:
        self.gathering.emit()
        self._lane.do(lambda desk: desk.sitting.stand_up(), self._sat, self._failed)

    def _sat(self, change: Change) -> None:
        self.changed.emit(change)


def _known(desk: Desk) -> tuple[tuple[Person, ...], Person | None]:
    return desk.sitting.all(), desk.sitting.now()
