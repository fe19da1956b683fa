"""The lines of a bulletin's foot that say who gets it: 报, 送, 发 with their recipients."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from newsroom.model.issue import Distribution
from newsroom.ui.ordered import OrderedTable, beside

_LABEL, _TEXT = range(2)
_USUAL = ("报", "送", "发")


class DistributionTable(QWidget):
    """Edits the lines and their order."""

    def __init__(self, lines: Sequence[Distribution], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = OrderedTable(("字样", "单位"), (_LABEL, _TEXT))
        self._table.setAccessibleName("报、送、发")
        self._table.setToolTip("双击或按 F2 修改；拖动或按 Alt+↑、Alt+↓ 换位置")
        self._table.setMinimumHeight(112)
        header = self._table.header()
        header.setSectionResizeMode(_LABEL, header.ResizeMode.Interactive)
        self._table.setColumnWidth(_LABEL, 84)
        for line in lines:
            self._table.add((line.label, line.text), None)
        acts = (("添加", "在末尾添一行", self.add), ("移除", "Delete", self._table.remove))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._table, 1)
        row.addLayout(beside(acts))

    def lines(self) -> tuple[Distribution, ...]:
        """The lines in their order; those without recipients are left out."""
        found = [
            Distribution(item.text(_LABEL).strip(" ：:"), item.text(_TEXT).strip())
            for item in self._table.items()
        ]
        return tuple(line for line in found if line.label and line.text)

    def add(self) -> None:
        """One more line at the end, under the next usual word; its recipients to be typed."""
        used = {item.text(_LABEL).strip() for item in self._table.items()}
        label = next((word for word in _USUAL if word not in used), _USUAL[-1])
        item = self._table.add((label, ""), None)
        self._table.setCurrentItem(item, _TEXT)
        self._table.setFocus()
        self._table.editItem(item, _TEXT)
