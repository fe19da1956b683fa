"""The second page of 作者档案: entries that may be one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.directory import folded_name, united
from newsroom.desk.naming import hint
from newsroom.model.contributor import Contributor, Double, Likeness, NameUse
from newsroom.ui.directory.form import quiet

_DATA = Qt.ItemDataRole.UserRole
_KEPT, _GONE, _WHY = range(3)
_NONE = "没有发现重复的作者。"
_TELL = "可能是同一个人的作者。合并以后，两条档案的稿件归到一条；可以撤销，以后也能“拆开”。"


class DoublesPage(QWidget):
    """merged: (kept, gone, NameUse). apart: (one, other) they are two persons. all_merged: pairs of
    which one name is only written otherwise.
    """

    merged = Signal(str, str, object)
    apart = Signal(str, str)
    all_merged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubles: tuple[Double, ...] = ()
        self.list = QTreeWidget()
        self.use = QComboBox()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._empty = quiet(_NONE)
        self._buttons: dict[str, QPushButton] = {}
        self._build()

    def show_doubles(self, doubles: Sequence[Double]) -> None:
        """Show these pairs; the one after a pair that went is chosen."""
        row = max(self.list.currentIndex().row(), 0)
        self._doubles = tuple(doubles)
        self.list.clear()
        for double in doubles:
            item = QTreeWidgetItem([_named(double.kept), _named(double.gone), double.why.text])
            item.setData(_KEPT, _DATA, double)
            for column in (_KEPT, _GONE):
                item.setToolTip(column, item.text(column))
            self.list.addTopLevelItem(item)
        self._stack.setCurrentIndex(0 if doubles else 1)
        if doubles:
            last = min(row, len(doubles) - 1)
            self.list.setCurrentIndex(self.list.model().index(last, 0))
        self._offer()

    def chosen(self) -> Double | None:
        """The chosen pair, as it stands; None for none."""
        item = self.list.currentItem()
        return item.data(_KEPT, _DATA) if item is not None else None

    def merge(self) -> None:
        """Make the chosen pair one."""
        double = self.chosen()
        if double is not None:
            self.merged.emit(double.kept.uuid, double.gone.uuid, self.use.currentData())

    def swap(self) -> None:
        """Keep the other entry of the chosen pair."""
        item, double = self.list.currentItem(), self.chosen()
        if item is None or double is None:
            return
        other = Double(kept=double.gone, gone=double.kept, why=double.why)
        item.setData(_KEPT, _DATA, other)
        item.setText(_KEPT, _named(other.kept))
        item.setText(_GONE, _named(other.gone))
        self._offer()

    def _apart(self) -> None:
        double = self.chosen()
        if double is not None:
            self.apart.emit(double.kept.uuid, double.gone.uuid)

    def _alike(self) -> tuple[Double, ...]:
        """The pairs that only their writing parts, none of them with another pair's entry."""
        found, used = [], set[str]()
        for double in self._doubles:
            pair = {double.kept.uuid, double.gone.uuid}
            if double.why is Likeness.SPELLING and not pair & used:
                found.append(double)
                used |= pair
        return tuple(found)

    def _offer(self) -> None:
        double = self.chosen()
        for words in ("合并", "对换", "确是两个人"):
            self._buttons[words].setEnabled(double is not None)
        alike = self._alike()
        button = self._buttons["全部"]
        button.setText(f"合并全部写法不同的（{len(alike)} 对）")
        button.setVisible(len(alike) > 1)
        self.use.setEnabled(False)
        if double is None:
            self._told.setText("")
            return
        name = united(double.kept, double.gone, NameUse.SPELLING).name
        other = next((n for n in (double.gone.name, double.kept.name) if n != name), "")
        more = f"；“{other}”记为" if other else ""
        self._told.setText(f"合并后叫“{name}”，{double.gone.pieces} 处署名并过来{more}")
        alike_names = folded_name(double.kept.name) == folded_name(double.gone.name)
        self.use.setEnabled(not alike_names)
        usual = NameUse.SPELLING if double.why is not Likeness.PEN_NAME else NameUse.PEN_NAME
        self.use.setCurrentIndex(self.use.findData(usual))

    def _build(self) -> None:
        self.list.setAccessibleName("可能重复的作者")
        self.list.setHeaderLabels(["保留", "并入", "为什么"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in (_KEPT, _GONE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._offer())
        self.list.itemActivated.connect(lambda *_: self.merge())
        self.use.setAccessibleName("另一个名字记为")
        for use in NameUse:
            self.use.addItem(use.text, use)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self.use)
        acts = QHBoxLayout()
        acts.addWidget(self._button("全部", "", self._merge_all))
        acts.addStretch(1)
        acts.addWidget(self._button("确是两个人", "同名的两个人，以后不再提示", self._apart))
        acts.addWidget(self._button("对换", "保留另一条，这一条并过去", self.swap))
        acts.addWidget(self._button("合并", "合并选中的一对（回车），可以撤销", self.merge))
        self._buttons["合并"].setObjectName("primary")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(quiet(_TELL))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addLayout(acts)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 8, 0, 0)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)

    def _merge_all(self) -> None:
        self.all_merged.emit(self._alike())

    def _button(self, words: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self._buttons[words] = button
        return button


def _named(person: Contributor) -> str:
    facts = hint(person)
    return f"{person.name}（{facts}）" if facts else person.name
