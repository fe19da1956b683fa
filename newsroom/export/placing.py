"""Files and folders appear whole or not at all: written aside, synced, then renamed into place."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from newsroom.errors import FileError

_KEPT = "原有文件没有改动"


@contextlib.contextmanager
def publish(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; when the block ends well it becomes `target`.

    The path keeps the target's suffix, since some writers go by it. Missing parent folders are
    made. When the block fails, `target` is as it was and nothing is left beside it.
    Raises FileError for what a person can mend: read-only, full disk, open elsewhere, long names.
    """
    aside = target.with_name(f".~{secrets.token_hex(4)}{target.suffix}")
    try:
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise FileError(target, "是一个文件夹，不能写成文件", kept=_KEPT)
            yield aside
            sync(aside)
            aside.replace(target)
            sync_folder(target.parent)
    finally:
        aside.unlink(missing_ok=True)


@contextlib.contextmanager
def publish_folder(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target` to fill; when the block ends well it becomes `target`.

    A folder already there is replaced, and put back when the new one cannot take its place.
    Raises FileError like `publish`.
    """
    aside = target.with_name(f".~{secrets.token_hex(4)}")
    try:
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            aside.mkdir()
            yield aside
            for path in aside.rglob("*"):
                if path.is_file():
                    sync(path)
            _swap(aside, target)
            sync_folder(target.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def deliver(source: Path, target: Path) -> Path:
    """Copy a finished file or folder to where the person wants it, whole or not at all.

    Raises FileError like `publish`.
    """
    if source.is_dir():
        with publish_folder(target) as aside:
            shutil.copytree(source, aside, dirs_exist_ok=True)
    else:
        with publish(target) as aside:
            shutil.copyfile(source, aside)
    return target


def _swap(fresh: Path, target: Path) -> None:
    former = target.with_name(f".~{secrets.token_hex(4)}")
    had = target.exists()
    if had:
        target.replace(former)
    try:
        fresh.replace(target)
    except OSError:
        if had:
            former.replace(target)
        raise
    if former.is_dir():
        shutil.rmtree(former, ignore_errors=True)
    else:
        former.unlink(missing_ok=True)


@contextlib.contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn the operating system's refusals about `target` into FileError; others pass."""
    try:
        yield
    except OSError as error:
        reason, advice = _reason(error)
        raise FileError(target, reason, kept=_KEPT, advice=advice) from error


_OPEN_ELSEWHERE = ("文件正被别的程序打开", "请在 Word 或 WPS 里关闭它，再导出一次")
_NO_ROOM = ("磁盘空间不足", "请清理磁盘或换一个位置，再导出一次")
_NOT_ALLOWED = (
    "文件夹不许写入，或文件正被别的程序打开",
    "请关闭打开它的程序，或换一个可以写入的位置",
)
_NO_FOLDER = ("路径中有一段是文件而不是文件夹", "请换一个位置")
_REASONS: dict[int | None, tuple[str, str]] = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
    errno.EROFS: ("所在的磁盘是只读的", "请换一个可以写入的位置"),
    errno.ENAMETOOLONG: ("文件名过长", "请换一个较短的名字或较浅的文件夹"),
    errno.EBUSY: _OPEN_ELSEWHERE,
    errno.ETXTBSY: _OPEN_ELSEWHERE,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOENT: ("所在的位置不存在或已断开", "请检查磁盘或网络位置是否还在"),
}
_WINDOWS_SHARING_VIOLATION = 32


def _reason(error: OSError) -> tuple[str, str]:
    """What the error means to the person, and what to do."""
    if getattr(error, "winerror", None) == _WINDOWS_SHARING_VIOLATION:
        cause, advice = _OPEN_ELSEWHERE
    else:
        usual = (str(error.strerror or error), "请换一个位置再试")
        cause, advice = _REASONS.get(error.errno, usual)
    return f"没有写成：{cause}", advice


def sync(path: Path) -> None:
    """Make sure that a file's content reached the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that renames in a folder reached the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
