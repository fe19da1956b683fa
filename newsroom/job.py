"""Long work: progress, and a cancel that acts at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

from newsroom.errors import CancelledError


class Job:
    """Handed to any work that may last over a second.

    The worker calls `report` and `check`; another thread may call `cancel` at any time, which also
    runs the stopper registered for whatever cannot poll (a solver, a child process).
    """

    def __init__(self, on_progress: Callable[[float, str], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._stopper: Callable[[], None] | None = None

    def report(self, fraction: float, text: str = "") -> None:
        """Tell how far the work is (0.0 to 1.0). Raises CancelledError after a cancel."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(min(max(fraction, 0.0), 1.0), text)

    def check(self) -> None:
        """Raise CancelledError where the person has cancelled."""
        if self._cancelled.is_set():
            raise CancelledError

    @property
    def cancelled(self) -> bool:
        """Whether the person has cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work as soon as it can be stopped."""
        with self._lock:
            self._cancelled.set()
            stopper = self._stopper
        if stopper is not None:
            stopper()

    def stop_with(self, stopper: Callable[[], None] | None) -> None:
        """Register what ends the present blocking step; called at once if already cancelled."""
        with self._lock:
            self._stopper = stopper
            late = self._cancelled.is_set() and stopper is not None
        if late and stopper is not None:
            stopper()
