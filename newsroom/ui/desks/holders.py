"""版面分派与交接: an issue's pages, who holds each, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.passing import PageLine
from newsroom.model.holding import HoldState
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table
from newsroom.ui.theme import colour

_PAGE, _STORIES, _PERSON, _SINCE, _STATE = range(5)
_TITLES = ("版", "稿件", "谁在做", "从何时起", "情况")
_EMPTY = (
    "各版都在本机，还没有分派。选一版（可以按住 Ctrl 多选），写上姓名，按“发出…”做成版面包，"
    "用 U 盘或微信交给对方；对方做完交回，按“收版面包…”收下。"
)
_SOME = (
    "在别人手里的版也能在这里改，交回时会对照着合到一起。"
    "稿库请放在各自的电脑上，不要几个人同开一个。"
)

_GUEST = (HoldState.HERE, HoldState.GIVEN)  # of a page that is another desk's


class HoldersDialog(QDialog):
    """assigned: (pages, person). sending: (pages, person, whether copy without a page goes along),
    asks where to. recalled: pages. receiving: a package is to be chosen. turned: a page to be
    looked at.
    """

    assigned = Signal(list, str)
    sending = Signal(list, str, bool)
    recalled = Signal(list)
    receiving = Signal()
    turned = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"版面分派与交接：{title}")
        self.resize(820, 430)
        self._lines: tuple[PageLine, ...] = ()
        self.table = rows_table("各版在谁手里", _TITLES, 0)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(72)
        self.table.setWordWrap(True)
        self.person = QComboBox()
        self.person.setEditable(True)
        self.person.setAccessibleName("姓名")
        self.person.setMinimumWidth(150)
        line = self.person.lineEdit()
        assert line is not None
        line.setPlaceholderText("对方的姓名")
        self._proposed = ""
        self.along = QCheckBox()
        self.along.hide()
        self._note = QLabel()
        self._note.setObjectName("empty")
        self._note.setWordWrap(True)
        self._assign = _button("分派", "user", "记下这一版由谁来做，先不发包")
        self._send = _button("发出…", "file-output", "把选中的版做成版面包，交给对方")
        self._recall = _button("不等了，收回", "undo-2", "对方那边不做了，记为仍在本机")
        self._receive = _button("收版面包…", "file-input", "收下对方发来或交回的版面包")
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._note)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.along)
        layout.addLayout(self._acts())
        self.table.itemSelectionChanged.connect(self._propose)
        self.table.itemSelectionChanged.connect(self._suit)
        self.table.cellDoubleClicked.connect(lambda row, _column: self._turn(row))
        self.person.editTextChanged.connect(self._suit)
        self._assign.clicked.connect(lambda: self.assigned.emit(self.chosen(), self.name()))
        self._send.clicked.connect(
            lambda: self.sending.emit(self.chosen(), self.name(), self.along.isChecked())
        )
        self._recall.clicked.connect(lambda: self.recalled.emit(self.chosen()))
        self._receive.clicked.connect(self.receiving)
        steady(self)
        self._suit()

    def show_lines(self, lines: Sequence[PageLine], people: Sequence[str], loose: int = 0) -> None:
        """Show who holds what; what was chosen and typed stays. loose: articles without a page."""
        chosen, name = set(self.chosen()), self.name()
        self.along.setText(f"连同还没有分版的 {loose} 篇稿件一起带上")
        self.along.setVisible(bool(loose))
        self.along.setChecked(self.along.isChecked() and bool(loose))
        self._lines = tuple(lines)
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate(told(line)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                if column == _STATE and line.doubles:
                    item.setForeground(colour("error"))
                elif column in (_PERSON, _STATE) and line.holding and line.holding.state.away:
                    item.setForeground(colour("accent"))
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        self.person.clear()
        self.person.addItems(list(people))
        self.person.setCurrentText(name)
        self._note.setText(_SOME if any(line.holding for line in lines) else _EMPTY)
        self._choose(chosen)
        self._suit()

    def select(self, page: str) -> None:
        """Choose a page's row."""
        self._choose({page})
        self._suit()

    def chosen(self) -> list[str]:
        """The pages of the rows chosen, in their order."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._lines[row].page.uuid for row in rows if row < len(self._lines)]

    def name(self) -> str:
        """The name written."""
        return self.person.currentText().strip()

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("选中的版交给"))
        row.addWidget(self.person)
        for button in (self._assign, self._send, self._recall):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._receive)
        return row

    def _choose(self, pages: set[str]) -> None:
        model = self.table.selectionModel()
        self.table.clearSelection()
        flag = QItemSelectionModel.SelectionFlag
        for row, line in enumerate(self._lines):
            if line.page.uuid in pages:
                index = self.table.model().index(row, 0)
                model.select(index, flag.Select | flag.Rows)

    def _propose(self) -> None:
        """The name that goes with the rows chosen, where nobody wrote another one."""
        if self.name() != self._proposed:
            return
        lines = [line for line in self._lines if line.page.uuid in set(self.chosen())]
        names = {line.holding.person if line.holding else line.page.editor for line in lines}
        self._proposed = names.pop() if len(names) == 1 else ""
        self.person.setCurrentText(self._proposed)

    def _suit(self) -> None:
        """What can be done with what is chosen."""
        lines = [line for line in self._lines if line.page.uuid in set(self.chosen())]
        held = [line.holding for line in lines if line.holding is not None]
        away = any(holding.state.away for holding in held)
        guest = any(holding.state in _GUEST for holding in held)
        named = bool(lines and self.name())
        self._assign.setEnabled(named and not away and not guest)
        self._send.setEnabled(named)
        self._send.setText("交回…" if guest else "发出…")
        self._recall.setEnabled(any(holding.state is not HoldState.HERE for holding in held))
        self._recall.setText("接着做" if guest else "不等了，收回")
        why = "请先在表里选一版" if not lines else "请写上对方的姓名"
        self._send.setToolTip("把选中的版做成版面包，交给对方" if named else why)

    def _turn(self, row: int) -> None:
        self.turned.emit(self._lines[row].page.uuid)


def told(line: PageLine) -> tuple[str, str, str, str, str]:
    """A page's row in words."""
    label = " ".join(filter(None, (line.page.label, line.page.name)))
    count = f"{line.stories} 篇" if line.stories else "空"
    holding = line.holding
    if holding is None and line.master:
        return (label, count, line.master, "", "；".join((f"在{line.master}那边", *line.doubles)))
    if holding is None:
        return (label, count, line.page.editor or "—", "", "；".join(("在本机", *line.doubles)))
    time = holding.since.astimezone()
    when = f"{time.month}月{time.day}日 {time:%H:%M}"
    here = holding.state in (HoldState.BACK, HoldState.HERE)
    state = holding.state.text
    if holding.state is HoldState.HERE:
        state = f"在本机做，做完交回{holding.person}"
    elif holding.state is HoldState.GIVEN:
        state = f"已交回{holding.person}"
    elif holding.state is HoldState.BACK:
        state = f"{holding.person}已交回"
    who = "本机" if here else holding.person
    return (label, count, who, when, "；".join((state, *line.doubles)))


def _button(words: str, name: str, tip: str) -> QPushButton:
    button = QPushButton(icon(name), words)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    return button
