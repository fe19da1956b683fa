"""Measures how long a program's window takes to be seen, on a screen of its own.

    python packaging/start_time.py PROGRAM [STARTS]

Needs Xvfb and xdotool. Prints the median in seconds of so many starts (1), after one that made the
sample's library and does not count.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_MOST_SECONDS = 120.0
_LOOK = ("xdotool", "search", "--onlyvisible", "--name", "采编台")


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of an X server that chose its own number."""
    told, telling = os.pipe()
    # A server that began anew after its last window would refuse the next one meanwhile.
    command = ["Xvfb", "-noreset", "-displayfd", str(telling), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=[telling], stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(telling)
    try:
        with os.fdopen(told) as number:
            yield {**os.environ, "DISPLAY": f":{number.readline().strip()}"}
    finally:
        server.terminate()
        server.wait()


def seconds(program: str, environment: dict[str, str]) -> float:
    """From the start to the window on the screen. Raises RuntimeError where none comes."""
    begun = time.monotonic()
    with subprocess.Popen([program, "--sample"], env=environment) as running:  # noqa: S603
        try:
            while time.monotonic() - begun < _MOST_SECONDS:
                if running.poll() is not None:
                    raise RuntimeError(f"{program} ended with {running.returncode}")
                look = subprocess.run(  # noqa: S603 - fixed words
                    _LOOK, env=environment, capture_output=True, check=False
                )
                if look.stdout.strip():
                    return time.monotonic() - begun
                time.sleep(0.02)
        finally:
            running.terminate()
    raise RuntimeError(f"no window of {program}")


def main() -> None:
    """Measure and print."""
    program, starts = sys.argv[1], int((*sys.argv[2:], "1")[0])
    with screen() as environment:
        seconds(program, environment)
        found = [seconds(program, environment) for _ in range(starts)]
    print(f"{statistics.median(found):.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
