"""The list of articles: the issue's unplaced ones, the house's pool, everything, the bin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.article import ArticleKind
from newsroom.model.listing import ArticleFilter, ArticleSummary
from newsroom.ui import theme
from newsroom.ui.pages.dragging import ARTICLE_MIME, carry_article

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
_SUMMARY = Qt.ItemDataRole.UserRole + 1
_LIMIT = 2000
_KINDS = {
    ArticleKind.NEWS: "",
    ArticleKind.BRIEF: "简讯",
    ArticleKind.PICTURE: "图片",
    ArticleKind.BULLETIN: "信息",
    ArticleKind.ADVERT: "广告",
    ArticleKind.GUIDE: "导读",
}
Index = QModelIndex | QPersistentModelIndex


class ArticlesModel(QAbstractListModel):
    """Summaries as rows; rows are dragged as article identities."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ArticleSummary] = ()

    def show_rows(self, rows: Sequence[ArticleSummary]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, article: str) -> int:
        """The row of an article, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.uuid == article), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's title, its tool tip, or its summary."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{_details(row)}"
        return row if role == _SUMMARY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged onto a page."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """What a drag carries."""
        return [ARTICLE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The identity of the first dragged article."""
        return carry_article(self._rows[indexes[0].row()].uuid)


class _RowPainter(QStyledItemDelegate):
    """Two lines: the title; then section, names, characters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines high."""
        return QSize(120, option.fontMetrics.height() * 2 + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: ArticleSummary = index.data(_SUMMARY)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        if chosen:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        area = option.rect.adjusted(8, 5, -8, -5)
        half = area.height() // 2
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        font = QFont(option.font)
        font.setBold(row.importance >= 4)
        painter.setFont(font)
        title = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, area.width()
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(0, 0, 0, -half), left, title)
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        if not chosen:
            painter.setPen(theme.colour("quiet"))
        details = painter.fontMetrics().elidedText(
            _details(row), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area.adjusted(0, half, 0, 0), left, details)
        painter.restore()


class PoolPane(QWidget):
    """The list with its scope and search field.

    wanted: another scope or search text was chosen. opened: an article is to be edited.
    """

    wanted = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = QComboBox()
        self._scope.addItems(list(SCOPES))
        self._scope.setAccessibleName("稿件范围")
        self._flowing = False
        self._search = QLineEdit()
        self._search.setPlaceholderText("搜索")
        self._search.setToolTip("按标题、栏目、正文或姓名搜索（Ctrl+Shift+F）")
        self._search.setAccessibleName("搜索稿件")
        self._search.setClearButtonEnabled(True)
        self._model = ArticlesModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_RowPainter(self._list))
        self._list.setDragEnabled(True)
        self._list.setUniformItemSizes(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName("稿件")
        self._empty = QLabel()
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        bar = QHBoxLayout()
        bar.addWidget(self._scope)
        bar.addWidget(self._search, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addLayout(self._stack, 1)
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(150)
        pause.timeout.connect(self.wanted)
        self._pause = pause
        self._search.textChanged.connect(self._search_soon)
        self._scope.activated.connect(self._ask)
        self._list.activated.connect(self._open)
        self._list.clicked.connect(self._open)

    def list_view(self) -> QListView:
        """The list itself, for menus and focus."""
        return self._list

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
        """The filter that scope and search field ask for."""
        text = self._search.text().strip()
        home, here = publication or None, issue or None
        match self._scope.currentIndex():
            case 0 if not self._flowing:
                return ArticleFilter(issue=here, placed=False, text=text, limit=_LIMIT)
            case 0 | 1:
                return ArticleFilter(issue=here, text=text, limit=_LIMIT)
            case 2:
                return ArticleFilter(publication=home, placed=False, text=text, limit=_LIMIT)
            case 3:
                return ArticleFilter(text=text, limit=_LIMIT)
            case _:
                return ArticleFilter(in_bin=True, text=text, limit=_LIMIT)

    def in_bin(self) -> bool:
        """Whether the bin is shown."""
        return self._scope.currentIndex() == len(SCOPES) - 1

    def show_rows(self, rows: Sequence[ArticleSummary], chosen: str) -> None:
        """Show the articles found, the chosen one selected; several that were selected stay so."""
        before = self.chosen()
        if self._scope.currentIndex() == 2:
            rows = [row for row in rows if row.issue is None]
        self._model.show_rows(rows)
        self._empty.setText(self._nothing())
        self._stack.setCurrentIndex(0 if rows else 1)
        if len(before) > 1:
            self._select(before)
        if len(self.chosen()) <= 1:
            self.choose(chosen)

    def _nothing(self) -> str:
        """What is said where the list is empty."""
        scope = self._scope.currentIndex()
        if self._search.text().strip():
            return "没有找到。"
        if self._flowing and scope == 0:
            return f"{_EMPTY[1]}\n{_HOW}"
        return _EMPTY[scope]

    def _select(self, articles: Sequence[str]) -> None:
        selection = self._list.selectionModel()
        for row in map(self._model.row_of, articles):
            if row >= 0:
                selection.select(self._model.index(row), selection.SelectionFlag.Select)

    def choose(self, article: str) -> None:
        """Select an article where the list holds it."""
        row = self._model.row_of(article)
        if row >= 0 and self.chosen() != [article]:
            self._list.setCurrentIndex(self._model.index(row))

    def chosen(self) -> list[str]:
        """Identities of the selected articles."""
        rows = self._list.selectionModel().selectedIndexes()
        return [index.data(_SUMMARY).uuid for index in rows]

    def _search_soon(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self.wanted.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and len(self.chosen()) <= 1:
            self.opened.emit(index.data(_SUMMARY).uuid)


def _details(row: ArticleSummary) -> str:
    parts = [_KINDS[row.kind], row.section, " ".join(row.bylines), f"{row.characters} 字"]
    if row.slots:
        parts.append(f"{row.slots} 图")
    if row.pages:
        parts.append("第" + "、".join(map(str, row.pages)) + "版")
    if row.notes:
        parts.append(f"{row.notes} 处待核")
    return "　".join(part for part in parts if part)
