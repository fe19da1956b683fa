"""The window: issues and pool on the left, the editor in the centre, the page on the right."""

# ruff: noqa: PLW0108 - a hand that a lambda names is made when it is first reached for

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
)

from newsroom.desk.overview import PublicationLine, overview
from newsroom.model.change import Change
from newsroom.ui import empty, recovering, remembered, trouble
from newsroom.ui.after_paint import AfterPaint
from newsroom.ui.commands.board import Commands
from newsroom.ui.helped import Helped
from newsroom.ui.issues_tree import IssuesTree
from newsroom.ui.left.pooling import PoolHand
from newsroom.ui.left.tree_hand import TreeHand, still_there
from newsroom.ui.pages.dragging import carried_files
from newsroom.ui.panes import Pane, Panes, follow, headed
from newsroom.ui.pool import PoolPane
from newsroom.ui.stage import Stage
from newsroom.ui.steady import steady
from newsroom.ui.window_hands import WindowHands
from newsroom.ui.worker import Lane

if TYPE_CHECKING:
    from newsroom.model.frame import PictureSource
    from newsroom.ui.editing import Editing
    from newsroom.ui.editor.article_editor import ArticleEditor
    from newsroom.ui.paging import PagingHand

_POOL_MENU = (
    *("article.assign", "article.withdraw", "article.rectify", "article.bin"),
    *("galley.make", "article.revoke", "article.restore"),
)


class MainWindow(WindowHands):
    """Shows one library. Refreshes from the Change that each act returns."""

    def __init__(
        self, lane: Lane, path: Path, pictures: PictureSource, settings: QSettings
    ) -> None:
        super().__init__(lane, pictures, settings)
        self.path = path
        self.recent: list[Path] = []
        self._lines: tuple[PublicationLine, ...] = ()
        self._place: tuple[str, str, str] = ("", "", "")
        self.tree = IssuesTree()
        self.pool = PoolPane()
        self.pooling = PoolHand(self.pool, lane, lambda: self.article)
        self.person = QToolButton()
        self._progress = QProgressBar()
        self._doing = QLabel()
        self._stop = QPushButton("停止")
        self._settle = QPushButton("就用这样")
        self.commands = Commands(self)
        self._build()
        self.commands.context(self.pool.list_view(), _POOL_MENU, {"article.bin": "Del"})
        self._connect()
        remembered.restore(self, self._panes, settings)
        self.refresh(Change(issues=frozenset({"*"}), pool=True))
        lane.do(lambda desk: desk.person(), self.show_person)
        self.pooling.shown.connect(self._show_first, Qt.ConnectionType.SingleShotConnection)

    @property
    def place(self) -> tuple[str, str, str]:
        """Publication, issue and page chosen on the left; the last two empty where none is."""
        return self._place

    @property
    def lines(self) -> tuple[PublicationLine, ...]:
        """The publications as last shown."""
        return self._lines

    def go_to(self, publication: str, issue: str) -> None:
        """Choose an issue, now or as soon as the tree shows it."""
        self._place = (publication, issue, "")
        self.paging.show_issue(issue)
        self.tree.choose(*self._place)

    def turn_to(self, publication: str, issue: str, page: str = "") -> None:
        """Show an issue, or one of its pages, as if it was chosen in the tree."""
        self.tree.choose(publication, issue, page)
        self._choose(publication, issue, page)

    @property
    def flows(self) -> bool:
        """Whether the publication on show is a bulletin, which has no pages to make up."""
        home = self._place[0]
        lines = (line for line in self._lines if line.uuid == home)
        return any(line.flows for line in lines)

    def show_recent(self, libraries: list[Path]) -> None:
        """Offer the libraries opened lately."""
        self.recent = libraries

    def show_person(self, name: str) -> None:
        """Show who sits at the keyboard."""
        self.person.setText(f"编辑：{name}" if name else "填写编辑姓名")
        self.menuBar().setCornerWidget(self.person)  # makes room for other words
        if name:
            self.stage.drop_strip()
            self.settings.setValue("person", name)  # for libraries that know nobody yet
        if self.made("corresponding"):
            self.corresponding.consider()

    # Refreshing ----------------------------------------------------------------------------------

    def refresh(self, change: Change) -> None:
        """Show anew what an act touched."""
        if change.label:
            self.say(f"已{change.label}")
        if change.issues or change.pages or change.publications:
            self.lane.do(lambda desk: overview(desk.library), self._show_lines)
        elif change.pool or change.articles:
            self.show_pool()
        super().refresh(change)

    def show_pool(self) -> None:
        """Show the articles that the pool's scope asks for."""
        self.pool.show_flowing(self.flows)
        self.commands.suit()
        self.pooling.show(*self._place[:2])

    def _show_lines(self, lines: tuple[PublicationLine, ...]) -> None:
        self._lines = lines
        self.tree.show_lines(lines)
        place = still_there(self._place, lines)
        if place != self._place:
            self._place = place
            self._show_issue()
        self.tree.choose(*self._place)
        self.show_pool()
        if self.stage.welcome is not None or not any(line.issues for line in lines):
            self.welcoming.consider()

    def _choose(self, publication: str, issue: str, page: str) -> None:
        if (publication, issue, page) == self._place:
            return
        before, self._place = self._place, (publication, issue, page)
        self.paging.show_issue(issue, page)
        self.commands.suit()
        if before[:2] != self._place[:2]:
            self.show_pool()

    def _show_page(self, page: str) -> None:
        self._place = (*self._place[:2], page)
        self.tree.choose(*self._place)
        self.commands.suit()

    def go_to_issue(self, issue: str) -> None:
        """Choose an issue by its identity alone."""
        if issue == self._place[1]:
            return

        def go(publication: str) -> None:
            self.go_to(publication, issue)

        self.lane.do(lambda desk: desk.library.issues.get(issue).publication, go)

    # Building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"{self.path.stem} — 采编台")
        self.setAcceptDrops(True)
        left = QSplitter(Qt.Orientation.Vertical)
        button = self.commands.button
        left.addWidget(headed("报刊与期", self.tree, (button("issue.new"),)))
        new, come = button("article.new"), button("receive.files")
        left.addWidget(headed("稿件", self.pool, (new, come)))
        left.setSizes([230, 430])
        self.column = QSplitter(Qt.Orientation.Vertical)
        self.column.addWidget(self.pages)
        self._panes = self.panes = Panes(
            (
                Pane(left, "左栏", 190, 0, "Ctrl+Alt+1"),
                Pane(self.centre, "稿件栏", 340, 2, "Ctrl+Alt+2"),
                Pane(self.column, "版面栏", 380, 3, "Ctrl+Alt+3"),
            )
        )
        self.stage = Stage(self._panes)
        self.setCentralWidget(self.stage)
        empty.furnish(self)
        self.tree.setFocus()
        self.person.setAutoRaise(True)
        self.person.setObjectName("person")
        self.person.setAccessibleName("编辑姓名")
        self.person.setToolTip("坐在这台电脑前的人，点一下换人")
        self.menuBar().setCornerWidget(self.person)
        self._progress.setRange(0, 1000)
        self._progress.setFixedWidth(180)
        self._progress.setTextVisible(False)
        self._stop.setToolTip("停止正在做的事，已有的内容不变")
        self._settle.setToolTip("不再往好里找，采用已经找到的最好排法")
        for widget in (self._doing, self._progress, self._settle, self._stop):
            self.statusBar().addPermanentWidget(widget)
            widget.hide()
        self.statusBar().setSizeGripEnabled(False)
        steady(self)

    def _connect(self) -> None:
        suit = self.commands.suit
        self.lane.troubled.connect(self._show_trouble)
        self.lane.stepped.connect(suit)
        self.tree.chosen.connect(self._choose)
        self.treeing = TreeHand(self)
        self.pool.wanted.connect(self.show_pool)
        self.pooling.shown.connect(suit)
        self.pool.opened.connect(lambda article: self.editing.open(article))
        self.pool.list_view().selectionModel().selectionChanged.connect(suit)
        self.person.clicked.connect(lambda: self.sitting.open_menu())
        self.long_work.progressed.connect(self._show_progress)
        self.long_work.running.connect(self._show_running)
        self.long_work.running.connect(lambda running: self.memory.follow(running))
        self.long_work.searching.connect(self._settle.setVisible)
        self._settle.clicked.connect(self.long_work.settle)
        self._stop.clicked.connect(self.long_work.cancel)

    def connect_editing(self, editor: ArticleEditor, editing: Editing) -> None:
        """Put the editor into its place; those who follow it begin."""
        suit = self.commands.suit
        editing.shown.connect(self.pool.choose)
        editing.shown.connect(lambda article: self.paging.find(article))
        editing.shown.connect(lambda article: self.naming.follow(article))
        editing.shown.connect(lambda article: self.kinding.follow(article))
        editing.shown.connect(suit)
        editing.conflicted.connect(partial(recovering.ask, self))
        editor.edited.connect(suit)
        editing.shown.connect(lambda _article: (self.picturing, self.reviewing))
        self.editor.foot.add(self.commands.button("article.versions"))
        self.editor.body.rich.connect(lambda data: self.pasting.paste(data))
        editing.typed.connect(lambda article: self.paging.retype(article))
        steady(editor)
        self.centre.fill(editor)

    def connect_page(self, paging: PagingHand) -> None:
        """The page is about to be shown; those who follow it begin."""
        preview, suit = self.pages.preview, self.commands.suit
        empty.furnish_page(self)
        paging.set_picture_source(self.pictures)
        paging.follow(lambda: self.editing.now())
        paging.page_shown.connect(self._show_page)
        paging.edition_shown.connect(suit)
        paging.fits_shown.connect(self._show_fit)
        paging.fits_shown.connect(self.treeing.keep_fit)
        paging.fits_shown.connect(lambda: self.fitting.follow())
        paging.fits_shown.connect(lambda: self.gripping.follow())
        paging.fits_shown.connect(lambda: self.remarking.follow())
        paging.fits_shown.connect(lambda: self.marking.follow())
        self.editing.caret.connect(lambda *spot: self.gripping.mark_caret(*spot))
        self.editing.typed.connect(lambda _typed: self.gripping.settle(*self.editor.spot))
        self.pages.plan_wanted.connect(lambda: self.planning.toggle())
        preview.placementSelected.connect(lambda: self.context_bar.place())
        preview.fitClicked.connect(lambda: self.fit_panel.open())
        preview.picturesDropped.connect(lambda *drop: self.picture_drops.take(*drop))
        paging.fits_shown.connect(lambda: self.renditions.rest())
        paging.guide_wanted.connect(lambda: self.furnishing.edit_teasers())
        paging.filler_wanted.connect(lambda article: self.fillers.edit(article))
        preview.set_drop_shape(lambda *spot: self.landing.shape(*spot))
        preview.placementSelected.connect(suit)
        preview.menuWanted.connect(self.commands.pop_up)
        preview.articleDroppedOn.connect(lambda *drop: self.replacing.offer(*drop))
        preview.filesDropped.connect(self._receive_names)
        self.pages.exportRequested.connect(self.ask_export)
        self.pages.assembleRequested.connect(self.assemble)

    def _show_first(self) -> None:
        """The lists are there: paint them, and only then make what works in the window."""
        AfterPaint(self, partial(self.unless_closed, self._wake))

    def _wake(self) -> None:
        """The window is painted: make what works in it, one after another."""
        self.make("editing")
        self.treeing.begin()
        QTimer.singleShot(0, self, partial(self.unless_closed, self._wake_page))

    def _wake_page(self) -> None:
        Helped(self, lambda: self.helping.show_guide())
        self.make("paging")
        self.lane.do(lambda desk: desk.sitting.asked(), self._ask_who)
        self.make("corresponding")
        self.handing.look()
        follow(self.centre, self.column)
        self.make("similar")
        self.make("faults")
        self.lane.do(lambda desk: desk.writing.recovered(), partial(recovering.tell, self))
        self.lane.do(lambda desk: desk.library.unwiped, self.go_on_wiping)

    def _ask_who(self, wanted: bool) -> None:
        if wanted and not self.sealed:
            self.sitting.begin()

    def _show_issue(self) -> None:
        """Show the pages of the issue chosen, as soon as there is what shows them."""
        if self.made("paging"):
            self.paging.show_issue(*self._place[1:])
            return
        issues = (one for line in self._lines for one in line.issues)
        pages = (one.pages for one in issues if one.issue.uuid == self._place[1])
        self.pages.set_pages(next(pages, ()), flowing=self.flows)

    def ask_export(self) -> None:
        """Ask what to export of the issue on show."""
        self.exporting.ask(self._place[1])

    def assemble(self) -> None:
        """Fill the page on show by itself."""
        self.assembling.page(self._place[1])

    def assemble_anew(self) -> None:
        """Propose the page on show as if nothing stood there yet."""
        self.assembling.page_anew(self._place[1])

    def assemble_all(self) -> None:
        """Fill all pages of the issue on show."""
        self.assembling.all(self._place[1])

    def _receive_names(self, names: list[str]) -> None:
        self.acts.receive([Path(name) for name in names])

    def _show_fit(self) -> None:
        article = self.editing.article
        self.editor.show_fit(*self.paging.fit_of(article), self.paging.home_of(article))

    def _show_progress(self, fraction: float, text: str) -> None:
        self._progress.setValue(round(fraction * 1000))
        self._doing.setText(text)

    def _show_running(self, running: bool) -> None:
        for widget in (self._doing, self._progress, self._stop):
            widget.setVisible(running)
        self._show_progress(0.0, "")

    def _show_trouble(self, error: BaseException) -> None:
        self.tell_trouble(error)

    # Drops, closing ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and text dropped anywhere; words dragged out of a field of ours stay there."""
        data = event.mimeData()
        if carried_files(data) or (data.hasText() and event.source() is None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take the files or the text in."""
        event.acceptProposedAction()
        names = carried_files(event.mimeData())
        if names:
            self._receive_names(names)
        else:
            self.receiving.text(event.mimeData().text(), *self._place[:2])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is typed, end all work, close the library; asks while work runs."""
        if self.long_work.busy and not self._may_stop():
            event.ignore()
            return
        try:
            if self.made("editing"):
                self.editing.save_now()
        except Exception as error:
            trouble.show(self, error)
            event.ignore()
            return
        remembered.keep(self, self._panes, self.settings)
        self.long_work.stop()
        self.commands.stop()
        self.stop_hands()
        self.lane.stop()
        super().closeEvent(event)

    def _may_stop(self) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle("采编台")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText("还有事情没有做完，要停下来并退出吗？")
        box.setInformativeText("停下来不影响已经存好的稿件和版面。")
        stop = box.addButton("停下并退出", QMessageBox.ButtonRole.AcceptRole)
        wait = box.addButton("继续等待", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        box.exec()
        return box.clickedButton() is stop or not self.long_work.busy
