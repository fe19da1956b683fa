"""合样 and 核红 from the window: pages composed beside it, lists shown, acts handed to the lane."""

# ruff: noqa: PLC0415 - windows are imported when they are asked for

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from newsroom.desk.composing import SharedComposers
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.publication import PublicationKind
from newsroom.model.recheck import Alteration
from newsroom.model.remark import Anchor, Remark, RemarkState
from newsroom.ui import dialogs, trouble
from newsroom.ui.processes import shared
from newsroom.ui.written import tell

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.model.edition import Edition
    from newsroom.model.frame import PageFrames
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.remarks.gather_window import Gathering, GatherWindow
    from newsroom.ui.remarks.recheck_window import Rechecked, RecheckWindow

_NO_ISSUE = "请先在左侧选一期"
_REST_MILLISECONDS = 300


class CollatingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._composers = SharedComposers(shared())  # of the long work's thread
        self._gather: GatherWindow | None = None
        self._recheck: RecheckWindow | None = None
        self._shown: Gathering | None = None
        self._proof = ""
        self._issue = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._again)

    def refresh(self, change: Change) -> None:
        """Show what is on show anew, once the acts that touch it have rested."""
        touched = change.remarks or change.articles or change.pages or change.issues
        if touched and (self._gather is not None or self._recheck is not None):
            self._rest.start()

    def _again(self) -> None:
        if self._gather is not None:
            self._compose(self._gathering, self._show_gathering)
        if self._recheck is not None:
            self._compose(self._rechecked, self._show_rechecked)

    # 合样 ----------------------------------------------------------------------------------------

    def gather(self) -> None:
        """Show all remarks on the issue on show in one list."""
        if self._begin():
            self._compose(self._gathering, partial(self._show_gathering, begin=True))

    def _gathering(self, edition: Edition, pages: tuple[PageFrames, ...], _job: Job) -> Gathering:
        from newsroom.desk.gathering import gathered
        from newsroom.ui.remarks.gather_window import Gathering

        uuid = edition.issue.uuid
        remarks = self._lane.wait(lambda desk: desk.remarking.of_issue(uuid))
        entries = gathered(edition, pages, remarks)
        return Gathering(uuid, edition.issue.label, entries, pages)

    def _show_gathering(self, gathering: Gathering, *, begin: bool = False) -> None:
        if self._gather is None and not begin:
            return
        if self._gather is None:
            self._gather = self._gather_window()
        self._shown = gathering
        self._gather.show_gathering(gathering)
        self._gather.show()
        if begin:
            self._gather.activateWindow()

    def _gather_window(self) -> GatherWindow:
        from newsroom.ui.remarks.gather_window import GatherWindow

        made = GatherWindow(self._window.pictures, self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.settled.connect(self._settle)
        made.taken.connect(self._take_in)
        made.changed.connect(self._window.remarking.edit)
        made.removed.connect(lambda r: self._do(lambda desk: desk.remarking.remove(r.uuid)))
        made.opened.connect(self._open_remark)
        made.listed.connect(self._list)
        made.copied.connect(self._copy)
        made.proofed.connect(lambda _page: self._window.proofing.proof(remarks=True))
        made.undone.connect(self._window.acts.undo)
        made.finished.connect(self._gather_closed)
        return made

    def _gather_closed(self, _result: int) -> None:
        self._gather = None

    def _settle(self, uuid: str, state: RemarkState) -> None:
        if state is not RemarkState.DECLINED:
            self._do(lambda desk: desk.remarking.settle([uuid], state))
            return
        dialog = QInputDialog(self._gather)
        dialog.setWindowTitle("不改")
        dialog.setLabelText("为什么不照着改？理由会留在批注里：")
        dialog.setOkButtonText("记下")
        dialog.setCancelButtonText("取消")
        dialog.setMinimumWidth(380)
        dialog.textValueSelected.connect(
            lambda why: self._do(lambda desk: desk.remarking.settle([uuid], state, why))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_in(self, remark: Remark) -> None:
        self._window.editing.save()
        self._do(lambda desk: desk.remarking.take_in(remark.uuid))

    def _open_remark(self, remark: Remark) -> None:
        self._go(remark.article, remark.anchor)

    def _go(self, article: str, anchor: Anchor) -> None:
        """Open an article at some words of it."""

        def offset(desk: Desk) -> int:
            from newsroom.desk.pinpointing import markup_span

            span = markup_span(desk.library.articles.get(article), anchor)
            return span[0] if span is not None else -1

        def go(at: int) -> None:
            self._window.activateWindow()
            self._window.editing.open(article, at)
            name, _, index = anchor.field.partition(" ")
            if name and name != "body":
                slot = int(index) if name == "caption" else -1
                self._window.editor.show_field(name, slot)

        self._lane.do(offset, go, self._failed)

    def _copy(self) -> None:
        from newsroom.desk.gathering import plain

        if self._shown is not None:
            QGuiApplication.clipboard().setText(plain(self._shown.entries))
            self.said.emit("合样清单已复制，可以粘贴到微信里")

    def _list(self, page: int) -> None:
        """Ask for a folder, and write the list there."""
        shown = self._shown
        if shown is None:
            return
        entries = [each for each in shown.entries if not page or each.page == page]
        label = entries[0].page_name if page and entries else ""
        folder = self._window.exporting.folder
        mode = QFileDialog.FileMode.Directory
        choice = dialogs.Choice("合样清单存到哪个文件夹", folder=str(folder), mode=mode)

        def write(paths: list[Path]) -> None:
            from newsroom.desk import gathering

            self._window.exporting.folder = paths[0]

            def work(job: Job) -> Path:
                job.report(0.3, "正在写合样清单")
                edition = self._lane.wait(lambda desk: desk.paging.edition(shown.issue))
                return gathering.write(edition, entries, paths[0], label)

            self._window.long_work.start(work, self._tell, self._failed)

        dialogs.choose(self._gather or self._window, choice, write)

    # 核红 ----------------------------------------------------------------------------------------

    def recheck(self) -> None:
        """Show what changed on the issue's pages since their last proofs."""
        if self._begin():
            self._proof = ""
            self._compose(self._rechecked, partial(self._show_rechecked, begin=True))

    def _rechecked(self, edition: Edition, pages: tuple[PageFrames, ...], job: Job) -> Rechecked:
        from newsroom.desk.rechecking import codes_of, recheck
        from newsroom.ui.remarks.recheck_window import Rechecked

        codes, chosen = codes_of(edition, pages), self._proof
        proofs = self._lane.wait(lambda desk: desk.rechecking.proofs(edition))
        proof = next((one for one in proofs if one.uuid == chosen), None)
        basis = self._lane.wait(lambda desk: desk.rechecking.basis(edition, codes, proof))
        job.report(0.8, "正在核对改动")
        found = recheck(edition, pages, basis)
        people = {remark.uuid: remark.person for remark in basis.remarks}
        used = tuple(basis.proofs.values())
        issue = edition.issue
        flows = edition.publication.kind is PublicationKind.BULLETIN
        return Rechecked(issue.uuid, issue.label, found, pages, proofs, used, people, flows)

    def _show_rechecked(self, rechecked: Rechecked, *, begin: bool = False) -> None:
        if self._recheck is None and not begin:
            return
        if self._recheck is None:
            self._recheck = self._recheck_window()
        self._recheck.show_rechecked(rechecked)
        self._recheck.show()
        if begin:
            self._recheck.activateWindow()

    def _recheck_window(self) -> RecheckWindow:
        from newsroom.ui.remarks.recheck_window import RecheckWindow

        made = RecheckWindow(self._window.pictures, self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.proof_chosen.connect(self._compare_with)
        made.asked.connect(self._answer_for)
        made.opened.connect(self._open_change)
        made.proofed.connect(lambda _page: self._window.proofing.proof(changes=True))
        made.finished.connect(self._recheck_closed)
        return made

    def _recheck_closed(self, _result: int) -> None:
        self._recheck = None

    def _compare_with(self, proof: str) -> None:
        self._proof = proof
        self._compose(self._rechecked, self._show_rechecked)

    def _answer_for(self, change: Alteration) -> None:
        """Write a remark that asks for a change that was made already, and tick it off."""
        dialog = QInputDialog(self._recheck)
        dialog.setWindowTitle("补批注")
        dialog.setLabelText("这处改动是谁定的、为什么改？补记一条批注：")
        dialog.setOkButtonText("记下")
        dialog.setCancelButtonText("取消")
        dialog.setMinimumWidth(400)
        dialog.textValueSelected.connect(lambda why: self._answer(change, why.strip()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _answer(self, change: Alteration, why: str) -> None:
        issue = self._issue

        def add(desk: Desk) -> Change:
            from newsroom.desk.rechecking import answering

            edition = desk.paging.edition(issue)
            remark = answering(edition, change, why)
            with desk.together("补批注"):
                made = desk.remarking.add(remark)
                return made | desk.remarking.settle([remark.uuid], RemarkState.DONE)

        if why:
            self._do(add)

    def _open_change(self, found: Alteration | Remark) -> None:
        if isinstance(found, Remark):
            self._open_remark(found)
            return
        words = "" if found.after.startswith("（") else found.after
        anchor = Anchor("body", 0, 0, words, found.lead, found.trail)
        self._go(found.article, anchor if found.field == "正文" else Anchor())

    # Both ----------------------------------------------------------------------------------------

    def _begin(self) -> bool:
        self._issue = self._window.place[1]
        if not self._issue:
            self.said.emit(_NO_ISSUE)
            return False
        self._window.editing.save()
        return True

    def _compose(
        self,
        work: Callable[[Edition, tuple[PageFrames, ...], Job], object],
        show: Callable[..., None],
    ) -> None:
        """Compose the pages of the issue beside the window, and go on with what comes of them."""
        issue = self._issue

        def run(job: Job) -> object:
            from newsroom.desk.proofs import Proofs
            from newsroom.desk.sheets import ProofWish

            job.report(0.2, "正在排大样")
            edition = self._lane.wait(lambda desk: desk.paging.edition(issue))
            proofs = Proofs(self._composers, self._window.pictures)
            pages = proofs.sheets(edition, [], ProofWish(marked=False)).pages
            return work(edition, pages, job)

        self._window.long_work.start(run, show, self._failed)

    def _do(self, act: Callable[[Desk], Change]) -> None:
        self._lane.do(act, self.changed.emit, self._failed)

    def _tell(self, path: Path) -> None:
        self.said.emit(f"已写出 {path.name}")
        tell(self._gather or self._window, path)
