"""What came of writing or checking files: lists to read, and the folder at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.dialogs import roomy

_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Lines:
    """A list under its title. paths: what a double click or Enter opens, line by line."""

    title: str
    lines: Sequence[str]
    paths: Sequence[Path] = ()


class ResultDialog(QDialog):
    """One sentence in sum, then lists; empty ones are left out."""

    def __init__(
        self,
        title: str,
        words: str,
        lists: Sequence[Lines],
        parent: QWidget,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        roomy(layout)
        self.summary = QLabel(words)
        self.summary.setObjectName("heading")
        self.summary.setWordWrap(True)
        layout.addWidget(self.summary)
        shown = [each for each in lists if each.lines]
        for each in shown:
            layout.addWidget(QLabel(each.title))
            layout.addWidget(_listed(each), len(each.lines))
        self.resize(600, 150 + 130 * len(shown))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        known = box.button(QDialogButtonBox.StandardButton.Ok)
        known.setText("知道了")
        known.setDefault(True)
        if folder is not None:
            show = box.addButton("打开文件夹", QDialogButtonBox.ButtonRole.ActionRole)
            show.setToolTip(str(folder))
            show.clicked.connect(lambda: open_path(folder))
        box.accepted.connect(self.accept)
        layout.addWidget(box)


def open_path(path: Path) -> None:
    """Open a file or folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _listed(each: Lines) -> QListWidget:
    listed = QListWidget()
    listed.setAccessibleName(each.title)
    listed.setWordWrap(True)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for number, line in enumerate(each.lines):
        item = QListWidgetItem(line)
        if number < len(each.paths):
            item.setData(_PATH, each.paths[number])
            item.setToolTip(f"{each.paths[number]}\n双击或按回车打开")
        listed.addItem(item)
    listed.itemActivated.connect(_open)
    return listed


def _open(item: QListWidgetItem) -> None:
    path = item.data(_PATH)
    if isinstance(path, Path):
        open_path(path)
