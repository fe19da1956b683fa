"""The window of an article's versions: which ones there are, what differs, what to bring back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.revising import Row, VersionLine
from newsroom.model.article import Article
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.revisions.comparer import Comparer
from newsroom.ui.revisions.difference_view import DifferenceView
from newsroom.ui.steady import steady

_LINE = Qt.ItemDataRole.UserRole
_NOW, _BEFORE = "now", "before"
_ONLY_NOW = "和现在的文字比较时，才能恢复一处"


class RevisionsWindow(QDialog):
    """restore_wanted: (uuid) that version is to stand again. row_wanted: (Article, Row) that part
    of the former version is to stand again in the text as it is. marked_wanted: (uuid, uuid) the
    two versions on show as one Word file; the second empty for the text as it is.
    """

    restore_wanted = Signal(str)
    row_wanted = Signal(object, object)
    marked_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[VersionLine, ...] = ()
        self._typed: Article | None = None
        self._asked: tuple[Article, Article] | None = None
        self._pair: tuple[Article, Article] | None = None  # that the rows on show are of
        self._versions = QListWidget()
        self._versions.setAccessibleName("版本")
        self._versions.setToolTip("点一个版本，看它和现在的文字有什么不同")
        self._with = QComboBox()
        self._with.setAccessibleName("和哪个版本比较")
        self._beside = QComboBox()
        self._beside.addItems(["并排", "合在一起"])
        self._beside.setAccessibleName("怎样显示差异")
        self._beside.setToolTip("左右并排，或者把删去和增加的字合在一起看")
        self._only = QCheckBox("只看改动")
        self._told = QLabel()
        self._told.setObjectName("heading")
        self._sides = (QLabel(), QLabel())
        self._view = DifferenceView()
        self._comparer = Comparer(self)
        self._up = plain_button("上一处", "上一处不同（P）", "arrow-up")
        self._down = plain_button("下一处", "下一处不同（N）", "arrow-down")
        self._row = plain_button("恢复这一处", "只把选中的这一处改回左边的样子；可以撤销")
        self._whole = plain_button(
            "恢复这个版本", "整篇改回选中的版本，现在的文字留在版本里", "history"
        )
        self._marked = plain_button(
            "花脸稿…", "把这两版的差异写成 Word 文件，增、删、移都是修订标记", "file-diff"
        )
        self._close = plain_button("关闭", "Esc")
        self._arrange()
        self._connect()
        steady(self)

    # Showing -------------------------------------------------------------------------------------

    def show_versions(self, lines: Sequence[VersionLine], typed: Article) -> None:
        """Show an article's versions, newest first, and compare one with what is typed now."""
        chosen, other = self._chosen(), self._with.currentData()
        self._lines, self._typed = tuple(lines), typed
        self.setWindowTitle(f"版本记录 — 《{typed.title}》")
        with QSignalBlocker(self._versions):
            self._versions.clear()
            for line in self._lines:
                item = QListWidgetItem(_told(line))
                item.setData(_LINE, line)
                item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() * 2 + 12))
                self._versions.addItem(item)
            self._versions.setCurrentRow(self._first(chosen))
        with QSignalBlocker(self._with):
            self._with.clear()
            self._with.addItem("现在的文字", _NOW)
            self._with.addItem("它前面的一版", _BEFORE)
            for line in self._lines:
                self._with.addItem(f"{_when(line.time)}　{line.reason}", line.uuid)
            self._with.setCurrentIndex(max(self._with.findData(other), 0))
        self._compare()

    def show_typed(self, typed: Article) -> None:
        """The text being written is another now."""
        if self._typed is not None and typed.uuid == self._typed.uuid and typed != self._typed:
            self._typed = typed
            if self._with.currentData() == _NOW:
                self._compare()

    @property
    def article(self) -> str:
        """The article whose versions are shown."""
        return self._typed.uuid if self._typed is not None else ""

    def _first(self, chosen: VersionLine | None) -> int:
        """The version chosen before; else the newest that is not what stands now."""
        uuids = [line.uuid for line in self._lines]
        if chosen is not None and chosen.uuid in uuids:
            return uuids.index(chosen.uuid)
        others = [n for n, line in enumerate(self._lines) if line.article != self._typed]
        return (others or [0])[0]

    def _compare(self) -> None:
        line, typed = self._chosen(), self._typed
        if line is None or typed is None:
            return
        wanted = self._with.currentData()
        if wanted == _NOW:
            self._ask(line.article, typed, _heading(line), "现在的文字")
        elif wanted == _BEFORE:
            at = self._lines.index(line) + 1
            former = self._lines[at] if at < len(self._lines) else None
            before = former.article if former else Article(uuid=typed.uuid, importance=3)
            self._ask(
                before, line.article, _heading(former) if former else "还没有", _heading(line)
            )
        else:
            other = next(each for each in self._lines if each.uuid == wanted)
            old, new = sorted((line, other), key=lambda each: -self._lines.index(each))
            self._ask(old.article, new.article, _heading(old), _heading(new))

    def _ask(self, before: Article, after: Article, left: str, right: str) -> None:
        self._asked = (before, after)
        for label, words in zip(self._sides, (left, right), strict=True):
            label.setText(words)
        self._comparer.ask(before, after)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._pair = self._asked
        self._view.show_rows(rows)
        count = self._view.differences
        self._told.setText(f"{count} 处不同" if count else "没有不同")
        for button in (self._up, self._down):
            button.setEnabled(bool(count))
        line = self._chosen()
        self._whole.setEnabled(line is not None and line.article != self._typed)
        self._marked.setEnabled(bool(count))
        self._suit()

    def _suit(self) -> None:
        row = self._view.chosen_row()
        now = self._with.currentData() == _NOW
        differs = row is not None and bool(row.kind.text)
        self._row.setEnabled(now and differs)
        self._row.setToolTip("只把选中的这一处改回左边的样子；可以撤销" if now else _ONLY_NOW)

    def _chosen(self) -> VersionLine | None:
        item = self._versions.currentItem()
        return item.data(_LINE) if item is not None else None

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        top = QHBoxLayout()
        label = QLabel("比较：")
        label.setBuddy(self._with)
        for widget in (label, self._with, self._beside, self._only):
            top.addWidget(widget)
        self._with.setMinimumContentsLength(14)
        top.addStretch(1)
        top.addWidget(self._told)
        heads = QHBoxLayout()
        heads.setContentsMargins(104, 0, 16, 0)
        for side in self._sides:
            side.setObjectName("empty")
            heads.addWidget(side, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(heads)
        column.addWidget(self._view, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        self._versions.setMinimumWidth(180)
        panes.addWidget(self._versions)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([230, 800])
        panes.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        for button in (self._whole, self._row, self._marked):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self._up, self._down, self._close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(panes, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1180, room.width() - 60), min(760, room.height() - 70))
        self._view.setFocus()

    def _connect(self) -> None:
        changes: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self._up, lambda: self._view.step(-1)),
            (self._down, lambda: self._view.step(1)),
            (self._row, self._take_row),
            (self._whole, self._take_whole),
            (self._marked, self._want_marked),
            (self._close, self.close),
        )
        for button, act in changes:
            button.clicked.connect(act)
        self._versions.currentItemChanged.connect(lambda *_: self._compare())
        self._with.currentIndexChanged.connect(lambda _: self._compare())
        self._beside.currentIndexChanged.connect(self._turn)
        self._only.toggled.connect(self._view.set_only_changes)
        self._view.chosen.connect(self._suit)
        self._comparer.compared.connect(self._show)

    def _turn(self, index: int) -> None:
        self._view.set_beside(index == 0)
        for side in self._sides:
            side.setVisible(index == 0)

    def _want_marked(self) -> None:
        line = self._chosen()
        if line is None:
            return
        wanted = self._with.currentData()
        if wanted == _NOW:
            self.marked_wanted.emit(line.uuid, "")
            return
        at = self._lines.index(line)
        if wanted == _BEFORE:
            wanted = self._lines[min(at + 1, len(self._lines) - 1)].uuid
        pair = sorted((line.uuid, wanted), key=lambda u: -[e.uuid for e in self._lines].index(u))
        self.marked_wanted.emit(*pair)

    def _take_whole(self) -> None:
        line = self._chosen()
        if line is not None:
            self.restore_wanted.emit(line.uuid)

    def _take_row(self) -> None:
        row = self._view.chosen_row()
        if row is not None and self._pair is not None and self._pair[1] == self._typed:
            self.row_wanted.emit(self._pair[0], row)


def _told(line: VersionLine) -> str:
    """3月7日 09:12　何编辑 / 保存　812 字（+12）."""
    more = f"（{line.more:+d}）" if line.more else ""
    who = f"　{line.person}" if line.person else ""
    return f"{_when(line.time)}{who}\n{line.reason or '保存'}　{line.characters} 字{more}"


def _heading(line: VersionLine) -> str:
    who = f"　{line.person}" if line.person else ""
    return f"{_when(line.time)}{who}　{line.reason}"


def _when(time: datetime) -> str:
    local = time.astimezone()
    day = f"{local.month}月{local.day}日 {local:%H:%M}"
    this_year = local.year == datetime.now().astimezone().year
    return day if this_year else f"{local.year}年{day}"
