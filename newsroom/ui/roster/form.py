"""One entry of the 人名职务库: name, title, order, time, note."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.roster import Official
from newsroom.model.when import days
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_OPEN = ("", "至今", "今")


class OfficialDialog(QDialog):
    """Asks for an entry, new or as it stands."""

    def __init__(self, official: Official, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._official = official
        self._name = self._line("姓名", official.name, 60)
        self._title = self._line("职务", official.title, 200)
        self._title.setPlaceholderText("照报上的写法，几个职务用顿号隔开：区委副书记、区长")
        self._rank = QSpinBox()
        self._rank.setAccessibleName("次序")
        self._rank.setRange(0, 9999)
        self._rank.setSpecialValueText("不排")
        self._rank.setValue(official.rank)
        self._rank.setToolTip("1 排在最前；两位次序相同就不分先后；0 不参加排名")
        self._since = self._line("任职", _written(official.since), 20)
        self._since.setPlaceholderText("如 2024-03 或 2024-03-18；不清楚就空着")
        self._until = self._line("离任", _written(official.until), 20)
        self._until.setPlaceholderText("在任就空着；写 2024-04 表示到 4 月底")
        self._note = self._line("备注", official.note, 500)
        self._wrong = QLabel()
        self._wrong.setWordWrap(True)
        theme.tone(self._wrong, "error")
        form = form_rows()
        for words, field in (
            ("姓名(&N)", self._name),
            ("职务(&T)", self._title),
            ("次序(&O)", self._rank),
            ("任职(&S)", self._since),
            ("离任(&U)", self._until),
            ("备注(&B)", self._note),
        ):
            form.addRow(words, field)
        box = buttons("确定")
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(self._wrong)
        layout.addWidget(box)
        for line in (self._name, self._since, self._until):
            line.textChanged.connect(self._check)
        steady(self)
        self._check()
        (self._title if official.name else self._name).setFocus()

    def official(self) -> Official:
        """The entry as written."""
        since, until = _days(self._since.text()), _days(self._until.text())
        return replace(
            self._official,
            name=self._name.text().strip(),
            title=self._title.text().strip(),
            rank=self._rank.value(),
            since=since[0] if since else None,
            until=until[1] if until else None,
            note=self._note.text().strip(),
        )

    def _check(self) -> None:
        wrong = ""
        for words, line in (("任职", self._since), ("离任", self._until)):
            if line.text().strip() not in _OPEN and _days(line.text()) is None:
                wrong = f"{words}日期请写成 2024-03 或 2024-03-18"
        if not wrong:
            one = self.official()
            if one.since and one.until and one.until < one.since:
                wrong = "离任早于任职，请核对"
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._ok.setEnabled(not wrong and bool(self._name.text().strip()))

    @staticmethod
    def _line(name: str, text: str, most: int) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setMaxLength(most)
        return line


def _written(day: datetime.date | None) -> str:
    return day.isoformat() if day is not None else ""


def _days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a day, month or year as written."""
    text = text.strip()
    if text in _OPEN or ".." in text:
        return None
    return days(text, datetime.date.today())
