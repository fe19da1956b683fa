"""Work off the window's thread: one lane owns the library, one pool does what is long.

The lane makes the Desk in its own thread and runs one short call after another, in order. Long
work (reading files, assembling, exporting) takes frozen snapshots, runs in the pool with a Job,
and hands back one write to the lane. Answers always arrive in the window's thread.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.ui.post import Post

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk

T = TypeVar("T")
Answer = Callable[[Any], None]
Trouble = Callable[[BaseException], None]
_LOOK_SECONDS = 0.3
_REST_SECONDS = 4.0
_Call = tuple[Callable[["Desk"], Any], Answer | None, Trouble]


class Lane(QObject):
    """The one thread that owns the library.

    troubled: an exception that no caller took; shown by the window. stepped: what the desk would
    undo or do again is another act than before.
    """

    troubled = Signal(object)
    stepped = Signal()

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self.steps = ("", "")  # what the desk would undo, and do again
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._urgent: deque[_Call] = deque()
        self._next_look = 0.0
        self._told = self.steps
        self._post = Post()
        self._thread = threading.Thread(target=self._run, name="library", daemon=True)
        self._opened: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()

    def start(self) -> None:
        """Open the library in the lane. Raises what opening raised."""
        self._thread.start()
        trouble = self._opened.get()
        if trouble is not None:
            self._thread.join()
            raise trouble

    def do(
        self,
        work: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        failed: Trouble | None = None,
    ) -> None:
        """Run a short call on the desk; `then` gets its result in the window's thread."""
        self._calls.put((work, then, failed or self.troubled.emit))

    def urge(
        self,
        work: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        failed: Trouble | None = None,
    ) -> None:
        """The same for what may not wait: it is run before all that waits, and where a long call
        rests.
        """
        self._urgent.append((work, then, failed or self.troubled.emit))
        self._calls.put((self._relieve, None, self.troubled.emit))

    def wait(self, work: Callable[[Desk], T]) -> T:
        """Run a call and wait for it: for closing, and for the few things a start needs."""
        done: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()

        def run(desk: Desk) -> None:
            try:
                done.put((True, work(desk)))
            except BaseException as error:
                done.put((False, error))

        self._calls.put((run, None, self.troubled.emit))
        good, value = done.get()
        if not good:
            raise value
        return value

    def stop(self) -> None:
        """Finish what was asked for, close the library and end the thread; answers that are still
        on their way reach nobody.
        """
        if self._thread.is_alive():
            self._calls.put(None)
            self._thread.join()
        self._post.closed = True

    def _run(self) -> None:
        try:
            desk = self._open_desk()
        except BaseException as error:
            self._opened.put(error)
            return
        self._opened.put(None)
        with desk:
            desk.library.between = partial(self._relieve, desk)
            while (call := self._next(desk)) is not None:
                self._relieve(desk)
                self._perform(desk, call)
                self._look_at_file(desk)

    def _next(self, desk: Desk) -> _Call | None:
        """What is to be done next; in a rest the file is made whole in itself."""
        try:
            return self._calls.get(timeout=_REST_SECONDS)
        except queue.Empty:
            desk.library.fold()
            return self._calls.get()

    def _perform(self, desk: Desk, call: _Call) -> None:
        work, then, failed = call
        try:
            result = work(desk)
        except BaseException as error:
            self._post.delivered.emit(failed, error)
        else:
            self._look(desk)
            if then is not None:
                self._post.delivered.emit(then, result)

    def _look_at_file(self, desk: Desk) -> None:
        """Tell what others did to the library's file meanwhile; now and then is enough."""
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + _LOOK_SECONDS
        found = desk.library.look()
        if found is not None:
            self._post.delivered.emit(self.troubled.emit, found)

    def _relieve(self, desk: Desk) -> None:
        """Run what is urgent."""
        while self._urgent:
            self._perform(desk, self._urgent.popleft())

    def _look(self, desk: Desk) -> None:
        """Tell what can be undone before the answer that made it so."""
        steps = (desk.undo_label, desk.redo_label)
        if steps != self._told:
            self._told = steps
            self._post.delivered.emit(self._step, steps)

    def _step(self, steps: tuple[str, str]) -> None:
        self.steps = steps
        self.stepped.emit()


class LongWork(QObject):
    """Runs jobs beside the window, one after another, and tells how far they are.

    progressed: (fraction, text) of the running job. running: whether there is one. searching:
    whether one of them looks for ever better answers, so that settling makes sense.
    """

    progressed = Signal(float, str)
    running = Signal(bool)
    searching = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._post = Post()
        self._jobs: list[Job] = []
        self._searches: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._jobs)

    def search(self, work: Callable[[Job], T], then: Callable[[T], None], failed: Trouble) -> None:
        """Run `work`, which looks for ever better answers until it is settled."""
        job = self.start(work, then, failed)
        self._searches.append(job)
        self.searching.emit(True)

    def start(self, work: Callable[[Job], T], then: Callable[[T], None], failed: Trouble) -> Job:
        """Run `work` with a Job; a cancelled one answers nobody."""
        job = Job(self.progressed.emit)
        self._jobs.append(job)
        self.running.emit(True)

        def run() -> None:
            receiver: Callable[[Any], None]
            try:
                job.check()
                value: Any = work(job)
                receiver = then
            except CancelledError:
                value, receiver = None, _nobody
            except BaseException as error:
                value, receiver = error, failed
            self._post.delivered.emit(self._finished, (receiver, value, job))

        self._pool.submit(run)
        return job

    def settle(self) -> None:
        """Be content with the best that the running searches have found."""
        for job in self._searches:
            job.settle()

    def cancel(self) -> None:
        """Cancel the running job and those that wait."""
        for job in self._jobs:
            job.cancel()

    def stop(self) -> None:
        """Cancel what runs and end the pool."""
        self.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _finished(self, outcome: tuple[Callable[[Any], None], Any, Job]) -> None:
        receiver, value, job = outcome
        self._jobs.remove(job)
        if job in self._searches:
            self._searches.remove(job)
            self.searching.emit(bool(self._searches))
        if not self._jobs:
            self.running.emit(False)
        receiver(value)


def _nobody(_value: object) -> None:
    """Takes the answer of a cancelled job."""
