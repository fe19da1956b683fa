"""Joins statistics and fees to the library: asks the lane, writes files beside the window."""

# ruff: noqa: PLC0415 - windows and writers are imported when they are first wanted

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.ledger import Piece, Span
from newsroom.ui import trouble
from newsroom.ui.dialogs import Choice
from newsroom.ui.ledger.files import LedgerFiles

if TYPE_CHECKING:
    from newsroom.desk.fees import Payroll
    from newsroom.desk.statistics import Count
    from newsroom.model.fee import FeeTable, Settlement
    from newsroom.model.kinds import ArticleKind
    from newsroom.model.ledger import By, Table
    from newsroom.model.publication import Publication
    from newsroom.ui.ledger.fees_window import FeesWindow
    from newsroom.ui.ledger.span_bar import SpanBar
    from newsroom.ui.ledger.table_dialog import FeeTableDialog
    from newsroom.ui.ledger.window import StatisticsWindow
    from newsroom.ui.main_window import MainWindow

_WORD, _EXCEL = "Word 文件 (*.docx)", "Excel 文件 (*.xlsx)"


class LedgerHand(QObject):
    """changed: a Change. said: words for the status bar. opened: an article to be shown."""

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self.statistics: StatisticsWindow | None = None
        self.fees: FeesWindow | None = None
        self.tables: FeeTableDialog | None = None
        self.files = LedgerFiles(window)
        self.files.said.connect(self.said)

    def refresh(self, change: Change) -> None:
        """Count anew what is on show where anything that is counted changed."""
        touched = change.issues or change.articles or change.publications
        if touched or change.pool or change.people or "稿费" in change.label:
            self._recount()

    def stop(self) -> None:
        """Nothing of its own goes on."""

    # Statistics ----------------------------------------------------------------------------------

    def open_statistics(self) -> None:
        """Show what was used: of the newest month in which an issue of the publication was
        published, where it is not this one.
        """
        if self.statistics is not None:
            self.statistics.show()
            self.statistics.activateWindow()
            return
        self._begin(self._show_statistics)

    def _begin(self, show: Callable[[datetime.date | None], None]) -> None:
        self._window.editing.save()
        publication = self._window.place[0]

        def last(desk: Desk) -> datetime.date | None:
            issues = desk.library.issues.all(publication or None)
            return next((issue.date for issue in issues if issue.status.frozen), None)

        self._lane.do(last, show, self._failed())

    def _show_statistics(self, last: datetime.date | None) -> None:
        from newsroom.ui.ledger.window import StatisticsWindow

        dialog = self.statistics = StatisticsWindow(self._bar(last, whole=True), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.wanted.connect(self._count)
        dialog.counting.connect(self._tabulate)
        dialog.opened.connect(self._open)
        dialog.certified.connect(lambda piece, whose: self._certify(piece, tuple(whose)))
        dialog.workbook.connect(self._write_workbook)
        dialog.notice.connect(self._write_notice)
        dialog.fees.connect(lambda span: self._open_fees(span.since, span.until))
        dialog.finished.connect(self._forget_statistics)
        dialog.show()
        self._count(dialog.span)

    def _bar(self, last: datetime.date | None, *, whole: bool) -> SpanBar:
        from newsroom.ui.ledger.span_bar import SpanBar

        homes = [(line.uuid, line.name) for line in self._window.lines]
        bar = SpanBar(homes, datetime.date.today(), whole=whole)
        bar.choose(self._window.place[0])
        if last is not None and last < bar.span().since:
            first = last.replace(day=1)
            following = (first + datetime.timedelta(days=32)).replace(day=1)
            bar.set_days(first, following - datetime.timedelta(days=1))
        return bar

    def _forget_statistics(self) -> None:
        self.statistics = None

    def _count(self, span: Span) -> None:
        """Read some days part by part, so that nothing else waits long for the library."""
        from newsroom.desk.statistics import parts, together

        left, counts = list(parts(span)), []

        def take(count: Count) -> None:
            counts.append(count)
            if self.statistics is None or self.statistics.span != span:
                return
            if left:
                go_on()
            else:
                self.statistics.show_count(together(span, counts))

        def go_on() -> None:
            part = left.pop(0)
            self._lane.do(lambda desk: desk.statistics.count(part), take, self._failed())

        go_on()

    def _tabulate(self, count: Count, by: By) -> None:
        """Count much beside the window."""

        def show(table: Table) -> None:
            if self.statistics is not None:
                self.statistics.show_table(count, table)

        def work(job: Job) -> Table:
            job.report(0.5, "正在统计")
            return count.table(by)

        self._window.long_work.start(work, show, self._failed())

    def _recount(self) -> None:
        if self.statistics is not None:
            self._count(self.statistics.span)
        if self.fees is not None:
            self.fees.ask()

    def _open(self, piece: Piece) -> None:
        if piece.issue:
            self._window.go_to_issue(piece.issue)
        self.opened.emit(piece.article)
        self._window.activateWindow()

    # Files ---------------------------------------------------------------------------------------

    def _write_workbook(self) -> None:
        from newsroom.desk import reporting

        dialog = self.statistics
        if dialog is None or dialog.count is None:
            return
        count, by = dialog.count, dialog.chosen_by
        name = reporting.stem("用稿统计", count.name, count.span)

        def write(target: Path, _job: Job) -> Path:
            return reporting.write_workbook(count, by, target)

        self.files.save_as(dialog, Choice("导出 Excel", _EXCEL, name, suffix="xlsx"), write)

    def _write_notice(self) -> None:
        from newsroom.desk import reporting

        dialog = self.statistics
        if dialog is None or dialog.count is None:
            return
        count = dialog.count
        name = reporting.stem("用稿情况通报", count.name, count.span)

        def write(target: Path, _job: Job) -> Path:
            house = self._lane.wait(lambda desk: reporting.style_of(desk.library, count))
            return reporting.write_notice(count, house, target)

        self.files.save_as(dialog, Choice("写用稿情况通报", _WORD, name, suffix="docx"), write)

    # Certificates --------------------------------------------------------------------------------

    def certify(self) -> None:
        """Write a certificate on the article that is selected, or open."""
        window = self._window
        chosen = window.pool.chosen() or [a for a in [window.article] if a]
        if not chosen:
            self.said.emit("请先在稿件列表里选中刊出的稿件，再开用稿证明")
            return
        self.files.certify([(article, "") for article in chosen], (), window)

    def _certify(self, piece: Piece, whose: tuple[str, ...]) -> None:
        if self.statistics is not None:
            self.files.certify([(piece.article, piece.issue)], whose, self.statistics)

    # Fees ----------------------------------------------------------------------------------------

    def open_fees(self) -> None:
        """Show the fees of the newest month that has an issue."""
        if self.fees is not None:
            self.fees.show()
            self.fees.activateWindow()
            return
        self._begin(self._show_fees)

    def _open_fees(self, since: datetime.date, until: datetime.date) -> None:
        """Show the fees of these days of the publication that is counted."""
        if self.fees is None:
            self._show_fees(None)
        if self.fees is not None and self.statistics is not None:
            self.fees.bar.choose(self.statistics.bar.publication)
            self.fees.bar.set_days(since, until)
            self.fees.show()
            self.fees.activateWindow()

    def _show_fees(self, last: datetime.date | None) -> None:
        from newsroom.ui.ledger.fees_window import FeesWindow

        dialog = self.fees = FeesWindow(self._bar(last, whole=False), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.wanted.connect(self._reckon)
        dialog.settled.connect(self._settle)
        dialog.unsettled.connect(self._unsettle)
        dialog.written.connect(self._write_fees)
        dialog.tables.connect(self._edit_tables)
        dialog.opened.connect(self._open)
        dialog.finished.connect(self._forget_fees)
        dialog.show()
        dialog.ask()

    def _forget_fees(self) -> None:
        self.fees = None

    def _reckon(self, span: Span, everything: bool) -> None:
        def show(payroll: Payroll) -> None:
            if self.fees is not None and self.fees.bar.span(own=False) == span:
                self.fees.show_payroll(payroll)

        self._lane.do(
            lambda desk: desk.fees.payroll(span, everything=everything), show, self._failed()
        )

    def _settle(self, span: Span, everything: bool) -> None:
        self._act(lambda desk: desk.fees.settle(span, everything=everything))

    def _unsettle(self, settlement: Settlement) -> None:
        self._act(lambda desk: desk.fees.unsettle(settlement))

    def _act(self, work: Callable[[Desk], Change]) -> None:
        self._lane.do(work, self.changed.emit, self._failed(self.fees))

    def _write_fees(self) -> None:
        from newsroom.desk import reporting

        dialog = self.fees
        if dialog is None or dialog.payroll is None:
            return
        payroll = dialog.payroll
        name = reporting.stem("稿费单", payroll.name, payroll.span)

        def write(target: Path, _job: Job) -> Path:
            def facts(desk: Desk) -> tuple[Publication, str]:
                house = desk.library.publications.get(payroll.span.publication)
                return house, desk.person()

            house, person = self._lane.wait(facts)
            return reporting.write_fees(payroll, house, person, target)

        self.files.save_as(dialog, Choice("写稿费单", _WORD, name, suffix="docx"), write)

    # Fee tables ----------------------------------------------------------------------------------

    def edit_tables(self) -> None:
        """Edit what the publication on show pays by."""
        self._edit_tables(self._window.place[0])

    def _edit_tables(self, publication: str) -> None:
        def read(desk: Desk) -> tuple[tuple[FeeTable, ...], tuple[ArticleKind, ...], str]:
            name = desk.library.publications.get(publication).name
            return desk.fees.tables(publication), desk.fees.paid_kinds(publication), name

        def show(found: tuple[tuple[FeeTable, ...], tuple[ArticleKind, ...], str]) -> None:
            from newsroom.desk.fees import usual_table
            from newsroom.ui.ledger.table_dialog import FeeTableDialog

            tables, kinds, name = found
            since = datetime.date.today()
            if self.fees is not None:  # the first table serves the days one wants to pay for
                since = min(since, self.fees.bar.span(own=False).since)
            begin = usual_table(publication, since.replace(month=1, day=1))
            parent = self.fees or self._window
            dialog = self.tables = FeeTableDialog(tables, begin, kinds, name, parent)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.kept.connect(partial(self._keep_table, dialog))
            dialog.removed.connect(partial(self._remove_table, dialog, publication))
            dialog.finished.connect(self._forget_tables)
            dialog.open()

        self._lane.do(read, show, self._failed())

    def _forget_tables(self) -> None:
        self.tables = None

    def _keep_table(self, dialog: QDialog, table: FeeTable) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            dialog.accept()

        self._lane.do(lambda desk: desk.fees.set_table(table), done, self._failed(dialog))

    def _remove_table(self, dialog: FeeTableDialog, publication: str, uuid: str) -> None:
        def remove(desk: Desk) -> tuple[Change, tuple[FeeTable, ...]]:
            return desk.fees.remove_table(uuid), desk.fees.tables(publication)

        def done(found: tuple[Change, tuple[FeeTable, ...]]) -> None:
            self.changed.emit(found[0])
            dialog.show_tables(found[1])

        self._lane.do(remove, done, self._failed(dialog))

    def _failed(self, parent: QWidget | None = None) -> Callable[[BaseException], None]:
        return partial(trouble.show, parent or self._window)
