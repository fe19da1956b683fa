"""The window: issues and pool on the left, the editor in the centre, the page on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.overview import PublicationLine, listed, overview
from newsroom.model.change import Change
from newsroom.model.frame import PictureSource
from newsroom.ui import dialogs, menus, trouble
from newsroom.ui.editing import Editing
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.issues_tree import IssuesTree
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.paging import PagingHand
from newsroom.ui.pool import PoolPane
from newsroom.ui.receiving import ReceivingHand
from newsroom.ui.worker import Lane, LongWork

_PICTURES = "图片 (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp)"
_STATUS_MILLISECONDS = 8000


class MainWindow(QMainWindow):
    """Shows one library. Refreshes from the Change that each act returns."""

    def __init__(self, lane: Lane, pictures: PictureSource, settings: QSettings) -> None:
        super().__init__()
        self.lane = lane
        self.long_work = LongWork()
        self._settings = settings
        self._lines: tuple[PublicationLine, ...] = ()
        self._place = ("", "", "")
        self.tree = IssuesTree()
        self.pool = PoolPane()
        self.editor = ArticleEditor()
        self.pages = PagesPane()
        self.editing = Editing(self.editor, lane, self)
        self.paging = PagingHand(self.pages, lane, self.long_work, self)
        self.receiving = ReceivingHand(lane, self.long_work, self)
        self.editor.set_path_finder(pictures.path)
        self.pages.preview.set_picture_source(pictures)
        self.person = QToolButton()
        self._progress = QProgressBar()
        self._doing = QLabel()
        self._stop = QPushButton("停止")
        self._build()
        self._connect()
        menus.build(self)
        self._restore()
        self.refresh(Change(issues=frozenset({"*"}), pool=True))
        self._show_person()

    # What the menus call -------------------------------------------------------------------------

    @property
    def place(self) -> tuple[str, str, str]:
        """Publication, issue and page chosen on the left; empty where none is."""
        return self._place

    def new_article(self) -> None:
        """Write a new article for the issue on show."""
        publication, issue, _ = self._place
        home = publication or (self._lines[0].uuid if self._lines else "")
        if not home:
            return

        def made(change: Change) -> None:
            self.refresh(change)
            self.editing.open(next(iter(change.articles)))

        self.lane.do(lambda desk: desk.writing.new(home, issue or None), made)

    def new_issue(self) -> None:
        """Ask for a new issue's date and number, and make it."""
        if not self._lines:
            return
        dialog = dialogs.NewIssueDialog(self._lines, self._place[0], self)
        if not dialog.exec():
            return
        wanted = dialog.wanted()

        def made(change: Change) -> None:
            self._place = (wanted.publication, next(iter(change.issues)), "")
            self.refresh(change)

        self.lane.do(
            lambda desk: desk.paging.new_issue(wanted.publication, wanted.date, wanted.number),
            made,
        )

    def import_files(self) -> None:
        """Choose files to take in."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            "收稿",
            "",
            "稿件和图片 (*.docx *.doc *.wps *.rtf *.odt *.txt *.md *.html *.zip *.jpg *.jpeg *.png"
            " *.tif);;所有文件 (*)",
        )
        self.receive([Path(name) for name in names])

    def import_folder(self) -> None:
        """Choose a folder to take in as one submission."""
        name = QFileDialog.getExistingDirectory(self, "收稿文件夹")
        if name:
            self.receive([Path(name)])

    def receive(self, paths: list[Path]) -> None:
        """Take files in, for the issue on show."""
        if paths:
            publication, issue, _ = self._place
            self.receiving.files(paths, publication, issue)

    def paste(self) -> None:
        """Take the clipboard's text in as copy."""
        publication, issue, _ = self._place
        self.receiving.clipboard(publication, issue)

    def save(self) -> None:
        """Make a revision of what is typed."""
        self.editing.save()

    def undo(self) -> None:
        """Take the newest act back."""
        self.editing.save()
        self.lane.do(lambda desk: desk.undo(), self.refresh)

    def redo(self) -> None:
        """Do the newest undone act again."""
        self.lane.do(lambda desk: desk.redo(), self.refresh)

    def bin_articles(self) -> None:
        """Move the selected articles to the bin, or back out of it."""
        chosen = self.pool.chosen()
        if self.pool.in_bin():
            for uuid in chosen:
                self.lane.do(lambda desk, u=uuid: desk.writing.restore(u), self.refresh)
            return
        if self.editing.article in chosen:
            self.editing.close()
        for uuid in chosen:
            self.lane.do(lambda desk, u=uuid: desk.writing.bin(u), self.refresh)

    def assign_articles(self) -> None:
        """Put the selected articles into the issue on show."""
        issue, chosen = self._place[1], self.pool.chosen()
        if issue and chosen:
            self.lane.do(lambda desk: desk.paging.assign(chosen, issue), self.refresh)

    def ask_person(self) -> None:
        """Ask who sits at the keyboard."""
        name = dialogs.ask_name(self, self.person.text())
        if name:
            self.lane.do(lambda desk: desk.name_person(name), lambda _change: self._show_person())

    # Refreshing ----------------------------------------------------------------------------------

    def refresh(self, change: Change) -> None:
        """Show anew what an act touched."""
        if change.label:
            self.statusBar().showMessage(f"已{change.label}" if change.label else "", 3000)
        if change.issues or change.pages or change.publications:
            self.lane.do(lambda desk: overview(desk.library), self._show_lines)
        elif change.pool or change.articles:
            self.show_pool()
        self.editing.refresh(change)
        self.paging.refresh(change)

    def show_pool(self) -> None:
        """Show the articles that the pool's scope asks for."""
        wanted = self.pool.wish(self._place[0], self._place[1])
        current = self.editing.article
        self.lane.do(
            lambda desk: listed(desk.library, wanted),
            lambda rows: self.pool.show_rows(rows, current),
        )
        self.lane.do(
            lambda desk: [c.name for c in desk.library.contributors.all()],
            self.editor.set_known_names,
        )

    def _show_lines(self, lines: tuple[PublicationLine, ...]) -> None:
        self._lines = lines
        self.tree.show_lines(lines)
        if not self._place[1]:
            newest = [(line.uuid, i.issue.uuid) for line in lines for i in line.issues[:1]]
            if newest:
                self._place = (*newest[0], "")
        self.tree.choose(*self._place)
        self.show_pool()

    def _choose(self, publication: str, issue: str, page: str) -> None:
        if (publication, issue, page) != self._place or not self.paging.issue:
            self._place = (publication, issue, page)
            self.paging.show_issue(issue, page)
            self.show_pool()

    def _show_person(self) -> None:
        def show(name: str) -> None:
            self.person.setText(name or "填写姓名")
            self.person.setToolTip("编辑姓名：点一下更改")

        self.lane.do(lambda desk: desk.person(), show)

    # Building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("采编台")
        self.setAcceptDrops(True)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(_titled("报刊与期", self.tree))
        left.addWidget(_titled("稿件", self.pool))
        left.setSizes([260, 420])
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        for pane, width in ((left, 270), (self.editor, 470), (self.pages, 560)):
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(self._panes.count() - 1, width)
        self._panes.setSizes([270, 470, 560])
        self._panes.setChildrenCollapsible(False)
        self.setCentralWidget(self._panes)
        self.person.setAutoRaise(True)
        self.person.setAccessibleName("编辑姓名")
        self._progress.setRange(0, 1000)
        self._progress.setFixedWidth(180)
        self._progress.setTextVisible(False)
        bar = self.statusBar()
        for widget in (self._doing, self._progress, self._stop):
            bar.addPermanentWidget(widget)
            widget.hide()
        bar.addPermanentWidget(self.person)
        self.resize(1320, 860)

    def _connect(self) -> None:
        self.lane.troubled.connect(self._show_trouble)
        self.tree.chosen.connect(self._choose)
        self.pool.wanted.connect(self.show_pool)
        self.pool.opened.connect(self.editing.open)
        self.editing.changed.connect(self.refresh)
        self.editing.typed.connect(self.paging.retype)
        self.editor.picture_wanted.connect(self._choose_picture)
        self.paging.changed.connect(self.refresh)
        self.paging.opened.connect(self.editing.open)
        self.paging.said.connect(self._say)
        self.paging.fits_shown.connect(self._show_fit)
        self.pages.preview.filesDropped.connect(self.receive)
        self.receiving.changed.connect(self.refresh)
        self.receiving.said.connect(self._say)
        self.receiving.issue_found.connect(self._go_to_issue)
        self.person.clicked.connect(self.ask_person)
        self.long_work.progressed.connect(self._show_progress)
        self.long_work.running.connect(self._show_running)
        self._stop.clicked.connect(self.long_work.cancel)

    def _go_to_issue(self, issue: str) -> None:
        for line in self._lines:
            if any(known.issue.uuid == issue for known in line.issues):
                self._place = (line.uuid, issue, "")
                self.tree.choose(*self._place)

    def _choose_picture(self, slot: int) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择图片", "", _PICTURES)
        if name:
            self.editing.add_picture(Path(name), slot)

    def _show_fit(self) -> None:
        self.editor.show_fit(*self.paging.fit_of(self.editing.article))

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, _STATUS_MILLISECONDS)

    def _show_progress(self, fraction: float, text: str) -> None:
        self._progress.setValue(round(fraction * 1000))
        self._doing.setText(text)

    def _show_running(self, running: bool) -> None:
        for widget in (self._doing, self._progress, self._stop):
            widget.setVisible(running)
        self._show_progress(0.0, "")

    def _show_trouble(self, error: BaseException) -> None:
        trouble.show(self, error)

    # Files dropped, closing ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take the files in."""
        event.acceptProposedAction()
        self.receive([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is typed, end all work, close the library."""
        self.editing.save()
        self._settings.setValue("window", self.saveGeometry())
        self._settings.setValue("panes", self._panes.saveState())
        self.long_work.stop()
        self.paging.stop()
        self.lane.stop()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry, panes = self._settings.value("window"), self._settings.value("panes")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(panes, QByteArray):
            self._panes.restoreState(panes)


def _titled(title: str, widget: QWidget) -> QWidget:
    """A pane under its heading."""
    label = QLabel(title)
    label.setObjectName("heading")
    label.setBuddy(widget)
    row = QHBoxLayout()
    row.addWidget(label)
    row.addStretch(1)
    pane = QWidget()
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(8, 6, 6, 6)
    layout.setSpacing(4)
    layout.addLayout(row)
    layout.addWidget(widget, 1)
    return pane
