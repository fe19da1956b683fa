"""Files and folders appear whole or not at all: written aside, synced, then renamed into place."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.errors import FileError, why

_KEPT = "原有文件没有改动"
_ASIDE = re.compile(r"\.~[0-9a-f]{8}(\.\w+)?$")
_IDLE_SECONDS = 600


@contextlib.contextmanager
def publish(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; when the block ends well it becomes `target`.

    The path keeps the target's suffix, since some writers go by it. Missing parent folders are
    made. When the block fails, `target` is as it was and nothing is left beside it.
    Raises FileError for what a person can mend: read-only, full disk, open elsewhere, long names.
    """
    with publish_all((target,)) as (aside,):
        yield aside


@contextlib.contextmanager
def publish_all(targets: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Like `publish` for several files or folders: all of them take their places, or none does.

    What the block makes at a given path, file or folder, becomes the target of the same number;
    the first target's name stands in messages. What a run that was cut off left beside the
    targets is cleared away.
    """
    asides = tuple(
        target.with_name(f".~{secrets.token_hex(4)}{target.suffix}") for target in targets
    )
    try:
        with explained(targets[0]):
            for folder in {target.parent for target in targets}:
                folder.mkdir(parents=True, exist_ok=True)
                _clear_leftovers(folder)
            yield asides
            for aside in asides:
                _sync_tree(aside)
            _swap(tuple(zip(asides, targets, strict=True)))
            for folder in {target.parent for target in targets}:
                _sync_folder(folder)
    finally:
        for aside in asides:
            _remove(aside)


def deliver_all(sources: Sequence[Path], targets: Sequence[Path]) -> None:
    """Copy finished files and folders, all or none. Raises FileError like `publish`."""
    with publish_all(targets) as asides:
        for source, aside in zip(sources, asides, strict=True):
            if source.is_dir():
                _copy_tree(source, aside)
            else:
                shutil.copyfile(source, aside)


def _copy_tree(source: Path, target: Path) -> None:
    """Copy a folder up to the first refusal, which shutil.copytree would lose among others."""
    target.mkdir()
    for each in source.iterdir():
        if each.is_dir():
            _copy_tree(each, target / each.name)
        else:
            shutil.copyfile(each, target / each.name)


def _swap(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Move each first path to its second; when one cannot move, undo the others."""
    for fresh, target in pairs:
        if fresh.is_file() and target.is_dir():
            raise FileError(target, "是一个文件夹，不能写成文件", kept=_KEPT)
    if len(pairs) == 1 and pairs[0][0].is_file():
        pairs[0][0].replace(pairs[0][1])
        return
    moved: list[tuple[Path, Path | None]] = []
    try:
        for fresh, target in pairs:
            moved.append((target, _put_aside(target)))
            fresh.replace(target)
    except OSError:
        for target, former in reversed(moved):
            _remove(target)
            if former is not None:
                former.replace(target)
        raise
    for _, former in moved:
        if former is not None:
            _remove(former)


def _clear_leftovers(folder: Path) -> None:
    """Remove what earlier runs wrote aside and could not finish; a fresh one may be at work."""
    for path in folder.glob(".~*"):
        with contextlib.suppress(OSError):
            idle = time.time() - path.stat().st_mtime
            if _ASIDE.match(path.name) and idle > _IDLE_SECONDS:
                _remove(path)


def _put_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    former = target.with_name(f".~{secrets.token_hex(4)}")
    target.replace(former)
    return former


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


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
        usual = (why(error), "请换一个位置再试")
        cause, advice = _REASONS.get(error.errno, usual)
    return f"没有写成：{cause}", advice


def _sync_tree(path: Path) -> None:
    """Make sure that the content of a file, or of all files of a folder, reached the disk."""
    for each in path.rglob("*") if path.is_dir() else (path,):
        if each.is_file():
            with each.open("rb+") as file:
                os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make sure that renames in a folder reached the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
