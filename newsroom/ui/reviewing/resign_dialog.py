"""What was changed after a signature, and nothing else; one key signs again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.revising import Row, compared
from newsroom.model.article import Article
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.revisions.difference_view import DifferenceView

KEY = "F12"


class ResignDialog(QDialog):
    """Shows pairs of texts. A small change is signed again by one key; of a larger one the whole
    text is shown, and the signer says that it was read.
    """

    def __init__(
        self,
        heading: str,
        texts: Sequence[tuple[Article, Article]],
        touched: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("复签")
        small = not touched
        told = QLabel(heading)
        told.setObjectName("heading")
        told.setWordWrap(True)
        note = QLabel(
            f"下面只有签字之后改动的地方。看过没有问题，按 {KEY} 或回车复签。"
            if small
            else f"改动涉及{'、'.join(touched)}，请把全文看过再签。"
        )
        note.setObjectName("empty")
        note.setWordWrap(True)
        view = DifferenceView()
        view.set_beside(False)
        view.set_only_changes(small)
        view.setAccessibleName("签字之后的改动")
        view.show_rows(_rows(texts))
        self._read = QCheckBox("全文已经看过")
        self._read.setVisible(not small)
        self._buttons = buttons(f"复签（{KEY}）")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        ok.setDefault(True)
        ok.setEnabled(small)
        self._read.toggled.connect(ok.setEnabled)
        QShortcut(QKeySequence(KEY), self, ok.click)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(told)
        layout.addWidget(note)
        layout.addWidget(view, 1)
        layout.addWidget(self._read)
        layout.addWidget(self._buttons)
        room = self.screen().availableGeometry()
        self.resize(min(760, room.width() - 60), min(420 if small else 640, room.height() - 70))
        (ok if small else view).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def read(self) -> bool:
        """Whether the signer says that the whole text was read."""
        return self._read.isChecked()


def _rows(texts: Sequence[tuple[Article, Article]]) -> tuple[Row, ...]:
    return tuple(row for before, after in texts for row in compared(before, after))
