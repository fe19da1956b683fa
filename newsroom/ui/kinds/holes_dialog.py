"""The dialog of what fits the place that a withdrawn piece has left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.holes import Offer
from newsroom.desk.withdrawing import Standing
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, roomy

_DATA = Qt.ItemDataRole.UserRole
_TITLE, _HOW, _PAGE = range(3)


class HolesDialog(QDialog):
    """Best first; Enter puts the chosen one there, Esc leaves the place empty for now."""

    def __init__(
        self,
        stood: Standing,
        offers: Sequence[Offer],
        labels: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("补上空出的位置")
        self.resize(600, 360)
        words = QLabel(f"《{stood.article.title}》已撤下，{stood.where}空出的位置可以补上：")
        words.setObjectName("heading")
        words.setWordWrap(True)
        self._list = QTreeWidget()
        self._list.setAccessibleName("补得上的稿件")
        self._list.setHeaderLabels(["补上", "怎样", "版"])
        self._list.setRootIsDecorated(False)
        self._list.setAllColumnsShowFocus(True)
        for offer in offers:
            title = f"《{offer.title}》" if offer.title else "上面的稿件往下排"
            item = QTreeWidgetItem([title, offer.words, labels.get(offer.page, "")])
            item.setData(_TITLE, _DATA, offer)
            for column in (_TITLE, _HOW):
                item.setToolTip(column, f"{title}：{offer.words}")
            if offer.exact:
                item.setForeground(_HOW, QBrush(theme.colour("good")))
            self._list.addTopLevelItem(item)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_HOW, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_PAGE, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._list.itemActivated.connect(self.accept)
        box = buttons("补上")
        box.button(box.StandardButton.Cancel).setText("先空着")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(words)
        layout.addWidget(self._list, 1)
        layout.addWidget(box)
        self._list.setFocus()

    def chosen(self) -> Offer | None:
        """The chosen way; None for none."""
        item = self._list.currentItem()
        return item.data(_TITLE, _DATA) if item is not None else None
