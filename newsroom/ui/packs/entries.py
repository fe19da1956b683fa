"""The entries of a pack as rows: those of the house first, then the program's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from newsroom.desk.packs import PackLine
from newsroom.model.pack import Entry
from newsroom.model.pack_book import OwnEntry
from newsroom.model.pack_table import CUT
from newsroom.ui import theme

WORDS, INSTEAD, NOTE, WEIGHT, FROM = range(5)
TITLES = ("要找的", "改为", "说明", "轻重", "来自")
_NONE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. own: where the house added it; muted: switched off here."""

    entry: Entry
    own: OwnEntry | None = None
    muted: bool = False

    @property
    def key(self) -> str:
        """Which entry it is, also after it was changed."""
        return self.own.uuid if self.own is not None else self.entry.fingerprint

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Its columns."""
        entry = self.entry
        instead = "、".join(one or CUT for one in entry.instead)
        owner = "本报" if self.own is not None else "停用" if self.muted else "程序"
        return entry.name, instead, entry.note, entry.severity.text, owner


def rows_of(line: PackLine) -> tuple[Row, ...]:
    """The rows of a pack: of the house the newest first, of the program words before patterns."""
    own = [Row(one.entry, one) for one in reversed(line.own)]
    shipped = [Row(one, muted=one.fingerprint in line.muted) for one in line.entries]
    shipped.sort(key=lambda row: bool(row.entry.pattern))
    return (*own, *shipped)


def holding(rows: Sequence[Row], text: str) -> list[Row]:
    """The rows that hold some words."""
    wanted = text.strip()
    if not wanted:
        return list(rows)
    return [
        row
        for row in rows
        if any(wanted in cell for cell in (*row.cells[:3], row.entry.source, *row.entry.unless))
    ]


class EntriesModel(QAbstractTableModel):
    """One entry a row."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row of an entry, or -1."""
        if not key:
            return -1
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """What is found, what is offered, why, how heavy, whose."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.cells[index.column()], row.entry.source)))
        if role == Qt.ItemDataRole.ForegroundRole and row.muted:
            return QBrush(theme.colour("faint"))
        return None
