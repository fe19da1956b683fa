"""Whether an open library's file still lies where it was opened, with its log beside it.

Where others may rename, delete or replace a file that is open (file managers, programs that keep
folders alike between computers), all that is written since goes into a file without a name, and
would be gone with the session. What is found so is mended at once, and told.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from newsroom.errors import FileError, NewsroomError, why
from newsroom.store.database import Database
from newsroom.store.stamps import Now

_MOST = 3  # times that another file is put aside; who replaces it again and again goes on doing so
_QUIET_SECONDS = 60.0


class Presence:
    """Watches over the file of one connection, in its thread."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database = database
        self._now = now
        self._path = database.path
        # Held as long as SQLite holds the file: its number is nobody else's meanwhile.
        self._handle = os.open(self._path, os.O_RDONLY)
        self._log: os.stat_result | None = None
        self._times = 0
        self._quiet = 0.0

    def look(self) -> FileError | None:
        """What was done to the file meanwhile, mended as far as it could be; None for nothing."""
        if sys.platform == "win32":  # there nobody can, while it is open
            return None
        try:
            there = _stat(self._path)
            if there is None or not os.path.samestat(there, os.fstat(self._handle)):
                return self._gone(there is not None)
            self._look_at_log()
        except (OSError, NewsroomError):
            return None  # the disk fails: whoever writes next says so
        return None

    def close(self) -> None:
        """See to it that closing loses nothing: what was deleted or replaced is put back; what was
        renamed is made whole under its new name. Raises FileError.
        """
        there = _stat(self._path)
        own = os.fstat(self._handle)
        if sys.platform == "win32" or (there is not None and os.path.samestat(there, own)):
            return
        if own.st_nlink and there is None:
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for log in _logs(self._path):
                log.unlink(missing_ok=True)
            return
        self._put_back(there is not None)

    def release(self) -> None:
        """Let go of the file, once its connection is closed."""
        os.close(self._handle)

    def _gone(self, replaced: bool) -> FileError | None:
        if time.monotonic() < self._quiet:
            return None
        if self._times >= _MOST:
            self._quiet = time.monotonic() + _QUIET_SECONDS
            return FileError(
                self._path,
                "一再被别的程序移走或换掉，多半是网盘同步",
                kept="打开着的内容都还在，关闭采编台时再写回原处",
                advice="请先暂停同步，或把稿库放到不同步的文件夹",
            )
        try:
            aside = self._put_back(replaced)
        except (OSError, NewsroomError) as error:
            self._quiet = time.monotonic() + _QUIET_SECONDS
            reason = why(error) if isinstance(error, OSError) else error.what
            return FileError(
                self._path,
                f"被移走、改名或删除了，没能写回原处（{reason}）",
                kept="打开着的内容都还在，请先不要关闭采编台",
                advice="请把稿库所在的文件夹恢复原样",
            )
        self._times += 1
        if aside is None:
            return FileError(
                self._path,
                "在用着的时候被移走、改名或删除了",
                kept="已经在原处重新写好一份，打的字都在里面",
                advice="移走的那一份停在被移走的时候，请不要再用它",
            )
        return FileError(
            self._path,
            "在用着的时候被换成了另一份",
            kept=f"正在用的一份已经写回原处，换上来的那份另存为“{aside.name}”",
            advice="如果是网盘同步换掉的，请把稿库放到不同步的文件夹",
        )

    def _put_back(self, replaced: bool) -> Path | None:
        """Write the library where it belongs; what lies there meanwhile gets another name."""
        part = self._path.with_name(self._path.name + ".part")
        part.unlink(missing_ok=True)
        try:
            self._database.copy_to(part)
            # Whoever has it now shall have all of it, too.
            with suppress(NewsroomError):
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            aside = self._aside() if replaced else None
            if aside is not None:
                self._path.rename(aside)
            self._database.move_to(part)
            self._renew()
        finally:
            part.unlink(missing_ok=True)
        return aside

    def _renew(self) -> None:
        os.close(self._handle)
        self._handle = os.open(self._path, os.O_RDONLY)
        self._log = None

    def _look_at_log(self) -> None:
        """A log without a name is lost with the program: fold it in, and begin another."""
        log = _stat(_logs(self._path)[0])
        if self._log is None:
            self._log = log
        elif log is None or not os.path.samestat(log, self._log):
            row = self._database.row("PRAGMA wal_checkpoint(TRUNCATE)")
            if row is not None and not row[0]:
                self._database.reopen()
                # The handle stays: were it closed now, SQLite's locks would go with it.
                self._log = None

    def _aside(self) -> Path:
        stamp = self._now().astimezone().strftime("%m%d-%H%M%S")
        name, number = f"{self._path.stem}（换上来的 {stamp}", 1
        while (path := self._path.with_name(f"{name}{_nth(number)}）{self._path.suffix}")).exists():
            number += 1
        return path


def _nth(number: int) -> str:
    return f"-{number}" if number > 1 else ""


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _logs(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")
