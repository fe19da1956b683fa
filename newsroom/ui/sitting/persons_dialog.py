"""人员与口令: who there is in the newsroom, their duties, and which names a PIN guards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.person import Duty, Person
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.icons import icon

_PERSON = Qt.ItemDataRole.UserRole


class PersonsDialog(QDialog):
    """put: a Person as changed, or new. pinned: (uuid, PIN), empty for none."""

    put = Signal(object)
    pinned = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("人员与口令")
        self.resize(640, 480)
        self._new = ""  # uuid of who was just added
        self._list = QListWidget()
        self._list.setAccessibleName("编辑部的人")
        self._list.setMinimumWidth(190)
        self._name = QLineEdit()
        self._name.setMaxLength(30)
        self._name.setAccessibleName("姓名")
        self._duties = {duty: QCheckBox(duty.text) for duty in Duty}
        self._left = QCheckBox("已离开编辑部（签过的字都留着）")
        self._pin = QPushButton()
        self._pin.setAutoDefault(False)
        self._unpin = QPushButton("取消口令")
        self._unpin.setAutoDefault(False)
        self._form = QWidget()
        add = QPushButton("添加…")
        add.setIcon(icon("plus"))
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addLayout(left)
        row.addWidget(self._form, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(row, 1)
        layout.addWidget(box)
        self._fill_form()
        self._connect()
        self._list.setFocus()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these; who was chosen stays so, who is new is."""
        chosen = self._new or getattr(self._chosen(), "uuid", "")
        known = {person.uuid for person in self._people()}
        fresh = [person.uuid for person in people if known and person.uuid not in known]
        with QSignalBlocker(self._list):
            self._list.clear()
            for person in people:
                name = f"{person.name}（已离开）" if person.left else person.name
                item = QListWidgetItem(icon("lock" if person.guarded else "user"), name)
                item.setData(_PERSON, person)
                item.setToolTip(person.told)
                self._list.addItem(item)
                if person.uuid in (fresh or [chosen]):
                    self._list.setCurrentItem(item)
            if self._list.currentItem() is None:
                self._list.setCurrentRow(0)
        self._show()

    def _fill_form(self) -> None:
        column = QVBoxLayout(self._form)
        column.setContentsMargins(10, 0, 0, 0)
        form = form_rows()
        form.addRow("姓名", self._name)
        column.addLayout(form)
        column.addWidget(QLabel("职责（一项也不勾，就什么都能签）"))
        for box in self._duties.values():
            column.addWidget(box)
        column.addSpacing(6)
        column.addWidget(self._left)
        pins = QHBoxLayout()
        pins.addWidget(self._pin)
        pins.addWidget(self._unpin)
        pins.addStretch(1)
        column.addLayout(pins)
        note = QLabel("设了口令，换成这个人时要先输口令。口令忘了可以在这里重设。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(lambda *_: self._show())
        self._name.editingFinished.connect(self._changed)
        for box in (*self._duties.values(), self._left):
            box.clicked.connect(lambda _checked: self._changed())
        self._pin.clicked.connect(self._ask_pin)
        self._unpin.clicked.connect(lambda: self._set_pin(""))

    def _people(self) -> list[Person]:
        return [self._list.item(row).data(_PERSON) for row in range(self._list.count())]

    def _chosen(self) -> Person | None:
        item = self._list.currentItem()
        return item.data(_PERSON) if item is not None else None

    def _show(self) -> None:
        person = self._chosen()
        self._form.setEnabled(person is not None)
        if person is None:
            return
        self._name.setText(person.name)
        for duty, box in self._duties.items():
            box.setChecked(duty in person.duties)
        self._left.setChecked(person.left)
        self._pin.setText("换口令…" if person.guarded else "设口令…")
        self._unpin.setVisible(person.guarded)

    def _changed(self) -> None:
        person = self._chosen()
        if person is None:
            return
        duties = tuple(duty for duty, box in self._duties.items() if box.isChecked())
        name = self._name.text().strip() or person.name
        wanted = replace(person, name=name, duties=duties, left=self._left.isChecked())
        if wanted != person:
            self.put.emit(wanted)

    def _add(self) -> None:
        dialog = _NameDialog(self)
        dialog.accepted.connect(lambda: self.put.emit(Person(name=dialog.name())))
        dialog.open()

    def _ask_pin(self) -> None:
        person = self._chosen()
        if person is None:
            return
        dialog = _PinDialog(person.name, self)
        dialog.accepted.connect(lambda: self._set_pin(dialog.pin()))
        dialog.open()

    def _set_pin(self, pin: str) -> None:
        person = self._chosen()
        if person is not None:
            self.pinned.emit(person.uuid, pin)


class _NameDialog(QDialog):
    """Asks for a name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("添加人员")
        self.setMinimumWidth(340)
        self._name = QLineEdit()
        self._name.setMaxLength(30)
        self._name.setAccessibleName("姓名")
        self._name.setPlaceholderText("两位同名时加上区别，如：王芳（校对）")
        box = buttons("添加")
        ok = box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(False)
        self._name.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        form = form_rows()
        form.addRow("姓名", self._name)
        layout.addLayout(form)
        layout.addWidget(box)

    def name(self) -> str:
        """As written."""
        return self._name.text().strip()


class _PinDialog(QDialog):
    """Asks for a new PIN, twice."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{name}的口令")
        self.setMinimumWidth(360)
        self._fields = (QLineEdit(), QLineEdit())
        form = form_rows()
        for words, one in zip(("新口令", "再输一遍"), self._fields, strict=True):
            one.setEchoMode(QLineEdit.EchoMode.Password)
            one.setMaxLength(32)
            one.setAccessibleName(words)
            one.textChanged.connect(self._check)
            form.addRow(words, one)
        note = QLabel("4 到 32 个数字、字母或汉字。稿库里只留口令的指纹，谁也看不到原文。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        self._box = buttons("设口令")
        self._box.accepted.connect(self.accept)
        self._box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(self._box)
        self._check()

    def pin(self) -> str:
        """As written."""
        return self._fields[0].text()

    def _check(self) -> None:
        one, other = (field.text() for field in self._fields)
        ok = self._box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(len(one) >= 4 and one == other)
