"""The command: measure what is named, or all; print a table."""

from __future__ import annotations

import argparse
import os
import platform
import sys

from tests.bench.registry import BENCHES, LONG
from tests.bench.runner import run, told


def main() -> int:
    """1 where a bar was missed or something could not be measured, and --check was given."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--check", action="store_true", help="exit 1 past a bar")
    parser.add_argument("--quick", action="store_true", help="each once: to see that all run")
    parser.add_argument("--long", action="store_true", help="also what takes most of an hour")
    given = parser.parse_args()
    unknown = set(given.names) - set(BENCHES)
    if unknown:
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    missed = False
    say(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {_load()}")
    usual = [name for name in BENCHES if given.long or given.quick or name not in LONG]
    for name in given.names or usual:
        row = run(BENCHES[name], quick=given.quick)
        missed = missed or bool(row.missed)
        say(f"\n{told(row)}")
    say(f"\nload at the end {_load()}")
    return int(given.check and missed)


def say(text: str) -> None:
    """One part of the table, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(main())
