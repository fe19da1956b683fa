"""The dialog that founds a publication: its name, what it is like, and what its masthead says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.founding import Facts, Model
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_MODELS = (
    (Model.TIMES, "时报", "四开小报，六栏，每周一期"),
    (Model.DAILY, "日报", "对开大报，八栏，每天一期"),
    (Model.BULLETIN, "信息、简报", "A4 纸，红头，按稿件顺序连排"),
)
_PERIODS = {Model.TIMES: 7, Model.DAILY: 1, Model.BULLETIN: 7}
_PAGES = {Model.TIMES: "要闻、综合、民生、副刊", Model.DAILY: "要闻、综合、民生、副刊"}
_PARTED = re.compile(r"[\s、，,;；]+")
_WIDTH = 560


class PublicationDialog(QDialog):
    """Asks for a new publication's facts; `model` and `facts` give what was filled in."""

    def __init__(self, known: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建刊物")
        self._known = {_plain(name) for name in known}
        self._name = _line("如：云溪时报", 20)
        self._models = QButtonGroup(self)
        self._publisher = _line("如：云溪区融媒体中心编印")
        self._latin = _line("如：YUNXI TIMES，可不填")
        self._licence = _line("准印证号或刊号，可不填")
        self._legend = _line("如：内部资料 免费交流")
        self._hotline = _line("如：新闻热线 0000-1234567")
        self._pages = _line("各版的名称，用顿号隔开")
        self._period = QSpinBox()
        self._period.setRange(1, 366)
        self._period.setPrefix("每 ")
        self._period.setSuffix(" 天一期")
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._form = form_rows()
        self._buttons = buttons("新建")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        self._name.textChanged.connect(self._check)
        self._models.idClicked.connect(self._suit)
        self._suit()
        self._name.setFocus()
        steady(self)

    def model(self) -> Model:
        """What the publication is like."""
        return _MODELS[self._models.checkedId()][0]

    def facts(self) -> Facts:
        """What was filled in."""
        paper = self.model() is not Model.BULLETIN
        return Facts(
            name=self._name.text().strip(),
            latin_name=self._latin.text().strip() if paper else "",
            publisher=self._publisher.text().strip(),
            licence=self._licence.text().strip() if paper else "",
            legend=self._legend.text().strip() if paper else "",
            hotline=self._hotline.text().strip() if paper else "",
            period_days=self._period.value(),
            pages=tuple(filter(None, _PARTED.split(self._pages.text()))) if paper else (),
        )

    def _arrange(self) -> None:
        kinds = QVBoxLayout()
        kinds.setSpacing(2)
        for number, (_, name, told) in enumerate(_MODELS):
            choice = QRadioButton(f"{name}　{told}")
            choice.setAccessibleName(f"{name}，{told}")
            choice.setChecked(number == 0)
            self._models.addButton(choice, number)
            kinds.addWidget(choice)
        period = QHBoxLayout()
        period.addWidget(self._period)
        period.addStretch(1)
        self._form.addRow("刊物名称", self._name)
        self._form.addRow("样式", kinds)
        self._form.addRow("编印单位", self._publisher)
        self._form.addRow("外文或拼音名", self._latin)
        self._form.addRow("准印证号", self._licence)
        self._form.addRow("报头标语", self._legend)
        self._form.addRow("热线", self._hotline)
        self._form.addRow("版面", self._pages)
        self._form.addRow("出版周期", period)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        told = QLabel("字体、字号、栏数等照所选样式来，以后可以在“资料 › 版式”里改。")
        told.setObjectName("empty")
        told.setWordWrap(True)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(self._form)
        layout.addWidget(told)
        layout.addWidget(self._told)
        layout.addWidget(self._buttons)
        named = {
            self._name: "刊物名称",
            self._publisher: "编印单位",
            self._latin: "外文或拼音名",
            self._licence: "准印证号",
            self._legend: "报头标语",
            self._hotline: "热线",
            self._pages: "版面",
            self._period: "出版周期",
        }
        for field, name in named.items():
            field.setAccessibleName(name)

    def _suit(self) -> None:
        """Ask only for what such a publication has."""
        model = self.model()
        paper = model is not Model.BULLETIN
        for field in (self._latin, self._licence, self._legend, self._hotline, self._pages):
            self._form.setRowVisible(field, paper)
        self._period.setValue(_PERIODS[model])
        if paper and not self._pages.text().strip():
            self._pages.setText(_PAGES[model])
        self._check()

    def _check(self) -> None:
        name = _plain(self._name.text())
        taken = name in self._known
        self._told.setText("稿库里已经有这个名称的刊物了，请换一个名称。" if taken else "")
        self._told.setVisible(taken)
        theme.tone(self._told, "error" if taken else "")
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(
            bool(name) and not taken
        )


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _line(hint: str, most: int = 60) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(hint)
    line.setMaxLength(most)
    return line
