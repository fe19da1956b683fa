"""The dialog for an issue's facts (期次资料): number, date, masthead, and what its foot names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.issue import Contents, Issue, IssueKind, IssueNumber
from newsroom.model.publication import Publication, PublicationKind
from newsroom.ui.dialogs import buttons, form_rows, numbers_of, roomy
from newsroom.ui.distribution_table import DistributionTable
from newsroom.ui.steady import steady

DayNames = Callable[[datetime.date], tuple[str, str]]
_KINDS = ((IssueKind.REGULAR, "正刊"), (IssueKind.SUPPLEMENT, "增刊"), (IssueKind.SPECIAL, "特刊"))
_CONTENTS = (
    (Contents.HOUSE, "照报刊的惯例"),
    (Contents.YES, "本期印目录"),
    (Contents.NO, "本期不印目录"),
)
_MASTHEAD = (
    ("name", "报名"),
    ("latin_name", "外文报名"),
    ("publisher", "编印单位"),
    ("licence", "准印证号"),
    ("legend", "内部资料字样"),
    ("hotline", "热线电话"),
)
_EXAMPLES = {"hotline": "连字样一起写，如：电话：68920000"}
_DAY = (("weekday", "星期"), ("lunar_date", "农历"))
_PEOPLE = (("editors", "责任编辑"), ("proofreaders", "校对"))
_TEXTS = (("signer", "签发"), ("printer", "印刷单位"), ("recipients", "发送对象"))
_SEPARATORS = re.compile(r"[\s、，,;；]+")
_MOST_COPIES = 9_999_999
_BY_DATE = "按日期：{}"


class IssueDialog(QDialog):
    """Edits one issue. What is left empty in the masthead is the publication's own."""

    def __init__(
        self, issue: Issue, house: Publication, day_names: DayNames, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("期次资料")
        self._issue = issue
        self._day_names = day_names
        self._bulletin = house.kind is PublicationKind.BULLETIN
        self._tabs = QTabWidget()
        self._tabs.addTab(self._numbering(), "期次(&Q)")
        self._tabs.addTab(self._masthead(house), "报头(&M)")
        self._tabs.addTab(self._foot(), "版尾(&F)" if self._bulletin else "编校和印制(&F)")
        self._buttons = buttons("确定")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._tabs)
        layout.addWidget(self._buttons)
        self._date.dateChanged.connect(self._show_day)
        for field in (self._number, self._total):
            field.textChanged.connect(self._check)
        self._kind.currentIndexChanged.connect(self._check)
        self._show_day()
        self._check()
        steady(self)

    def issue(self) -> Issue:
        """The issue as filled in."""
        facts = self._issue.facts
        number = self._chosen_number()
        texts = {key: field.text().strip() for key, field in self._texts.items()}
        people = {
            key: tuple(name for name in _SEPARATORS.split(field.text()) if name)
            for key, field in self._people.items()
        }
        facts = replace(
            facts,
            **texts,
            **people,
            date=self._chosen_date() if facts.date else None,
            number=number if facts.number != IssueNumber() else IssueNumber(),
            copies=self._copies.value(),
        )
        if self._bulletin:
            facts = replace(
                facts,
                distribution=self._sent.lines(),
                note=self._note.toPlainText().strip(),
                contents=Contents(self._contents.currentData()),
            )
        return replace(self._issue, date=self._chosen_date(), number=number, facts=facts)

    # Tabs ----------------------------------------------------------------------------------------

    def _numbering(self) -> QWidget:
        facts = self._issue.facts
        number = facts.number if facts.number != IssueNumber() else self._issue.number
        date = facts.date or self._issue.date
        self._date = QDateEdit(QDate(date.year, date.month, date.day))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy年M月d日")
        self._day = QLabel()
        self._kind = QComboBox()
        for kind, word in _KINDS:
            self._kind.addItem(word, kind.value)
        self._kind.setCurrentIndex(self._kind.findData(number.kind.value))
        self._number = QLineEdit("、".join(map(str, number.numbers)))
        self._total = QLineEdit("、".join(map(str, number.totals)))
        self._label = QLabel()
        hint = QLabel("合刊写作 32、33；不编总期号的可以空着")
        hint.setObjectName("empty")
        form = _form()
        form.addRow("出版日期", self._date)
        form.addRow("", self._day)
        form.addRow("类别", self._kind)
        form.addRow("期号", self._number)
        form.addRow("总期号", self._total)
        form.addRow("", hint)
        form.addRow("印作", self._label)
        if self._bulletin:
            form.addRow("目录", self._contents_box())
        return _tab(form)

    def _contents_box(self) -> QComboBox:
        self._contents = QComboBox()
        self._contents.setToolTip("不止一条时才印；页码跟着稿件走")
        for wish, word in _CONTENTS:
            self._contents.addItem(word, wish.value)
        self._contents.setCurrentIndex(self._contents.findData(self._issue.facts.contents.value))
        return self._contents

    def _masthead(self, house: Publication) -> QWidget:
        hint = QLabel("空着的照报刊自己的印；只有这一期不同时才填。")
        hint.setObjectName("empty")
        form = _form()
        form.addRow(hint)
        self._texts: dict[str, QLineEdit] = {}
        for key, word in _MASTHEAD:
            field = self._text_field(key)
            field.setPlaceholderText(getattr(house, key) or _EXAMPLES.get(key, ""))
            form.addRow(word, field)
        for key, word in _DAY:
            form.addRow(word, self._text_field(key))
        return _tab(form)

    def _foot(self) -> QWidget:
        facts = self._issue.facts
        form = _form()
        if self._bulletin:
            self._note = QPlainTextEdit(facts.note)
            self._note.setPlaceholderText("卷首的编者按；没有就空着")
            self._note.setAccessibleName("按语")
            self._note.setTabChangesFocus(True)
            self._note.setFixedHeight(64)
            form.addRow("按语", self._note)
            self._sent = DistributionTable(facts.distribution)
            form.addRow("报、送、发", self._sent)
        self._people = {key: QLineEdit(" ".join(getattr(facts, key))) for key, _ in _PEOPLE}
        for key, word in _PEOPLE:
            self._people[key].setPlaceholderText("多人用空格隔开")
            form.addRow(word, self._people[key])
        for key, word in _TEXTS:
            form.addRow(word, self._text_field(key))
        self._copies = QSpinBox()
        self._copies.setRange(0, _MOST_COPIES)
        self._copies.setSuffix(" 份")
        self._copies.setSpecialValueText("不印")
        self._copies.setValue(facts.copies)
        form.addRow("印数", self._copies)
        return _tab(form)

    def _text_field(self, key: str) -> QLineEdit:
        field = self._texts[key] = QLineEdit(getattr(self._issue.facts, key))
        return field

    # Live ----------------------------------------------------------------------------------------

    def _chosen_date(self) -> datetime.date:
        date = self._date.date()
        return datetime.date(date.year(), date.month(), date.day())

    def _chosen_number(self) -> IssueNumber:
        return IssueNumber(
            numbers_of(self._number.text()) or (),
            numbers_of(self._total.text()) or (),
            IssueKind(self._kind.currentData()),
        )

    def _show_day(self) -> None:
        """Weekday and lunar date of the chosen day; the old day's own words are let go."""
        names = self._day_names(self._chosen_date())
        self._day.setText("　".join(names))
        before = self._day_names(self._issue.facts.date or self._issue.date)
        for (key, _), now, old in zip(_DAY, names, before, strict=True):
            field = self._texts[key]
            field.setPlaceholderText(_BY_DATE.format(now))
            if field.text() in (old, now):
                field.clear()

    def _check(self) -> None:
        texts = (self._number.text(), self._total.text())
        good = all(numbers_of(text) is not None for text in texts)
        number = self._chosen_number()
        counted = bool(number.numbers) or number.kind is not IssueKind.REGULAR
        words = "".join((number.label, f"（{number.total_label}）" if number.totals else ""))
        if not good:
            words = "期号只能是数字"
        elif not counted:
            words = "正刊要有期号"
        self._label.setText(words)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good and counted)


def _form() -> QFormLayout:
    form = form_rows()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _tab(form: QFormLayout) -> QWidget:
    tab = QWidget()
    form.setContentsMargins(14, 14, 14, 12)
    tab.setLayout(form)
    return tab
