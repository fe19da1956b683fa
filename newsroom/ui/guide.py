"""The guide: chapters on the left, the text on the right, searched and linked through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom import paths
from newsroom.ui import theme
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon

CONTENTS = "目录"
_SIZE = (1000, 680)
_CHAPTER = Qt.ItemDataRole.UserRole
_LINK = re.compile(r"- \[(?P<title>[^\]]+)\]\((?P<name>[^)]+)\.md\)")
_BETWEEN_HANZI = re.compile(r"[*#|`>]+")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the heading it stands under, its title, and its file's name without suffix."""

    heading: str
    title: str
    name: str

    @property
    def path(self) -> Path:
        """Its file."""
        return folder() / f"{self.name}.md"


def folder() -> Path:
    """Where the guide lies."""
    return paths.resources() / "help"


def chapters() -> tuple[Chapter, ...]:
    """The chapters in the order of the contents."""
    heading, found = "", []
    for line in (folder() / f"{CONTENTS}.md").read_text("utf8").splitlines():
        link = _LINK.match(line)
        if line.startswith("## "):
            heading = line[3:].strip()
        elif link is not None:
            found.append(Chapter(heading, link["title"], link["name"]))
    return tuple(found)


class GuideDialog(QDialog):
    """Shows the guide at one of its chapters."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("采编台使用说明")
        self._chapters = chapters()
        self._shown = ""
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setRootIsDecorated(False)
        self.contents.setIndentation(14)
        self.contents.setAccessibleName("目录")
        self.search = QLineEdit()
        self.search.setPlaceholderText("在说明里找，如：署名")
        self.search.setAccessibleName("在说明里找")
        self.search.setToolTip("打几个字，目录里只留下讲到它的章节；回车跳到下一处（Ctrl+F）")
        self.search.setClearButtonEnabled(True)
        self.found = QLabel()
        self.found.setObjectName("empty")
        self.found.hide()
        self.text = _Text()
        self._back, self._on = QToolButton(), QToolButton()
        self._build()
        self._fill()
        self.show_chapter(name)

    def show_chapter(self, name: str) -> None:
        """Show a chapter; the first one where there is no such."""
        known = {chapter.name: chapter for chapter in self._chapters}
        chapter = known.get(name, self._chapters[0])
        self.text.setSource(
            QUrl.fromLocalFile(str(chapter.path)), QTextDocument.ResourceType.MarkdownResource
        )

    @property
    def chapter(self) -> str:
        """The name of the chapter on show."""
        return self._shown

    def _build(self) -> None:
        self.text.sourceChanged.connect(self._follow)
        self.text.anchorClicked.connect(self._open)
        self.contents.currentItemChanged.connect(self._choose)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._next)
        for button, words, name, keys, act in (
            (self._back, "回到前一页", "arrow-left", "Alt+Left", self.text.backward),
            (self._on, "再往后一页", "arrow-right", "Alt+Right", self.text.forward),
        ):
            button.setIcon(icon(name))
            button.setToolTip(f"{words}（{keys.replace('Left', '←').replace('Right', '→')}）")
            button.setAccessibleName(words)
            button.setShortcut(keys)
            button.clicked.connect(act)
        self.text.backwardAvailable.connect(self._back.setEnabled)
        self.text.forwardAvailable.connect(self._on.setEnabled)
        self._back.setEnabled(False)
        self._on.setEnabled(False)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.found, self.contents):
            column.addWidget(widget, int(widget is self.contents))
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([230, 770])
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(panes)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 60), min(_SIZE[1], room.height() - 60))

    def _fill(self) -> None:
        heads: dict[str, QTreeWidgetItem] = {}
        for chapter in self._chapters:
            head = heads.get(chapter.heading)
            if head is None:
                head = heads[chapter.heading] = QTreeWidgetItem([chapter.heading])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                self.contents.addTopLevelItem(head)
            item = QTreeWidgetItem([chapter.title])
            item.setData(0, _CHAPTER, chapter.name)
            head.addChild(item)
        self.contents.expandAll()

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for head in self._heads() for item in _below(head)]

    def _heads(self) -> list[QTreeWidgetItem]:
        rows = range(self.contents.topLevelItemCount())
        return [head for row in rows if (head := self.contents.topLevelItem(row)) is not None]

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        name = item.data(0, _CHAPTER) if item is not None else None
        if name and name != self.chapter:
            self.show_chapter(name)

    def _follow(self, source: QUrl) -> None:
        """Choose the chapter on show in the contents, and mark what is searched for."""
        self._shown = Path(source.toLocalFile()).stem
        self.text.document().setDocumentMargin(18)
        for item in self._items():
            if item.data(0, _CHAPTER) == self.chapter:
                self.contents.setCurrentItem(item)
        if self.search.text().strip():
            self.text.find(self.search.text().strip())

    def _open(self, link: QUrl) -> None:
        """Follow a link within the guide here, any other outside."""
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        self.show_chapter(Path(link.path()).stem)

    def _filter(self, words: str) -> None:
        """Leave the chapters that speak of something, and show the first of them."""
        wanted = words.strip()
        names = {c.name for c in self._chapters if wanted in _said(c)}
        shown = []
        for item in self._items():
            fits = item.data(0, _CHAPTER) in names
            item.setHidden(not fits)
            shown += [item] if fits else []
        for head in self._heads():
            head.setHidden(all(item.isHidden() for item in _below(head)))
        self.found.setText(f"{len(shown)} 章讲到它" if shown else "没有讲到，换个词试试")
        self.found.setVisible(bool(wanted))
        if not wanted or not shown:
            return
        if self.chapter not in names:
            self.contents.setCurrentItem(shown[0])
        else:
            self._mark()

    def _mark(self) -> None:
        """The first place on the page."""
        cursor = self.text.textCursor()
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)
        self.text.find(self.search.text().strip())

    def _next(self) -> None:
        """The next place on the page, from the last to the first."""
        wanted = self.search.text().strip()
        if wanted and not self.text.find(wanted):
            self._mark()


def _below(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item for row in range(head.childCount()) if (item := head.child(row)) is not None]


def _said(chapter: Chapter) -> str:
    return chapter.title + _BETWEEN_HANZI.sub("", chapter.path.read_text("utf8"))


class _Text(QTextBrowser):
    """The text in the window's colours."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("说明")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        ink, accent = theme.colour("heading").name(), theme.colour("accent").name()
        self.document().setDefaultStyleSheet(
            f"h1, h2 {{ color: {ink}; }} a {{ color: {accent}; }} td, th {{ padding: 4px 8px; }}"
        )
