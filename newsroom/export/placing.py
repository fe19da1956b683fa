"""Files and folders appear whole or not at all: written aside, synced, then renamed into place."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.errors import FileError, why

_KEPT = "原有文件没有改动"
_ASIDE = re.compile(r"\.~([0-9a-f]{8})(-[a-z0-9]+)?(\.\w+)?$")
_IDLE_SECONDS = 600
# Where a folder waits while another takes its place: a name that explains itself to whoever finds
# it, since a run may be killed between the two renames.
_FORMER = "（更新前·自动移开）"

if sys.platform == "win32":

    def _hold(handle: int) -> bool:
        """An open file cannot be deleted there, which is lock enough."""
        del handle
        return True

    def _free(lock: Path) -> bool:
        lock.unlink()
        return True

else:
    import fcntl

    def _hold(handle: int) -> bool:
        """Take the lock; False where the file system has none."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _free(lock: Path) -> bool:
        """Whether nobody holds the lock."""
        handle = os.open(lock, os.O_RDWR)
        try:
            return _hold(handle)
        finally:
            os.close(handle)


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
    token = secrets.token_hex(4)
    asides = tuple(
        target.with_name(f".~{token}-{number}{target.suffix}")
        for number, target in enumerate(targets)
    )
    folders = {target.parent for target in targets}
    with explained(targets[0]), contextlib.ExitStack() as held:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            _clear_leftovers(folder)
            held.enter_context(_working(folder, token))
        for target in targets:
            _restore(target)
        try:
            yield asides
            for aside in asides:
                _sync_tree(aside)
            _swap(tuple(zip(asides, targets, strict=True)))
        finally:
            for aside in asides:
                _remove(aside)
        for folder in folders:
            _sync_folder(folder)


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
        _check_kinds(fresh, target)
    if len(pairs) == 1 and pairs[0][0].is_file():
        pairs[0][0].replace(pairs[0][1])
        return
    moved: list[tuple[Path, Path, Path | None]] = []
    try:
        for fresh, target in pairs:
            moved.append((fresh, target, _put_aside(fresh, target)))
            fresh.replace(target)
    except OSError:
        for _, target, former in reversed(moved):
            _put_back(target, former)
        raise
    for fresh, _, former in moved:
        if former is not None:
            # Under the name of what is written aside: a deletion cut off is then finished later.
            former.replace(fresh)
            _remove(fresh)


def _check_kinds(fresh: Path, target: Path) -> None:
    if fresh.is_file() and target.is_dir():
        raise FileError(target, "是一个文件夹，不能写成文件", kept=_KEPT)
    if fresh.is_dir() and target.is_file():
        raise FileError(target, "是一个文件，不能写成文件夹", kept=_KEPT)


def _put_back(target: Path, former: Path | None) -> None:
    if former is None or former.is_dir():
        _remove(target)
    if former is not None:
        former.replace(target)
        _remove(former)  # a second name of the same file stays otherwise


def _put_aside(fresh: Path, target: Path) -> Path | None:
    """Keep what stands at the target until all have moved; a file stays in its place, too."""
    if not target.exists():
        return None
    if target.is_dir():
        former = target.with_name(target.name + _FORMER)
        target.replace(former)
        return former
    former = fresh.with_name(f"{fresh.stem}x{fresh.suffix}")
    try:
        former.hardlink_to(target)
    except OSError:  # a file system without links
        target.replace(former)
    return former


def _restore(target: Path) -> None:
    """Put a folder back that a killed run had moved aside."""
    former = target.with_name(target.name + _FORMER)
    if not former.is_dir():
        return
    if target.exists():
        _remove(former)
    else:
        former.replace(target)


@contextlib.contextmanager
def _working(folder: Path, token: str) -> Iterator[None]:
    """Say in a folder, for as long as the process lives, that somebody writes there aside."""
    lock = folder / f".~{token}.lock"
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    held = _hold(handle)
    if not held:
        _remove(lock)
    try:
        yield
    finally:
        os.close(handle)
        _remove(lock)


def _clear_leftovers(folder: Path) -> None:
    """Remove what earlier runs wrote aside and could not finish."""
    left: dict[str, list[Path]] = {}
    for path in folder.glob(".~*"):
        match = _ASIDE.match(path.name)
        if match:
            left.setdefault(match[1], []).append(path)
    for token, paths in left.items():
        with contextlib.suppress(OSError):
            if _abandoned(folder / f".~{token}.lock", paths):
                for path in paths:
                    _remove(path)


def _abandoned(lock: Path, paths: Sequence[Path]) -> bool:
    """Whether nobody works there any more; where no lock tells, what lies idle long enough."""
    if lock.exists():
        return _free(lock)
    return all(time.time() - path.stat().st_mtime > _IDLE_SECONDS for path in paths)


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
