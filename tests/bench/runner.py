"""Runs declared measurements: ours and a rival's in turn, medians, a table, bars."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

Timed = Callable[[int], float]


class MissingError(Exception):
    """What a measurement needs is not installed; the message names it."""


def ms(seconds: float) -> str:
    """Seconds as milliseconds for the table."""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def mb(megabytes: float) -> str:
    """Megabytes for the table."""
    return f"{megabytes:.0f} MB"


@dataclass(frozen=True, slots=True)
class Bars:
    """Limits. ratio: of our median to the rival's; median, p95: of ours, seconds."""

    ratio: float = math.inf
    median: float = math.inf
    p95: float = math.inf


@dataclass(frozen=True, slots=True)
class Samples:
    """What was measured. ours, rival: seconds of each run. notes: what else the table says.

    missed: bars of the measurement's own that were missed, in words. worked: seconds of a processor
    that ours and the rival's took, where a ratio of seconds on the wall says more of what else the
    machine does.
    """

    ours: Sequence[float]
    rival: Sequence[float]
    notes: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    worked: tuple[Sequence[float], Sequence[float]] | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """One declared measurement.

    what: what is timed. rival: whom it is compared with. measure: runs it; its argument says
    whether once over will do. Raises MissingError where it cannot run. told: a sample in words.
    steady: whether its ratio is the same from run to run and on every machine, so that a slow-down
    shows in it; it is not where the rival is a limit or works for as long as it may.
    """

    name: str
    what: str
    rival: str
    bars: Bars
    measure: Callable[[bool], Samples] = field(repr=False)
    told: Callable[[float], str] = field(default=ms, repr=False)
    steady: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; samples is None where `absent` says what is not installed."""

    bench: Bench
    samples: Samples | None
    absent: str = ""

    @property
    def ratio(self) -> float:
        """Our median as so many of the rival's; not a number where nothing was measured."""
        if self.samples is None:
            return math.nan
        ours, rival = self.samples.worked or (self.samples.ours, self.samples.rival)
        return median(ours) / median(rival)

    @property
    def missed(self) -> tuple[str, ...]:
        """The bars that were missed, in words."""
        if self.samples is None:
            return (f"not measured: {self.absent}",)
        bars, ours = self.bench.bars, self.samples.ours
        found = (
            ("ratio", self.ratio, bars.ratio),
            ("median", median(ours), bars.median),
            ("p95", percentile(ours, 0.95), bars.p95),
        )
        own = tuple(f"{name} {value:.3g} > {bar:g}" for name, value, bar in found if value > bar)
        return (*own, *self.samples.missed)


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes; what was left over before is collected first."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def interleaved(
    runs: int, ours: Timed, rival: Timed, *, quick: bool, warm: int = 1
) -> tuple[list[float], list[float]]:
    """Seconds of both, one run of each in turn; each gets its run's number, never the same twice.

    warm: runs of each before those that count.
    """
    if quick:
        runs, warm = 1, 0
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(warm + runs):
        times = (ours(number), rival(number))
        if number >= warm:
            for kept, seconds in zip(found, times, strict=True):
                kept.append(seconds)
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def run(bench: Bench, *, quick: bool) -> Row:
    """One measurement."""
    try:
        return Row(bench, bench.measure(quick))
    except MissingError as missing:
        return Row(bench, None, str(missing))


def told(row: Row) -> str:
    """A measurement's part of the table."""
    head = f"{row.bench.name}: {row.bench.what}\n  against {row.bench.rival}"
    if row.samples is None:
        return f"{head}\n  skipped: {row.absent}"
    bars, say = row.bench.bars, row.bench.told
    lines = [
        head,
        _spread("ours ", row.samples.ours, say)
        + _bar(bars.median, "median", say)
        + _bar(bars.p95, "p95", say),
        _spread("rival", row.samples.rival, say),
        f"  ratio {row.ratio:.2f}" + (f"  (bar {bars.ratio:g})" if bars.ratio < math.inf else ""),
        *(f"  {note}" for note in row.samples.notes),
    ]
    if row.missed:
        lines.append(f"  MISSED {'; '.join(row.missed)}")
    return "\n".join(lines)


def _spread(who: str, samples: Sequence[float], say: Callable[[float], str]) -> str:
    return (
        f"  {who} median {say(median(samples)):>9}  p95 {say(percentile(samples, 0.95)):>9}"
        f"  least {say(min(samples)):>9}  of {len(samples)}"
    )


def _bar(limit: float, name: str, say: Callable[[float], str]) -> str:
    return f"  (bar {name} {say(limit)})" if limit < math.inf else ""
