"""Joins the page preview to the library: what is dragged, nudged and asked for becomes acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.paging import Assembly, propose
from newsroom.desk.publishing import Publishing, Written
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.ui import trouble
from newsroom.ui.dialogs import ExportDialog
from newsroom.ui.page_dialog import PageDialog
from newsroom.ui.page_maker import Made, PageMaker
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.pages.painter import QtPainter
from newsroom.ui.worker import Lane, LongWork


class PagingHand(QObject):
    """changed: a Change. opened: (article, offset) to edit. said: words for the status bar.

    fits_shown: the page on show was composed anew.
    """

    changed = Signal(object)
    opened = Signal(str, int)
    said = Signal(str)
    fits_shown = Signal()

    def __init__(self, pane: PagesPane, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._pane = pane
        self._lane = lane
        self._long_work = long_work
        self._window = window
        self._maker = PageMaker()
        self._composers = Composers()
        self._edition: Edition | None = None
        self._frames: PageFrames | None = None
        self._typed: Article | None = None
        self._folder = Path.home()
        self.issue = ""
        self._connect()

    # What is shown -------------------------------------------------------------------------------

    def show_issue(self, issue: str, page: str = "") -> None:
        """Show an issue's pages; `page` first, else the one on show, else the first."""
        self.issue = issue
        if not issue:
            self._edition = self._frames = None
            self._pane.set_pages(())
            self._pane.preview.set_page(None, (), None)
            self.fits_shown.emit()
            return
        self._load(page)

    def refresh(self, change: Change) -> None:
        """Compose anew where an act touched this issue."""
        edition = self._edition
        if not self.issue:
            return
        if (
            edition is None
            or self.issue in change.issues
            or change.articles & edition.articles.keys()
            or change.pool
        ):
            self._load(self._pane.current)

    def retype(self, article: Article) -> None:
        """Show an article as it is being typed."""
        self._typed = article
        if self._edition is not None and article.uuid in self._edition.placed:
            self._compose()
        else:
            self.fits_shown.emit()

    def fit_of(self, article: str) -> tuple[int | None, int]:
        """Lines over and under of an article on the page on show; None where it is not there."""
        if self._frames is None or self._edition is None:
            return None, 0
        for placement in self._edition.parts(article):
            fit = self._frames.fit(placement.uuid)
            if fit is not None:
                return fit.over, fit.under
        return None, 0

    def _load(self, page: str) -> None:
        issue = self.issue

        def loaded(edition: Edition) -> None:
            if issue != self.issue:
                return
            self._edition = edition
            known = {p.uuid for p in edition.pages}
            chosen = page if page in known else self._pane.current
            first = edition.pages[0].uuid if edition.pages else ""
            self._pane.set_pages(edition.pages, chosen if chosen in known else first)
            self._compose()

        self._lane.do(lambda desk: desk.paging.edition(issue), loaded)

    def _compose(self) -> None:
        edition, page = self._edition, self._pane.current
        if edition is None or not page:
            return
        typed = self._typed
        if typed is not None and typed.uuid in edition.articles:
            edition = replace(edition, articles={**edition.articles, typed.uuid: typed})
        self._maker.wish(edition, page)

    def _show(self, made: Made) -> None:
        if made.frames.page != self._pane.current:
            return
        self._frames = made.frames
        placements = made.edition.on_page(made.frames.page)
        self._pane.preview.set_page(made.frames, placements, made.edition.publication.grid)
        self._pane.set_note(_note(made.edition, made.frames))
        self.fits_shown.emit()

    # Acts ----------------------------------------------------------------------------------------

    def assemble(self) -> None:
        """Fill the page on show by itself."""
        edition, page = self._edition, self._pane.current
        if edition is None or not page:
            return

        def work(job: Job) -> Assembly:
            job.report(0.1, "正在排版")
            return propose(edition, page, self._composers, job)

        def done(assembly: Assembly) -> None:
            self._act(lambda desk: desk.paging.take(page, assembly))
            self.said.emit(_outcome(edition, assembly))

        self._long_work.start(work, done, self._failed)

    def assemble_all(self) -> None:
        """Fill all pages of the issue, one after another."""
        issue = self.issue
        if not issue:
            return

        def work(job: Job) -> Change:
            change = Change()
            edition = self._lane.wait(lambda desk: desk.paging.edition(issue))
            for index, page in enumerate(edition.pages):
                job.report(index / len(edition.pages), f"正在排{page.label}")
                now = self._lane.wait(lambda desk: desk.paging.edition(issue))
                made = propose(now, page.uuid, self._composers, job)
                change |= self._lane.wait(lambda desk, p=page.uuid, m=made: desk.paging.take(p, m))
            return change

        self._long_work.start(work, self.changed.emit, self._failed)

    def jump(self) -> None:
        """Let the selected placement's overset run on to the next page's first free place."""
        placement, edition = self._pane.preview.selected, self._edition
        if not placement or edition is None:
            self.said.emit("请先在版面上选中一篇多出行数的稿件")
            return
        here = edition.page(self._pane.current)
        following = [page for page in edition.pages if page.number > here.number]
        if not following:
            self.said.emit("后面没有版了，请先加一版")
            return
        self._act(lambda desk: desk.paging.jump_to(placement, following[0].uuid))

    def remove(self) -> None:
        """Take the selected placement off the page."""
        self._remove(self._pane.preview.selected)

    def toggle_lock(self) -> None:
        """Lock or unlock the selected placement."""
        self._restyle(lambda p: replace(p, locked=not p.locked))

    def toggle_vertical(self) -> None:
        """Turn the selected placement's headline."""
        self._restyle(
            lambda p: replace(p, vertical_headline=not p.vertical_headline, headline_rows=0)
        )

    def toggle_box(self) -> None:
        """Put the selected placement into a box, or out of it."""
        self._restyle(lambda p: replace(p, box=not p.box))

    def edit_page(self) -> None:
        """Edit the page's name and editors."""
        page = self._page()
        if page is None:
            return
        dialog = PageDialog(page, self._window)
        if dialog.exec():
            changed = dialog.page()
            self._act(lambda desk: desk.paging.update_page(changed))

    def add_page(self) -> None:
        """One more page at the issue's end."""
        issue = self.issue
        if issue:
            self._act(lambda desk: desk.paging.add_page(issue))

    def ask_export(self) -> None:
        """Ask what to export and where, and write it."""
        edition = self._edition
        if edition is None:
            self.said.emit("请先在左侧选一期")
            return
        dialog = ExportDialog(self._folder, self._window)
        if not dialog.exec():
            return
        folder, kinds = dialog.folder(), dialog.kinds()
        self._folder = folder
        pictures = self._lane.wait(lambda desk: desk.library.pictures)

        def work(job: Job) -> tuple[Written, ...]:
            now = self._lane.wait(lambda desk: desk.paging.edition(edition.issue.uuid))
            publishing = Publishing(self._composers, pictures)
            return publishing.export(now, folder, kinds, QtPainter(), job)

        self._long_work.start(work, self._exported, self._failed)

    def stop(self) -> None:
        """End the composing thread."""
        self._maker.stop()

    # Inner ---------------------------------------------------------------------------------------

    def _connect(self) -> None:
        pane, preview = self._pane, self._pane.preview
        self._maker.made.connect(self._show)
        self._maker.troubled.connect(self._failed)
        pane.pageChosen.connect(lambda _page: self._compose())
        pane.assembleRequested.connect(self.assemble)
        pane.exportRequested.connect(self.ask_export)
        preview.articleDropped.connect(self._dropped)
        preview.placementMoved.connect(self._moved)
        preview.placementResized.connect(self._resized)
        preview.placementRemoved.connect(self._remove)
        preview.placementActivated.connect(self._activated)
        preview.placementSelected.connect(self._selected)

    def _act(self, work: Callable[[Desk], Change]) -> None:
        self._lane.do(work, self.changed.emit, self._refused)

    def _refused(self, error: BaseException) -> None:
        """Show what was refused, and the page as it is: a dragged rectangle goes back."""
        self._compose()
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)

    def _placement(self, uuid: str) -> Placement | None:
        placements = self._edition.placements if self._edition is not None else ()
        return next((p for p in placements if p.uuid == uuid), None)

    def _page(self) -> Page | None:
        current = self._pane.current
        return self._edition.page(current) if self._edition is not None and current else None

    def _dropped(self, article: str, column: int, row: int) -> None:
        page = self._pane.current
        self._act(lambda desk: desk.paging.place(article, page, column, row))

    def _moved(self, placement: str, column: int, row: int) -> None:
        page = self._pane.current
        self._act(lambda desk: desk.paging.move(placement, page, column, row))

    def _resized(self, placement: str, column: int, row: int, span: int, depth: int) -> None:
        self._act(lambda desk: desk.paging.resize(placement, column, row, span, depth))

    def _remove(self, placement: str) -> None:
        if placement:
            self._act(lambda desk: desk.paging.remove(placement))

    def _restyle(self, change: Callable[[Placement], Placement]) -> None:
        placement = self._placement(self._pane.preview.selected)
        if placement is None:
            self.said.emit("请先在版面上选中一篇稿件")
            return
        self._act(lambda desk: desk.paging.restyle(change(placement)))

    def _activated(self, placement: str, offset: int) -> None:
        found = self._placement(placement)
        if found is not None:
            self.opened.emit(found.article, offset)

    def _selected(self, placement: str) -> None:
        found = self._placement(placement)
        if found is not None:
            self.opened.emit(found.article, -1)

    def _exported(self, written: tuple[Written, ...]) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("导出完成")
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(f"已写出 {len(written)} 个文件。")
        box.setInformativeText("\n".join(file.path.name for file in written))
        show = box.addButton("打开文件夹", QMessageBox.ButtonRole.ActionRole)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        folder = QUrl.fromLocalFile(str(self._folder))
        show.clicked.connect(lambda: QDesktopServices.openUrl(folder))
        box.open()


def _note(edition: Edition, frames: PageFrames) -> str:
    """How full the page is, and which fonts others stand in for."""
    over = sum(fit.over for fit in frames.fits)
    under = sum(fit.under for fit in frames.fits)
    parts = [f"{len(edition.on_page(frames.page))} 篇"]
    parts += [f"多 {over} 行"] if over else []
    parts += [f"缺 {under} 行"] if under else []
    if frames.missing:
        parts.append("缺字：" + "".join(frames.missing[:8]))
    if frames.substituted:
        parts.append("本机没有" + "、".join(frames.substituted) + "，预览用其他字体代替")
    return "　".join(parts)


def _outcome(edition: Edition, assembly: Assembly) -> str:
    held = [f"《{edition.articles[uuid].title}》" for uuid in assembly.held_over]
    words = f"排满 {assembly.fill:.1%}，用时 {assembly.seconds:.1f} 秒"
    return words + (f"；没有排下：{'、'.join(held)}" if held else "")
