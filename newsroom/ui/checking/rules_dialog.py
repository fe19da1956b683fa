"""The dialog for what a publication checks before printing (总检设置)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.signing import SIGNED
from newsroom.model.finding import CheckRule, Severity
from newsroom.model.signoff import SignStep
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table

_CHECK, _LEVEL, _BLOCKS = range(3)
_OFF = "不查"


class RulesDialog(QDialog):
    """A table of checks with level and whether an open finding blocks; below, who has to sign.

    titles: of the checks by kind. name: of the publication.
    """

    def __init__(
        self, name: str, rules: Sequence[CheckRule], titles: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"总检设置：{name}")
        room = self.screen().availableGeometry()
        self.resize(min(620, room.width() - 80), min(640, room.height() - 80))
        self._rules = tuple(rules)
        self._levels: dict[str, QComboBox] = {}
        self._blocks: dict[str, QCheckBox] = {}
        wanted = next((rule.needs for rule in rules if rule.kind == SIGNED), ())
        self._steps = {step: QCheckBox(step.text) for step in SignStep}
        layout = QVBoxLayout(self)
        roomy(layout)
        hint = QLabel("只管这一种报刊。“不改不能付印”的意见，改好或说明理由之后才能打印刷包。")
        hint.setObjectName("empty")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addWidget(self._table(titles), 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(QLabel("每版要签字的："))
        for step, box in self._steps.items():
            box.setChecked(step.value in wanted)
            row.addWidget(box)
        row.addStretch(1)
        layout.addLayout(row)
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        steady(self)

    def rules(self) -> tuple[CheckRule, ...]:
        """The rules as set."""
        steps = tuple(step.value for step, box in self._steps.items() if box.isChecked())
        return tuple(self._rule(rule, steps) for rule in self._rules)

    def _rule(self, rule: CheckRule, steps: tuple[str, ...]) -> CheckRule:
        value = str(self._levels[rule.kind].currentData())
        return replace(
            rule,
            severity=Severity(value) if value else None,
            blocks=bool(value) and self._blocks[rule.kind].isChecked(),
            needs=steps if rule.kind == SIGNED else (),
        )

    def _table(self, titles: Mapping[str, str]) -> QTableWidget:
        columns = ("检查什么", "算哪一级", "不改不能付印")
        table = rows_table("检查项目", columns, len(self._rules))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_CHECK, QHeaderView.ResizeMode.Stretch)
        for column, least in ((_LEVEL, 110), (_BLOCKS, 120)):
            header.resizeSection(column, max(least, header.sectionSizeHint(column)))
        for row, rule in enumerate(self._rules):
            title = titles[rule.kind]
            table.setItem(row, _CHECK, QTableWidgetItem(title))
            table.setCellWidget(row, _LEVEL, self._level(rule, title))
            table.setCellWidget(row, _BLOCKS, self._block(rule, title))
        return table

    def _level(self, rule: CheckRule, title: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"{title}算哪一级")
        for level in Severity:
            box.addItem(level.text, level.value)
        box.addItem(_OFF, "")
        value = rule.severity.value if rule.severity is not None else ""
        box.setCurrentIndex(box.findData(value))
        box.currentIndexChanged.connect(lambda: self._follow(rule.kind))
        self._levels[rule.kind] = box
        return box

    def _block(self, rule: CheckRule, title: str) -> QWidget:
        box = QCheckBox()
        box.setAccessibleName(f"{title}不改不能付印")
        box.setChecked(rule.blocks)
        box.setEnabled(rule.severity is not None)
        self._blocks[rule.kind] = box
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignCenter)
        return holder

    def _follow(self, kind: str) -> None:
        """What is not checked cannot block."""
        self._blocks[kind].setEnabled(bool(self._levels[kind].currentData()))
