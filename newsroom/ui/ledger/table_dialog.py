"""稿费标准: what a publication pays by from a day on; what the table leaves open is told below."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.credit import Role
from newsroom.model.fee import FeeTable, PageRate, Sharing
from newsroom.model.kinds import ArticleKind
from newsroom.model.page import chinese_number
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, plain_button, roomy
from newsroom.ui.ledger.steps_table import StepsTable
from newsroom.ui.steady import steady

_RATE = re.compile(
    r"第?([0-9]+|[一二三四五六七八九十]+)\s*(?:版\s*[=＝:：]?|[=＝:： ])\s*([0-9]+)\s*[%％]?"
)
_NUMBERS = {chinese_number(number): number for number in range(1, 100)}
_ROLES = (Role.REPORTER, Role.INTERN, Role.CORRESPONDENT, Role.PHOTOGRAPHER)
_MOST_TOLD = 4


class FeeTableDialog(QDialog):
    """kept: (FeeTable) is to be kept. removed: (uuid) is to be taken out."""

    kept = Signal(object)
    removed = Signal(str)

    def __init__(
        self,
        tables: Sequence[FeeTable],
        begin: FeeTable,
        kinds: Sequence[ArticleKind],
        name: str,
        parent: QWidget,
    ) -> None:
        """tables: those there are, newest first. begin: to begin a new one with. kinds: those that
        are paid for. name: of the publication."""
        super().__init__(parent)
        self.setWindowTitle(f"稿费标准 — {name}")
        self._tables = list(tables)
        self._begin = begin
        self._kinds = tuple(kinds)
        self._shown = begin
        self._which = QComboBox()
        self._which.setAccessibleName("哪一份标准")
        self._which.setToolTip("旧标准管旧稿；从哪天起用新的，就另写一份")
        self._name = QLineEdit()
        self._name.setAccessibleName("标准名称")
        self._since = QDateEdit()
        self._since.setAccessibleName("从哪天的报纸起用")
        self._since.setToolTip("这天和这天以后出的期按它算，直到下一份标准起用")
        self._since.setCalendarPopup(True)
        self._since.setDisplayFormat("yyyy年M月d日")
        self.steps = StepsTable()
        self.pages = QLineEdit()
        self.pages.setAccessibleName("版次加成")
        self.pages.setPlaceholderText("如：一版 150%、四版 80%；没写的按 100%")
        self.pages.setToolTip("登在这一版的，分和钱都乘上这个数；转版的稿件看开头在哪一版")
        self._sharing = QComboBox()
        self._sharing.setAccessibleName("合署怎样分")
        for way in Sharing:
            self._sharing.addItem(way.text, way)
        self._first = QSpinBox()
        self._first.setAccessibleName("第一署名得百分之几")
        self._first.setRange(0, 100)
        self._first.setSuffix(" %")
        self._unpaid = QLineEdit()
        self._unpaid.setAccessibleName("不计酬的人")
        self._unpaid.setPlaceholderText("写姓名，用顿号隔开；这些人只计分")
        self._roles = {role: QCheckBox(role.word) for role in _ROLES}
        self._least_piece = _money("每篇最少")
        self._least_piece.setToolTip("计酬的稿件算出来不到这个数，就按这个数")
        self._least_paid = _money("起发额")
        self._least_paid.setToolTip("一个人一次不到这个数就不发，转到下一次")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self._arrange()
        self._connect()
        steady(self)
        self.show_tables(tables)

    def show_tables(self, tables: Sequence[FeeTable], chosen: str = "") -> None:
        """Offer these tables, and show the chosen one, or the newest."""
        self._tables = list(tables)
        with QSignalBlocker(self._which):
            self._which.clear()
            for table in self._tables:
                self._which.addItem(f"{_day(table.since)}起　{table.name}", table.uuid)
            if not self._tables:
                self._which.addItem("还没有标准，下面是样表，请按本报的规定改", "")
            self._which.setCurrentIndex(max(self._which.findData(chosen), 0))
        self._choose()

    def table(self) -> FeeTable:
        """The table as written. Raises ValueError naming what of the page rates cannot be read."""
        return replace(
            self._shown,
            name=self._name.text().strip() or "稿费标准",
            since=_date(self._since),
            steps=self.steps.steps(),
            pages=page_rates(self.pages.text()),
            sharing=Sharing(self._sharing.currentData()),
            first_share=self._first.value(),
            unpaid=tuple(re.split(r"[、，,\s]+", self._unpaid.text().strip("、，, ")))
            if self._unpaid.text().strip("、，, ")
            else (),
            unpaid_roles=tuple(role for role, box in self._roles.items() if box.isChecked()),
            least_piece=round(self._least_piece.value() * 100),
            least_paid=round(self._least_paid.value() * 100),
        )

    @property
    def fresh(self) -> bool:
        """Whether the table on show is not kept yet."""
        return all(table.uuid != self._shown.uuid for table in self._tables)

    # Showing -------------------------------------------------------------------------------------

    def _choose(self) -> None:
        uuid = self._which.currentData()
        self._show(next((t for t in self._tables if t.uuid == uuid), self._begin))

    def _show(self, table: FeeTable) -> None:
        self._shown = table
        self._name.setText(table.name)
        self._since.setDate(QDate(table.since.year, table.since.month, table.since.day))
        self.steps.show_steps(table.steps)
        self.pages.setText(rate_words(table.pages))
        self._sharing.setCurrentIndex(self._sharing.findData(table.sharing))
        self._first.setValue(table.first_share)
        self._unpaid.setText("、".join(table.unpaid))
        for role, box in self._roles.items():
            box.setChecked(role in table.unpaid_roles)
        self._least_piece.setValue(table.least_piece / 100)
        self._least_paid.setValue(table.least_paid / 100)
        self._remove.setEnabled(not self.fresh)
        self._tell()

    def _tell(self) -> None:
        """Say what the table leaves open or says twice."""
        self._first.setEnabled(self._sharing.currentData() == Sharing.FIRST)
        try:
            faults = self.table().faults(self._kinds)
        except ValueError as error:
            self._say((str(error),), "error")
            self._ok.setEnabled(False)
            return
        self._ok.setEnabled(True)
        self._say(faults, "warning")

    def _say(self, faults: Sequence[str], tone: str) -> None:
        more = f"；等 {len(faults)} 处" if len(faults) > _MOST_TOLD else ""
        if faults:
            words = "；".join(faults[:_MOST_TOLD]) + more
            self.told.setText(f"还有缺口：{words}" if tone == "warning" else words)
        else:
            self.told.setText("各种长短的稿件都有一条、也只有一条标准。")
        theme.tone(self.told, tone if faults else "good")

    def _another(self) -> None:
        """A new table from today on, beginning with what the one on show says."""
        today = datetime.date.today()
        self._show(replace(self.table(), uuid=self._begin.uuid, since=today))
        with QSignalBlocker(self._which):
            if self._which.findData("") < 0:
                self._which.addItem("新标准（还没有保存）", "")
            self._which.setCurrentIndex(self._which.findData(""))
        self._since.setFocus()

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        roomy(layout)
        top = QHBoxLayout()
        top.addWidget(self._which, 1)
        self._new = plain_button("另写一份(&N)", "从某天起用新标准：照这一份抄一份再改", "plus")
        self._remove = plain_button("删除这一份(&R)", "删掉这份标准；已经结算的不变", "trash-2")
        for button in (self._new, self._remove):
            top.addWidget(button)
        layout.addLayout(top)
        facts = QHBoxLayout()
        for words, widget in (("名称(&M)", self._name), ("起用日期(&S)", self._since)):
            facts.addWidget(_label(words, widget))
            facts.addWidget(widget, 1 if widget is self._name else 0)
        layout.addLayout(facts)
        layout.addWidget(self.steps, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.addWidget(_label("版次加成(&P)", self.pages), 0, 0)
        grid.addWidget(self.pages, 0, 1, 1, 3)
        grid.addWidget(_label("合署稿件(&H)", self._sharing), 1, 0)
        sharing = QHBoxLayout()
        for widget in (self._sharing, QLabel("第一署名得"), self._first):
            sharing.addWidget(widget)
        sharing.addStretch(1)
        grid.addLayout(sharing, 1, 1)
        grid.addWidget(_label("每篇最少(&I)", self._least_piece), 1, 2)
        grid.addWidget(self._least_piece, 1, 3)
        grid.addWidget(_label("不计酬的人(&U)", self._unpaid), 2, 0)
        grid.addWidget(self._unpaid, 2, 1)
        grid.addWidget(_label("起发额(&L)", self._least_paid), 2, 2)
        grid.addWidget(self._least_paid, 2, 3)
        grid.addWidget(QLabel("不计酬的身份"), 3, 0)
        roles = QHBoxLayout()
        for role, box in self._roles.items():
            box.setToolTip(f"署“{role.word}”的只计分、不计稿费")
            roles.addWidget(box)
        roles.addStretch(1)
        grid.addLayout(roles, 3, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        layout.addWidget(self.told)
        box = buttons("保存")
        self._ok = box.button(box.StandardButton.Ok)
        box.accepted.connect(lambda: self.kept.emit(self.table()))
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        room = self.screen().availableGeometry()
        self.resize(min(760, room.width() - 80), min(690, room.height() - 60))

    def _connect(self) -> None:
        self._which.currentIndexChanged.connect(lambda _: self._choose())
        self._new.clicked.connect(partial(_ignoring, self._another))
        self._remove.clicked.connect(lambda _: self.removed.emit(self._shown.uuid))
        self.steps.changed.connect(self._tell)
        self.pages.textChanged.connect(lambda _: self._tell())
        self._sharing.currentIndexChanged.connect(lambda _: self._tell())


def page_rates(words: str) -> tuple[PageRate, ...]:
    """一版 150%、四版 80% as rates. Raises ValueError naming what cannot be read."""
    found = []
    for part in re.split(r"[、，,；;]+", words.strip()):
        if not part.strip():
            continue
        match = _RATE.fullmatch(part.strip())
        page = 0 if match is None else _page(match[1])
        if match is None or not page:
            raise ValueError(f"看不懂版次加成“{part.strip()}”，请写成：一版 150%、四版 80%")
        found.append(PageRate(page=page, percent=int(match[2])))
    return tuple(found)


def rate_words(rates: Sequence[PageRate]) -> str:
    """The same as words."""
    return "、".join(f"{chinese_number(rate.page)}版 {rate.percent}%" for rate in rates)


def _page(words: str) -> int:
    return int(words) if words.isascii() else _NUMBERS.get(words, 0)


def _label(words: str, buddy: QLineEdit | QDateEdit | QComboBox | QDoubleSpinBox) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label


def _money(name: str) -> QDoubleSpinBox:
    spin = QDoubleSpinBox()
    spin.setAccessibleName(name)
    spin.setRange(0, 100_000)
    spin.setDecimals(2)
    spin.setSuffix(" 元")
    spin.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return spin


def _ignoring(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _date(edit: QDateEdit) -> datetime.date:
    day = edit.date()
    return datetime.date(day.year(), day.month(), day.day())
