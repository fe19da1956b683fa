"""Small work beside the window: pictures read, versions compared, again and again.

Whoever asked may be deleted before the answer is there, so threads never touch it: they hand their
answers to one object that lives as long as the process, and it passes them on in the window's
thread to those that are still there.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from newsroom.ui.post import Post

T = TypeVar("T")

_THREADS = 2


class Aside:
    """The work of one owner. Where the owner is gone, what has not begun is never done, and
    nobody is told of what has.
    """

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._asked: set[Future[None]] = set()

    def do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work`, which raises nothing, in a thread; `then` gets its result in the window's."""
        post, owner = _post(), self._owner

        def answer(result: T) -> None:
            if isValid(owner):
                then(result)

        def run() -> None:
            if isValid(owner):
                post.delivered.emit(answer, work())

        asked = _threads().submit(run)
        self._asked.add(asked)
        asked.add_done_callback(self._asked.discard)

    def stop(self) -> None:
        """Forget what has not begun, and wait for what has: what it reads is about to go."""
        wait([asked for asked in tuple(self._asked) if not asked.cancel()])

    def wait(self) -> None:
        """Until all that was asked for is done; the answers are still to be delivered."""
        wait(tuple(self._asked))


@cache
def _post() -> Post:
    """Made by who asks first, so in the window's thread."""
    return Post()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="aside")
