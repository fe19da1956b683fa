"""The byline (署名): one chip per person, in the order of print, and a place to type the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsroom.desk.naming import CHOICES, namesakes, role_word
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Credit, Role
from newsroom.ui import theme
from newsroom.ui.editor.byline_menu import BylineMenu
from newsroom.ui.editor.chip import Chip
from newsroom.ui.editor.flow import FlowLayout
from newsroom.ui.editor.name_input import NameInput, People
from newsroom.ui.painting import painting

_HINT = "记者 张三 通讯员 李四"


class BylineField(QWidget):
    """edited: persons, roles or order changed, or a name is being typed. left: the next field (1)
    or the one before (-1) is wanted. said: words for the status bar. unit_found: a source unit that
    stood in a pasted byline. told_apart: (name, contributor) chosen among namesakes; another:
    (name) a namesake who is not known yet. wanted: the contributors will be needed. record:
    (contributor) whose entry of 作者档案 is to be shown.
    """

    edited = Signal()
    left = Signal(int)
    said = Signal(str)
    unit_found = Signal(str)
    told_apart = Signal(str, str)
    another = Signal(str)
    wanted = Signal()
    record = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: People = ()
        self._chips: list[Chip] = []
        self._at = 0
        self._next: tuple[Role, str] | None = None
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(5, 4, 5, 4)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("署名")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.input = NameInput(lambda: self._people, self)
        self.setFocusProxy(self.input)
        self._menu = BylineMenu(self)
        self._connect()
        self._lay()

    # What stands there ----------------------------------------------------------------------------

    @property
    def composing(self) -> bool:
        """Whether an input method holds text that is not committed yet."""
        return self.input.composing

    def show_credits(
        self, credits_: Iterable[Credit], tied: Mapping[str, str] | None = None
    ) -> None:
        """Show these persons; tied: whom their names mean, empty for one of several."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(credit, (tied or {}).get(credit.name, "")) for credit in credits_]
        self._at, self._next = len(self._chips), None
        self.input.show_text("")
        self._doubt(tied or {})
        self._lay()

    def credits(self) -> tuple[Credit, ...]:
        """The persons in order, each once in a role; a name half typed is one of them."""
        before = [chip.credit for chip in self._chips]
        typed = self._typed()
        found = [*before[: self._at], *typed, *before[self._at :]]
        once: dict[tuple[str, Role], Credit] = {}
        for credit in found:
            once.setdefault((credit.name, credit.role), credit)
        return tuple(once.values())

    def _typed(self) -> tuple[Credit, ...]:
        if not self.input.text().strip() or _sounds(self.input.text()):
            return ()
        from newsroom.desk.splitting import believed  # noqa: PLC0415 - reading bylines takes much

        return believed(self.input.text(), *self._role()).credits

    def chips(self) -> tuple[Chip, ...]:
        """The chips in order."""
        return tuple(self._chips)

    def set_people(self, people: People) -> None:
        """The contributors to complete names from."""
        self._people = people
        self._doubt({})

    def show_tied(self, tied: Mapping[str, str]) -> None:
        """Say whom the names mean."""
        for chip in self._chips:
            chip.person = tied.get(chip.credit.name, chip.person)
        self._doubt(tied)

    def settle(self) -> None:
        """Make a chip of what is typed."""
        typed = self.input.text().strip()
        if _sounds(typed):
            self.said.emit(f"署名里的“{typed}”还不是姓名，请从名单里选一位，或者改成姓名")
        elif typed and not self.composing:
            self._finish()

    def add(self, text: str) -> None:
        """Take a byline in at the caret, as if pasted."""
        self._take(text, insist=False)

    # Typing ---------------------------------------------------------------------------------------

    def _connect(self) -> None:
        field = self.input
        field.edited.connect(self.edited)
        field.left.connect(self.left)
        field.finished.connect(self._finish)
        field.pasted.connect(self._pasted)
        field.chosen.connect(self._choose)
        field.backed.connect(lambda: self._step(self._at - 1))
        field.forwarded.connect(lambda: self._step(self._at))
        field.erased.connect(lambda: self._step(self._at - 1))
        field.focused.connect(self.wanted)
        field.installEventFilter(self)
        self._menu.connect_to(self)

    def _role(self) -> tuple[Role, str]:
        """What a name that no word announces is: as said, else as the person before."""
        if self._next is not None:
            return self._next
        if 0 < self._at <= len(self._chips):
            credit = self._chips[self._at - 1].credit
            return credit.role, credit.label
        return Role.REPORTER, ""

    def _finish(self) -> None:
        self._take(self.input.text(), insist=not self.input.hasFocus() or not self._unsure())

    def _unsure(self) -> bool:
        """Whether the typed end may be the first half of a spaced name (张 三)."""
        text = self.input.text()
        return text[-1:].isspace() and len(text.split()[-1]) == 1

    def _pasted(self, text: str) -> None:
        typed, at = self.input.text(), self.input.cursorPosition()
        self._take(f"{typed[:at]} {text} {typed[at:]}", insist=False)

    def _take(self, text: str, *, insist: bool) -> None:
        from newsroom.desk.splitting import believed, split  # noqa: PLC0415 - as above

        found = believed(text, *self._role()) if insist else split(text, *self._role())
        for credit in found.credits:
            self._put(credit)
        if found.role is not None:
            self._next = found.role
        if found.credits or found.role or found.unit:
            self.input.setText(found.rest)
        if found.rest and found.credits:
            self.said.emit(f"“{found.rest}”不是署名，留在框里，请看一下")
        if found.unit:
            self.unit_found.emit(found.unit)
        self._doubt({})
        self._lay()
        self.edited.emit()

    def _choose(self, person: Contributor) -> None:
        """A contributor picked from the list, in the role at hand."""
        self.input.setText("")
        self._put(Credit(person.name, *self._role()), person.uuid)
        self._doubt({})
        self._lay()
        self.edited.emit()
        if len(namesakes(self._people, person.name)) > 1:
            self.told_apart.emit(person.name, person.uuid)

    def _put(self, credit: Credit, person: str = "") -> None:
        if any((c.credit.name, c.credit.role) == (credit.name, credit.role) for c in self._chips):
            self.said.emit(f"{credit.name}已经在署名里")
            return
        self._chips.insert(self._at, self._chip(credit, person))
        self._at += 1
        self._next = None

    # Chips ----------------------------------------------------------------------------------------

    def _chip(self, credit: Credit, person: str = "") -> Chip:
        chip = Chip(credit, self, person)
        chip.asked.connect(lambda point: self._menu.open(chip, self._namesakes(chip), point))
        chip.stepped.connect(lambda way: self._step(self._chips.index(chip) + way))
        chip.shifted.connect(lambda way: self._shift(chip, self._chips.index(chip) + way))
        chip.turned.connect(lambda way: self._turn(chip, way))
        chip.emptied.connect(lambda _way: self.remove(chip))
        chip.rewritten.connect(lambda: self.rewrite(chip))
        chip.hauled.connect(lambda point: self._haul(chip, point))
        return chip

    def turn(self, chip: Chip, role: Role, label: str) -> None:
        """Give a person another role."""
        if (chip.credit.role, chip.credit.label) != (role, label):
            chip.show_credit(replace(chip.credit, role=role, label=label))
            self._lay()
            self.edited.emit()

    def remove(self, chip: Chip) -> None:
        """Take a person out; the caret stands where they were. One who is gone stays so."""
        if chip not in self._chips:
            return
        self._at = self._chips.index(chip)
        self._chips.remove(chip)
        self._lay()
        chip.deleteLater()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def rewrite(self, chip: Chip) -> None:
        """Let a name be typed anew in its place."""
        if chip not in self._chips:
            return
        self.settle()
        credit = chip.credit
        self.remove(chip)
        self._next = (credit.role, credit.label)
        self.input.setText(credit.name)
        self.input.selectAll()
        self._lay()

    def mean(self, chip: Chip, person: str) -> None:
        """Say which of several namesakes a person is."""
        chip.person = person
        self.told_apart.emit(chip.credit.name, person)
        self._doubt({chip.credit.name: person})

    def _turn(self, chip: Chip, way: int) -> None:
        usual = [choice for choice in CHOICES if not choice[1]]
        roles = [role for role, _ in usual]
        self.turn(chip, *usual[(roles.index(chip.credit.role) + way) % len(usual)])

    def _step(self, index: int) -> None:
        """Put the keyboard on a chip; beyond the last one into the line again."""
        if 0 <= index < len(self._chips):
            self._chips[index].setFocus(Qt.FocusReason.OtherFocusReason)
        elif index >= len(self._chips):
            self._at = len(self._chips)
            self._lay()
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, chip: Chip, index: int) -> None:
        if 0 <= index < len(self._chips) and self._chips[index] is not chip:
            self._chips.remove(chip)
            self._chips.insert(index, chip)
            self._at = len(self._chips)
            self._lay()
            self.edited.emit()

    def _haul(self, chip: Chip, point: QPoint) -> None:
        """Move a chip to where the hand is."""
        here = self.mapFromGlobal(point)
        for index, other in enumerate(self._chips):
            if other is not chip and other.geometry().contains(here):
                self._shift(chip, index)
                return

    def _namesakes(self, chip: Chip) -> People:
        return namesakes(self._people, chip.credit.name)

    def _doubt(self, tied: Mapping[str, str]) -> None:
        """Mark the names that several persons bear and nobody has told apart."""
        for chip in self._chips:
            known = self._namesakes(chip)
            clear = len(known) < 2 or chip.person or tied.get(chip.credit.name)
            words = (
                "" if clear else f"作者档案里有 {len(known)} 位{chip.credit.name}，点开选是哪一位"
            )
            if words != chip.doubt:
                chip.show_doubt(words)
                self._flow.invalidate()

    # Looks ----------------------------------------------------------------------------------------

    def _lay(self) -> None:
        self.input.setPlaceholderText("" if self._chips or self._next else _HINT)
        if self._next is not None and not self.input.text():
            self.input.setPlaceholderText(f"{self._word()}的姓名")
        self.input.updateGeometry()  # its width follows the hint
        widgets: list[QWidget] = [*self._chips[: self._at], self.input, *self._chips[self._at :]]
        self._flow.put(widgets)
        for widget in widgets:
            widget.show()
        self.updateGeometry()

    def _word(self) -> str:
        return role_word(*self._role())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The frame shows where the keyboard is; a name left half typed becomes a chip."""
        if event.type() == QEvent.Type.FocusOut:
            self._left(event.reason())  # type: ignore[attr-defined]
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _left(self, reason: Qt.FocusReason) -> None:
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if reason not in stays:
            self.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click beside the chips goes into the line."""
        self._step(len(self._chips))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The look of a line of text."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("surface"))
            lit = self.input.hasFocus()
            painter.setPen(QPen(theme.colour("accent" if lit else "line"), 1.6 if lit else 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 4, 4)


def _sounds(typed: str) -> bool:
    """Whether what is typed are only initials or pinyin, which nobody has chosen from yet."""
    return typed.isascii() and typed.strip().islower()
