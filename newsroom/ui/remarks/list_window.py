"""What 合样 and 核红 have in common: a list beside the page that its marks are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
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

from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.sheetmark import SheetMark
from newsroom.ui.comparing.rows import HTML, Rows
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon
from newsroom.ui.pages.zooms import FIT_WIDTH
from newsroom.ui.remarks.page_view import MarkedView
from newsroom.ui.steady import steady

_NUMBER = Qt.ItemDataRole.UserRole
_LEAST_LIST = 360


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list. number: of the mark it names; 0 for none. page: on paper, 0 for none.
    html: how it looks; spoken: for whoever hears it.
    """

    number: int
    page: int
    html: str
    spoken: str


class ListWindow(QDialog):
    """A list, a page with marks beside it, what can be done with the chosen row below."""

    def __init__(self, names: tuple[str, str], pictures: PictureSource, parent: QWidget) -> None:
        """names: of the list and of the page, for whoever hears them."""
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._lines: tuple[Line, ...] = ()
        self._pages: dict[int, PageFrames] = {}
        self._marks: tuple[SheetMark, ...] = ()
        self._keys: dict[int, Callable[[], object]] = {}
        self.summary = QLabel()
        self.summary.setObjectName("heading")
        self.summary.setWordWrap(True)
        self.which = QComboBox()
        self.rows = QListWidget()
        self.rows.setItemDelegate(Rows(self.rows))
        self.rows.setAccessibleName(names[0])
        self.rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel()
        self.empty.setObjectName("empty")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page = MarkedView(names[1])
        self.page.set_picture_source(pictures)
        self.page.set_zoom(FIT_WIDTH)
        self.top = QHBoxLayout()
        self.acts = QHBoxLayout()
        self.foot = QHBoxLayout()
        self._arrange()
        self.rows.installEventFilter(self)
        self.rows.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.page.markClicked.connect(self.choose)
        self.which.currentIndexChanged.connect(lambda _: self._fill())

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(self.top)
        left.addWidget(self.rows, 1)
        left.addWidget(self.empty, 1)
        left.addLayout(self.acts)
        held = QWidget()
        held.setLayout(left)
        held.setMinimumWidth(_LEAST_LIST)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(held)
        panes.addWidget(self.page)
        self.page.setMinimumWidth(320)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([520, 700])
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self.summary)
        layout.addWidget(panes, 1)
        layout.addLayout(self.foot)
        room = self.screen().availableGeometry()
        self.resize(min(1300, room.width() - 40), min(880, room.height() - 60))

    def settle_down(self) -> None:
        """All widgets are there: the list has the keyboard."""
        self.rows.setFocus()
        steady(self)

    def button(
        self, row: QHBoxLayout, words: str, tip: str, act: Callable[[], object], name: str = ""
    ) -> QPushButton:
        """A button that never takes Enter away from the list."""
        made = QPushButton(words)
        made.setAutoDefault(False)
        made.setToolTip(tip)
        if name:
            made.setIcon(icon(name))
        made.clicked.connect(lambda _checked: act())
        row.addWidget(made)
        return made

    def on_key(self, key: Qt.Key, act: Callable[[], object]) -> None:
        """What a key of the list does."""
        self._keys[int(key)] = act

    # Showing -------------------------------------------------------------------------------------

    def show_lines(
        self, lines: Sequence[Line], pages: Sequence[PageFrames], marks: Sequence[SheetMark]
    ) -> None:
        """Show other rows, pages and marks; the chosen row stays chosen where it is still there."""
        self._lines, self._marks = tuple(lines), tuple(marks)
        self._pages = {page.number: page for page in pages}
        self._fill()

    def offer(self, choices: Sequence[tuple[str, object]]) -> None:
        """What may be looked at: words with what they stand for; the same one stays chosen."""
        chosen = self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        for words, value in choices:
            self.which.addItem(words, value)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        self.which.blockSignals(False)

    def wanted(self, index: int) -> bool:
        """Whether a line is among what is to be looked at; all are, unless said otherwise."""
        return 0 <= index < len(self._lines)

    def _fill(self) -> None:
        row, number = self.rows.currentRow(), self.chosen()
        self.rows.blockSignals(True)
        self.rows.clear()
        for index, line in enumerate(self._lines):
            if self.wanted(index):
                item = QListWidgetItem(line.spoken, self.rows)
                item.setData(HTML, line.html)
                item.setData(_NUMBER, index)
        self.rows.blockSignals(False)
        some = self.rows.count() > 0
        self.rows.setVisible(some)
        self.empty.setVisible(not some)
        same = [at for at in range(self.rows.count()) if self.rows.item(at).data(_NUMBER) == number]
        if some:
            at = same[0] if same and number >= 0 else min(max(row, 0), self.rows.count() - 1)
            self.rows.setCurrentRow(at)
        self._show_chosen()

    def chosen(self) -> int:
        """Which of the lines is chosen; -1 for none."""
        item = self.rows.currentItem()
        return int(item.data(_NUMBER)) if item is not None else -1

    def choose(self, number: int) -> None:
        """Choose the row of a mark."""
        for at in range(self.rows.count()):
            line = self._lines[self.rows.item(at).data(_NUMBER)]
            if line.number == number:
                self.rows.setCurrentRow(at)
                self.rows.setFocus()
                return

    def step(self, way: int) -> None:
        """To the next (1) or the last (-1) row."""
        count = self.rows.count()
        if count:
            self.rows.setCurrentRow((self.rows.currentRow() + way) % count)

    def suit(self) -> None:
        """Another row is chosen: say what can be done with it."""

    def _show_chosen(self) -> None:
        index = self.chosen()
        line = self._lines[index] if 0 <= index < len(self._lines) else None
        number = line.page if line is not None and line.page in self._pages else 0
        if not number:
            known = self.page._page  # the page on show, where the row stands on none
            number = known.number if known is not None and known.number in self._pages else 0
        page = self._pages.get(number) or next(iter(self._pages.values()), None)
        self.page.show_marks(page, self._marks, line.number if line is not None else 0)
        self.suit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys of the list act; a new width wraps its rows anew."""
        if watched is self.rows and isinstance(event, QKeyEvent):
            act = self._keys.get(event.key())
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if event.type() == QEvent.Type.KeyPress and act is not None and plain:
                act()
                return True
        if watched is self.rows and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self.rows, self.rows.doItemsLayout)
        return super().eventFilter(watched, event)
