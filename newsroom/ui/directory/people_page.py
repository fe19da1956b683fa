"""The first page of 作者档案: the list, the entry, and what the person has written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.directory import Record
from newsroom.desk.naming import role_word, search
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Role
from newsroom.ui.directory.form import PersonForm, heading, quiet
from newsroom.ui.directory.people_model import NAME, PIECES, ROLE, UNIT, PeopleModel
from newsroom.ui.icons import icon

_DATA = Qt.ItemDataRole.UserRole
_TYPING_MILLISECONDS = 120
_EMPTY = "还没有作者。\n收稿时从署名里自动记下，也可以点“新增”。"
_NOBODY = "没有找到这样的作者。"


class PeoplePage(QWidget):
    """chosen: (uuid) an entry is to be shown. kept: (Contributor) it is to be written. added,
    removed: an entry is to be made, (uuid) struck out. merging: (uuid) the chosen one is to be
    merged into another. parting: (joining) two are to be parted. opened: (article).
    """

    chosen = Signal(str)
    kept = Signal(object)
    added = Signal()
    removed = Signal(str)
    merging = Signal(str)
    parting = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Contributor, ...] = ()
        self._wanted = ""
        self.search = QLineEdit()
        self.role = QComboBox()
        self.model = PeopleModel(self)
        self.list = QTreeView()
        self.count = QLabel()
        self.form = PersonForm()
        self.pieces = QListWidget()
        self.joined = QVBoxLayout()
        self._lines: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPING_MILLISECONDS)
        self._soon.timeout.connect(self._narrow)
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self._connect()

    # Showing -------------------------------------------------------------------------------------

    def show_people(self, people: Sequence[Contributor]) -> None:
        """Show everyone; who was chosen stays so."""
        self._people = tuple(people)
        self._narrow()

    def show_record(self, record: Record, spelt: str) -> None:
        """Show one entry; what is being typed in the same one stays."""
        person = record.person
        if person.uuid != self.current:
            return
        same = self.form.shown is not None and self.form.shown.uuid == person.uuid
        if not (same and self.form.dirty):
            self.form.show_person(person, spelt)
        self._show_pieces(record)
        self._show_joined(record)
        self._offer()

    def choose(self, person: str) -> None:
        """Choose an entry, now or when it is there; what hides it is taken away."""
        self._wanted = person
        if self.model.row_of(person) < 0 and any(one.uuid == person for one in self._people):
            with QSignalBlocker(self.search), QSignalBlocker(self.role):
                self.search.clear()
                self.role.setCurrentIndex(0)
            self._narrow()
        self._select(person)

    @property
    def current(self) -> str:
        """The chosen entry; empty for none."""
        row = self.list.currentIndex().row()
        return self.model.rows[row].uuid if 0 <= row < len(self.model.rows) else ""

    def keep(self) -> None:
        """Have what was typed written; nothing where nothing was."""
        if self.form.dirty:
            self.kept.emit(self.form.settled())
            self._offer()

    # Inner ---------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        before = self._wanted or self.current
        with QSignalBlocker(self.list.selectionModel()):
            self.model.show(search(self._people, self.search.text(), self.role.currentData()))
        shown, all_ = len(self.model.rows), len(self._people)
        self.count.setText(f"{shown} 人" if shown == all_ else f"{shown} / {all_} 人")
        self._stack.setCurrentIndex(0 if shown else 1)
        self._empty.setText(_NOBODY if self._people else _EMPTY)
        self._select(before if self.model.row_of(before) >= 0 else "")

    def _select(self, person: str) -> None:
        row = max(self.model.row_of(person), 0)
        if not self.model.rows:
            self.form.show_person(None)
            self._clear()
            return
        if self.model.rows[row].uuid == self._wanted:
            self._wanted = ""
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._moved()

    def _moved(self) -> None:
        shown = self.form.shown
        if shown is not None and shown.uuid != self.current:
            self.keep()
            self.form.show_person(None)
            self._clear()
        if self.current:
            self.chosen.emit(self.current)
        self._offer()

    def _clear(self) -> None:
        self.pieces.clear()
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self._offer()

    def _show_pieces(self, record: Record) -> None:
        self.pieces.clear()
        for line in record.pieces:
            day = line.updated.astimezone().date().isoformat()
            where = f"　第{'、'.join(map(str, line.pages))}版" if line.pages else ""
            mark = "　已撤稿" if line.withdrawn else "　已更正" if line.corrected else ""
            item = QListWidgetItem(f"{line.title}　{line.status.text}{where}{mark}　{day}")
            item.setData(_DATA, line.uuid)
            item.setToolTip("双击打开这篇稿件")
            self.pieces.addItem(item)
        count = record.person.pieces
        self._told.setText(f"署名的稿件 {count} 处" if count else "还没有署名的稿件")

    def _show_joined(self, record: Record) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for joining in record.joined:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(quiet(f"合并过“{joining.gone.name}”（{len(joining.credits)} 篇）"), 1)
            button = QPushButton("拆开")
            button.setToolTip("恢复成两条档案，合并时带来的稿件还给那一条")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, uuid=joining.uuid: self.parting.emit(uuid))
            row.addWidget(button)
            self.joined.addWidget(line)
            self._lines.append(line)

    def _offer(self) -> None:
        shown = self.form.shown
        self._buttons["保存"].setEnabled(self.form.dirty)
        self._buttons["合并到…"].setEnabled(shown is not None and len(self._people) > 1)
        bare = shown is not None and not shown.pieces
        self._buttons["删除"].setEnabled(bare)
        self._buttons["删除"].setToolTip(
            "删除这条档案（名下没有稿件的才能删）" if bare else "名下有稿件，不能删除；可以合并"
        )

    def _remove(self) -> None:
        if self.current:
            self.removed.emit(self.current)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._soon.start())
        self.role.currentIndexChanged.connect(self._narrow)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self.form.edited.connect(self._offer)
        self.form.wanted.connect(self.keep)
        self.pieces.itemActivated.connect(lambda item: self.opened.emit(item.data(_DATA)))

    def _build(self) -> None:
        self.search.setPlaceholderText("搜姓名、拼音、笔名、单位、电话")
        self.search.setAccessibleName("搜作者")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.role.setAccessibleName("身份")
        self.role.addItem("全部身份", None)
        for role in Role:
            self.role.addItem(role_word(role), role)
        self.list.setModel(self.model)
        self.list.setAccessibleName("作者")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column, width in ((NAME, 110), (ROLE, 70), (PIECES, 56)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.list.setColumnWidth(column, width)
        header.setSectionResizeMode(UNIT, QHeaderView.ResizeMode.Stretch)
        self._empty = quiet(_EMPTY)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setSizes([430, 470])
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.addWidget(split)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.role)
        column.addLayout(top)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column.addLayout(self._stack, 1)
        foot = QHBoxLayout()
        self.count.setObjectName("empty")
        foot.addWidget(self.count, 1)
        foot.addWidget(self._button("新增", "新增一位作者（Ctrl+N）", self.added.emit))
        foot.addWidget(self._button("删除", "", self._remove))
        column.addLayout(foot)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.form)
        column.addLayout(self.joined)
        row = QHBoxLayout()
        self._told = heading("")
        row.addStretch(1)
        merge = self._button(
            "合并到…", "和另一条档案是同一个人：这一条并过去，稿件一起过去", self._merge
        )
        row.addWidget(merge)
        row.addWidget(self._button("保存", "保存这条档案（回车）；换一位时也会自动保存", self.keep))
        self.pieces.setAccessibleName("署名的稿件")
        column.addWidget(self._told)
        column.addWidget(self.pieces, 1)
        column.addLayout(row)
        return right

    def _merge(self) -> None:
        self.keep()
        self.merging.emit(self.current)

    def _button(self, words: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self._buttons[words] = button
        return button
