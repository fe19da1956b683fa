"""A whole check before printing of a four-page issue whose pages are composed already.

The floor is going over every line of those pages once, which is the least a check can do.
"""

from __future__ import annotations

import datetime

from newsroom.model.finding import Severity
from newsroom.model.frame import TextFrame
from newsroom.preflight.judge import checked
from newsroom.preflight.snapshot import Snapshot
from newsroom.typeset.compose import Composer
from tests.bench.paper import FOUR_PAGES, edition, fonts, house
from tests.bench.runner import Bars, Bench, Samples, interleaved, timed
from tests.bench.writing import Writer

_CHARACTERS = 12_000
_TIME = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def measure(quick: bool) -> Samples:
    """Check after check, the pages composed once."""
    issue = edition(Writer(0).load(sum(FOUR_PAGES), _CHARACTERS), FOUR_PAGES)
    pages = Composer(house(), fonts()).pages(issue)

    def ours(_number: int) -> float:
        return timed(lambda: checked(Snapshot(issue, pages), (), (), _TIME))

    def floor(_number: int) -> float:
        frames = [f for page in pages for f in page.frames if isinstance(f, TextFrame)]
        return timed(lambda: [line.text for frame in frames for line in frame.lines])

    mine, theirs = interleaved(9, ours, floor, quick=quick)
    found = checked(Snapshot(issue, pages), (), (), _TIME)
    told = "、".join(f"{level.text} {found.count(level)}" for level in Severity)
    return Samples(mine, theirs, (f"{len(found.checks)} checks, found {told}",))


BENCH = Bench(
    "checks",
    "a check before printing of four composed pages",
    "reading every line of those pages once (floor)",
    Bars(median=0.5),
    measure,
)
