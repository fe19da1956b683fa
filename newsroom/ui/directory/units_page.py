"""The third page of 作者档案: the units that send copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.unit_book import UnitLine
from newsroom.model.contributor import Unit
from newsroom.ui import theme
from newsroom.ui.dialogs import form_rows
from newsroom.ui.directory.form import divided, quiet
from newsroom.ui.icons import icon

_DATA = Qt.ItemDataRole.UserRole
_NAME, _CONTACT, _PHONE, _PEOPLE, _PIECES = range(5)
_FIELDS = (
    ("name", "名称", "必填"),
    ("other_names", "其他名称", "简称、旧称，几个的用、隔开"),
    ("contact", "联系人", "如：办公室王主任"),
    ("phone", "电话", "只留在本稿库"),
    ("note", "备注", "只留在本稿库"),
)
_EMPTY = "还没有单位。\n稿件的来源单位和作者的单位会列在这里，也可以点“新增”。"


class UnitsPage(QWidget):
    """kept: (Unit) an entry is to be written. removed: (uuid) to be struck out."""

    kept = Signal(object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[UnitLine, ...] = ()
        self._shown: Unit | None = None
        self.search = QLineEdit()
        self.list = QTreeWidget()
        self.fields = {key: QLineEdit() for key, _, _ in _FIELDS}
        self._buttons: dict[str, QPushButton] = {}
        self._build()

    def show_lines(self, lines: Sequence[UnitLine]) -> None:
        """Show all units; the one chosen stays so."""
        self._lines = tuple(lines)
        self._narrow()

    def entry(self) -> Unit | None:
        """The entry as typed; None for none."""
        if self._shown is None:
            return None
        texts = {key: field.text().strip() for key, field in self.fields.items()}
        others = divided(texts.pop("other_names"))
        return replace(self._shown, other_names=others, **texts)

    def keep(self) -> None:
        """Have what was typed written; nothing where nothing was."""
        entry = self.entry()
        if entry is not None and entry != self._shown and entry.name:
            self._shown = entry
            self.kept.emit(entry)
        self._offer()

    def add(self) -> None:
        """An empty entry to be filled in."""
        self.keep()
        self.list.setCurrentIndex(self.list.rootIndex())
        self._show(Unit(name=""))
        self.fields["name"].setFocus()

    def _narrow(self) -> None:
        text = self.search.text().strip()
        uuid = self._shown.uuid if self._shown is not None else ""
        name = self._shown.name if self._shown is not None else ""
        fresh = self._shown is not None and not name
        with QSignalBlocker(self.list):
            self.list.clear()
            for line in self._lines:
                names = (line.unit.name, *line.unit.other_names, line.unit.contact, line.unit.phone)
                if not text or any(text in one for one in names):
                    item = _item(line)
                    self.list.addTopLevelItem(item)
                    if line.unit.uuid == uuid or (line.unit.name == name and name):
                        self.list.setCurrentItem(item)
        self._stack.setCurrentIndex(0 if self._lines else 1)
        if self.list.currentItem() is None and self.list.topLevelItemCount() and not fresh:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._chosen()

    def _chosen(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        line = item.data(_NAME, _DATA)
        if self._shown is not None and self.entry() != self._shown:
            if line.unit.name == self._shown.name:
                return
            self.keep()
        self._show(line.unit, line.entered)

    def _show(self, unit: Unit, entered: bool = False) -> None:
        self._shown = unit
        for key, field in self.fields.items():
            value = getattr(unit, key)
            with QSignalBlocker(field):
                field.setText("、".join(value) if isinstance(value, tuple) else value)
            field.setEnabled(True)
        self._entered = entered
        self._offer()

    def _offer(self) -> None:
        entry = self.entry()
        changed = entry is not None and entry != self._shown and bool(entry.name)
        self._buttons["保存"].setEnabled(changed)
        self._buttons["删除"].setEnabled(self._shown is not None and self._entered)

    def _remove(self) -> None:
        if self._shown is not None:
            self.removed.emit(self._shown.uuid)

    def _build(self) -> None:
        self._entered = False
        self.search.setPlaceholderText("搜单位、联系人、电话")
        self.search.setAccessibleName("搜单位")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName("单位")
        self.list.setHeaderLabels(["单位", "联系人", "电话", "作者", "稿件"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        empty = quiet(_EMPTY)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left(empty))
        split.addWidget(self._right())
        split.setSizes([540, 360])
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.addWidget(split)
        self._offer()

    def _left(self, empty: QWidget) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.search)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        column.addLayout(self._stack, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        form = form_rows()
        for key, name, hint in _FIELDS:
            field = self.fields[key]
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.setEnabled(False)
            field.textChanged.connect(self._offer)
            field.returnPressed.connect(self.keep)
            form.addRow(name, field)
        column.addLayout(form)
        column.addWidget(
            quiet("改了名称，这个单位的作者一起改；旧名称记在“其他名称”里，刊出的稿件不动。")
        )
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        for words, tip, act in (
            ("新增", "登记一个单位（Ctrl+N）", self.add),
            ("删除", "从通讯录删去；作者和稿件上的单位名不动", self._remove),
            ("保存", "保存这个单位（回车）；换一个时也会自动保存", self.keep),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self._buttons[words] = button
            row.addWidget(button)
        column.addLayout(row)
        return right


def _item(line: UnitLine) -> QTreeWidgetItem:
    unit = line.unit
    counts = [str(n) if n else "" for n in (line.people, line.pieces)]
    item = QTreeWidgetItem([unit.name, unit.contact, unit.phone, *counts])
    item.setData(_NAME, _DATA, line)
    item.setToolTip(_NAME, unit.name if line.entered else f"{unit.name}：还没有登记联系人和电话")
    for column in (_PEOPLE, _PIECES):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if not line.entered:
        item.setForeground(_NAME, QBrush(theme.colour("quiet")))
    return item
