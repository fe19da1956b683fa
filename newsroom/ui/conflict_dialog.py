"""The dialog for two versions of one article: what was typed, and what was saved since."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.writing import Opened
from newsroom.model.revision import Draft, Revision
from newsroom.ui.dialogs import roomy
from newsroom.ui.revisions.comparer import Comparer
from newsroom.ui.revisions.difference_view import DifferenceView


class ConflictDialog(QDialog):
    """Shows both versions side by side with what differs marked; the editor chooses.

    draft_chosen, head_chosen: which.
    """

    draft_chosen = Signal()
    head_chosen = Signal()

    def __init__(self, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        assert opened.draft is not None
        self.setWindowTitle("这篇稿件有两个版本")
        room = self.screen().availableGeometry()
        self.resize(min(1000, room.width() - 60), min(640, room.height() - 70))
        words = QLabel(
            f"《{opened.article.title}》有没存为版本的改动，而稿库里后来又存了新的版本。"
            "请选用其中一个，另一个会留在版本记录里，随时可以恢复。"
        )
        words.setWordWrap(True)
        self._view = DifferenceView()
        self._comparer = Comparer(self)
        self._comparer.compared.connect(self._view.show_rows)
        self._comparer.ask(opened.head.article, opened.draft.article)
        grid = QGridLayout()
        grid.setContentsMargins(104, 0, 16, 0)
        sides = (
            (f"已存的版本　{_whose(opened.head)}", "用已存的版本", self.head_chosen),
            (f"没存的改动　{_whose(opened.draft)}", "用没存的改动", self.draft_chosen),
        )
        for column, (title, choice, signal) in enumerate(sides):
            label = QLabel(title)
            label.setObjectName("heading")
            button = QPushButton(choice)
            button.setDefault(column == 1)
            button.clicked.connect(signal)
            button.clicked.connect(self.accept)
            grid.addWidget(label, 0, column)
            grid.addWidget(button, 1, column)
            grid.setColumnStretch(column, 1)
        steps = QHBoxLayout()
        for name, tip, way in (("上一处", "P", -1), ("下一处", "N", 1)):
            button = QPushButton(name)
            button.setToolTip(f"{name}不同（{tip}）")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, w=way: self._view.step(w))
            steps.addWidget(button)
        steps.addStretch(1)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(words)
        layout.addLayout(grid)
        layout.addWidget(self._view, 1)
        layout.addLayout(steps)
        self._view.setFocus()


def _whose(version: Draft | Revision) -> str:
    person = f"{version.person}　" if version.person else ""
    return f"{person}{version.time.astimezone():%m月%d日 %H:%M}"
