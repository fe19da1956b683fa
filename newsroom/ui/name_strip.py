"""A strip above the panes that asks who is at the keyboard, and lets everything else go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from newsroom.ui import icons


class NameStrip(QFrame):
    """named: the name that was given. done: it was given, or is to be asked another time."""

    named = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        drawn = QLabel()
        drawn.setPixmap(icons.picture("user", 18, "accent", self.devicePixelRatioF()))
        words = QLabel("请填写您的姓名，之后的保存和操作会记在您名下")
        self._name = QLineEdit()
        self._name.setAccessibleName("编辑姓名")
        self._name.setPlaceholderText("如：李志远")
        self._name.setMaxLength(30)
        self._name.setFixedWidth(160)
        words.setBuddy(self._name)
        take, later = QPushButton("确定"), QPushButton("以后再填")
        take.setToolTip("记下姓名（回车）")
        later.setToolTip("先不填；以后点窗口右上角就能填")
        take.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        for widget in (drawn, words, self._name, take, later):
            row.addWidget(widget)
        row.addStretch(1)
        self._name.textChanged.connect(lambda text: take.setEnabled(bool(text.strip())))
        self._name.returnPressed.connect(self._take)
        take.clicked.connect(self._take)
        later.clicked.connect(self.done)

    def _take(self) -> None:
        name = self._name.text().strip()
        if name:
            self.named.emit(name)
            self.done.emit()
