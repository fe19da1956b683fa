"""The rows of the results: lines of the first ones, more as they are scrolled to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from newsroom.model.query import Hit

HIT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """more_wanted: the end of the rows is seen, and there may be more."""

    more_wanted = Signal()

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._hits: list[Hit] = []
        self._more = False
        self._asked = False

    def show(self, hits: Iterable[Hit], *, more: bool) -> None:
        """Show other finds."""
        self.beginResetModel()
        self._hits = list(hits)
        self._more, self._asked = more, False
        self.endResetModel()

    def append(self, hits: Iterable[Hit], *, more: bool) -> None:
        """Show more of them."""
        added = list(hits)
        self._more, self._asked = more, False
        if added:
            last = len(self._hits) + len(added) - 1
            self.beginInsertRows(QModelIndex(), len(self._hits), last)
            self._hits += added
            self.endInsertRows()

    @property
    def complete(self) -> bool:
        """Whether all finds are listed."""
        return not self._more

    def hit(self, row: int) -> Hit | None:
        """A row's find."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's title, what is read out of it, or its find."""
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.line.title}，{whereabouts(hit)}。{hit.line.snippet}"
        return hit if role == HIT else None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Whether rows follow."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """The end is seen."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()


def whereabouts(hit: Hit) -> str:
    """What stands below a find: paper, issue, page, or its day where it was in none; names."""
    line = hit.line
    if hit.issue:
        page = f"第{hit.number}版" if hit.number else ""
        parts = [hit.publication, hit.issue_label.partition("（")[0], page]
    else:
        parts = [hit.publication, f"{hit.day.year}年{hit.day.month}月{hit.day.day}日"]
    parts += [line.section, " ".join(line.bylines), f"{line.characters:,} 字", line.status.text]
    if line.withdrawn:
        parts.append("已撤稿")
    if line.corrected:
        parts.append("登过更正")
    return "　".join(part for part in parts if part)
