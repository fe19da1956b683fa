"""What can be done with a person of the byline, as a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from newsroom.desk.naming import CHOICES, hint, role_word
from newsroom.model.contributor import Contributor
from newsroom.ui.editor.chip import Chip

if TYPE_CHECKING:
    from newsroom.ui.editor.byline import BylineField


class BylineMenu(QMenu):
    """Roles to choose from, who is meant, another name, or nobody."""

    def __init__(self, field: BylineField) -> None:
        super().__init__(field)
        self.setObjectName("person")

    def connect_to(self, field: BylineField) -> None:
        """The byline that the menu acts on."""
        self._field = field

    def open(self, chip: Chip, known: tuple[Contributor, ...], point: QPoint) -> None:
        """Show what can be done with a chip; known: contributors of its name."""
        self.clear()
        self._roles(chip)
        self.addSeparator()
        self._persons(chip, known)
        self._add("改姓名", partial(self._field.rewrite, chip), "F2")
        self._add("移出署名", partial(self._field.remove, chip), "Del")
        self.popup(point)

    def _roles(self, chip: Chip) -> None:
        now = (chip.credit.role, chip.credit.label)
        offered = CHOICES if now in CHOICES else (now, *CHOICES)
        for role, label in offered:
            action = self._add(role_word(role, label), partial(self._field.turn, chip, role, label))
            action.setCheckable(True)
            action.setChecked((role, label) == now)

    def _persons(self, chip: Chip, known: tuple[Contributor, ...]) -> None:
        if not known:
            return
        if len(known) > 1:
            for person in known:
                words = f"是这一位：{hint(person) or '没有记单位'}"
                action = self._add(words, partial(self._field.mean, chip, person.uuid))
                action.setCheckable(True)
                action.setChecked(person.uuid == chip.person)
        self._add("是另一位同名的人…", partial(self._field.another.emit, chip.credit.name))
        meant = chip.person or next(one.uuid for one in known)
        self._add("看作者档案…", partial(self._field.record.emit, meant))
        self.addSeparator()

    def _add(self, words: str, act, keys: str = ""):
        action = self.addAction(f"{words}\t{keys}" if keys else words)
        action.triggered.connect(lambda _checked=False: act())
        return action
