"""One error of the account: where it stands, what is wrong and right, what it weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import BookedError, Found, Sort
from newsroom.model.error_sums import differing, page_words
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_MOST = 2_000
_BY_TABLE = "按分值表"


class ErrorDialog(QDialog):
    """Asks for an error, new or as it stands. pages: numbers of the issue's pages. persons: whether
    it is asked who let it through. outside: it is of an outside opinion, found after printing.
    """

    def __init__(
        self,
        error: BookedError,
        pages: Sequence[int],
        title: str,
        parent: QWidget,
        *,
        persons: bool = False,
        outside: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._error = error
        self._counted = bool(error.wrong or error.right)  # by hand: it follows no more
        self.page = QComboBox()
        self.page.setAccessibleName("版次")
        for number in dict.fromkeys((0, *pages, error.page)):
            self.page.addItem(page_words(number), number)
        self.page.setCurrentIndex(self.page.findData(error.page))
        self.place = self._line("位置", error.place, "如：主标题、《渡口添新船》第3段")
        self.wrong = self._line("错", error.wrong, "报上写错的字；漏字就空着")
        self.right = self._line("正", error.right, "应当怎样写；多字就空着")
        self.sort = QComboBox()
        self.sort.setAccessibleName("类别")
        for sort in Sort:
            self.sort.addItem(sort.text, sort)
        self.sort.setCurrentIndex(list(Sort).index(error.sort))
        self.characters = QSpinBox()
        self.characters.setAccessibleName("字数")
        self.characters.setRange(1, 999)
        self.characters.setValue(error.characters)
        self.characters.setToolTip("错了、多了、漏了几个字；填了错和正就自己数")
        self.heavy = QCheckBox("标题、报头、图片等处，加倍计错")
        self.heavy.setChecked(error.heavy)
        self.weight = QDoubleSpinBox()
        self.weight.setAccessibleName("计错")
        self.weight.setDecimals(1)
        self.weight.setSingleStep(0.1)
        self.weight.setRange(-0.1, 99)
        self.weight.setSpecialValueText(_BY_TABLE)
        self.weight.setValue(-0.1 if error.weight is None else error.weight / 10)
        self.weight.setToolTip("照分值表算；审读单位另有说法的，在这里写几个")
        self.found = QComboBox()
        self.found.setAccessibleName("发现")
        for found in Found:
            self.found.addItem(found.text, found)
        self.found.setCurrentIndex(list(Found).index(error.found))
        self.found.setToolTip("印前发现的不算差错，算成绩")
        self.note = self._line("说明", error.note, "可以不写；标识缺项写缺什么")
        self.person = self._line("责任人", error.person, "可以不写")
        self._arrange(persons=persons, outside=outside)
        for line in (self.wrong, self.right, self.note):
            line.textChanged.connect(self._check)
        for line in (self.wrong, self.right):
            line.textEdited.connect(self._count)
        self.characters.valueChanged.connect(self._counted_by_hand)
        steady(self)
        self._check()
        (self.wrong if error.place else self.place).setFocus()

    def error(self) -> BookedError:
        """The error as written."""
        value = self.weight.value()
        return replace(
            self._error,
            page=int(self.page.currentData()),
            place=self.place.text().strip(),
            wrong=self.wrong.text().strip(),
            right=self.right.text().strip(),
            sort=Sort(self.sort.currentData()),
            characters=self.characters.value(),
            heavy=self.heavy.isChecked(),
            weight=None if value < 0 else round(value * 10),
            found=Found(self.found.currentData()),
            note=self.note.text().strip(),
            person=self.person.text().strip(),
        )

    def _arrange(self, *, persons: bool, outside: bool) -> None:
        form = form_rows()
        both = QHBoxLayout()
        both.addWidget(self.characters)
        both.addWidget(self.heavy, 1)
        form.addRow("版次(&P)", self.page)
        form.addRow("位置(&L)", self.place)
        form.addRow("错(&W)", self.wrong)
        form.addRow("正(&R)", self.right)
        form.addRow("类别(&S)", self.sort)
        label = QLabel("字数(&N)")
        label.setBuddy(self.characters)
        form.addRow(label, both)
        form.addRow("计错(&J)", self.weight)
        if not outside:
            form.addRow("发现(&F)", self.found)
        form.addRow("说明(&B)", self.note)
        if persons:
            form.addRow("责任人(&M)", self.person)
        else:
            self.person.hide()
        box = buttons("确定")
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(box)

    def _check(self) -> None:
        lines = (self.wrong, self.right, self.note)
        self._ok.setEnabled(any(line.text().strip() for line in lines))

    def _count(self) -> None:
        """Count the characters, until somebody says how many they are."""
        wrong, right = self.wrong.text().strip(), self.right.text().strip()
        if not self._counted and (wrong or right):
            self.characters.blockSignals(True)
            self.characters.setValue(differing(wrong, right))
            self.characters.blockSignals(False)

    def _counted_by_hand(self, _value: int) -> None:
        self._counted = True

    def _line(self, name: str, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(_MOST)
        return line
