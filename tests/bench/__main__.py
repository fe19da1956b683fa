"""The command: measure what is named, or all; print a table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from functools import partial

from tests.bench.baseline import Baseline, machine, repeated
from tests.bench.registry import BENCHES, LONG
from tests.bench.runner import Row, run, told
from tests.bench.table import table


def main() -> int:
    """1 where --check finds a bar missed, something not measured, or a slow-down."""
    given = _given()
    if given.baseline and given.quick:
        raise SystemExit("a quick run says nothing that is worth storing")
    baseline = Baseline.load()
    say(f"Python {platform.python_version()}, {machine()}, load {_load()}")
    usual = [name for name in BENCHES if given.long or given.quick or name not in LONG]
    rows: dict[str, Row] = {}
    for name in given.names or usual:
        measured = partial(run, BENCHES[name], quick=given.quick)
        rows[name] = repeated(measured, baseline) if given.check else measured()
        say(f"\n{told(rows[name])}")
        if given.baseline:
            baseline = baseline.taken({name: rows[name]})
            baseline.save()  # each at once: all take the better part of an hour
    say(f"\n{table(tuple(rows.values()), baseline)}")
    say(f"\nbeside what was stored of {baseline.machine or 'no machine'}; load now {_load()}")
    wrong = any(row.missed or baseline.worse(row) for row in rows.values())
    return int(given.check and wrong)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    check = "exit 1 past a bar, or where a ratio is a fifth worse than stored (repeated when near)"
    parser.add_argument("--check", action="store_true", help=check)
    parser.add_argument("--baseline", action="store_true", help="store the ratios measured now")
    parser.add_argument("--quick", action="store_true", help="each once: to see that all run")
    parser.add_argument("--long", action="store_true", help="also what takes most of an hour")
    given = parser.parse_args()
    unknown = set(given.names) - set(BENCHES)
    if unknown:
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    return given


def say(text: str) -> None:
    """One part of the table, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(main())
