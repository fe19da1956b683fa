"""What the tests ask of a worker: questions have to be functions of a module."""

from __future__ import annotations

import os
import time
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.model.edition import Edition


def number(value: int, _composers: Composers, _job: Job) -> tuple[int, int]:
    """A value, and the process that gave it."""
    return value, os.getpid()


def told(composers: Composers, job: Job) -> bool:
    """Say how far one is; whether the composers are there too."""
    job.report(0.25, "一")
    job.report(0.5, "二")
    return isinstance(composers, Composers)


def forever(begun: Path, _composers: Composers, job: Job) -> None:
    """Never ends by itself; says that it has begun."""
    begun.touch()
    while True:
        job.check()
        time.sleep(0.001)


def deaf(begun: Path, _composers: Composers, _job: Job) -> None:
    """Never ends and never looks whether it should."""
    begun.touch()
    while True:
        time.sleep(0.001)


def settling(begun: Path, _composers: Composers, job: Job) -> str:
    """Looks for better until that will do."""
    begun.touch()
    while not job.settled:
        time.sleep(0.001)
    return "够好了"


def refused(path: Path, _composers: Composers, _job: Job) -> None:
    """A known trouble."""
    raise FileError(path, "读不出来", kept="稿库没有变化")


def faulty(_composers: Composers, _job: Job) -> None:
    """A fault of ours."""
    raise ZeroDivisionError("nothing to share")


def unsendable(_composers: Composers, _job: Job) -> object:
    """Something that cannot go from process to process."""
    return lambda: None


def ended(trace: Path, _composers: Composers, _edition: Edition) -> str:
    """Ends its process once, then answers."""
    if not trace.exists():
        trace.touch()
        os._exit(3)
    return "又来了"


def dying(trace: Path, times: int, _composers: Composers, _job: Job) -> int:
    """Ends its process so many times, then answers."""
    count = len(trace.read_text()) if trace.exists() else 0
    if count < times:
        trace.write_text("x" * (count + 1))
        os._exit(3)
    return count
