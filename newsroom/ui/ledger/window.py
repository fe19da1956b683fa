"""用稿统计: the count on show, its lines, and below them the pieces behind the chosen figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.statistics import Count
from newsroom.desk.tabulating import behind
from newsroom.model.fee import hundredths
from newsroom.model.ledger import By, Line, Piece, Span, Table
from newsroom.ui import theme
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.ledger.columns import Shown, line_columns, piece_columns, rate
from newsroom.ui.ledger.rows import RowsView
from newsroom.ui.ledger.span_bar import SpanBar
from newsroom.ui.steady import steady

_NO_LINES = "这段时间没有稿件。\n期签发以后，刊出的稿件就计入统计；收到的稿件按收稿日期计入报送。"
_MANY = 1_200  # pieces that take longer to count than a person should notice
_FIGURES = {
    "name": "全部稿件",
    "note": "全部稿件",
    "submitted": "报送的稿件",
    "used": "采用的稿件",
    "rate": "报送的稿件",
    "characters": "采用的稿件",
    "pictures": "有图片的稿件",
    "front": "一版的稿件",
    "score": "得分的稿件",
    "fee": "得分的稿件",
}


class StatisticsWindow(QDialog):
    """wanted: a Span is to be counted. counting: (Count, By) has so many pieces that they are to be
    counted beside the window. opened: (Piece) is to be shown in the editor. certified:
    (Piece, keys of persons) wants a certificate. workbook, notice: a file of what is on show is
    wanted. fees: the fee sheet of these days is wanted (Span).
    """

    wanted = Signal(object)
    counting = Signal(object, object)
    opened = Signal(object)
    certified = Signal(object, object)
    workbook = Signal()
    notice = Signal()
    fees = Signal(object)

    def __init__(self, bar: SpanBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("用稿统计")
        self.count: Count | None = None
        self._table: Table | None = None
        self.bar = bar
        self.by = QComboBox()
        self.by.setAccessibleName("按什么统计")
        for one in By:
            self.by.addItem(f"按{one.text}", one)
        self._own = QCheckBox("只算自采稿")
        self._own.setChecked(True)
        self._own.setToolTip(
            "去掉勾，通稿、转载、公告、更正等也算进去；哪些算自采在“体裁与统计”里改"
        )
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._whole = QLabel()
        self._whole.setWordWrap(True)
        self.lines = RowsView("统计表", line_columns(By.PERSON, scored=False), cells=True)
        self.pieces = RowsView("数字背后的稿件", piece_columns(scored=False))
        self._behind = QLabel()
        self._behind.setObjectName("heading")
        self._empty = QLabel(_NO_LINES)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = {
            "workbook": plain_button("导出 Excel(&X)…", "写成带图表的 Excel 文件", "chart-column"),
            "notice": plain_button("通报(&T)…", "写成 Word 用稿情况通报", "file-text"),
            "fees": plain_button("稿费单(&F)…", "看这段时间的稿费，结算，打印稿费单", "coins"),
            "open": plain_button("打开稿件(&O)", "打开选中的稿件（回车或双击）", "pen-line"),
            "certify": plain_button(
                "用稿证明(&Z)", "给选中的稿件开用稿证明，附剪报（Ctrl+Shift+Y）", "award"
            ),
        }
        self._buttons["certify"].setShortcut("Ctrl+Shift+Y")
        self._arrange()
        self._connect()
        steady(self)

    # Showing -------------------------------------------------------------------------------------

    @property
    def span(self) -> Span:
        """What is asked for."""
        return self.bar.span(own=self._own.isChecked())

    @property
    def chosen_by(self) -> By:
        """What is counted by."""
        return By(self.by.currentData())  # Qt keeps the bare text

    def show_count(self, count: Count) -> None:
        """Show the count of the days asked for."""
        self.count = count
        self._tabulate()

    def _ask(self) -> None:
        self.wanted.emit(self.span)

    def _tabulate(self) -> None:
        if self.count is None:
            return
        if len(self.count.pieces) > _MANY:
            self.counting.emit(self.count, self.chosen_by)
        else:
            self.show_table(self.count, self.count.table(self.chosen_by))

    def show_table(self, count: Count, table: Table) -> None:
        """Show a table of the count on show; one of another is late."""
        by = self.chosen_by
        if count is not self.count or table.by is not by:
            return
        self._table = table
        scored = count.reckoning is not None
        self._show_told(count)
        whole = table.total
        self._whole.setText(_sum_words(whole, scored=scored))
        self.lines.setVisible(bool(table.lines))
        self._empty.setVisible(not table.lines)
        self.lines.show_rows(table.lines, line_columns(by, scored=scored))
        for name in ("workbook", "notice"):
            self._buttons[name].setEnabled(bool(whole.pieces))
        self._buttons["fees"].setEnabled(bool(count.span.publication))
        self._buttons["fees"].setToolTip(
            "看这段时间的稿费，结算，打印稿费单"
            if count.span.publication
            else "稿费一种报刊一种报刊地结，请先在左上角选一种报刊"
        )

    def _show_told(self, count: Count) -> None:
        """The issues, and what keeps figures from being whole."""
        words = f"{count.span.text}　出版 {len(count.issues)} 期"
        doubts = []
        if count.waiting:
            names = "、".join(issue.number.label or issue.label for issue in count.waiting[:4])
            more = f"等 {len(count.waiting)} 期" if len(count.waiting) > 4 else ""
            doubts.append(f"{names}{more}还没有签发，不计入")
        if count.reckoning is not None and count.reckoning.faults:
            faults = count.reckoning.faults
            first = f"《{faults[0].piece.title}》：{faults[0].words}"
            doubts.append(f"{len(faults)} 处算不出稿费，如{first}")
        self._told.setText("　　".join((words, *doubts)))
        theme.tone(self._told, "warning" if doubts else "quiet")

    def _show_pieces(self) -> None:
        """The pieces behind the current figure."""
        line, figure = self.lines.current()
        if not isinstance(line, Line) or self._table is None:
            self.pieces.show_rows(())
            self._behind.setText("")
            self._suit()
            return
        scored = self.count is not None and self.count.reckoning is not None
        worth = self._worth(line)
        shown = [Shown(piece, *worth(piece)) for piece in behind(line, figure)]
        if figure in ("score", "fee"):
            shown = [one for one in shown if one.score or one.fee]
        note = f"（{line.note}）" if line.note else ""
        self._behind.setText(f"{line.name}{note}　{_FIGURES[figure]} {len(shown)} 篇")
        self.pieces.show_rows(shown, piece_columns(scored=scored))
        self._suit()

    def _worth(self, line: Line) -> Callable[[Piece], tuple[int, int]]:
        """What a piece is worth on a line: to that person, else to all who made it."""
        if self.count is None or self.count.reckoning is None:
            return lambda _piece: (0, 0)
        worth = self.count.reckoning.worth
        person = self.chosen_by is By.PERSON

        def of(piece: Piece) -> tuple[int, int]:
            keys = [line.key] if person else [share.key for share in piece.shares]
            found = [worth.get((piece.key, key), (0, 0)) for key in keys]
            return sum(score for score, _ in found), sum(fee for _, fee in found)

        return of

    def _suit(self) -> None:
        shown, _ = self.pieces.current()
        piece = shown.piece if isinstance(shown, Shown) else None
        self._buttons["open"].setEnabled(piece is not None)
        self._buttons["certify"].setEnabled(piece is not None and piece.used)

    def _piece(self) -> Piece | None:
        shown, _ = self.pieces.current()
        return shown.piece if isinstance(shown, Shown) else None

    def _open(self) -> None:
        if (piece := self._piece()) is not None:
            self.opened.emit(piece)

    def _certify(self) -> None:
        piece = self._piece()
        if piece is not None and piece.used:
            line, _ = self.lines.current()
            person = self.chosen_by is By.PERSON and isinstance(line, Line)
            self.certified.emit(piece, (line.key,) if person else ())

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        roomy(layout)
        top = QHBoxLayout()
        top.addWidget(self.bar, 1)
        layout.addLayout(top)
        second = QHBoxLayout()
        second.addWidget(self.by)
        second.addWidget(self._own)
        hint = QLabel("点一个数，下面列出是哪些稿件")
        theme.tone(hint, "quiet")
        second.addSpacing(8)
        second.addWidget(hint)
        second.addStretch(1)
        for name in ("workbook", "notice", "fees"):
            second.addWidget(self._buttons[name])
        layout.addLayout(second)
        layout.addWidget(self._told)
        upper = self._stacked(self._empty, self.lines, self._whole)
        self._whole.setObjectName("heading")
        bold = QFont(self._whole.font())
        bold.setBold(True)
        self._whole.setFont(bold)
        acts = QHBoxLayout()
        acts.addWidget(self._behind, 1)
        for name in ("open", "certify"):
            acts.addWidget(self._buttons[name])
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(acts)
        column.addWidget(self.pieces, 1)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(upper)
        panes.addWidget(lower)
        panes.setChildrenCollapsible(False)
        panes.setSizes([330, 230])
        layout.addWidget(panes, 1)
        room = self.screen().availableGeometry()
        self.resize(min(1040, room.width() - 60), min(720, room.height() - 60))
        self.lines.setFocus()

    @staticmethod
    def _stacked(*widgets: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets[:-1]:
            column.addWidget(widget, 1)
        column.addWidget(widgets[-1])
        return box

    def _connect(self) -> None:
        self.bar.changed.connect(self._ask)
        self._own.toggled.connect(lambda _: self._ask())
        self.by.currentIndexChanged.connect(lambda _: self._tabulate())
        self.lines.chosen.connect(self._show_pieces)
        self.lines.taken.connect(lambda _: self.pieces.setFocus())
        self.pieces.chosen.connect(self._suit)
        self.pieces.taken.connect(lambda _: self._open())
        acts: dict[str, Callable[[], object]] = {
            "workbook": self.workbook.emit,
            "notice": self.notice.emit,
            "fees": lambda: self.fees.emit(self.span),
            "open": self._open,
            "certify": self._certify,
        }
        for name, act in acts.items():
            self._buttons[name].clicked.connect(partial(_ignoring, act))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Colours of lines follow the scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.lines.viewport().update()


def _ignoring(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _sum_words(whole: Line, *, scored: bool) -> str:
    words = (
        f"合计（每篇算一次）：报送 {whole.submitted:,} 篇，采用 {whole.used:,} 篇，"
        f"用稿率 {rate(whole)}，{whole.characters:,} 字，图片 {whole.pictures:,} 幅，"
        f"一版 {whole.front:,} 篇"
    )
    if scored:
        words += f"，得分 {hundredths(whole.score)}，稿费 {hundredths(whole.fee)} 元"
    return words
