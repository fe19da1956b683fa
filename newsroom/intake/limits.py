"""What a reader's process may use, set by itself before it opens a file.

Where the system has no such limits (Windows), the parent's watch on time and memory remains.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

from newsroom.intake import windows_job

_MB = 2**20
_PYTHON = 60 * _MB  # what the reader itself holds


@dataclass(frozen=True, slots=True)
class Limits:
    """memory: bytes of address space beyond what the process has at its start. cpu, wall: seconds.

    output: bytes of any file written. held: bytes of real memory, of all processes together.
    """

    memory: int
    cpu: int
    wall: float
    output: int
    held: int = 390 * _MB


# With the second of start-up that is allowed, no file keeps the person longer than ten seconds.
READER = Limits(memory=390 * _MB, cpu=9, wall=8.5, output=320 * _MB)
# A whole office suite: it reserves far more address space than it uses.
OFFICE = Limits(memory=1500 * _MB, cpu=9, wall=8.5, output=320 * _MB, held=370 * _MB)


def apply(limits: Limits) -> None:
    """Set the limits for this process and all it starts; the network is cut off where possible."""
    _cut_network()
    with contextlib.suppress(OSError, AttributeError):
        windows_job.enter(limits.held + _PYTHON)
    tighten(limits)


def tighten(limits: Limits) -> None:
    """Set limits again, counting from what this process has used until now."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    wanted = (
        (resource.RLIMIT_AS, _address_space() + limits.memory),
        (resource.RLIMIT_CPU, used + limits.cpu),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, amount in wanted:
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            amount = min(amount, hard)  # noqa: PLW2901
        # macOS refuses an address limit; the parent's watch on memory remains.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, hard))


def _address_space() -> int:
    """Bytes this process has mapped; a guess where the system does not tell."""
    try:
        import resource  # noqa: PLC0415

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return pages * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 128 * _MB


def _cut_network() -> None:
    """Leave the network by a namespace of one's own (unshare(2)); some kernels forbid it."""
    if not sys.platform.startswith("linux"):
        return
    new_network, new_user = 0x40000000, 0x10000000
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        if library.unshare(new_network) != 0:
            library.unshare(new_user | new_network)
