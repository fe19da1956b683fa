"""改样单: the list of an issue's corrections, written, sent and ticked off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.mending import Stale
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.page import chinese_number
from newsroom.ui.dialogs import roomy

_HEADS = ("序号", "版次", "位置", "原文", "改为", "备注", "来源", "状态")
_WIDTHS = (46, 46, 120, 210, 210, 150, 76, 76)
_EMPTY = "改样单还是空的。在“回样比对”里点“记入改样单”，或点“电话改样…”添加。"
_DATA = Qt.ItemDataRole.UserRole
_LEAST = 32  # pixels of a row
_CHOSEN = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class CorrectionsDialog(QDialog):
    """added: a new one is to be written (by telephone or not). edited, removed: one correction.

    marked: (corrections' identities, state). copied, exported: the list as text, as a Word file.
    mending: a Stale, to be mended in its article.
    """

    added = Signal(bool)
    edited = Signal(object)
    removed = Signal(object)
    marked = Signal(list, object)
    copied = Signal()
    exported = Signal()
    mending = Signal(object)
    undone = Signal()

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"改样单：{label}")
        self._table = QTableWidget(0, len(_HEADS))
        self._empty = QLabel(_EMPTY)
        self._summary = QLabel()
        self._summary.setObjectName("heading")
        self._needing: list[QPushButton] = []
        self._stale: Mapping[str, Stale] = {}
        self._arrange()
        self.show_list(())

    def show_list(
        self, corrections: Sequence[Correction], stale: Mapping[str, Stale] | None = None
    ) -> None:
        """Show the corrections, keeping those chosen; stale: those not in our own copy yet."""
        self._stale = stale or {}
        chosen = {each.uuid for each in self._chosen()}
        self._table.setRowCount(len(corrections))
        for row, each in enumerate(corrections):
            for column, text in enumerate(_cells(each, stale=each.uuid in self._stale)):
                item = QTableWidgetItem(text)
                item.setData(_DATA, each)
                item.setToolTip(text)
                self._table.setItem(row, column, item)
                if column < 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self._table.resizeRowsToContents()
        self._table.clearSelection()
        for row, each in enumerate(corrections):
            if each.uuid in chosen or (not chosen and row == 0):
                self._choose(row)
        waiting = sum(each.state is CorrectionState.OPEN for each in corrections)
        self._summary.setText(f"共 {len(corrections)} 处，待发 {waiting} 处" if corrections else "")
        self._table.setVisible(bool(corrections))
        self._empty.setVisible(not corrections)
        self._check()

    def _choose(self, row: int) -> None:
        """Choose a row besides those chosen, whatever key opened the list and is still down."""
        index, model = self._table.model().index(row, 0), self._table.selectionModel()
        model.select(index, _CHOSEN)
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _arrange(self) -> None:
        self._table.setHorizontalHeaderLabels(list(_HEADS))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setMinimumSectionSize(_LEAST)
        self._table.setAccessibleName("改样单")
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setWordWrap(True)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            self._table.setColumnWidth(column, width)
        for column in (3, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._table.itemSelectionChanged.connect(self._check)
        self._table.itemActivated.connect(lambda _: self._edit())
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._summary)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)
        layout.addLayout(self._first_row())
        layout.addLayout(self._second_row())
        room = self.screen().availableGeometry()
        self.resize(min(1080, room.width() - 60), min(640, room.height() - 80))

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._button(row, "电话改样(&T)…", "接到电话要改的，记一条", lambda: self.added.emit(True))
        self._button(row, "添加(&N)…", "编辑自己要改的，记一条", lambda: self.added.emit(False))
        self._button(row, "修改(&E)…", "改这一条的内容（回车）", self._edit, one=True)
        self._button(row, "移出(&D)", "从改样单里去掉选中的", self._remove, one=True)
        row.addStretch(1)
        for state, key in (
            (CorrectionState.SENT, "&S"),
            (CorrectionState.DONE, "&O"),
            (CorrectionState.DROPPED, "&X"),
            (CorrectionState.OPEN, "&B"),
        ):
            text = f"{state.text}({key})"
            self._button(
                row, text, f"把选中的标为{state.text}", lambda s=state: self._mark(s), one=True
            )
        return row

    def _second_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._button(row, "复制文字(&C)", "复制成文字，可以直接发微信", self.copied.emit, some=True)
        self._button(row, "导出 Word(&W)…", "写成一份 A4 改样单", self.exported.emit, some=True)
        self._button(row, "撤销", "撤销上一步（Ctrl+Z）", self.undone.emit).setShortcut("Ctrl+Z")
        self._mend = self._button(row, "到稿件里改(&A)", "打开稿件，到还没有改的这几个字", self._go)
        row.addStretch(1)
        self._button(row, "关闭", "", self.accept)
        return row

    def _button(
        self,
        row: QHBoxLayout,
        text: str,
        tip: str,
        act: Callable[[], object],
        *,
        one: bool = False,
        some: bool = False,
    ) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked: act())
        if one or some:
            button.setProperty("one", one)
            self._needing.append(button)
        row.addWidget(button)
        return button

    def _chosen(self) -> list[Correction]:
        rows = sorted({index.row() for index in self._table.selectedIndexes()})
        items = [self._table.item(row, 0) for row in rows]
        return [item.data(_DATA) for item in items if item is not None]

    def _check(self) -> None:
        some, chosen = self._table.rowCount() > 0, bool(self._chosen())
        for button in self._needing:
            button.setEnabled(chosen if button.property("one") else some)
        self._mend.setEnabled(any(each.uuid in self._stale for each in self._chosen()))

    def _go(self) -> None:
        found = [self._stale[each.uuid] for each in self._chosen() if each.uuid in self._stale]
        if found:
            self.accept()
            self.mending.emit(found[0])

    def _edit(self) -> None:
        for each in self._chosen()[:1]:
            self.edited.emit(each)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.removed.emit(chosen)

    def _mark(self, state: CorrectionState) -> None:
        self.marked.emit([each.uuid for each in self._chosen()], state)


def _cells(each: Correction, *, stale: bool) -> tuple[str, ...]:
    page = f"{chinese_number(each.page)}版" if each.page else ""
    source = each.source.text if each.source is not CorrectionSource.DESK else "编辑"
    return (
        str(each.number), page, each.place, each.before or "（新增）", each.after or "（删去）",
        each.remark, source, each.state.text + ("\n稿件未改" if stale else ""),
    )  # fmt: skip
