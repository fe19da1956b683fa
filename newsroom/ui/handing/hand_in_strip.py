"""The strip of the 投稿界面: from writing to the package in three buttons, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from newsroom.desk.handing import HandState
from newsroom.ui import theme
from newsroom.ui.handing.told import when

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_BUTTONS = (
    ("article.new", "① 写稿"),
    ("receive.files", "导入 Word 稿"),
    ("handing.send", "② 打投稿包"),
    ("handing.take", "③ 收返稿包"),
)
_BEGIN = "写好一篇，打成包，用 U 盘、邮件或微信交给编辑部"


class HandInStrip(QFrame):
    """whole: the whole window is wanted again."""

    whole = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        for name, words in _BUTTONS:
            row.addWidget(window.commands.button(name, words=words))
        self._remarks = window.commands.button("handing.remarks", words="看批注")
        self._remarks.hide()
        row.addWidget(self._remarks)
        self._state = QLabel(_BEGIN)
        self._state.setObjectName("empty")
        self._state.setWordWrap(True)
        self._state.setAccessibleName("这篇稿件投到哪一步")
        row.addWidget(self._state, 1)
        back = QPushButton("完整界面")
        back.setObjectName("link")
        back.setToolTip("换回带版面的完整界面，记在您名下；以后从“文件 › 投稿与返稿”再换过来")
        back.clicked.connect(self.whole)
        row.addWidget(back)
        theme.scale(self._state, 1.0)

    def tell(self, article: str, state: HandState | None) -> None:
        """Say how far an article is."""
        self._remarks.setVisible(state is not None and state.remarks > 0)
        self._state.setText(_words(state) if article and state is not None else _BEGIN)


def _words(state: HandState) -> str:
    if state.returned is not None and (state.sent is None or state.returned > state.sent):
        remarks = f"，有 {state.remarks} 条批注要看" if state.remarks else ""
        return f"编辑部 {when(state.returned)} 返回{remarks}；改好后再打包"
    if state.sent is None:
        return "这篇还没有投出"
    if state.changed:
        return f"{when(state.sent)} 投出过，之后又改过；要让编辑部看到，请再打一次包"
    return f"{when(state.sent)} 已投出，没有再改"
