"""The list of an article's pieces with both sides beside each other, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from newsroom.desk.merge_rows import Choice, Fate, Hunk, MergeRow
from newsroom.ui import theme
from newsroom.ui.revisions.cells import Piece, Pieces
from newsroom.ui.revisions.painting import Passage

_ROW = Qt.ItemDataRole.UserRole
NAMES = 118  # pixels for the names of the parts
_PAD = 6
_NUMBERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}

Index = QModelIndex | QPersistentModelIndex

FATES = {
    Fate.SAME: "",
    Fate.ALIKE: "改得一样",
    Fate.OURS: "本机改过",
    Fate.THEIRS: "来稿改过",
    Fate.MERGED: "已合在一起",
    Fate.CLASH: "请选定",
}
CHOSEN = {
    Choice.OURS: "用本机的",
    Choice.THEIRS: "用来稿的",
    Choice.MERGED: "两处都改",
    Choice.BOTH: "两份都留",
}
_TONES = {Fate.OURS: "accent", Fate.THEIRS: "good", Fate.MERGED: "good", Fate.CLASH: "error"}


class MergeView(QListWidget):
    """Shows MergeRows. N and P go to the next and the last change, 1 to 3 decide the chosen one.

    chosen: another row is. decided: (place of the choice) of the chosen row.
    """

    chosen = Signal()
    decided = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.decisions: Mapping[int, Choice] = {}
        self.setAccessibleName("两边的稿件")
        self.setToolTip("N 下一处，P 上一处；1 用本机的，2 用来稿的，3 都要")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parts = _Parts(self)
        self.setItemDelegate(self._parts)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: Sequence[MergeRow]) -> None:
        """Show the pieces, the first that is to be decided chosen."""
        self.clear()
        self._parts.forget()
        for row in rows:
            item = QListWidgetItem(spoken(row, None), self)
            item.setData(_ROW, row)
        self.step(1, only_open=True)
        if self.currentRow() < 0 or self.chosen_row().number < 0:
            self.step(1)

    def show_decisions(self, decisions: Mapping[int, Choice]) -> None:
        """Show what was decided."""
        self.decisions = dict(decisions)
        self._parts.forget()
        for number in range(self.count()):
            item = self.item(number)
            row: MergeRow = item.data(_ROW)
            item.setText(spoken(row, self.decisions.get(row.number)))
        self.doItemsLayout()

    def chosen_row(self) -> MergeRow:
        """The chosen row; an empty one where there is none."""
        item = self.currentItem()
        return item.data(_ROW) if item is not None else MergeRow(-1, Fate.SAME, "", "", "", "")

    def step(self, way: int, *, only_open: bool = False) -> bool:
        """To the next (1) or the last (-1) change, or only one that is still to be decided."""
        count, now = self.count(), self.currentRow()
        for number in range(1, count + 1):
            at = (now + way * number) % count
            row: MergeRow = self.item(at).data(_ROW)
            undecided = row.open and row.number not in self.decisions
            if undecided or (row.number >= 0 and not only_open):
                self.setCurrentRow(at)
                self.scrollToItem(self.item(at), QListView.ScrollHint.EnsureVisible)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """N, P and the numbers of choices."""
        key = Qt.Key(event.key())
        way = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(key)
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif way is not None:
            self.step(way)
        elif key in _NUMBERS:
            self.decided.emit(_NUMBERS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A new width wraps the rows anew."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.doItemsLayout)


def spoken(row: MergeRow, choice: Choice | None) -> str:
    """The row for whoever hears it instead of seeing it."""
    if row.number < 0:
        return f"{row.name}：{row.ours}"
    told = CHOSEN[choice] if choice is not None else FATES[row.fate]
    return f"{row.name}，{told}。本机：{row.ours or '没有'}。来稿：{row.theirs or '没有'}"


class _Parts(QStyledItemDelegate):
    """Paints the name of a part and both its texts."""

    def __init__(self, view: MergeView) -> None:
        super().__init__(view)
        self._view = view
        self._state: tuple[int, bool] | None = None
        self._kept: dict[int, list[tuple[Passage, int]]] = {}

    def forget(self) -> None:
        """Let go of what was set."""
        self._kept.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The chosen row on a faint ground, so that colours stay readable."""
        opted = QStyleOptionViewItem(option)
        self.initStyleOption(opted, index)
        rect = opted.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = opted.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))
        painter.setPen(theme.colour("line_soft"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        x = rect.left() + _PAD + 3
        for passage, width in self._passages(index):
            passage.paint(painter, x, rect.top() + _PAD)
            x += width + _PAD * 2
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as the highest of its texts."""
        high = max(passage.height for passage, _ in self._passages(index))
        return QSize(self._view.viewport().width(), high + 2 * _PAD)

    def _passages(self, index: Index) -> list[tuple[Passage, int]]:
        state = (self._view.viewport().width(), theme.is_dark())
        if state != self._state:
            self._state = state
            self._kept.clear()
        if index.row() not in self._kept:
            self._kept[index.row()] = list(self._set(index.data(_ROW)))
        return self._kept[index.row()]

    def _set(self, row: MergeRow) -> Iterator[tuple[Passage, int]]:
        font = self._view.font()
        room = self._view.viewport().width() - NAMES - _PAD * 6 - 6
        half = max(room // 2, 40)
        choice = self._view.decisions.get(row.number)
        yield Passage(_heading(row, choice), font, NAMES), NAMES
        yield Passage(_side(row, choice, ours=True), font, half), half
        yield Passage(_side(row, choice, ours=False), font, half), half


def _heading(row: MergeRow, choice: Choice | None) -> Pieces:
    if row.number < 0:
        told = FATES[row.fate]
        return (Piece(row.name, "quiet"), *([Piece(f"\u2028{told}", "quiet")] if told else []))
    name = Piece(row.name, "quiet")
    if choice is not None:
        return (name, Piece(f"\u2028✓ {CHOSEN[choice]}", "good", bold=True))
    return (name, Piece(f"\u2028{FATES[row.fate]}", _TONES[row.fate], bold=True))


def _side(row: MergeRow, choice: Choice | None, *, ours: bool) -> Pieces:
    text = row.ours if ours else row.theirs
    if row.number < 0:
        return (Piece(text, "quiet"),) if text else ()
    left_out = Choice.THEIRS if ours else Choice.OURS
    if (choice or row.choices[0]) is left_out and not (row.open and choice is None):
        return (Piece(_broken(text) or "（没有）", "quiet"),)
    if not text and not row.base:
        return (Piece("（没有）", "quiet"),)
    changes = row.ours_changes if ours else row.theirs_changes
    return tuple(piece for piece in _marked(row.base, text, changes) if piece.text)


def _marked(base: str, text: str, changes: Sequence[Hunk]) -> Iterator[Piece]:
    """What was taken out struck through, what was added after it."""
    at = 0
    for hunk in changes:
        yield Piece(_broken(text[at : hunk.b0]))
        yield Piece(_broken(base[hunk.a0 : hunk.a1]), "error", marked=True, struck=True)
        yield Piece(_broken(text[hunk.b0 : hunk.b1]), "good", marked=True)
        at = hunk.b1
    yield Piece(_broken(text[at:]))


def _broken(text: str) -> str:
    """A text whose paragraphs are lines of one passage."""
    return text.replace("\n", "\u2028")
