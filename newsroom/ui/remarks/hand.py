"""Remarks written in the window: on what is selected beside the page, or with the pen on it."""

# ruff: noqa: PLC0415 - forms are imported when they are asked for

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.model.change import Change
from newsroom.model.difference import Spot
from newsroom.model.remark import Anchor, Remark, RemarkState
from newsroom.model.sheetmark import SheetMark, Tone
from newsroom.ui import trouble
from newsroom.ui.remarks.pen import Pen, Point

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.pinpointing import Pin, Pinpoint
    from newsroom.model.article import Article
    from newsroom.model.edition import Edition
    from newsroom.model.frame import PageFrames
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.remarks.form import RemarkForm

_REST_MILLISECONDS = 250
_ASIDE, _BELOW = 8, 120  # pixels between a form and the page beside it; from the pane's top
_NO_ARTICLE = "请先打开一篇稿件，选中要批注的字"
_NO_PAGE = "请先在左侧选一期，再选一版"
_PEN_OUT = "批注笔：点一个字，或拖过几个字，写批注；Esc 收起"


class RemarksHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved.
    pen_moved: whether the pen is out.
    """

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()
    pen_moved = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._issue = ""
        self._remarks: tuple[Remark, ...] = ()
        self._numbered: dict[int, Remark] = {}
        self._asked_for: set[str] = set()  # articles whose remarks were looked up by themselves
        self._pinned: tuple[PageFrames | None, Pinpoint | None] = (None, None)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._mark)
        self.pen = Pen(window.pages.preview)
        self.pen.tell = self._told
        self.pen.taken.connect(self._take)
        self.pen.swept.connect(self._sweep)
        self.pen.marked.connect(self._edit_number)
        self.pen.put_away.connect(lambda: self.toggle_pen(out=False))
        window.editing.shown.connect(lambda _article: self._mark_body())
        for name in ("placement", "page"):
            menu = window.commands.menu(name)
            menu.addSeparator()
            menu.addAction(window.commands.action("remark.here"))

    # What is shown -------------------------------------------------------------------------------

    def follow(self) -> None:
        """Another page is on show, or the same one composed anew."""
        issue = self._window.place[1]
        if issue != self._issue:
            self._issue, self._remarks = issue, ()
            self._load()
        elif self._remarks or self.pen.out:
            self._rest.start()

    def refresh(self, change: Change) -> None:
        """Remarks came, went or changed."""
        if change.remarks:
            self._asked_for.clear()
            self._load()

    def _load(self) -> None:
        issue, article = self._issue, self._window.article

        def read(desk: Desk) -> tuple[Remark, ...]:
            found = desk.remarking.of_issue(issue) if issue else ()
            known = {remark.uuid for remark in found}
            more = desk.remarking.of_article(article) if article else ()
            return (*found, *(remark for remark in more if remark.uuid not in known))

        self._lane.do(read, self._show, self._failed)

    def _show(self, remarks: tuple[Remark, ...]) -> None:
        self._remarks = remarks
        self._mark()
        self._mark_body()

    def _mark(self) -> None:
        """Mark the open remarks of the page on show where their words stand now."""
        frames = self._window.paging.frames
        wanted = [each for each in self._remarks if each.state is RemarkState.OPEN]
        self._numbered = {}
        if frames is None or not wanted:
            self.pen.show_marks(0, ())
            return
        pinpoint = self._pinpoint()
        assert pinpoint is not None
        found = []
        for remark in wanted:
            spots = pinpoint.of(remark.article, remark.anchor) if remark.anchored else ()
            own = remark.page == frames.page and not remark.anchored
            spots = spots or ((remark.spot,) if own and remark.spot.page else ())
            if spots:
                found.append((spots, remark))
        found.sort(key=lambda each: (each[0][0].column, each[0][0].row, each[0][0].x))
        marks = []
        for number, (spots, remark) in enumerate(found, 1):
            self._numbered[number] = remark
            marks.append(SheetMark(number, Tone.REMARK, spots))
        self.pen.show_marks(frames.number, marks)

    def _told(self, number: int) -> str:
        """What the remark of a number on the page says."""
        remark = self._numbered.get(number)
        return "" if remark is None else "：".join(filter(None, (remark.person, remark.says)))

    def _mark_body(self) -> None:
        """Underline the words of the article on show that open remarks are about."""
        article = self._window.editing.now()
        if article is None:
            return
        if not any(remark.article == article.uuid for remark in self._remarks):
            self._window.editor.body.show_remarked(())
            if article.uuid not in self._asked_for:
                self._asked_for.add(article.uuid)
                self._load()
            return
        self._window.editor.body.show_remarked(self._spans(article))

    def _spans(self, article: Article) -> list[tuple[int, int]]:
        from newsroom.desk.pinpointing import markup_span

        spans = (
            markup_span(article, remark.anchor)
            for remark in self._remarks
            if remark.article == article.uuid and remark.state is RemarkState.OPEN
        )
        return [span for span in spans if span is not None]

    def _pinpoint(self) -> Pinpoint | None:
        """What finds words on the page on show; made anew when it was composed anew."""
        from newsroom.desk.pinpointing import Pinpoint

        frames, edition = self._window.paging.frames, self._window.paging.edition
        if frames is None or edition is None:
            return None
        known, pinpoint = self._pinned
        if known is not frames or pinpoint is None:
            pinpoint = Pinpoint(self._with_typed(edition), frames)
            self._pinned = (frames, pinpoint)
        return pinpoint

    def _with_typed(self, edition: Edition) -> Edition:
        from newsroom.desk.composing import with_typed

        typed = self._window.editing.now()
        return edition if typed is None else with_typed(edition, typed)

    # The pen -------------------------------------------------------------------------------------

    def toggle_pen(self, *, out: bool | None = None) -> None:
        """Take the pen into the hand, or put it away."""
        wanted = not self.pen.out if out is None else out
        if wanted and self._window.paging.frames is None:
            self.said.emit(_NO_PAGE)
            wanted = False
        self.pen.take(out=wanted)
        if wanted:
            self._window.pages.preview.setFocus()
            self.said.emit(_PEN_OUT)
        self.pen_moved.emit(wanted)

    def write_here(self) -> None:
        """Write a remark where the page's menu was asked for, else on what is selected there."""
        preview = self._window.pages.preview
        point = self.pen.last
        if point is None and preview.selected:
            middle = preview.box_on_screen(preview.selected).center()
            point = preview.view.page(middle)
        if point is None:
            self.said.emit("请先在版面上选中一篇稿件，或用批注笔点一个字")
            return
        self.pen.last = None
        self._take(point, point)

    def _sweep(self, begin: Point, end: Point) -> None:
        pinpoint = self._pinpoint()
        if pinpoint is not None:
            self.pen.show_swept(pinpoint.at(begin, end).spots)

    def _take(self, begin: Point, end: Point) -> None:
        pinpoint, page = self._pinpoint(), self._window.paging.page()
        self.pen.show_swept(())
        if pinpoint is None:
            self.said.emit(_NO_PAGE)
            return
        pin = pinpoint.at(begin, end)
        self._write(pin, page.uuid if page is not None else "")

    def _write(self, pin: Pin, page: str) -> None:
        remark = Remark(
            issue=self._window.place[1],
            page=page,
            article=pin.article,
            anchor=pin.anchor,
            spot=pin.spot,
            time=_now(),
        )
        self.pen.show_swept(pin.spots)
        self._ask(remark)

    # Beside the page -----------------------------------------------------------------------------

    def write(self) -> None:
        """Write a remark on what is selected in the article on show; without a selection on the
        article as a whole.
        """
        article = self._window.editing.now()
        if article is None:
            self.said.emit(_NO_ARTICLE)
            return
        if self._window.editor.composing:
            return
        anchor = self._selected(article)
        issue, page = self._home(article.uuid)
        remark = Remark(
            issue=issue,
            page=page,
            article=article.uuid,
            anchor=anchor,
            spot=self._spot_of(article.uuid, anchor),
            time=_now(),
        )
        self._ask(remark)

    def _home(self, article: str) -> tuple[str, str]:
        """The issue on show and the page there that an article stands on; empty for none."""
        edition = self._window.paging.edition
        if edition is None or article not in edition.articles:
            return "", ""
        parts = edition.parts(article)
        return edition.issue.uuid, parts[0].page if parts else ""

    def _spot_of(self, article: str, anchor: Anchor) -> Spot:
        pinpoint = self._pinpoint()
        found = pinpoint.of(article, anchor) if pinpoint is not None and anchor.field else ()
        return found[0] if found else Spot()

    def _selected(self, article: Article) -> Anchor:
        """The words that are selected in the body or in a field above it."""
        from newsroom.desk.pinpointing import anchor_in_markup
        from newsroom.desk.remarking import anchor_in

        editor = self._window.editor
        for name, field in editor.heads.fields.items():
            if field.hasFocus() and field.hasSelectedText():
                start = field.text()[: field.selectionStart()]
                words = field.selectedText()
                return anchor_in(article, name, len(start), len(start) + len(words))
        start, end = editor.body.selection()
        if end > start:
            return anchor_in_markup(article, start, end)
        return Anchor()

    # The form ------------------------------------------------------------------------------------

    def edit(self, remark: Remark) -> None:
        """Change a remark."""
        self._ask(remark, new=False)

    def _edit_number(self, number: int) -> None:
        if number in self._numbered:
            self.edit(self._numbered[number])

    def _ask(self, remark: Remark, *, new: bool = True) -> None:
        from newsroom.ui import dialogs
        from newsroom.ui.remarks.form import About, RemarkForm, passage_of

        form = RemarkForm(remark, About(self._place(remark), passage_of(remark)), self._window)

        def put() -> None:
            made = form.remark()
            if new:
                self._add(made)
            else:
                self._do(lambda desk: desk.remarking.update(made))

        form.finished.connect(lambda _result: self.pen.show_swept(()))
        self._put_aside(form)
        dialogs.ask(form, put)

    def _put_aside(self, form: RemarkForm) -> None:
        """Let the form not cover the page that is remarked on, where there is room beside it."""
        pages = self._window.pages
        if not pages.isVisible():
            return
        form.adjustSize()
        edge = pages.mapToGlobal(pages.rect().topLeft())
        left = edge.x() - form.width() - _ASIDE
        if left >= self._window.screen().availableGeometry().left():
            form.move(left, edge.y() + _BELOW)

    def _place(self, remark: Remark) -> str:
        """二版 3栏40行 《新路灯亮了》正文."""
        from newsroom.desk.remarking import field_words
        from newsroom.ui.remarks.html import page_words

        edition = self._window.paging.edition
        article = edition.articles.get(remark.article) if edition is not None else None
        typed = self._window.editing.now()
        if typed is not None and typed.uuid == remark.article:
            article = typed
        title = f"《{' '.join(article.title.split())}》" if article is not None else ""
        page = page_words(remark.spot.page, flows=self._window.flows)
        return " ".join(filter(None, (page, remark.spot.words, title + field_words(remark))))

    def _add(self, remark: Remark) -> None:
        """Write it on a version that is saved: the anchor counts in what is on show."""
        self.gathering.emit()
        self._do(lambda desk: desk.remarking.add(remark))

    def _do(self, act: Callable[[Desk], Change]) -> None:
        self._lane.do(act, self.changed.emit, self._failed)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
