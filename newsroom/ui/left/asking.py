"""Small questions of the pool's filters: one of many names, two days."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.dialogs import ask, buttons, form_rows, roomy
from newsroom.ui.steady import steady


class NameDialog(QDialog):
    """One of many names, or any other."""

    def __init__(self, word: str, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"筛选{word}")
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.addItems(list(names))
        self.field.setCurrentText("")
        self.field.setAccessibleName(word)
        completer = QCompleter(list(names), self.field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        form = form_rows()
        form.addRow(word, self.field)
        _finish(self, form)


class DaysDialog(QDialog):
    """The first and the last day of a stretch."""

    def __init__(self, days: tuple[datetime.date, datetime.date], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("收稿日期")
        self.fields = tuple(_day(day) for day in days)
        form = form_rows()
        for word, field in zip(("从", "到"), self.fields, strict=True):
            field.setAccessibleName(f"收稿日期{word}")
            form.addRow(word, field)
        _finish(self, form)

    def days(self) -> tuple[datetime.date, datetime.date]:
        """The days filled in, the earlier one first."""
        first, last = sorted(
            datetime.date(day.year(), day.month(), day.day())
            for day in (field.date() for field in self.fields)
        )
        return first, last


def ask_name(parent: QWidget, word: str, names: Sequence[str], then: Callable[[str], None]) -> None:
    """Ask for one of many names."""
    dialog = NameDialog(word, names, parent)

    def take() -> None:
        if name := dialog.field.currentText().strip():
            then(name)

    ask(dialog, take)


def ask_days(
    parent: QWidget,
    days: tuple[datetime.date, datetime.date],
    then: Callable[[datetime.date, datetime.date], None],
) -> None:
    """Ask for a first and a last day."""
    dialog = DaysDialog(days, parent)
    ask(dialog, lambda: then(*dialog.days()))


def _day(day: datetime.date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy年M月d日")
    return field


def _finish(dialog: QDialog, form: QFormLayout) -> None:
    box = buttons("筛选")
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    dialog.setMinimumWidth(320)
    layout = QVBoxLayout(dialog)
    roomy(layout)
    layout.addLayout(form)
    layout.addWidget(box)
    steady(dialog)
