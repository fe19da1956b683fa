"""A package of a publication's settings before it is taken: part by part."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.sharing import HouseComing
from newsroom.ui.dialogs import buttons, roomy


class SettingsArrivalDialog(QDialog):
    """Asks which parts of a package are taken; those that bring anything new are ticked."""

    def __init__(self, coming: HouseComing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("收报刊设置包")
        self.setMinimumWidth(560)
        self.coming = coming
        heading = QLabel(coming.parcel.house.name)
        heading.setObjectName("heading")
        time = coming.manifest.made.astimezone()
        when = f"{time.month}月{time.day}日 {time:%H:%M}"
        note = QLabel(
            f"{coming.manifest.person or '对方'} {when} 打包。"
            "勾选的部分换成包里的，本机原来的不再用；收下后可以撤销。"
        )
        note.setObjectName("empty")
        note.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        self._boxes: dict[str, QCheckBox] = {}
        for row, part in enumerate(coming.parts):
            box = QCheckBox(part.words)
            loss = "；勾选会清空本机的" if part.empties else ""
            told = QLabel(f"{part.told}{loss}" or "与本机一样")
            told.setWordWrap(True)
            box.setChecked(part.key in coming.changed)
            box.setEnabled(bool(part.told))
            told.setEnabled(bool(part.told))
            box.setAccessibleDescription(told.text())
            box.toggled.connect(self._check)
            grid.addWidget(box, row, 0)
            grid.addWidget(told, row, 1)
            self._boxes[part.key] = box
        self._buttons = buttons("收下")
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("先不收")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addWidget(note)
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self._check()

    def wanted(self) -> tuple[str, ...]:
        """The keys of the parts to take."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.wanted()))
        ok.setToolTip("" if self.wanted() else "与本机一样，没有要收的")
