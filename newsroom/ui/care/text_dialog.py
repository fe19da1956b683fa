"""A text that the program wrote, shown before anything becomes of it: read, copied, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.errors import FileError, NewsroomError, why
from newsroom.ui import dialogs, trouble
from newsroom.ui.steady import steady

_SIZE = (640, 560)


class TextDialog(QDialog):
    """Heading, a line of explanation, the text, which can be copied and saved. saved: where to."""

    saved = Signal(object)

    def __init__(self, title: str, heading: str, told: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._name = f"{title}.txt"
        self._write: Callable[[Path], None] = self._write_text
        self._kinds = "文本文件 (*.txt)"
        self.heading = QLabel(heading)
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.told = QLabel(told)
        self.told.setWordWrap(True)
        self.told.setObjectName("empty")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.copy = QPushButton("复制")
        self.copy.setToolTip("把全文复制到剪贴板")
        self.save = QPushButton("另存…")
        self.save.setToolTip("存成一个文件")
        self.box = QDialogButtonBox()
        self.close_button = self.box.addButton("关闭", QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.copy, self.save):
            button.setAutoDefault(False)
            self.box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        dialogs.roomy(layout)
        for widget in (self.heading, self.told):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.box)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask)
        self.box.accepted.connect(self.accept)
        steady(self)

    def show_text(self, text: str) -> None:
        """Show the text."""
        self.text.setPlainText(text)

    def add_option(self, option: QWidget) -> None:
        """Put what is to be decided below the text."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.box), option)

    def save_as(self, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        """Offer to save under this name, written by `write`, which may raise NewsroomError."""
        self._name, self._kinds, self._write = name, kinds, write

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText("已复制")

    def _ask(self) -> None:
        suffix = Path(self._name).suffix.lstrip(".")
        choice = dialogs.Choice(
            "另存为", self._kinds, mode=dialogs.QFileDialog.FileMode.AnyFile, suffix=suffix
        )
        dialogs.choose(self, choice, self._save)
        chooser = self.findChild(dialogs.QFileDialog)
        if chooser is not None:
            chooser.selectFile(self._name)

    def _save(self, chosen: list[Path]) -> None:
        try:
            self._write(chosen[0])
        except NewsroomError as error:
            trouble.show(self, error)
            return
        self.told.setText(f"已存到 {chosen[0]}")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.saved.emit(chosen[0])

    def _write_text(self, path: Path) -> None:
        try:
            path.write_text(self.text.toPlainText(), "utf8")
        except OSError as error:
            raise FileError(path, f"写不进去（{why(error)}）", advice="请换个位置再试") from error
