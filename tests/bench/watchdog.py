"""Turns the window's event loop by hand and watches it: how long each turn keeps it from the next.

Between turns, where nothing waits to be done, the loop sleeps half a millisecond. A thread looks on
meanwhile and notes where the window is when a turn lasts too long.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent

_LOOK_EVERY = 0.01
_SLEEP, _WORKED = 0.0005, 0.0001
_MOST = 180.0
_PLACES = 9


@dataclass(frozen=True, slots=True)
class Block:
    """A turn that lasted too long. worked: seconds of it in which the thread had a processor.
    doing: what was asked for meanwhile. stack: where the window was, innermost last; empty where
    it was not seen.
    """

    seconds: float
    worked: float
    doing: str
    stack: tuple[str, ...]


@dataclass
class Watch:
    """What was seen. limit: seconds that a turn may last. turns: how many there were that worked.
    busy: seconds of all together; worked: those in which the thread had a processor. doing: set by
    whoever drives the window, kept with each block. longest: seconds of the longest turn.
    """

    limit: float = 0.1
    turns: int = 0
    busy: float = 0.0
    worked: float = 0.0
    doing: str = ""
    blocks: list[Block] = field(default_factory=list)
    longest: float = 0.0
    _begun: float = 0.0
    _clock: float = 0.0
    _seen: tuple[str, ...] = ()
    _ended: threading.Event = field(default_factory=threading.Event)

    def turn(self) -> bool:
        """Deal with the events there are; whether there were any worth the name."""
        self._begun, self._clock = begun, _ = time.perf_counter(), time.thread_time()
        QCoreApplication.processEvents()
        # By hand too: only a loop that runs throws away what is to be deleted later.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return self._count(begun)

    def act(self, work: Callable[[], object]) -> None:
        """Do in one turn what a person's hand brings about."""
        self._begun, self._clock = begun, _ = time.perf_counter(), time.thread_time()
        work()
        self._count(begun)

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window work until something holds. Raises TimeoutError."""
        end = time.perf_counter() + _MOST
        while not holds():
            if time.perf_counter() > end:
                raise TimeoutError(f"the window never came to it: {self.doing}")
            if not self.turn():
                time.sleep(_SLEEP)

    def rest(self, seconds: float) -> None:
        """Let the window work for a while."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() > end)

    @property
    def worst(self) -> list[Block]:
        """The blocks, the longest first."""
        return sorted(self.blocks, key=lambda block: -block.seconds)

    def _count(self, begun: float) -> bool:
        seconds, self._begun = time.perf_counter() - begun, 0.0
        seen, self._seen = self._seen, ()
        if seconds < _WORKED:
            return False
        self.turns += 1
        self.busy += seconds
        self.longest = max(self.longest, seconds)
        worked = time.thread_time() - self._clock
        self.worked += worked
        if seconds > self.limit:
            self.blocks.append(Block(seconds, worked, self.doing, seen))
        return True

    def look_on(self, thread: int) -> None:
        """Note where a thread is whenever its turn lasts too long; until the watch ends."""
        noted = 0.0
        while not self._ended.wait(_LOOK_EVERY):
            begun = self._begun
            late = begun and begun != noted and time.perf_counter() - begun > self.limit * 0.6
            if late:
                noted, self._seen = begun, _places(thread)

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()


@contextmanager
def watching(limit: float = 0.1) -> Iterator[Watch]:
    """Watch the thread that asks, which is the window's."""
    watch = Watch(limit)
    me = threading.get_ident()
    looker = threading.Thread(target=watch.look_on, args=(me,), name="watchdog", daemon=True)
    looker.start()
    try:
        yield watch
    finally:
        watch.end()
        looker.join()


def _places(thread: int) -> tuple[str, ...]:
    """Where a thread is. Lets go of its frames at once: a frame that is held keeps what stands in
    it, a painter for instance, beyond its call, and Qt brings a program with such a one down.
    """
    found: list[tuple[str, int, str]] = []
    frame = sys._current_frames().get(thread)
    while frame is not None and len(found) < _PLACES:
        code = frame.f_code
        found.append((code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    del frame
    return tuple(
        f"{name.rpartition('/newsroom/')[2]}:{line} {where}" for name, line, where in found[::-1]
    )
