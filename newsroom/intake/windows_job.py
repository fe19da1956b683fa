"""On Windows: a job object that holds a reader and all it starts to a limit of memory.

Its only handle belongs to the reader, so that whatever it started ends with it, also where the
program itself was killed. See JOBOBJECT_EXTENDED_LIMIT_INFORMATION in winnt.h.
"""

from __future__ import annotations

import ctypes
import sys

_EXTENDED = 9
_JOB_MEMORY, _END_ON_CLOSE, _NO_CRASH_DIALOG = 0x200, 0x2000, 0x400


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def enter(memory: int) -> bool:
    """Put this process into a job of so many bytes; gives whether Windows did."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.windll.kernel32
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32),
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    wanted = _Extended()
    wanted.basic.flags = _JOB_MEMORY | _END_ON_CLOSE | _NO_CRASH_DIALOG
    wanted.job_memory = memory
    told = kernel.SetInformationJobObject(
        job, _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted)
    )
    return bool(told) and bool(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))
