"""What was remarked on the article that is open: read beside it, gone to, ticked off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.remarking import field_words
from newsroom.model.remark import Remark, RemarkState
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.handing.told import when
from newsroom.ui.steady import steady

_REMARK = Qt.ItemDataRole.UserRole
_MARGIN = 40
_EMPTY = "这篇稿件没有批注。编辑退稿时写的意见和批注，会列在这里。"


class RemarksWindow(QDialog):
    """Stays open while the article is being written.

    go_wanted: (Remark) its words are to be shown. settled: (Remark, state, why) it is ticked off.
    taken: (Remark) what it proposes is to be done.
    """

    go_wanted = Signal(object)
    settled = Signal(object, object, str)
    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._told = QLabel()
        self._told.setObjectName("heading")
        self._told.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName("批注")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setToolTip("双击或回车，到稿件里那几个字")
        self._go = plain_button("到那里", "在稿件里标出这条批注说的字（回车）")
        self._take = plain_button("照改", "照批注写的“改为”改好，并勾掉这一条")
        self._done = plain_button("已改", "这一条已经改好了，勾掉")
        self._decline = plain_button("不改…", "写一句为什么不改，编辑会看到")
        close = plain_button("关闭", "Esc")
        row = QHBoxLayout()
        for button in (self._go, self._take, self._done, self._decline):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._told)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)
        self.resize(460, 380)
        self._list.currentItemChanged.connect(lambda *_: self._suit())
        self._list.itemActivated.connect(lambda _item: self._on(self.go_wanted.emit))
        self._go.clicked.connect(lambda: self._on(self.go_wanted.emit))
        self._take.clicked.connect(lambda: self._on(self.taken.emit))
        self._done.clicked.connect(
            lambda: self._on(lambda one: self.settled.emit(one, RemarkState.DONE, ""))
        )
        self._decline.clicked.connect(lambda: self._on(self._ask_why))
        close.clicked.connect(self.close)
        steady(self)

    def show_remarks(self, title: str, remarks: Sequence[Remark]) -> None:
        """Show an article's remarks, open ones first."""
        self.setWindowTitle(f"退改意见和批注 — 《{title}》")
        row = self._list.currentRow()
        self._list.clear()
        order = sorted(remarks, key=lambda one: (one.state is not RemarkState.OPEN, one.time))
        for remark in order:
            item = QListWidgetItem(_words(remark), self._list)
            item.setData(_REMARK, remark)
        left = sum(one.state is RemarkState.OPEN for one in remarks)
        self._told.setText((f"还有 {left} 条要改" if left else "都改过了") if remarks else _EMPTY)
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        self._suit()

    def lie_beside(self, window: QWidget) -> None:
        """Stand at the right of the window, where it hides none of what is being written."""
        inner = window.frameGeometry()
        self.move(inner.right() - self.width() - _MARGIN, inner.bottom() - self.height() - _MARGIN)

    def _chosen(self) -> Remark | None:
        item = self._list.currentItem()
        return item.data(_REMARK) if item is not None else None

    def _on(self, act: Callable[[Remark], object]) -> None:
        remark = self._chosen()
        if remark is not None:
            act(remark)

    def _suit(self) -> None:
        remark = self._chosen()
        is_open = remark is not None and remark.state is RemarkState.OPEN
        self._go.setEnabled(remark is not None and remark.anchor.field == "body")
        self._take.setEnabled(is_open and remark is not None and remark.edit is not None)
        self._done.setEnabled(is_open)
        self._decline.setEnabled(is_open)

    def _ask_why(self, remark: Remark) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("不改")
        dialog.setLabelText("为什么不改？编辑会看到这句话：")
        dialog.setOkButtonText("确定")
        dialog.setCancelButtonText("取消")
        dialog.textValueSelected.connect(
            lambda why: self.settled.emit(remark, RemarkState.DECLINED, why)
        )
        dialog.open()


def _words(remark: Remark) -> str:
    """〔待改〕正文“打八折”：凭哪种卡？　林可欣 11月22日 01:07."""
    about = field_words(remark)
    if remark.anchor.words:
        about += f"“{remark.anchor.words}”"
    answer = f"（{remark.answer}）" if remark.answer else ""
    who = "　".join(filter(None, (remark.person, when(remark.time))))
    return f"〔{remark.state.text}〕{about}：{remark.says}{answer}　{who}"
