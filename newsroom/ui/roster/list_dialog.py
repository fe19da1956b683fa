"""What a list would change in the 人名职务库, line by line, before anything is taken."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.roster_list import Preview, Proposal, Turn
from newsroom.model.roster import Official
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, roomy

_TURN, _NAME, _TITLE, _TOLD = range(4)
_DATA = Qt.ItemDataRole.UserRole
_TONES = {Turn.ADD: "good", Turn.CHANGE: "accent", Turn.SAME: "faint", Turn.LEAVE: "warning"}
_STRANGE = 3
_TURN_WIDTH, _TITLE_WIDTH = 92, 220


class RosterListDialog(QDialog):
    """Asks which lines of a list are to be taken."""

    def __init__(self, found: Preview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入名单")
        room = self.screen().availableGeometry()
        self.resize(min(860, room.width() - 80), min(540, room.height() - 90))
        self._found = found
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._lines = QTreeWidget()
        self._lines.setAccessibleName("名单会改什么")
        self._lines.setToolTip("勾上的收下；按空格勾选或去掉")
        self._lines.setHeaderLabels(["", "姓名", "职务", "改什么"])
        self._lines.setRootIsDecorated(False)
        self._lines.setUniformRowHeights(True)
        self._lines.setAllColumnsShowFocus(True)
        header = self._lines.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in ((_TURN, _TURN_WIDTH), (_TITLE, _TITLE_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self._lines.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        # Rows keep the height they were first measured with: before the style, they are too low.
        self._lines.ensurePolished()
        self._ranked = QCheckBox("名单的先后就是排名先后(&R)")
        self._ranked.setToolTip("不勾：新收的不排次序，原有的次序不动")
        self._ranked.setChecked(found.begins)
        box = buttons("收下")
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._told)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self._ranked)
        layout.addWidget(box)
        self._ranked.toggled.connect(lambda _checked: self._show())
        self._lines.itemChanged.connect(lambda *_: self._suit())
        self._show()

    def officials(self) -> tuple[Official, ...]:
        """The entries to be taken in or changed."""
        return tuple(one for line in self._chosen() for one in line.after)

    def _chosen(self) -> list[Proposal]:
        return [
            line
            for item in self._items()
            if item.checkState(_TURN) is Qt.CheckState.Checked
            and isinstance(line := item.data(_TURN, _DATA), Proposal)
        ]

    def _items(self) -> list[QTreeWidgetItem]:
        rows = [self._lines.topLevelItem(row) for row in range(self._lines.topLevelItemCount())]
        return [row for row in rows if row is not None]

    def _show(self) -> None:
        found = self._found.ranked if self._ranked.isChecked() else self._found.plain
        with QSignalBlocker(self._lines):
            self._lines.clear()
            for line in found:
                self._lines.addTopLevelItem(_item(line))
        if found:
            self._lines.setCurrentItem(self._items()[0])
        self._suit()

    def _suit(self) -> None:
        """Tell how many of each are to be taken."""
        chosen = [line.turn for line in self._chosen()]
        counts = [f"{turn.text} {chosen.count(turn)} 位" for turn in Turn if turn in chosen]
        words = f"名单里有 {self._found.people} 位。"
        words += f"要收下的：{'，'.join(counts)}。" if counts else "没有要收下的。"
        strange = self._found.strange
        if strange:
            shown = "、".join(f"“{line[:16]}”" for line in strange[:_STRANGE])
            more = f"等 {len(strange)} 行" if len(strange) > _STRANGE else ""
            words += f"没有看出人名的：{shown}{more}。"
        self._told.setText(words)
        self._ok.setEnabled(bool(chosen))


def _item(line: Proposal) -> QTreeWidgetItem:
    told = "；".join(filter(None, (line.doubt, line.told)))
    item = QTreeWidgetItem([line.turn.text, line.name, line.title, told])
    item.setData(_TURN, _DATA, line)
    item.setForeground(_TURN, theme.colour(_TONES[line.turn]))
    if line.doubt:
        item.setForeground(_TOLD, theme.colour("warning"))
    item.setToolTip(_TOLD, told)
    item.setToolTip(_TITLE, line.title)
    if line.turn is Turn.SAME:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        return item
    wanted = line.turn.taken and not line.doubt
    item.setCheckState(_TURN, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    return item
