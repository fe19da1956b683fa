"""The window of a backup's articles: a list, and the chosen one beside what stands now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.revising import Row
from newsroom.model.article import Article
from newsroom.ui.backups.window import when
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.revisions.comparer import Comparer
from newsroom.ui.revisions.difference_view import DifferenceView
from newsroom.ui.steady import steady

if TYPE_CHECKING:
    from newsroom.desk.backing import Backup, Held, Line
    from newsroom.desk.bringing import Present

_UUID = Qt.ItemDataRole.UserRole
_PAUSE = 250  # milliseconds of rest in typing before a search
_BACK, _POOL, _OUT = "存为新版本(&S)", "收进稿件池(&S)", "从回收站取回(&S)"
_NOTHING = "备份里的稿件和现在的都一样。\n要看没有改过的，在上面输入标题或正文里的字。"
_NOT_FOUND = "备份里没有这样的稿件，换个词试试。"


class ArticlesWindow(QDialog):
    """searched: (str) words to look for, empty for what differs. chosen: (uuid) an article is to
    be compared. back_wanted, beside_wanted: (uuid) it is to come back, or as another piece.
    """

    searched = Signal(str)
    chosen = Signal(str)
    back_wanted = Signal(str)
    beside_wanted = Signal(str)

    def __init__(self, backup: Backup, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"取回一篇稿件 — {when(backup.time)}的备份")
        self._shown: tuple[Held, Present] | None = None
        self._words = QLineEdit()
        self._words.setPlaceholderText("找标题或正文里的字")
        self._words.setAccessibleName("在备份里找")
        self._words.setClearButtonEnabled(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._list = QListWidget()
        self._list.setAccessibleName("备份里的稿件")
        self._list.setToolTip("上下键挑选；右边是并排比较")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = QLabel()
        self._told.setObjectName("heading")
        self._warned = QLabel()
        self._warned.setWordWrap(True)
        self._warned.setObjectName("warning")
        self._sides = (QLabel(), QLabel())
        self._only = QCheckBox("只看不同的地方(&Y)")
        self._view = DifferenceView()
        self._view.setAccessibleName("备份里的和现在的并排")
        self._comparer = Comparer(self)
        self._empty = QLabel()
        self._back = plain_button(
            _BACK, "把备份里的文字放回这篇稿件，现在的文字留在版本记录里", "history"
        )
        self._beside = plain_button(
            "另存一篇(&C)", "把备份里的文字当作另外一篇收进稿件池，现在的不动", "copy"
        )
        self._close = plain_button("关闭", "Esc")
        self._arrange()
        self._connect()
        self._clear()
        steady(self)

    @property
    def listed(self) -> list[str]:
        """The articles on the list."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    @property
    def warned(self) -> str:
        """What is said in warning of the chosen one."""
        return self._warned.text()

    def show_lines(self, words: str, lines: Sequence[Line]) -> None:
        """Show what was found, where it is still what is asked for; the one chosen stays chosen."""
        if words != self._words.text():
            return
        before = self._uuid()
        with QSignalBlocker(self._list):
            self._list.clear()
            for line in lines:
                item = QListWidgetItem(_words_of(line))
                item.setData(_UUID, line.uuid)
                item.setToolTip(line.title)
                item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() * 2 + 12))
                self._list.addItem(item)
            uuids = [line.uuid for line in lines]
            row = uuids.index(before) if before in uuids else 0
            self._list.setCurrentRow(row if lines else -1)
        self._empty.setText(_NOT_FOUND if words.strip() else _NOTHING)
        self._empty.setVisible(not lines)
        self._list.setVisible(bool(lines))
        self._choose()

    def show_texts(self, held: Held, now: Present) -> None:
        """Show the chosen article as it was then and as it is now."""
        if held.article.uuid != self._uuid():
            return
        self._shown = (held, now)
        unsaved = "，当时还没存为版本" if held.unsaved else ""
        self._sides[0].setText(f"备份里的　{when(held.time)}{unsaved}")
        self._sides[1].setText(_now_words(now))
        self._warned.setText(_warning(now))
        self._warned.setVisible(bool(_warning(now)))
        self._back.setText(_POOL if now.article is None else _OUT if now.binned else _BACK)
        self._comparer.ask(held.article, now.article or Article(uuid=held.article.uuid))

    def ask_again(self) -> None:
        """Look for the same once more."""
        self.searched.emit(self._words.text())

    def _compared(self, rows: tuple[Row, ...]) -> None:
        if self._shown is None:
            return
        self._view.show_rows(rows)
        count = self._view.differences
        self._told.setText(f"{count} 处不同" if count else "没有不同")
        _held, now = self._shown
        self._back.setEnabled(bool(count) or now.binned or now.article is None)
        self._beside.setEnabled(now.article is not None)

    def _choose(self) -> None:
        self._clear()
        uuid = self._uuid()
        if uuid:
            self.chosen.emit(uuid)

    def _clear(self) -> None:
        self._shown = None
        self._view.show_rows(())
        self._told.setText("")
        self._warned.hide()
        for side in self._sides:
            side.setText("")
        for button in (self._back, self._beside):
            button.setEnabled(False)

    def _uuid(self) -> str:
        item = self._list.currentItem()
        return item.data(_UUID) if item is not None else ""

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self._list, 1)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        column.addWidget(self._empty, 1)
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
        column.addWidget(self._warned)
        column.addLayout(heads)
        column.addWidget(self._view, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([270, 800])
        panes.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addWidget(self._beside)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(panes, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1180, room.width() - 60), min(720, room.height() - 70))

    def _connect(self) -> None:
        self._words.textChanged.connect(lambda _: self._rest.start())
        self._rest.timeout.connect(self.ask_again)
        self._list.currentItemChanged.connect(lambda *_: self._choose())
        self._only.toggled.connect(self._view.set_only_changes)
        self._comparer.compared.connect(self._compared)
        self._back.clicked.connect(lambda: self.back_wanted.emit(self._uuid()))
        self._beside.clicked.connect(lambda: self.beside_wanted.emit(self._uuid()))
        self._close.clicked.connect(self.close)


def _words_of(line: Line) -> str:
    home = f"{line.publication}　{line.issue}" if line.issue else line.publication
    return f"{line.title}{'（回收站）' if line.binned else ''}\n{when(line.updated)}　{home}"


def _now_words(now: Present) -> str:
    if now.article is None:
        return "现在稿库里没有这一篇"
    return "现在的（在回收站里）" if now.binned else "现在的文字"


def _warning(now: Present) -> str:
    if now.purged is None:
        return ""
    who = now.purged.person or "负责人"
    return f"这篇稿件由{who}在 {when(now.purged.time)} 彻底删除过。取回以前，请先问过负责人。"
