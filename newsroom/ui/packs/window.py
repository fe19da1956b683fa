"""The window of rule packs: packs, their entries, the form of one, a sentence to be tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.packs import PackLine
from newsroom.model.pack import Entry
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon
from newsroom.ui.packs.entries import FROM, INSTEAD, WEIGHT, WORDS, EntriesModel, Row, holding
from newsroom.ui.packs.entries import rows_of as _rows_of
from newsroom.ui.packs.entry_form import EntryForm
from newsroom.ui.packs.pack_list import PackList
from newsroom.ui.steady import steady

_REST = 300  # milliseconds after a key
_EMPTY = "这个规则包里还没有词条。\n在右边填写要找的词和改法，按“保存”就加进来。"
_FROZEN = "程序带的词条不改动；不合用就停用，另加一条本报的。"


class PacksWindow(QDialog):
    """Stays open beside the work. undone, redone: the keys were pressed.

    kept: (key of the pack, entry, uuid or empty). removed: uuids. muted: (key, fingerprint, heard).
    tried: (sentence, entry as typed or None).
    """

    undone = Signal()
    redone = Signal()
    kept = Signal(str, object, str)
    removed = Signal(object)
    muted = Signal(str, str, bool)
    tried = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("规则包与词库")
        self.setModal(False)
        room = self.screen().availableGeometry()
        self.resize(min(1120, room.width() - 60), min(660, room.height() - 70))
        self.packs = PackList()
        self.search = QLineEdit()
        self.table = QTableView()
        self.model = EntriesModel(self)
        self.form = EntryForm()
        self.sentence = QLineEdit()
        self.answer = QLabel()
        self._said = QLabel()
        self._rows: tuple[Row, ...] = ()
        self._row: Row | None = None
        self._pack = ""
        self._buttons: dict[str, QPushButton] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._try)
        self._build()

    def show_lines(self, lines: Sequence[PackLine], circle: str) -> None:
        """Show all packs; what is chosen stays so, and the sentence is tried on them anew."""
        self.packs.show_lines(lines, circle)
        if self.sentence.text():
            self._rest.start()

    def say(self, words: str) -> None:
        """What was done, at the foot."""
        self._said.setText(words)

    def show_answer(self, words: str) -> None:
        """What came of the sentence that was tried."""
        self.answer.setText(words)

    def begin(self) -> None:
        """Put the caret where one begins."""
        self.search.setFocus()
        self.search.selectAll()

    def add(self) -> None:
        """An empty form for a new entry."""
        self.keep()
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.rootIndex())
        self._show(None)
        self.form.fields["要找的词"].setFocus()

    def keep(self) -> bool:
        """Have what was typed written; whether nothing stands in the way of going on."""
        if not self.form.dirty:
            return True
        entry = self.form.entry()
        if entry is None:
            return False
        uuid = self._row.own.uuid if self._row is not None and self._row.own is not None else ""
        self.form.reckon_from(entry)
        self.kept.emit(self._pack, entry, uuid)
        self._offer()
        return True

    def refuse(self) -> None:
        """What was to be kept was not: it is still to be."""
        own = self._row.own if self._row is not None else None
        self.form.reckon_from(own.entry if own is not None else None)
        self._offer()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Nothing typed is lost."""
        self.keep()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes; nothing typed is lost."""
        self.keep()
        super().reject()

    # What is on show ------------------------------------------------------------------------------

    def _show_pack(self, line: PackLine) -> None:
        if line.pack.key != self._pack:
            self.keep()
            self._row = None
            self.search.clear()
        self._pack = line.pack.key
        self._rows = _rows_of(line)
        self._narrow()

    def _narrow(self) -> None:
        key = self._row.key if self._row is not None else self._fresh()
        self.model.show(holding(self._rows, self.search.text()))
        at = self.model.row_of(key)
        if at >= 0:
            self.table.selectRow(at)
            self._choose()
        elif not self.form.dirty:
            self._show(None)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self._offer()

    def _fresh(self) -> str:
        """The key of the entry that was just added; empty for none."""
        entry = self.form.shown
        rows = (row for row in self._rows if row.own is not None and row.entry == entry)
        return next((row.key for row in rows), "") if entry is not None else ""

    def _choose(self) -> None:
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self.model.rows):
            return
        row = self.model.rows[at]
        if self._row is not None and row.key == self._row.key and self.form.dirty:
            self._row = row  # what is being typed stays
            self.form.reckon_from(row.entry)
            return
        if self._row is None or row.key != self._row.key:
            self.keep()
        self._show(row)

    def _show(self, row: Row | None) -> None:
        self._row = row
        frozen = row is not None and row.own is None
        self.form.show_entry(row.entry if row is not None else None, frozen=frozen)
        self._hint.setText(_FROZEN if frozen else "")
        self._offer()

    def _offer(self) -> None:
        row = self._row
        frozen = row is not None and row.own is None
        self._buttons["保存"].setEnabled(self.form.dirty and not frozen)
        self._buttons["删除"].setEnabled(row is not None and not frozen)
        mute = self._buttons["停用"]
        mute.setEnabled(frozen)
        mute.setText("启用" if row is not None and row.muted else "停用")

    def _typed(self) -> None:
        self._offer()
        self._rest.start()

    def _try(self) -> None:
        text = self.sentence.text().strip()
        if not text:
            self.answer.clear()
            return
        self.tried.emit(text, self._tried_entry() if self.form.dirty else None)

    def _tried_entry(self) -> Entry | None:
        return self.form.entry()

    def _remove(self) -> None:
        if self._row is not None and self._row.own is not None:
            uuid = self._row.own.uuid
            self._row = None
            self.form.show_entry(None)
            self.removed.emit((uuid,))

    def _mute(self) -> None:
        row = self._row
        if row is not None and row.own is None:
            self.muted.emit(self._pack, row.entry.fingerprint, row.muted)

    # How it is built ------------------------------------------------------------------------------

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.packs, self._middle(), self._right()):
            split.addWidget(part)
        split.setSizes([250, 470, 400])
        split.setChildrenCollapsible(False)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self._said.setObjectName("empty")
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(split, 1)
        layout.addLayout(self._trial())
        layout.addLayout(foot)
        self.packs.chosen.connect(self._show_pack)
        for keys, act in (
            ("Ctrl+Z", self.undone.emit),
            ("Ctrl+Shift+Z", self.redone.emit),
            ("Ctrl+F", self.begin),
            ("Ctrl+N", self.add),
            ("Ctrl+S", self.keep),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        steady(self)
        self._offer()

    def _middle(self) -> QWidget:
        self.search.setPlaceholderText("在这个规则包里搜")
        self.search.setAccessibleName("搜词条")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._narrow)
        self.table.setAccessibleName("词条")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(30)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((WORDS, 120), (INSTEAD, 110), (WEIGHT, 56), (FROM, 56)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, width)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        empty = QLabel(_EMPTY)
        empty.setObjectName("empty")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        middle = QWidget()
        column_ = QVBoxLayout(middle)
        column_.setContentsMargins(8, 0, 8, 0)
        column_.addWidget(self.search)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        column_.addLayout(self._stack, 1)
        return middle

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.form)
        self._hint = QLabel()
        self._hint.setObjectName("empty")
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        for words, tip, act in (
            ("新增", "另加一条（Ctrl+N）", self.add),
            ("停用", "这份报刊不查这一条；再点一次启用", self._mute),
            ("删除", "删去本报加的这一条；Ctrl+Z 撤销", self._remove),
            ("保存", "保存这一条（回车）；换一条时也会自动保存", self.keep),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self._buttons[words] = button
            row.addWidget(button)
        column.addLayout(row)
        self.form.edited.connect(self._typed)
        self.form.wanted.connect(self.keep)
        return right

    def _trial(self) -> QHBoxLayout:
        self.sentence.setPlaceholderText("写一句话试试：看会提醒什么")
        self.sentence.setAccessibleName("试一句")
        self.sentence.setClearButtonEnabled(True)
        self.sentence.textChanged.connect(self._rest.start)
        self.sentence.returnPressed.connect(self._try)
        self.answer.setObjectName("empty")
        self.answer.setWordWrap(True)
        self.answer.setAccessibleName("试的结果")
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.addWidget(QLabel("试一句"))
        row.addWidget(self.sentence, 3)
        row.addWidget(self.answer, 4)
        return row
