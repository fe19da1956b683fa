"""Joins the window of the 差错率账 to the library."""

# ruff: noqa: PLC0415 - windows and writers are imported when they are first wanted

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.model.account import BookedError, Found
from newsroom.model.change import Change
from newsroom.ui import dialogs, trouble
from newsroom.ui.ledger.files import LedgerFiles

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.desk.desk import Desk
    from newsroom.desk.error_account import IssueRow
    from newsroom.job import Job
    from newsroom.model.account import Weight
    from newsroom.model.edition import Edition
    from newsroom.model.issue import Issue
    from newsroom.ui.account.outside import OutsideActs
    from newsroom.ui.account.window import AccountWindow
    from newsroom.ui.main_window import MainWindow

_BACK = "；按 Ctrl+Z 撤销"
_NOWHERE = "请先在左侧选一种报刊"
_EXCEL = "Excel 文件 (*.xlsx)"


class AccountHand(QObject):
    """changed: a Change. said: words for the status bar. opened: an article to be shown."""

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._shown: AccountWindow | None = None
        self._outside: OutsideActs | None = None
        self._issue = ""
        self._persons = False
        self._asked = 0
        self.publication = ""
        self.issues: tuple[Issue, ...] = ()
        self.files = LedgerFiles(window)
        self.files.said.connect(self.say)

    @property
    def window(self) -> AccountWindow:
        """The window, made when it is first asked for, and anew for another publication."""
        if self._shown is None:
            self._shown = self._made()
        return self._shown

    def open(self) -> None:
        """Show the account of the issue on show."""
        if self._begin():
            self.window.turn(self.window.issue)
            self.window.issue.table.setFocus()
            self._reload()

    def open_reviews(self) -> None:
        """Show what outside readers wrote."""
        if self._begin():
            self.window.turn(self.window.reviews)
            self.window.reviews.reviews.setFocus()
            self._reload()

    def refresh(self, change: Change) -> None:
        """Show anew what an act touched."""
        if self._visible and (change.account or change.issues):
            self._reload()

    def say(self, words: str) -> None:
        """What was done, at the window's foot."""
        if self._shown is not None:
            self._shown.say(words)

    def act(self, work: Callable[[Desk], Change], words: str) -> None:
        """Do something in the library, and tell of it."""

        def done(change: Change) -> None:
            self.say(words if change.label else "")
            self.changed.emit(change)

        self._lane.do(work, done, self.failed)

    def failed(self, error: BaseException) -> None:
        """Tell of trouble over the window."""
        shown = self._shown
        trouble.show(shown if shown is not None and shown.isVisible() else self._window, error)

    # What is on show ------------------------------------------------------------------------------

    @property
    def _visible(self) -> bool:
        return self._shown is not None and self._shown.isVisible()

    def _begin(self) -> bool:
        publication, issue, _ = self._window.place
        if not publication:
            self.said.emit(_NOWHERE)
            return False
        self._window.editing.save()
        if publication != self.publication and self._shown is not None:
            self._shown.close()
            self._shown.deleteLater()
            self._shown = self._outside = None
        self.publication = publication
        self._issue = issue or self._issue
        shown = self.window
        if shown.isVisible():
            shown.raise_()
        shown.show()
        shown.activateWindow()
        return True

    def _reload(self) -> None:
        """Read the page that is on show."""
        shown = self.window
        if shown.tabs.currentWidget() is shown.times:
            self._read_times()
        elif shown.tabs.currentWidget() is shown.reviews:
            assert self._outside is not None
            self._outside.reload()
        else:
            self._read_issue()

    def _read_issue(self) -> None:
        publication, wanted = self.publication, self._issue

        def ask(desk: Desk) -> tuple[tuple[Issue, ...], IssueRow | None, tuple[int, ...], bool]:
            issues = desk.library.issues.all(publication)
            found = next((one for one in issues if one.uuid == wanted), None)
            issue = found or next(iter(issues), None)
            persons = bool(desk.library.settings.get("errors_by_person"))
            if issue is None:
                return issues, None, (), persons
            pages = tuple(page.number for page in desk.library.issues.pages(issue.uuid))
            return issues, desk.account.of_issue(issue.uuid), pages, persons

        def show(
            found: tuple[tuple[Issue, ...], IssueRow | None, tuple[int, ...], bool],
        ) -> None:
            issues, row, pages, persons = found
            if publication != self.publication:
                return
            self.issues, self._persons = issues, persons
            page = self.window.issue
            self._issue = row.issue.uuid if row is not None else ""
            page.show_issues(issues, self._issue)
            self.window.times.offer(persons=persons)
            if row is not None:
                page.show_row(row, pages, persons=persons)

        self._lane.do(ask, show, self.failed)

    def _turn(self, issue: str) -> None:
        self._issue = issue
        self._read_issue()

    def _go_to(self, issue: str) -> None:
        self._issue = issue
        self.window.turn(self.window.issue)

    def _read_times(self) -> None:
        """Reckon issue after issue, so that nothing else waits long for the library."""
        self._asked += 1
        asked, publication = self._asked, self.publication
        times = self.window.times
        span = times.bar.span()
        rows: list[IssueRow] = []
        left: list[str] = []
        times.wait()

        def take(row: IssueRow) -> None:
            rows.append(row)
            go_on()

        def go_on() -> None:
            if asked != self._asked:
                return
            if not left:
                times.show_rows(rows)
                return
            issue = left.pop(0)
            self._lane.do(lambda desk: desk.account.of_issue(issue), take, self.failed)

        def begin(found: tuple[list[str], bool]) -> None:
            left.extend(found[0])
            times.offer(persons=found[1])
            go_on()

        def ask(desk: Desk) -> tuple[list[str], bool]:
            issues = desk.library.issues.all(publication)
            inside = [one for one in issues if span.since <= one.date <= span.until]
            inside.sort(key=lambda one: one.date)
            persons = bool(desk.library.settings.get("errors_by_person"))
            return [one.uuid for one in inside], persons

        self._lane.do(ask, begin, self.failed)

    # Errors ---------------------------------------------------------------------------------------

    def _add(self) -> None:
        page = self.window.issue
        if page.row is None:
            return
        issue = page.row.issue
        found = Found.AFTER if issue.status.frozen else Found.BEFORE
        fresh = BookedError(
            issue=issue.uuid,
            page=page.page_chosen,
            found=found,
            source="本社",
            time=datetime.datetime.now(datetime.UTC),
        )
        self._ask(fresh, "登记差错", lambda desk, error: desk.account.book([error]), "已登记")

    def _edit(self, error: BookedError) -> None:
        self._ask(error, "修改差错", lambda desk, made: desk.account.change(made), "已修改")

    def _ask(
        self,
        error: BookedError,
        title: str,
        act: Callable[[Desk, BookedError], Change],
        words: str,
    ) -> None:
        from newsroom.ui.account.error_form import ErrorDialog

        outside = bool(error.review)
        pages = self.window.issue.pages
        dialog = ErrorDialog(
            error, pages, title, self.window, persons=self._persons, outside=outside
        )

        def keep() -> None:
            made = dialog.error()
            self.act(lambda desk: act(desk, made), f"{words}{_BACK}")

        dialogs.ask(dialog, keep)

    def _remove(self, uuids: Sequence[str]) -> None:
        self.act(lambda desk: desk.account.remove(uuids), f"已删除{_BACK}")

    def _open_article(self, error: BookedError) -> None:
        self._window.paging.find(error.article)
        self.opened.emit(error.article)

    def _weigh(self) -> None:
        publication = self.publication

        def ask(desk: Desk) -> tuple[tuple[Weight, ...], str]:
            name = desk.library.publications.get(publication).name
            return desk.account.weights(publication), name

        def show(found: tuple[tuple[Weight, ...], str]) -> None:
            from newsroom.ui.account.weights_dialog import WeightsDialog

            dialog = WeightsDialog(*found, self.window)

            def keep() -> None:
                weights = dialog.weights()
                self.act(
                    lambda desk: desk.account.set_weights(publication, weights),
                    f"分值表已改{_BACK}",
                )

            dialogs.ask(dialog, keep)

        self._lane.do(ask, show, self.failed)

    # Errors of form -------------------------------------------------------------------------------

    def _look_for_forms(self) -> None:
        """Check masthead and folios beside the window."""
        from newsroom.desk.checking import check
        from newsroom.desk.composing import SharedComposers
        from newsroom.desk.error_forms import proposed
        from newsroom.ui.processes import shared

        row = self.window.issue.row
        if row is None:
            return
        issue, pictures = row.issue.uuid, self._window.pictures

        def work(job: Job) -> tuple[Edition, tuple[BookedError, ...]]:
            job.report(0.2, "正在查报头版眉")
            material = self._lane.wait(lambda desk: desk.checking.material(issue))
            booked = self._lane.wait(lambda desk: desk.library.account.errors(issue))
            composers = SharedComposers(shared())
            composers.pages(material.edition, job)
            checked = check(replace(material, copy=None), composers, pictures)
            return material.edition, proposed(material.edition, checked, booked)

        self._window.long_work.start(work, self._propose_forms, self.failed)

    def _propose_forms(self, found: tuple[Edition, tuple[BookedError, ...]]) -> None:
        from newsroom.ui.account.forms_dialog import FormsDialog

        edition, errors = found
        if not errors:
            self.say("报头、版眉和必印项目没有查出新的差错")
            return
        dialog = FormsDialog(errors, edition.issue.label, self.window)

        def keep() -> None:
            chosen = dialog.errors()
            self.act(lambda desk: desk.account.book(chosen), f"记入 {len(chosen)} 处{_BACK}")

        dialogs.ask(dialog, keep)

    # Files ----------------------------------------------------------------------------------------

    def _write(self, rows: Sequence[IssueRow]) -> None:
        from newsroom.desk.error_files import stem, write_book

        if not rows:
            return
        span = self.window.times.bar.span()
        since, until = (rows[0].issue.date,) * 2 if len(rows) == 1 else (span.since, span.until)
        name = self.name
        choice = dialogs.Choice(
            "导出差错率账", _EXCEL, stem("差错率账", name, since, until), suffix="xlsx"
        )

        def write(target: Path, _job: Job) -> Path:
            return write_book(rows, name, since, until, target)

        self.files.save_as(self.window, choice, write)

    def _write_issue(self) -> None:
        row = self.window.issue.row
        if row is not None:
            self._write((row,))

    @property
    def name(self) -> str:
        """What the publication is called."""
        lines = self._window.lines
        return next((one.name for one in lines if one.uuid == self.publication), "")

    def _made(self) -> AccountWindow:
        from newsroom.desk.error_files import rule_title
        from newsroom.ui.account.outside import OutsideActs
        from newsroom.ui.account.time_page import TimePage
        from newsroom.ui.account.window import AccountWindow
        from newsroom.ui.ledger.span_bar import SpanBar, presets

        today = datetime.date.today()
        bar = SpanBar([(self.publication, self.name)], today, whole=False)
        bar.keep_home()
        bar.set_days(*list(presets(today))[6])  # this year
        shown = AccountWindow(TimePage(bar, rule_title), self._window)
        shown.setWindowTitle(f"差错率账 — {self.name}")
        shown.turned.connect(self._reload)
        shown.undone.connect(lambda: self._window.acts.undo())  # noqa: PLW0108 - made when needed
        shown.redone.connect(lambda: self._window.acts.redo())  # noqa: PLW0108
        page = shown.issue
        page.wanted.connect(self._turn)
        page.added.connect(self._add)
        page.taken.connect(self._edit)
        page.removed.connect(self._remove)
        page.opened.connect(self._open_article)
        page.forms.connect(self._look_for_forms)
        page.weights.connect(self._weigh)
        page.workbook.connect(self._write_issue)
        shown.times.wanted.connect(self._read_times)
        shown.times.opened.connect(self._go_to)
        shown.times.workbook.connect(lambda: self._write(shown.times.rows))
        self._outside = OutsideActs(self, self._window, shown)
        return shown
