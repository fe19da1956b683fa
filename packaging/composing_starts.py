"""Starts a frozen program as its own composing child, and waits until it says that it is ready.

python packaging/composing_starts.py PROGRAM
"""

from __future__ import annotations

import subprocess
import sys

WORD = "--newsroom-composing-child"
_MOST_SECONDS = 60
_READY = (1).to_bytes(8, "little") + b"r"


def main() -> None:
    """Exit with a message where it says anything else, or outlives its questioner."""
    command = [sys.argv[1], WORD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:  # noqa: S603
        assert child.stdin is not None
        assert child.stdout is not None
        said = child.stdout.read(len(_READY))
        child.stdin.close()
        child.wait(_MOST_SECONDS)
    if said != _READY:
        sys.exit(f"the composing child said {said!r}")


if __name__ == "__main__":
    main()
