"""The stored ratios, with the machine they were taken on: a slow-down shows beside them.

A ratio to a rival that runs in turn with ours holds on other machines too, and while others work
on this one; seconds do not. They are stored for people to read.
"""

from __future__ import annotations

import datetime
import json
import math
import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.runner import Row

PATH = Path(__file__).with_name("baseline.json")
WORSE = 1.2  # so many of the stored ratio are a slow-down
_NEAR = 1.1  # from here on a measurement is repeated
_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Stored:
    """What was measured once. ours, rival: medians, of seconds or of what is measured."""

    ratio: float
    ours: float
    rival: float
    taken: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The stored figures by the name of their measurement, and the machine in words."""

    machine: str
    figures: Mapping[str, Stored]

    @classmethod
    def load(cls, path: Path = PATH) -> Baseline:
        """What is stored; nothing where there is no file."""
        if not path.exists():
            return cls("", {})
        data = json.loads(path.read_text("utf-8"))
        figures = {name: Stored(**figure) for name, figure in data["figures"].items()}
        return cls(data["machine"], figures)

    def save(self, path: Path = PATH) -> None:
        """Write the file anew."""
        figures = {
            name: {key: getattr(figure, key) for key in Stored.__slots__}
            for name, figure in sorted(self.figures.items())
        }
        data = {"machine": self.machine, "figures": figures}
        path.write_text(json.dumps(data, indent=2) + "\n", "utf-8")

    def change(self, row: Row) -> float:
        """A measurement's ratio as so many of the stored one; not a number where either lacks."""
        figure = self.figures.get(row.bench.name)
        return row.ratio / figure.ratio if figure and row.bench.steady else math.nan

    def worse(self, row: Row) -> bool:
        """Whether a measurement is slower than it was by more than a fifth."""
        return self.change(row) > WORSE

    def taken(self, rows: Mapping[str, Row], today: datetime.date | None = None) -> Baseline:
        """With these measurements' figures; those of another machine are left out."""
        day = (today or datetime.date.today()).isoformat()
        found = {name: _stored(row, day) for name, row in rows.items() if row.bench.steady}
        here = machine()
        former = self.figures if self.machine == here else {}
        return Baseline(here, {**former, **{name: one for name, one in found.items() if one}})


def repeated(measure: Callable[[], Row], baseline: Baseline) -> Row:
    """A measurement; where it comes near a slow-down, the best of a few."""
    best = measure()
    for _ in range(_REPEATS - 1):
        if not baseline.change(best) > _NEAR:
            break
        best = min(best, measure(), key=lambda row: row.ratio)
    return best


def machine() -> str:
    """This machine in words."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{_processor()}, {os.cpu_count()} processors, {system}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")


def _stored(row: Row, day: str) -> Stored | None:
    if row.samples is None:
        return None
    ours, rival = median(row.samples.ours), median(row.samples.rival)
    return Stored(round(row.ratio, 3), float(f"{ours:.4g}"), float(f"{rival:.4g}"), day)
