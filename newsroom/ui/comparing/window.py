"""回样比对: the differences of returned files, each beside its place on our page, decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.comparing import Checked, Decided, Decision
from newsroom.model.difference import Difference, DifferenceKind, Spot
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.page import chinese_number
from newsroom.ui.comparing.rows import HTML, Rows, html_of, plain_of
from newsroom.ui.comparing.spots import SpotView
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.pages.zooms import FIT_WIDTH
from newsroom.ui.steady import steady

_DATA = Qt.ItemDataRole.UserRole
_SAME = "和我们发出的一致，没有要处理的差异。"
_NONE_SHOWN = "这一类没有差异。"
_FURNITURE = "报头、版眉等"
_EVERY = "全部"
_KEYS = (
    (Qt.Key.Key_Return, "take"),
    (Qt.Key.Key_Enter, "take"),
    (Qt.Key.Key_A, "take"),
    (Qt.Key.Key_G, "book"),
    (Qt.Key.Key_Space, "leave"),
    (Qt.Key.Key_B, "leave"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One difference and the file it was found in."""

    checked: Checked
    difference: Difference


class CompareWindow(QDialog):
    """take, book, leave: what is to become of a difference (Found). undo: take the last back.

    corrections_wanted: the correction list is to be shown.
    """

    take = Signal(object)
    book = Signal(object)
    leave = Signal(object, bool)
    undo = Signal()
    corrections_wanted = Signal()

    def __init__(
        self,
        checked: Sequence[Checked],
        decided: Decided,
        pictures: PictureSource,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._found = [Found(file, each) for file in checked for each in file.differences]
        self._checked = tuple(checked)
        self._decided = decided
        self.setWindowTitle(f"回样比对：{'、'.join(file.path.name for file in checked)}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._summary = QLabel()
        self._summary.setObjectName("heading")
        self._summary.setWordWrap(True)
        self._tree, self._kinds = QTreeWidget(), QComboBox()
        self._rows = QListWidget()
        self._empty = QLabel(_SAME)
        self._empty.setObjectName("empty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = SpotView()
        self._page.set_picture_source(pictures)
        self._page.set_zoom(FIT_WIDTH)
        self._why = QLabel()
        self._why.setObjectName("empty")
        self._why.setWordWrap(True)
        self._take = plain_button("采用", "把回样的改动收进稿件，存为一个版本（A 或回车）")
        self._book = plain_button("记入改样单", "要印厂改回我们的，记一条改样（G）")
        self._leave = plain_button("不理", "两边都不动，以后再比也不再提（B 或空格）")
        self._back = plain_button("撤销", "撤销上一步（Ctrl+Z）")
        self._back.setShortcut("Ctrl+Z")
        self._up = plain_button("上一处", "Alt+上箭头")
        self._down = plain_button("下一处", "Alt+下箭头")
        self._up.setShortcut("Alt+Up")
        self._down.setShortcut("Alt+Down")
        self._list = plain_button("改样单…", "看这一期的改样单")
        self._close = plain_button("关闭", "")
        self._arrange()
        self._connect()
        self._fill_tree()
        self._fill_rows()
        self._rows.setFocus()
        steady(self)

    def show_decided(self, decided: Decided) -> None:
        """Show anew what was decided; go on to the next open difference where the chosen one was
        decided just now.
        """
        before, self._decided = self._decided, decided
        chosen = self._chosen()
        self._fill_tree()
        for number in range(self._rows.count()):
            self._dress(self._rows.item(number))
        if chosen is not None:
            was, now = before.of(chosen.difference), decided.of(chosen.difference)
            if was is Decision.OPEN and now is not Decision.OPEN:
                self._next_open()
        self._show()

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._tree.setHeaderHidden(True)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._tree.setAccessibleName("版和稿件")
        self._rows.setItemDelegate(Rows(self._rows))
        self._rows.setAccessibleName("差异")
        self._rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kinds.setAccessibleName("看哪一类差异")
        self._kinds.setToolTip("只看一类差异")
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._kinds)
        middle.addWidget(self._rows, 1)
        middle.addWidget(self._empty, 1)
        middle.addWidget(self._why)
        for row in (
            (self._take, self._book, self._leave),
            (self._up, self._down, self._back),
        ):
            line = QHBoxLayout()
            for button in row:
                line.addWidget(button, 1)
            middle.addLayout(line)
        held = QWidget()
        held.setLayout(middle)
        panes = QSplitter(Qt.Orientation.Horizontal)
        for pane, least, share in ((self._tree, 170, 0), (held, 330, 2), (self._page, 320, 3)):
            pane.setMinimumWidth(least)
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, share)
        panes.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self._list)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._summary)
        layout.addWidget(panes, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1360, room.width() - 60), min(900, room.height() - 70))
        panes.setSizes([220, 430, 640])

    def _connect(self) -> None:
        self._tree.currentItemChanged.connect(lambda *_: self._fill_rows())
        self._kinds.currentIndexChanged.connect(lambda _: self._fill_rows())
        self._rows.currentItemChanged.connect(lambda *_: self._show())
        self._rows.installEventFilter(self)
        self._take.clicked.connect(lambda: self._decide("take"))
        self._book.clicked.connect(lambda: self._decide("book"))
        self._leave.clicked.connect(lambda: self._decide("leave"))
        self._back.clicked.connect(self.undo)
        self._up.clicked.connect(lambda: self._step(-1))
        self._down.clicked.connect(lambda: self._step(1))
        self._list.clicked.connect(self.corrections_wanted)
        self._close.clicked.connect(self.accept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys of the list decide; a new width wraps its rows anew."""
        if watched is self._rows and isinstance(event, QKeyEvent):
            verb = dict(_KEYS).get(Qt.Key(event.key()))
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if event.type() == QEvent.Type.KeyPress and verb and plain:
                self._decide(verb)
                return True
        if watched is self._rows and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self._rows, self._rows.doItemsLayout)
        return super().eventFilter(watched, event)

    # Filling -------------------------------------------------------------------------------------

    def _fill_tree(self) -> None:
        """Pages with their articles, each with how many differences are still open."""
        chosen = self._group()
        self._tree.blockSignals(True)
        self._tree.clear()
        counts = Counter(_place(each) for each in self._open())
        every = self._item(None, _EVERY, len(self._open()), ())
        for page in sorted({each.difference.spot.page for each in self._found}):
            name = f"{chinese_number(page)}版" if page else "全文"
            total = sum(count for place, count in counts.items() if place[0] == page)
            branch = self._item(every, name, total, (page,))
            for place in dict.fromkeys(map(_place, self._found)):
                if place[0] == page:
                    self._item(branch, place[2] or _FURNITURE, counts[place], place[:2])
        self._tree.expandAll()
        self._choose_group(chosen)
        self._tree.blockSignals(False)
        self._fill_kinds()
        self._summarise()

    def _item(
        self, parent: QTreeWidgetItem | None, name: str, count: int, key: tuple[object, ...]
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{name}（{count}）" if count else f"{name}　✓"])
        item.setData(0, _DATA, key)
        item.setToolTip(0, name)
        if parent is None:
            self._tree.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _choose_group(self, key: tuple[object, ...]) -> None:
        items = self._tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        found = next((i for i in items if tuple(i.data(0, _DATA) or ()) == key), items[0])
        self._tree.setCurrentItem(found)

    def _group(self) -> tuple[object, ...]:
        item = self._tree.currentItem()
        return tuple(item.data(0, _DATA) or ()) if item is not None else ()

    def _fill_kinds(self) -> None:
        wanted = self._kinds.currentData()
        counts = Counter(each.difference.kind for each in self._found)
        self._kinds.blockSignals(True)
        self._kinds.clear()
        self._kinds.addItem(f"所有差异（{len(self._found)}）", None)
        for kind in DifferenceKind:
            if counts[kind]:
                self._kinds.addItem(f"只看{kind.text}（{counts[kind]}）", kind)
        self._kinds.setCurrentIndex(max(self._kinds.findData(wanted), 0))
        self._kinds.blockSignals(False)

    def _fill_rows(self) -> None:
        key, kind = self._group(), self._kinds.currentData()
        self._rows.clear()
        for each in self._found:
            inside = _place(each)[: len(key)] == key
            if inside and kind in (None, each.difference.kind):
                item = QListWidgetItem(self._rows)
                item.setData(_DATA, each)
                self._dress(item)
        some = self._rows.count() > 0
        self._rows.setVisible(some)
        self._empty.setVisible(not some)
        self._empty.setText(_NONE_SHOWN if self._found else _SAME)
        self._kinds.setVisible(bool(self._found))
        if some:
            self._rows.setCurrentRow(0)
        self._show()

    def _dress(self, item: QListWidgetItem) -> None:
        each: Found = item.data(_DATA)
        decision = self._decided.of(each.difference)
        item.setText(plain_of(each.difference, decision))
        item.setData(HTML, html_of(each.difference, decision))

    def _summarise(self) -> None:
        total = sum(file.comparison.characters for file in self._checked if file.comparison)
        notes = [
            note for file in self._checked if file.comparison for note in file.comparison.notes
        ]
        if self._found:
            words = f"比对了 {total} 字，{len(self._found)} 处不同"
            left = len(self._open())
            words += f"，还有 {left} 处没有处理。" if left else "，都处理了。"
        else:
            words = f"比对了 {total} 字，{_SAME}"
        self._summary.setText("　".join((words, *(f"{note}。" for note in notes))))

    def _open(self) -> list[Found]:
        return [e for e in self._found if self._decided.of(e.difference) is Decision.OPEN]

    # Showing and deciding ------------------------------------------------------------------------

    def _chosen(self) -> Found | None:
        item = self._rows.currentItem()
        return item.data(_DATA) if item is not None else None

    def _show(self) -> None:
        """The page of the chosen difference, and what may be decided of it."""
        each = self._chosen()
        page = self._page_of(each)
        self._page.set_page(page, (), None)
        self._page.mark(each.difference.spot if each is not None else Spot())
        decision = self._decided.of(each.difference) if each is not None else Decision.OPEN
        taken = decision is Decision.TAKEN
        self._take.setEnabled(bool(each and each.difference.edits and not taken))
        self._book.setEnabled(bool(each) and decision is not Decision.BOOKED and not taken)
        self._leave.setEnabled(bool(each) and not taken)
        self._leave.setText("重看" if decision is Decision.LET_STAND else "不理")
        for button in (self._up, self._down):
            button.setEnabled(self._rows.count() > 1)
        why = each.difference.why_not if each is not None else ""
        self._why.setText(f"不能采用：{why}；可以记入改样单。" if why else "")
        self._why.setVisible(bool(why))

    def _page_of(self, each: Found | None) -> PageFrames | None:
        """The page of a difference; none for flowing text."""
        if each is None:
            pages = self._checked[0].pages if self._checked else ()
            return pages[0] if pages else None
        number = each.difference.spot.page
        return next((page for page in each.checked.pages if page.number == number), None)

    def _decide(self, verb: str) -> None:
        each = self._chosen()
        button = {"take": self._take, "book": self._book, "leave": self._leave}[verb]
        if each is None or not button.isEnabled():
            return
        if verb == "leave":
            stands = self._decided.of(each.difference) is not Decision.LET_STAND
            self.leave.emit(each, stands)
        else:
            getattr(self, verb).emit(each)

    def _step(self, step: int) -> None:
        count = self._rows.count()
        if count:
            self._rows.setCurrentRow((self._rows.currentRow() + step) % count)

    def _next_open(self) -> None:
        """On to the next difference that nobody decided on."""
        count, now = self._rows.count(), self._rows.currentRow()
        for step in range(1, count + 1):
            number = (now + step) % count
            each: Found = self._rows.item(number).data(_DATA)
            if self._decided.of(each.difference) is Decision.OPEN:
                self._rows.setCurrentRow(number)
                return


def _place(each: Found) -> tuple[int, str, str]:
    """Page, article and its title: what the tree groups by."""
    difference = each.difference
    return difference.spot.page, difference.article, difference.title
