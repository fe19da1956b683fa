"""What errors weigh for a publication: the rule's table, which the house may change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import SOURCE, WEIGHTS, Weight
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table

_HEADS = ("类别", "一个字（一处）", "二至五字", "六字以上", "每期最多", "标题等处加倍")
_FIELDS = ("points", "few", "many", "most")
_NONE = {"few": "不分字数", "many": "不分字数", "most": "不限"}
_WIDTH, _HEIGHT = 760, 480


class WeightsDialog(QDialog):
    """Asks for the weight of each sort of error."""

    def __init__(self, weights: Sequence[Weight], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"差错分值 — {name}")
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 60), min(_HEIGHT, room.height() - 80))
        self._fields: list[dict[str, QDoubleSpinBox]] = []
        self._doubles: list[QCheckBox] = []
        self._weights = tuple(weights)
        table = self._table()
        self._told = QLabel()
        self._told.setWordWrap(True)
        back = QPushButton("恢复规定的分值(&H)")
        back.setToolTip(f"照{SOURCE}")
        back.setAutoDefault(False)
        back.clicked.connect(partial(self.show_weights, WEIGHTS))
        box = buttons("保存")
        box.addButton(back, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._told)
        layout.addWidget(table, 1)
        layout.addWidget(box)
        steady(self)
        self._tell()
        self._fields[0]["points"].setFocus()

    def _table(self) -> QTableWidget:
        weights = self._weights
        table = rows_table("差错分值", _HEADS, len(weights))
        table.setSelectionMode(table.SelectionMode.NoSelection)
        for row, weight in enumerate(weights):
            label = QLabel(weight.sort.text)
            label.setContentsMargins(6, 0, 6, 0)
            table.setCellWidget(row, 0, label)
            self._fields.append({})
            for column, field in enumerate(_FIELDS, 1):
                box = self._box(weight, field)
                self._fields[row][field] = box
                table.setCellWidget(row, column, box)
            doubles = QCheckBox()
            doubles.setAccessibleName(f"{weight.sort.text}：标题等处加倍")
            doubles.setChecked(weight.doubles)
            doubles.toggled.connect(self._tell)
            self._doubles.append(doubles)
            holder = QWidget()
            centred = QHBoxLayout(holder)
            centred.setContentsMargins(8, 0, 8, 0)
            centred.addWidget(doubles)
            table.setCellWidget(row, len(_FIELDS) + 1, holder)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def weights(self) -> tuple[Weight, ...]:
        """The weights as written."""
        return tuple(
            replace(
                weight,
                **{name: round(box.value() * 10) for name, box in fields.items()},
                doubles=doubles.isChecked(),
            )
            for weight, fields, doubles in zip(
                self._weights, self._fields, self._doubles, strict=True
            )
        )

    def show_weights(self, weights: Sequence[Weight], _clicked: bool = False) -> None:
        """Write these into the fields."""
        for weight, fields, doubles in zip(weights, self._fields, self._doubles, strict=True):
            for name, box in fields.items():
                box.setValue(getattr(weight, name) / 10)
            doubles.setChecked(weight.doubles)

    def _box(self, weight: Weight, field: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setAccessibleName(f"{weight.sort.text}：{_HEADS[1 + _FIELDS.index(field)]}")
        box.setDecimals(1)
        box.setSingleStep(0.1)
        box.setRange(0, 99)
        box.setSpecialValueText(_NONE.get(field, ""))
        box.setValue(getattr(weight, field) / 10)
        box.valueChanged.connect(self._tell)
        return box

    def _tell(self) -> None:
        own = self.weights() != WEIGHTS
        words = "本报另定了分值，和规定的不一样。" if own else f"照{SOURCE}。"
        self._told.setText(f"{words}一处差错算几个，在这里改；已经记下的差错也照新的分值算。")
        theme.tone(self._told, "warning" if own else "quiet")
