"""Where a library may lie: what is wrong with a path before anything is opened."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from newsroom import outside
from newsroom.errors import Bar, FileError, LibraryError, why
from newsroom.store.lock import held_here

_MAGIC = b"SQLite format 3\0"
_MOUNTS = Path("/proc/mounts")
_REMOTE = {
    *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs"),
    *("lustre", "davfs", "vboxsf", "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone"),
    *("fuse.glusterfs", "fuse.s3fs", "fuse.smbnetfs"),
}
_DRIVE_REMOTE = 4


def check_existing(path: Path) -> None:
    """Raise FileError where a library cannot be opened there, before touching it."""
    _check_folder(path)
    refuse_network(path)
    check_readable(path)


def check_readable(path: Path) -> None:
    """Raise FileError where no library can be read there."""
    _check_folder(path)
    if held_here(path):
        return  # closing a second handle on it would let go of SQLite's locks
    try:
        if not path.is_dir():
            outside.check_regular(path)
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise LibraryError(
            path, "不存在", Bar.MISSING, advice="请检查文件是否改名或移动，或新建一个稿库"
        ) from error
    except IsADirectoryError as error:
        raise FileError(
            path, "是文件夹，不是稿库文件", advice="请选择扩展名为 .newsroom 的文件"
        ) from error
    except OSError as error:
        raise FileError(path, f"读不出来（{why(error)}）", advice="请检查权限和磁盘") from error
    if magic != _MAGIC:
        raise LibraryError(
            path,
            "是空文件" if not magic else "不是采编台的稿库文件",
            Bar.FOREIGN if magic else Bar.DAMAGED,
            kept="文件没有改动",
            advice="请选择扩展名为 .newsroom 的文件",
        )


def check_writable(path: Path) -> None:
    """Raise FileError where the file itself may not be written."""
    try:
        path.open("r+b").close()
    except OSError as error:
        raise LibraryError(
            path,
            f"是只读的，不能写入（{why(error)}）",
            Bar.NO_WRITING,
            kept="文件没有改动",
            advice="请取消只读属性，或复制到可以写入的文件夹再打开",
        ) from error


def check_new(path: Path) -> None:
    """Raise FileError where no library can be made there."""
    _check_folder(path)
    if path.exists():
        raise FileError(path, "已经存在", kept="文件没有改动", advice="请打开它，或换一个名字")
    refuse_network(path)


def refuse_network(path: Path, mounts: str | None = None) -> None:
    """Raise FileError on a network share, where SQLite's write-ahead log would be damaged."""
    if network_kind(path, mounts) is not None:
        raise LibraryError(
            path,
            "在网络共享文件夹里，多台电脑同时写会损坏稿库",
            Bar.NETWORK,
            kept="文件没有改动",
            advice="请把稿库拷到本机硬盘上再打开；几台电脑合作请用版面包、投稿包交换"
            "（菜单“文件—几台电脑合作”）",
        )


def network_kind(path: Path, mounts: str | None = None) -> str | None:
    """The kind of network file system that holds a path, or None for a local one.

    mounts: the system's table of mounts, where it has one (Linux); read from it when not given.
    """
    if sys.platform == "win32":
        return _windows_kind(path)
    if mounts is None:
        mounts = _MOUNTS.read_text("utf8", "surrogateescape") if _MOUNTS.exists() else ""
    place = os.path.realpath(path)
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fields[1])
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind if kind in _REMOTE else None


def is_unc(path: str) -> bool:
    r"""Whether a Windows path names a share (\\server\share), not a drive."""
    text = path.replace("/", "\\")
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return text[4:8].upper() == "UNC\\"
    return text.startswith("\\\\")


def _windows_kind(path: Path) -> str | None:
    full = str(path.absolute())
    if is_unc(full):
        return "unc"
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        drive = Path(full).anchor
        if ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE:
            return "drive"
    return None


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise LibraryError(
            path,
            f"所在的文件夹“{path.parent}”不存在",
            Bar.MISSING,
            advice="请检查移动硬盘是否接好，或换一个位置",
        )
