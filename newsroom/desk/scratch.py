"""A folder of this program's own for temporary files, so that none is left for ever.

A program that is ended hard clears nothing up, and what it read lies in the system's temporary
folder: copies of what correspondents sent. All of it goes into one folder that is claimed while the
program lives; the next program to start clears away those that nobody claims any more.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from newsroom.store.lock import Claim

_PREFIX = "newsroom-of-"
_VARIABLES = ("TMPDIR", "TEMP", "TMP")  # what the processes that are started go by


def claim() -> None:
    """Let all temporary files from now on, of this process and those it starts, go into a folder of
    its own, which goes with it. Where none can be made, they go where they always went.
    """
    home = Path(tempfile.gettempdir())
    with suppress(OSError):
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
        own = Claim.of(folder)
        if own is None:
            return
        for name in _VARIABLES:
            os.environ[name] = str(folder)
        tempfile.tempdir = str(folder)
        atexit.register(_clear, own)
    threading.Thread(target=sweep, args=(home,), name="scratch", daemon=True).start()


def sweep(home: Path) -> None:
    """Clear away the folders of programs that are no more; those of other persons stay."""
    with suppress(OSError):
        for folder in home.glob(f"{_PREFIX}*"):
            if _ours(folder) and Claim.free(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _clear(own: Claim) -> None:
    own.release()
    shutil.rmtree(own.folder, ignore_errors=True)


def _ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return not folder.is_symlink() and (os.name == "nt" or found.st_uid == os.getuid())
