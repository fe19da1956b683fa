"""The process that composes: questions in on standard input, answers out on standard output.

A frozen program starts itself with `FROZEN_WORD` as its only argument. The process ends when its
input does, whatever it is at: nothing outlives the window.
"""

from __future__ import annotations

import os
import queue
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job

FROZEN_WORD = "--newsroom-composing-child"

# The first byte of what goes in: a question, or what becomes of one; its number comes next, since
# a question may be cancelled just when it is answered and another one is asked.
ASK, CANCEL, SETTLE = b"?", b"x", b"s"
# The first byte of what comes out.
READY, TOLD, ANSWER, TROUBLE = b"r", b"t", b"a", b"e"

_HEAD = struct.Struct("<Q")
_NUMBER = struct.Struct("<Q")
_TELL_EVERY = 0.05


def send(pipe: BinaryIO, kind: bytes, data: bytes = b"") -> None:
    """Write one message. Raises OSError where the other end is gone."""
    pipe.write(_HEAD.pack(len(data) + 1) + kind + data)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read one message: its kind and the rest; None where the other end is gone."""
    try:
        head = pipe.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return None
        (size,) = _HEAD.unpack(head)
        data = pipe.read(size)
    except (OSError, ValueError):
        return None
    return (data[:1], data[1:]) if len(data) == size else None


def numbered(number: int, data: bytes = b"") -> bytes:
    """What goes in, with the number of its question."""
    return _NUMBER.pack(number) + data


def told(data: bytes) -> tuple[float, str]:
    """How far the work is, of a message that tells it."""
    return struct.unpack_from("<d", data)[0], data[8:].decode()


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours in the other process, with where it happened."""

    error: BaseException
    trace: str


def _listen(
    source: BinaryIO, target: BinaryIO, questions: queue.SimpleQueue[tuple[bytes, Job]]
) -> None:
    """Hand questions on, stop or settle what is under way, end with the pipe."""
    job, under_way = Job(), 0
    while (message := receive(source)) is not None:
        kind, data = message
        (number,) = _NUMBER.unpack_from(data)
        if kind == ASK:
            job, under_way = Job(_teller(target)), number
            questions.put((data[_NUMBER.size :], job))
        elif number == under_way and kind == CANCEL:
            job.cancel()
        elif number == under_way:
            job.settle()
    os._exit(0)


def main() -> int:
    """Answer questions until nobody asks."""
    source = sys.stdin.buffer
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    questions: queue.SimpleQueue[tuple[bytes, Job]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, target, questions), daemon=True).start()
    from newsroom.desk.composing import Composers  # noqa: PLC0415  long; cancels are heard before
    from newsroom.desk.wire import Packer, Unpacker  # noqa: PLC0415

    composers, packer, unpacker = Composers(), Packer(), Unpacker()
    send(target, READY)
    while True:
        data, job = questions.get()
        kind, answer = _answered(lambda data=data: unpacker.unpack(data), composers, job)
        try:
            packed = packer.pack(answer)
        except Exception as error:
            kind, packed = TROUBLE, packer.pack(_fault(error))
        send(target, kind, packed)


def _answered(unpack: Callable[[], Any], composers: Any, job: Job) -> tuple[bytes, Any]:
    try:
        work = unpack()
        job.check()
        return ANSWER, work(composers, job)
    except (NewsroomError, CancelledError) as error:
        return TROUBLE, Fault(error.with_traceback(None), "")
    except Exception as error:
        return TROUBLE, _fault(error)


def _fault(error: Exception) -> Fault:
    trace = "".join(traceback.format_exception(error))
    plain = RuntimeError(f"{type(error).__name__}: {error}")
    return Fault(plain, trace)


def _teller(target: BinaryIO) -> Callable[[float, str], None]:
    """Tells how far the work is; not oftener than one can see."""
    last, said = 0.0, ""

    def tell(fraction: float, text: str) -> None:
        nonlocal last, said
        moment = time.monotonic()
        if text == said and moment - last < _TELL_EVERY:
            return
        last, said = moment, text
        send(target, TOLD, struct.pack("<d", fraction) + text.encode())

    return tell
