"""Known troubles, as facts that one place turns into words for the person at the keyboard.

Every error that a user can meet is a NewsroomError: it says what happened, what became of the
work, and what to do next, in Chinese. Anything else that escapes is a bug and is shown as one.
"""

from __future__ import annotations

import errno
from enum import StrEnum
from pathlib import Path

_NOT_ALLOWED = "没有权限，或正被别的程序打开"
_REASONS: dict[int | None, str] = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段是文件而不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EBUSY: "正被别的程序占用",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘空间不足",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.ENXIO: "磁盘已断开",
    errno.ENODEV: "磁盘已断开",
    errno.EINVAL: "名字里有不能用的字符",
    errno.ENAMETOOLONG: "名字太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
}


def why(error: OSError) -> str:
    """What the operating system refused, in the person's words: its own are English."""
    return _REASONS.get(error.errno, f"系统错误 {error.errno or type(error).__name__}")


class NewsroomError(Exception):
    """A known trouble.

    what: what happened, one Chinese sentence without a full stop.
    kept: what became of the user's work.
    advice: what to do next.
    """

    def __init__(self, what: str, *, kept: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.advice = advice

    def __str__(self) -> str:
        return "。".join(part for part in (self.what, self.kept, self.advice) if part) + "。"


class FileError(NewsroomError):
    """A file that cannot be read or written; names the file and the reason."""

    def __init__(self, path: Path | str, reason: str, *, kept: str = "", advice: str = "") -> None:
        self.path = Path(path)
        self.reason = reason
        super().__init__(f"“{self.path.name}”{reason}", kept=kept, advice=advice)


class Bar(StrEnum):
    """What bars the way to a library: which ways round it there are depends on that."""

    HELD = "held"
    NO_WRITING = "no_writing"
    NETWORK = "network"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"
    MISSING = "missing"


class LibraryError(FileError):
    """A library that cannot be opened for writing, and what bars the way to it."""

    def __init__(
        self, path: Path | str, reason: str, bar: Bar, *, kept: str = "", advice: str = ""
    ) -> None:
        self.bar = bar
        super().__init__(path, reason, kept=kept, advice=advice)


class NotFoundError(NewsroomError):
    """Something asked for by name or number that the library does not hold."""


class AmbiguousError(NewsroomError):
    """A name or number that fits several things; `candidates` names them."""

    def __init__(self, what: str, candidates: tuple[str, ...], *, advice: str = "") -> None:
        self.candidates = candidates
        super().__init__(f"{what}：{'、'.join(candidates)}", advice=advice)


class RefusedError(NewsroomError):
    """An operation that would break a rule of the house or of the data."""


class CancelledError(Exception):
    """The person stopped a job; nothing of it was kept. Not an error to be shown."""
