"""Joins the page preview to the library: what is dragged, nudged and asked for becomes acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from newsroom.desk.composing import Composers, of_edition, with_typed
from newsroom.desk.desk import Desk
from newsroom.errors import NotFoundError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import PublicationKind
from newsroom.ui import trouble
from newsroom.ui.after_paint import AfterPaint
from newsroom.ui.page_maker import Made, PageMaker
from newsroom.ui.page_note import note
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.processes import begin
from newsroom.ui.worker import Lane

_LOST = "排版程序停了一下，已经重新开始，稿件和版面没有丢"


class PagingHand(QObject):
    """changed: a Change. opened: (article, offset) to edit; guide_wanted, filler_wanted (article):
    what has a dialog of its own is to be edited. said: words for the status bar.

    page_shown: another page was chosen by its tab. edition_shown: an issue's pages are known.
    fits_shown: the page on show was composed anew. gathering: what is typed must be saved now,
    for the act that follows measures it.
    """

    changed = Signal(object)
    opened = Signal(str, int)
    guide_wanted = Signal()
    filler_wanted = Signal(str)
    said = Signal(str)
    gathering = Signal()
    page_shown = Signal(str)
    edition_shown = Signal()
    fits_shown = Signal()

    def __init__(self, pane: PagesPane, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._pane = pane
        self._lane = lane
        self._window = window
        self._maker = PageMaker(self)
        self._edition: Edition | None = None
        self._flowing: tuple[PageFrames, ...] = ()
        self._frames: PageFrames | None = None
        self._typed: Callable[[], Article | None] = _nothing
        self._picture_path: Callable[[str], str] = str
        self._told = self._wanted = ""
        self._lacking: set[str] = set()
        self.issue = ""
        self._connect()

    def follow(self, typed: Callable[[], Article | None]) -> None:
        """Ask this for the article as it is being typed."""
        self._typed = typed

    def set_picture_source(self, source: PictureSource) -> None:
        """Where the pictures' files are found."""
        self._picture_path = source.path
        self._pane.preview.set_picture_source(source)

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
        edition = self._edition
        if edition is not None and (
            article.uuid in edition.placed or (self._flows and article.uuid in edition.articles)
        ):
            self._compose()
        else:
            self.fits_shown.emit()

    def find(self, article: str) -> None:
        """Show where an article stands: turn to its page and select it there."""
        edition = self._edition
        parts = edition.parts(article) if edition is not None else ()
        here = (part for part in parts if part.page == self._pane.current)
        wanted = next(here, parts[0] if parts else None)
        if wanted is not None:
            self.go_to(wanted.page, wanted.uuid)

    def go_to(self, page: str, placement: str = "") -> None:
        """Turn to a page, and select a placement once the page is on show."""
        if self._frames is not None and self._frames.page == page == self._pane.current:
            self._pane.preview.select(placement)
        else:
            self._wanted = placement
            self._pane.turn_to(page)

    def fit_of(self, article: str) -> tuple[int | None, int]:
        """Lines over and under of an article on the page on show; None where it is not there."""
        if self._frames is None or self._edition is None:
            return None, 0
        for placement in self._edition.parts(article):
            fit = self._frames.fit(placement.uuid)
            if fit is not None:
                return fit.over, fit.short
        return None, 0

    def home_of(self, article: str) -> str:
        """The first page that an article stands on, by its name (二版, 第2页); empty for none."""
        if self._edition is None:
            return ""
        if self._flows:
            return next((f"第{p.number}页" for p in self._flowing if p.holds(article)), "")
        pages = {placement.page for placement in self._edition.parts(article)}
        return next((page.label for page in self._edition.pages if page.uuid in pages), "")

    def ask(
        self,
        work: Callable[[Composers, Edition], object],
        done: Callable[[object], None],
        about: str = "",
    ) -> None:
        """Ask something of the issue as it stands, typed text included, beside the window.

        work: a module's function with its arguments, for it is called in another process. An older
        question about the same thing that was not begun is dropped.
        """
        edition = self._now()
        if edition is not None:
            self._maker.ask(partial(of_edition, work, edition), done, about)

    @property
    def edition(self) -> Edition | None:
        """The issue on show as it is in the library; None before it is loaded."""
        return self._edition

    @property
    def frames(self) -> PageFrames | None:
        """The page on show as composed; None while there is none."""
        return self._frames

    def selected(self) -> Placement | None:
        """The placement selected on the page; None where there is none."""
        return self.placement(self._pane.preview.selected)

    def chosen(self) -> tuple[Placement, ...]:
        """All placements selected on the page."""
        found = (self.placement(uuid) for uuid in self._pane.preview.chosen)
        return tuple(placement for placement in found if placement is not None)

    def page(self) -> Page | None:
        """The page on show; None where there is none, or for a bulletin."""
        current = self._pane.current
        edition = self._edition
        if edition is None or self._flows:
            return None
        return next((page for page in edition.pages if page.uuid == current), None)

    @property
    def _flows(self) -> bool:
        """Whether the issue is a bulletin, whose pages follow its text."""
        edition = self._edition
        return edition is not None and edition.publication.kind is PublicationKind.BULLETIN

    def _load(self, page: str) -> None:
        issue = self.issue

        def loaded(edition: Edition) -> None:
            if issue != self.issue:
                return
            self._edition = edition
            if not self._flows:
                self._show_tabs(edition.pages, page)
            self.edition_shown.emit()
            self._compose()

        def failed(error: BaseException) -> None:
            if not isinstance(error, NotFoundError):  # taken back: the tree goes elsewhere
                self._failed(error)

        self._lane.do(lambda desk: desk.edition(issue), loaded, failed)

    def _show_tabs(self, pages: tuple[Page, ...], page: str) -> None:
        known = {p.uuid for p in pages}
        current = self._pane.current
        first = pages[0].uuid if pages else ""
        chosen = next((uuid for uuid in (page, current, first) if uuid in known), "")
        self._pane.set_pages(pages, chosen, flowing=self._flows)

    def _compose(self) -> None:
        edition, page = self._now(), self._pane.current
        if edition is not None and (page or self._flows):
            self._maker.wish(edition, "" if self._flows else page)

    def _now(self) -> Edition | None:
        """The edition with what is being typed."""
        edition, typed = self._edition, self._typed()
        if edition is None or typed is None:
            return edition
        return with_typed(edition, typed)

    def _show(self, made: Made) -> None:
        if made.edition.issue.uuid != self.issue:
            return
        self._told = ""
        if self._flows:
            self._show_flowing(made)
        elif made.pages[0].page == self._pane.current:
            self._frames = made.pages[0]
            placements = made.edition.on_page(self._frames.page)
            grid = made.edition.publication.grid
            self._pane.preview.set_page(self._frames, placements, grid)
            self._pane.set_note(note(made.edition, self._frames, self._picture_path))
            if self._wanted:
                self._pane.preview.select(self._wanted)
                self._wanted = ""
            self._tell_fonts(self._frames.substituted)
        self.fits_shown.emit()

    def _show_flowing(self, made: Made) -> None:
        """Tabs follow the pages that the text needs; nothing can be dragged there."""
        issue = made.edition.issue.uuid
        pages = tuple(
            Page(uuid=f"{issue}/{frames.number}", issue=issue, number=frames.number)
            for frames in made.pages
        )
        self._flowing = tuple(
            replace(frames, page=page.uuid) for frames, page in zip(made.pages, pages, strict=True)
        )
        self._show_tabs(pages, self._pane.current)
        self._turn()
        self._pane.set_note(f"{len(made.edition.articles)} 篇，共 {len(pages)} 页")
        self._tell_fonts(made.pages[0].substituted if made.pages else ())

    def _turn(self) -> None:
        """Show the chosen page of a bulletin."""
        current = self._pane.current
        self._frames = next((f for f in self._flowing if f.page == current), None)
        self._pane.preview.set_page(self._frames, (), None)

    def _tell_fonts(self, names: tuple[str, ...]) -> None:
        """Tell once of fonts that the machine lacks; the Word file still names them."""
        new = [name for name in names if name not in self._lacking]
        if new:
            self._lacking.update(new)
            words = "、".join(new)
            self.said.emit(f"本机没有{words}，预览用相近的字体代替，导出的 Word 文件不受影响")

    def _turned(self, page: str) -> None:
        if self._flows:
            self._turn()
        else:
            self.page_shown.emit(page)
            self._compose()

    # Acts ----------------------------------------------------------------------------------------

    def jump(self) -> None:
        """Let the selected placement's overset run on to the next page's first free place."""
        found, edition = self.selected(), self._edition
        if found is None or edition is None:
            self.said.emit("请先在版面上选中一篇多出行数的稿件")
            return
        here = edition.page(found.page)
        following = [page for page in edition.pages if page.number > here.number]
        if not following:
            self.said.emit("后面没有版了，请先加一版")
            return
        self.jump_to(following[0].uuid)

    def jump_to(self, page: str) -> None:
        """Let the selected placement's overset run on to a page's first free place."""
        found = self.selected()
        if found is None:
            self.said.emit("请先在版面上选中一篇多出行数的稿件")
            return
        self.act_on_copy(lambda desk: desk.paging.jump_to(found.uuid, page))

    def remove(self) -> None:
        """Take what is selected off the page, in one step."""
        names = [placement.uuid for placement in self.chosen()]
        if names:
            self.act(lambda desk: desk.paging.remove_all(names))

    def open_selected(self) -> None:
        """Edit the selected placement's article."""
        self._activated(self._pane.preview.selected, 0)

    def stop(self) -> None:
        """End the composing thread."""
        self._maker.stop()

    # Inner ---------------------------------------------------------------------------------------

    def _connect(self) -> None:
        pane, preview = self._pane, self._pane.preview
        self._maker.made.connect(self._show)
        self._maker.troubled.connect(self._not_composed)
        self._maker.lost.connect(partial(self.said.emit, _LOST))
        AfterPaint(self._window, begin)
        pane.pageChosen.connect(self._turned)
        preview.placementRemoved.connect(self.remove)
        preview.placementActivated.connect(self._activated)
        preview.placementSelected.connect(self._selected)

    def act(self, work: Callable[[Desk], Change], words: str = "") -> None:
        """Do an act on the page; where it is refused the page is shown as it was.

        words: for the status bar once it is done.
        """

        def done(change: Change) -> None:
            self.changed.emit(change)
            if words:
                self.said.emit(words)

        self._lane.do(work, done, self._refused)

    def act_on_copy(self, work: Callable[[Desk], Change], words: str = "") -> None:
        """Do an act that measures copy: as it is typed, not as it was last saved."""
        self.gathering.emit()
        self.act(work, words)

    def _refused(self, error: BaseException) -> None:
        """Show what was refused, and the page as it is: a dragged rectangle goes back."""
        self._compose()
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)

    def _not_composed(self, error: BaseException) -> None:
        """Tell once of a page that cannot be composed, not with every keystroke."""
        words, _ = trouble.explain(error)
        self._pane.set_note(f"版面没有排出来：{words}")
        if words != self._told:
            self._told = words
            self._failed(error)

    def placement(self, uuid: str) -> Placement | None:
        """A placement of the issue on show; None where it holds none of that identity."""
        placements = self._edition.placements if self._edition is not None else ()
        return next((p for p in placements if p.uuid == uuid), None)

    def seen(self) -> str:
        """The page under the hand; until a page that was turned to is composed, the one before."""
        return self._frames.page if self._frames is not None else self._pane.current

    def _activated(self, placement: str, offset: int) -> None:
        found, edition = self.placement(placement), self._edition
        if found is None or edition is None:
            return
        if edition.articles[found.article].kind is ArticleKind.GUIDE:
            self.guide_wanted.emit()
        elif found.article in edition.fillers:
            self.filler_wanted.emit(found.article)
        else:
            self.opened.emit(found.article, offset)

    def _selected(self, placement: str) -> None:
        found = self.placement(placement)
        if found is not None:
            self.opened.emit(found.article, -1)


def _nothing() -> None:
    """No article is being typed."""
