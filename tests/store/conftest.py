"""Libraries on real disk for the store's tests."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsroom.model.article import Article
from newsroom.model.issue import Issue, IssueNumber
from newsroom.store.library import Library


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library, made once; tests open copies of it."""
    path = tmp_path_factory.mktemp("blank") / "稿库.newsroom"
    Library.create(path).close()
    return path


@pytest.fixture
def place(blank: Path, tmp_path: Path) -> Path:
    """A closed empty library of the test's own."""
    path = tmp_path / blank.name
    shutil.copy(blank, path)
    return path


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    with Library.open(place) as opened:
        yield opened


@pytest.fixture
def paper(library: Library) -> str:
    """The identity of 上街时报."""
    return library.publications.find("上街时报")


@pytest.fixture
def issue(library: Library, paper: str) -> Issue:
    """第32期 of 2021 with its pages."""
    made = Issue(
        publication=paper,
        date=datetime.date(2021, 10, 16),
        number=IssueNumber((32,), (707,)),
    )
    library.issues.add_with_pages(made)
    return made


@pytest.fixture
def add(library: Library, paper: str) -> Callable[..., Article]:
    """Takes an article in and gives it back."""

    def adding(article: Article, **home: Any) -> Article:
        library.articles.add(article, publication=paper, person="编辑甲", reason="导入", **home)
        return article

    return adding
