"""The entries of the 人名职务库 as a table whose rows are dragged into the order of listing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidgetItem

from newsroom.model.roster import Official
from newsroom.ui import theme
from newsroom.ui.ordered import OrderedTable

RANK, NAME, TITLE, SINCE, UNTIL, NOTE = range(6)
_HEADS = ("次序", "姓名", "职务", "任职", "离任", "备注")


class RosterTable(OrderedTable):
    """moved: (uuid, uuid of the entry it now stands before, empty at the end). taken: an entry was
    double-clicked or Enter was pressed on it. struck: Delete was pressed on an entry (uuid).
    """

    moved = Signal(str, str)
    taken = Signal(object)
    struck = Signal(str)

    def __init__(self) -> None:
        super().__init__(_HEADS)
        self.setAccessibleName("人名职务库")
        self.setToolTip("拖动或按 Alt+↑、Alt+↓ 调整排名先后；双击或回车修改")
        self._order: list[str] = []
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, header.ResizeMode.Stretch)
        header.setSectionResizeMode(NOTE, header.ResizeMode.Interactive)
        self.setColumnWidth(NOTE, 150)
        self.reordered.connect(self._tell)
        self.itemDoubleClicked.connect(lambda item, _column: self.taken.emit(self.data_of(item)))

    def show_officials(self, officials: Sequence[Official], today: datetime.date) -> None:
        """Show these in this order; who was chosen stays so."""
        chosen = self.chosen()
        place = 0 if chosen is None else self._place(chosen.uuid)
        with QSignalBlocker(self):
            self.clear()
            for one in officials:
                self._row(one, today)
        self._order = [one.uuid for one in officials]
        if officials:
            uuid = chosen.uuid if chosen and chosen.uuid in self._order else ""
            row = self._order.index(uuid) if uuid else min(place, len(officials) - 1)
            self.setCurrentItem(self.items()[row])

    def choose(self, uuid: str) -> None:
        """Make an entry the current one, where it is on show."""
        if uuid in self._order:
            self.setCurrentItem(self.items()[self._order.index(uuid)])

    def chosen(self) -> Official | None:
        """The current entry."""
        item = self.currentItem()
        found = self.data_of(item) if item is not None else None
        return found if isinstance(found, Official) else None

    def remove(self) -> None:
        """Ask to strike out the current entry; it goes when the library has let it go."""
        if (one := self.chosen()) is not None:
            self.struck.emit(one.uuid)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter takes the current entry."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (one := self.chosen()) is not None:
                self.taken.emit(one)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Colours follow the scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            for item in self.items():
                _shade(item, gone=bool(item.data(RANK, Qt.ItemDataRole.UserRole + 1)))

    def _row(self, one: Official, today: datetime.date) -> None:
        days = [day.isoformat() if day else "" for day in (one.since, one.until)]
        rank = str(one.rank) if one.rank else "不排"
        item = self.add((rank, one.name, one.title, *days, one.note), one)
        item.setTextAlignment(RANK, Qt.AlignmentFlag.AlignCenter)
        item.setToolTip(TITLE, one.title)
        item.setToolTip(NOTE, one.note)
        gone = not one.serves(today)
        item.setData(RANK, Qt.ItemDataRole.UserRole + 1, gone)
        _shade(item, gone=gone)

    def _place(self, uuid: str) -> int:
        return self._order.index(uuid) if uuid in self._order else 0

    def _tell(self) -> None:
        """Which one entry was moved, told from the orders before and after."""
        now = [one.uuid for item in self.items() if isinstance(one := self.data_of(item), Official)]
        for uuid in now:
            if [o for o in now if o != uuid] == [o for o in self._order if o != uuid]:
                if now != self._order:
                    at = now.index(uuid) + 1
                    self._order = now
                    self.moved.emit(uuid, now[at] if at < len(now) else "")
                return


def _shade(item: QTreeWidgetItem, *, gone: bool) -> None:
    colour = theme.colour("faint" if gone else "ink")
    for column in range(len(_HEADS)):
        item.setForeground(column, colour)
