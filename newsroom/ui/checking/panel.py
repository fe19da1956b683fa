"""The list of findings (付印前总检) below the page: by level and page, to be clicked through."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.checked import Checked, Judged
from newsroom.model.finding import Severity
from newsroom.ui import theme

_WHERE, _WORDS = range(2)
_DATA = Qt.ItemDataRole.UserRole
_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "quiet"}
_TITLE = "付印前总检"
_ROW_PADDING = 2  # pixels above and below: more rows are seen than the theme's padding leaves
_NO_ISSUE = "请先在左侧选一期，再做付印前总检。"
_FILTERED = "筛选之后没有剩下的意见。"


class ChecksPanel(QWidget):
    """Lists what a check found.

    activated: a Judged to go to. excused: a Judged to print as it is; withdrawn: one whose reason
    is to be taken back. asked: the check is to be made anew. rules_wanted: what is checked is to be
    set.
    """

    activated = Signal(object)
    excused = Signal(object)
    withdrawn = Signal(object)
    asked = Signal()
    rules_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(_TITLE)
        self._checked: Checked | None = None
        self._levels = {level: QToolButton() for level in Severity}
        self._search = QLineEdit()
        self._settled = QCheckBox("显示已说明理由的(&H)")
        self._list = _List()
        self._empty = QLabel(_NO_ISSUE)
        self._advice = QLabel()
        self._excuse = QPushButton("忽略并说明理由(&G)…")
        self._again = QPushButton("重新检查(&K)")
        self._rules = QPushButton("总检设置(&T)…")
        self._close = QPushButton("关闭")
        self._arrange()
        self._connect()
        self._show()

    def show_checked(self, checked: Checked | None) -> None:
        """Show what a check found; None where there is no issue."""
        self._checked = checked
        for level, button in self._levels.items():
            count = checked.count(level) if checked is not None else 0
            button.setText(f"{level.text} {count}")
        self._again.setEnabled(checked is not None)
        title = _TITLE
        if checked is not None:
            stop = len(checked.blocking)
            title += f"　{stop} 处不改不能付印" if stop else "　没有必须改的"
        self._title.setText(title)
        self._show()

    @property
    def waiting(self) -> bool:
        """Whether nothing is on show yet."""
        return self._checked is None

    def show_busy(self) -> None:
        """Say that a check runs, where nothing is on show yet."""
        if self._checked is None:
            self._empty.setText("正在检查…")

    def start(self) -> None:
        """Put the keyboard into the list."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.chosen() is None:
            self._choose_first()

    def chosen(self) -> Judged | None:
        """The finding chosen in the list."""
        item = self._list.currentItem()
        return item.data(_WHERE, _DATA) if item is not None else None

    def shown(self) -> tuple[Judged, ...]:
        """The findings that the filter leaves, in their order."""
        return tuple(self._wanted())

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._title.setObjectName("heading")
        self._excuse.setToolTip("照原样付印，写明理由；内容再有改动时，理由自动作废（Del）")
        self._again.setToolTip("改动后会自动重查，一般不用点")
        self._rules.setToolTip("本报刊检查哪些项目、算哪一级、哪些不改不能付印、要谁签字")
        self._close.setToolTip("收起总检（Esc）")
        for button in (self._excuse, self._again, self._rules, self._close):
            button.setAutoDefault(False)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        for button in (self._again, self._rules, self._close):
            head.addWidget(button)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._advice.setWordWrap(True)
        self._advice.setObjectName("empty")
        self._advice.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._advice, 1)
        foot.addWidget(self._excuse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._filters())
        layout.addWidget(holder, 1)
        layout.addLayout(foot)

    def _filters(self) -> QHBoxLayout:
        self._search.setPlaceholderText("筛选")
        self._search.setAccessibleName("筛选总检意见")
        self._search.setClearButtonEnabled(True)
        self._settled.setToolTip("说明了理由、照原样付印的意见也列出来")
        row = QHBoxLayout()
        row.setSpacing(6)
        for level, button in self._levels.items():
            button.setCheckable(True)
            button.setChecked(True)
            button.setText(f"{level.text} 0")
            button.setToolTip(f"显示或隐藏{level.text}")
            theme.tone(button, _TONES[level])
            row.addWidget(button)
        row.addWidget(self._search, 1)
        row.addWidget(self._settled)
        return row

    def _connect(self) -> None:
        for button in self._levels.values():
            button.toggled.connect(self._show)
        self._search.textChanged.connect(self._show)
        self._settled.toggled.connect(self._show)
        self._list.itemClicked.connect(self._go)
        self._list.itemActivated.connect(self._go)
        self._list.currentItemChanged.connect(self._offer)
        self._excuse.clicked.connect(self._excuse_chosen)
        self._list.excusing.connect(self._excuse_chosen)
        for leave in (self._list.left, self._close.clicked):
            leave.connect(self.hide)
        self._again.clicked.connect(self.asked)
        self._rules.clicked.connect(self.rules_wanted)

    # Showing -------------------------------------------------------------------------------------

    def _wanted(self) -> Sequence[Judged]:
        if self._checked is None:
            return ()
        words = self._search.text().strip()
        return [
            one
            for one in self._checked.judged
            if self._levels[one.finding.severity].isChecked()
            and (one.open or self._settled.isChecked())
            and all(word in _told(one) for word in words.split())
        ]

    def _show(self) -> None:
        """Fill the list; the finding that was chosen stays chosen where it is still there."""
        before = self.chosen()
        wanted = self._wanted()
        self._list.clear()
        for level, group in groupby(wanted, key=lambda one: one.finding.severity):
            found = list(group)
            top = QTreeWidgetItem([f"{level.text}　{len(found)} 处"])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            top.setForeground(0, QBrush(theme.colour(_TONES[level])))
            self._list.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            for one in found:
                top.addChild(_row(one))
            top.setExpanded(True)
        self._stack.setCurrentIndex(0 if wanted else 1)
        self._empty.setText(self._nothing())
        self._choose_again(before)
        if self.chosen() is None and self._list.hasFocus():
            self._choose_first()
        self._offer()

    def _nothing(self) -> str:
        """What to say where the list is empty."""
        checked = self._checked
        if checked is None:
            return _NO_ISSUE
        if any(one.open for one in checked.judged):
            return _FILTERED
        known = f"（{len(checked.overridden)} 处已说明理由）" if checked.overridden else ""
        titles = "、".join(checked.checks)
        return f"没有发现问题{known}。\n查了 {len(checked.checks)} 项：{titles}"

    def _choose_again(self, before: Judged | None) -> None:
        if before is None:
            return
        for item in self._rows():
            one = item.data(_WHERE, _DATA)
            if (one.finding.kind, one.finding.subject) == (
                before.finding.kind,
                before.finding.subject,
            ):
                self._list.setCurrentItem(item)
                return

    def _choose_first(self) -> None:
        rows = self._rows()
        if rows:
            self._list.setCurrentItem(rows[0])

    def _rows(self) -> list[QTreeWidgetItem]:
        root = self._list.invisibleRootItem()
        assert root is not None
        tops = _children(root)
        return [row for top in tops for row in _children(top)]

    def _offer(self) -> None:
        one = self.chosen()
        self._excuse.setEnabled(one is not None)
        given = one is not None and not one.open
        self._excuse.setText("撤回理由(&G)" if given else "忽略并说明理由(&G)…")
        self._advice.setText(_advice(one) if one is not None else "")

    def _go(self, item: QTreeWidgetItem) -> None:
        one = item.data(_WHERE, _DATA)
        if one is not None:
            self.activated.emit(one)

    def _excuse_chosen(self) -> None:
        one = self.chosen()
        if one is not None:
            (self.excused if one.open else self.withdrawn).emit(one)


class _List(QTreeWidget):
    """The list itself. excusing: Delete was pressed; left: Escape was."""

    excusing = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("总检意见")
        self.setHeaderLabels(["位置", "问题"])
        self.setStyleSheet(f"QTreeView::item {{ padding: {_ROW_PADDING}px }}")
        self.setHeaderHidden(True)  # place and words tell themselves; a row more is seen
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(_WHERE, 118)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the place, Delete excuses, Escape closes the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.currentItem()
            if item is not None:
                self.itemActivated.emit(item, 0)
        elif event.key() == Qt.Key.Key_Delete:
            self.excusing.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return [child for child in found if child is not None]


def _told(one: Judged) -> str:
    finding = one.finding
    reason = one.override.reason if one.override is not None else ""
    return f"{one.title}{finding.told}{finding.advice}{reason}"


def _advice(one: Judged) -> str:
    """What to do, or why it is printed as it is."""
    if one.override is None:
        stop = "不改，或不说明理由，就不能付印。" if one.blocks else ""
        return f"{one.title}：{one.finding.advice}。{stop}"
    time = one.override.time.astimezone()
    by = f"{one.override.person} {time.month}月{time.day}日 {time:%H:%M}"
    return f"已说明理由：{one.override.reason}（{by}）"


def _row(one: Judged) -> QTreeWidgetItem:
    finding = one.finding
    item = QTreeWidgetItem([finding.where or "全期", finding.words])
    item.setData(_WHERE, _DATA, one)
    for column in (_WHERE, _WORDS):
        item.setToolTip(column, f"{finding.told}\n{_advice(one)}")
        if not one.open:
            item.setForeground(column, QBrush(theme.colour("faint")))
    if one.blocks and one.open:
        font = item.font(_WORDS)
        font.setBold(True)
        item.setFont(_WORDS, font)
    return item
