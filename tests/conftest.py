"""What every test shares."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.once import once

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

# Python's collector goes through all the tests and all they load again and again, which takes a
# sixth of a run: it is told that these stay, and to look less often.
_YOUNG = (50_000, 20, 50)


# Files whose tests take longest in all, and wait most: first, so that at a run's end no process has
# one of them before it while the others have nothing left to do.
_FIRST = (
    "tests/ui/test_main_window.py",
    "tests/test_bad_pages.py",
    "tests/test_cli.py",
    "tests/test_page_files.py",
    "tests/export/test_validated.py",
    "tests/ui/test_accessible.py",
    "tests/ui/test_main_job.py",
    "tests/bench/test_bench.py",
    "tests/desk/test_comparing.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long before the others, each file's tests in their order."""
    places = {name: place for place, name in enumerate(_FIRST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))


def pytest_collection_finish() -> None:
    """All tests are loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_YOUNG)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile folder in which the sample issue is built."""
    from newsroom.desk import sample  # noqa: PLC0415 - rooms load only for tests that need them
    from newsroom.job import Job  # noqa: PLC0415

    def make(home: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NEWSROOM_HOME", str(home))
            sample.prepare(Job())

    return once(tmp_path_factory, "sample", make)


@pytest.fixture(scope="session")
def sample_library(sample_home: Path) -> Path:
    """The sample issue's library, built once and closed; read it, but work on a copy."""
    from newsroom.desk import sample  # noqa: PLC0415 - rooms load only for tests that need them

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSROOM_HOME", str(sample_home))
        return sample.library_path()


@pytest.fixture(scope="session")
def seed_issue(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Issue]:
    """Gives the assembled issue of a seed by its stem, each assembled once."""
    from tests.seed_issues import Issue, assemble  # noqa: PLC0415 - rooms load only where needed

    @cache
    def issue(stem: str) -> Issue:
        folder = once(tmp_path_factory, f"seed{stem}", lambda folder: assemble(stem, folder))
        return Issue.load(folder)

    return issue
