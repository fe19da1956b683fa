"""The packs, each with a tick that switches it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.packs import PackLine
from newsroom.model.pack import CIRCLES
from newsroom.ui.icons import icon
from newsroom.ui.steady import steady

_DATA = Qt.ItemDataRole.UserRole
_TITLE, _COUNT = range(2)
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PackList(QWidget):
    """chosen: another pack (PackLine) is on show. switched: (scope, key, on or None); an empty
    scope is the publication. made, named, removed, taken, written: a pack is to be made, named
    otherwise (key), removed (key), taken from a file, written into one (its suffix).
    """

    chosen = Signal(object)
    switched = Signal(str, str, object)
    made = Signal()
    named = Signal(str)
    removed = Signal(str)
    taken = Signal()
    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._circle = ""
        self._key = ""
        self.list = QTreeWidget()
        self.scope = QComboBox()
        self.note = QLabel()
        self.more = QToolButton()
        self._acts: dict[str, QAction] = {}
        self._build()

    @property
    def line(self) -> PackLine | None:
        """The pack on show."""
        item = self.list.currentItem()
        return None if item is None else item.data(_TITLE, _DATA)

    def show_lines(self, lines: Sequence[PackLine], circle: str) -> None:
        """Show all packs; the one chosen stays so. circle: of the publication."""
        self._circle = circle
        with QSignalBlocker(self.scope):
            self.scope.setItemText(1, f"所有{CIRCLES[circle]}")
        with QSignalBlocker(self.list):
            self.list.clear()
            for line in lines:
                item = self._item(line)
                self.list.addTopLevelItem(item)
                if line.pack.key == self._key:
                    self.list.setCurrentItem(item)
            if self.list.currentItem() is None and self.list.topLevelItemCount():
                self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._choose()

    def choose(self, key: str) -> None:
        """Show a pack, now or once it is listed."""
        self._key = key
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(_TITLE, _DATA).pack.key == key:
                self.list.setCurrentItem(item)

    def _item(self, line: PackLine) -> QTreeWidgetItem:
        own, shipped = len(line.own), len(line.entries)
        count = f"{own}＋{shipped}" if own and shipped else str(own or shipped or "")
        item = QTreeWidgetItem([line.pack.title, count])
        item.setData(_TITLE, _DATA, line)
        item.setCheckState(_TITLE, _ON if line.heard else _OFF)
        item.setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        state = "开着" if line.heard else "关着"
        item.setToolTip(_TITLE, f"{line.pack.note}\n{state}；按空格键或点方框开关".strip())
        item.setToolTip(_COUNT, f"本报加了 {own} 条，程序带的 {shipped} 条")
        item.setData(
            _TITLE,
            Qt.ItemDataRole.AccessibleTextRole,
            f"{line.pack.title}，{state}，{count or 0} 条",
        )
        return item

    def _choose(self) -> None:
        line = self.line
        if line is None:
            return
        self._key = line.pack.key
        rules = f"另有 {len(line.pack.rules)} 项检查由程序判断。" if line.pack.rules else ""
        self.note.setText(f"{line.pack.note}{rules}")
        self._acts["改名…"].setEnabled(line.made is not None)
        self._acts["删除这个包"].setEnabled(line.made is not None)
        self._acts["恢复原来的开关"].setEnabled(line.heard != line.usual)
        self.chosen.emit(line)

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        line: PackLine = item.data(_TITLE, _DATA)
        on = item.checkState(_TITLE) is _ON
        if column == _TITLE and on != line.heard:
            self.switched.emit(self._scope(), line.pack.key, on)

    def _scope(self) -> str:
        return self._circle if self.scope.currentIndex() == 1 else ""

    def _with(self, signal: str) -> None:
        line = self.line
        if line is not None:
            getattr(self, signal).emit(line.pack.key)

    def _write(self, suffix: str, _checked: bool = False) -> None:
        self.written.emit(suffix)

    def _usual(self) -> None:
        if self.line is not None:
            self.switched.emit("", self.line.pack.key, None)

    def _build(self) -> None:
        self.list.setAccessibleName("规则包")
        self.list.setHeaderLabels(["规则包", "词条"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.list.itemChanged.connect(self._ticked)
        self.scope.setAccessibleName("开关管到哪里")
        self.scope.setToolTip("开关规则包时，只管这份报刊，还是同类的报刊都照办")
        self.scope.addItems(["只管本报刊", "所有报纸"])
        self.note.setObjectName("empty")
        self.note.setWordWrap(True)
        scope = QHBoxLayout()
        scope.addWidget(QLabel("开关"))
        scope.addWidget(self.scope, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addLayout(scope)
        column.addLayout(self._foot())
        steady(self)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        take, write = QPushButton("导入…"), QPushButton("导出")
        take.setToolTip("从规则包文件（.toml）或词表（.xlsx、.csv）导入；词表的词进选中的规则包")
        take.clicked.connect(self.taken.emit)
        write.setToolTip("把选中的规则包写成文件，给别的报刊用或在表格里改")
        kinds = QMenu(write)
        for words, suffix in (("规则包文件（.toml）…", "toml"), ("电子表格（.xlsx）…", "xlsx")):
            kinds.addAction(words).triggered.connect(partial(self._write, suffix))
        write.setMenu(kinds)
        for button in (take, write):
            button.setAutoDefault(False)
            row.addWidget(button)
        menu = QMenu(self.more)
        for words, act in (
            ("新建规则包…", self.made.emit),
            ("改名…", lambda: self._with("named")),
            ("删除这个包", lambda: self._with("removed")),
            ("恢复原来的开关", self._usual),
        ):
            action = menu.addAction(words)
            action.triggered.connect(act)
            self._acts[words] = action
        self.more.setMenu(menu)
        self.more.setIcon(icon("ellipsis"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip("新建、改名、删除规则包，恢复开关")
        self.more.setAccessibleName("更多规则包操作")
        row.addStretch(1)
        row.addWidget(self.more)
        return row
