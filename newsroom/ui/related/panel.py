"""The panel of earlier stories below the page: what the open story is about, what came before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.similar import Earlier
from newsroom.ui import theme
from newsroom.ui.icons import icon

_DATA = Qt.ItemDataRole.UserRole
_TITLE = "相关旧稿"
NO_ARTICLE = "打开一篇稿件，这里就列出稿库里写过同一件事的旧稿。"
LOOKING = "正在找相关的旧稿…"
NOTHING = "稿库里没有找到相关的旧稿。\n正文再写几句，这里会跟着变。"
_WORDS = 6


class RelatedPanel(QWidget):
    """wanted: (uuid) the text of an article, to be given to `show_text`. opened: (uuid) it is to be
    opened in the editor. searched: a word to search the library for. closed: the panel is.
    """

    wanted = Signal(str)
    opened = Signal(str)
    searched = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(_TITLE)
        self._close = QPushButton("关闭")
        self._digest = QLabel()
        self._copy = QToolButton()
        self._words = [QToolButton() for _ in range(_WORDS)]
        self._list = QListWidget()
        self._text = QPlainTextEdit()
        self._open = QPushButton("打开这篇(&P)")
        self._empty = QLabel(NO_ARTICLE)
        self._name()
        self._arrange()
        self._connect()
        self.say(NO_ARTICLE)

    @property
    def listed(self) -> list[str]:
        """The headlines on the list."""
        rows = range(self._list.count())
        return [self._list.item(row).data(_DATA).headline for row in rows]

    @property
    def digest(self) -> str:
        """The sentence shown."""
        return self._digest.text()

    @property
    def words(self) -> list[str]:
        """The keywords shown."""
        return [word.text() for word in self._words if not word.isHidden()]

    def start(self) -> None:
        """Put the keyboard into the list."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str) -> None:
        """Say why nothing is listed."""
        self._empty.setText(words)
        if not self._list.count() or words != LOOKING:
            self._list.clear()
            self._stack.setCurrentIndex(1)

    def show_about(self, words: Sequence[str], digest: str) -> None:
        """Show what the open story is about."""
        for button, word in zip(self._words, [*words, *[""] * _WORDS], strict=False):
            button.setText(word)
            button.setVisible(bool(word))
            button.setToolTip(f"在稿库里查“{word}”")
            button.setAccessibleName(f"查“{word}”")
        self._digest.setText(digest)
        self._digest.setToolTip(digest)
        self._copy.setVisible(bool(digest))

    def show_stories(self, found: Sequence[Earlier]) -> None:
        """Show earlier stories; the one in view stays in view."""
        before = self.chosen()
        if not found:
            self.say(NOTHING)
            return
        uuids = [one.uuid for one in found]
        with QSignalBlocker(self._list):
            self._list.clear()
            for one in found:
                item = QListWidgetItem(f"{one.headline}\n{_told(one)}")
                item.setData(_DATA, one)
                item.setToolTip(f"{one.headline}\n{one.place}")
                item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() * 2 + 12))
                if one.share:
                    item.setForeground(theme.colour("warning"))
                self._list.addItem(item)
            kept = before is not None and before.uuid in uuids
            self._list.setCurrentRow(uuids.index(before.uuid) if before and kept else 0)
        self._stack.setCurrentIndex(0)
        if not kept:
            self._ask_text()

    def show_text(self, uuid: str, text: str) -> None:
        """Show an earlier story's text, where it is still the chosen one."""
        chosen = self.chosen()
        if chosen is not None and chosen.uuid == uuid:
            self._text.setPlainText(text)

    def chosen(self) -> Earlier | None:
        """The story chosen on the list."""
        item = self._list.currentItem()
        return item.data(_DATA) if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ask_text(self) -> None:
        chosen = self.chosen()
        self._open.setEnabled(chosen is not None)
        if chosen is not None:
            self.wanted.emit(chosen.uuid)

    def _open_chosen(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.opened.emit(chosen.uuid)

    def _copy_digest(self) -> None:
        QGuiApplication.clipboard().setText(self._digest.text())

    def _name(self) -> None:
        self._title.setObjectName("heading")
        self._title.setBuddy(self._list)
        self._digest.setWordWrap(True)
        self._digest.setAccessibleName("一句话提要")
        self._digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._digest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._copy.setIcon(icon("copy"))
        self._copy.setToolTip("复制这句提要")
        self._copy.setAccessibleName("复制提要")
        self._copy.setAutoRaise(True)
        self._list.setAccessibleName("相关旧稿")
        self._list.setToolTip("上下键挑选，右边是全文；回车或双击在稿件栏打开")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("旧稿全文")
        self._open.setToolTip("在稿件栏打开这篇旧稿（回车）；正在写的稿件已经存好")
        self._close.setToolTip("收起相关旧稿（Esc）")
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        for word in self._words:
            word.setAutoRaise(True)
            word.hide()
            head.addWidget(word)
        head.addStretch(1)
        for button in (self._open, self._close):
            button.setAutoDefault(False)
            head.addWidget(button)
        told = QHBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._digest, 1)
        told.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self._list)
        both.addWidget(self._text)
        both.setSizes([260, 300])
        both.setChildrenCollapsible(False)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(told)
        layout.addWidget(holder, 1)
        self.setMinimumHeight(150)

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(lambda *_: self._ask_text())
        self._list.itemActivated.connect(lambda _item: self._open_chosen())
        self._open.clicked.connect(self._open_chosen)
        self._close.clicked.connect(self.closed)
        self._copy.clicked.connect(self._copy_digest)
        for button in self._words:
            button.clicked.connect(lambda _on, each=button: self.searched.emit(each.text()))


def _told(one: Earlier) -> str:
    shared = f"　{one.percent}" if one.share else f"　{'、'.join(one.shared[:4])}"
    return f"{one.place}{shared}"
