"""What is asked of a proof or a galley before it is made, and the sheets that come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from newsroom.desk.sheet_marks import together
from newsroom.desk.sheets import ProofWish, Sheets
from newsroom.model.sheet import ProofRound
from newsroom.model.sheetmark import PageMarks
from newsroom.model.signoff import Signoff
from newsroom.ui.dialogs import form_rows

_PAGE, _ALL = "本版", "全期各版"


@dataclass(frozen=True, slots=True)
class Proofed:
    """What proofs can be made of. label: of the page on show, empty where there is none.

    rounds: the round that comes next for the page on show, and for all pages. make: the sheets
    for a wish, of the page on show alone or of all. remarks, changes: what can be marked on pages,
    by their numbers; ticked: whether each of them is asked for from the beginning. faults: what
    proofreading found, likewise.
    """

    label: str
    rounds: tuple[ProofRound, ProofRound]
    make: Callable[[ProofWish, bool], Sheets]
    signoffs: tuple[Signoff, ...] = ()
    remarks: Mapping[int, PageMarks] = field(default_factory=dict)
    changes: Mapping[int, PageMarks] = field(default_factory=dict)
    ticked: tuple[bool, bool] = (False, False)
    faults: Mapping[int, PageMarks] = field(default_factory=dict)


class Choices(QWidget):
    """Options of sheets. changed: other sheets are wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = form_rows(self)
        self.form.setContentsMargins(0, 0, 0, 0)

    def sheets(self, note: str = "") -> Sheets:
        """The sheets as wanted. note: to be printed below the page where there is room for it."""
        raise NotImplementedError


class ProofChoices(Choices):
    """Which pages, which round, with marks or without."""

    def __init__(self, proofed: Proofed) -> None:
        super().__init__()
        self._proofed = proofed
        self._extent = QComboBox()
        if proofed.label:
            self._extent.addItem(f"{_PAGE}（{proofed.label}）", False)
        self._extent.addItem(_ALL if proofed.label else "全部各页", True)
        self._round = QComboBox()
        for one in ProofRound:
            self._round.addItem(one.text, one)
        self._marks = QCheckBox("版外印校样标记")
        self._marks.setChecked(True)
        self._marks.setToolTip("版名、版本号、时间、栏号行号、裁切线和签字栏；版内一点不动")
        self.form.addRow("出哪些版", self._extent)
        self.form.addRow("校次", self._round)
        self.form.addRow("", self._marks)
        self._remarks = self._extra(
            "印上批注（合样）",
            proofed.remarks,
            "批注的号码和底色印在版上，旁边印清单",
            "还没有批注",
        )
        self._changes = self._extra(
            "印上改动（核红）",
            proofed.changes,
            "和上次大样比，改动处印上底色，没有批注的印成红框，旁边印清单",
            "还没有出过大样，没有可以比的",
        )
        self._faults = self._extra(
            "印上校对疑误",
            proofed.faults,
            "疑误的号码和底色印在版上，旁边印为什么、怎么改",
            "没有发现疑误",
        )
        for box, ticked in zip((self._remarks, self._changes), proofed.ticked, strict=True):
            box.setChecked(ticked and box.isEnabled())
        self._propose()
        self._extent.currentIndexChanged.connect(self._propose)
        self._extent.currentIndexChanged.connect(self.changed)
        self._round.currentIndexChanged.connect(self.changed)
        self._marks.toggled.connect(self._round.setEnabled)
        self._marks.toggled.connect(self.changed)

    @property
    def whole(self) -> bool:
        """Whether all pages are wanted."""
        return bool(self._extent.currentData())

    @property
    def round(self) -> ProofRound:
        """The round chosen."""
        return ProofRound(self._round.currentData())

    def wish(self, note: str = "") -> ProofWish:
        """What was chosen."""
        marked, signed = self._marks.isChecked(), self._proofed.signoffs
        return ProofWish(
            round=self.round, marked=marked, note=note, signoffs=signed, marks=self._marked()
        )

    @property
    def suffix(self) -> str:
        """What the file's name says of the marks: -合样, -核红."""
        names = ((self._remarks, "合样"), (self._changes, "核红"), (self._faults, "校对"))
        return "".join(f"-{name}" for box, name in names if self._asked(box))

    def _marked(self) -> Mapping[int, PageMarks]:
        proofed = self._proofed
        sides = (
            (self._remarks, proofed.remarks),
            (self._changes, proofed.changes),
            (self._faults, proofed.faults),
        )
        return together(marks for box, marks in sides if self._asked(box))

    def _asked(self, box: QCheckBox) -> bool:
        return self._marks.isChecked() and box.isChecked()

    def _extra(self, words: str, marks: Mapping[int, PageMarks], tip: str, none: str) -> QCheckBox:
        """A box for marks on the pages; greyed, saying why, where there are none."""
        box = QCheckBox(words)
        box.setToolTip(tip if marks else none)
        box.setEnabled(bool(marks))
        self.form.addRow("", box)
        box.toggled.connect(self.changed)
        if marks:
            self._marks.toggled.connect(box.setEnabled)
        return box

    def sheets(self, note: str = "") -> Sheets:
        """The proofs as wanted."""
        return self._proofed.make(self.wish(note), self.whole)

    def _propose(self) -> None:
        """The round that comes next for these pages."""
        proposed = self._proofed.rounds[int(self.whole)]
        self._round.blockSignals(True)
        self._round.setCurrentIndex(list(ProofRound).index(proposed))
        self._round.blockSignals(False)


class GalleyChoices(Choices):
    """How wide galleys are set."""

    def __init__(self, count: int, make: Callable[[int], Sheets]) -> None:
        super().__init__()
        self._make = make
        self._columns = QComboBox()
        self._columns.addItem("两个基本栏宽", 2)
        self._columns.addItem("一个基本栏宽", 1)
        self.form.addRow("稿件", QLabel(f"{count} 篇，每篇另起一张"))
        self.form.addRow("排多宽", self._columns)
        self._columns.currentIndexChanged.connect(self.changed)

    @property
    def columns(self) -> int:
        """How many basic columns the measure is."""
        return int(self._columns.currentData())

    def sheets(self, note: str = "") -> Sheets:
        """The galleys as wanted; they have no room for a note."""
        del note
        return self._make(self.columns)
