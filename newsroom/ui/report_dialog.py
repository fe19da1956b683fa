"""What became of the files that were taken in: refused ones with the reason, doubts to check."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.dialogs import roomy


class ReportDialog(QDialog):
    """One sentence in sum, then the refused files and the doubts, each on a line of its own."""

    def __init__(
        self, words: str, failed: Sequence[str], notes: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("收稿结果")
        self.resize(560, 340)
        layout = QVBoxLayout(self)
        roomy(layout)
        summary = QLabel(words)
        summary.setObjectName("heading")
        layout.addWidget(summary)
        for title, lines in (("没有收进来的文件", failed), (f"请核对 {len(notes)} 处", notes)):
            if not lines:
                continue
            label = QLabel(title)
            listed = QListWidget()
            listed.setAccessibleName(title)
            listed.addItems(list(lines))
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            listed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(label)
            layout.addWidget(listed, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        box.button(QDialogButtonBox.StandardButton.Ok).setText("知道了")
        box.accepted.connect(self.accept)
        layout.addWidget(box)
