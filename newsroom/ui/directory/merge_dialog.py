"""The dialog that asks into which entry another is to be merged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.naming import hint, search
from newsroom.model.contributor import Contributor, NameUse
from newsroom.ui.dialogs import buttons, roomy

_DATA = Qt.ItemDataRole.UserRole
_MOST = 200


class MergeDialog(QDialog):
    """The busiest first; what is typed narrows."""

    def __init__(self, gone: Contributor, people: Sequence[Contributor], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("合并作者")
        self.resize(460, 440)
        self._people = [person for person in people if person.uuid != gone.uuid]
        words = QLabel(f"“{gone.name}”（{gone.pieces} 处署名）和谁是同一个人？并到：")
        words.setWordWrap(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText("搜姓名、拼音、笔名、单位")
        self._search.setAccessibleName("搜作者")
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName("作者")
        self._use = QComboBox()
        self._use.setAccessibleName("这个名字记为")
        for use in NameUse:
            self._use.addItem(use.text, use)
        self._buttons = buttons("合并")
        row = QHBoxLayout()
        label = QLabel(f"“{gone.name}”记为")
        label.setBuddy(self._use)
        row.addWidget(label)
        row.addWidget(self._use)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(words)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)
        layout.addWidget(self._buttons)
        self._search.textChanged.connect(self._show)
        self._list.currentRowChanged.connect(self._check)
        self._list.itemActivated.connect(self.accept)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show()
        self._search.setFocus()

    def chosen(self) -> str:
        """The entry to keep; empty for none."""
        item = self._list.currentItem()
        return str(item.data(_DATA)) if item is not None else ""

    def use(self) -> NameUse:
        """What the other name is for the person."""
        return NameUse(self._use.currentData())

    def _show(self) -> None:
        self._list.clear()
        for person in search(self._people, self._search.text())[:_MOST]:
            facts = hint(person)
            item = QListWidgetItem(f"{person.name}　{facts}" if facts else person.name)
            item.setData(_DATA, person.uuid)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._check()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.chosen()))
