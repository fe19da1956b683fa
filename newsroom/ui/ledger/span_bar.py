"""Which days, and whose: a year, quarter or month at one choice, or from day to day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from newsroom.model.ledger import Span, span_words

_OWN_CHOICE = "自选日期"
_DAYS = "yyyy年M月d日"


class SpanBar(QWidget):
    """changed: the days or the publication are others now."""

    changed = Signal()

    def __init__(
        self, publications: Sequence[tuple[str, str]], today: datetime.date, *, whole: bool
    ) -> None:
        """publications: identities and names. whole: whether all of them may be chosen at once."""
        super().__init__()
        self._home = QComboBox()
        self._home.setAccessibleName("报刊")
        self._home.setToolTip("统计哪一种报刊")
        if whole:
            self._home.addItem("全部报刊", "")
        for uuid, name in publications:
            self._home.addItem(name, uuid)
        self._preset = QComboBox()
        self._preset.setAccessibleName("时间")
        self._preset.setToolTip("选一段时间；也可以直接改后面的日期")
        self._preset.setMaxVisibleItems(14)
        for since, until in presets(today):
            self._preset.addItem(_named(since, until, today), (since, until))
        self._preset.addItem(_OWN_CHOICE, None)
        self._since, self._until = self._day("从哪天起"), self._day("到哪天为止（含这天）")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._home, self._preset, self._since, QLabel("至"), self._until):
            row.addWidget(widget)
        row.addStretch(1)
        self._take_preset()
        self._home.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._preset.currentIndexChanged.connect(self._choose)
        for edit in (self._since, self._until):
            edit.dateChanged.connect(self._retell)

    def keep_home(self) -> None:
        """Offer no publications: what is on show is of one."""
        self._home.hide()

    def choose(self, publication: str) -> None:
        """Choose a publication, as if by hand; another than those there are is left."""
        at = self._home.findData(publication)
        if at >= 0:
            self._home.setCurrentIndex(at)

    def set_days(self, since: datetime.date, until: datetime.date) -> None:
        """Choose days, as if by hand."""
        with QSignalBlocker(self._since), QSignalBlocker(self._until):
            self._since.setDate(QDate(since.year, since.month, since.day))
            self._until.setDate(QDate(until.year, until.month, until.day))
        self._retell()

    def span(self, *, own: bool = True) -> Span:
        """What is chosen; days the wrong way round are turned."""
        since, until = _date(self._since), _date(self._until)
        since, until = min(since, until), max(since, until)
        return Span(since=since, until=until, publication=self.publication, own=own)

    @property
    def publication(self) -> str:
        """The publication chosen; empty for all."""
        return str(self._home.currentData() or "")

    @property
    def name(self) -> str:
        """What the publication chosen is called."""
        return self._home.currentText()

    def _day(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setAccessibleName(name)
        edit.setToolTip(name)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(_DAYS)
        edit.setKeyboardTracking(False)
        return edit

    def _choose(self) -> None:
        self._take_preset()
        self.changed.emit()

    def _take_preset(self) -> None:
        days = self._preset.currentData()
        if days is None:
            self._since.setFocus()
            return
        with QSignalBlocker(self._since), QSignalBlocker(self._until):
            for edit, day in zip((self._since, self._until), days, strict=True):
                edit.setDate(QDate(day.year, day.month, day.day))

    def _retell(self) -> None:
        """The days were changed by hand: say which of the presets they are, if any."""
        days = (_date(self._since), _date(self._until))
        known = [self._preset.itemData(at) for at in range(self._preset.count())]
        last = len(known) - 1
        with QSignalBlocker(self._preset):
            self._preset.setItemText(last, _OWN_CHOICE)
            self._preset.setCurrentIndex(known.index(days) if days in known else last)
            if days not in known and days[0] <= days[1]:
                self._preset.setItemText(last, span_words(*days))
        self.changed.emit()


def presets(today: datetime.date) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Days that are asked for again and again, those of now first: months, quarters, years."""
    first = today.replace(day=1)
    for _ in range(3):
        yield first, _month_end(first)
        first = (first - datetime.timedelta(days=1)).replace(day=1)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    for _ in range(3):
        yield quarter, _month_end(quarter.replace(month=quarter.month + 2))
        earlier = quarter - datetime.timedelta(days=1)
        quarter = earlier.replace(month=earlier.month - 2, day=1)
    for year in (today.year, today.year - 1, today.year - 2):
        yield datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _month_end(day: datetime.date) -> datetime.date:
    following = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return following - datetime.timedelta(days=1)


def _named(since: datetime.date, until: datetime.date, today: datetime.date) -> str:
    words = span_words(since, until)
    if since <= today <= until:
        kind = "本年" if words.endswith("年") else "本季" if "季" in words else "本月"
        return f"{kind}（{words}）"
    return words


def _date(edit: QDateEdit) -> datetime.date:
    day = edit.date()
    return datetime.date(day.year(), day.month(), day.day())
