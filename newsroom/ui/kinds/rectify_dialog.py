"""The dialog of 更正启事: what was wrong, what is right, and the notice that comes of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.rectifying import Slip, Wrong, notice
from newsroom.model.article import Article
from newsroom.model.markup import visible
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table

_LONG = 60
_ROWS = 10
_WRONG, _RIGHT = range(2)


class RectifyDialog(QDialog):
    """The notice follows what is filled in, until its own words are changed by hand."""

    def __init__(self, wrong: Wrong, selected: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("作更正启事")
        room = self.screen().availableGeometry()
        self.resize(min(660, room.width() - 40), min(580, room.height() - 60))
        self._wrong_piece = wrong
        self._made = notice(wrong, ())
        self._own = False
        self._table = rows_table("错处", ("刊错的文字", "应为（空着：应删去）"), 0)
        header = self._table.horizontalHeader()
        for column in (_WRONG, _RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._table.setMaximumHeight(150)
        self._table.setSelectionMode(self._table.SelectionMode.NoSelection)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._sorry = QCheckBox("向读者致歉")
        self._sorry.setChecked(True)
        self._booked = QCheckBox("记入差错率账")
        self._booked.setChecked(True)
        self._booked.setToolTip("把这些错处记进那一期的差错率账，算印后发现")
        self._issue = QComboBox()
        self._issue.setAccessibleName("登在哪一期")
        for issue in wrong.ready:
            self._issue.addItem(issue.label, issue.uuid)
        self._issue.addItem("先放稿件列表，不归入哪一期", "")
        self._headline = QLineEdit(self._made.headline)
        self._headline.setAccessibleName("标题")
        self._body = QPlainTextEdit()
        self._body.setAccessibleName("启事正文")
        self._body.setTabChangesFocus(True)
        self._buttons = buttons("放进稿件列表")
        self._arrange(wrong)
        words = selected.strip().split("\n")[0][:_LONG]
        self._add(words)
        self._follow()
        self._connect()
        steady(self)

    def issue(self) -> str:
        """The issue that it goes into; empty for none yet."""
        return str(self._issue.currentData() or "")

    def notice(self) -> Article:
        """The notice as it stands."""
        headline = self._headline.text().strip() or self._made.headline
        return replace(self._made, headline=headline, body=self._body.toPlainText().strip())

    def slips(self) -> tuple[Slip, ...]:
        """The mistakes that were filled in."""
        rows = range(self._table.rowCount())
        found = (Slip(self._cell(row, _WRONG), self._cell(row, _RIGHT)) for row in rows)
        return tuple(slip for slip in found if slip.wrong)

    def booked(self) -> tuple[Slip, ...]:
        """The mistakes that are wanted in the 差错率账."""
        return self.slips() if self._booked.isChecked() else ()

    def _arrange(self, wrong: Wrong) -> None:
        date = wrong.printed.label + wrong.page
        title = QLabel(f"{date}《{wrong.article.title}》")
        title.setObjectName("heading")
        title.setWordWrap(True)
        more = QPushButton("再加一处")
        more.setToolTip("同一篇里还有别的错")
        more.setAutoDefault(False)
        more.clicked.connect(lambda: self._add(""))
        row = QHBoxLayout()
        row.addWidget(more)
        row.addWidget(self._told, 1)
        row.addWidget(self._booked)
        row.addWidget(self._sorry)
        form = form_rows()
        form.addRow("登在", self._issue)
        form.addRow("标题", self._headline)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(title)
        layout.addWidget(self._table)
        layout.addLayout(row)
        layout.addLayout(form)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self._sorry.toggled.connect(self._follow)
        self._body.textChanged.connect(self._typed)
        self._headline.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _add(self, words: str) -> None:
        row = self._table.rowCount()
        if row >= _ROWS:
            return
        self._table.insertRow(row)
        for column, name in enumerate(("刊错的文字", "应为")):
            field = QLineEdit(words if column == _WRONG else "")
            field.setAccessibleName(f"第{row + 1}处{name}")
            field.setPlaceholderText("照报上的原样写" if column == _WRONG else "正确的文字")
            field.textChanged.connect(self._follow)
            self._table.setCellWidget(row, column, field)
        cell = self._table.cellWidget(row, _RIGHT if words else _WRONG)
        cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cell(self, row: int, column: int) -> str:
        field = self._table.cellWidget(row, column)
        assert isinstance(field, QLineEdit)
        return field.text().strip()

    def _follow(self) -> None:
        """Write the notice anew, unless its words are an editor's own by now."""
        self._tell()
        if not self._own:
            made = notice(self._wrong_piece, self.slips(), sorry=self._sorry.isChecked())
            self._body.blockSignals(True)
            self._body.setPlainText(made.body)
            self._body.blockSignals(False)
        self._check()

    def _tell(self) -> None:
        """Say where words are not those that were printed."""
        article = self._wrong_piece.article
        captions = "".join(slot.printed_caption for slot in article.slots)
        heads = f"{article.kicker}{article.headline}{article.subhead}"
        text = _bare(heads + visible(article.body) + captions)
        strange = [slip.wrong for slip in self.slips() if _bare(slip.wrong) not in text]
        self._told.setText(f"原稿里没有“{strange[0][:12]}”，请核对" if strange else "")
        theme.tone(self._told, "warning" if strange else "")

    def _typed(self) -> None:
        self._own = True
        self._check()

    def _check(self) -> None:
        body = self._body.toPlainText()
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(body.strip()) and "××" not in body)
        ok.setToolTip("" if ok.isEnabled() else "请先填刊错的文字和正确的文字")


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace())
