"""The filler pool and reserved blocks from the window: opened, edited, put on the page."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.frame import PictureSource
from newsroom.model.publication import Publication, PublicationKind
from newsroom.ui import dialogs, trouble
from newsroom.ui.furnishing.filler_form import USUAL_BLOCK, Entry, FillerForm
from newsroom.ui.furnishing.fillers_panel import FillersPanel, Row

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_BESIDE = QPoint(40, 110)


@dataclass(frozen=True, slots=True)
class _Home:
    """The publication whose pool is on show."""

    uuid: str
    publication: Publication


class FillersHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow, pictures: PictureSource) -> None:
        super().__init__(window)
        self._paging = window.paging
        self._lane = window.lane
        self._pictures = pictures
        self._window = window
        self._panel: FillersPanel | None = None
        self._failed = partial(trouble.show, window)

    def open(self) -> None:
        """Show the filler pool beside the page."""
        if not self._newspaper():
            return
        if self._panel is None:
            self._panel = FillersPanel(self._window)
            self._panel.wanted_new.connect(self.new)
            self._panel.wanted.connect(self.edit)
            self._panel.removed.connect(self.remove)
            self._panel.to_place.connect(self.place)
            self._panel.undone.connect(self._window.acts.undo)
            self._panel.redone.connect(self._window.acts.redo)
            # Beside the page, which is dragged to.
            self._panel.move(self._window.mapToGlobal(_BESIDE))
        if self._panel.isVisible():
            self._panel.raise_()
        self._panel.show()
        self._panel.activateWindow()
        self.reload()

    def refresh(self, change: Change) -> None:
        """Show the pool anew where an act may have touched it."""
        shown = self._panel is not None and self._panel.isVisible()
        if shown and (change.pool or change.articles or change.issues):
            self.reload()

    def reload(self) -> None:
        """Show the pool of the publication chosen on the left."""
        panel, home = self._panel, self._home
        if panel is None or not panel.isVisible():
            return
        if home is None:
            panel.show_rows((), datetime.date.today())
            return
        edition = self._paging.edition
        date = edition.issue.date if edition is not None else datetime.date.today()

        def show(rows: tuple[Row, ...]) -> None:
            if self._home == home:
                panel.show_rows(rows, date)

        self._lane.do(lambda desk: desk.fillers.all(home.uuid), show, self._failed)

    def new(self) -> None:
        """Fill in a new entry of the pool."""
        home = self._newspaper()
        if home is None:
            return
        entry = _fresh(home.uuid, FillerKind.TEXT)
        self._ask(home, entry, "补白库：新增", self._add)

    def new_advert(self) -> None:
        """Fill in a reserved block for the issue on show, and put it on the page."""
        home, edition = self._newspaper(), self._paging.edition
        if home is None:
            return
        if edition is None:
            self.said.emit("请先在左侧选一期，再新建广告")
            return
        entry = _fresh(home.uuid, FillerKind.ADVERT, edition.issue.date)
        self._ask(home, entry, "新建广告", partial(self._add, place=True))

    def edit(self, article: str) -> None:
        """Edit an entry."""
        home = self._newspaper()
        if home is None:
            return

        def ask(desk: Desk) -> Entry:
            # One that was removed from the pool may still stand on a page.
            filler = desk.library.fillers.get(article)
            return Entry(filler, desk.writing.open(article).article)

        def show(entry: Entry) -> None:
            self._ask(home, entry, "补白库：编辑", lambda done: self._update(entry, done))

        self._lane.do(ask, show, self._failed)

    def remove(self, article: str) -> None:
        """Move an entry to the bin."""
        self._lane.do(lambda desk: desk.fillers.remove(article), self.changed.emit, self._failed)

    def place(self, article: str) -> None:
        """Put an entry at the page's first place that has room for it."""
        page = self._paging.page()
        if page is None:
            self.said.emit("请先打开要放的那一版")
            return
        self._lane.do(
            lambda desk: desk.paging.place_first(article, page.uuid),
            self.changed.emit,
            self._failed,
        )

    @property
    def _home(self) -> _Home | None:
        chosen = self._window.place[0]
        lines = (line for line in self._window.lines if line.uuid == chosen)
        return next((_Home(line.uuid, line.publication) for line in lines), None)

    def _newspaper(self) -> _Home | None:
        """The publication, where it has pages to put blocks on."""
        home = self._home
        if home is None:
            self.said.emit("请先在左侧选一种报刊")
        elif home.publication.kind is PublicationKind.BULLETIN:
            self.said.emit("信息、简报没有补白和广告")
        else:
            return home
        return None

    def _ask(self, home: _Home, entry: Entry, title: str, then: Callable[[Entry], None]) -> None:
        slots = entry.article.slots
        artwork = self._pictures.path(slots[0].picture) if slots and slots[0].picture else ""
        over = self._panel if self._panel is not None and self._panel.isVisible() else self._window
        form = FillerForm(entry, home.publication.grid, title, over, artwork)
        dialogs.ask(form, lambda: then(form.entry()))

    def _add(self, entry: Entry, *, place: bool = False) -> None:
        page = self._paging.page() if place else None

        def work(desk: Desk) -> Change:
            if page is None:
                return desk.fillers.add(entry.article, entry.filler, entry.picture)
            with desk.together(f"新建《{entry.article.title}》"):
                return _reserved(desk, entry, page.uuid)

        def done(change: Change) -> None:
            self.changed.emit(change)
            for note in change.notes:
                self.said.emit(note)

        self._lane.do(work, done, self._failed)

    def _update(self, before: Entry, after: Entry) -> None:
        def work(desk: Desk) -> Change:
            change = Change()
            with desk.together(f"修改《{after.article.title}》"):
                if after.picture is not None:
                    change |= desk.receiving.add_picture(after.article, after.picture, 0)
                elif after.article != before.article:
                    change |= desk.writing.save(after.article, "修改补白")
                if after.filler != before.filler:
                    change |= desk.fillers.update(after.filler)
            return change

        self._lane.do(work, self.changed.emit, self._failed)


def _fresh(publication: str, kind: FillerKind, until: datetime.date | None = None) -> Entry:
    article = Article()
    span, rows = USUAL_BLOCK if kind.block else (0, 0)
    filler = Filler(
        article=article.uuid,
        publication=publication,
        kind=kind,
        span=span,
        rows=rows,
        valid_until=until,
    )
    return Entry(filler, article)


def _reserved(desk: Desk, entry: Entry, page: str) -> Change:
    """Take in a new block and put it on a page; it waits in the pool where there is no room."""
    change = desk.fillers.add(entry.article, entry.filler, entry.picture)
    try:
        return change | desk.paging.place_first(entry.article.uuid, page)
    except RefusedError as error:
        words = f"{error.what}；已存进补白库，腾出地方后从补白库拖上去"
        return change | Change(notes=(words,))
