"""付印前总检 from the window: checked beside it after each change, gone to, excused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QSplitter

from newsroom.desk.checking import Material, check, titles, with_edition
from newsroom.desk.composing import with_typed
from newsroom.desk.desk import Desk
from newsroom.desk.faults import Copy, Found, read_by
from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.checked import Checked, Judged
from newsroom.model.finding import CheckRule, Finding
from newsroom.model.frame import PictureSource
from newsroom.ui import dialogs, trouble
from newsroom.ui.aside import Aside
from newsroom.ui.checking.panel import ChecksPanel
from newsroom.ui.checking.reason_dialog import ReasonDialog
from newsroom.ui.checking.rules_dialog import RulesDialog
from newsroom.ui.page_maker import PageMaker
from newsroom.ui.processes import reader

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_REST_MILLISECONDS = 400
_TYPING_MILLISECONDS = 1500
_USUAL, _MOST = 0.38, 0.5  # of the height: what the list takes at first, and at most
_ENOUGH = 345  # pixels: six findings and the headings of three levels
_HEIGHT = "checks/height"


class CheckingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow, pictures: PictureSource, settings: QSettings) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._lane = window.lane
        self._pictures = pictures
        self._failed = partial(trouble.show, window)
        self._maker: PageMaker | None = None
        self._panel: ChecksPanel | None = None
        self._going: Finding | None = None
        self._issue = ""
        self._shared = False
        self._asked = 0
        self._aside, self._job = Aside(self), Job()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._check)
        window.editing.shown.connect(self._arrived)
        window.editing.typed.connect(self._typed)

    def open(self) -> None:
        """Show the list; close it where it is on show already with the keyboard in it."""
        panel = self._made()
        if panel.isVisible() and panel.isAncestorOf(self._window.focusWidget() or self._window):
            panel.close()
        else:
            self.show()

    def show(self) -> None:
        """Show the list, check the issue on show and put the keyboard into the list."""
        panel = self._made()
        panel.show()
        if not self._shared:  # a pane takes a size only once it has been laid out
            self._shared = True
            QTimer.singleShot(0, panel, lambda: self._share_out(self._window.column, panel))
        panel.start()
        self._check()

    def refresh(self, change: Change) -> None:
        """Check again where an act touched something, once the hands rest."""
        if self._visible and (change.issues or change.articles or change.pages or change.pool):
            self._rest.start(_REST_MILLISECONDS)

    def follow(self) -> None:
        """Check another issue as soon as it is chosen."""
        if self._visible and self._window.place[1] != self._issue:
            self._rest.start(0)

    def stop(self) -> None:
        """End what is under way, and the checking thread."""
        self._job.cancel()
        self._aside.stop()
        if self._maker is not None:
            self._maker.stop()

    def edit_rules(self) -> None:
        """Set what is checked of the publication on show."""
        publication = self._window.place[0]
        if not publication:
            self.said.emit("请先在左侧选一种报刊")
            return

        def ask(desk: Desk) -> tuple[str, tuple[CheckRule, ...]]:
            name = desk.library.publications.get(publication).name
            return name, desk.checking.rules(publication)

        def show(found: tuple[str, tuple[CheckRule, ...]]) -> None:
            dialog = RulesDialog(*found, titles(), self._window)

            def take() -> None:
                rules = dialog.rules()
                self._lane.do(
                    lambda desk: desk.checking.set_rules(publication, rules),
                    self.changed.emit,
                    self._failed,
                )

            dialogs.ask(dialog, take)

        self._lane.do(ask, show, self._failed)

    # Checking ------------------------------------------------------------------------------------

    @property
    def _visible(self) -> bool:
        return self._panel is not None and self._panel.isVisible()

    def _made(self) -> ChecksPanel:
        if self._panel is None:
            self._maker = PageMaker(self, urgent=False)
            self._maker.troubled.connect(self._failed)
            self._panel = panel = ChecksPanel(self._window)
            column = self._window.column
            column.addWidget(panel)
            column.setCollapsible(column.indexOf(panel), False)
            column.splitterMoved.connect(lambda: self._settings.setValue(_HEIGHT, panel.height()))
            panel.activated.connect(self._go)
            panel.excused.connect(self._excuse)
            panel.withdrawn.connect(self._withdraw)
            panel.asked.connect(self._check)
            panel.rules_wanted.connect(self.edit_rules)
        return self._panel

    def _share_out(self, column: QSplitter, panel: ChecksPanel) -> None:
        """Give the list the height it was given last; at first, what shows enough of it."""
        whole = column.height()
        height = self._settings.value(_HEIGHT)
        if isinstance(height, int | str) and str(height).isdecimal():
            wanted = int(height)
        else:
            wanted = max(_ENOUGH, round(whole * _USUAL))
        wanted = min(wanted, round(whole * _MOST))
        column.setSizes([whole - wanted, wanted])

    def _typed(self) -> None:
        if self._visible:
            self._rest.start(_TYPING_MILLISECONDS)

    def _check(self) -> None:
        """Read what the check needs in the lane, check beside the window."""
        issue, panel, maker = self._window.place[1], self._panel, self._maker
        if panel is None or maker is None or not panel.isVisible():
            return
        self._rest.stop()
        if issue != self._issue:
            panel.show_checked(None)
        self._issue = issue
        if not issue:
            return
        panel.show_busy()

        def read(material: Material) -> None:
            typed = self._window.editing.now()
            if typed is not None:
                material = with_edition(material, with_typed(material.edition, typed))
            if panel.waiting:  # proofreading takes its time the first time
                quick = replace(material, copy=None)
                maker.ask(partial(check, quick, pictures=self._pictures), self._show, "check")
            self._asked += 1
            asked, copy = self._asked, material.copy
            if copy is not None:
                self._aside.do(
                    partial(_found, copy, self._job), partial(self._go_on, asked, material)
                )

        self._lane.do(lambda desk: desk.checking.material(issue), read, self._failed)

    def _go_on(self, asked: int, material: Material, found: Found) -> None:
        """Proofreading is done: check by what it found, unless that was asked for anew."""
        if asked == self._asked and self._maker is not None:
            material = replace(material, found=found)
            work = partial(check, material, pictures=self._pictures)
            self._maker.ask(work, self._show, "check")

    def _show(self, checked: object) -> None:
        assert isinstance(checked, Checked)
        if self._panel is not None and checked.issue == self._window.place[1]:
            self._panel.show_checked(checked)

    # Acts ----------------------------------------------------------------------------------------

    def _go(self, one: Judged) -> None:
        """Turn to the page, select there, open the article at its field."""
        finding, window = one.finding, self._window
        edition = window.paging.edition
        if edition is None:
            return
        if finding.page:
            window.paging.go_to(finding.page, finding.placement)
        article = edition.articles.get(finding.article)
        if article is None or not article.kind.story or article.uuid in edition.fillers:
            return
        self._going = finding
        window.editing.open(article.uuid, finding.offset)
        if window.editing.article == article.uuid:
            self._arrived(article.uuid)

    def _arrived(self, article: str) -> None:
        """Go to the field once the article is on show."""
        finding, self._going = self._going, None
        if finding is not None and finding.article == article and finding.offset < 0:
            self._window.editor.show_field(finding.field, finding.slot)

    def _excuse(self, one: Judged) -> None:
        issue = self._issue

        def ask(person: str) -> None:
            if not person:
                self.said.emit("请先填写编辑姓名，理由要记在名下")
                self._window.acts.ask_person()
                return
            dialog = ReasonDialog(one, person, self._window)

            def keep() -> None:
                reason = dialog.reason()
                self._lane.do(
                    lambda desk: desk.checking.override(issue, one.finding, reason),
                    self.changed.emit,
                    self._failed,
                )

            dialogs.ask(dialog, keep)

        self._lane.do(lambda desk: desk.person(), ask, self._failed)

    def _withdraw(self, one: Judged) -> None:
        override = one.override
        if override is not None:
            self._lane.do(
                lambda desk: desk.checking.withdraw(override.uuid),
                self.changed.emit,
                self._failed,
            )


def _found(copy: Copy, job: Job) -> Found:
    """What proofreading finds, asked of the process that reads what is typed."""
    reader().open()
    try:
        return read_by(copy, reader(), job)
    except (NewsroomError, CancelledError):
        return Found()
