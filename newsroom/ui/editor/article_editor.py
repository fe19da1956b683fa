"""The article editor of the window's centre."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from newsroom.desk.headings import HeadingFit
from newsroom.desk.measuring import Fitting
from newsroom.desk.rearranging import NEW
from newsroom.model.article import Article
from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.editor.foot import Foot
from newsroom.ui.editor.heads import Heads
from newsroom.ui.kinds.fate_bar import FateBar
from newsroom.ui.kinds.origin_bar import OriginBar
from newsroom.ui.pictures.files import carried
from newsroom.ui.pictures.strip import PicturesStrip

_LEAST_LINES = 8  # of the body, before pictures give way to it
_LOW = 26  # heights of a letter


class ArticleEditor(QWidget):
    """Shows one article and gives back what was typed.

    edited: something was typed and committed. handed: text was handed over while an input method
    goes on composing. caret_moved: (article, offset in the body) the caret came to rest elsewhere.
    picture_wanted: a file is to be chosen for a slot (-1: a new one).
    pictures_dropped: paths for new slots. said: words for the status bar. marks: the commands on
    body text.
    """

    edited = Signal()
    handed = Signal()
    caret_moved = Signal(str, int)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._article: Article | None = None
        self._bar: QWidget | None = None
        self._only = False  # the text, and nothing else
        self._frozen = False
        self._sealed = False
        self.fate = FateBar()
        self.heads = Heads()
        self.origin = OriginBar()
        self.body = BodyEdit()
        self.marks = _marks(self.body)
        self._buttons: list[QToolButton] = []
        self.pictures = PicturesStrip()
        self.foot = Foot(self.body)
        self._build()
        self.heads.edited.connect(self.edited)
        self.origin.edited.connect(self.edited)
        self.edited.connect(self._follow_origin)
        self.heads.finished.connect(self._into_body)
        self.heads.byline.said.connect(self.said)
        self.body.edited.connect(self.edited)
        self.body.cursorPositionChanged.connect(self._caret)
        self.foot.chosen.connect(self.body.go_to)
        self.pictures.edited.connect(self.edited)
        self.body.installEventFilter(self)
        self.show_article(None)

    @property
    def composing(self) -> bool:
        """Whether an input method holds text anywhere here; no field may be touched meanwhile."""
        inner = (self.body, self.heads, self.origin)
        return self.pictures.composing() or any(part.composing for part in inner)

    @property
    def current(self) -> str:
        """Identity of the article shown; empty where there is none."""
        return self._article.uuid if self._article is not None else ""

    @property
    def spot(self) -> tuple[str, int]:
        """The article and the caret's offset in its body."""
        return self.current, self.body.caret()

    def show_article(self, article: Article | None, tied: Mapping[str, str] | None = None) -> None:
        """Show an article, or the empty state. tied: whom the names of its byline mean."""
        self._article = article
        self._stack.setCurrentIndex(0 if article is None else 1)
        if article is None:
            return
        self.heads.show_article(article, tied)
        self.body.set_body(article.body)
        self.pictures.show_slots(article.slots)
        self.origin.show_article(article)
        self._lock(article.locked)

    def article(self) -> Article | None:
        """The article as typed; None where none is shown."""
        if self._article is None:
            return None
        slots = self.pictures.slots()
        typed = self.heads.into(self._article, slots)
        body, origin = self.body.body(), self.origin.origin()
        return replace(typed, body=body, slots=slots, origin=origin)

    def begin(self) -> None:
        """Put the caret where writing begins."""
        self.heads.fields["headline"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field(self, name: str, slot: int = -1) -> None:
        """Put the caret into a field of the article, or into the caption of a picture."""
        if slot >= 0:
            self.pictures.show_slot(slot)
        elif name == "credits":
            self.heads.byline.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name in self.heads.fields:
            self.heads.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_known(self, key: str, words: Iterable[str]) -> None:
        """Words to complete a field from: section, dateline or source_unit."""
        self.heads.set_known(key, words)

    def set_path_finder(self, path: Callable[[str], str]) -> None:
        """How to find a stored picture's file by its SHA-256."""
        self.pictures.set_path_finder(path)

    def show_count(self, text: str) -> None:
        """Show the character count."""
        self.foot.show_count(text)

    def show_saved(self, text: str) -> None:
        """Show whether all is saved."""
        self.foot.show_saved(text)

    def show_fit(self, over: int | None, under: int = 0, elsewhere: str = "") -> None:
        """Show how the article fits its place: over or under lines; None where it has none.

        elsewhere: the page that it stands on, where that is not the one on show.
        """
        self.foot.show_fit(over, under, elsewhere)

    def show_fitting(self, fitting: Fitting) -> None:
        """Show where lines can be saved or gained."""
        self.foot.show_fitting(fitting)

    def show_headings(self, fits: Mapping[str, HeadingFit]) -> None:
        """Show how the headline stands on the page."""
        self.heads.show_fits(fits)

    def put_above_body(self, bar: QWidget) -> None:
        """Let a bar (find and replace) stand between the tools and the body."""
        self._page.insertWidget(self._page.indexOf(self.body), bar)
        self._bar = bar
        bar.installEventFilter(self)

    def put_on_top(self, bar: QWidget) -> None:
        """Let a bar (the slip) stand above all fields."""
        self._page.insertWidget(0, bar)

    def set_frozen(self, *, frozen: bool) -> None:
        """Let nothing be typed into an article of a frozen issue."""
        self._frozen = frozen or self._sealed
        for part in (self.heads, self.origin, self.pictures):
            part.setEnabled(not self._frozen)
        self.heads.setEnabled(not frozen or self._sealed)
        typed = self.article()
        self._lock(typed is not None and typed.locked)

    def seal(self) -> None:
        """Let nothing be typed into any article, for the library is only looked at; what stands in
        the fields can be copied.
        """
        self._sealed = True
        self.setAcceptDrops(False)
        self.heads.seal()
        self.set_frozen(frozen=True)

    def put_below_body(self, bar: QWidget) -> None:
        """Let a notice stand between the body and the pictures."""
        self._page.insertWidget(self._page.indexOf(self.body) + 1, bar)

    def show_only_text(self, only: bool) -> None:
        """Leave nothing but the body and its foot on show, or all of it again."""
        self._only = only
        for widget in (self.heads, self._tools):
            widget.setVisible(not only)
        self.origin.setVisible(not only and self.origin.wanted)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Photographs belong to the article they are dropped on; other files are for the window."""
        found = carried(event.mimeData())
        event.setAccepted(bool(self.current and (found.paths or found.image)))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Put them behind the pictures that are there."""
        event.acceptProposedAction()
        self.pictures.brought.emit(carried(event.mimeData()), NEW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Where the window is low, or letters are large, pictures give way to the text."""
        if watched is self.body and event.type() == QEvent.Type.Resize:
            least = _LEAST_LINES * self.body.fontMetrics().lineSpacing()
            self.pictures.give_way(self.body.height() + self.pictures.taken() - least)
        elif watched is self._bar and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """In a low window of large letters there are pictures, or the bar above the body."""
        low = self.height() < _LOW * self.fontMetrics().height()
        barred = self._bar is not None and not self._bar.isHidden()
        self.pictures.setVisible(not self._only and not (low and barred))

    def _caret(self) -> None:
        if self._article is not None and not self.composing:
            self.caret_moved.emit(self._article.uuid, self.body.caret())

    def _follow_origin(self) -> None:
        """Say how what was typed stands to where it comes from; 通稿 are locked."""
        if not (self.origin.wanted or self.origin.concerns(self.heads.kind.currentData())):
            return
        article = self.article()
        if article is not None:
            self.origin.follow(article)
            self._lock(article.locked)

    def _lock(self, locked: bool) -> None:
        locked = locked or self._frozen
        if self.body.isReadOnly() != locked:
            self.body.setReadOnly(locked)
            self.heads.set_locked(locked)
            for button in self._buttons:
                button.setEnabled(not locked)

    def _into_body(self) -> None:
        self.body.setFocus(Qt.FocusReason.TabFocusReason)

    def set_empty(self, empty: QWidget) -> None:
        """What is shown where no article is open."""
        self._blank.addWidget(empty)

    def _build(self) -> None:
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(10, 8, 10, 6)
        self._page.setSpacing(5)
        self._tools = self._make_tools()
        self._page.addWidget(self.fate)
        self._page.addWidget(self.heads)
        self._page.addWidget(self.origin)
        self._page.addWidget(self._tools)
        self._page.addWidget(self.body, 1)
        self._page.addWidget(self.pictures)
        self._page.addWidget(self.foot)
        self._stack = QStackedWidget()
        blank = QWidget()
        self._blank = QVBoxLayout(blank)
        self._blank.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(blank)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        fields = [*self.heads.order(), self.origin.source, self.origin.date]
        for before, after in pairwise([*fields, *self._buttons, self.body]):
            QWidget.setTabOrder(before, after)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for mark in self.marks:
            button = QToolButton()
            button.setText(mark.text)
            button.setObjectName("mark")
            button.setAccessibleName(mark.text)
            button.setToolTip(f"{mark.help}（{mark.keys}）")
            button.clicked.connect(mark.act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return tools


@dataclass(frozen=True, slots=True)
class Mark:
    """A command on the body's text: what it is called, its shortcut, what it does."""

    text: str
    keys: str
    help: str
    act: Callable[[], None]


def _marks(body: BodyEdit) -> tuple[Mark, ...]:
    lines = body.mark_lines
    return (
        Mark("小标题", "Ctrl+2", "把选中的行标为小标题", partial(lines, "## ")),
        Mark("段首题", "Ctrl+3", "把选中的段首文字标为段首小标题", body.mark_run_in),
        Mark("条目", "Ctrl+4", "把选中的行标为条目", partial(lines, "● ")),
        Mark("按语", "Ctrl+5", "把选中的行标为编者按语", partial(lines, "> ")),
        Mark("加粗", "Ctrl+B", "加粗选中的文字", body.mark_bold),
    )
