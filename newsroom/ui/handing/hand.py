"""Packages of articles from the window: sent, sent back, taken in, put together with ours."""

# ruff: noqa: PLC0415 - dialogs are imported when they are first wanted

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.exchange import PackageKind
from newsroom.model.remark import Remark, RemarkState
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.desk.handing import Offer, Outgoing, Wish
    from newsroom.desk.taking import Arrival, Merge, ParcelReceipt, Waiting
    from newsroom.ui.handing.remarks_window import RemarksWindow
    from newsroom.ui.handing.strip import WaitingStrip
    from newsroom.ui.main_window import MainWindow

_FOLDER = "handing/folder"
_KINDS = "投稿包和返稿包 (*.nrsub);;所有文件 (*)"


class HandingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._strip: WaitingStrip | None = None
        self._remarks: RemarksWindow | None = None
        window.editing.shown.connect(lambda _article: self._load_remarks())

    # Going out -----------------------------------------------------------------------------------

    def send(self, kind: PackageKind = PackageKind.SUBMISSION) -> None:
        """Ask what goes into a package of the selected articles, and write it."""
        window = self._window
        chosen = window.pool.chosen() or [a for a in [window.article] if a]
        if not chosen:
            self.said.emit("请先在稿件列表里选中要投的稿件，或打开一篇")
            return
        if window.article:
            window.editing.save()
        self._lane.do(lambda desk: desk.handing.offer(chosen), partial(self._ask, kind))

    def give_back(self) -> None:
        """Send the selected articles back to their authors, with opinions and remarks."""
        self.send(PackageKind.RETURN)

    def _ask(self, kind: PackageKind, offer: Offer) -> None:
        from newsroom.ui.handing.send_dialog import SendDialog

        dialog = SendDialog(offer, kind, self._window)

        def go_on() -> None:
            name, wish = dialog.person.text().strip(), dialog.wish()
            self._lane.do(partial(_snapshot, wish, name), partial(self._named, name))

        dialogs.ask(dialog, go_on)

    def _named(self, name: str, outgoing: Outgoing) -> None:
        """Ask where the package is to lie."""
        from PySide6.QtWidgets import QFileDialog

        self._window.show_person(name)
        suffix = outgoing.manifest.kind.suffix
        folder = str(self._window.settings.value(_FOLDER) or "")
        proposed = str(Path(folder, outgoing.stem + suffix)) if folder else outgoing.stem + suffix
        kind = outgoing.manifest.kind.text
        choice = dialogs.Choice(
            f"{kind}存到",
            f"{kind} (*{suffix})",
            proposed,
            QFileDialog.FileMode.AnyFile,
            suffix.removeprefix("."),
        )
        dialogs.choose(self._window, choice, lambda paths: self._write(outgoing, paths[0]))

    def _write(self, outgoing: Outgoing, target: Path) -> None:
        pictures = self._window.pictures

        def work(job: Job) -> tuple[Path, Change]:
            from newsroom.desk.parcel_files import write

            path = write(outgoing, target, pictures, job)
            return path, self._lane.wait(lambda desk: desk.handing.book(outgoing, path))

        def done(result: tuple[Path, Change]) -> None:
            path, change = result
            self._window.settings.setValue(_FOLDER, str(path.parent))
            self.changed.emit(change)
            self._tell_written(outgoing, path)

        self._window.long_work.start(work, done, self._failed)

    def _tell_written(self, outgoing: Outgoing, path: Path) -> None:
        from newsroom.ui.handing.told import size_words
        from newsroom.ui.result_dialog import Lines, ResultDialog

        kind = outgoing.manifest.kind.text
        words = f"{kind}打好了：{path.name}（{size_words(path)}）。请用 U 盘、邮件或微信发给对方。"
        inside = Lines("包里有", [f"《{title}》" for title in outgoing.titles])
        ResultDialog(kind, words, [inside], self._window, path.parent).open()

    # Coming in -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Choose packages to take in."""
        dialogs.choose(self._window, dialogs.Choice("收投稿包", _KINDS), self.receive)

    def receive(self, paths: Sequence[Path]) -> None:
        """Read packages and take them in, new articles for the issue on show."""
        publication, issue, _ = self._window.place
        if self._window.article:
            self._window.editing.save()

        def work(job: Job) -> tuple[tuple[ParcelReceipt, ...], Change]:
            from newsroom.desk.parcel_files import lone_parcels, read_parcels
            from newsroom.desk.taking_run import take_parcels

            media = self._lane.wait(lambda desk: desk.library.pictures.files)
            read = read_parcels(lone_parcels(paths), media, job)
            return take_parcels(read, publication, issue, self._lane.wait, job)

        self._window.long_work.start(work, self.taken, self._failed)

    def taken(self, result: tuple[tuple[ParcelReceipt, ...], Change]) -> None:
        """Tell what became of packages."""
        from newsroom.ui.handing.told import failures, notes, summary, waits
        from newsroom.ui.report_dialog import ReportDialog

        receipts, change = result
        self.changed.emit(change)
        words = summary(receipts)
        self.said.emit(words)
        failed, told = failures(receipts), notes(receipts)
        if failed or told:
            dialog = ReportDialog(f"{words}。", failed, told, self._window)
            dialog.finished.connect(lambda _: self.merge() if waits(receipts) else None)
            dialog.open()
        elif waits(receipts):
            self.merge()

    # What both changed ---------------------------------------------------------------------------

    def merge(self) -> None:
        """Put together what came with what was changed here, one article after another."""
        if self._window.article:
            self._window.editing.save()

        def first(desk: Desk) -> tuple[tuple[Waiting, ...], tuple[Arrival, Merge] | None]:
            waiting = desk.taking.waiting()
            return waiting, desk.taking.compared(waiting[0].revision) if waiting else None

        self._lane.do(first, lambda found: self._show(*found))

    def _show(self, waiting: tuple[Waiting, ...], found: tuple[Arrival, Merge] | None) -> None:
        from newsroom.ui.handing.told import when
        from newsroom.ui.merging.window import MergeWindow, MergeWords

        if found is None:
            self.said.emit("没有等着合并的来稿")
            return
        arrival, merge = found
        one = waiting[0]
        words = MergeWords(
            title=one.title,
            ours="现在的文字",
            theirs=f"{one.person or '未署名'}　{when(arrival.revision.time)}",
            count=f"还有 {len(waiting) - 1} 篇" if len(waiting) > 1 else "",
        )
        dialog = MergeWindow(merge, words, self._window)
        again = len(waiting) > 1
        dialog.settled.connect(partial(self._settle, one.revision, again))
        dialog.apart.connect(partial(self._apart, one.revision, again))
        dialogs.ask(dialog, lambda: None)

    def _settle(self, revision: str, again: bool, article: Article) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit(f"已合并《{article.title}》，可以撤销")
            if again:
                self.merge()

        self._lane.do(lambda desk: desk.taking.settle(revision, article), done)

    def _apart(self, revision: str, again: bool) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit("来稿已另存为一篇，本机的稿件没有变化")
            if again:
                self.merge()

        self._lane.do(lambda desk: desk.taking.keep_apart(revision), done)

    def refresh(self, change: Change) -> None:
        """Say above the panes how many articles wait to be put together."""
        if change.articles or change.pool:
            self.look()
        if change.remarks or change.articles:
            self._load_remarks()

    def look(self) -> None:
        """Ask how many articles wait, and show it."""
        self._lane.do(lambda desk: desk.library.arrivals.count(), self._show_waiting)

    def _show_waiting(self, count: int) -> None:
        if not count and self._strip is not None:
            self._strip.deleteLater()
            self._strip = None
        elif count and self._strip is None:
            from newsroom.ui.handing.strip import WaitingStrip

            self._strip = WaitingStrip()
            self._strip.wanted.connect(self.merge)
            self._window.stage.add_strip(self._strip)
        if self._strip is not None:
            self._strip.tell(count)

    # Remarks that came back ----------------------------------------------------------------------

    def remarks(self) -> None:
        """Show what was remarked on the article that is open."""
        if not self._window.article:
            self.said.emit("请先打开一篇稿件")
            return
        if self._remarks is None:
            from newsroom.ui.handing.remarks_window import RemarksWindow

            dialog = self._remarks = RemarksWindow(self._window)
            dialog.go_wanted.connect(self._go)
            dialog.settled.connect(self._tick)
            dialog.taken.connect(self._take_in)
            dialog.finished.connect(self._closed)
            dialog.lie_beside(self._window)
        self._load_remarks()
        self._remarks.show()
        self._remarks.activateWindow()

    def _load_remarks(self) -> None:
        article, title = self._window.article, self._window.editing.now()

        def show(remarks: tuple[Remark, ...]) -> None:
            if self._remarks is not None and title is not None:
                self._remarks.show_remarks(title.title, remarks)

        if self._remarks is not None and article:
            self._lane.do(lambda desk: desk.remarking.of_article(article), show)

    def _go(self, remark: Remark) -> None:
        from newsroom.desk.pinpointing import markup_span

        typed = self._window.editing.now()
        span = markup_span(typed, remark.anchor) if typed is not None else None
        if span is None:
            self.said.emit("批注说的那几个字已经改掉了，请看上下文")
            return
        self._window.editing.open(remark.article, span[0])
        self._window.activateWindow()

    def _tick(self, remark: Remark, state: RemarkState, why: str) -> None:
        self._lane.do(
            lambda desk: desk.remarking.settle([remark.uuid], state, why), self.changed.emit
        )

    def _take_in(self, remark: Remark) -> None:
        self._window.editing.save()
        self._lane.do(lambda desk: desk.remarking.take_in(remark.uuid), self.changed.emit)

    def _closed(self, _result: int) -> None:
        self._remarks = None

    # The book ------------------------------------------------------------------------------------

    def book(self) -> None:
        """Show what went out and came in."""

        def show(lines: tuple) -> None:
            from newsroom.ui.handing.book_dialog import BookDialog

            BookDialog(lines, self._window).open()

        self._lane.do(lambda desk: desk.handing.lines(), show)


def _snapshot(wish: Wish, name: str, desk: Desk) -> Outgoing:
    """What the package takes from the library, under the name that was given."""
    if name != desk.person():
        desk.name_person(name)
    return desk.handing.outgoing(wish)
