"""The list of articles: the issue's unplaced ones, the house's pool, everything, the bin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.listing import ArticleFilter, ArticleSummary, Found
from newsroom.ui.left.list_view import ArticlesList
from newsroom.ui.left.narrowing import Narrower
from newsroom.ui.left.rows import SUMMARY as _SUMMARY
from newsroom.ui.left.rows import ArticlesModel
from newsroom.ui.theme import tone

__all__ = ["SCOPES", "_SUMMARY", "PoolPane"]

SCOPES = ("本期未上版", "本期全部", "稿库（未归期）", "全部稿件", "回收站")
_OF_A_BULLETIN = "本期稿件"
_HOW = "把 Word 文件拖进窗口收稿，或按 Ctrl+N 新写一篇。"
_EMPTY = (
    f"本期没有待排的稿件。\n{_HOW}",
    "本期还没有稿件。",
    "稿库里没有未归期的稿件。",
    "还没有稿件。",
    "回收站是空的。",
)
_NARROWED = "没有符合筛选条件的稿件。"


class PoolPane(QWidget):
    """The list with its scope, search field, filters and count.

    wanted: another list is to be shown. opened: an article is to be edited. facets_wanted: the
    filters' menu is about to be shown.
    """

    wanted = Signal()
    opened = Signal(str)
    facets_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = QComboBox()
        self._scope.addItems(list(SCOPES))
        self._scope.setAccessibleName("稿件范围")
        self._scope.setToolTip("列出哪里的稿件")
        self._flowing = self._more = False
        self._note = ""
        self._search = _SearchField()
        self._narrower = Narrower(self)
        self.model = ArticlesModel(self)
        self._list = ArticlesList(self.model)
        self._empty = QLabel()
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._unnarrow = QPushButton("清除筛选")
        self._count = QLabel()
        self._build()
        self._search.textChanged.connect(self._ask)
        self._search.left.connect(self._to_list)
        self._scope.activated.connect(self._ask)
        self._narrower.changed.connect(self._ask)
        self._narrower.facets_wanted.connect(self.facets_wanted)
        self._unnarrow.clicked.connect(self._narrower.clear)
        self._list.activated.connect(self._open)
        self._list.clicked.connect(self._open)
        self._list.selectionModel().selectionChanged.connect(self._tell_count)
        self.model.rowsInserted.connect(self._tell_count)

    def _build(self) -> None:
        nothing = QWidget()
        inner = QVBoxLayout(nothing)
        inner.addStretch(1)
        inner.addWidget(self._empty)
        inner.addWidget(self._unnarrow, 0, Qt.AlignmentFlag.AlignCenter)
        self._offers = QWidget()
        self._offers.setLayout(QVBoxLayout())
        inner.addWidget(self._offers, 0, Qt.AlignmentFlag.AlignCenter)
        inner.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(nothing)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._scope, 1)
        top.addSpacing(4)
        top.addWidget(self._narrower.button)
        top.addWidget(self._narrower.sorting)
        self._count.setAccessibleName("稿件计数")
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        tone(self._count, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._search)
        layout.addWidget(self._narrower.line)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self._count)

    def offer(self, buttons: Iterable[QWidget]) -> None:
        """What may be done where there are no articles yet."""
        for button in buttons:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setSizePolicy(policy)  # as wide as each other, below each other
            self._offers.layout().addWidget(button)  # type: ignore[union-attr]
        self._show_empty()

    def list_view(self) -> QTableView:
        """The list itself, for menus and focus."""
        return self._list

    @property
    def narrower(self) -> Narrower:
        """Its filters and order."""
        return self._narrower

    def start_search(self) -> None:
        """Put the caret into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_flowing(self, flowing: bool) -> None:
        """Name the issue's articles for a bulletin, where none are placed and all are in it; or
        for a paper."""
        self._flowing = flowing
        self._scope.setItemText(0, _OF_A_BULLETIN if flowing else SCOPES[0])

    def wish(self, publication: str, issue: str) -> ArticleFilter:
        """The list that scope, search field, filters and order ask for."""
        wanted = self._narrower.now.applied(self._in_scope(publication or None, issue or None))
        return replace(wanted, text=self._search.text().strip(), order=self._narrower.order)

    def _in_scope(self, home: str | None, here: str | None) -> ArticleFilter:
        match self._scope.currentIndex():
            case 0 if not self._flowing:
                return ArticleFilter(issue=here, placed=False)
            case 0 | 1:
                return ArticleFilter(issue=here)
            case 2:
                return ArticleFilter(publication=home, placed=False, homeless=True)
            case 3:
                return ArticleFilter()
            case _:
                return ArticleFilter(in_bin=True)

    def in_bin(self) -> bool:
        """Whether the bin is shown."""
        return self._scope.currentIndex() == len(SCOPES) - 1

    # Showing -------------------------------------------------------------------------------------

    def show_list(
        self, found: Found, lines: Iterable[ArticleSummary], chosen: str, *, again: bool
    ) -> None:
        """Show a list; what was selected and is still in it stays so, else the chosen article is.

        again: the list is the one on show, so that it stays where it was scrolled to.
        """
        before, bar = self.chosen(), self._list.verticalScrollBar()
        stood = bar.value() if again else 0
        self._more = found.resume is not None
        if self.model.show(found, lines):
            self._select(before)
            if again:
                bar.setValue(stood)
        self._show_empty()
        if len(self.chosen()) <= 1:
            self._mark(chosen)
        self._tell_count()

    def show_more(self, found: Found) -> None:
        """Show more of the list on show."""
        self._more = found.resume is not None
        self.model.append(found)
        self._show_empty()
        self._tell_count()

    def shown_rows(self) -> tuple[int, int]:
        """The first and the last row that can be seen."""
        last = self._list.rowAt(self._list.height() - 1)
        first = max(self._list.rowAt(0), 0)
        return first, last if last >= 0 else self.model.rowCount() - 1

    def used_rows(self) -> tuple[int, int]:
        """The first row that can be seen, and the last that can be seen or is selected."""
        first, last = self.shown_rows()
        return first, max([last, *(end for _, end in self._ranges())])

    def tell(self, note: str) -> None:
        """What else the count says, such as how far the index is."""
        self._note = note
        self._tell_count()

    def _show_empty(self) -> None:
        none = not self.model.rowCount()
        self._empty.setText(self._nothing())
        self._unnarrow.setVisible(bool(self._narrower.now.words))
        sought = bool(self._narrower.now.words or self._search.text().strip())
        self._offers.setVisible(not sought and not self._more and not self.in_bin())
        self._stack.setCurrentIndex(1 if none else 0)

    def _nothing(self) -> str:
        """What is said where the list is empty."""
        scope = self._scope.currentIndex()
        if self._more:
            return "正在查找…"
        if self._narrower.now.words:
            return _NARROWED
        if self._search.text().strip():
            return "没有找到。"
        if self._flowing and scope == 0:
            return f"{_EMPTY[1]}\n{_HOW}"
        return _EMPTY[scope]

    def _tell_count(self) -> None:
        """共 312 篇，选中 3 篇，4,210 字."""
        model, ranges = self.model, self._ranges()
        count, several = model.rowCount(), sum(last - first + 1 for first, last in ranges)
        words = [f"{'已列出' if self._more else '共'} {count:,} 篇"]
        if several > 1:
            words.append(f"选中 {several:,} 篇")
            long = sum(model.characters(first, last) for first, last in ranges)
        else:
            long = model.characters()
        words.append(f"{long:,} 字")
        told = "，".join(words) + ("…" if self._more else "")
        told = f"{told}　{self._note}" if self._note else told if count else ""
        self._count.setText(told)
        self._count.setToolTip(told)

    # Choosing ------------------------------------------------------------------------------------

    def choose(self, article: str) -> None:
        """Select an article where the list holds it; another that was opened from it is let go.

        A row that stays selected while another article is on show would be what a command takes.
        """
        if article and self.model.row_of(article) < 0 and len(self.chosen()) == 1:
            self._list.selectionModel().clear()
        self._mark(article)

    def _mark(self, article: str) -> None:
        row = self.model.row_of(article)
        if row >= 0 and self.chosen() != [article]:
            self._list.setCurrentIndex(self.model.index(row))

    def chosen(self) -> list[str]:
        """Identities of the selected articles, in the order of the list."""
        return [uuid for first, last in self._ranges() for uuid in self.model.articles(first, last)]

    def _ranges(self) -> list[tuple[int, int]]:
        """The selected rows, as first and last of each stretch."""
        selection = self._list.selectionModel().selection()
        each = (selection.at(at) for at in range(selection.count()))
        return sorted((stretch.top(), stretch.bottom()) for stretch in each)

    def _select(self, articles: Sequence[str]) -> None:
        rows = sorted(row for row in map(self.model.row_of, articles) if row >= 0)
        chosen = QItemSelection()
        start = 0
        for at, row in enumerate(rows):
            if at + 1 == len(rows) or rows[at + 1] != row + 1:
                chosen.select(self.model.index(rows[start]), self.model.index(row))
                start = at + 1
        if rows:
            selection = self._list.selectionModel()
            first, flags = self.model.index(rows[0]), QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(first, flags.NoUpdate)
            selection.select(chosen, flags.ClearAndSelect)

    def _ask(self) -> None:
        self.wanted.emit()

    def _to_list(self) -> None:
        """From the search field down into what was found."""
        if self.model.rowCount():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.chosen():
                self._list.setCurrentIndex(self.model.index(0))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and len(self.chosen()) <= 1:
            self.opened.emit(self.model.articles(index.row(), index.row())[0])


class _SearchField(QLineEdit):
    """left: the arrow down or Enter was pressed, Escape empties it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("搜索")
        self.setToolTip(
            "搜索标题、正文、图片说明、栏目、单位和姓名（Ctrl+Shift+F）；几个词用空格隔开\n"
            "要查遍各期旧稿，或按日期、版次来查，请按 F4"
        )
        self.setAccessibleName("搜索稿件")
        self.setClearButtonEnabled(True)
        self.returnPressed.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down goes to the list, Escape empties the field."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
