"""Faults into the 差错率账: where it is asked for, and by itself those that are mended through the
list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.model.change import Change
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.fault_lines import FaultLine
    from newsroom.ui.faults.live import LiveReading
    from newsroom.ui.main_window import MainWindow

_COUNTED = frozenset({Severity.ERROR, Severity.WARNING})
_Key = tuple[str, str, str, int, str, str, str]


@dataclass
class _Credit:
    """A mended fault in the account. gone: it was seen that copy no longer has it."""

    uuid: str = ""
    gone: bool = False


class FaultBooking(QObject):
    """changed: a Change. said: words for the status bar.

    here: gives the line that the caret is at, None where there is none.
    """

    changed = Signal(object)
    said = Signal(str)

    def __init__(
        self, window: MainWindow, live: LiveReading, here: Callable[[], FaultLine | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._live = live
        self._here = here
        self._credits: dict[_Key, _Credit] = {}
        live.read.connect(self._follow)

    def book_here(self) -> None:
        """Put the fault at the caret into the account."""
        line = self._here()
        if line is not None:
            self.book(line)

    def book(self, line: FaultLine) -> None:
        """Put a fault into the account of its issue."""
        fault = line.fault

        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit("已记入差错率账；按 Ctrl+Z 撤销" if change.label else "账里已经有这一处")

        self._window.lane.do(
            lambda desk: desk.account.book_fault(fault), done, partial(trouble.show, self._window)
        )

    def mended(self, fault: Fault, suggestion: str) -> None:
        """A fault was mended as suggested: a credit, where the house wants that."""
        if fault.severity not in _COUNTED or not fault.article:
            return
        credit = self._credits[_key(fault)] = _Credit()

        def work(desk: Desk) -> tuple[str, Change]:
            if not desk.library.settings.get("credit_taken"):
                return "", Change()
            return desk.account.credit(replace(fault, suggestions=(suggestion,)))

        def done(made: tuple[str, Change]) -> None:
            credit.uuid = made[0]
            self._tell(made[1])

        self._window.lane.do(work, done)

    def _follow(self) -> None:
        """Take a credit out whose fault is back in copy that was read: its mending was undone."""
        article, faults = self._window.article, self._live.faults
        if not self._credits or faults is None:
            return
        here = {_key(fault) for fault in faults}
        for key, credit in tuple(self._credits.items()):
            if key[0] != article:
                continue
            if key not in here:
                credit.gone = True
            elif credit.gone:
                del self._credits[key]
                self._window.lane.do(_out(credit), self._tell)

    def _tell(self, change: Change) -> None:
        if change.account:
            self.changed.emit(change)


def _out(credit: _Credit) -> Callable[[Desk], Change]:
    """Take a credit out; it was booked by then, since the lane does one thing after another."""
    return lambda desk: desk.account.discredit(credit.uuid)


def _key(fault: Fault) -> _Key:
    return (
        fault.article,
        fault.rule,
        fault.field,
        fault.slot,
        fault.text,
        fault.lead,
        fault.trail,
    )
