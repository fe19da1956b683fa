"""The window of pairs that say the same: a list of them, and the chosen one side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.revising import Row
from newsroom.model.article import Article
from newsroom.model.similar import Earlier
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.revisions.comparer import Comparer
from newsroom.ui.revisions.difference_view import DifferenceView
from newsroom.ui.steady import steady

Pair = tuple[Earlier, Earlier]

_PAIR = Qt.ItemDataRole.UserRole
_NONE = (
    "没有要核对的重稿。\n\n收稿、改稿以后，会自动和稿库里的旧稿比对；\n大体相同的一对一对列在这里。"
)
_LONG = 22


class SimilarWindow(QDialog):
    """wanted: (Earlier, Earlier) the texts of a pair, to be given to `show_texts`. excused: a pair
    is no repetition. opened: (uuid) an article is to be opened.
    """

    wanted = Signal(object)
    excused = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("查重稿")
        self._pairs = QListWidget()
        self._pairs.setAccessibleName("大体相同的稿件")
        self._pairs.setToolTip("上下键挑选；右边是并排比较")
        self._pairs.setWordWrap(True)
        self._pairs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = QLabel()
        self._told.setObjectName("heading")
        self._sides = (QLabel(), QLabel())
        self._only = QCheckBox("只看不同的地方(&Y)")
        self._view = DifferenceView()
        self._view.setAccessibleName("两篇稿件并排")
        self._comparer = Comparer(self)
        self._empty = QLabel(_NONE)
        self._first: frozenset[str] = frozenset()
        self._excuse = plain_button(
            "不算重稿(&N)", "这两篇不是重稿，以后不再提醒；可以撤销（Del）", "check"
        )
        self._older = plain_button("打开旧稿(&J)", "在稿件栏打开左边这一篇", "file-text")
        self._newer = plain_button("打开新稿(&X)", "在稿件栏打开右边这一篇", "file-text")
        self._close = plain_button("关闭", "Esc")
        self._arrange()
        self._connect()
        self._show()
        steady(self)

    @property
    def told(self) -> str:
        """What stands above the comparison."""
        return self._told.text()

    @property
    def listed(self) -> list[str]:
        """The pairs on the list."""
        return [self._pairs.item(row).text() for row in range(self._pairs.count())]

    def show_pairs(self, pairs: Sequence[Pair], first: frozenset[str] = frozenset()) -> None:
        """Show pairs; the one chosen before stays chosen, else the first one of an article among
        `first` is.
        """
        before = self.chosen()
        keys = [_key(pair) for pair in pairs]
        with QSignalBlocker(self._pairs):
            self._pairs.clear()
            for pair in pairs:
                item = QListWidgetItem(_words(pair))
                item.setData(_PAIR, pair)
                item.setToolTip("\n".join(_full(one) for one in pair))
                item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() * 3 + 14))
                self._pairs.addItem(item)
            mine = [n for n, (one, _) in enumerate(pairs) if one.uuid in first]
            row = keys.index(_key(before)) if before and _key(before) in keys else -1
            self._pairs.setCurrentRow(mine[0] if mine else max(row, 0) if pairs else -1)
        self._show()

    def show_left(self, left: int) -> None:
        """Say how many articles of an older program's library are still to be gone through."""
        words = f"还有 {left:,} 篇旧稿没有比对，正在后台进行，不耽误写稿。\n\n{_NONE}"
        self._empty.setText(words if left else _NONE)

    def show_texts(self, pair: Pair, older: Article, newer: Article) -> None:
        """Show the texts of a pair side by side, where it is still the chosen one."""
        chosen = self.chosen()
        if chosen is not None and _key(chosen) == _key(pair):
            self._comparer.ask(older, newer)

    def chosen(self) -> Pair | None:
        """The pair chosen on the list."""
        item = self._pairs.currentItem()
        return item.data(_PAIR) if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Del excuses the chosen pair."""
        if event.key() == Qt.Key.Key_Delete:
            self._take_excuse()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        pair = self.chosen()
        self._stack.setCurrentIndex(0 if pair is None else 1)
        for button in (self._excuse, self._older, self._newer):
            button.setEnabled(pair is not None)
        self._heading.setText(f"大体相同的 {self._pairs.count()} 对" if pair else "查重稿")
        if pair is None:
            return
        newer, older = pair
        self._view.show_rows(())
        self._told.setText(f"《{_short(newer.headline)}》{older.percent}（较短的一篇里）")
        for label, words, one in zip(self._sides, ("旧稿", "新稿"), (older, newer), strict=True):
            label.setText(f"{words}　{one.place}")
            label.setToolTip(_full(one))
        self.wanted.emit(pair)

    def _compared(self, rows: tuple[Row, ...]) -> None:
        self._view.show_rows(rows)

    def _take_excuse(self) -> None:
        pair = self.chosen()
        if pair is not None:
            self.excused.emit(pair)

    def _open(self, which: int) -> None:
        pair = self.chosen()
        if pair is not None:
            self.opened.emit(pair[which].uuid)

    def _arrange(self) -> None:
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._heading.setBuddy(self._pairs)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._pairs, 1)
        left.setMinimumWidth(230)
        top = QHBoxLayout()
        top.addWidget(self._told, 1)
        top.addWidget(self._only)
        heads = QHBoxLayout()
        heads.setContentsMargins(104, 0, 16, 0)
        for side in self._sides:
            side.setObjectName("empty")
            heads.addWidget(side, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(heads)
        column.addWidget(self._view, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([270, 800])
        panes.setChildrenCollapsible(False)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(panes)
        foot = QHBoxLayout()
        foot.addWidget(self._excuse)
        foot.addStretch(1)
        for button in (self._older, self._newer, self._close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(self._stack, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1180, room.width() - 60), min(740, room.height() - 70))
        self._pairs.setFocus()

    def _connect(self) -> None:
        self._pairs.currentItemChanged.connect(lambda *_: self._show())
        self._only.toggled.connect(self._view.set_only_changes)
        self._comparer.compared.connect(self._compared)
        self._excuse.clicked.connect(self._take_excuse)
        self._newer.clicked.connect(partial(self._open, 0))
        self._older.clicked.connect(partial(self._open, 1))
        self._close.clicked.connect(self.close)


def _words(pair: Pair) -> str:
    newer, older = pair
    return f"{_short(newer.headline)}\n{older.percent}　{_short(older.headline)}\n{older.place}"


def _full(one: Earlier) -> str:
    names = f"　{'、'.join(one.bylines)}" if one.bylines else ""
    return f"《{one.headline}》{names}\n{one.place}　{one.characters} 字"


def _short(headline: str) -> str:
    return headline if len(headline) <= _LONG else f"{headline[: _LONG - 1]}…"


def _key(pair: Pair) -> tuple[str, str]:
    return pair[0].uuid, pair[1].uuid
