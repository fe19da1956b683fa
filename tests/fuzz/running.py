"""Runs one act in a process forked for it, and says how it ended, how long and how large.

So that a crash of the program is seen as one, and memory is measured for each file alone. What the
act leaves running is ended with it.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from newsroom.intake.watch import held, resident

_MB = 2**20
_LOOK_EVERY = 0.04
_MOST_TOLD = 20_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an act ended. words: what it said, or of a crash how. memory: MB beyond what
    the program held before: of the largest process or of all together, whichever was more.
    """

    words: str
    crashed: bool
    hung: bool
    seconds: float
    memory: float

    @property
    def good(self) -> bool:
        """Whether the program said something sensible and lives."""
        return not self.crashed and not self.hung


def watched(act: Callable[[], str], patience: float = 30.0) -> Outcome:
    """Run an act in a fork; one that lasts longer than `patience` seconds hangs and is ended."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(act, writer)
    os.close(writer)
    told, most, hung = bytearray(), 0, False
    base = resident(os.getpid())  # what the program holds before
    open_ = True
    while open_ and not hung:
        ready, _, _ = select.select([reader], [], [], _LOOK_EVERY)
        if ready:
            part = os.read(reader, 65536)
            told += part
            open_ = bool(part)
        else:
            most = max(most, held(pid) - base)
        hung = time.monotonic() - start > patience
    if hung:
        _end(pid)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    os.close(reader)
    _end(pid)  # what it started may live on in its group
    words = told.decode("utf8", "replace")
    crashed = not hung and (status != 0 or not words)
    if crashed and not words:
        words = f"ended with status {status}"
    return Outcome(words, crashed, hung, seconds, max(most, usage.ru_maxrss * 1024 - base) / _MB)


def _end(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _child(act: Callable[[], str], writer: int) -> None:
    code = 0
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        words = act()
    except BaseException:  # whatever escapes is the finding
        words, code = traceback.format_exc(), 1
    with contextlib.suppress(OSError):
        os.write(writer, words[-_MOST_TOLD:].encode("utf8", "replace"))
    os._exit(code)
