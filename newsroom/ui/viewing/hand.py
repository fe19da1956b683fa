"""Serves a window whose library is only looked at: seals it, follows the library, ends it."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from newsroom.desk import viewing
from newsroom.desk.viewing import Viewed
from newsroom.ui.viewing.strip import ViewedStrip

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_EVERY = 5.0  # seconds between two looks at the library's file


class ViewingHand(QObject):
    """looked: (whether nobody holds the library any more, whether it was written since)."""

    looked = Signal(bool, bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        assert window.viewed is not None
        self._window = window
        self._viewed: Viewed = window.viewed
        self.strip = ViewedStrip(self._viewed)
        self._seal()
        behind = Qt.ConnectionType.QueuedConnection  # the click, for the window may go
        self.strip.again.connect(self.again, behind)
        self.strip.reread.connect(self.reread, behind)
        self.strip.brought.connect(self.bring, behind)
        self.looked.connect(self._tell, behind)
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._follow, name="viewing", daemon=True)
        self._thread.start()

    def again(self) -> None:
        """Open it for writing where that is possible now; else say why not."""
        self._window.library_wanted.emit(self._window.path, False)

    def reread(self) -> None:
        """Show it as it stands now."""
        from newsroom.ui.viewing.opening import looking  # noqa: PLC0415 - when asked for

        opener = looking(self._window.path, self._viewed.bar, self._window)
        if opener is not None:
            self._window.opener_wanted.emit(opener)

    def bring(self) -> None:
        """Carry it to this computer and open that."""
        from newsroom.ui.viewing.opening import brought  # noqa: PLC0415 - when asked for

        opener = brought(self._window.path, self._window)
        if opener is not None:
            self._window.opener_wanted.emit(opener)

    def look(self) -> None:
        """Look at the library's file now."""
        self._wake.set()

    def stop(self) -> None:
        """End the thread, but wait for no network that does not answer."""
        self._ended = True
        self._wake.set()
        self._thread.join(1.0)

    def seal(self) -> None:
        """The editor is there: let nothing be typed into it."""
        self._window.editing.sealed = True
        self._window.editor.seal()

    def _seal(self) -> None:
        window = self._window
        window.stage.add_strip(self.strip)
        window.setWindowTitle(f"{window.path.stem}（只读）— 采编台")
        window.setAcceptDrops(False)
        window.pages.sealed = window.sealed
        window.person.setEnabled(False)
        window.commands.suit()

    def _follow(self) -> None:
        """In a thread of its own: a network that is gone keeps whoever looks at it waiting."""
        while True:
            self._wake.wait(_EVERY)
            self._wake.clear()
            if self._ended:
                return
            free, changed = viewing.free(self._viewed.source), self._viewed.changed()
            with suppress(RuntimeError):  # the window is gone
                self.looked.emit(free, changed)

    def _tell(self, free: bool, changed: bool) -> None:
        self.strip.tell(free=free, changed=changed)
