"""What every test shares."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.seed_issues import Issue

# No property is about time: a busy machine may take its own. What is submitted is tried with the
# same examples wherever it runs; everybody else goes on looking for new ones.
_UNTIMED = hypothesis.settings(
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
hypothesis.settings.register_profile("untimed", _UNTIMED)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile folder in which the sample issue is built."""
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="session")
def sample_library(sample_home: Path) -> Path:
    """The sample issue's library, built once and closed; read it, but work on a copy."""
    from newsroom.desk import sample  # noqa: PLC0415 - rooms load only for tests that need them
    from newsroom.job import Job  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSROOM_HOME", str(sample_home))
        return sample.prepare(Job())


@pytest.fixture(scope="session")
def seed_issue(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Issue]:
    """Gives the assembled issue of a seed by its stem, each assembled once."""
    from tests.seed_issues import assembled  # noqa: PLC0415 - rooms load only where needed

    @cache
    def issue(stem: str) -> Issue:
        return assembled(stem, tmp_path_factory.mktemp(f"seed{stem}"))

    return issue
