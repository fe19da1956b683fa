"""The window's small dialogs: who is at the keyboard, a new issue, an export."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.overview import PublicationLine
from newsroom.desk.publishing import FileKind
from newsroom.model.issue import IssueNumber

_KINDS = (
    (FileKind.PAGE, "版面稿（Word）", True),
    (FileKind.MANUSCRIPT, "文字稿（Word）", True),
    (FileKind.PDF, "大样（PDF）", True),
    (FileKind.PNG, "每版图片（PNG）", False),
    (FileKind.PACKAGE, "印刷包（以上全部和原图，打成一包）", False),
)


def ask_name(parent: QWidget | None, name: str) -> str:
    """Ask who sits at the keyboard; empty where the dialog was left."""
    text, accepted = QInputDialog.getText(
        parent, "编辑姓名", "请填写您的姓名，之后的保存和操作会记在您名下：", text=name
    )
    return text.strip() if accepted else ""


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What the dialog for a new issue gives."""

    publication: str
    date: datetime.date
    number: IssueNumber


class NewIssueDialog(QDialog):
    """Publication, date and numbers of a new issue; numbers may be several (合刊)."""

    def __init__(self, lines: Sequence[PublicationLine], publication: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建一期")
        self._lines = {line.uuid: line for line in lines}
        self._publication = QComboBox()
        for line in lines:
            self._publication.addItem(line.publication.name, line.uuid)
        self._publication.setCurrentIndex(max(self._publication.findData(publication), 0))
        self._date = QDateEdit()
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy年M月d日")
        self._number = QLineEdit()
        self._total = QLineEdit()
        hint = QLabel("合刊写作 32、33")
        hint.setObjectName("empty")
        form = QFormLayout()
        form.addRow("报刊", self._publication)
        form.addRow("出版日期", self._date)
        form.addRow("期号", self._number)
        form.addRow("总期号", self._total)
        form.addRow("", hint)
        self._buttons = buttons("新建")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self._publication.currentIndexChanged.connect(self._propose)
        self._number.textChanged.connect(self._check)
        self._total.textChanged.connect(self._check)
        self._propose()

    def wanted(self) -> NewIssue:
        """What was filled in."""
        date = self._date.date()
        return NewIssue(
            self._publication.currentData(),
            datetime.date(date.year(), date.month(), date.day()),
            IssueNumber(_numbers(self._number.text()) or (), _numbers(self._total.text()) or ()),
        )

    def _propose(self) -> None:
        """The date and numbers after the newest issue."""
        line = self._lines[self._publication.currentData()]
        date, number = datetime.date.today(), IssueNumber((1,))
        newest = next((i.issue for i in line.issues if i.issue.number.numbers), None)
        if newest is not None:
            date = newest.date + datetime.timedelta(days=line.publication.period_days)
            number = newest.number.following(new_year=date.year != newest.date.year)
        self._date.setDate(QDate(date.year, date.month, date.day))
        self._number.setText("、".join(map(str, number.numbers)))
        self._total.setText("、".join(map(str, number.totals)))

    def _check(self) -> None:
        good = bool(_numbers(self._number.text())) and _numbers(self._total.text()) is not None
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)


class ExportDialog(QDialog):
    """Which files to write, and where."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出")
        self._boxes = {}
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("导出本期的哪些文件："))
        for kind, text, usual in _KINDS:
            box = QCheckBox(text)
            box.setChecked(usual)
            box.toggled.connect(self._check)
            self._boxes[kind] = box
            layout.addWidget(box)
        self._folder = QLineEdit(str(folder))
        self._folder.setAccessibleName("导出到")
        self._folder.setMinimumWidth(360)
        choose = QPushButton("选择…")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(QLabel("导出到"))
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        layout.addLayout(row)
        self._buttons = buttons("导出")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)

    def kinds(self) -> frozenset[FileKind]:
        """The kinds ticked."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def folder(self) -> Path:
        """The folder to write to."""
        return Path(self._folder.text().strip())

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "导出到", self._folder.text())
        if folder:
            self._folder.setText(folder)

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.kinds()) and bool(self._folder.text().strip()))


def _numbers(text: str) -> tuple[int, ...] | None:
    """Numbers divided by 、 or commas; None where something else stands among them."""
    parts = [
        part for part in text.replace("，", "、").replace(",", "、").split("、") if part.strip()
    ]
    if not all(part.strip().isdecimal() for part in parts):
        return None
    return tuple(int(part) for part in parts)


def buttons(accept: str) -> QDialogButtonBox:
    """Accept, under the given word, and cancel."""
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    box.button(QDialogButtonBox.StandardButton.Ok).setText(accept)
    box.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
    return box
