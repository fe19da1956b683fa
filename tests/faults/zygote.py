"""The process that faults are forked from: it has loaded the program once, and ends the copies of
itself that do an act at the moment it is told.

Run as `python -m tests.faults.zygote KIND`. Reads one request a line (JSON), answers with one line.
With `--one REQUEST` it does that act itself.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from newsroom.errors import NewsroomError

_SYSTEM = {"posix", "_io", "io", "sqlite3", "zlib", "fcntl", "_posixsubprocess", "select"}


def main() -> int:
    """Serve until standard input ends."""
    from tests.faults import acts, sights  # noqa: PLC0415 - what makes the start long

    if sys.argv[1] == "--one":
        request = json.loads(sys.argv[2])
        _do(request, acts.ACTS[request["act"]].run)
    sights.load(sys.argv[1:])
    for line in sys.stdin:
        request = json.loads(line)
        sys.stdout.write(json.dumps(_serve(request, acts.ACTS[request["act"]].run)) + "\n")
        sys.stdout.flush()
    return 0


def _serve(request: dict[str, Any], run: Any) -> dict[str, Any]:
    """Do an act in a copy of this process, and end that at its moment."""
    began = time.monotonic()
    pid = os.fork()
    if not pid:
        _do(request, run)
    status, ended = _watch(pid, began + request["after"])
    return {"status": status, "seconds": time.monotonic() - began, "ended": ended}


def _watch(pid: int, moment: float) -> tuple[int, float]:
    """How the copy ended, and when it was killed (on the clock that never is set)."""
    while time.monotonic() < moment:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status), time.monotonic()
        time.sleep(min(0.002, max(moment - time.monotonic(), 0)))
    ended = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), ended


def _do(request: dict[str, Any], run: Any) -> None:
    """In the copy: do the act and end; never comes back."""
    from tests.faults.ground import Ground  # noqa: PLC0415 - loaded already

    code = 1
    try:
        disk = request.get("disk")
        ground = Ground(Path(request["folder"]), Path(disk) if disk else None)
        log = os.open(ground.folder / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        null = os.open(os.devnull, os.O_RDONLY)
        for handle, number in ((null, 0), (log, 1), (log, 2)):
            os.dup2(handle, number)
        os.environ |= {
            "NEWSROOM_HOME": str(ground.home),
            "TMPDIR": str(ground.scratch),
            "NEWSROOM_FAULT": str(ground.folder),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }
        tempfile.tempdir = None
        told = os.open(ground.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

        def tell(*words: Any) -> None:
            # By a call that is spared where all writing is made to fail.
            os.writev(told, [(json.dumps(words, ensure_ascii=False) + "\n").encode()])

        counting = _Steps(request["step"])
        if request.get("size"):
            resource.setrlimit(resource.RLIMIT_FSIZE, (request["size"], resource.RLIM_INFINITY))
        sys.setprofile(counting.look if request["step"] is not None else None)
        try:
            run(ground, tell)
        except NewsroomError as error:
            tell("refused", str(error))
        sys.setprofile(None)
        tell("done", counting.count)
        code = 0
    except BaseException:
        sys.setprofile(None)
        os.writev(2, [traceback.format_exc().encode()])
    finally:
        os._exit(code)


class _Steps:
    """Counts calls into the system and SQLite, and kills this process before the n-th of them;
    zero only counts.
    """

    def __init__(self, last: int | None) -> None:
        self.count = 0
        self._last = last

    def look(self, _frame: object, event: str, called: Any) -> None:
        """A call is about to be made."""
        if event != "c_call":
            return
        owner = getattr(called, "__self__", None)
        module = getattr(called, "__module__", None) or type(owner).__module__
        if module not in _SYSTEM:
            return
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
