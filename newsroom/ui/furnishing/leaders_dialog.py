"""The dialog for the order of leaders, in which their activities stand on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.leader import Leader
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.ordered import OrderedTable, beside

_RANK, _NAME, _TITLE, _LEVEL = range(4)
_HINT = (
    "排在前面的领导，活动稿件在版面上也排在前面，标题不比后面的小、栏数不比后面的少。"
    "点“添加”录入，拖动换位置。"
)


class LeadersDialog(QDialog):
    """Edits names, titles and order; 并列 gives the rank of the one above."""

    def __init__(self, leaders: Sequence[Leader], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("领导排序")
        self.resize(560, 460)
        self._table = OrderedTable(("次序", "姓名", "职务", "并列"), (_NAME, _TITLE))
        self._table.setAccessibleName("领导排序")
        self._table.setToolTip("拖动或按 Alt+↑、Alt+↓ 换位置；双击或按 F2 修改")
        self._table.setColumnWidth(_NAME, 110)
        before = 0
        for leader in sorted(leaders, key=lambda each: each.rank):
            self._row(leader, level=leader.rank == before)
            before = leader.rank
        hint = QLabel(_HINT)
        hint.setObjectName("empty")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(hint)
        row = QHBoxLayout()
        row.addWidget(self._table, 1)
        acts = (
            ("添加", "在末尾添一位", self.add),
            ("上移", "Alt+↑", lambda: self._table.shift(-1)),
            ("下移", "Alt+↓", lambda: self._table.shift(1)),
            ("移除", "Delete", self._table.remove),
        )
        row.addLayout(beside(acts))
        layout.addLayout(row, 1)
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        self._table.reordered.connect(self._count)
        self._table.itemChanged.connect(self._changed)
        self._fit_columns()
        self._count()

    def leaders(self) -> tuple[Leader, ...]:
        """The leaders in their order; rows without a name are left out."""
        named = [item for item in self._table.items() if item.text(_NAME).strip()]
        found, rank = [], 0
        for number, item in enumerate(named):
            rank += not (number and self._level(item))
            known = self._table.data_of(item)
            assert isinstance(known, Leader)
            found.append(
                replace(
                    known,
                    name=item.text(_NAME).strip(),
                    title=item.text(_TITLE).strip(),
                    rank=rank,
                )
            )
        return tuple(found)

    def add(self) -> None:
        """One more at the end, its name to be typed."""
        item = self._row(Leader(name="", rank=0), level=False)
        self._count()
        self._table.setCurrentItem(item, _NAME)
        self._table.setFocus()
        self._table.editItem(item, _NAME)

    def _row(self, leader: Leader, *, level: bool) -> QTreeWidgetItem:
        item = self._table.add(("", leader.name, leader.title, ""), leader)
        item.setTextAlignment(_RANK, Qt.AlignmentFlag.AlignCenter)
        item.setCheckState(_LEVEL, Qt.CheckState.Checked if level else Qt.CheckState.Unchecked)
        item.setToolTip(_LEVEL, "与上一位并列，不分先后")
        return item

    def _fit_columns(self) -> None:
        header = self._table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, header.ResizeMode.Interactive)
        header.setSectionResizeMode(_TITLE, header.ResizeMode.Stretch)
        self._table.setColumnWidth(_NAME, 120)

    def _level(self, item: QTreeWidgetItem) -> bool:
        return item.checkState(_LEVEL) is Qt.CheckState.Checked

    def _changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == _LEVEL:
            self._count()

    def _count(self) -> None:
        """Show each one's rank."""
        rank = 0
        for number, item in enumerate(self._table.items()):
            rank += not (number and self._level(item))
            item.setText(_RANK, str(rank))
