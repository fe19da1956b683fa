"""The window in which an editor puts together what two desks wrote of one article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.merge_rows import Choice, MergeRow, rows
from newsroom.desk.taking import Merge
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon
from newsroom.ui.merging.view import CHOSEN, NAMES, MergeView
from newsroom.ui.steady import steady

_KEYS = ("1", "2", "3")
_TIPS = {
    Choice.OURS: "这一处用本机的文字",
    Choice.THEIRS: "这一处用来稿的文字",
    Choice.MERGED: "这一处把两边的改动合进一句",
    Choice.BOTH: "这一处两份文字都留下，先本机、后来稿",
}


@dataclass(frozen=True, slots=True)
class MergeWords:
    """What the window says. title: of the article. ours, theirs: whose text and when. count: such
    as 第1篇，共3篇; empty for a single one.
    """

    title: str
    ours: str
    theirs: str
    count: str = ""


class MergeWindow(QDialog):
    """settled: (Article) as decided. apart: what came is to be an article of its own."""

    settled = Signal(object)
    apart = Signal()

    def __init__(
        self, merge: Merge, words: MergeWords, parent: QWidget, *, may_part: bool = True
    ) -> None:
        super().__init__(parent)
        self._merge = merge
        self._rows = rows(merge)
        self._decided: dict[int, Choice] = {}
        count = f"（{words.count}）" if words.count else ""
        self.setWindowTitle(f"合并来稿 — 《{words.title}》{count}")
        self._view = MergeView()
        self._told = QLabel()
        self._told.setObjectName("heading")
        self._base, self._result = QPlainTextEdit(), QPlainTextEdit()
        self._choices = [QPushButton() for _ in _KEYS]
        self._all = (QPushButton("余下全用本机的"), QPushButton("余下全用来稿的"))
        self._part = QPushButton("来稿另存一篇")
        self._part.setToolTip("本机这一篇不动，来稿作为另一篇稿件留下")
        self._part.setVisible(may_part)
        self._later = QPushButton("以后再说")
        self._later.setToolTip("什么都不改，来稿留着，以后从“文件”菜单再合并（Esc）")
        self._take = QPushButton("采用合并结果")
        self._arrange(words)
        self._connect()
        self._view.show_rows(self._rows)
        self._show()
        self._view.setFocus()
        steady(self)

    @property
    def open_spots(self) -> int:
        """How many places are still to be decided."""
        return sum(row.open and row.number not in self._decided for row in self._rows)

    # Deciding ------------------------------------------------------------------------------------

    def _decide(self, place: int) -> None:
        row = self._view.chosen_row()
        if row.number < 0 or place >= len(row.choices):
            return
        self._decided[row.number] = _ordered(row)[place]
        self._show()
        self._view.step(1, only_open=True)
        self._suit()

    def _decide_rest(self, choice: Choice) -> None:
        for row in self._rows:
            if row.open and row.number not in self._decided:
                self._decided[row.number] = choice
        self._show()

    def _show(self) -> None:
        self._view.show_decisions(self._decided)
        left = self.open_spots
        other = sum(row.number >= 0 and not row.open for row in self._rows)
        told = f"还有 {left} 处要您选定" if left else "都选定了，可以采用"
        self._told.setText(told + (f"；另有 {other} 处互不冲突，已经合好" if other else ""))
        self._take.setEnabled(not left)
        self._take.setToolTip(
            f"还有 {left} 处没有选定" if left else "存为新版本，两边原来的文字都留在版本记录里"
        )
        for button in self._all:
            button.setEnabled(bool(left))
        self._suit()

    def _suit(self) -> None:
        row = self._view.chosen_row()
        ordered = _ordered(row)
        for place, button in enumerate(self._choices):
            shown = place < len(ordered) or place < 2
            button.setVisible(shown)
            button.setEnabled(place < len(ordered))
            choice = (
                ordered[place] if place < len(ordered) else (Choice.OURS, Choice.THEIRS)[place % 2]
            )
            button.setText(f"{CHOSEN[choice]}（{_KEYS[place]}）")
            button.setToolTip(f"{_TIPS[choice]}（{_KEYS[place]}）")
        choice = self._decided.get(row.number)
        if choice is None and row.choices and not row.open:
            choice = row.choices[0]
        self._base.setPlainText(row.base if row.number >= 0 else "")
        self._result.setPlainText(row.results[choice] if choice is not None else "")

    def _accept(self) -> None:
        if not self.open_spots:
            self.settled.emit(self._merge.article(self._decided))
            self.accept()

    def _apart(self) -> None:
        self.apart.emit()
        self.accept()

    # Building ------------------------------------------------------------------------------------

    def _arrange(self, words: MergeWords) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1120, room.width() - 60), min(700, room.height() - 70))
        lead = QLabel(
            "两边都改过这一篇。绿色是各自加的字，红色划掉的是删的字；互不冲突的已经合好，标着“请选定”的要您定。"
            + ("" if self._merge.base is not None else "两边没有共同的旧稿，凡不同之处都请选定。")
        )
        lead.setWordWrap(True)
        heads = QHBoxLayout()
        heads.setContentsMargins(NAMES + 22, 0, 16, 0)
        for side in (f"本机　{words.ours}", f"来稿　{words.theirs}"):
            label = QLabel(side)
            label.setTextFormat(Qt.TextFormat.PlainText)  # a name from outside is no markup
            label.setObjectName("heading")
            heads.addWidget(label, 1)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(lead)
        layout.addWidget(self._told)
        layout.addLayout(heads)
        layout.addWidget(self._view, 1)
        layout.addLayout(self._below())
        layout.addLayout(self._foot())

    def _below(self) -> QGridLayout:
        grid = QGridLayout()
        high = self.fontMetrics().lineSpacing() * 3 + 14
        sides = (("两边改动以前：", self._base), ("选定以后：", self._result))
        for column, (title, box) in enumerate(sides):
            label = QLabel(title)
            label.setBuddy(box)
            box.setReadOnly(True)
            box.setTabChangesFocus(True)
            box.setAccessibleName(title.removesuffix("："))
            box.setFixedHeight(high)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _foot(self) -> QVBoxLayout:
        first, last = QHBoxLayout(), QHBoxLayout()
        up, down = QPushButton("上一处"), QPushButton("下一处")
        up.setIcon(icon("arrow-up"))
        down.setIcon(icon("arrow-down"))
        up.setToolTip("上一处改动（P）")
        down.setToolTip("下一处改动（N）")
        up.clicked.connect(lambda: self._view.step(-1))
        down.clicked.connect(lambda: self._view.step(1))
        for button in (*self._choices, up, down):
            first.addWidget(button)
        first.addStretch(1)
        for button in self._all:
            first.addWidget(button)
        last.addWidget(self._part)
        last.addStretch(1)
        last.addWidget(self._later)
        last.addWidget(self._take)
        for button in (*self._choices, up, down, *self._all, self._part, self._later):
            button.setAutoDefault(False)
        self._take.setDefault(True)
        column = QVBoxLayout()
        column.addLayout(first)
        column.addLayout(last)
        return column

    def _connect(self) -> None:
        acts: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self._part, self._apart),
            (self._later, self.reject),
            (self._take, self._accept),
            (self._all[0], lambda: self._decide_rest(Choice.OURS)),
            (self._all[1], lambda: self._decide_rest(Choice.THEIRS)),
        )
        for button, act in acts:
            button.clicked.connect(act)
        for place, button in enumerate(self._choices):
            button.clicked.connect(partial(self._clicked, place))
        self._view.chosen.connect(self._suit)
        self._view.decided.connect(self._decide)

    def _clicked(self, place: int, _checked: bool = False) -> None:
        self._decide(place)


def _ordered(row: MergeRow) -> tuple[Choice, ...]:
    """The choices of a row, ours always first, theirs second: keys keep their meaning."""
    return tuple(choice for choice in Choice if choice in row.choices)
