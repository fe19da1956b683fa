"""The command: bring faults about, and tell what was wrong afterwards."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.acts import ACTS
from tests.faults.ground import build
from tests.faults.killing import Trial, zygotes


def main() -> int:
    """1 where anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many in all (500)")
    parser.add_argument("--only", nargs="*", choices=list(ACTS), help="these acts alone")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--keep", type=Path, help="a folder to leave what was wrong in")
    given = parser.parse_args()
    names = given.only or list(ACTS)
    say(f"seed {given.seed}")
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        wrong = kills(names, given.kills, random.Random(given.seed), given.keep or Path(folder))
    return int(bool(wrong))


def kills(names: list[str], count: int, chance: random.Random, folder: Path) -> int:
    """Kill each act about as often; how many of them left anything wrong."""
    ground = build(folder / "ground")
    wrong = 0
    with zygotes() as processes:
        for number, name in enumerate(names):
            often = count * (number + 1) // len(names) - count * number // len(names)
            trial = Trial(name, ground, processes[ACTS[name].kind], folder)
            found = [trial.measure(), *(trial.random(chance) for _ in range(often))]
            bad = [one for one in found if one.faults]
            wrong += len(bad)
            ended = sum(one.done for one in found[1:])
            most = max(one.behind for one in found)
            say(
                f"{name:12} {often:4} kills, {ended:3} came too late, wrong {len(bad)}"
                f"   (whole: {trial.seconds:.2f} s, {trial.steps} steps"
                + (f", journal behind at most {most:.2f} s)" if most else ")")
            )
            for fault, times in Counter(f for one in bad for f in one.faults).most_common(12):
                say(f"    {times} × {fault}")
    return wrong


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
