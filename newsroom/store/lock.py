"""One writer at a time: a lock of the operating system on a file beside the library.

The lock goes when its process ends, however it ends. The file says who holds it and since when,
so that a second opener can be told; what a crash left in it tells that the last session did not
close.
"""

from __future__ import annotations

import datetime
import getpass
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from newsroom.errors import Bar, LibraryError, why
from newsroom.store.rows import utc_text, utc_time

_FAR = 1 << 20  # the byte locked on Windows, beyond the text, which stays readable

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        # Said aloud, because a forked child may still hold the same handle.
        fcntl.flock(handle, fcntl.LOCK_UN)


class WriterLock:
    """The right to write one library. `crashed`: the session before this one did not close."""

    def __init__(self, library: Path, now: datetime.datetime) -> None:
        """Take the lock. Raises FileError naming who holds it, or why none can be made."""
        self.path = library.with_name(library.name + ".lock")
        self._library = library
        self._since = now
        self._handle = self._take()
        self.crashed = bool(_text(self._handle))
        self.name_holder("")

    def name_holder(self, person: str) -> None:
        """Say in the lock who holds it."""
        facts = {
            "person": person,
            "user": _user(),
            "host": machine(),
            "pid": os.getpid(),
            "since": utc_text(self._since),
        }
        text = json.dumps(facts, ensure_ascii=False).encode("utf8")
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.truncate(self._handle, 0)
        os.write(self._handle, text)

    def release(self, *, sound: bool = True) -> None:
        """Give the lock back and clear it away; an unsound library stays marked as crashed, so
        that the next opener checks it again.
        """
        if sound:
            os.truncate(self._handle, 0)
        if sound and sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        _unlock(self._handle)
        os.close(self._handle)
        if sound and sys.platform == "win32":
            with suppress(OSError):  # the next holder may have it open already
                self.path.unlink(missing_ok=True)

    def _take(self) -> int:
        while True:
            try:
                handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise LibraryError(
                    self._library,
                    f"所在的文件夹不能写入（{why(error)}）",
                    Bar.NO_WRITING,
                    kept="文件没有改动",
                    advice="请换到可以写入的文件夹，或取消只读再打开",
                ) from error
            if not _try_lock(handle):
                held = _text(handle)
                os.close(handle)
                raise self._refusal(held)
            if self._current(handle):
                return handle
            os.close(handle)  # its last holder cleared the file away meanwhile

    def _current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def _refusal(self, held: bytes) -> LibraryError:
        return LibraryError(
            self._library,
            f"正由{_holder(held)}使用",
            Bar.HELD,
            kept="文件没有改动",
            advice="同一个稿库一次只能由一个程序写入，请先在那边关闭",
        )


def _text(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 4096)


def _holder(held: bytes) -> str:
    try:
        facts = json.loads(held)
        since = utc_time(facts["since"]).astimezone()
        who = facts["person"] or facts["user"]
        place = f"电脑 {facts['host']}，进程 {facts['pid']}"
    except (ValueError, KeyError, TypeError):
        return "另一个程序"
    time = f"{since.month}月{since.day}日 {since:%H:%M}"
    return f"{who}（{place}，从 {time} 开始）"


def machine() -> str:
    """The computer's name, without loading all that speaks to the network."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "本机用户"
