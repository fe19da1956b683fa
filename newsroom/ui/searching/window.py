"""The window of the search: a line to type into, the finds, and the chosen one to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.query import Hit, SavedSearch, SearchOrder
from newsroom.ui.dialogs import plain_button
from newsroom.ui.icons import icon
from newsroom.ui.searching.adding import adding_menu
from newsroom.ui.searching.kept import KeptList
from newsroom.ui.searching.model import HitsModel
from newsroom.ui.searching.reading import FoundReader
from newsroom.ui.searching.row_painter import HitPainter
from newsroom.ui.steady import steady
from newsroom.ui.theme import tone

_REST = 250  # milliseconds after a key
_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ASK = "输入两个以上的字，查遍库里所有稿件：标题、正文、图片说明、作者和单位。"
_HINT = (
    f"{_ASK}\n几个词用空格隔开，都有的才列出来；繁体简体、全角半角都查得到。\n"
    "点“加条件”按标题、记者、单位、日期、版次来查，如：防汛 记者:宋晓 日期:2021年10月"
)
_NOTHING = "没有找到。\n可以少写几个词，换一种说法，或去掉日期、版次等条件。"
_SEEKING = "正在查找…"


class SearchWindow(QDialog):
    """wanted: other finds are asked for. more_wanted: more of them. read_wanted: (Hit or None) the
    chosen find. opened: (Hit) is to be edited. page_wanted: (Hit) its page is to be shown.
    keep_wanted, rename_wanted, drop_wanted: of searches kept by name.
    """

    wanted = Signal()
    more_wanted = Signal()
    read_wanted = Signal(object)
    opened = Signal(object)
    page_wanted = Signal(object)
    keep_wanted = Signal()
    rename_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("检索稿库")
        self.field = QLineEdit()
        self.order = QComboBox()
        self.kept = KeptList()
        self.model = HitsModel(self)
        self.list = QListView()
        self.reader = FoundReader()
        self._empty = QLabel(_HINT)
        self._told = QLabel()
        self._note = QLabel()
        self._add = QToolButton()
        self._keep = plain_button("保存检索…", "给这条检索起个名字，以后一点就查", "save")
        self._open = plain_button(
            "打开稿件", "打开选中的稿件，光标到找到的地方（回车）", "file-text"
        )
        self._page = plain_button(
            "到版面上看", "翻到它所在的那一期、那一版（Ctrl+回车）", "newspaper"
        )
        self._close = plain_button("关闭", "关上检索窗口，下次打开还是这些结果（Esc）")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._furnish()
        self._arrange()
        self._connect()
        self.resize(1080, 640)
        self.field.setFocus()
        self._suit()

    # Showing -------------------------------------------------------------------------------------

    def seek(self, query: str, order: SearchOrder | None = None) -> None:
        """Look for something else."""
        self.field.setText(query)
        if order is not None:
            self.order.setCurrentIndex(list(SearchOrder).index(order))
        self._now()

    def begin(self) -> None:
        """Put the caret into the line, all of it chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def query(self) -> str:
        """The line as typed."""
        return self.field.text().strip()

    def chosen_order(self) -> SearchOrder:
        """What the finds are to be sorted by."""
        return list(SearchOrder)[self.order.currentIndex()]

    def chosen(self) -> Hit | None:
        """The chosen find."""
        return self.model.hit(self.list.currentIndex().row())

    def show_hits(self, hits: Sequence[Hit], notes: Sequence[str], *, more: bool) -> None:
        """Show what was found; the first is chosen. notes: what was not understood."""
        self.model.show(hits, more=more)
        self._note.setText("；".join(notes))
        self._note.setVisible(bool(notes))
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self._tell()

    def show_more(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Show more of it."""
        first = not self.model.rowCount()
        self.model.append(hits, more=more)
        if first and hits:
            self.list.setCurrentIndex(self.model.index(0))
        self._tell()

    def show_searches(self, kept: Sequence[SavedSearch], lately: Sequence[str]) -> None:
        """Show the kept searches, and those of lately."""
        self.kept.show_searches(kept, lately)

    # Acting --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows walk through the finds while the caret stays in the line; Enter opens."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.field and key in _STEPS and self.model.rowCount():
            self._walk(key)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(page=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The text on show follows the scheme and the size of type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.reader.restyle()
            self.list.doItemsLayout()

    def _walk(self, key: Qt.Key) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5}.get(key, -5)
        row = min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))

    def _enter(self, *, page: bool) -> None:
        """Enter looks at once for what was just typed; after that it opens."""
        if self._rest.isActive():
            self._now()
        elif (hit := self.chosen()) is not None:
            (self.page_wanted if page and hit.page else self.opened).emit(hit)

    def _now(self) -> None:
        self._rest.stop()
        self._empty.setText(_SEEKING if self.query() else _HINT)
        self.wanted.emit()

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._suit()
        self.read_wanted.emit(self.chosen())

    def _put(self, part: str) -> None:
        """Write a part of a search at the line's end; the caret goes where its value belongs."""
        before = self.field.text().rstrip()
        self.field.setText(f"{before} {part}" if before else part)
        self.field.setFocus()
        if part.endswith("”"):
            self.field.cursorBackward(False)

    def _tell(self) -> None:
        count = self.model.rowCount()
        asked = bool(self.query())
        more = not self.model.complete
        if count:
            words = f"找到 {count:,} 篇" if not more else f"已列出 {count:,} 篇，往下还有"
            self._told.setText(words if asked else f"最近的 {count:,} 篇")
        else:
            self._told.setText("")
            self._empty.setText(_SEEKING if more else _NOTHING if asked else _HINT)
            self.read_wanted.emit(None)
        self._stack.setCurrentIndex(0 if count else 1)
        self._suit()

    def _suit(self) -> None:
        hit = self.chosen()
        self._open.setEnabled(hit is not None)
        self._page.setEnabled(hit is not None and bool(hit.page))
        self._keep.setEnabled(bool(self.query()))

    # Building ------------------------------------------------------------------------------------

    def _furnish(self) -> None:
        self.field.setPlaceholderText("查什么？如：防汛演练　记者:宋晓　日期:2021年10月")
        self.field.setAccessibleName("检索")
        self.field.setToolTip("几个词用空格隔开；↑↓ 在结果里走，回车打开")
        self.field.setClearButtonEnabled(True)
        for order in SearchOrder:
            self.order.addItem(order.text)
        self.order.setAccessibleName("排列次序")
        self.order.setToolTip("最相关的在前：标题里有的、新近的靠前；或者一律最新的在前")
        self._add.setText("加条件")
        self._add.setToolTip("按标题、记者、单位、栏目、日期、版次、状态来查")
        self._add.setAccessibleName("加条件")
        self._add.setIcon(icon("filter"))
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add.setMenu(adding_menu(self, self._put))
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitPainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setObjectName("articles")
        self.list.setAccessibleName("找到的稿件")
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._told.setAccessibleName("找到多少")
        tone(self._told, "quiet")
        tone(self._note, "warning")
        self._note.setWordWrap(True)
        self._note.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.field, self._add, self.order, self._keep):
            top.addWidget(widget, 1 if widget is self.field else 0)
        results = QWidget()
        self._stack = QStackedLayout(results)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentIndex(1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        for pane, share in ((self.kept, 0), (results, 3), (self.reader, 3)):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, share)
        panes.setSizes([180, 460, 440])
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        for button in (self._page, self._open, self._close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._note)
        layout.addWidget(panes, 1)
        layout.addLayout(foot)
        steady(self)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._rest.start())
        self.field.textChanged.connect(lambda _text: self._suit())
        self._rest.timeout.connect(self._now)
        self.order.activated.connect(lambda _row: self._now())
        self.model.more_wanted.connect(self.more_wanted)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.doubleClicked.connect(lambda _index: self._enter(page=False))
        self.kept.chosen.connect(lambda one: self.seek(one.query, one.order))
        self.kept.rename_wanted.connect(self.rename_wanted)
        self.kept.drop_wanted.connect(self.drop_wanted)
        self._keep.clicked.connect(self.keep_wanted)
        self._open.clicked.connect(lambda: self.opened.emit(self.chosen()))
        self._page.clicked.connect(lambda: self.page_wanted.emit(self.chosen()))
        self._close.clicked.connect(self.reject)
