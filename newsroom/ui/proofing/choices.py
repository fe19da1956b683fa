"""What is asked of a proof or a galley before it is made, and the sheets that come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from newsroom.desk.sheets import ProofWish, Sheets
from newsroom.model.sheet import ProofRound
from newsroom.model.signoff import Signoff
from newsroom.ui.dialogs import form_rows

_PAGE, _ALL = "本版", "全期各版"


@dataclass(frozen=True, slots=True)
class Proofed:
    """What proofs can be made of. label: of the page on show, empty where there is none.

    rounds: the round that comes next for the page on show, and for all pages. make: the sheets
    for a wish, of the page on show alone or of all.
    """

    label: str
    rounds: tuple[ProofRound, ProofRound]
    make: Callable[[ProofWish, bool], Sheets]
    signoffs: tuple[Signoff, ...] = ()


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
        return ProofWish(round=self.round, marked=marked, note=note, signoffs=signed)

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
