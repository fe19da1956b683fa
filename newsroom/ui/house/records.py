"""A table of records of a house style: texts and lines of a masthead, slots of page templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui import theme

_HIGH = 250
_NARROW, _USUAL, _WIDE = 60, 78, 190


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record. usual: what holds where the file says nothing; None where it must
    say. number: whether it holds a number, `whole` ones only. choices: value and word.
    """

    key: str
    title: str
    usual: Any = None
    number: bool = False
    whole: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    help: str = ""
    check: Callable[[str], str] | None = None

    def said(self, value: Any) -> str:
        """A value as it is shown."""
        if value is None:
            return ""
        if isinstance(value, bool):
            value = str(value).lower()
        if isinstance(value, int | float):
            return f"{value:g}"
        return dict(self.choices).get(value, str(value))

    def read(self, text: str) -> Any:
        """What was typed as a value. Raises ValueError in words."""
        words = text.strip()
        if self.choices:
            for value, word in self.choices:
                if words in (word, value):
                    return {"true": True, "false": False}.get(value, value)
            raise ValueError(f"{self.title}只能是{'、'.join(word for _, word in self.choices)}")
        if not self.number:
            if self.check is not None and (wrong := self.check(text)):
                raise ValueError(wrong)
            return text
        try:
            number = float(words)
        except ValueError:
            raise ValueError(f"{self.title}要填数字") from None
        if self.whole and number != int(number):
            raise ValueError(f"{self.title}要填整数")
        return int(number) if number == int(number) else number


class RecordsTable(QWidget):
    """Edits records. edited: they were changed and are all right."""

    edited = Signal()

    def __init__(
        self, name: str, columns: Sequence[Column], fresh: Mapping[str, Any], told: str = ""
    ) -> None:
        """fresh: a new record."""
        super().__init__()
        self._columns = tuple(columns)
        self._fresh = dict(fresh)
        self._records: list[dict[str, Any]] = []
        self._filling = False
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels([column.title for column in columns])
        for number, column in enumerate(columns):
            head = self.table.horizontalHeaderItem(number)
            head.setToolTip(column.help or column.title)  # type: ignore[union-attr]
            width = _NARROW if column.number else _USUAL
            self.table.setColumnWidth(number, _WIDE if column.wide else width)
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(_HIGH)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(_Cells(self._columns, self.table))
        self.table.itemChanged.connect(self._changed)
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        theme.tone(self.wrong, "error")
        self.wrong.hide()
        self._lay_out(name, told)

    def _lay_out(self, name: str, told: str) -> None:
        label = QLabel(name)
        label.setObjectName("heading")
        label.setBuddy(self.table)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        for words, tip, act in (
            ("加一行", "在末尾加一行", self.add),
            ("删一行", "删去选中的一行", self.remove),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setToolTip(f"{name}：{tip}")
            button.setAccessibleName(f"{name}：{words}")
            button.clicked.connect(act)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(row)
        if told:
            hint = QLabel(told)
            hint.setObjectName("empty")
            hint.setWordWrap(True)
            layout.addWidget(hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.wrong)

    def show_records(self, records: Sequence[Mapping[str, Any]]) -> None:
        """Show records."""
        self._records = [dict(record) for record in records]
        self._fill()

    def records(self) -> list[dict[str, Any]]:
        """The records as edited; what is as usual is not said."""
        return [dict(record) for record in self._records]

    def add(self) -> None:
        """One more record."""
        self._records.append(dict(self._fresh))
        self._fill()
        self.table.setCurrentCell(len(self._records) - 1, 0)
        self.table.setFocus()
        self.edited.emit()

    def remove(self) -> None:
        """Remove the chosen record."""
        row = self.table.currentRow()
        if 0 <= row < len(self._records):
            del self._records[row]
            self._fill()
            self.table.setCurrentCell(min(row, len(self._records) - 1), 0)
            self.edited.emit()

    def _fill(self) -> None:
        self._filling = True
        self.table.setRowCount(len(self._records))
        for row, record in enumerate(self._records):
            for number, column in enumerate(self._columns):
                item = QTableWidgetItem(column.said(record.get(column.key, column.usual)))
                item.setToolTip(column.help or column.title)
                self.table.setItem(row, number, item)
        self._filling = False

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        column, record = self._columns[item.column()], self._records[item.row()]
        try:
            value = column.read(item.text())
        except ValueError as error:
            self.wrong.setText(f"第 {item.row() + 1} 行没有改：{error}")
            self.wrong.show()
            self._filling = True  # what stands there is what holds
            item.setText(column.said(record.get(column.key, column.usual)))
            self._filling = False
            return
        self.wrong.hide()
        if value == column.usual and column.key not in record:
            return
        record[column.key] = value
        self.edited.emit()


class _Cells(QStyledItemDelegate):
    """Offers choices where there are any."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(  # noqa: N802
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A box of choices, or a field."""
        choices = self._columns[index.column()].choices
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for _, word in choices:
            box.addItem(word)
        box.activated.connect(lambda _row: self.commitData.emit(box))
        return box

    def setEditorData(  # noqa: N802
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What the cell says."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(index.data()), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)
