"""How a process that composes is started and ended."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import newsroom
from newsroom.desk.child import FROZEN_WORD


def command() -> list[str]:
    """How a worker's process is started; a frozen program starts itself with one word."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_WORD]
    start = "import sys; from newsroom.desk.child import main; sys.exit(main())"
    return [sys.executable, "-P", "-X", "utf8", "-c", start]


def started() -> subprocess.Popen[bytes]:
    """A process that will say when it is ready. Raises OSError."""
    package = str(Path(newsroom.__file__).resolve().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    windows = sys.platform == "win32"
    # On Windows: no console window, and a group of its own.
    flags = 0x08000000 | 0x00000200 if windows else 0
    return subprocess.Popen(  # noqa: S603  our own program
        command(),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=not windows,
        creationflags=flags,
    )


def ended(process: subprocess.Popen[bytes]) -> None:
    """End it, whatever it is at, and wait until it has ended."""
    process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
