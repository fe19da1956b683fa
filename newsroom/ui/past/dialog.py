"""The dialog of past issues: which publication, which folder, what became of each file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.past_run import PastReceipt, PastState
from newsroom.ui import theme
from newsroom.ui.dialogs import form_rows, roomy
from newsroom.ui.icons import icon
from newsroom.ui.steady import steady

_NAME, _STATE, _ISSUE, _COUNT, _WORDS = range(5)
_HEADS = ("文件", "结果", "归入", "篇数", "说明")
_HOW = (
    "选存放过刊的文件夹（可以套着年份、期次的文件夹），里面是每版一个的文字或 Word 文件。"
    "日期认报头，没有报头就认文件名、文件夹名里的日期，如 2019-03-12。"
    "收过的文件不会再收，中途停下，下次选同一个文件夹接着收。"
    "收进来的稿件算“已刊”，能查、能统计，不能一步撤销。"
)
_TONES = {PastState.TAKEN: "good", PastState.LEFT: "error", PastState.KNOWN: "quiet"}


class PastDialog(QDialog):
    """folder_wanted: a folder is to be chosen, and given to `set_folder`. begun: (publication,
    Path) the folder is to be taken in. stopped: the work is to stop.
    """

    folder_wanted = Signal()
    begun = Signal(str, object)
    stopped = Signal()

    def __init__(
        self, publications: Sequence[tuple[str, str]], chosen: str, parent: QWidget
    ) -> None:
        """publications: identity and name of each; chosen: the identity shown first."""
        super().__init__(parent)
        self.setWindowTitle("过刊入库")
        self._paper = QComboBox()
        self._paper.setAccessibleName("哪种报刊的过刊")
        for uuid, name in publications:
            self._paper.addItem(name, uuid)
        self._paper.setCurrentIndex(max(self._paper.findData(chosen), 0))
        self._folder = QLineEdit()
        self._folder.setAccessibleName("过刊所在的文件夹")
        self._folder.setPlaceholderText("还没有选文件夹")
        self._choose = QPushButton("选文件夹(&F)…")
        self._choose.setIcon(icon("folder-open"))
        self._choose.setAutoDefault(False)
        self._choose.setToolTip("选存放过刊的文件夹")
        self._table = QTableWidget(0, len(_HEADS))
        self._left_only = QCheckBox("只看没有收入的(&L)")
        self._sum = QLabel("选好文件夹，再点“开始收”。")
        self._sum.setWordWrap(True)
        self._bar = QProgressBar()
        self._doing = QLabel()
        self._begin, self._stop = QPushButton("开始收(&B)"), QPushButton("停下(&S)")
        self._close = QPushButton("关闭")
        self._counts = dict.fromkeys(PastState, 0)
        self._states: list[PastState] = []
        self._articles = 0
        self._running = False
        self._arrange()
        self._connect()
        self._suit()
        steady(self)

    @property
    def running(self) -> bool:
        """Whether a folder is being taken in."""
        return self._running

    @property
    def told(self) -> str:
        """The sum in words."""
        return self._sum.text()

    def set_folder(self, folder: Path) -> None:
        """Take a folder for the next run."""
        self._folder.setText(str(folder))
        self._begin.setFocus()

    def start(self) -> None:
        """A run begins."""
        self._running = True
        self._counts, self._articles = dict.fromkeys(PastState, 0), 0
        self._table.setRowCount(0)
        self._states.clear()
        self._suit()

    def progress(self, fraction: float, words: str) -> None:
        """How far the run is."""
        self._bar.setValue(round(fraction * 1000))
        self._doing.setText(words)

    def add(self, receipt: PastReceipt) -> None:
        """Tell what became of a file."""
        self._counts[receipt.state] += 1
        self._articles += receipt.articles
        row = self._table.rowCount()
        self._table.insertRow(row)
        count = str(receipt.articles) if receipt.state is PastState.TAKEN else ""
        texts = (receipt.name, receipt.state.text, receipt.issue, count, receipt.words)
        for column, words in enumerate(texts):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            if column == _STATE:
                item.setForeground(theme.colour(_TONES[receipt.state]))
            self._table.setItem(row, column, item)
        self._states.append(receipt.state)
        if receipt.words:
            self._table.resizeRowToContents(row)
        self._hide(row)
        self._table.scrollToBottom()
        self._tell("正在收")

    def finish(self, words: str = "收完了") -> None:
        """A run ended."""
        self._running = False
        self._tell(words)
        self._suit()
        self._close.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing stops the work: what was taken by then stays."""
        self._stop_running()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape closes, too."""
        self._stop_running()
        super().reject()

    def _stop_running(self) -> None:
        if self._running:
            self._running = False
            self.stopped.emit()

    def _tell(self, words: str) -> None:
        taken, known, left = (self._counts[state] for state in PastState)
        told = [f"收入 {taken} 个文件、{self._articles} 篇稿件"]
        told += [f"{known} 个以前收过"] if known else []
        told += [f"{left} 个没有收入，原因见“说明”一栏"] if left else []
        self._sum.setText(f"{words}：{'，'.join(told)}。")

    def _begin_now(self) -> None:
        folder = self._folder.text().strip()
        if folder:
            self.begun.emit(self._paper.currentData(), Path(folder))

    def _suit(self) -> None:
        ready = bool(self._folder.text().strip()) and not self._running
        self._begin.setEnabled(ready and self._paper.count() > 0)
        self._stop.setVisible(self._running)
        for widget in (self._paper, self._folder, self._choose):
            widget.setEnabled(not self._running)
        for widget in (self._bar, self._doing):
            widget.setVisible(self._running)

    def _hide(self, row: int) -> None:
        hidden = self._left_only.isChecked() and self._states[row] is not PastState.LEFT
        self._table.setRowHidden(row, hidden)

    def _hide_all(self) -> None:
        for row in range(self._table.rowCount()):
            self._hide(row)

    def _arrange(self) -> None:
        how = QLabel(_HOW)
        how.setWordWrap(True)
        how.setObjectName("empty")
        form = form_rows()
        form.addRow("报刊", self._paper)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(self._choose)
        form.addRow("文件夹", row)
        self._furnish_table()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        middle = QHBoxLayout()
        middle.addWidget(self._sum, 1)
        middle.addWidget(self._left_only)
        foot = QHBoxLayout()
        foot.addWidget(self._bar)
        foot.addWidget(self._doing, 1)
        foot.addStretch(1)
        tips = ("把文件夹里没有收过的文件都收进来", "停下；已经收入的留着，下次接着收", "Esc")
        for button, tip in zip((self._begin, self._stop, self._close), tips, strict=True):
            button.setAutoDefault(False)
            button.setToolTip(tip)
            foot.addWidget(button)
        self._begin.setDefault(True)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(how)
        layout.addLayout(form)
        layout.addLayout(middle)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 60), min(620, room.height() - 70))
        self._choose.setFocus()

    def _furnish_table(self) -> None:
        table = self._table
        table.setAccessibleName("各个文件收得怎样")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_NAME, 210), (_STATE, 80), (_ISSUE, 170), (_COUNT, 50)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._choose.clicked.connect(self.folder_wanted)
        self._folder.textChanged.connect(self._suit)
        self._begin.clicked.connect(self._begin_now)
        self._stop.clicked.connect(self.stopped)
        self._left_only.toggled.connect(self._hide_all)
        self._close.clicked.connect(self.close)
