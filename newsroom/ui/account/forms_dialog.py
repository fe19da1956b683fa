"""Errors of form that the check before printing found, to be booked with one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import BookedError
from newsroom.model.error_sums import page_words
from newsroom.ui.dialogs import buttons, roomy

_DATA = Qt.ItemDataRole.UserRole
_PAGE = 7  # characters wide


class FormsDialog(QDialog):
    """Asks which of them are to be booked: all, unless some are unticked."""

    def __init__(self, errors: Sequence[BookedError], label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("版面标识")
        room = self.screen().availableGeometry()
        self.resize(min(700, room.width() - 80), min(420, room.height() - 90))
        heading = QLabel(f"{label}的报头、版眉和必印项目查出 {len(errors)} 处，勾上的记进账里：")
        heading.setWordWrap(True)
        self.lines = QTreeWidget()
        self.lines.setAccessibleName("查出的标识差错")
        self.lines.setToolTip("按空格勾选或去掉")
        self.lines.setHeaderLabels(["版次", "缺什么、错什么", "发现"])
        self.lines.setRootIsDecorated(False)
        self.lines.setUniformRowHeights(True)
        self.lines.setAllColumnsShowFocus(True)
        self.lines.ensurePolished()
        for error in errors:
            words = [page_words(error.page), error.note, error.found.text]
            item = QTreeWidgetItem(words)
            item.setData(0, _DATA, error)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setToolTip(1, error.note)
            self.lines.addTopLevelItem(item)
        header = self.lines.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.lines.setColumnWidth(0, self.fontMetrics().horizontalAdvance("未") * _PAGE)
        box = buttons("记入差错率账")
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addWidget(self.lines, 1)
        layout.addWidget(box)
        self.lines.itemChanged.connect(lambda *_: self._ok.setEnabled(bool(self.errors())))
        self.lines.setCurrentIndex(self.lines.model().index(0, 0))
        self._ok.setFocus()

    def errors(self) -> tuple[BookedError, ...]:
        """Those that are ticked."""
        items = [self.lines.topLevelItem(row) for row in range(self.lines.topLevelItemCount())]
        return tuple(
            item.data(0, _DATA)
            for item in items
            if item is not None and item.checkState(0) is Qt.CheckState.Checked
        )
