"""The memory other processes hold: the watch that remains where the system sets no limits."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

_MOST_PROCESSES = 64


def held(pid: int) -> int:
    """Bytes of memory that a process and all it started hold together."""
    return sum(map(resident, family(pid)))


def resident(pid: int) -> int:
    """Bytes of memory a process holds; 0 where it is gone or the system does not tell."""
    if sys.platform == "win32":
        return _windows(pid)
    if sys.platform == "darwin":
        return _apple(pid)
    try:
        for line in Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        return 0
    return 0


def family(pid: int) -> tuple[int, ...]:
    """A process and those it started, and those these started."""
    found = {pid: None}
    waiting = [pid]
    while waiting and len(found) < _MOST_PROCESSES:
        for child in _children(waiting.pop()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return tuple(found)


def _children(pid: int) -> Iterator[int]:
    if sys.platform == "darwin":
        yield from _apple_children(pid)
        return
    # A thread's own list; Windows has none, there a job ends what a reader starts (limits).
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError, ValueError):
            yield from map(int, listed.read_text("ascii").split())


class _Usage(ctypes.Structure):
    """rusage_info_v0 of sys/resource.h of macOS."""

    _fields_ = (
        ("uuid", ctypes.c_uint8 * 16),
        ("times_and_wakes", ctypes.c_uint64 * 4),
        ("pageins", ctypes.c_uint64),
        ("wired", ctypes.c_uint64),
        ("resident", ctypes.c_uint64),
        ("footprint", ctypes.c_uint64),
        ("start_and_exit", ctypes.c_uint64 * 2),
    )


def _apple(pid: int) -> int:
    usage = _Usage()
    told = ctypes.CDLL(None).proc_pid_rusage(pid, 0, ctypes.byref(usage))
    return int(usage.footprint) if told == 0 else 0


def _apple_children(pid: int) -> list[int]:
    found = (ctypes.c_int * _MOST_PROCESSES)()
    count = ctypes.CDLL(None).proc_listchildpids(pid, found, ctypes.sizeof(found))
    return [one for one in found[: max(count, 0)] if one > 0]


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("page_fault_count", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("quota_peak_paged", ctypes.c_size_t),
        ("quota_paged", ctypes.c_size_t),
        ("quota_peak_non_paged", ctypes.c_size_t),
        ("quota_non_paged", ctypes.c_size_t),
        ("pagefile", ctypes.c_size_t),
        ("peak_pagefile", ctypes.c_size_t),
    )


def _windows(pid: int) -> int:
    query_and_read = 0x0400 | 0x0010
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  exists on Windows only
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    handle = kernel.OpenProcess(query_and_read, False, pid)
    if not handle:
        return 0
    counters = _Counters()
    counters.cb = ctypes.sizeof(counters)
    told = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    kernel.CloseHandle(handle)
    return int(counters.pagefile) if told else 0
