"""The dialog for an issue's 导读: stories of other pages named on page one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.article import ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.page import Page
from newsroom.model.teaser import Teaser
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.ordered import OrderedTable, beside

_PAGE, _WORDS, _TITLE = range(3)
_NOWHERE = "未上版"


@dataclass(frozen=True, slots=True)
class _Story:
    """A story that can be named. page: where it begins; None while it stands nowhere."""

    article: str
    title: str
    page: Page | None

    @property
    def place(self) -> str:
        """3版 or 未上版."""
        return f"{self.page.number}版" if self.page is not None else _NOWHERE


class TeasersDialog(QDialog):
    """Chooses the lines of the 导读, their order and their words."""

    def __init__(self, edition: Edition, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("导读")
        self._issue = edition.issue.uuid
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 80), min(520, room.height() - 80))
        self._stories = {story.article: story for story in _stories(edition)}
        self._free = QListWidget()
        self._free.setAccessibleName("可作导读的稿件")
        self._free.setToolTip("双击或按回车加入导读")
        self._free.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table = OrderedTable(("版", "导读文字", "原题"), (_WORDS,))
        self._table.setAccessibleName("导读")
        self._table.setToolTip("拖动或按 Alt+↑、Alt+↓ 换位置；双击或按 F2 改文字；Delete 移出")
        self._empty = QLabel("其他版上还没有稿件。\n先把稿件排上二版及以后的版，再作导读。")
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place = QCheckBox("放到一版（报眼或第一处空位）")
        standing = any(
            edition.articles[p.article].kind is ArticleKind.GUIDE for p in edition.placements
        )
        self._place.setChecked(not standing)
        self._place.setVisible(not standing)
        self._arrange()
        for teaser in edition.teasers:
            self._add(teaser.article, teaser.words)
        self._fill()

    def teasers(self) -> tuple[Teaser, ...]:
        """The lines in their order; words equal to the headline are left to follow it."""
        found = []
        for item in self._table.items():
            article = str(self._table.data_of(item))
            words = item.text(_WORDS).strip()
            title = self._stories[article].title if article in self._stories else ""
            found.append(
                Teaser(issue=self._issue, article=article, words="" if words == title else words)
            )
        return tuple(found)

    def to_place(self) -> bool:
        """Whether the 导读 is to be put on page one."""
        return self._place.isChecked() and bool(self._table.topLevelItemCount())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return in the list of stories, which lets it through, adds one and ends nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._free.hasFocus():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(_heading("其他版的稿件", self._free))
        left.addWidget(self._free, 1)
        left.addWidget(self._empty, 1)
        right.addWidget(_heading("导读（按此顺序）", self._table))
        right.addWidget(self._table, 1)
        acts = (
            ("加入 →", "把选中的稿件加入导读（回车）", self._take),
            ("← 移出", "把选中的一行移出导读（Delete）", self._table.remove),
            ("上移", "Alt+↑", lambda: self._table.shift(-1)),
            ("下移", "Alt+↓", lambda: self._table.shift(1)),
        )
        middle = beside(acts)
        middle.insertStretch(0, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(left, 3)
        row.addLayout(middle)
        row.addLayout(right, 5)
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(row, 1)
        layout.addWidget(self._place)
        layout.addWidget(box)
        self._free.itemActivated.connect(self._take)
        self._table.reordered.connect(self._fill)
        header = self._table.header()
        header.setSectionResizeMode(_WORDS, header.ResizeMode.Stretch)
        header.setSectionResizeMode(_TITLE, header.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        self._table.setColumnWidth(_TITLE, 150)

    def _take(self) -> None:
        """Add the chosen story to the 导读."""
        item = self._free.currentItem()
        if item is None:
            return
        row = self._free.row(item)
        self._add(item.data(Qt.ItemDataRole.UserRole), "")
        self._fill()
        self._free.setCurrentRow(min(row, self._free.count() - 1))

    def _add(self, article: str, words: str) -> None:
        story = self._stories.get(article, _Story(article, words or "（稿件已不在本期）", None))
        self._table.add((story.place, words or story.title, story.title), article)

    def _fill(self) -> None:
        """Offer the stories that are not named yet, those on pages first."""
        taken = {self._table.data_of(item) for item in self._table.items()}
        self._free.clear()
        for story in self._stories.values():
            if story.article not in taken and story.page is not None:
                item = QListWidgetItem(f"{story.place}　{story.title}")
                item.setData(Qt.ItemDataRole.UserRole, story.article)
                item.setToolTip(story.title)
                self._free.addItem(item)
        anything = bool(self._free.count() or taken)
        self._free.setVisible(anything)
        self._empty.setVisible(not anything)


def _stories(edition: Edition) -> Sequence[_Story]:
    """The issue's stories, by page and place, without those of page one and what is no story."""
    found = []
    for page in sorted(edition.pages, key=lambda each: each.number):
        for placement in edition.on_page(page.uuid):
            article = edition.articles.get(placement.article)
            if placement.part or article is None or not article.kind.story:
                continue
            if page.number > 1 and placement.article not in edition.fillers:
                found.append(_Story(article.uuid, article.title, page))
    known = {story.article for story in found}
    for teaser in edition.teasers:
        article = edition.articles.get(teaser.article)
        if article is not None and article.uuid not in known:
            found.append(_Story(article.uuid, article.title, _page_of(edition, article.uuid)))
    return found


def _page_of(edition: Edition, article: str) -> Page | None:
    parts = edition.parts(article)
    return edition.page(parts[0].page) if parts else None


def _heading(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setObjectName("heading")
    label.setBuddy(buddy)
    return label
