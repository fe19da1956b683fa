"""Proofs and galleys from the window: asked for, written or printed beside it, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from newsroom.desk.composing import Composers, SharedComposers
from newsroom.desk.desk import Desk
from newsroom.desk.fault_marks import fault_marks
from newsroom.desk.faults import read_by
from newsroom.desk.galleys import Galleys
from newsroom.desk.galleys import file_stem as galley_stem
from newsroom.desk.galleys import gathered as gathered_copies
from newsroom.desk.gathering import gathered
from newsroom.desk.proofs import Proofs, counted
from newsroom.desk.proofs import file_stem as proof_stem
from newsroom.desk.rechecking import codes_of, recheck, shots_of_proof
from newsroom.desk.sheet_marks import recheck_marks, remark_marks
from newsroom.desk.sheets import ProofWish, Sheets, proofs
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.fingerprint import pages_code
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.length import Mm
from newsroom.model.publication import PublicationKind
from newsroom.model.sheet import ProofRound
from newsroom.model.sheetmark import PageMarks
from newsroom.model.signoff import Signoff
from newsroom.ui import dialogs, trouble
from newsroom.ui.pages.painter import QtPainter
from newsroom.ui.processes import reader, shared
from newsroom.ui.proofing.choices import Choices, GalleyChoices, ProofChoices, Proofed
from newsroom.ui.proofing.dialog import SheetsDialog
from newsroom.ui.proofing.outputs import FolderOutput, Output, PrinterOutput
from newsroom.ui.proofing.paper_file import PapersPainter
from newsroom.ui.proofing.printing import print_sheets
from newsroom.ui.worker import Lane, LongWork

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

T = TypeVar("T")
_SMALL = Mm(350)  # sheets no higher go on A4, perhaps a little reduced
_NO_ISSUE = "请先在左侧选一期，再出大样"
_NO_ARTICLE = "请先在稿件列表里选中稿件，再出小样"


Trace = Callable[[], Callable[[Desk], Change]]


@dataclass(frozen=True, slots=True)
class _Filing:
    """How sheets become a file: written into a folder; and the name of a file of them."""

    write: Callable[[Path, Job], Path]
    stem: Callable[[Sheets], str]


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue as it was when its proof was asked for: all its pages as composed, and the one on
    show where something stands on it."""

    edition: Edition
    frames: tuple[PageFrames, ...]
    page: str
    rounds: tuple[ProofRound, ProofRound]
    signoffs: tuple[Signoff, ...]
    remarks: Mapping[int, PageMarks]
    changes: Mapping[int, PageMarks]
    faults: Mapping[int, PageMarks]

    def pages(self, *, whole: bool) -> list[str]:
        """The pages wanted, as the desk takes them."""
        return [] if whole or not self.page else [self.page]

    def composed(self, *, whole: bool) -> tuple[PageFrames, ...]:
        """The frames of the pages wanted."""
        names = self.pages(whole=whole)
        return tuple(page for page in self.frames if not names or page.page in names)


class ProofingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(
        self, lane: Lane, long_work: LongWork, pictures: PictureSource, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._long_work = long_work
        self._pictures = pictures
        self._window = window
        self._composers = SharedComposers(shared())  # of the long work's thread
        self._shown = Composers()  # of the window's
        self._failed = partial(trouble.show, window)

    # Proofs --------------------------------------------------------------------------------------

    def proof(self, *, remarks: bool = False, changes: bool = False) -> None:
        """Ask how a proof of the issue on show, or of its page, is wanted, and write it.

        remarks, changes: whether they are to be marked on it, unless it is said otherwise.
        """
        self._begin_proof(printing=False, ticked=(remarks, changes))

    def print_proof(self) -> None:
        """Ask the same, and print it."""
        self._begin_proof(printing=True)

    def _begin_proof(self, *, printing: bool, ticked: tuple[bool, bool] = (False, False)) -> None:
        issue, shown = self._window.place[1], self._window.page_acts.page()
        page = shown.uuid if shown is not None else ""
        if not issue:
            self.said.emit(_NO_ISSUE)
            return
        self._window.editing.save()

        def work(job: Job) -> _Issue:
            job.report(0.2, "正在排大样")
            edition = self._lane.wait(lambda desk: desk.paging.edition(issue))
            flows = edition.publication.kind is PublicationKind.BULLETIN
            known = "" if flows or not edition.on_page(page) else page
            ids = counted(edition, [known] if known else []), counted(edition, [])
            rounds = self._lane.wait(lambda desk: [desk.rounds.next(one) for one in ids])
            signoffs = self._lane.wait(lambda desk: desk.signing.signoffs(issue))
            made = self._proofs().sheets(edition, [], ProofWish(marked=False)).pages
            codes = codes_of(edition, made)
            basis = self._lane.wait(lambda desk: desk.rechecking.basis(edition, codes))
            job.report(0.8, "正在看批注和改动")
            remarks = remark_marks(gathered(edition, made, basis.remarks))
            changes = recheck_marks(recheck(edition, made, basis)) if basis.proofs else {}
            copy = self._lane.wait(lambda desk: desk.proofreading.of_edition(edition))
            reader().open()
            faults = fault_marks(edition, made, copy, read_by(copy, reader(), job))
            marks = (remarks, changes, faults)
            return _Issue(edition, made, known, (rounds[0], rounds[1]), signoffs, *marks)

        self._long_work.start(work, partial(self._ask_proof, printing, ticked), self._failed)

    def _ask_proof(self, printing: bool, ticked: tuple[bool, bool], wanted: _Issue) -> None:
        edition = wanted.edition
        book = self._shown.composer(edition.publication).book

        def make(wish: ProofWish, whole: bool) -> Sheets:
            return proofs(edition, wanted.composed(whole=whole), book, wish)

        label = edition.page(wanted.page).label if wanted.page else ""
        marks = (wanted.remarks, wanted.changes, ticked)
        proofed = Proofed(label, wanted.rounds, make, wanted.signoffs, *marks, wanted.faults)
        choices = ProofChoices(proofed)
        words = ("打印大样", "打印") if printing else ("出大样", "出大样")
        self._ask(words, choices, partial(self._proof, wanted, choices))

    def _proof(self, wanted: _Issue, choices: ProofChoices, dialog: SheetsDialog) -> None:
        pages, wish, edition = wanted.pages(whole=choices.whole), choices.wish(), wanted.edition
        shown, named = wanted.composed(whole=choices.whole), choices.suffix
        code = pages_code(shown)

        def write(folder: Path, job: Job) -> Path:
            proofs_ = self._proofs()
            return proofs_.write(edition, pages, wish, folder, QtPainter(), job, named).path

        def trace() -> Callable[[Desk], Change]:
            ends = self._proofs().line_ends(edition, pages)
            shots = shots_of_proof(edition, shown, wish.round) if wish.marked else ()

            def keep(desk: Desk) -> Change:
                if wish.marked:  # a clean page bears no round
                    desk.rounds.taken(counted(edition, pages), wish.round, code)
                    desk.rechecking.keep(shots)
                return desk.paging.proofed(edition, ends)

            return keep

        def stem(sheets: Sheets) -> str:
            return proof_stem(edition, pages, wish, sheets) + named

        self._make(dialog, _Filing(write, stem), trace)

    def _proofs(self) -> Proofs:
        return Proofs(self._composers, self._pictures)

    # Galleys -------------------------------------------------------------------------------------

    def galley(self) -> None:
        """Ask how galleys of the selected articles are wanted, and write them."""
        self._begin_galley(printing=False)

    def print_galley(self) -> None:
        """Ask the same, and print them."""
        self._begin_galley(printing=True)

    def _begin_galley(self, *, printing: bool) -> None:
        window = self._window
        articles = window.pool.chosen() or [a for a in [window.editing.article] if a]
        if not articles:
            self.said.emit(_NO_ARTICLE)
            return
        self._window.editing.save()
        shown = Galleys(self._shown, self._pictures)

        def ask(copies: tuple) -> None:
            choices = GalleyChoices(len(copies), lambda wide: shown.sheets(copies, wide))
            words = ("打印小样", "打印") if printing else ("出小样", "出小样")

            def write(folder: Path, job: Job) -> Path:
                galleys = Galleys(self._composers, self._pictures)
                return galleys.write(copies, folder, QtPainter(), job, choices.columns).path

            filing = _Filing(write, lambda _sheets: galley_stem(copies))
            self._ask(words, choices, lambda dialog: self._make(dialog, filing, None))

        self._lane.do(lambda desk: gathered_copies(desk.library, articles), ask, self._failed)

    # Both ----------------------------------------------------------------------------------------

    def _ask(
        self, words: tuple[str, str], choices: Choices, then: Callable[[SheetsDialog], None]
    ) -> None:
        small = max(page.height for page in choices.sheets().pages) < _SMALL
        folder = self._window.exporting.folder
        output: Output = FolderOutput(folder)
        if words[1] == "打印":
            output = PrinterOutput(folder, paper="A4" if small else "A3")
        dialog = SheetsDialog(words, choices, output, self._pictures, self._window)
        dialogs.ask(dialog, lambda: then(dialog))

    def _make(self, dialog: SheetsDialog, filing: _Filing, trace: Trace | None) -> None:
        """Write or print what the dialog shows; trace: what the library is told of it then."""
        output = dialog.output
        if isinstance(output, FolderOutput):
            folder = self._window.exporting.folder = output.folder
            self._run(lambda job: filing.write(folder, job), self._tell, trace)
        elif isinstance(output, PrinterOutput) and output.saves:
            self._save(dialog.sheets, output, filing, trace)
        elif isinstance(output, PrinterOutput):
            printer, room = output.printer()
            printer.setDocName(dialog.sheets.facts.title)
            pages, tiled = dialog.sheets.pages, output.tiled

            def printed(papers: int) -> None:
                self.said.emit(f"已送打印机，共 {papers} 张纸")

            self._run(
                lambda job: print_sheets(printer, pages, self._pictures, room, job, tiled=tiled),
                printed,
                trace,
            )

    def _save(
        self, sheets: Sheets, output: PrinterOutput, filing: _Filing, trace: Trace | None
    ) -> None:
        """Write the papers that a printer would have made."""
        folder = self._window.exporting.folder = output.folder
        wish = output.wish
        target = folder / f"{filing.stem(sheets)}{wish.suffix(sheets.pages[0])}.pdf"

        def write(job: Job) -> Path:
            job.report(0.1, "正在写 PDF")
            sheets.write(target, PapersPainter(wish), self._pictures, job)
            return target

        self._run(write, self._tell, trace)

    def _run(
        self, make: Callable[[Job], T], told: Callable[[T], None], trace: Trace | None
    ) -> None:
        def work(job: Job) -> tuple[T, Callable[[Desk], Change] | None]:
            made = make(job)
            return made, trace() if trace is not None else None

        def done(outcome: tuple[T, Callable[[Desk], Change] | None]) -> None:
            made, keep = outcome
            if keep is not None:
                self._lane.do(
                    lambda desk: Change() if desk.viewed else keep(desk), self.changed.emit
                )
            told(made)

        self._long_work.start(work, done, self._failed)

    def _tell(self, path: Path) -> None:
        self.said.emit(f"已写出 {path.name}")
        box = dialogs.notice(self._window, "已写出", f"已写出“{path.name}”。", str(path.parent))
        for words, target in (("打开文件", path), ("打开文件夹", path.parent)):
            button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
            button.clicked.connect(partial(_open, QUrl.fromLocalFile(str(target))))
        box.open()


def _open(target: QUrl) -> None:
    QDesktopServices.openUrl(target)
