"""Long work: progress, a cancel that acts at once, and a search that may be cut short."""

from __future__ import annotations

import threading
from collections.abc import Callable

from newsroom.errors import CancelledError


class Job:
    """Handed to any work that may last over a second.

    The worker calls `report` and `check`; another thread may call `cancel` at any time, which also
    runs the stopper registered for whatever cannot poll (a solver, a child process). A search that
    has found something asks `settled`, whether that shall do.
    """

    def __init__(self, on_progress: Callable[[float, str], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._settled = threading.Event()
        self._lock = threading.Lock()
        self._stopper: Callable[[], None] | None = None
        self._settles = False

    def report(self, fraction: float, text: str = "") -> None:
        """Tell how far the work is (0.0 to 1.0). Raises CancelledError after a cancel."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(min(max(fraction, 0.0), 1.0), text)

    def check(self) -> None:
        """Raise CancelledError where the person has cancelled."""
        if self._cancelled.is_set():
            raise CancelledError

    def cancel(self) -> None:
        """Stop the work as soon as it can be stopped."""
        with self._lock:
            self._cancelled.set()
            stopper = self._stopper
        if stopper is not None:
            stopper()

    @property
    def settled(self) -> bool:
        """Whether the person is content with the best that was found so far."""
        return self._settled.is_set()

    def settle(self) -> None:
        """Be content with the best found so far: end what only looks for better."""
        with self._lock:
            self._settled.set()
            stopper = self._stopper if self._settles else None
        if stopper is not None:
            stopper()

    def stop_with(self, stopper: Callable[[], None] | None, *, settles: bool = False) -> None:
        """Register what ends the present blocking step; called at once if already cancelled.

        settles: the step only looks for something better, so that settling ends it too.
        """
        with self._lock:
            self._stopper, self._settles = stopper, settles
            ended = self._cancelled.is_set() or (settles and self._settled.is_set())
            late = ended and stopper is not None
        if late and stopper is not None:
            stopper()
