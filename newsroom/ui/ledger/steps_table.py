"""The steps of a fee table as a table to write in: one step a row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.fee import MOST_CHARACTERS, FeeStep, Per
from newsroom.model.kinds import ArticleKind
from newsroom.ui.icons import icon
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table

_HEADS = ("体裁", "计法", "从（字）", "到（字）", "分", "元")
_KIND, _PER, _LEAST, _MOST, _SCORE, _FEE = range(6)
_KINDS = (
    ArticleKind.NEWS,
    ArticleKind.BRIEF,
    ArticleKind.PICTURE,
    ArticleKind.COMMENTARY,
    ArticleKind.BULLETIN,
    ArticleKind.WIRE,
    ArticleKind.REPRINT,
    ArticleKind.NOTICE,
    ArticleKind.CORRECTION,
    ArticleKind.FILLER,
)
_WIDTHS = {_KIND: 118, _PER: 96, _LEAST: 92, _MOST: 104}
_ROW_HEIGHT = 36


class StepsTable(QWidget):
    """changed: a step was written, added or taken out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table: QTableWidget = rows_table("计酬分档", _HEADS, 0)
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        for column in (_SCORE, _FEE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        add = QPushButton("加一档(&A)")
        add.setIcon(icon("plus"))
        add.setToolTip("在选中的一档下面再加一档，字数接着往下")
        self._remove = QPushButton("删这一档(&D)")
        self._remove.setIcon(icon("minus"))
        self._remove.setToolTip("删去选中的一档")
        row = QHBoxLayout()
        for button, act in ((add, self._add), (self._remove, self._take_out)):
            button.setAutoDefault(False)
            button.clicked.connect(partial(_ignoring, act))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def show_steps(self, steps: tuple[FeeStep, ...]) -> None:
        """Show these steps."""
        self.table.setRowCount(0)
        for number, step in enumerate(steps):
            self._insert(number, step)
        steady(self.table)
        self._suit()

    def steps(self) -> tuple[FeeStep, ...]:
        """The steps as written."""
        return tuple(self._step(row) for row in range(self.table.rowCount()))

    def _step(self, row: int) -> FeeStep:
        per = Per(self._combo(row, _PER).currentData())
        kind = self._combo(row, _KIND).currentData()
        pictures = per is Per.PICTURE
        return FeeStep(
            kind=ArticleKind(kind) if kind else None,
            per=per,
            least=0 if pictures else self._spin(row, _LEAST).value(),
            most=0 if pictures else self._spin(row, _MOST).value(),
            score=round(self._amount(row, _SCORE).value() * 100),
            fee=round(self._amount(row, _FEE).value() * 100),
        )

    def _insert(self, row: int, step: FeeStep) -> None:
        self.table.insertRow(row)
        kind = QComboBox()
        kind.setAccessibleName("体裁")
        kind.addItem("各体裁", None)
        for one in _KINDS:
            kind.addItem(one.text, one)
        kind.setCurrentIndex(max(kind.findData(step.kind), 0) if step.kind else 0)
        kind.setToolTip("“各体裁”管没有单独写的体裁；单独写了的，只按自己的几档算")
        per = QComboBox()
        per.setAccessibleName("计法")
        for way in Per:
            per.addItem(way.text, way)
        per.setCurrentIndex(per.findData(step.per))
        least, most = self._length("从多少字起", step.least), self._length("到多少字", step.most)
        most.setSpecialValueText("不限")
        least.setToolTip("含这个字数")
        most.setToolTip("含这个字数；0 就是不限")
        score, fee = self._money("分", step.score), self._money("元", step.fee)
        for column, widget in enumerate((kind, per, least, most, score, fee)):
            self.table.setCellWidget(row, column, widget)
        for box in (kind, per):
            box.currentIndexChanged.connect(self._told)
        for spin in (least, most, score, fee):
            spin.valueChanged.connect(self._told)
        self._fit_row(row)

    def _told(self) -> None:
        for row in range(self.table.rowCount()):
            self._fit_row(row)
        self.changed.emit()

    def _fit_row(self, row: int) -> None:
        """Pictures have no length."""
        pictures = self._combo(row, _PER).currentData() == Per.PICTURE
        for column in (_LEAST, _MOST):
            self._spin(row, column).setEnabled(not pictures)

    def _add(self) -> None:
        row = self.table.currentRow()
        at = row + 1 if row >= 0 else self.table.rowCount()
        last = self._step(at - 1) if at else FeeStep()
        begin = last.most + 1 if last.most else last.least
        self._insert(at, FeeStep(kind=last.kind, per=last.per, least=begin))
        steady(self.table)
        self.table.setCurrentCell(at, _KIND)
        self._combo(at, _KIND).setFocus()
        self._suit()
        self.changed.emit()

    def _take_out(self) -> None:
        row = self.table.currentRow()
        if row < 0:
            row = self.table.rowCount() - 1
        if row >= 0:
            self.table.removeRow(row)
            self._suit()
            self.changed.emit()

    def _suit(self) -> None:
        self._remove.setEnabled(self.table.rowCount() > 0)

    @staticmethod
    def _length(name: str, value: int) -> QSpinBox:
        spin = QSpinBox()
        spin.setAccessibleName(name)
        spin.setRange(0, MOST_CHARACTERS)
        spin.setSingleStep(100)
        spin.setKeyboardTracking(False)
        spin.setValue(value)
        return spin

    @staticmethod
    def _money(name: str, hundredths: int) -> QDoubleSpinBox:
        spin = QDoubleSpinBox()
        spin.setAccessibleName(name)
        spin.setRange(0, 100_000)
        spin.setDecimals(2)
        spin.setKeyboardTracking(False)
        spin.setValue(hundredths / 100)
        return spin

    def _combo(self, row: int, column: int) -> QComboBox:
        widget = self.table.cellWidget(row, column)
        assert isinstance(widget, QComboBox)
        return widget

    def _spin(self, row: int, column: int) -> QSpinBox:
        widget = self.table.cellWidget(row, column)
        assert isinstance(widget, QSpinBox)
        return widget

    def _amount(self, row: int, column: int) -> QDoubleSpinBox:
        widget = self.table.cellWidget(row, column)
        assert isinstance(widget, QDoubleSpinBox)
        return widget


def _ignoring(act: Callable[[], object], _checked: bool = False) -> None:
    act()
