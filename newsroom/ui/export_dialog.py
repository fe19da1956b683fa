"""The dialog for an export: which files, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.publishing import FileKind
from newsroom.ui.dialogs import Choice, buttons, choose, roomy

_KINDS = (
    (FileKind.PAGE, "版面稿（Word）", True),
    (FileKind.MANUSCRIPT, "文字稿（Word）", True),
    (FileKind.PDF, "大样（PDF）", True),
    (FileKind.PNG, "每版图片（PNG）", False),
    (FileKind.PACKAGE, "印刷包（以上全部和原图，打成一包）", False),
)


class ExportDialog(QDialog):
    """Which files to write, and where."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出")
        self._boxes = {}
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(QLabel("导出本期的哪些文件："))
        for kind, text, usual in _KINDS:
            box = QCheckBox(text)
            box.setChecked(usual)
            box.toggled.connect(self._check)
            self._boxes[kind] = box
            layout.addWidget(box)
        self._folder = QLineEdit(str(folder))
        self._folder.setAccessibleName("导出到")
        self._folder.setMinimumWidth(360)
        self._folder.textChanged.connect(self._check)
        choose = QPushButton("选择…")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(QLabel("导出到"))
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        layout.addLayout(row)
        self._buttons = buttons("导出")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)

    def kinds(self) -> frozenset[FileKind]:
        """The kinds ticked."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def folder(self) -> Path:
        """The folder to write to."""
        return Path(self._folder.text().strip())

    def _choose(self) -> None:
        wanted = Choice("导出到", "", self._folder.text(), QFileDialog.FileMode.Directory)
        choose(self, wanted, lambda paths: self._folder.setText(str(paths[0])))

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.kinds()) and bool(self._folder.text().strip()))
