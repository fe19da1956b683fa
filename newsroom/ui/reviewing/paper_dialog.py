"""纸签登记: a signature that was given on paper, booked with who, when and a photo of the paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.picture_reader import thumbnail
from newsroom.ui.steady import steady

_PHOTOS = "照片 (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp)"
_THUMB = 150
_OF_ARTICLE = "签字算在签字人名下，登记人也会记下。"
_OF_PAGE = "版本号印在大样的边上。和现在的版面不一样，说明签字之后又改过，签字不算数。"


class PaperDialog(QDialog):
    """choosing: a photo is to be chosen; `show_photo` takes it."""

    choosing = Signal(str)

    def __init__(
        self,
        heading: str,
        steps: Sequence[tuple[str, str]],
        people: Sequence[str],
        parent: QWidget,
        code: str | None = None,
    ) -> None:
        """steps: value and words of each. code: of the page as it is now; None for an article,
        which has none.
        """
        super().__init__(parent)
        self.setWindowTitle("纸签登记")
        self.setMinimumWidth(520)
        self._photo: Path | None = None
        told = QLabel(heading)
        told.setObjectName("heading")
        told.setWordWrap(True)
        self._step, self._person = QComboBox(), QComboBox()
        for value, words in steps:
            self._step.addItem(words, value)
        self._person.setEditable(True)
        self._person.addItems(list(people))
        self._person.setCurrentIndex(-1)
        line = self._person.lineEdit()
        assert line is not None
        line.setPlaceholderText("谁签的字")
        self._time = QDateTimeEdit(QDateTime.currentDateTime())
        self._time.setDisplayFormat("yyyy年M月d日 HH:mm")
        self._time.setCalendarPopup(True)
        self._code = QLineEdit(code or "")
        self._picture = QLabel("没有照片")
        self._picture.setObjectName("empty")
        note = _OF_ARTICLE if code is None else _OF_PAGE
        under = QLabel(note)
        under.setObjectName("empty")
        under.setWordWrap(True)
        self._buttons = buttons("登记")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._person.editTextChanged.connect(self._check)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(told)
        layout.addLayout(self._form(coded=code is not None))
        layout.addWidget(under)
        layout.addWidget(self._buttons)
        self._check()
        self._person.setFocus()
        steady(self)

    def _form(self, *, coded: bool) -> QFormLayout:
        form = form_rows()
        fields: list[tuple[str, QWidget]] = [
            ("步骤", self._step),
            ("签字人", self._person),
            ("签字时间", self._time),
        ]
        if coded:
            fields.append(("大样版本号", self._code))
        for words, field in fields:
            field.setAccessibleName(words)
            form.addRow(words, field)
        choose = QPushButton("选照片…")
        choose.setAutoDefault(False)
        choose.setToolTip("签过字的大样或稿纸的照片，存进稿库")
        choose.clicked.connect(lambda: self.choosing.emit(_PHOTOS))
        photo = QHBoxLayout()
        photo.addWidget(self._picture, 1)
        photo.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
        form.addRow("照片", photo)
        return form

    def show_photo(self, path: Path) -> None:
        """Take a photo of the signed paper."""
        self._photo = path
        drawn = thumbnail(str(path), QSize(_THUMB * 2, _THUMB))
        if drawn.isNull():
            self._picture.setText(path.name)
            return
        self._picture.setPixmap(drawn)
        self._picture.setToolTip(path.name)
        self.adjustSize()

    @property
    def photo(self) -> Path | None:
        """The photo that was chosen."""
        return self._photo

    def step(self) -> str:
        """Value of the step."""
        return str(self._step.currentData())

    def person(self) -> str:
        """Who signed."""
        return self._person.currentText().strip()

    def time(self) -> datetime.datetime:
        """When, in UTC."""
        seconds = self._time.dateTime().toSecsSinceEpoch()
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC)

    def code(self) -> str:
        """The version code on the proof."""
        return self._code.text().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.person()))
