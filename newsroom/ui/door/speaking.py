"""How two starts of the program speak: one line of JSON over a socket or pipe of this person's.

Python's own, so that a second start loads no window, and Qt's network is needed by nobody.
"""

# ruff: noqa: PLC0415 - a start speaks only where it finds another one

from __future__ import annotations

import hashlib
import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from newsroom import paths

_MOST_BYTES = 1 << 20
_MOST_PATH = 100  # bytes; a socket's path may have some more on each system
_PATIENCE = 5.0  # seconds that an answer is waited for
_YES = b"yes"


class Knock(NamedTuple):
    """What a second start says. files: absolute paths, to be taken in. token: what the desktop gave
    it to come to the front with.
    """

    files: tuple[str, ...] = ()
    token: str = ""


def address(library: Path) -> str:
    """Where the program that holds a library answers; empty where there is no place for it.

    A socket lies in a folder that this person alone may enter.
    """
    mark = hashlib.sha256(os.fsencode(library)).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\newsroom-{mark}"
    for folder in (os.environ.get("XDG_RUNTIME_DIR", ""), str(paths.data())):
        found = str(Path(folder) / f"newsroom-{mark}.sock")
        if folder and Path(folder).is_dir() and len(os.fsencode(found)) <= _MOST_PATH:
            return found
    return ""


def knock(door: str, told: Knock, seconds: float = _PATIENCE) -> bool:
    """Say something at a door; whether it was heard by somebody who is awake."""
    from multiprocessing.connection import Client

    answers: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def talk() -> None:
        try:
            with Client(door) as line:
                line.send_bytes(json.dumps(told._asdict()).encode("ascii"))
                answers.put(line.poll(seconds) and line.recv_bytes(len(_YES)) == _YES)
        except (OSError, EOFError):
            answers.put(False)

    # In a thread: where nobody takes calls any more, connecting may wait for ever.
    threading.Thread(target=talk, name="knock", daemon=True).start()
    try:
        return answers.get(timeout=seconds + 1)
    except queue.Empty:
        return False


class Ear:
    """Listens at a door in a thread of its own, until it is stopped.

    heard: called in that thread with what was said and an event to set once it was acted on.
    opened: called in that thread once the door is open.
    """

    def __init__(
        self,
        door: str,
        heard: Callable[[Knock, threading.Event], None],
        opened: Callable[[], None],
    ) -> None:
        self._door = door
        self._heard = heard
        self._opened = opened
        self._ended = False
        self._thread = threading.Thread(target=self._listen, name="door", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close the door."""
        from multiprocessing.connection import Client

        self._ended = True
        with suppress(OSError):
            Client(self._door).close()  # who waits for a caller gets one
        self._thread.join(_PATIENCE)

    def _listen(self) -> None:
        from multiprocessing.connection import Listener

        if sys.platform != "win32":
            Path(self._door).unlink(missing_ok=True)  # a crash's: who holds the library is we
        try:
            listener = Listener(self._door)
        except OSError:
            return  # without a door a second start tells who has the library
        with listener:
            if not self._ended:
                self._opened()
            while not self._ended:
                try:
                    with listener.accept() as line:
                        self._answer(line)
                except (OSError, EOFError, ValueError):
                    continue  # whoever it was has gone, or speaks another language

    def _answer(self, line: Any) -> None:
        if self._ended or not line.poll(_PATIENCE):
            return
        told = _read(line.recv_bytes(_MOST_BYTES))
        done = threading.Event()
        self._heard(told, done)
        if done.wait(_PATIENCE):
            line.send_bytes(_YES)


def _read(said: bytes) -> Knock:
    """What was said. Raises ValueError where it is nothing a second start says."""
    facts = json.loads(said)
    if not isinstance(facts, dict):
        raise ValueError("no knock")
    files, token = facts.get("files", []), facts.get("token", "")
    if not isinstance(files, list) or not all(isinstance(one, str) for one in (*files, token)):
        raise ValueError("no knock")
    return Knock(tuple(files), token)
