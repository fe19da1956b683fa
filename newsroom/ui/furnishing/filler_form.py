"""The form for one filler or reserved block: words or artwork, size, how long it is good."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.article import Article
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.picture import Slot
from newsroom.model.publication import Grid
from newsroom.ui.dialogs import Choice, buttons, choose, form_rows, roomy
from newsroom.ui.picture_reader import picture_reader, thumbnail
from newsroom.ui.pictures.files import PICTURE_FILES
from newsroom.ui.steady import steady

_PREVIEW = QSize(150, 110)
_LEAST_ROWS = 3
USUAL_BLOCK = (2, 16)  # basic columns and body lines


@dataclass(frozen=True, slots=True)
class Entry:
    """A filler with its article; picture: a file chosen for its artwork, None for no change."""

    filler: Filler
    article: Article
    picture: Path | None = None


class FillerForm(QDialog):
    """Edits an entry of the filler pool. `grid` gives the page's columns and lines.

    artwork: the file of the artwork it has already; empty for none.
    """

    def __init__(
        self, entry: Entry, grid: Grid, title: str, parent: QWidget, artwork: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._entry = entry
        self._grid = grid
        self._artwork = Path(artwork) if artwork else None
        self._picture: Path | None = None
        self._kind = QComboBox()
        self._title = QLineEdit(entry.article.headline)
        self._text = QPlainTextEdit(entry.article.body)
        self._span, self._rows = QSpinBox(), QSpinBox()
        self._hint = QLabel()
        self._shown = QLabel("没有画稿，排出来是空框")
        self._file = QPushButton("选择画稿…")
        self._always = QCheckBox("长期有效")
        self._until = QDateEdit()
        self._buttons = buttons("确定")
        self._arrange()
        self._fill(entry.filler)
        self._connect()
        self._follow()
        steady(self)

    def entry(self) -> Entry:
        """The entry as filled in."""
        kind = self._chosen()
        article = replace(
            self._entry.article,
            headline=self._title.text().strip(),
            body="" if kind.block else self._text.toPlainText().strip(),
        )
        if not kind.block:
            article = replace(article, slots=())
        elif not article.slots:
            article = replace(article, slots=(Slot(),))
        date = self._until.date()
        until = datetime.date(date.year(), date.month(), date.day())
        filler = replace(
            self._entry.filler,
            kind=kind,
            span=self._span.value(),
            rows=self._rows.value() if self._span.value() else 0,
            valid_until=None if self._always.isChecked() else until,
        )
        return Entry(filler, article, self._picture if kind.block else None)

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        for kind in FillerKind:
            self._kind.addItem(kind.text, kind)
        self._title.setPlaceholderText("如：节约用水")
        self._text.setPlaceholderText("补白或公告的文字，一行一段")
        self._text.setMinimumHeight(120)
        self._text.setTabChangesFocus(True)
        self._shown.setFixedSize(_PREVIEW)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setWordWrap(True)
        self._shown.setObjectName("empty")
        self._shown.setFrameShape(QLabel.Shape.StyledPanel)
        self._hint.setObjectName("empty")
        self._hint.setWordWrap(True)
        self._until.setCalendarPopup(True)
        self._until.setDisplayFormat("yyyy年M月d日")
        names = (
            (self._kind, "类别"),
            (self._title, "标题"),
            (self._text, "文字"),
            (self._span, "宽，栏"),
            (self._rows, "高，行"),
            (self._until, "有效期至"),
        )
        for widget, name in names:
            widget.setAccessibleName(name)
        self._form = form_rows()
        self._form.addRow("类别", self._kind)
        self._form.addRow("标题", self._title)
        self._form.addRow("文字", self._text)
        self._art = _row(self._shown, self._file)
        self._form.addRow("画稿", self._art)
        self._form.addRow("大小", _row(self._span, QLabel("×"), self._rows))
        self._form.addRow("", self._hint)
        self._form.addRow("有效期至", _row(self._until, self._always))
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(self._form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(460)

    def _fill(self, filler: Filler) -> None:
        self._kind.setCurrentIndex(max(self._kind.findData(filler.kind), 0))
        self._span.setRange(0, self._grid.columns)
        self._span.setSuffix(" 栏")
        self._span.setValue(filler.span)
        self._rows.setRange(0, self._grid.rows)
        self._rows.setSuffix(" 行")
        self._rows.setValue(filler.rows)
        self._always.setChecked(filler.valid_until is None)
        until = filler.valid_until or datetime.date.today()
        self._until.setDate(QDate(until.year, until.month, until.day))
        self._show_artwork()

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._change_kind)
        self._always.toggled.connect(self._follow)
        self._title.textChanged.connect(self._follow)
        self._text.textChanged.connect(self._follow)
        self._rows.valueChanged.connect(self._follow)
        self._span.valueChanged.connect(self._propose_rows)
        self._file.clicked.connect(self._choose)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    # Inner ---------------------------------------------------------------------------------------

    def _chosen(self) -> FillerKind:
        return FillerKind(self._kind.currentData())

    def _change_kind(self) -> None:
        """A block has a size from the first; the form takes the room that its fields need."""
        if self._chosen().block and not self._span.value():
            self._span.setValue(USUAL_BLOCK[0])
            self._rows.setEnabled(True)
            self._rows.setValue(USUAL_BLOCK[1])
        self._follow()
        self.adjustSize()

    def _follow(self) -> None:
        """Show what the kind needs, and say what is still missing."""
        written = not self._chosen().block
        self._form.setRowVisible(self._text, written)
        self._form.setRowVisible(self._art, not written)
        self._span.setSpecialValueText("自动" if written else "")
        self._span.setMinimum(0 if written else 1)
        sized = self._span.value() > 0
        self._rows.setEnabled(sized)
        self._rows.setMinimum(_LEAST_ROWS if sized else 0)
        self._until.setEnabled(not self._always.isChecked())
        missing = self._missing(written)
        self._hint.setText(missing or self._measure())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not missing)
        self._until.setToolTip("过了这一天，补版时不再提供")

    def _missing(self, written: bool) -> str:
        if written and not self._text.toPlainText().strip():
            return "请填写文字"
        if not written and not self._title.text().strip():
            return "请填写标题，方便在补白库里找到它"
        return ""

    def _measure(self) -> str:
        if not self._span.value():
            return "大小随空位自动排"
        width = self._grid.measure(self._span.value()).mm
        height = (self._grid.pitch * max(self._rows.value() - 1, 0)).mm
        return f"约 {width:.0f} × {height:.0f} 毫米（上空 1 行）"

    def _propose_rows(self) -> None:
        """The rows that show the artwork whole over so many columns, the gap row included."""
        path = self._picture or self._artwork
        size = picture_reader(str(path)).size() if path is not None else QSize()
        if size.isValid() and size.width() and self._span.value():
            wide = self._grid.measure(self._span.value())
            rows = ceil(wide * size.height() / size.width() / self._grid.pitch) + 1
            self._rows.setMinimum(_LEAST_ROWS)
            self._rows.setValue(min(max(rows, _LEAST_ROWS), self._grid.rows))
        self._follow()

    def _choose(self) -> None:
        one = Choice("选择画稿", PICTURE_FILES, mode=QFileDialog.FileMode.ExistingFile)
        choose(self, one, lambda paths: self.take_artwork(paths[0]))

    def take_artwork(self, path: Path) -> None:
        """Take a picture file as the artwork."""
        self._picture = path
        if not self._title.text().strip():
            self._title.setText(path.stem)
        self._show_artwork()
        self._propose_rows()

    def _show_artwork(self) -> None:
        path = self._picture or self._artwork
        if path is None:
            return
        picture = thumbnail(str(path), _PREVIEW)
        if picture.isNull():
            self._shown.setText(f"“{path.name}”读不出来，请换一张")
        else:
            self._shown.setPixmap(picture)
            self._shown.setToolTip(path.name)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
