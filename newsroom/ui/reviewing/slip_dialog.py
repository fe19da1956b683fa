"""The whole slip (稿签) of an article: every step with who signed it, and all that was said."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.review_state import Standing
from newsroom.model.review import StepState
from newsroom.ui.dialogs import roomy
from newsroom.ui.tables import cell_buttons

_ACTS = 4  # the column of the buttons


class SlipDialog(QDialog):
    """withdrawn, resigned: a signature (uuid). booking: a paper signature is to be booked.
    pictured: the photo (SHA-256) of a signed paper is to be shown.
    """

    withdrawn = Signal(str)
    resigned = Signal(str)
    pictured = Signal(str)
    booking = Signal()

    def __init__(self, standing: Standing, facts: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._standing = standing
        article = standing.article
        self.setWindowTitle("稿签")
        heading = QLabel(article.title)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        told = QLabel("　".join(filter(None, (standing.status.text, facts, standing.frozen))))
        told.setObjectName("empty")
        told.setWordWrap(True)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addWidget(told)
        layout.addWidget(self._steps())
        label = QLabel("经过")
        layout.addWidget(label)
        history = self._history()
        label.setBuddy(history)
        layout.addWidget(history, 1)
        layout.addLayout(self._foot())
        room = self.screen().availableGeometry()
        self.resize(min(820, room.width() - 60), min(560, room.height() - 70))

    def _steps(self) -> QTableWidget:
        states = self._standing.steps
        table = _table(
            ["步骤", "签字人", "时间", "是否有效", ""], [self._told(state) for state in states]
        )
        table.setAccessibleName("各道审校")
        wide = 0
        for row, state in enumerate(states):
            if state.review is not None:
                box = self._buttons(state)
                table.setCellWidget(row, _ACTS, box)
                wide = max(wide, box.sizeHint().width())
        header = table.horizontalHeader()
        header.setSectionResizeMode(_ACTS, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_ACTS, wide + 8)
        high = table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(
            high * max(len(states), 1) + table.horizontalHeader().sizeHint().height() + 8
        )
        return table

    def _told(self, state: StepState) -> Sequence[str]:
        review = state.review
        if review is None:
            return (state.step.text, "—", "", "还没有签", "")
        paper = "（纸签）" if review.uuid in self._standing.papers else ""
        changes = "、".join(self._standing.changes.get(review.uuid, ()))
        word = "有效" if state.holds else f"签后改动：{changes or '文字有改动'}"
        return (state.step.text, f"{review.person}{paper}", when(review.time), word, "")

    def _buttons(self, state: StepState) -> QWidget:
        review = state.review
        assert review is not None
        paper = self._standing.papers.get(review.uuid)
        wanted: list[tuple[str, Callable[[], None]]] = []
        if not state.holds:
            wanted.append(("复签…", lambda: self._do(self.resigned, review.uuid)))
        if paper is not None and paper.photo:
            wanted.append(("看照片", lambda: self.pictured.emit(paper.photo)))
        wanted.append(("撤回", lambda: self._do(self.withdrawn, review.uuid)))
        return cell_buttons(wanted, lambda words: f"{words}：{state.step.text}")

    def _do(self, signal: SignalInstance, signature: str) -> None:
        signal.emit(signature)
        self.reject()

    def _history(self) -> QTableWidget:
        rows = [
            (when(review.time), review.person, review.told, review.reason)
            for review in reversed(self._standing.reviews)
        ]
        empty = [("", "", "还没有送审", "")]
        table = _table(["时间", "谁", "做了什么", "理由"], rows or empty, stretched=3)
        table.setAccessibleName("审校经过")
        table.setWordWrap(True)
        table.resizeRowsToContents()
        return table

    def _foot(self) -> QHBoxLayout:
        paper = QPushButton("登记纸签…")
        paper.setToolTip("把在纸上签的字记到稿签上，可附照片")
        paper.setAutoDefault(False)
        paper.clicked.connect(self._book)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setText("关闭")
        close.setDefault(True)
        box.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(paper)
        foot.addStretch(1)
        foot.addWidget(box)
        return foot

    def _book(self) -> None:
        self.booking.emit()
        self.reject()


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], stretched: int = 3) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(max(36, table.fontMetrics().height() + 14))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(number, column, item)
    return table


def when(time: datetime.datetime) -> str:
    """11月21日 15:20; with the year where it is another than this one."""
    local = time.astimezone()
    day = f"{local.month}月{local.day}日 {local:%H:%M}"
    this = datetime.datetime.now().astimezone().year
    return day if local.year == this else f"{local.year}年{day}"
