"""LibreOffice Writer's empty start, where it can be seen: on a screen of its own (Xvfb)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.runner import MissingError

_PATIENCE = 120
_NEEDED = ("soffice", "Xvfb", "xdotool")


@contextmanager
def screen() -> Iterator[str]:
    """A screen of the usual office size; gives its DISPLAY. Raises MissingError."""
    absent = [name for name in _NEEDED if shutil.which(name) is None]
    if absent:
        raise MissingError(f"no {', '.join(absent)}")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise MissingError("no screen")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def seconds(display: str, profile: Path) -> float:
    """From before the process is made to Writer's window on the screen."""
    with writer(display, profile) as (_, taken):
        return taken


@contextmanager
def writer(display: str, profile: Path) -> Iterator[tuple[int, float]]:
    """Writer with an empty document on the screen: its process, and the seconds until it stood.
    Raises MissingError.
    """
    environment = {**os.environ, "DISPLAY": display}
    environment.pop("QT_QPA_PLATFORM", None)  # of tests, which have no screen
    home = f"-env:UserInstallation=file://{profile}"
    command = ["soffice", home, "--norestore", "--nologo", "--nofirststartwizard", "--writer"]
    start = time.perf_counter()
    office = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(environment, shown=True)
        yield office.pid, time.perf_counter() - start
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
        _wait(environment, shown=False)


def _wait(environment: Mapping[str, str], *, shown: bool) -> None:
    """Until Writer's window is on the screen, or gone from it. Raises MissingError."""
    seek = ["xdotool", "search", "--onlyvisible", "--name", "Writer"]
    until = time.perf_counter() + _PATIENCE
    while True:
        found = subprocess.run(seek, env=environment, check=False, capture_output=True)
        if (found.returncode == 0) == shown:
            return
        if time.perf_counter() > until:
            raise MissingError("Writer's window does not " + ("come" if shown else "go"))
        time.sleep(0.01)
