"""The dialog that shows a 通稿 beside its original, with what differs marked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.article import Article
from newsroom.ui.dialogs import roomy
from newsroom.ui.revisions.comparer import Comparer
from newsroom.ui.revisions.difference_view import DifferenceView


class CompareDialog(QDialog):
    """Left the original as it came, right the text as it stands."""

    def __init__(self, article: Article, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"对照原稿 — 《{article.title}》")
        room = self.screen().availableGeometry()
        self.resize(min(1000, room.width() - 60), min(640, room.height() - 70))
        came = replace(article, headline=article.origin.headline, body=article.origin.text)
        self._view = DifferenceView()
        self._comparer = Comparer(self)
        self._comparer.compared.connect(self._view.show_rows)
        self._comparer.ask(came, article)
        sides = QGridLayout()
        sides.setContentsMargins(104, 0, 16, 0)
        for column, words in enumerate(("原稿", "现在的文字")):
            label = QLabel(words)
            label.setObjectName("heading")
            sides.addWidget(label, 0, column)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(sides)
        layout.addWidget(self._view, 1)
        layout.addWidget(box)
