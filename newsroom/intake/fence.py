"""A fence around a reader's process: what it may read and write of the disk (Linux, Landlock).

Writing ends at its own folder; reading at the system's files, the program's and the file it reads.
So a document cannot bring in another file of the machine, whatever its converter is talked into.
Where the kernel has no Landlock (before 5.13, other systems) the readers' own care remains.
See landlock(7): the numbers are those of all processors; rules hold for all that is started later.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_NO_NEW_PRIVILEGES = 38
_EXECUTE, _WRITE, _READ_FILE, _READ_FOLDER = 1, 2, 4, 8
_READ = _EXECUTE | _READ_FILE | _READ_FOLDER
_ALL_OF_FIRST = (1 << 13) - 1
_OF_FILES = _EXECUTE | _WRITE | _READ_FILE
_REMOVE_FILE, _MAKE_SOCKET = 1 << 5, 1 << 9
_REFER, _TRUNCATE = 1 << 13, 1 << 14  # since the second and the third version
_SYSTEM = (
    *("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/snap", "/nix", "/gnu"),
    *("/proc", "/sys", "/dev", "/var/lib", "/var/cache/fontconfig", "/var/spool/libreoffice"),
    "/run/current-system",
)
_DEVICES = ("/dev/null", "/dev/zero", "/dev/tty")


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64),)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def enclose(own: Path, reading: Iterable[Path], *, sockets: Iterable[Path] = ()) -> bool:
    """Let this process and all it starts write into `own` alone, and read there, in the system, in
    the program and in `reading`. sockets: folders where they may put a socket and take it away.
    Gives whether the kernel does that.
    """
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        return _enclosed(own, (*reading, *_program()), sockets)
    return False


def _program() -> tuple[Path, ...]:
    """Where Python, its libraries and the program itself lie."""
    named = (sys.prefix, sys.base_prefix, sys.exec_prefix, Path(sys.executable).parent, *sys.path)
    frozen = getattr(sys, "_MEIPASS", None)
    return tuple(Path(each) for each in (*named, frozen) if each)


def _enclosed(own: Path, reading: Iterable[Path], sockets: Iterable[Path]) -> bool:
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    everything = _ALL_OF_FIRST
    everything |= _REFER if version >= 2 else 0
    everything |= _TRUNCATE if version >= 3 else 0
    asked = _Ruleset(everything)
    rules = system.syscall(
        _CREATE, ctypes.byref(asked), ctypes.c_size_t(ctypes.sizeof(asked)), ctypes.c_uint32(0)
    )
    if rules < 0:
        return False
    try:
        _allow(system, rules, own, everything)
        for place in sockets:
            _allow(system, rules, place, _MAKE_SOCKET | _REMOVE_FILE)
        for device in _DEVICES:
            _allow(system, rules, Path(device), everything)
        for place in (*map(Path, _SYSTEM), *reading):
            _allow(system, rules, place, _READ)
        system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return system.syscall(_RESTRICT, ctypes.c_int(rules), ctypes.c_uint32(0)) == 0
    finally:
        os.close(rules)


def _allow(system: ctypes.CDLL, rules: int, place: Path, acts: int) -> None:
    with contextlib.suppress(OSError):
        folder = os.open(place, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
        try:
            if not place.is_dir():
                acts &= _OF_FILES | _TRUNCATE
            rule = _Beneath(acts, folder)
            system.syscall(
                _ADD, ctypes.c_int(rules), ctypes.c_int(1), ctypes.byref(rule), ctypes.c_uint32(0)
            )
        finally:
            os.close(folder)
