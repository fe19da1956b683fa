"""The list of what proofreading found (校对), below the page: gone through, taken, let stand."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.fault_lines import FaultLine, difference, offered
from newsroom.desk.faults import weighed
from newsroom.model.excuse import Reach
from newsroom.model.finding import Severity
from newsroom.ui import theme
from newsroom.ui.faults.fault_list import FaultList

_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "accent"}
_OFFERED = 4
NO_ARTICLE = "打开一篇稿件，这里就列出校对出来的疑误。"
NO_ISSUE = "请先在左侧选一期，再校对本版或本期。"
READING = "正在校对…"
CLEAN = "没有发现疑误。"
FILTERED = "筛选之后没有剩下的疑误。"


class Range(StrEnum):
    """What is listed."""

    ARTICLE = "本篇"
    PAGE = "本版"
    ISSUE = "本期"


class FaultsPanel(QWidget):
    """activated: a FaultLine to go to. looked: one to be shown, the keyboard stays here.
    taken: (FaultLine, suggestion). excused: (FaultLine, Reach). booked: a FaultLine goes into the
    差错率账. ranged: the Range wanted. listed: the list is wanted as a Word
    file. closed: the panel is.
    """

    activated = Signal(object)
    looked = Signal(object)
    taken = Signal(object, str)
    excused = Signal(object, object)
    booked = Signal(object)
    ranged = Signal(object)
    listed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[FaultLine, ...] = ()
        self._title = QLabel("校对")
        self._ranges = {one: QToolButton() for one in Range}
        self._levels = {level: QToolButton() for level in Severity}
        self._word_list = QPushButton("疑误清单(&L)…")
        self._close = QPushButton("关闭")
        self.list = FaultList()
        self._empty = QLabel(NO_ARTICLE)
        self._told = QLabel()
        self._offers = [QPushButton() for _ in range(_OFFERED)]
        self._excuse = QToolButton()
        self._book = QPushButton("记账(&Z)")
        self._name()
        self._arrange()
        self._connect()
        self.say(NO_ARTICLE)

    @property
    def range(self) -> Range:
        """What is listed."""
        return next(one for one, button in self._ranges.items() if button.isChecked())

    def show_range(self, wanted: Range) -> None:
        """Press the button of a range."""
        self._ranges[wanted].setChecked(True)

    @property
    def shown(self) -> tuple[FaultLine, ...]:
        """The lines that the filter leaves."""
        return tuple(line for line in self._lines if self._levels[line.fault.severity].isChecked())

    def chosen(self) -> FaultLine | None:
        """The line chosen."""
        return self.list.chosen()

    def choose(self, line: FaultLine) -> None:
        """Choose a line; nobody is told that it is activated."""
        self.list.choose(line)

    def start(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stay(self) -> None:
        """Put the keyboard back into the list; what is selected in a line of copy stays so."""
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def say(self, words: str) -> None:
        """Say why nothing is listed."""
        self._lines = ()
        self._empty.setText(words)
        self._fill()

    def show_lines(self, lines: Sequence[FaultLine]) -> None:
        """List these; the chosen line stays chosen where it is still there."""
        if tuple(lines) == self._lines and self._lines:
            return
        self._lines = tuple(lines)
        self._empty.setText(CLEAN)
        self._fill()

    @property
    def told(self) -> str:
        """What is said of the chosen line, or why there is none."""
        return self._told.text() if self._stack.currentIndex() == 0 else self._empty.text()

    def _fill(self) -> None:
        counts = weighed(line.fault for line in self._lines)
        for level, button in self._levels.items():
            button.setText(f"{level.text} {counts[level]}")
        shown = self.shown
        if self._lines and not shown:
            self._empty.setText(FILTERED)
        self._word_list.setEnabled(bool(self._lines))
        self._stack.setCurrentIndex(0 if shown else 1)
        with QSignalBlocker(self.list):
            self.list.show_lines(shown, wide=self.range is not Range.ARTICLE)
        self._tell()

    def _tell(self) -> None:
        """Say of the chosen line why, and offer what may stand there."""
        line = self.chosen()
        fault = line.fault if line is not None else None
        self._told.setText(line.explained if line is not None else "")
        self._told.setToolTip(self._told.text())
        offers = fault.suggestions[:_OFFERED] if fault is not None else ()
        for number, button in enumerate(self._offers):
            button.setVisible(number < len(offers))
            if fault is not None and number < len(offers):
                button.setText(difference(fault.text, offers[number]))
                whole = offered(offers[number])
                button.setToolTip(
                    f"{whole}\n照这样改进稿件（在清单里按 {number + 1}）；Ctrl+Z 撤销"
                )
        self._excuse.setEnabled(fault is not None)
        self._book.setEnabled(fault is not None)

    def _take(self, number: int) -> None:
        line = self.chosen()
        if line is not None and number < len(line.fault.suggestions):
            self.taken.emit(line, line.fault.suggestions[number])

    def _put_down(self) -> None:
        line = self.chosen()
        if line is not None:
            self.booked.emit(line)

    def _let_stand(self, reach: Reach) -> None:
        line = self.chosen()
        if line is not None:
            self.excused.emit(line, reach)

    def _name(self) -> None:
        self._title.setObjectName("heading")
        self._title.setBuddy(self.list)
        for one, button in self._ranges.items():
            button.setText(one.value)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setToolTip(f"列出{one.value}的疑误")
        self._ranges[Range.ARTICLE].setChecked(True)
        for level, button in self._levels.items():
            button.setCheckable(True)
            button.setChecked(True)
            button.setText(f"{level.text} 0")
            button.setToolTip(f"显示或隐藏{level.text}")
            theme.tone(button, _TONES[level])
        self._word_list.setToolTip("把列出的疑误写成 Word 清单，可以打印")
        self._close.setToolTip("收起校对（Esc）")
        self._book.setToolTip("记入差错率账：付印以前算印前发现，印出来以后算差错")
        for button in (self._word_list, self._close, self._book, *self._offers):
            button.setAutoDefault(False)
        self._told.setWordWrap(True)
        self._told.setAccessibleName("疑误说明")
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._excuse.setText("忽略")
        self._excuse.setToolTip("这里没有错：只这一处、本篇，或者以后都不再提")
        self._excuse.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._excuse.setMenu(self._excuses())

    def _excuses(self) -> QMenu:
        menu = QMenu(self)
        for reach, words in (
            (Reach.ONCE, "只忽略这一处\tDel"),
            (Reach.ARTICLE, "本篇都忽略\tShift+Del"),
            (Reach.ALWAYS, "以后总是忽略"),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _on=False, one=reach: self._let_stand(one))
            menu.addAction(action)
        return menu

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        for button in (*self._ranges.values(), *self._levels.values()):
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self._word_list)
        head.addWidget(self._close)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for button in self._offers:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._book)
        foot.addWidget(self._excuse)
        self._told.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(holder, 1)
        layout.addWidget(self._told)
        layout.addLayout(foot)
        self.setMinimumHeight(150)

    def _connect(self) -> None:
        for one, button in self._ranges.items():
            button.clicked.connect(lambda _on=False, wanted=one: self.ranged.emit(wanted))
        for button in self._levels.values():
            button.toggled.connect(self._fill)
        for number, button in enumerate(self._offers):
            button.clicked.connect(lambda _on=False, which=number: self._take(which))
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.list.gone_to.connect(self.activated)
        self.list.looked.connect(self.looked)
        self.list.numbered.connect(self._take)
        self.list.let_stand.connect(self._let_stand)
        self.list.left.connect(self.closed)
        self._word_list.clicked.connect(self.listed)
        self._book.clicked.connect(self._put_down)
        self._close.clicked.connect(self.closed)
