"""The library on show and its window; opening another one replaces both."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from newsroom.desk.desk import Desk
from newsroom.errors import FileError, NewsroomError
from newsroom.ui import swift, theme, trouble
from newsroom.ui.after_paint import AfterPaint
from newsroom.ui.main_window import MainWindow
from newsroom.ui.worker import Lane

if TYPE_CHECKING:
    from newsroom.desk.backing import Restored

_RECENT = 8
_CALM = 20_000  # milliseconds after which a start is over, and what nobody waits for begins
_SETTLED = 3000  # milliseconds after which a window is painted and all works in it


class Session(QObject):
    """Holds one open library at a time."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.window: MainWindow | None = None

    def open(self, open_desk: Callable[[], Desk]) -> MainWindow:
        """Open a library in a window of its own, and close the one before.

        Raises what opening raised; the window before then stays.
        """
        swift.hold()
        QTimer.singleShot(_SETTLED, self, swift.go_on)
        lane = Lane(open_desk)
        lane.start()
        path, pictures, person, viewed = lane.wait(
            lambda desk: (desk.library.path, desk.library.pictures, desk.person(), desk.viewed)
        )
        before = self.window
        self._remember(path)
        with theme.undressed() if before is None else nullcontext():
            self.window = window = MainWindow(lane, path, pictures, self._settings)
        window.library_wanted.connect(self.switch)
        window.opener_wanted.connect(partial(self._replace, window))
        window.restore_wanted.connect(partial(self._restore, window))
        if viewed is not None:
            window.viewed = viewed
            window.make("viewing")
        else:
            QTimer.singleShot(_CALM, window, lambda: window.unless_closed(window.backing.begin))
            AfterPaint(window, lambda: window.unless_closed(window.door.open))
        window.show_recent(self.recent())
        sys.excepthook = _hook(window)
        window.show()
        if before is not None:
            before.deleteLater()
        if not person and viewed is None:
            window.welcoming.ask_name()
        return window

    def switch(self, path: Path, create: bool) -> None:
        """Work in another library, where it can be opened; the one on show is closed first."""
        window = self.window
        if window is None:
            return
        again = Path(path).resolve() == window.path
        if again and window.viewed is None:
            return
        try:
            Desk.open(path, create=create).close()
        except NewsroomError as error:
            if again:
                trouble.show(window, error)
            else:
                self._refused(window, error)
            return
        except Exception as error:
            trouble.show(window, error)
            return
        self._replace(window, lambda: Desk.open(path))

    def _refused(self, window: MainWindow, error: NewsroomError) -> None:
        """Say why a library cannot be opened, and go on with what is chosen instead; another window
        of ours that has it comes to the front.
        """
        from newsroom.ui import opening  # noqa: PLC0415 - only where one cannot be opened
        from newsroom.ui.door import calling  # noqa: PLC0415 - as above

        if isinstance(error, FileError) and calling.called([error.path], []):
            return

        def then(opener: Callable[[], Desk] | None) -> None:
            if opener is not None and self.window is window:
                self._replace(window, opener)

        opening.offer(window, error, then)

    def _restore(self, window: MainWindow, source: Path, person: str) -> None:
        """Make the library on show again what it was when a backup was made."""
        from newsroom.ui.backups import swapping  # noqa: PLC0415 - seldom wanted

        done: list[Restored | None] = []
        path = window.path
        self._replace(
            window,
            lambda: Desk.open(path),
            lambda: done.append(swapping.restored(path, source, person, None)),
        )
        for restored in filter(None, done):
            if self.window is not None:
                swapping.tell(self.window, restored)

    def _replace(
        self,
        window: MainWindow,
        opener: Callable[[], Desk],
        between: Callable[[], None] | None = None,
    ) -> None:
        """Close the window on show, and open another library in its place, or the same one at the
        same place. between: done while there is no window, after which nothing is where it was.
        """
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setQuitOnLastWindowClosed(False)
        try:
            place, article = window.place, window.article
            if window.close():
                if between is not None:
                    between()
                self._open_at_last(opener)
                if between is None:
                    self._go_back(window.path, place, article)
        finally:
            application.setQuitOnLastWindowClosed(True)

    def _open_at_last(self, opener: Callable[[], Desk] | None) -> None:
        """Open a library where there is no window to go back to; end the program where none can
        be opened.
        """
        while opener is not None:
            try:
                self.open(opener)
            except NewsroomError as error:
                from newsroom.ui import opening  # noqa: PLC0415 - as above

                opener = opening.asked(error)
            else:
                return
        QApplication.quit()

    def _go_back(self, path: Path, place: tuple[str, str, str], article: str) -> None:
        window = self.window
        if window is None or window.path != path:
            return
        if place[1]:
            window.go_to(*place[:2])
        if article:
            window.editing.open(article)

    def recent(self) -> list[Path]:
        """The libraries opened lately, newest first."""
        known = self._settings.value("recent") or []
        names = [known] if isinstance(known, str) else list(known)
        return [Path(name) for name in names]

    def _remember(self, path: Path) -> None:
        others = [str(known) for known in self.recent() if known != path]
        self._settings.setValue("recent", [str(path), *others][:_RECENT])


def _hook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What escapes inside the window is shown, with everything typed kept."""

    def show(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        trouble.show(window, error)

    return show
