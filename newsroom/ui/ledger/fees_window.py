"""稿费单: who gets how much for some days, for which pieces; settled once, written to sign."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.fees import Payroll
from newsroom.desk.reckoning import Award
from newsroom.model.fee import PayLine, hundredths, yuan
from newsroom.model.ledger import Span
from newsroom.model.page import chinese_number
from newsroom.ui import theme
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon
from newsroom.ui.ledger.rows import Column, RowsView
from newsroom.ui.ledger.span_bar import SpanBar
from newsroom.ui.steady import steady

_NOTHING = "这段时间没有要发的稿费。\n刊出的稿件按“稿费标准”计酬；期签发以后才算刊出。"
_NO_TABLE = (
    "这段时间还没有稿费标准。\n先点“稿费标准…”写明每篇、每千字、每幅图给多少；"
    "起用日期不要晚于这段时间。"
)
_MOST_FAULTS = 200


def _columns() -> tuple[Column, ...]:
    def amount(name: str, head: str, tip: str = "") -> Column:
        def key(line: PayLine) -> int:
            return getattr(line, name)

        return Column(name, head, lambda line: _money(key(line)), key, right=True, tip=tip)

    return (
        Column("name", "姓名", lambda line: line.name),
        Column("unit", "单位", lambda line: line.unit, wide=True),
        Column("pieces", "篇数", lambda line: str(line.pieces), lambda x: x.pieces, right=True),
        Column(
            "pictures", "图片", lambda x: str(x.pictures or ""), lambda x: x.pictures, right=True
        ),
        Column("score", "得分", lambda line: hundredths(line.score), lambda x: x.score, right=True),
        amount("earned", "本期稿费"),
        amount("carried", "上期结转", "上次结算不足起发额、转过来的。"),
        amount("paid", "实发", "这一次发的。"),
        amount("left", "结转下期", "不足起发额，下次一起发。"),
    )


_AWARDS = (
    Column("day", "刊期", lambda a: f"{a.piece.day:%Y-%m-%d}" if a.piece.day else ""),
    Column("page", "版", lambda a: "、".join(map(chinese_number, a.piece.pages))),
    Column("title", "题目", lambda a: a.piece.title, wide=True),
    Column("kind", "体裁", lambda a: a.piece.kind.text),
    Column(
        "characters",
        "字数",
        lambda a: f"{a.piece.characters:,}",
        lambda a: a.piece.characters,
        right=True,
    ),
    Column("score", "得分", lambda a: hundredths(a.score), lambda a: a.score, right=True),
    Column("fee", "稿费", lambda a: _money(a.fee), lambda a: a.fee, right=True),
)


class FeesWindow(QDialog):
    """wanted: (Span, whether all is paid out) is to be reckoned. settled, unsettled, written: what
    is on show is to be settled, taken back, written as a fee sheet. tables: the fee tables of the
    publication are wanted. opened: (Piece) is to be shown.
    """

    wanted = Signal(object, bool)
    settled = Signal(object, bool)
    unsettled = Signal(object)
    written = Signal()
    tables = Signal(str)
    opened = Signal(object)

    def __init__(self, bar: SpanBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("稿费单")
        self.payroll: Payroll | None = None
        self.bar = bar
        self._all = QCheckBox("不足起发额的也发（年终清发）")
        self._all.setToolTip("不再结转，把每个人的都发完")
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.faults = QListWidget()
        self.faults.setAccessibleName("还算不清的地方")
        self.faults.setWordWrap(True)
        self.faults.setMaximumHeight(110)
        self.lines = RowsView("稿费单", _columns())
        self.awards = RowsView("稿费由哪些稿件来", _AWARDS)
        self._empty = QLabel()
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._whole = QLabel()
        self._behind = QLabel()
        self._behind.setObjectName("heading")
        self._buttons: dict[str, QPushButton] = {}
        self._arrange()
        self._connect()
        steady(self)

    @property
    def everything(self) -> bool:
        """Whether what is too little is paid out too."""
        return self._all.isChecked()

    def ask(self) -> None:
        """Ask for the days on show anew."""
        self.wanted.emit(self.bar.span(own=False), self.everything)

    def show_payroll(self, payroll: Payroll) -> None:
        """Show what the days asked for come to."""
        self.payroll = payroll
        settled = payroll.settled
        self._all.setEnabled(settled is None)
        self.lines.setVisible(bool(payroll.lines))
        self._empty.setVisible(not payroll.lines)
        self._empty.setText(_NOTHING if payroll.table else _NO_TABLE)
        self.lines.show_rows(payroll.lines)
        total = sum(line.paid for line in payroll.lines)
        left = sum(line.left for line in payroll.lines)
        carried = f"，结转下期 {yuan(left)} 元" if left else ""
        paid = sum(1 for line in payroll.lines if line.paid)
        self._whole.setText(f"合计：{paid} 人，实发 {yuan(total)} 元{carried}")
        self._show_told(payroll)
        self._lower.setVisible(bool(payroll.lines))
        self._whole.setVisible(bool(payroll.lines))
        faults = () if settled or payroll.table is None else payroll.faults
        self.faults.clear()
        self.faults.addItems(list(faults[:_MOST_FAULTS]))
        self.faults.setToolTip("双击或按回车，打开那篇稿件")
        self.faults.setVisible(bool(faults))
        self._buttons["settle"].setEnabled(settled is None and bool(payroll.lines) and not faults)
        self._buttons["settle"].setToolTip(
            "这段时间已经结算过"
            if settled
            else "先把上面算不清的地方补全，才能结算"
            if faults
            else "把这些金额定下来；不足起发额的转到下一次"
        )
        self._buttons["unsettle"].setVisible(settled is not None)
        self._buttons["write"].setEnabled(bool(payroll.lines))

    def _show_told(self, payroll: Payroll) -> None:
        span = payroll.span.text
        if payroll.settled is not None:
            time = payroll.settled.time.astimezone()
            by = f"，{payroll.settled.person}" if payroll.settled.person else ""
            words, tone = f"{span}　已结算（{time:%Y-%m-%d %H:%M}{by}）", "good"
        elif payroll.table is None:
            words, tone = span, "quiet"
        elif payroll.faults:
            words, tone = (
                f"{span}　有 {len(payroll.faults)} 处还算不清，补全后才能结算：",
                "warning",
            )
        else:
            words, tone = f"{span}　还没有结算", "quiet"
        if payroll.gap:
            words, tone = f"{words}　　注意：{payroll.gap}还没有结算", "warning"
        if payroll.changed:
            words, tone = f"{words}　　注意：{payroll.changed}", "warning"
        if payroll.reckoning.unsigned:
            words += f"　　{len(payroll.reckoning.unsigned)} 篇没有署名，不计酬"
        self._told.setText(words)
        theme.tone(self._told, tone)

    def _show_awards(self) -> None:
        line, _ = self.lines.current()
        if self.payroll is None or not isinstance(line, PayLine):
            self.awards.show_rows(())
            self._behind.setText("")
            return
        mine = [
            award
            for award in self.payroll.reckoning.awards
            if award.share.key == line.person and (award.fee or award.score)
        ]
        self._behind.setText(f"{line.name}　计酬的稿件 {len(mine)} 篇")
        self.awards.show_rows(mine)

    def _piece(self, award: object) -> None:
        if isinstance(award, Award):
            self.opened.emit(award.piece)

    def _fault(self, row: int) -> None:
        if self.payroll is not None and row < len(self.payroll.reckoning.faults):
            self.opened.emit(self.payroll.reckoning.faults[row].piece)

    # Building ------------------------------------------------------------------------------------

    def _button(self, name: str, words: str, tip: str, drawn: str) -> QPushButton:
        button = self._buttons[name] = QPushButton(words)
        button.setIcon(icon(drawn))
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self.bar)
        second = QHBoxLayout()
        second.addWidget(self._all)
        second.addStretch(1)
        for facts in (
            ("tables", "稿费标准(&B)…", "改每篇、每千字、每幅图给多少，哪些人不计酬", "settings"),
            ("settle", "结算(&J)", "把这些金额定下来；不足起发额的转到下一次", "check"),
            ("unsettle", "撤回结算(&U)", "这次结算作废，可以重新结；只能撤最近的一次", "undo-2"),
            ("write", "稿费单 Word(&W)…", "写成可以签领的稿费单，附每一篇的明细", "file-text"),
        ):
            second.addWidget(self._button(*facts))
        layout.addLayout(second)
        layout.addWidget(self._told)
        layout.addWidget(self.faults)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._empty, 1)
        above.addWidget(self.lines, 1)
        bold = QFont(self._whole.font())
        bold.setBold(True)
        self._whole.setFont(bold)
        above.addWidget(self._whole)
        lower = self._lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self._behind)
        below.addWidget(self.awards, 1)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(upper)
        panes.addWidget(lower)
        panes.setChildrenCollapsible(False)
        panes.setSizes([320, 200])
        layout.addWidget(panes, 1)
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 80), min(690, room.height() - 70))
        self.lines.setFocus()

    def _connect(self) -> None:
        self.bar.changed.connect(self.ask)
        self._all.toggled.connect(lambda _: self.ask())
        self.lines.chosen.connect(self._show_awards)
        self.lines.taken.connect(lambda _: self.awards.setFocus())
        self.awards.taken.connect(self._piece)
        self.faults.itemActivated.connect(lambda item: self._fault(self.faults.row(item)))
        acts: dict[str, Callable[[], object]] = {
            "tables": lambda: self.tables.emit(self.bar.publication),
            "settle": lambda: self.settled.emit(self._span(), self.everything),
            "unsettle": self._unsettle,
            "write": self.written.emit,
        }
        for name, act in acts.items():
            self._buttons[name].clicked.connect(partial(_ignoring, act))

    def _span(self) -> Span:
        return self.bar.span(own=False)

    def _unsettle(self) -> None:
        if self.payroll is not None and self.payroll.settled is not None:
            self.unsettled.emit(self.payroll.settled)


def _ignoring(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _money(fen: int) -> str:
    return yuan(fen) if fen else ""
