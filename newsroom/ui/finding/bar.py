"""The bar for finding and replacing, above the body."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from newsroom.ui import theme
from newsroom.ui.editor.fields import Field
from newsroom.ui.editor.flow import FlowLayout
from newsroom.ui.finding.pattern import Pattern
from newsroom.ui.icons import icon

_OPTIONS = (
    ("whole", "整词", "只找完整的词：找“人民”时不要“人民币”"),
    ("regular", "正则", "按正则表达式查找，替换里可用 \\1 引用括号里的内容"),
    ("case", "大小写", "区分字母大小写"),
    ("width", "全半角", "区分全角和半角"),
)


class FindBar(QWidget):
    """wished: something of what is looked for changed. onward: the next (1) or the one before (-1)
    is wanted. replace_one, replace_all: as they say. closed: the caret is to go back.
    """

    wished = Signal()
    onward = Signal(int)
    replace_one = Signal()
    replace_all = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("查找和替换")
        self.sought = _Line("查找")
        self.new = _Line("替换为")
        self.scope = QComboBox()
        self.scope.setAccessibleName("查找范围")
        self.scope.addItems(["本篇", "本期"])
        self.scope.setToolTip("只在这一篇里找，还是在本期所有稿件里找")
        self._told = QLabel()
        self._options = {name: _toggle(words, tip) for name, words, tip in _OPTIONS}
        self._one = _button("替换", "替换这一处，再找下一处（回车）")
        self._all = _button("全部替换", "替换找到的每一处，一步就能撤销（Ctrl+回车）")
        self._before = _button("", "上一处（Shift+F3）", "chevron-up", "上一处")
        self._after = _button("", "下一处（F3）", "chevron-down", "下一处")
        self._close = _button("", "收起（Esc）", "x", "收起")
        self._build()
        self._connect()
        self.hide()

    def pattern(self) -> Pattern:
        """What is looked for, as it stands."""
        chosen = {name: button.isChecked() for name, button in self._options.items()}
        return Pattern(self.sought.text(), self.new.text(), **chosen)

    def in_issue(self) -> bool:
        """Whether the whole issue is meant."""
        return self.scope.currentIndex() == 1

    def open(self, words: str, *, replacing: bool, issue: bool) -> None:
        """Show the bar, `words` to be found; replacing: with the line for what replaces them."""
        if words:
            self.sought.show_text(words)
        for widget in (self.new, self._new_label, self._one, self._all):
            widget.setVisible(replacing)
        self.scope.setCurrentIndex(1 if issue else 0)
        self.show()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()
        self.wished.emit()

    def tell(self, words: str, tone: str = "quiet") -> None:
        """Say what was found, or what is wrong."""
        self._told.setText(words)
        self._told.setToolTip(words)
        theme.tone(self._told, tone)
        self.sought.setAccessibleDescription(words)

    def told(self) -> str:
        """What the bar says."""
        return self._told.text()

    @property
    def composing(self) -> bool:
        """Whether an input method holds text in one of its lines."""
        return self.sought.composing or self.new.composing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc puts the bar away."""
        if event.key() == Qt.Key.Key_Escape and not self.composing:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.sought.edited.connect(self.wished)
        self.new.edited.connect(self.wished)
        for button in self._options.values():
            button.toggled.connect(self.wished)
        self.scope.currentIndexChanged.connect(self.wished)
        self.sought.entered.connect(self.onward)
        self.new.entered.connect(lambda _way: self.replace_one.emit())
        for line in (self.sought, self.new):
            line.swept.connect(self.replace_all)
        self._before.clicked.connect(lambda: self.onward.emit(-1))
        self._after.clicked.connect(lambda: self.onward.emit(1))
        self._one.clicked.connect(self.replace_one)
        self._all.clicked.connect(self.replace_all)
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        self._new_label = _label("替换为", self.new)
        first, second, third = QHBoxLayout(), QHBoxLayout(), QWidget()
        for row in (first, second):
            row.setSpacing(4)
        for widget in (self.sought, self._before, self._after, self._close):
            first.addWidget(widget, 1 if widget is self.sought else 0)
        for widget in (self.new, self._one, self._all):
            second.addWidget(widget, 1 if widget is self.new else 0)
        self._told.setMinimumHeight(self.scope.sizeHint().height())
        flow = FlowLayout(third)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.put([self.scope, *self._options.values(), self._told])
        for row, (label, line) in enumerate(
            ((_label("查找", self.sought), first), (self._new_label, second))
        ):
            grid.addWidget(label, row, 0)
            grid.addLayout(line, row, 1)
        grid.addWidget(third, 2, 1)
        order = (self.sought, self.new, self._one, self._all, self._after, self._before)
        for before, after in pairwise((*order, self.scope, *self._options.values(), self._close)):
            QWidget.setTabOrder(before, after)  # as office programs have it: to what replaces
        grid.setColumnMinimumWidth(0, 44)
        grid.setColumnStretch(1, 1)


class _Line(Field):
    """entered: Enter (1), Shift+Enter (-1). swept: Control and Enter: all of them."""

    entered = Signal(int)
    swept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter acts; the arrows stay in the line."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.composing:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.entered.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            else:
                super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.swept.emit()
        else:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.entered.emit(-1 if back else 1)


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _button(words: str, tip: str, picture: str = "", name: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setObjectName("mark")
    button.setToolTip(tip)
    button.setAccessibleName(name or words)
    if picture:
        button.setIcon(icon(picture))
    return button


def _toggle(words: str, tip: str) -> QToolButton:
    button = _button(words, tip)
    button.setCheckable(True)
    return button
