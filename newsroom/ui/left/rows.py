"""The pool's rows: identities of all, lines of those only that were looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from newsroom.model.kinds import ArticleKind
from newsroom.model.listing import ArticleSummary, Found
from newsroom.model.markup import visible
from newsroom.ui.left.carrying import ARTICLES_MIME, carry_articles
from newsroom.ui.pages.dragging import ARTICLE_MIME

if TYPE_CHECKING:
    from newsroom.model.article import Article

SUMMARY = Qt.ItemDataRole.UserRole + 1
AROUND = 60  # rows fetched before and after those on show
_AT_ONCE = 200
_MOST_KEPT = 3000
Index = QModelIndex | QPersistentModelIndex


class ArticlesModel(QAbstractListModel):
    """Rows are dragged as article identities.

    needed: (first, last) row whose lines are asked for and not known.
    """

    needed = Signal(int, int)

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._articles: list[str] = []
        self._lengths = array("q")
        self._known: dict[str, ArticleSummary] = {}
        self._rows: dict[str, int] | None = None
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    # What is shown -------------------------------------------------------------------------------

    def show(self, found: Found, lines: Iterable[ArticleSummary]) -> bool:
        """Show another list, some of its lines known; whether its rows are others than before."""
        same = list(found.articles) == self._articles
        if not same:
            self.beginResetModel()
            self._articles, self._rows = list(found.articles), None
        self._lengths = array("q", found.characters)
        self._known = {line.uuid: line for line in lines}
        self._missing.clear()
        self._asked.clear()
        if not same:
            self.endResetModel()
        elif self._articles:
            self.dataChanged.emit(self.index(0), self.index(len(self._articles) - 1))
        return not same

    def append(self, found: Found) -> None:
        """Show more rows at the end."""
        if not found.articles:
            return
        start = len(self._articles)
        self.beginInsertRows(QModelIndex(), start, start + len(found.articles) - 1)
        self._articles += found.articles
        self._lengths.extend(found.characters)
        self._rows = None
        self.endInsertRows()

    def take(self, lines: Sequence[ArticleSummary]) -> None:
        """Know some more lines."""
        self._asked.clear()
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        self._known |= {line.uuid: line for line in lines}
        rows = sorted(filter(lambda row: row >= 0, (self.row_of(line.uuid) for line in lines)))
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def retell(self, article: Article) -> None:
        """Show what an article says by now, though no version of it was made yet: who has just
        typed a headline looks for it here."""
        row, line = self.row_of(article.uuid), self._known.get(article.uuid)
        if row < 0 or line is None:
            return
        length = sum(not char.isspace() for char in visible(article.body))
        names = tuple(dict.fromkeys(credit.name for credit in article.credits))
        new = replace(line, characters=length, bylines=names, section=article.section)
        if article.title != line.title:
            new = replace(new, title=article.title, title_marks=())
        if new != line:
            self._known[article.uuid], self._lengths[row] = new, length
            self.dataChanged.emit(self.index(row), self.index(row))

    # Asking --------------------------------------------------------------------------------------

    def articles(self, first: int = 0, last: int | None = None) -> list[str]:
        """Identities of the rows from `first` to `last`, which counts too; None: to the end."""
        return self._articles[first : None if last is None else last + 1]

    def characters(self, first: int = 0, last: int | None = None) -> int:
        """How long the articles of these rows are together."""
        return sum(self._lengths[first : None if last is None else last + 1])

    def row_of(self, article: str) -> int:
        """The row of an article, or -1."""
        if self._rows is None:
            self._rows = {uuid: row for row, uuid in enumerate(self._articles)}
        return self._rows.get(article, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._articles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's title, its tool tip, or its summary; None while that is being fetched."""
        line = self._known.get(self._articles[index.row()])
        if line is None:
            wanted = role in (SUMMARY, Qt.ItemDataRole.DisplayRole)
            if wanted and index.row() not in self._asked:
                self._missing.add(index.row())
                self._soon.start()
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{details(line)}　{line.status.text}"
        return line if role == SUMMARY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged onto a page or an issue."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """What a drag carries."""
        return [ARTICLE_MIME, ARTICLES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The identities of the dragged articles, in the order of the rows."""
        rows = sorted({index.row() for index in indexes})
        return carry_articles([self._articles[row] for row in rows])

    def _ask(self) -> None:
        rows, self._missing = self._missing, set()
        if rows:
            first = max(min(rows) - AROUND, 0)
            last = min(max(rows) + AROUND, first + _AT_ONCE, len(self._articles) - 1)
            self._asked.update(range(first, last + 1))
            self.needed.emit(first, last)


def details(row: ArticleSummary) -> str:
    """What stands below a title: 撤稿, kind, section, names, length, pictures, pages, doubts."""
    fate = "已撤稿" if row.withdrawn else "已更正" if row.corrected else ""
    parts = [fate, _kind(row.kind), row.section, " ".join(row.bylines), f"{row.characters:,} 字"]
    if row.slots:
        parts.append(f"{row.slots} 图")
    if row.pages:
        parts.append("第" + "、".join(map(str, row.pages)) + "版")
    if row.notes:
        parts.append(f"{row.notes} 处待核")
    return "　".join(part for part in parts if part)


def _kind(kind: ArticleKind) -> str:
    """What a row calls its kind; the commonest goes without saying."""
    return "" if kind is ArticleKind.NEWS else kind.text
