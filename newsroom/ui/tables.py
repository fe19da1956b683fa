"""Tables whose rows are chosen as wholes and hold fields in some columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QTableWidget, QWidget


def rows_table(name: str, titles: Sequence[str], rows: int) -> QTableWidget:
    """An empty table of `rows` rows under these column titles, named for screen readers."""
    table = QTableWidget(rows, len(titles))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(titles))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(34)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def cell_buttons(
    acts: Sequence[tuple[str, Callable[[], None]]], named: Callable[[str], str]
) -> QWidget:
    """Small buttons side by side in one cell. acts: what each says and does; named: the name that
    screen readers tell, from its words without their “…”.
    """
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(2, 1, 2, 1)
    row.setSpacing(4)
    for words, act in acts:
        button = QPushButton(words)
        button.setAccessibleName(named(words.rstrip("…")))
        button.setAutoDefault(False)
        button.clicked.connect(act)
        row.addWidget(button)
    return box
