"""The welcome: what stands in place of the panes while a library holds nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui import icons, theme

_WIDTH = 900
_SHOWN = 5
_ROW_FROM = 700  # pixels; narrower ones lie below each other
_WHAT = (
    "收稿、改稿、排版、审签、付印，都在这一个窗口里做：Word 来稿拖进来，选中一版点“自动排版”，"
    "校对签字以后，一键打成印刷包交给印厂。"
)
_CARDS = (
    ("newspaper", "打开样例", "一期排好的四版报纸，随便改、随便试，不影响您自己的稿件"),
    ("plus", "新建刊物", "给自己的报纸、简报起名，填好报头，马上出第一期"),
    ("inbox", "导入旧稿", "把以前的 Word、WPS、文本稿件收进稿库，也可以直接拖进来"),
)


class Card(QPushButton):
    """A large button: an icon, what it does, and what comes of it."""

    def __init__(self, name: str, title: str, words: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self._name = name
        self._drawn = QLabel()
        head, told = QLabel(title), QLabel(words)
        head.setObjectName("heading")
        told.setObjectName("empty")
        told.setWordWrap(True)
        told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout = self._grid = QGridLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(6)
        layout.addWidget(self._drawn, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(head, 0, 1)
        layout.addWidget(told, 1, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)
        for label in (self._drawn, head, told):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as its words need."""
        return self._grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a few words a line."""
        return QSize(200, self.heightForWidth(200))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as its wrapped words are."""
        return self._grid.totalHeightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The icon follows the scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_drawn"):
            self._draw()

    def _draw(self) -> None:
        self._drawn.setPixmap(icons.picture(self._name, 32, "accent", self.devicePixelRatioF()))


class Welcome(QScrollArea):
    """Three ways to begin, the libraries opened lately, and who is at the keyboard.

    sample, founding, import_: a card was chosen. library: a Path. named: who one is. writing: an
    article is to be begun. left: the empty panes are wanted instead.
    """

    sample = Signal()
    founding = Signal()
    importing = Signal()
    library = Signal(object)
    named = Signal(str)
    writing = Signal()
    left = Signal()

    def __init__(self, recent: Sequence[Path], person: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("欢迎")
        self._cards = [Card(*card) for card in _CARDS]
        self._grid = QGridLayout()
        self._across = 0
        self._name = QLineEdit(person)
        for card, signal in zip(
            self._cards, (self.sample, self.founding, self.importing), strict=True
        ):
            card.clicked.connect(signal)
        self._name.editingFinished.connect(self._tell_name)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 28, 28, 24)
        column.setSpacing(12)
        self._fill(column, recent)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(inside, 30)
        row.addStretch(1)
        self.setWidget(holder)
        self._lay(3)

    def start(self) -> None:
        """Put the keyboard on the first card."""
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cards side by side where there is room."""
        super().resizeEvent(event)
        self._lay(3 if self.width() >= _ROW_FROM else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows go from card to card."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        at = next((i for i, card in enumerate(self._cards) if card.hasFocus()), -1)
        key = Qt.Key(event.key())
        if at >= 0 and key in step:
            there = self._cards[(at + step[key]) % len(self._cards)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _fill(self, column: QVBoxLayout, recent: Sequence[Path]) -> None:
        title, what = QLabel("欢迎使用采编台"), QLabel(_WHAT)
        title.setObjectName("title")
        theme.scale(title, 2.0, bold=True)
        what.setObjectName("empty")
        what.setWordWrap(True)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(what)
        column.addSpacing(8)
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        column.addSpacing(8)
        self._ask_name(column)
        if recent:
            column.addSpacing(8)
            self._list(column, recent[:_SHOWN])
        column.addSpacing(8)
        write = QPushButton("我是通讯员，直接写一篇稿件")
        write.setToolTip("打开一篇空白稿件，写好再交（Ctrl+N）")
        write.clicked.connect(self.writing)
        leave = QPushButton("不用了，直接进入窗口")
        leave.setToolTip("以后可以从“帮助 › 欢迎页”回到这里")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(18)
        for link, name in ((write, "pen-line"), (leave, "")):
            link.setObjectName("link")
            if name:
                link.setIcon(icons.icon(name))
            row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _ask_name(self, column: QVBoxLayout) -> None:
        label, told = QLabel("您的姓名"), QLabel("保存和操作会记在您名下，以后可以在窗口右上角改")
        label.setObjectName("heading")
        label.setBuddy(self._name)
        told.setObjectName("empty")
        told.setWordWrap(True)
        self._name.setAccessibleName("您的姓名")
        self._name.setPlaceholderText("如：李志远")
        self._name.setMaxLength(30)
        self._name.setFixedWidth(180)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self._name)
        row.addWidget(told, 1)
        column.addLayout(row)

    def _list(self, column: QVBoxLayout, recent: Sequence[Path]) -> None:
        head = QLabel("最近的稿库")
        head.setObjectName("heading")
        column.addWidget(head)
        for path in recent:
            button = QPushButton(f"{path.stem}　{_short(path.parent)}")
            button.setObjectName("link")
            button.setIcon(icons.icon("library"))
            button.setToolTip(str(path))
            button.setAccessibleName(f"打开稿库 {path.stem}")
            button.clicked.connect(lambda _=False, path=path: self.library.emit(path))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // across, number % across)

    def _tell_name(self) -> None:
        name = self._name.text().strip()
        if name:
            self.named.emit(name)


def _short(folder: Path) -> str:
    """A folder's last parts: whole paths of deep folders say less."""
    parts = folder.parts
    return str(folder) if len(parts) <= 4 else "…/" + "/".join(parts[-2:])
