"""The form of one entry of a rule pack."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.finding import Severity
from newsroom.model.pack import Entry, PackError
from newsroom.model.pack_table import (
    FIELD_NAMES,
    HEADS,
    INSTEAD,
    PATTERN,
    WORDS,
    entry_of,
    row_of,
)
from newsroom.ui import theme
from newsroom.ui.dialogs import form_rows
from newsroom.ui.steady import steady

_TEXTS = (
    (INSTEAD, "几个的用；隔开，（删去）表示删掉；不写就只提醒"),
    ("说明", "为什么不对，校对时照这句话提醒"),
    ("出处", "如：本报编校规范"),
    ("例外", "这些词里出现不算错，几个的用；隔开"),
)
_PAIRS = (
    (("前面是", "正则表达式"), ("后面是", "正则表达式")),
    (("前面不是", "正则表达式"), ("后面不是", "正则表达式")),
    (("起用", "2026-01-31"), ("停用", "2026-12-31")),
)
_TITLES = "；".join(FIELD_NAMES[one] for one in ("section", "kicker", "headline", "subhead"))
_RANGES = (("全部", ""), ("标题", _TITLES), ("正文", "正文"), ("图片说明", "图片说明"))
_YES = "是"


class EntryForm(QWidget):
    """edited: something was typed. wanted: Enter asks for the entry to be kept."""

    edited = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self.pattern = QCheckBox("按规则式找")
        self.weight = QComboBox()
        self.range = QComboBox()
        self.whole = QCheckBox("只认整词")
        self.quoted = QCheckBox("引文里也算")
        self.trouble = QLabel()
        self._shown: Entry | None = None
        self._build()

    @property
    def shown(self) -> Entry | None:
        """The entry as it is kept; None for a new one or none."""
        return self._shown

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        if self._cells() == self._of(self._shown or Entry()):
            return False
        return self._typed() != self._shown

    def show_entry(self, entry: Entry | None, *, frozen: bool = False) -> None:
        """Show an entry, or an empty form for a new one. frozen: to be read only."""
        self._shown = entry
        for head, text in self._of(entry or Entry()).items():
            self._put(head, text)
        for each in (*self.fields.values(), self.weight, self.range):
            if isinstance(each, QLineEdit):
                each.setReadOnly(frozen)
                each.setCursorPosition(0)
            else:
                each.setEnabled(not frozen)
        for box in (self.pattern, self.whole, self.quoted):
            box.setEnabled(not frozen)
        self._tell("")

    def reckon_from(self, entry: Entry | None) -> None:
        """Take this for what is kept; what was typed stays."""
        self._shown = entry

    def entry(self) -> Entry | None:
        """The entry as typed; None where it cannot be one, and the form says why."""
        entry = self._typed()
        self._tell(entry if isinstance(entry, str) else "")
        return None if isinstance(entry, str) else entry

    def _typed(self) -> Entry | str:
        """The entry as typed, or why it cannot be one."""
        try:
            return entry_of({head: text for head, text in self._cells().items() if text})
        except PackError as error:
            return error.what

    def _cells(self) -> dict[str, str]:
        cells = {head: field.text().strip() for head, field in self.fields.items()}
        if self.pattern.isChecked():
            cells[PATTERN], cells[WORDS] = cells[WORDS], ""
        else:
            cells[PATTERN] = ""
        cells["轻重"] = self.weight.currentText()
        cells["只看"] = self.range.currentData()
        cells["只认整词"] = _YES if self.whole.isChecked() else ""
        cells["引文里也算"] = "" if self.quoted.isChecked() else "否"
        return cells

    def _of(self, entry: Entry) -> dict[str, str]:
        """An entry's cells as this form gives them back untouched."""
        cells = dict(zip(HEADS, row_of(entry), strict=True))
        return cells | {"轻重": entry.severity.text}

    def _put(self, head: str, text: str) -> None:
        if head in self.fields and head != WORDS:
            with QSignalBlocker(self.fields[head]):
                self.fields[head].setText(text)
        elif head == WORDS:
            with QSignalBlocker(self.fields[WORDS]):
                self.fields[WORDS].setText(text)
        elif head == PATTERN:
            with QSignalBlocker(self.pattern), QSignalBlocker(self.fields[WORDS]):
                self.pattern.setChecked(bool(text))
                self.fields[WORDS].setText(text or self.fields[WORDS].text())
        elif head in ("只认整词", "引文里也算"):
            box, on = (self.whole, text == _YES) if head == "只认整词" else (self.quoted, not text)
            with QSignalBlocker(box):
                box.setChecked(on)
        else:
            self._choose(self.weight if head == "轻重" else self.range, text)

    def _choose(self, box: QComboBox, text: str) -> None:
        with QSignalBlocker(box):
            at = box.findData(text)
            if at < 0:  # fields that are not among the usual choices
                box.addItem(text, text)
                at = box.count() - 1
            box.setCurrentIndex(at)

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _build(self) -> None:
        form = form_rows()
        form.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._field(WORDS, "几个的用；隔开"), 1)
        self.pattern.setToolTip("把要找的当作正则表达式；改为里可以用 \\1、\\2 引用括号里的字")
        row.addWidget(self.pattern)
        form.addRow("要找的", row)
        for head, hint in _TEXTS:
            form.addRow(head, self._field(head, hint))
        self.weight.setAccessibleName("轻重")
        for one in Severity:
            self.weight.addItem(one.text, one.text)
        self.range.setAccessibleName("看哪里")
        for words, cells in _RANGES:
            self.range.addItem(words, cells)
        choices = QHBoxLayout()
        choices.addWidget(self.weight)
        choices.addSpacing(12)
        choices.addWidget(QLabel("看"))
        choices.addWidget(self.range)
        choices.addStretch(1)
        form.addRow("轻重", choices)
        flags = QHBoxLayout()
        self.whole.setToolTip("词的前后也是词的边界时才算，如“就业”不算“成就业务”里的")
        self.quoted.setToolTip("引号里的话也查")
        for box in (self.whole, self.quoted):
            flags.addWidget(box)
        flags.addStretch(1)
        form.addRow("", flags)
        for (first, hint), (second, other) in _PAIRS:
            pair = QHBoxLayout()
            pair.addWidget(self._field(first, hint))
            pair.addSpacing(4)
            pair.addWidget(QLabel(second))
            pair.addWidget(self._field(second, other))
            form.addRow(first, pair)
        theme.tone(self.trouble, "error")
        self.trouble.setWordWrap(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(form)
        outer.addWidget(self.trouble)
        for box in (self.pattern, self.whole, self.quoted):
            box.toggled.connect(self.edited)
        for combo in (self.weight, self.range):
            combo.currentIndexChanged.connect(self.edited)
        self.show_entry(None)
        steady(self)

    def _field(self, head: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName("要找的词" if head == WORDS else head)
        field.setPlaceholderText(hint)
        field.textChanged.connect(self.edited)
        field.returnPressed.connect(self.wanted)
        self.fields[head] = field
        return field
