"""One writer at a time: a lock of the operating system on a file beside the library.

The lock goes when its process ends, however it ends. The file says who holds it and since when,
so that a second opener can be told; what a crash left in it tells that the last session did not
close.
"""

from __future__ import annotations

import datetime
import errno
import getpass
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.errors import Bar, LibraryError, why
from newsroom.store.rows import utc_text, utc_time

_HELD = "held"
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


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a library, as its lock says.

    person: as named in the library; user: of the computer `host`. since: when it was opened. door:
    the name under which the program that holds it answers on that computer; empty where none.
    """

    person: str
    user: str
    host: str
    pid: int
    since: datetime.datetime
    door: str = ""

    @property
    def who(self) -> str:
        """The person's name, or the user's of the computer."""
        return self.person or self.user

    @property
    def when(self) -> str:
        """Since when, in words."""
        since = self.since.astimezone()
        return f"{since.month}月{since.day}日 {since:%H:%M}"

    @property
    def here(self) -> bool:
        """Whether it is held on this computer."""
        return self.host == machine()


def lock_path(library: Path) -> Path:
    """The file beside a library that says who holds it."""
    return library.with_name(library.name + ".lock")


def holder(library: Path) -> Holder | None:
    """Who holds a library, or held it when the computer failed; None where nobody is named."""
    try:
        with lock_path(library).open("rb") as file:
            return _read(file.read(4096))
    except OSError:
        return None


def held_here(library: Path) -> bool:
    """Whether this very process says that it holds a library."""
    found = holder(library)
    return found is not None and found.here and found.pid == os.getpid()


class WriterLock:
    """The right to write one library. `crashed`: the session before this one did not close."""

    def __init__(self, library: Path, now: datetime.datetime) -> None:
        """Take the lock. Raises LibraryError naming who holds it, or why none can be made."""
        self.path = lock_path(library)
        self._library = library
        self._handle = self._take()
        self.crashed = bool(_text(self._handle))
        self._facts: dict[str, str | int] = {
            "person": "",
            "user": _user(),
            "host": machine(),
            "pid": os.getpid(),
            "since": utc_text(now),
        }
        try:
            self._write()
        except OSError as error:
            self.release(sound=not self.crashed)
            raise self._unwritable(error) from error

    def name_holder(self, person: str) -> None:
        """Say in the lock who holds it, as far as the disk takes it."""
        self._name("person", person)

    def name_door(self, door: str) -> None:
        """Say in the lock under which name the program that holds it answers; the same."""
        self._name("door", door)

    def _name(self, fact: str, words: str) -> None:
        self._facts[fact] = words
        with suppress(OSError):  # it is held all the same
            self._write()

    def _write(self) -> None:
        text = json.dumps(self._facts, ensure_ascii=False).encode("utf8")
        # Written over and then cut, so that who reads meanwhile finds a holder all the time.
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, text)
        os.ftruncate(self._handle, len(text))

    def release(self, *, sound: bool = True) -> None:
        """Give the lock back and clear it away; an unsound library stays marked as crashed, so
        that the next opener checks it again.
        """
        with suppress(OSError):  # a disk that is gone by now: the next opener checks the library
            if sound:
                os.ftruncate(self._handle, 0)
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
                raise self._unwritable(error) from error
            try:
                free = _try_lock(handle)
            except OSError as error:
                os.close(handle)
                raise self._unwritable(error) from error
            if not free:
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

    def _unwritable(self, error: OSError) -> LibraryError:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return LibraryError(
            self._library,
            f"所在的文件夹不能写入（{why(error)}）",
            Bar.NO_WRITING,
            kept="文件没有改动",
            advice="请腾出磁盘空间再打开" if full else "请换到可以写入的文件夹，或取消只读再打开",
        )

    def _refusal(self, held: bytes) -> LibraryError:
        return LibraryError(
            self._library,
            f"正由{_holder(held)}使用",
            Bar.HELD,
            kept="文件没有改动",
            advice="同一个稿库一次只能由一个程序写入，请先在那边关闭，或者只读打开",
        )


def _text(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 4096)


class Claim:
    """A folder that is one living program's own: `held` in it is locked while it lives."""

    def __init__(self, folder: Path, handle: int) -> None:
        self.folder = folder
        self._handle = handle

    @classmethod
    def of(cls, folder: Path) -> Claim | None:
        """Claim a folder; None where another program has it. Raises OSError."""
        handle = os.open(folder / _HELD, os.O_RDWR | os.O_CREAT, 0o600)
        if _try_lock(handle):
            return cls(folder, handle)
        os.close(handle)
        return None

    @classmethod
    def free(cls, folder: Path) -> bool:
        """Whether a folder was claimed by a program that is no more."""
        try:
            handle = os.open(folder / _HELD, os.O_RDWR)
        except OSError:
            return False
        free = _try_lock(handle)
        if free:
            _unlock(handle)
        os.close(handle)
        return free

    def release(self) -> None:
        """Give the folder up."""
        _unlock(self._handle)
        os.close(self._handle)


def _holder(held: bytes) -> str:
    found = _read(held)
    if found is None:
        return "另一个程序"
    return f"{found.who}（电脑 {found.host}，从 {found.when} 开始）"


def _read(held: bytes) -> Holder | None:
    try:
        facts = json.loads(held)
        return Holder(
            str(facts["person"]),
            str(facts["user"]),
            str(facts["host"]),
            int(facts["pid"]),
            utc_time(facts["since"]),
            str(facts.get("door", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def machine() -> str:
    """The computer's name, without loading all that speaks to the network."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "本机用户"
