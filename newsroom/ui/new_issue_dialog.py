"""The dialog for a new issue: proposed from the last one, every fact to be changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.issuing import Proposal
from newsroom.desk.overview import PublicationLine
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.ui import dialogs
from newsroom.ui.dialogs import buttons, form_rows, numbers_of, roomy
from newsroom.ui.steady import steady
from newsroom.ui.theme import tone

DayWords = Callable[[datetime.date], tuple[str, str, str]]
_NOTHING = "还没有可带来的资料，版面照报刊的惯例。"


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What the dialog gives."""

    issue: Issue
    pages: tuple[Page, ...]


class NewIssueDialog(QDialog):
    """Publication, date and numbers of a new issue; numbers may be several (合刊).

    proposals: by publication. day_words: weekday, lunar date and holiday of a day.
    """

    def __init__(
        self,
        lines: Sequence[PublicationLine],
        chosen: str,
        proposals: Mapping[str, Proposal],
        day_words: DayWords,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建一期")
        self._proposals = proposals
        self._day_words = day_words
        self._lines = {line.uuid: line for line in lines if line.uuid in proposals}
        self._publication = QComboBox()
        for line in self._lines.values():
            self._publication.addItem(line.name, line.uuid)
        self._publication.setCurrentIndex(max(self._publication.findData(chosen), 0))
        self._date = QDateEdit()
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy年M月d日")
        self._number, self._total = QLineEdit(), QLineEdit()
        self._number.setToolTip("合刊写作 32、33")
        self._total.setToolTip("合刊写作 707、708；不编总期号的可以空着")
        self._reason, self._day, self._carried = _told(), _told(), _told()
        self._from = QLabel()
        self._others = QPushButton("报头、编校、印制(&M)…")
        self._others.setToolTip("查看和修改从上一期带来的报头、编校和印制资料")
        self._others.clicked.connect(self._edit_facts)
        self._issue = self._proposal.issue
        self._build()
        self._publication.currentIndexChanged.connect(self._propose)
        self._date.dateChanged.connect(self._show_day)
        self._number.textChanged.connect(self._check)
        self._total.textChanged.connect(self._check)
        self._propose()
        self._number.setFocus()
        steady(self)

    def wanted(self) -> NewIssue:
        """What was filled in."""
        number = replace(
            self._issue.number,
            numbers=numbers_of(self._number.text()) or (),
            totals=numbers_of(self._total.text()) or (),
        )
        issue = replace(self._issue, date=self._chosen_date(), number=number)
        return NewIssue(issue, self._proposal.pages)

    @property
    def _proposal(self) -> Proposal:
        return self._proposals[self._publication.currentData()]

    def _build(self) -> None:
        form = form_rows()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("报刊", self._publication)
        form.addRow("", self._reason)
        form.addRow("出版日期", self._date)
        form.addRow("", self._day)
        form.addRow("期号", self._number)
        form.addRow("总期号", self._total)
        form.addRow(self._from, self._carried)
        form.addRow("", self._others)
        for name, field in (("期号", self._number), ("总期号", self._total)):
            field.setAccessibleName(name)
        self._date.setAccessibleName("出版日期")
        self._publication.setAccessibleName("报刊")
        self._buttons = buttons("新建")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(self._buttons)

    def _propose(self) -> None:
        """The issue after the newest one of the chosen publication."""
        proposal = self._proposal
        self._issue = proposal.issue
        self._reason.setText(proposal.reason)
        self._from.setText("照上一期" if proposal.last is not None else "照惯例")
        self._show_issue()

    def _show_issue(self) -> None:
        issue = self._issue
        self._date.setDate(QDate(issue.date.year, issue.date.month, issue.date.day))
        self._number.setText("、".join(map(str, issue.number.numbers)))
        self._total.setText("、".join(map(str, issue.number.totals)))
        carried = replace(self._proposal, issue=issue).carried
        self._carried.setText("\n".join(carried) if carried else _NOTHING)
        self._show_day()

    def _show_day(self) -> None:
        """Weekday, lunar date, and a holiday as a hint only."""
        weekday, lunar, holiday = self._day_words(self._chosen_date())
        words = f"{weekday}　{lunar}"
        self._day.setText(f"{words}　{holiday}，请留意是否出报" if holiday else words)
        tone(self._day, "warning" if holiday else "quiet")

    def _check(self) -> None:
        good = bool(numbers_of(self._number.text())) and numbers_of(self._total.text()) is not None
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)

    def _chosen_date(self) -> datetime.date:
        date = self._date.date()
        return datetime.date(date.year(), date.month(), date.day())

    def _edit_facts(self) -> None:
        from newsroom.ui.issue_dialog import IssueDialog  # noqa: PLC0415 - only when asked for

        def names(date: datetime.date) -> tuple[str, str]:
            return self._day_words(date)[:2]

        house = self._lines[self._publication.currentData()].publication
        dialog = IssueDialog(self.wanted().issue, house, names, self)

        def take() -> None:
            self._issue = dialog.issue()
            self._show_issue()

        dialogs.ask(dialog, take)


def _told() -> QLabel:
    """Words that tell, not ask."""
    label = QLabel()
    label.setWordWrap(True)
    tone(label, "quiet")
    return label
