"""The dialog for 分版: which page each article of an issue is meant for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.distributing import Meant
from newsroom.desk.measuring import characters
from newsroom.model.edition import Edition
from newsroom.model.page import Page
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table

_TITLE, _SECTION, _PAGE, _REASON = range(4)


class DistributionDialog(QDialog):
    """A table of articles and pages; each page may be changed before it is taken."""

    def __init__(self, edition: Edition, proposed: Sequence[Meant], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("分版")
        room = self.screen().availableGeometry()
        self.resize(min(860, room.width() - 80), min(560, room.height() - 80))
        self._edition = edition
        self._proposed = tuple(proposed)
        self._boxes: dict[str, QComboBox] = {}
        self._sums = QLabel()
        self._sums.setWordWrap(True)
        self._sums.setObjectName("heading")
        self._table = self._filled()
        box = buttons("采用")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        hint = QLabel("按栏目、版名、重要程度和各版容量建议；只定稿件归哪一版，不动已排的版面。")
        hint.setObjectName("empty")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addWidget(self._sums)
        layout.addWidget(self._table, 1)
        layout.addWidget(box)
        self._count()
        steady(self)

    def meant(self) -> tuple[Meant, ...]:
        """The articles that were given a page, each with the page chosen."""
        chosen = (
            replace(line, page=str(self._boxes[line.article].currentData()))
            for line in self._proposed
        )
        return tuple(line for line in chosen if line.page)

    def _filled(self) -> QTableWidget:
        table = rows_table("分版", ("稿件", "栏目", "版", "理由"), len(self._proposed))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for row, line in enumerate(self._proposed):
            article = self._edition.articles[line.article]
            for column, words in (
                (_TITLE, article.title),
                (_SECTION, article.section),
                (_REASON, line.reason),
            ):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(row, column, item)
            table.setCellWidget(row, _PAGE, self._box(line, article.title))
        return table

    def _box(self, line: Meant, title: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"《{title}》归哪一版")
        box.addItem("先留着", "")
        for page in self._edition.pages:
            box.addItem(_named(page), page.uuid)
        box.setCurrentIndex(max(box.findData(line.page), 0))
        box.currentIndexChanged.connect(self._count)
        self._boxes[line.article] = box
        return box

    def _count(self) -> None:
        """How many articles and characters each page gets."""
        parts = []
        for page in self._edition.pages:
            mine = [a for a, box in self._boxes.items() if box.currentData() == page.uuid]
            total = sum(characters(self._edition.articles[uuid]) for uuid in mine)
            parts.append(f"{_named(page)} {len(mine)} 篇 {total} 字")
        self._sums.setText("　".join(parts))


def _named(page: Page) -> str:
    return f"{page.label} {page.name}".strip()
