"""A small run of the kills, at steps that are the same every time: `python -m tests.faults` is the
long one, at any moment.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

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
