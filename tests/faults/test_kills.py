"""A small run of the faults, the same every time: `python -m tests.faults` is the long one, which
kills at any moment and makes disks fail as they do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import disks
from tests.faults.ground import Ground, build
from tests.faults.killing import Trial, Zygote

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
STEPS = {
    "save": (700, 2900, 6100),
    "take": (900,),
    "make": (150, 420),
    "copy": (230, 560),
    "back-up": (310, 800, 1100),
    "hand": (400,),
    "migrate-1": (60, 180, 330),
    "migrate-6": (160,),
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return build(tmp_path_factory.mktemp("ground") / "made", placed=False)


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    process = Zygote("desk")
    yield process
    process.end()


@pytest.mark.parametrize("act", list(STEPS))
def test_what_was_told_outlives_a_kill(act: str, ground: Ground, zygote: Zygote, tmp_path: Path):
    trial = Trial(act, ground, zygote, tmp_path)
    found = [trial.before(step) for step in STEPS[act]]
    assert [one for one in found if one.faults] == []
    assert not all(one.done for one in found)


@pytest.mark.parametrize(
    ("act", "most"),
    [("save", 60_000), ("make", 100_000), ("back-up", 300_000), ("migrate-1", 300_000)],
)
def test_a_full_disk_is_told_and_loses_nothing(
    act: str, most: int, ground: Ground, zygote: Zygote, tmp_path: Path
):
    tried = disks.limited(act, ground, zygote, tmp_path, most)
    assert tried.faults == ()
    assert len(tried.refused) == 1
