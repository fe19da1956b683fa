"""收发记录: the packages that went out and came in, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.handing import BookLine
from newsroom.ui.dialogs import roomy
from newsroom.ui.handing.told import when

_COLUMNS = ("时间", "收发", "谁", "稿件", "附言", "文件")
_EMPTY = "还没有收发过投稿包。选中稿件后用“文件 › 投稿与返稿 › 打投稿包”发出第一个。"


class BookDialog(QDialog):
    """A table to look things up in."""

    def __init__(self, lines: Sequence[BookLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("投稿收发记录")
        layout = QVBoxLayout(self)
        roomy(layout)
        if lines:
            layout.addWidget(_table(lines), 1)
        else:
            empty = QLabel(_EMPTY)
            empty.setObjectName("empty")
            empty.setWordWrap(True)
            empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(empty, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 60), min(460, room.height() - 70))


def _table(lines: Sequence[BookLine]) -> QTableWidget:
    table = QTableWidget(len(lines), len(_COLUMNS))
    table.setAccessibleName("投稿收发记录")
    table.setHorizontalHeaderLabels(list(_COLUMNS))
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    for row, line in enumerate(lines):
        texts = (when(line.time), line.told, line.who, line.titles, line.note, line.name)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(f"<qt>{escape(text)}</qt>")  # words from outside are no markup
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    header = table.horizontalHeader()
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    for column in (4, 5):
        table.setColumnWidth(column, min(table.columnWidth(column), 190))
    table.selectRow(0)
    return table
