"""The command: bring faults about, and tell what was wrong afterwards."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults import disks
from tests.faults.acts import ACTS
from tests.faults.ground import Ground, build
from tests.faults.killing import Trial, zygotes


def main() -> int:
    """1 where anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many in all (500)")
    parser.add_argument("--disks", type=int, default=150, help="disks that refuse (150)")
    parser.add_argument("--only", nargs="*", choices=list(ACTS), help="these acts alone")
    parser.add_argument("--words", action="store_true", help="say what the person was told")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--keep", type=Path, help="a folder to leave what was wrong in")
    given = parser.parse_args()
    names = given.only or list(ACTS)
    say(f"seed {given.seed}")
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        place, chance = given.keep or Path(folder), random.Random(given.seed)
        place.mkdir(exist_ok=True)
        ground = build(place / "ground")
        wrong = kills(names, given.kills, chance, ground) if given.kills else 0
        wrong += (
            refusals(names, given.disks, chance, ground, words_too=given.words)
            if given.disks
            else 0
        )
    return int(bool(wrong))


def kills(names: list[str], count: int, chance: random.Random, ground: Ground) -> int:
    """Kill each act about as often; how many of them left anything wrong."""
    folder, wrong = ground.folder.parent, 0
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


def refusals(
    names: list[str], count: int, chance: random.Random, ground: Ground, *, words_too: bool
) -> int:
    """Do each act on disks that are full, read-only or failing; how many left anything wrong.

    words_too: say also what the person was told.
    """
    acts = [name for name in names if name in disks.ACTS_TRIED]
    ways: list[Callable[[str], disks.Tried]] = []
    folder = ground.folder.parent / "disks"
    folder.mkdir()
    if disks.can_mount():
        ways += [
            lambda act: disks.full(act, ground, folder, int(10 ** chance.uniform(3, 6))),
            lambda act: disks.read_only(act, ground, folder),
        ]
    else:
        say("full and read-only disks: not tried, only root can mount them")
    if disks.can_fail():
        ways += [lambda act: disks.failing(act, ground, folder, chance)] * 4
    else:
        say("failing disks: not tried, strace is not there or not allowed")
    found = [chance.choice(ways)(acts[n % len(acts)]) for n in range(count)] if ways else []
    for act in acts:
        mine = [one for one in found if one.act == act]
        bad = [one for one in mine if one.faults]
        refused = sum(bool(one.refused) for one in mine)
        say(f"{act:12} {len(mine):4} disks, {refused:3} refused in words, wrong {len(bad)}")
        for one in bad:
            say(f"    {one.disk}: {'; '.join(one.faults)}")
        told = Counter(words for one in mine for words in one.refused)
        for words, times in told.most_common() if words_too else ():
            say(f"    {times} × {words}")
    return sum(bool(one.faults) for one in found)


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
