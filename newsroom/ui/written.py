"""A file was written: said, with buttons to open it and its folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.ui import dialogs


def tell(parent: QWidget, path: Path) -> None:
    """Say that a file was written."""
    box = dialogs.notice(parent, "已写出", f"已写出“{path.name}”。", str(path.parent))
    for words, target in (("打开文件", path), ("打开文件夹", path.parent)):
        button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        button.clicked.connect(partial(_open, QUrl.fromLocalFile(str(target))))
    box.open()


def _open(target: QUrl) -> None:
    QDesktopServices.openUrl(target)
