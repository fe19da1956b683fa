"""Who sits down at the keyboard: one click on a name, and the PIN where one guards it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.person import Person
from newsroom.ui import theme
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon

_PERSON = Qt.ItemDataRole.UserRole
_MOST = 8  # names without scrolling


class Chooser(QDialog):
    """wanted: (uuid, PIN) who wants to sit down; `refuse` says why not, accept closes. added: the
    name of somebody new.
    """

    wanted = Signal(str, str)
    added = Signal(str)

    def __init__(self, people: Sequence[Person], now: Person | None, parent: QWidget) -> None:
        super().__init__(parent)
        one = len(people) == 1 and people[0].guarded
        self.setWindowTitle("输入口令" if one else "谁在用")
        self.setMinimumWidth(360)
        heading = QLabel(people[0].name if one else "现在是谁在用这台电脑？")
        heading.setObjectName("heading")
        self._people = QListWidget()
        self._people.setAccessibleName("编辑部的人")
        self._people.setVisible(not one)
        high = max(32, self.fontMetrics().height() + 14)
        for person in people:
            item = QListWidgetItem(icon("lock" if person.guarded else "user"), person.name)
            item.setData(_PERSON, person)
            item.setToolTip(person.told)
            item.setSizeHint(QSize(0, high))
            self._people.addItem(item)
            if now is not None and person.uuid == now.uuid:
                self._people.setCurrentItem(item)
        if self._people.currentItem() is None:
            self._people.setCurrentRow(0)
        self._pin = QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setPlaceholderText("口令")
        self._pin.setAccessibleName("口令")
        self._told = QLabel()
        self._told.setWordWrap(True)
        theme.tone(self._told, "error")
        self._told.hide()
        self._take = QPushButton("确定" if one else "就是我")
        self._take.setDefault(True)
        layout = QVBoxLayout(self)
        roomy(layout)
        for widget in (heading, self._people, self._pin, self._told):
            layout.addWidget(widget)
        layout.addLayout(self._foot(adding=not one))
        self._people.setFixedHeight(high * min(len(people), _MOST) + 8)
        self._people.currentItemChanged.connect(lambda *_: self._suit())
        self._people.itemClicked.connect(lambda _item: self._clicked())
        self._people.itemActivated.connect(lambda _item: self._go())
        self._take.clicked.connect(self._go)
        self._suit()
        (self._pin if one else self._people).setFocus()

    def refuse(self, error: BaseException) -> None:
        """Say why that person did not sit down."""
        self._told.setText(str(error))
        self._told.show()
        self._pin.selectAll()
        self._pin.setFocus()

    def _foot(self, *, adding: bool) -> QHBoxLayout:
        foot = QHBoxLayout()
        if adding:
            self._new = QLineEdit()
            self._new.setPlaceholderText("名单里没有？写姓名，按回车")
            self._new.setAccessibleName("新来的人的姓名")
            self._new.setMaxLength(30)
            self._new.returnPressed.connect(self._add)
            foot.addWidget(self._new, 1)
        else:
            foot.addStretch(1)
        later = QPushButton("以后再选" if adding else "取消")
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        foot.addWidget(self._take)
        foot.addWidget(later)
        return foot

    def _add(self) -> None:
        name = self._new.text().strip()
        if name:
            self.added.emit(name)
            self.accept()

    def _chosen(self) -> Person | None:
        item = self._people.currentItem()
        return item.data(_PERSON) if item is not None else None

    def _suit(self) -> None:
        person = self._chosen()
        self._pin.setVisible(person is not None and person.guarded)
        self._pin.clear()
        self._told.hide()

    def _clicked(self) -> None:
        person = self._chosen()
        if person is not None and person.guarded:
            self._pin.setFocus()
        else:
            self._go()

    def _go(self) -> None:
        person = self._chosen()
        if self.focusWidget() is getattr(self, "_new", None) and self._new.text().strip():
            return  # the field itself takes the name
        if person is not None:
            self.wanted.emit(person.uuid, self._pin.text())
