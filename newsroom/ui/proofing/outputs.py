"""Where sheets go: into a PDF file in a folder, to a printer, or as its papers into a PDF file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from newsroom.model.frame import PageFrames
from newsroom.ui.dialogs import Choice, choose, form_rows
from newsroom.ui.proofing.paper_file import PaperWish
from newsroom.ui.proofing.papers import Room, Tile
from newsroom.ui.proofing.preview import Paper
from newsroom.ui.proofing.printing import PAPERS, imposed, prepare

_FILE = "存成 PDF…"
_NO_PRINTER = "这台电脑没有装打印机，可以存成 PDF，拿到别处打印。"
_ELSEWHERE = "打印时请选“实际大小”，不要再缩放。"
_TIP = Qt.ItemDataRole.ToolTipRole


class Output(QWidget):
    """Where to, and how. changed: the papers are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = form_rows(self)
        self.form.setContentsMargins(0, 0, 0, 0)

    def begin(self, words: str) -> str:
        """What the button that begins says; `words` unless this output has its own."""
        return words

    def ready(self) -> bool:
        """Whether there is somewhere to go."""
        raise NotImplementedError

    def papers(self, pages: Sequence[PageFrames]) -> tuple[Paper, ...]:
        """The papers that sheets come to lie on."""
        raise NotImplementedError

    def note(self, pages: Sequence[PageFrames]) -> str:
        """What a sheet has to say of how it was printed."""
        raise NotImplementedError


class FolderRow(QWidget):
    """A folder to write to. changed: it is another."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = QLineEdit(str(folder))
        self._folder.setAccessibleName("写到")
        self._folder.setMinimumWidth(150)
        self._folder.textChanged.connect(self.changed)
        button = QPushButton("选择…")
        button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(button)

    @property
    def folder(self) -> Path:
        """The folder to write to."""
        return Path(self._folder.text().strip())

    def ready(self) -> bool:
        """Whether a folder is named by its whole path."""
        return self.folder.is_absolute()

    def _choose(self) -> None:
        wanted = Choice("写到", "", self._folder.text(), QFileDialog.FileMode.Directory)
        choose(self, wanted, lambda paths: self._folder.setText(str(paths[0])))


class FolderOutput(Output):
    """A PDF file in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = FolderRow(folder)
        self._folder.changed.connect(self.changed)
        self.form.addRow("写到", self._folder)

    @property
    def folder(self) -> Path:
        """The folder to write to."""
        return self._folder.folder

    def ready(self) -> bool:
        """Whether a folder is named."""
        return self._folder.ready()

    def papers(self, pages: Sequence[PageFrames]) -> tuple[Paper, ...]:
        """Each sheet as it is."""
        return tuple(
            Paper(page, Tile(0, 0, page.width, page.height), page.width, page.height)
            for page in pages
        )

    def note(self, pages: Sequence[PageFrames]) -> str:
        """Nothing: a file is of full size."""
        del pages
        return ""


class PrinterOutput(Output):
    """A printer, its paper, and how large sheets go on it; or the same papers as a PDF file."""

    def __init__(
        self, folder: Path, printers: Sequence[str] | None = None, paper: str = "A3"
    ) -> None:
        """folder: for the file. printers: those of the machine where not given. paper: the
        likeliest."""
        super().__init__()
        names = QPrinterInfo.availablePrinterNames() if printers is None else list(printers)
        self._printer = QComboBox()
        self._printer.addItems(names)
        self._printer.addItem(_FILE)
        self._printer.setItemData(len(names), "A3、A4 纸大小的 PDF，可以拿到别处打印", _TIP)
        usual = QPrinterInfo.defaultPrinterName()
        self._printer.setCurrentIndex(max(self._printer.findText(usual), 0))
        self._paper = QComboBox()
        self._paper.addItems(list(PAPERS))
        self._paper.setCurrentText(paper)
        self._way = QComboBox()
        self._way.addItem("缩小到一张纸", False)
        self._way.addItem("原大，分几张拼起来", True)
        self._copies = QSpinBox()
        self._copies.setRange(1, 99)
        self._folder = FolderRow(folder)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setObjectName("empty")
        self.form.addRow("打印机", self._printer)
        self.form.addRow("纸张", self._paper)
        self.form.addRow("大小", self._way)
        self.form.addRow("份数", self._copies)
        self.form.addRow("写到", self._folder)
        self.form.addRow("", self._words)
        self._printer.currentIndexChanged.connect(self._show_rows)
        self._show_rows()
        self._folder.changed.connect(self.changed)
        for box in (self._printer, self._paper, self._way):
            box.currentIndexChanged.connect(self.changed)

    @property
    def tiled(self) -> bool:
        """Whether sheets keep their size."""
        return bool(self._way.currentData())

    @property
    def saves(self) -> bool:
        """Whether the papers go into a file."""
        return self._printer.currentIndex() == self._printer.count() - 1

    @property
    def folder(self) -> Path:
        """The folder for the file."""
        return self._folder.folder

    @property
    def wish(self) -> PaperWish:
        """How sheets go on papers, as set."""
        return PaperWish(self._paper.currentText(), self.printer()[1], self.tiled)

    def begin(self, words: str) -> str:
        """存成 PDF, where nothing is printed here."""
        return _FILE.rstrip("…") if self.saves else words

    def ready(self) -> bool:
        """Whether there is a printer, or a folder for the file."""
        return not self.saves or self._folder.ready()

    def printer(self) -> tuple[QPrinter, Room]:
        """The printer as set, and what it can print on of a paper."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.saves:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        else:
            printer.setPrinterName(self._printer.currentText())
        printer.setCopyCount(self._copies.value())
        room = prepare(printer, self._paper.currentText())
        return printer, room

    def papers(self, pages: Sequence[PageFrames]) -> tuple[Paper, ...]:
        """The papers that will come out of the printer."""
        room = self.printer()[1]
        upright = room.paper
        found: list[Paper] = []
        percents = set()
        for page in pages:
            done = imposed(page, room, tiled=self.tiled)
            percents.add(done.percent)
            size = upright[::-1] if done.landscape else upright
            space = (room.height, room.width) if done.landscape else (room.width, room.height)
            corner = (size[0] - space[0]) / 2, (size[1] - space[1]) / 2
            alone = len(done.tiles) == 1
            found += [
                Paper(page, tile, size[0], size[1], done.scale, None if alone else corner)
                for tile in done.tiles
            ]
        self._say(len(found), percents)
        return tuple(found)

    def note(self, pages: Sequence[PageFrames]) -> str:
        """At which scale the sheet is printed, where it is not full size."""
        if not pages:
            return ""
        percent = imposed(pages[0], self.printer()[1], tiled=self.tiled).percent
        paper = self._paper.currentText()
        return "" if percent == 100 else f"本样缩到原大的 {percent}%（{paper} 纸）"

    def _show_rows(self) -> None:
        """A file has a folder; only a printer makes copies."""
        self.form.setRowVisible(self._copies, not self.saves)
        self.form.setRowVisible(self._folder, self.saves)

    def _say(self, papers: int, percents: set[int]) -> None:
        size = "、".join(f"{percent}%" for percent in sorted(percents))
        words = "原大" if percents <= {100} else f"缩到原大的 {size}"
        words = f"共 {papers} 张纸，{words}。"
        if self.saves:
            words += _ELSEWHERE
            if self._printer.count() == 1:
                words = f"{_NO_PRINTER}\n{words}"
        self._words.setText(words)
