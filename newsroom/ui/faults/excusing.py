"""Opens the window of what was let stand, keeps it current, revokes."""

# ruff: noqa: PLC0415 - the window is imported when it is first wanted

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.model.change import Change
from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.desk.proofreading import ExcuseRow
    from newsroom.ui.faults.excuses_window import ExcusesWindow
    from newsroom.ui.main_window import MainWindow


class Excusing(QObject):
    """changed: a Change."""

    changed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._failed = partial(trouble.show, window)
        self._shown: ExcusesWindow | None = None

    def show(self) -> None:
        """All that was let stand, to be looked through and revoked."""
        if self._shown is None:
            from newsroom.ui.faults.excuses_window import ExcusesWindow

            self._shown = ExcusesWindow(self._window)
            self._shown.revoked.connect(self._revoke)
            self._shown.finished.connect(self._closed)
            self._shown.show()
        self._shown.activateWindow()
        self._list()

    def refresh(self, change: Change) -> None:
        """Other faults are let stand."""
        if self._shown is not None and change.excuses:
            self._list()

    def _list(self) -> None:
        def show(rows: tuple[ExcuseRow, ...]) -> None:
            if self._shown is not None:
                self._shown.show_rows(rows)

        self._window.lane.do(lambda desk: desk.proofreading.excuse_rows(), show, self._failed)

    def _revoke(self, uuids: tuple[str, ...]) -> None:
        self._window.lane.do(
            lambda desk: desk.proofreading.revoke(uuids), self.changed.emit, self._failed
        )

    def _closed(self, _result: int) -> None:
        self._shown = None
