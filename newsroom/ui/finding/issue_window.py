"""What was found in a whole issue: article by article, each hit in its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.rewriting import Spot
from newsroom.model.article import FIELD_WORDS, Article

_NEAR = 12
_SPOT = Qt.ItemDataRole.UserRole + 1
_CHECKED = Qt.CheckState.Checked


@dataclass(frozen=True, slots=True)
class Found:
    """One article as it was searched, with its hits."""

    article: Article
    spots: tuple[Spot, ...]


class IssueWindow(QDialog):
    """opened: (article, offset in its body; -1 elsewhere). wanted: replace what is ticked."""

    opened = Signal(str, int)
    wanted = Signal()

    def __init__(self, found: Sequence[Found], words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("本期查找")
        self.resize(620, 420)
        self._found = {one.article.uuid: one for one in found}
        self._items: dict[str, list[QTreeWidgetItem]] = {}
        self._told = QLabel(words)
        self._told.setObjectName("heading")
        self._told.setWordWrap(True)
        self._list = QTreeWidget()
        self._list.setAccessibleName("找到的地方")
        self._list.setHeaderHidden(True)
        self._list.setUniformRowHeights(True)
        self._buttons = QDialogButtonBox()
        self._replace = QPushButton("全部替换")
        self._replace.setAutoDefault(False)
        self._replace.setToolTip("替换打了勾的每一处，一步就能撤销")
        self._buttons.addButton(self._replace, QDialogButtonBox.ButtonRole.ActionRole)
        close = self._buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        layout = QVBoxLayout(self)
        for widget in (self._told, self._list, self._buttons):
            layout.addWidget(widget)
        self._fill(found)
        self._list.itemActivated.connect(self._open)
        self._list.itemClicked.connect(self._open)
        self._soon = QTimer(self)  # a tick of an article's line changes those of all its hits
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._count)
        self._list.itemChanged.connect(self._soon.start)
        self._replace.clicked.connect(self.wanted)
        self._buttons.rejected.connect(self.reject)
        self._count()

    def offer_replacing(self, offered: bool) -> None:
        """Whether there is anything to replace with."""
        self._replace.setVisible(offered)

    def chosen(self) -> dict[str, tuple[Article, tuple[Spot, ...]]]:
        """The ticked hits by article."""
        chosen: dict[str, tuple[Article, tuple[Spot, ...]]] = {}
        for uuid, items in self._items.items():
            spots = tuple(i.data(0, _SPOT)[1] for i in items if i.checkState(0) == _CHECKED)
            if spots:
                chosen[uuid] = (self._found[uuid].article, spots)
        return chosen

    def lines(self) -> list[str]:
        """The hits as they are listed."""
        return [item.text(0) for items in self._items.values() for item in items]

    def _fill(self, found: Sequence[Found]) -> None:
        for one in found:
            top = QTreeWidgetItem([f"《{one.article.title}》　{len(one.spots)} 处"])
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            for spot in one.spots:
                item = QTreeWidgetItem([_line(one.article, spot)])
                item.setData(0, _SPOT, (one.article.uuid, spot))
                item.setCheckState(0, _CHECKED)
                top.addChild(item)
                self._items.setdefault(one.article.uuid, []).append(item)
            self._list.addTopLevelItem(top)
        self._list.expandAll()

    def _count(self) -> None:
        count = sum(len(spots) for _, spots in self.chosen().values())
        self._replace.setText(f"全部替换（{count} 处）")
        self._replace.setEnabled(bool(count))

    def _open(self, item: QTreeWidgetItem) -> None:
        data = item.data(0, _SPOT)
        if data is not None:
            uuid, spot = data
            self.opened.emit(uuid, spot.start if spot.field == "body" else -1)


def _line(article: Article, spot: Spot) -> str:
    """Where a hit stands, and what stands around it."""
    if spot.field == "caption":
        text, where = article.slots[spot.slot].caption, f"图 {spot.slot + 1} 说明"
    else:
        text, where = getattr(article, spot.field), FIELD_WORDS[spot.field]
    if spot.field == "body":
        lines = text[: spot.start].split("\n")
        where = f"第 {sum(bool(line.strip()) for line in lines[:-1]) + 1} 段"
    head = max(text.rfind("\n", 0, spot.start) + 1, spot.start - _NEAR)
    tail = text.find("\n", spot.end)
    tail = min(len(text) if tail < 0 else tail, spot.end + _NEAR)
    before, after = text[head : spot.start], text[spot.end : tail]
    shown = text[spot.start : spot.end].replace("\n", "⏎")
    return f"{where}　{before}【{shown}】{after}"
