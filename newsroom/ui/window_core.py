"""What a window's hands stand on, and the two of them that work from the start.

Each is imported and made when it is first reached for: the window is painted before that.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMainWindow

from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.ui import trouble
from newsroom.ui.editor_place import EditorPlace
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.worker import Lane, LongWork

if TYPE_CHECKING:
    from newsroom.desk.viewing import Viewed
    from newsroom.model.frame import PictureSource
    from newsroom.ui.editing import Editing
    from newsroom.ui.editor.article_editor import ArticleEditor
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.paging import PagingHand

H = TypeVar("H", bound=QObject)
_STATUS_MILLISECONDS = 8000
_SEALED = "稿库是只读打开的，不能改；要改，请点窗口上方的“再试着打开来写”"


class WindowCore(QMainWindow):
    """Lane, long work, panes; editor and page.

    library_wanted: (path, whether to make it) of another library. opener_wanted: what opens the
    library that is to stand in place of this one. restore_wanted: (path of a backup, who) this
    library is to be again what that was. viewed: what the library is only looked at for; None
    where it is written.
    """

    library_wanted = Signal(object, bool)
    opener_wanted = Signal(object)
    restore_wanted = Signal(object, str)
    viewed: Viewed | None = None

    def __init__(self, lane: Lane, pictures: PictureSource, settings: QSettings) -> None:
        super().__init__()
        self.lane = lane
        self.pictures = pictures
        self.settings = settings
        self.long_work = LongWork()
        self.centre = EditorPlace()
        self.pages = PagesPane()
        self._hands: list[QObject] = []
        self._closed = False

    def made(self, hand: str) -> bool:
        """Whether a hand was made already."""
        return hand in self.__dict__

    def make(self, hand: str) -> None:
        """Make a hand where it was not made yet."""
        getattr(self, hand)

    def unless_closed(self, work: Callable[[], object]) -> None:
        """Do what was put off, unless the window has been closed meanwhile."""
        if not self._closed:
            work()

    @property
    def sealed(self) -> str:
        """Why nothing can be changed, where the library is only looked at; else empty."""
        return "" if self.viewed is None else _SEALED

    def tell_trouble(self, error: BaseException) -> None:
        """Show an error that nobody took; in few words what is refused where nothing can be
        written, for a hand on the page has been told before.
        """
        if self.viewed is not None and isinstance(error, RefusedError):
            self.say(str(error))
        else:
            trouble.show(self, error)

    @property
    def article(self) -> str:
        """Identity of the article in the editor; empty where there is none."""
        return self.editing.article if self.made("editing") else ""

    @cached_property
    def editor(self) -> ArticleEditor:
        """The editor of articles, which takes its place in the window when it is made."""
        from newsroom.ui.editor.article_editor import ArticleEditor

        editor = ArticleEditor()
        editor.set_path_finder(self.pictures.path)
        return editor

    @cached_property
    def editing(self) -> Editing:
        """What is typed."""
        from newsroom.ui.editing import Editing

        hand = self.editing = self._join(Editing(self.editor, self.lane, self))
        hand.kept.connect(self._window.pool.model.retell)
        self._window.connect_editing(self.editor, hand)
        if self.viewed is not None:
            self._window.viewing.seal()
        return hand

    @cached_property
    def paging(self) -> PagingHand:
        """The page on show."""
        from newsroom.ui.paging import PagingHand

        hand = self.paging = self._join(PagingHand(self.pages, self.lane, self))
        self._window.connect_page(hand)
        hand.show_issue(*self._window.place[1:])
        return hand

    @property
    def _window(self) -> MainWindow:
        """This window by its own name: hands know it whole."""
        return cast("MainWindow", self)

    def _join(self, hand: H) -> H:
        """Connect what a hand tells to those who listen, each signal by its name."""
        self._hands.append(hand)
        listeners = {
            "changed": self.refresh,
            "said": self.say,
            "gathering": self._gather,
            "opened": self._open,
        }
        for name, listener in listeners.items():
            signal = getattr(hand, name, None)
            if signal is not None:
                signal.connect(listener)
        return hand

    def refresh(self, change: Change) -> None:
        """Show anew what an act touched: in all hands that show something."""
        for hand in self._hands:
            show = getattr(hand, "refresh", None)
            if show is not None:
                show(change)

    def stop_hands(self) -> None:
        """End the threads of hands that have one; the window wakes no more."""
        self._closed = True
        for hand in reversed(self._hands):
            stop = getattr(hand, "stop", None)
            if stop is not None:
                stop()

    def say(self, words: str) -> None:
        """Words for the status bar."""
        self.statusBar().showMessage(words, _STATUS_MILLISECONDS)

    def _gather(self) -> None:
        """What is typed must be saved now."""
        self.editing.save()

    def _open(self, article: str, offset: int = -1) -> None:
        self.editing.open(article, offset)
