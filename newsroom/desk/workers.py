"""Processes that compose, so that heavy work never holds up the window.

Python runs one thread at a time: a thread that composes costs the window up to 10 ms a key press.
A worker is a process of its own that lives as long as the window, keeps its composers warm and
answers one question after another. Questions are functions of modules with their arguments, called
there with the worker's composers and a job. A worker that dies is replaced and asked again.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from newsroom.desk import child
from newsroom.desk.launching import ended, started
from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers
    from newsroom.desk.wire import Packer, Unpacker

_log = logging.getLogger(__name__)

Work = Callable[["Composers", Job], Any]
_Told = queue.SimpleQueue[tuple[bytes, bytes] | None]
_MOST = 4
_GRACE = 0.08  # seconds that a cancelled worker has to stop by itself
_LATEST = 30.0  # seconds until a process that was started is taken for dead


class WorkerLostError(NewsroomError):
    """A worker ended twice over the same question."""

    def __init__(self) -> None:
        super().__init__(
            "排版程序意外停了",
            kept="稿件和版面没有丢",
            advice="请再试一次；总是这样，请重新启动采编台",
        )


class _DiedError(Exception):
    """The worker's process ended while it was asked."""


class Worker:
    """One process, started when it is first needed. Asked by one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._told: _Told = queue.SimpleQueue()
        self._writing = threading.Lock()
        self._birth = threading.Lock()
        self._ended = False
        self._question = 0
        self._ready, self._latest = False, 0.0  # the latest moment at which it must be ready
        self._packer: Packer | None = None
        self._unpacker: Unpacker | None = None

    @property
    def pid(self) -> int:
        """Of its process; 0 where there is none."""
        process = self._process
        return process.pid if process is not None else 0

    def start(self, job: Job) -> None:
        """Have a process that is ready to be asked.

        Raises OSError where none can be started, CancelledError soon after a cancel; it is then
        waited for by who comes next.
        """
        if self._process is None or self._process.poll() is not None:
            self._begin()
        while not self._ready:
            gone = time.monotonic() > self._latest
            with contextlib.suppress(queue.Empty):
                self._ready = self._told.get(timeout=_GRACE) is not None
                gone = not self._ready
            if gone:
                self.stop()
                raise _DiedError
            job.check()

    def _begin(self) -> None:
        """Start a process, which is not ready yet."""
        from newsroom.desk.wire import Packer, Unpacker  # noqa: PLC0415  not before it is needed

        self.stop()
        self._told = queue.SimpleQueue()
        self._packer, self._unpacker = Packer(), Unpacker()
        with self._birth:
            if self._ended:
                raise _DiedError
            self._process = process = started()
        assert process.stdout is not None
        threading.Thread(
            target=_pass_on, args=(process.stdout, self._told), name="answers", daemon=True
        ).start()
        self._ready, self._latest = False, time.monotonic() + _LATEST

    def stop(self) -> None:
        """End the process, whatever it is at."""
        process, self._process = self._process, None
        if process is not None:
            ended(process)

    def end(self) -> None:
        """End the process, also one that is just being started; there is no further one."""
        with self._birth:
            self._ended = True
        self.stop()

    def ask(self, work: Work, job: Job) -> Any:
        """What `work` gives, called in the process.

        Raises what it raised, CancelledError within 100 ms of a cancel, and _DiedError.
        """
        self.start(job)
        told = self._told
        assert self._packer is not None
        packed = self._packer.pack(work)
        self._question += 1
        name = child.numbered(self._question)
        self._send(child.ASK, name + packed)
        job.stop_with(lambda: self._hurry(job, told, name), settles=True)
        try:
            return self._answer(job, told, name)
        finally:
            job.stop_with(None)

    def _hurry(self, job: Job, told: _Told, name: bytes) -> None:
        """The person has cancelled, or is content with what was found. May come too late: what is
        sent names its question, and others do not heed it.
        """
        try:
            job.check()
        except CancelledError:
            told.put((child.CANCEL, name))
            self._send_quietly(child.CANCEL, name)
        else:
            self._send_quietly(child.SETTLE, name)

    def _answer(self, job: Job, told: _Told, name: bytes) -> Any:
        """Wait for the answer; what is told of the progress goes to the job."""
        latest: float | None = None
        while True:
            try:
                left = None if latest is None else max(latest - time.monotonic(), 0.0)
                message = told.get(timeout=left)
            except queue.Empty:
                self.stop()
                raise CancelledError from None
            stopping = latest is not None
            if message is None:
                self.stop()
                raise CancelledError if stopping else _DiedError
            kind, data = message
            if kind == child.CANCEL:
                if data == name and latest is None:
                    latest = time.monotonic() + _GRACE
            elif kind == child.TOLD:
                self._tell(job, data)
            else:
                answer = self._unpacked(data)
                if stopping:
                    raise CancelledError
                return self._taken(kind, answer)

    def _tell(self, job: Job, data: bytes) -> None:
        # A cancel is heard of by its message; here it would leave the answer unread.
        with contextlib.suppress(CancelledError):
            job.report(*child.told(data))

    def _unpacked(self, data: bytes) -> Any:
        assert self._unpacker is not None
        return self._unpacker.unpack(data)

    def _taken(self, kind: bytes, answer: Any) -> Any:
        if kind == child.ANSWER:
            return answer
        if answer.trace:
            self.stop()  # a fault of ours may have left it in disorder
            answer.error.add_note(answer.trace)
        raise answer.error

    def _send(self, kind: bytes, data: bytes = b"") -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise _DiedError
        try:
            with self._writing:
                child.send(cast("BinaryIO", process.stdin), kind, data)
        except (OSError, ValueError) as error:
            self.stop()
            raise _DiedError from error

    def _send_quietly(self, kind: bytes, data: bytes) -> None:
        with contextlib.suppress(_DiedError):
            self._send(kind, data)


class Workers:
    """A few workers. The first is kept for what is on show; the others do what is long. One alone
    does both.

    May be asked from any thread. waiting: nothing is started before `open` is called. lost: called
    once, in the thread that asked, when a worker died and its question is asked again.
    """

    def __init__(self, count: int = 0, *, waiting: bool = False) -> None:
        count = count or min(max(os.cpu_count() or 1, 2), _MOST)
        self._all = [Worker() for _ in range(count)]
        self._free = list(self._all)
        self._changed = threading.Condition()
        self._open = threading.Event()
        self._ended = False
        self.lost: Callable[[], None] = _nothing
        if not waiting:
            self._open.set()

    @property
    def count(self) -> int:
        """How many there are to share work out to."""
        return len(self._all)

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes there are."""
        return tuple(worker.pid for worker in self._all if worker.pid)

    def open(self) -> None:
        """From now on processes may be started; the first two are, beside whoever calls."""
        if self._open.is_set():
            return
        self._open.set()
        threading.Thread(target=self._warm, name="workers", daemon=True).start()

    def ask(self, work: Work, job: Job | None = None, *, urgent: bool = False) -> Any:
        """What `work` gives, called in a worker; waits until one is free.

        urgent: it is for what is on show, and the worker kept for that is asked. Raises what
        `work` raised, CancelledError soon after a cancel, and WorkerLostError.
        """
        job = job or Job()
        self._open.wait()
        long = self._all[1:] or self._all
        with self._taking(self._all[:1] if urgent else long, job) as worker:
            return self._asked(worker, work, job)

    def ask_each(self, works: Sequence[Work], job: Job | None = None) -> list[Any]:
        """What each of several works gives, done on as many processors as there are.

        Raises what any of them raised, and CancelledError soon after a cancel.
        """
        job = job or Job()
        if len(works) <= 1:
            return [self.ask(work, job) for work in works]
        left = queue.SimpleQueue[tuple[int, Work]]()
        for task in enumerate(works):
            left.put(task)
        done: dict[int, Any] = {}
        trouble: list[BaseException] = []

        def run(workers: list[Worker], watched: Job) -> None:
            while not trouble:
                try:
                    number, work = left.get_nowait()
                except queue.Empty:
                    return
                try:
                    with self._taking(workers, watched) as worker:
                        done[number] = self._asked(worker, work, watched)
                except BaseException as error:
                    trouble.append(error)

        self._open.wait()
        job.check()
        # The one kept for what is on show helps, a work at a time.
        shares = [[worker] for worker in self._all[: len(works)]]
        jobs = [Job() for _ in shares[1:]]
        threads = [
            threading.Thread(target=run, args=(share, own), daemon=True)
            for share, own in zip(shares[1:], jobs, strict=True)
        ]
        for thread in threads:
            thread.start()
        run(shares[0], job)
        for thread, own in zip(threads, jobs, strict=True):
            _join(thread, job, own)
        if trouble:
            raise trouble[0]
        return [done[number] for number in range(len(works))]

    def renew(self) -> None:
        """End each process once it is free, with all that it remembers. May take long; for a thread
        of its own.
        """
        for worker in self._all:
            with contextlib.suppress(CancelledError), self._taking([worker], Job()):
                worker.stop()

    def stop(self) -> None:
        """End all processes."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._open.set()
        for worker in self._all:
            worker.end()

    def _warm(self) -> None:
        for worker in self._all[:2]:
            with (
                contextlib.suppress(OSError, _DiedError, CancelledError),
                self._taking([worker], job := Job()),
            ):
                worker.start(job)

    def _asked(self, worker: Worker, work: Work, job: Job) -> Any:
        try:
            return worker.ask(work, job)
        except (_DiedError, OSError):
            if self._ended:
                raise CancelledError from None
            _log.warning("a composing process ended")
            self.lost()
        try:
            return worker.ask(work, job)
        except (_DiedError, OSError):
            _log.error("a composing process ended twice")
            raise WorkerLostError from None

    @contextmanager
    def _taking(self, workers: Sequence[Worker], job: Job) -> Iterator[Worker]:
        """One of these workers, once one is free. Raises CancelledError after a cancel."""
        job.stop_with(self._wake)
        with self._changed:
            while not any(worker in self._free for worker in workers):
                job.check()
                self._check_open()
                self._changed.wait()
            job.check()
            self._check_open()
            worker = next(worker for worker in workers if worker in self._free)
            self._free.remove(worker)
        job.stop_with(None)
        try:
            yield worker
        finally:
            with self._changed:
                self._free.append(worker)
                self._changed.notify_all()

    def _check_open(self) -> None:
        if self._ended:
            raise CancelledError

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


def _nothing() -> None:
    """Nobody wants to know."""


def _join(thread: threading.Thread, job: Job, own: Job) -> None:
    """Wait for a thread whose work ends with a job."""
    job.stop_with(own.cancel)
    thread.join()
    job.stop_with(None)


def _pass_on(pipe: BinaryIO, told: _Told) -> None:
    """Hand on what a process says, and at last that it has ended."""
    while (message := child.receive(pipe)) is not None:
        told.put(message)
    told.put(None)
    with contextlib.suppress(OSError):
        pipe.close()
