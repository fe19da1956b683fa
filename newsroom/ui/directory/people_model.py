"""The rows of 作者档案."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from newsroom.desk.naming import role_word
from newsroom.model.contributor import Contributor

NAME, UNIT, ROLE, PIECES = range(4)
_TITLES = ("姓名", "单位", "身份", "署名")
_NONE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """One person a row."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.rows: tuple[Contributor, ...] = ()

    def show(self, rows: Sequence[Contributor]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row_of(self, person: str) -> int:
        """The row of a person, or -1."""
        return next((row for row, one in enumerate(self.rows) if one.uuid == person), -1)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Name, unit, role, pieces."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        person = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return told(person)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            others = "、".join(person.other_names)
            return f"{person.name}（{others}）" if others else person.name
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PIECES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


def told(person: Contributor) -> tuple[str, str, str, str]:
    """A person as a row."""
    role = role_word(person.role) if person.role is not None else ""
    return person.name, person.unit, role, str(person.pieces) if person.pieces else ""
