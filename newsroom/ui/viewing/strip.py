"""The strip above a library that is only looked at: why, since when, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from newsroom.desk.viewing import Viewed, why_viewed
from newsroom.errors import Bar
from newsroom.ui import icons

_MAY = "能看、能复制、能检索、能导出和打印，不能改"


class ViewedStrip(QFrame):
    """again: it is to be opened for writing. reread: what it holds now is to be shown. brought: it
    is to be carried to this computer.
    """

    again = Signal()
    reread = Signal()
    brought = Signal()

    def __init__(self, viewed: Viewed) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._viewed = viewed
        drawn = QLabel()
        drawn.setPixmap(icons.picture("lock", 18, "warning", self.devicePixelRatioF()))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAccessibleName("只读打开的原因")
        self._again = _button("再试着打开来写", "别人关闭以后，换成可以改的", self.again)
        self._reread = _button("重新读取", "换成现在的样子：看别人刚存的改动", self.reread)
        bring = _button("拷到本机打开…", "连同图片拷一份到本机硬盘，在那一份上工作", self.brought)
        bring.setVisible(viewed.bar is not Bar.HELD)
        self._again.setVisible(viewed.bar is not Bar.NETWORK)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        row.addWidget(drawn)
        row.addWidget(self._words, 1)
        for button in (self._again, self._reread, bring):
            row.addWidget(button)
        self.tell(free=False, changed=False)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, *, free: bool, changed: bool) -> None:
        """Say how it stands. free: whoever held it has closed it; changed: it was written since."""
        viewed = self._viewed
        seen = f"{viewed.time.astimezone():%H:%M}"
        if free and viewed.bar is Bar.HELD:
            who = viewed.holder.who if viewed.holder is not None else "别的程序"
            words = f"{who} 已经关闭这个稿库，现在可以打开来写了。"
        elif changed:
            words = f"{why_viewed(viewed)}，{seen} 以后又存过。要看新的，请点“重新读取”。"
        else:
            words = f"{why_viewed(viewed)}。{_MAY}。看到的是 {seen} 的样子。"
        self._words.setText(words)
        self._again.setObjectName("primary" if free else "")
        self._again.style().unpolish(self._again)
        self._again.style().polish(self._again)


def _button(words: str, does: str, told: SignalInstance) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(does)
    button.clicked.connect(told)
    return button
