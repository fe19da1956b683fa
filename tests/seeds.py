"""Real published pages that tests read from outside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Which paper each page is from, by the start of its file's name.
PAPERS = {"000": "上街时报", "001": "郑州日报", "002": "上街信息", "003": "上街时报"}


def folder() -> Path:
    """Where the pages lie: NEWSROOM_SEEDS, else shared/seeds beside the checkout."""
    usual = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    return Path(os.environ.get("NEWSROOM_SEEDS", usual))


def page(stem: str) -> Path:
    """One page's file; where the pages are absent the test is skipped, on CI it fails."""
    found = sorted(folder().glob(f"{stem}*.txt"))
    if found:
        return found[0]
    if os.environ.get("CI") == "true":
        pytest.fail(f"{stem} is not in {folder()}: set NEWSROOM_SEEDS")
    pytest.skip("the published pages are not there: set NEWSROOM_SEEDS")
