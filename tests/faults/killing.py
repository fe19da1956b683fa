"""Kills an act at a moment, and tells what is wrong afterwards."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import sights
from tests.faults.acts import ACTS, Act
from tests.faults.ground import Ground, Told, copy_of
from tests.faults.typing_act import behind

_LONG = 120.0


@dataclass(frozen=True, slots=True)
class Killed:
    """One act that was ended. done: it had come to its end before. faults: what is wrong.
    behind: seconds that the journal told itself to be behind the keyboard.
    """

    act: str
    moment: str
    done: bool
    faults: tuple[str, ...]
    behind: float = 0.0


class Zygote:
    """The process that acts are forked from."""

    def __init__(self, kind: str) -> None:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote", kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=Path(__file__).resolve().parents[2],
        )

    def ask(
        self, act: str, ground: Ground, after: float, step: int | None, size: int = 0
    ) -> dict[str, Any]:
        """Let an act be done; ended after so many seconds, or before its n-th step. size: bytes
        beyond which no file can grow.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        folder = str(ground.folder)
        request = {"act": act, "folder": folder, "after": after, "step": step, "size": size}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        """End the process; what it was asked is done."""
        self._process.communicate()


@contextmanager
def zygotes() -> Iterator[dict[str, Zygote]]:
    """One for each kind of act."""
    kinds = {act.kind for act in ACTS.values()}
    all_ = _Lazy()
    try:
        yield all_
    finally:
        for kind in kinds & set(all_):
            all_[kind].end()


class _Lazy(dict[str, Zygote]):
    def __missing__(self, kind: str) -> Zygote:
        self[kind] = made = Zygote(kind)
        return made


@dataclass
class Trial:
    """Kills one act again and again, on copies of a ground. first: the share of it that only opens
    the window.
    """

    name: str
    ground: Ground
    zygote: Zygote
    folder: Path
    seconds: float = 0.0
    steps: int = 0
    first: float = 0.0
    _count: int = 0

    @property
    def act(self) -> Act:
        """What is done."""
        return ACTS[self.name]

    def measure(self) -> Killed:
        """Let it be done to its end once, counting its steps."""
        by_steps = self.act.kind != "window"
        killed, answer, told = self._one(_LONG, 0 if by_steps else None)
        self.seconds = answer["seconds"]
        begun = next((line[1] for line in told if line[0] == "begun"), None)
        if begun is not None:
            self.first = 1 - (answer["ended"] - begun) / self.seconds
        self.steps = next((line[1] for line in told if line[0] == "done"), 0)
        if answer["status"]:
            log = (self.folder / f"{self.name}-1" / "log.txt").read_text()
            return Killed(self.name, "whole", True, (f"ended with {answer['status']}", log))
        return killed

    def at(self, share: float, *, by_steps: bool) -> Killed:
        """End it at a share (0 to 1) of its steps, or of its time."""
        if by_steps and self.steps:
            return self._one(_LONG, max(1, round(share * self.steps)))[0]
        return self._one(share * self.seconds, None)[0]

    def before(self, step: int) -> Killed:
        """End it before its n-th step, if it has so many."""
        return self._one(_LONG, step)[0]

    def random(self, chance: random.Random) -> Killed:
        """End it at any moment."""
        share = chance.uniform(self.first, 1.0)
        return self.at(share, by_steps=chance.random() < 0.5)

    def _one(self, after: float, step: int | None) -> tuple[Killed, dict[str, Any], Told]:
        self._count += 1
        ground = copy_of(self.ground, self.folder / f"{self.name}-{self._count}")
        self.act.ready(ground)
        answer = self.zygote.ask(self.name, ground, after, step)
        told = sights.told(ground)
        faults = looked_at(self.act, ground, [*told, ["killed", answer["ended"]]])
        faults += [f"refused: {line[1]}" for line in told if line[0] == "refused"]
        moment = f"{after:.3f} s" if step is None else f"step {step} of {self.steps}"
        done = answer["status"] == 0
        if not done and answer["status"] != -9:
            faults.append(f"ended with {answer['status']}: {log_of(ground)}")
        if not faults:
            shutil.rmtree(ground.folder)
        return Killed(self.name, moment, done, tuple(faults), behind(told)), answer, told


def log_of(ground: Ground) -> str:
    """The end of what the process said."""
    path = ground.folder / "log.txt"
    return path.read_text()[-2000:] if path.exists() else ""


def looked_at(act: Act, ground: Ground, told: Told) -> list[str]:
    """What is wrong once an act was ended, however it was."""
    faults = sights.processes(ground)
    if not ground.library.exists() and act.new:
        _begin_again(ground)
    desk, wrong = sights.opened(ground)
    faults += [fault for fault in wrong if not (act.old and "缺少图片原件" in fault)]
    if desk is not None:
        with desk:
            faults += act.check(ground, desk, told)
    return faults + sights.left(ground)


def _begin_again(ground: Ground) -> None:
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    Desk.open(ground.library, create=True).close()
